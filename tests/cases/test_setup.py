"""A coordinator sets up a case, corrects it later, and invites; what is known already is not asked again."""

import re

import pytest

from bot.app import App
from bot.model import Organisation, Topic
from tests.support.people import Person, Robot
from tests.support.three import CASE, ORGANISATIONS, TITLE, TOPICS, answered, joined, last, opened

CODE = re.compile(r"\b[a-hjkmnp-z2-9]{16}\b")


@pytest.fixture
def desk(app: App) -> Person:
    """A coordinator who just set up a case in the conversation."""
    person = Person(app)
    person.greets()
    person.taps("Zelf een samenwerking")
    person.says("Jeugd", "14-5-2027", "Gemeente A\nZorg B", "klaar", "Een toegang", "klaar", "ja")
    return person


def case_of(app: App) -> str:
    (row,) = app.store.cases()
    return row.id


def test_a_case_is_set_up_as_it_was_told(app: App, desk: Person) -> None:
    (row,) = app.store.cases()
    assert (row.title, row.meeting) == ("Jeugd", "2027-05-14")
    assert app.store.organisations(row.id) == [
        Organisation("GEM", "Gemeente A"),
        Organisation("ZOR", "Zorg B"),
    ]
    assert app.store.topics(row.id) == [Topic("t1", "Een toegang")]


def test_every_organisation_gets_an_invitation_that_works(app: App, desk: Person) -> None:
    codes = CODE.findall(desk.reply.text)
    assert len(codes) == 2
    for place, code in enumerate(codes):
        assert Person(app, f"p{place}", "telegram").enters(code).question is not None
    assert [part.organisation for part in app.store.participants(case_of(app))] == ["", "GEM", "ZOR"]


def test_another_invitation_can_be_asked_for_at_any_time(app: App, desk: Person) -> None:
    menu = desk.sends(command="uitnodigen")
    assert [button.label for button in menu.buttons] == ["Gemeente A", "Zorg B"]
    (code,) = CODE.findall(desk.taps("Zorg B").text)
    assert joined_by(app, code) == "ZOR"
    (code,) = CODE.findall(desk.sends(command="invite", argument="GEM").text)
    assert joined_by(app, code) == "GEM"


def joined_by(app: App, code: str) -> str:
    """The organisation for which this code lets somebody in."""
    Person(app, code, "telegram").enters(code)
    person = app.store.person("telegram", code)
    (part,) = app.store.participants_of(person.id if person else "")
    return part.organisation


def test_a_corrected_name_renames_the_organisation_and_loses_no_answer(app: App, desk: Person) -> None:
    case = case_of(app)
    person = Person(app, "p", "telegram")
    person.enters(app.desk.invite(case, "ZOR").code)
    person.says("1", "Over twee jaar krijgt elk kind hulp.")
    desk.sends(command="verbeter", argument="4")
    desk.says("Zorggroep B")
    assert [one.name for one in app.store.organisations(case)] == ["Gemeente A", "Zorggroep B"]
    assert not CODE.search(desk.reply.text)
    assert len(app.store.history(case, "ZOR-1")) == 2
    partner = Person(app, "q", "telegram")
    partner.enters(app.desk.invite(case, "GEM").code)
    partner.answers(Robot("GEM"), until="other.interests")
    assert "Zorggroep B" in partner.reply.text


def test_a_name_that_another_organisation_has_is_refused_and_asked_again(app: App, desk: Person) -> None:
    case = case_of(app)
    desk.sends(command="verbeter", argument="4")
    desk.says("gemeente  A")
    assert "twee keer" in desk.replies[0].text
    assert desk.reply.question is not None
    assert [one.name for one in app.store.organisations(case)] == ["Gemeente A", "Zorg B"]
    desk.says("Zorg C")
    assert [one.name for one in app.store.organisations(case)] == ["Gemeente A", "Zorg C"]


def test_two_names_that_look_the_same_are_refused_and_can_be_mended(app: App) -> None:
    person = Person(app)
    person.greets()
    person.taps("Zelf een samenwerking")
    person.says("Jeugd", "/overslaan", "Zorg B\nzorg b", "klaar", "/overslaan", "ja")
    assert "twee keer" in person.replies[0].text
    assert app.store.organisations(case_of(app)) == []
    person.says("nee", "4", "Zorg C", "ja")
    assert [one.name for one in app.store.organisations(case_of(app))] == ["Zorg B", "Zorg C"]


def test_an_organisation_that_is_added_later_gets_its_own_invitation(app: App, desk: Person) -> None:
    desk.sends(command="verbeter", argument="3")
    desk.sends(command="erbij")
    desk.says("Wonen C")
    desk.sends(command="klaar")
    assert len(CODE.findall(desk.reply.text)) == 1
    assert [one.name for one in app.store.organisations(case_of(app))] == ["Gemeente A", "Zorg B", "Wonen C"]


def test_people_who_finished_get_only_what_is_new_about_a_new_organisation(app: App) -> None:
    opened(app)
    person = answered(app, "GEM", Robot("GEM", last))
    person.releases()
    desk = Person(app, "desk")
    desk.sends(command="verbeter", argument="3")
    desk.sends(command="erbij")
    desk.says("Politie Noord", "klaar")
    told = person.greets()
    assert told.question is not None
    assert (told.question.id, told.question.item) == ("other.interests", "POL")


def test_a_case_that_was_set_up_elsewhere_is_not_asked_for_again(app: App) -> None:
    opened(app)
    desk = Person(app, "desk")
    told = desk.greets()
    assert told.question is None
    assert told.ended
    assert all(name in told.text for name in (TITLE, *ORGANISATIONS.values()))
    overview = desk.sends(command="overzicht").text
    assert all(text in overview for text in (TITLE, *ORGANISATIONS.values(), *TOPICS))
    assert [one.name for one in app.store.organisations(CASE)] == list(ORGANISATIONS.values())
    desk.sends(command="verbeter", argument="1")
    desk.says("Jeugd en gezin in de regio")
    assert app.store.case(CASE).title == "Jeugd en gezin in de regio"  # type: ignore[union-attr]
    assert len(app.store.organisations(CASE)) == 3


def test_what_a_case_is_called_may_hold_braces_and_markup(app: App) -> None:
    app.desk.new(
        ("terminal", "desk"), "{partner} <b>%s</b> {0}", ["{case}", "B {preview}"], ["{topic}"], None, "nl"
    )
    (row,) = app.store.cases()
    person = Person(app, "p", "telegram")
    told = person.enters(app.desk.invite(row.id, app.store.organisations(row.id)[0].id).code)
    assert "“{partner} <b>%s</b> {0}”" in told.text
    person.answers(Robot("A"), until="other.interests")
    assert "B {preview}" in person.reply.text


def test_a_coordinator_who_erases_everything_can_begin_anew(app: App, desk: Person) -> None:
    desk.sends(command="stop")
    told = desk.taps("Stoppen en al mijn antwoorden wissen", "Ja")
    assert told.paused
    app.conversation.interviews.forget()
    assert desk.greets().question.id == "setup.title"  # type: ignore[union-attr]
    assert len(app.store.organisations(case_of(app))) == 2


def test_the_coordinator_reads_how_far_everybody_is(app: App) -> None:
    opened(app)
    desk = Person(app, "desk")
    joined(app, "GEM", "g").taps("Mijn organisatie")
    answered(app, "ZOR", Robot("ZOR", last)).releases()
    told = desk.greets().text
    lines = told.split("\n")
    assert "- Gemeente Waterrijk: 1 van 17 beantwoord, nog niet vrijgegeven" in lines
    assert re.search(r"^- Zorggroep De Linde: (\d\d) van \1 beantwoord, vrijgegeven$", told, flags=re.M)
    assert "- Woonbedrijf Nova: nog niemand begonnen" in lines


def test_an_old_set_up_of_one_coordinator_never_undoes_what_another_changed(app: App, desk: Person) -> None:
    other = Person(app, "desk2", "telegram")
    other.enters(app.desk.invite_coordinator(case_of(app), "nl").code)
    other.sends(command="verbeter", argument="1")
    other.says("Jeugd in de hele regio")
    other.sends(command="verbeter", argument="2")
    other.says("1-6-2027")
    desk.sends(command="verbeter", argument="5")
    desk.says("Een toegang voor iedereen")
    desk.sends(command="pauze")
    desk.greets()
    (row,) = app.store.cases()
    assert (row.title, row.meeting) == ("Jeugd in de hele regio", "2027-06-01")
    assert [topic.text for topic in app.store.topics(row.id)] == ["Een toegang voor iedereen"]
    desk.sends(command="verbeter", argument="2")
    desk.says("2-6-2027")
    (row,) = app.store.cases()
    assert (row.title, row.meeting) == ("Jeugd in de hele regio", "2027-06-02")


@pytest.fixture
def colleague(app: App, desk: Person) -> Person:
    """A second coordinator of that case, who has read what is known of it."""
    person = Person(app, "colleague", "telegram")
    person.enters(app.desk.invite_coordinator(case_of(app), "nl").code)
    person.sends(command="overzicht")
    return person


def test_what_another_coordinator_renamed_never_comes_back(app: App, desk: Person, colleague: Person) -> None:
    colleague.sends(command="verbeter", argument="4")
    colleague.says("Zorggroep B")
    assert "Zorggroep B" in desk.sends(command="overzicht").text
    desk.sends(command="verbeter", argument="5")
    desk.says("Een loket")
    assert [one.name for one in app.store.organisations(case_of(app))] == ["Gemeente A", "Zorggroep B"]
    assert [topic.text for topic in app.store.topics(case_of(app))] == ["Een loket"]
    assert "Een loket" in colleague.sends(command="overzicht").text
    desk.sends(command="verbeter", argument="4")
    desk.says("Zorg in de regio")
    assert [one.name for one in app.store.organisations(case_of(app))] == ["Gemeente A", "Zorg in de regio"]


def test_what_a_coordinator_added_and_did_not_finish_stays_when_another_changes_the_case(
    app: App, desk: Person, colleague: Person
) -> None:
    desk.sends(command="verbeter", argument="3")
    desk.sends(command="erbij")
    desk.says("Wonen C")
    colleague.sends(command="verbeter", argument="3")
    colleague.sends(command="erbij")
    colleague.says("Politie D", "klaar")
    colleague.sends(command="verbeter", argument="1")
    colleague.says("Jeugd in de regio")
    desk.sends(command="klaar")
    names = {one.name for one in app.store.organisations(case_of(app))}
    assert names == {"Gemeente A", "Zorg B", "Wonen C", "Politie D"}
    assert "Jeugd in de regio" in desk.sends(command="overzicht").text
    assert "Wonen C" in colleague.sends(command="overzicht").text

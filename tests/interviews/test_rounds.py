"""The rounds after the release: reacting to others, answering what they ask, and what came of the meeting."""

from typing import Any

import pytest

from bot.app import App
from bot.cases.whole_case import gather
from bot.messages import Reply
from bot.model import Case
from tests.support.people import Person, Robot, described
from tests.support.three import CASE, ORGANISATIONS, compared, joined, last, opened, seen


class Asker(Robot):
    """A robot that makes an open question of every belief it checks, and lets it be put to the other."""

    def words(self, question: str, item: str) -> str:
        if question == "ass.question":
            return f"Wat vinden jullie belangrijk volgens {self.name}?"
        return super().words(question, item)

    def answer(self, said: Any) -> dict[str, str]:
        if said["question"] and said["question"]["id"] == "ass.enquire":
            return {"button": next(each["id"] for each in said["buttons"] if each["label"] == "Ja")}
        return super().answer(said)


def released(app: App, organisation: str, robot: Robot | None = None, address: str = "") -> Person:
    """Somebody who answered everything and released it as proposed."""
    person = joined(app, organisation, address or organisation)
    person.answers(robot or Robot(organisation, last))
    person.releases()
    return person


@pytest.fixture
def table(app: App) -> dict[str, Person]:
    """Three organisations that released what they answered."""
    opened(app)
    return {name: released(app, name) for name in ORGANISATIONS}


def asked(reply: Reply) -> str:
    return reply.question.id if reply.question else ""


def reacts(person: Person, choose: int = 0) -> Person:
    """Go through the whole round up to its confirmation, taking the option at this place each time."""
    person.says("/reageer")
    person.answers(
        Robot(f"{person.at.address}-reactie", lambda of: min(choose, of - 1)), until="react.confirm"
    )
    return person


def whole(app: App) -> Case:
    return gather(app.store, app.interviews, CASE)


def test_nobody_sees_anything_of_others_before_their_own_release(app: App) -> None:
    opened(app)
    released(app, "ZOR")
    person = joined(app, "GEM", "GEM")
    person.answers(Robot("GEM", last), until="cond.decide")
    for command in ("/reageer", "/naafloop"):
        person.says(command)
        assert "geef vrij" in person.replies[0].text
        assert "ZOR zegt" not in "".join(reply.text for reply in person.replies)
    assert asked(person.reply) == "cond.decide"


def test_what_others_released_is_put_to_a_participant_and_nothing_of_their_own(
    table: dict[str, Person],
) -> None:
    person = table["GEM"]
    person.says("/reageer")
    told = [person.reply.text]
    while asked(person.reply) != "react.confirm":
        person.sends(**Robot("x").answer(described(person.reply)))
        told.append(person.reply.text)
    before = "\n".join(told[:-1])
    for kind in ("ambition", "interests", "get", "bring"):
        assert f"ZOR zegt hier nu op self.{kind} []" in before
        assert f"WOO zegt hier nu op self.{kind} []" in before
    assert "GEM zegt" not in before
    assert "self.boundary" not in before
    assert "other." not in before


def test_reactions_reach_the_others_only_after_a_yes(app: App, table: dict[str, Person]) -> None:
    person = reacts(table["GEM"])
    assert whole(app).responses == ()
    person.taps("Ja")
    case = whole(app)
    assert {response.organisation for response in case.responses} == {"GEM"}
    assert {response.position for response in case.responses} == {2}
    assert len(case.responses) == 8
    kinds = {statement.id: statement.kind for statement in case.statements}
    assert {kinds[response.statement] for response in case.responses} == {
        "ambition",
        "interest",
        "need",
        "offer",
    }


def test_a_no_keeps_them_and_they_can_still_be_released(app: App, table: dict[str, Person]) -> None:
    person = reacts(table["GEM"])
    person.taps("Nee")
    assert whole(app).responses == ()
    assert asked(person.says("/vrijgeven")) == "release.how"
    assert "react.interest" not in person.reply.text
    person.releases()
    assert len(whole(app).responses) == 8


def test_not_knowing_and_not_saying_stay_two_things(app: App, table: dict[str, Person]) -> None:
    person = table["GEM"]
    person.says("/reageer")
    person.taps("Weet ik niet", "Dat zeg ik liever niet")
    person.answers(Robot("rest"), until="react.confirm")
    person.taps("Ja")
    unknown, declined, *_ = whole(app).responses
    assert (unknown.position, unknown.declined) == (None, False)
    assert (declined.position, declined.declined) == (None, True)


def test_a_clash_is_asked_on_about_and_its_words_go_along(app: App, table: dict[str, Person]) -> None:
    person = table["GEM"]
    person.says("/reageer")
    assert asked(person.taps("Schuurt sterk")) == "react.ambition_remark"
    person.says("Dit gaat ons te snel")
    person.answers(Robot("rest"), until="react.confirm")
    assert "Dit gaat ons te snel" in person.reply.text
    person.taps("Ja")
    first = whole(app).responses[0]
    assert (first.position, first.remark) == (-2, "Dit gaat ons te snel")


def test_what_few_have_answered_comes_first(app: App, table: dict[str, Person]) -> None:
    reacts(table["GEM"]).taps("Ja")
    person = table["ZOR"]
    person.says("/reageer")
    assert "WOO zegt hier nu op self.ambition" in person.reply.text or "Gemeente" in person.reply.text
    case = whole(app)
    heard = {response.statement for response in case.responses}
    told = {statement.id: statement for statement in case.statements if statement.kind == "ambition"}
    fresh = [each.text for each in told.values() if each.id not in heard and each.organisation != "ZOR"]
    assert fresh[0] in person.reply.text


def test_a_round_can_be_stopped_and_taken_up_again(table: dict[str, Person]) -> None:
    person = table["GEM"]
    person.says("/reageer")
    person.taps("Past")
    second = person.reply.text
    person.says("/pauze")
    person.says("/verder")
    assert second in person.reply.text
    person.says("/vrijgeven", "4")
    assert person.reply.ended
    assert second in person.says("/reageer").text


def test_a_new_release_opens_the_round_again_and_asks_only_what_is_new(app: App) -> None:
    opened(app)
    people = {name: released(app, name) for name in ("GEM", "ZOR")}
    reacts(people["GEM"]).taps("Ja")
    assert "niets nieuws" in (people["GEM"].says("/reageer"), people["GEM"].replies[0].text)[1]
    released(app, "WOO")
    assert "/reageer" in people["GEM"].greets().text
    person = people["GEM"]
    person.says("/reageer")
    assert "Woonbedrijf Nova" in person.reply.text
    person.answers(Robot("weer"), until="react.confirm")
    assert "Zorggroep" not in person.reply.text
    person.taps("Ja")
    assert len(whole(app).responses) == 8


def test_what_was_said_to_a_text_does_not_count_for_another_text(app: App, table: dict[str, Person]) -> None:
    reacts(table["GEM"]).taps("Ja")
    owner = table["ZOR"]
    owner.says("/overzicht")
    number = next(
        line.split(".")[0].strip()
        for line in owner.reply.text.splitlines()
        if "ZOR zegt hier nu op self.ambition" in line
    )
    owner.says(f"/verbeter {number}", "Over twee jaar willen we iets heel anders dan wat hier eerst stond")
    owner.says("/vrijgeven")
    owner.releases()
    changed = next(each for each in whole(app).statements if "iets heel anders" in each.text)
    assert changed.id not in {response.statement for response in whole(app).responses}
    assert "iets heel anders" in table["GEM"].says("/reageer").text


def test_what_is_withdrawn_is_no_longer_asked_nor_shown(app: App, table: dict[str, Person]) -> None:
    reacts(table["GEM"]).taps("Ja")
    table["ZOR"].says("/vrijgeven")
    table["ZOR"].releases("Alles intrekken wat ik vrijgaf")
    case = whole(app)
    left = {statement.id for statement in case.statements}
    assert {response.statement for response in case.responses} <= left
    person = table["WOO"]
    person.says("/reageer")
    person.answers(Robot("w"), until="react.confirm")
    assert "Zorggroep" not in person.reply.text


def test_what_is_withdrawn_is_gone_for_who_is_in_the_middle_of_the_round(table: dict[str, Person]) -> None:
    person = table["GEM"]
    person.says("/reageer")
    assert ORGANISATIONS["WOO"] in person.reply.text
    table["WOO"].says("/vrijgeven")
    table["WOO"].releases("Alles intrekken wat ik vrijgaf")
    person.says("/voorbeeld")
    assert "WOO zegt" not in person.reply.text
    while asked(person.reply) != "react.confirm":
        assert "WOO zegt" not in person.reply.text
        person.sends(**Robot("x").answer(described(person.reply)))


def test_withdrawing_ones_own_release_closes_the_round(app: App, table: dict[str, Person]) -> None:
    person = table["GEM"]
    person.says("/vrijgeven")
    person.releases("Alles intrekken wat ik vrijgaf")
    person.says("/reageer")
    assert "geef vrij" in person.replies[0].text


def test_a_proposal_for_new_answers_never_raises_what_was_decided_before(app: App) -> None:
    opened(app)
    released(app, "ZOR")
    person = joined(app, "GEM", "GEM")
    person.answers(Robot("GEM", last))
    person.taps("Ik kies per antwoord")
    while asked(person.reply) == "release.level":
        person.taps("Ook de partners" if "self.ambition" in person.reply.text else "Alleen ik")
    person.taps("Ja")
    assert seen(app, "ZOR") & {
        f"GEM zegt hier nu op self.{kind} []" for kind in ("ambition", "interests")
    } == {"GEM zegt hier nu op self.ambition []"}
    reacts(person).taps("Nee")
    person.says("/vrijgeven")
    person.releases()
    assert "GEM zegt hier nu op self.interests []" not in seen(app, "ZOR")
    assert len(whole(app).responses) == 4


def test_an_enquiry_is_put_without_saying_who_asks_and_its_answer_reaches_who_asked_alone(app: App) -> None:
    opened(app)
    people = {name: released(app, name, Asker(name, last)) for name in ORGANISATIONS}
    asking = [(belief.organisation, belief.about) for belief in whole(app).beliefs if belief.enquire]
    assert ("WOO", "ZOR") in asking
    assert ("GEM", "ZOR") not in asking
    person = people["ZOR"]
    person.says("/reageer")
    person.answers(Robot("r"), until="react.enquiry")
    question = person.reply.question
    assert question is not None
    assert not any(name in question.item for name in ORGANISATIONS)
    assert "Wat vinden jullie belangrijk volgens WOO?" in person.reply.text
    assert ORGANISATIONS["WOO"] not in person.reply.text
    person.says("Wij willen vooral rust")
    assert "Klopt dat?" in person.reply.text
    person.taps("Klopt niet")
    assert "Alleen wie het vroeg" in person.reply.text
    person.taps("Ja")
    (finding,) = whole(app).findings
    assert (finding.organisation, finding.outcome, finding.heard) == (
        "ZOR",
        "refuted",
        "Wij willen vooral rust",
    )
    told = people["WOO"].says("/vragen").text
    assert "dit klopt niet." in told
    assert "Wij willen vooral rust" in told
    assert "Wij willen vooral rust" not in people["GEM"].says("/vragen").text
    verdicts = {
        reader: [each["verdict"] for each in compared(app, reader)["assumptions"] if each["about"] == "ZOR"]  # type: ignore[attr-defined]
        for reader in ("coordinator", "WOO", "GEM")
    }
    assert verdicts == {"coordinator": ["open", "refuted"], "WOO": ["refuted"], "GEM": ["open"]}


def test_the_holder_is_told_that_few_can_guess_who_asks(app: App) -> None:
    opened(app)
    person = joined(app, "GEM", "GEM")
    person.answers(Robot("GEM", last), until="ass.enquire")
    assert "met 3 organisaties kunnen zij raden dat jullie het zijn" in person.reply.text


def test_with_four_organisations_nobody_can_guess(app: App) -> None:
    app.desk.new(("terminal", "desk"), "Vier", ["Aaa", "Bbb", "Ccc", "Ddd"], [], None, "nl")
    person = Person(app, "a", "telegram")
    person.enters(app.desk.invite("vier", "Aaa").code)
    person.answers(Robot("a", last), until="ass.enquire")
    assert "raden" not in person.reply.text
    assert "Zij zien niet wie het vraagt." in person.reply.text


def test_a_question_that_is_not_open_is_put_as_a_neutral_one(app: App) -> None:
    class Closed(Asker):
        def words(self, question: str, item: str) -> str:
            return "Willen jullie geld?" if question == "ass.question" else super().words(question, item)

    opened(app)
    people = {name: released(app, name, Closed(name, last)) for name in ORGANISATIONS}
    about = next(belief.about for belief in whole(app).beliefs if belief.enquire)
    person = people[about]
    person.says("/reageer")
    person.answers(Robot("r"), until="react.enquiry")
    assert "Wat hebben jullie nodig in deze samenwerking?" in person.reply.text
    assert "Willen jullie geld?" not in person.reply.text


def test_what_was_heard_after_the_meeting_goes_with_the_belief(app: App, table: dict[str, Person]) -> None:
    person = table["GEM"]
    assert asked(person.says("/naafloop")) == "ass.heard"
    person.says("Wij zoeken geen lang contract")
    person.taps("Klopt niet")
    person.says("We praten eerst over het tarief")
    while asked(person.reply) != "cond.agreed":
        person.sends(**Robot("r").answer(described(person.reply)))
    person.says("Het bureau deelt de cijfers\nDe gemeente schrijft het voorstel", "klaar")
    person.says("De contractmanager", "voor 1 juni", "De projectleider", "in mei")
    person.answers(Robot("r"), until="after.confirm")
    assert "Wij zoeken geen lang contract" in person.reply.text
    assert whole(app).agreements == ()
    person.taps("Ja")
    case = whole(app)
    belief = next(belief for belief in case.beliefs if belief.heard == "Wij zoeken geen lang contract")
    assert (belief.outcome, belief.changes) == ("refuted", "We praten eerst over het tarief")
    assert [(each.text, each.who, each.when) for each in case.agreements] == [
        ("Het bureau deelt de cijfers", "De contractmanager", "voor 1 juni"),
        ("De gemeente schrijft het voorstel", "De projectleider", "in mei"),
    ]
    assert "Wij zoeken geen lang contract" in person.says("/vragen").text


def test_a_coordinator_sees_how_it_stands_and_reacts_to_nothing(app: App, table: dict[str, Person]) -> None:
    reacts(table["GEM"]).taps("Ja")
    desk = Person(app, "desk")
    told = desk.says("/stand").text
    assert "Gemeente Waterrijk: 24 van 24 beantwoord, vrijgegeven, reageerde op 8 van 8" in told
    assert "Zorggroep De Linde: 24 van 24 beantwoord, vrijgegeven, reageerde op 0 van 8" in told
    for command in ("/reageer", "/naafloop", "/vragen"):
        desk.says(command)
        assert "coördinator" in desk.replies[0].text
    table["GEM"].says("/stand")
    assert "Alleen de coördinator" in table["GEM"].replies[0].text


def test_asking_for_ones_questions_halfway_leaves_the_question_asked(app: App) -> None:
    opened(app)
    person = joined(app, "GEM", "GEM")
    person.taps("Mijn organisatie")
    reply = person.says("/vragen")
    assert "Je hebt nog geen vragen om te stellen" in reply.text
    assert asked(reply) == "self.ambition"
    assert not reply.ended


def test_stopping_erases_what_was_said_in_the_rounds_too(app: App, table: dict[str, Person]) -> None:
    reacts(table["GEM"]).taps("Ja")
    table["GEM"].says("/stop", "3", "ja")
    case = whole(app)
    assert case.responses == ()
    assert not any(each.organisation == "GEM" for each in case.statements)


def test_an_edited_message_of_a_round_changes_its_answer_and_is_confirmed_anew(
    app: App, table: dict[str, Person]
) -> None:
    person = table["GEM"]
    person.says("/reageer")
    person.taps("Schuurt sterk")
    person.sends(text="Dit gaat te snel", message="m1")
    person.answers(Robot("rest"), until="react.confirm")
    person.taps("Ja")
    assert whole(app).responses[0].remark == "Dit gaat te snel"
    person.sends(text="Dit gaat ons veel te snel", edits="m1")
    assert asked(person.reply) == "react.confirm"
    assert "Dit gaat ons veel te snel" in person.reply.text
    assert whole(app).responses[0].remark == "Dit gaat te snel"
    person.taps("Ja")
    assert whole(app).responses[0].remark == "Dit gaat ons veel te snel"


def test_an_edit_in_the_middle_of_a_round_leaves_what_is_asked(table: dict[str, Person]) -> None:
    person = table["GEM"]
    person.says("/reageer")
    person.taps("Schuurt sterk")
    person.sends(text="Dit gaat te snel", message="m1")
    before = asked(person.reply)
    person.sends(text="Dit gaat ons veel te snel", edits="m1")
    assert "Dit gaat ons veel te snel" in person.replies[0].text
    person.greets()
    assert asked(person.reply) == before

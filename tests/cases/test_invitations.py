"""Invitations: they work once, for a while, for one organisation; and one person can take part in several cases."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import App
from tests.support.people import Clock, Person, app_on, rows
from tests.support.three import CASE, TITLE, joined, opened


@pytest.fixture
def case(app: App) -> App:
    opened(app)
    return app


def test_an_invitation_leads_straight_to_the_first_question(case: App) -> None:
    person = Person(case, "p", "telegram")
    told = person.sends(text=f"/start {case.desk.invite(CASE, 'GEM').code}")
    assert told.question is not None
    assert told.question.id == "start.behalf"
    assert TITLE in told.text


@pytest.mark.parametrize("typed", ["{}", " {} ", "{upper}"])
def test_a_code_is_forgiven_its_spaces_and_capitals(case: App, typed: str) -> None:
    code = case.desk.invite(CASE, "GEM").code
    person = Person(case, "p")
    assert person.says(typed.format(code, upper=code.upper())).question is not None


def test_wrong_used_expired_and_revoked_invitations_get_the_same_words(case: App, clock: Clock) -> None:
    used, expired, revoked = (case.desk.invite(CASE, "GEM").code for _ in range(3))
    assert Person(case, "first", "telegram").enters(used).question is not None
    with case.store.transaction():
        assert case.store.revoke_invites(CASE, "GEM") == 2
    late = case.desk.invite(CASE, "ZOR").code
    clock.passes(days=14)
    stranger = Person(case, "second", "telegram")
    told = set()
    for code in (used, expired, revoked, late, "abcdefgh23456789", "", "x" * 5000, "\ud800"):
        stranger.sends(command="start", argument=code or "-")
        told.add(stranger.replies[0].text)
        assert case.store.person("telegram", "second") is None
    assert len(told) == 1


def test_an_invitation_works_until_the_fourteenth_day_has_passed(case: App, clock: Clock) -> None:
    invitation = case.desk.invite(CASE, "GEM")
    assert invitation.expires - clock.now == timedelta(days=14)
    clock.passes(days=14, seconds=-1)
    assert Person(case, "p", "telegram").enters(invitation.code).question is not None


def test_only_a_hash_of_a_code_is_kept_and_codes_are_hard_to_guess(database: Path) -> None:
    app = app_on(database)
    opened(app)
    codes = {app.desk.invite(CASE, "GEM").code for _ in range(50)}
    app.close()
    assert len(codes) == 50
    assert all(re.fullmatch("[a-hjkmnp-z2-9]{16}", code) for code in codes)  # 31 signs: 79 bits
    kept = "".join(rows(database))
    assert not any(code in kept for code in codes)


def test_an_invitation_is_for_its_organisation_and_no_other(case: App) -> None:
    person = joined(case, "ZOR", "p")
    person.taps("Mijn organisatie")
    (part,) = (part for part in case.store.participants(CASE) if part.role == "participant")
    assert part.organisation == "ZOR"
    asked = person.sends(command="overzicht").text + person.sends(command="volledig").text
    assert "Zorggroep De Linde, denk je" not in asked


def test_several_people_can_answer_for_one_organisation(case: App) -> None:
    people = [joined(case, "GEM", f"p{number}") for number in range(3)]
    people[0].taps("Mijn organisatie")
    assert [person.greets().question.id for person in people] == [  # type: ignore[union-attr]
        "self.ambition",
        "start.behalf",
        "start.behalf",
    ]
    ids = [part.id for part in case.store.participants(CASE) if part.organisation == "GEM"]
    assert ids == ["GEM-1", "GEM-2", "GEM-3"]


def test_who_already_takes_part_does_not_use_up_another_invitation(case: App) -> None:
    person = joined(case, "GEM", "p")
    code = case.desk.invite(CASE, "ZOR").code
    person.sends(command="start", argument=code)
    assert "al mee" in person.replies[0].text
    assert person.reply.question is not None
    assert Person(case, "q", "telegram").enters(code).question is not None


def test_who_already_takes_part_learns_nothing_of_a_code_that_does_not_work(case: App) -> None:
    person = joined(case, "GEM", "p")
    person.sends(command="start", argument="abcdefgh23456789")
    assert "werkt niet" in person.replies[0].text


def test_a_person_in_two_cases_chooses_which_one_to_talk_about(case: App) -> None:
    case.desk.new(("terminal", "elsewhere"), "Elders", ["Politie", "Justitie"], [], None, "nl")
    person = joined(case, "GEM", "p")
    person.taps("Mijn organisatie")
    person.enters(case.desk.invite("elders", "POL").code)
    assert "Elders" in person.reply.text
    menu = person.sends(command="zaken")
    assert [button.label for button in menu.buttons] == [f"{TITLE} - Gemeente Waterrijk", "Elders - Politie"]
    assert person.taps(TITLE).question.id == "self.ambition"  # type: ignore[union-attr]
    person.says("Een antwoord in de eerste zaak van de twee")
    person.sends(command="cases")
    assert person.taps("Elders").question.id == "start.behalf"  # type: ignore[union-attr]
    assert person.sends(command="zaken", argument=CASE).question.id == "self.values"  # type: ignore[union-attr]


def test_who_has_two_cases_and_chose_none_is_asked_before_anything_counts(case: App) -> None:
    case.desk.new(("terminal", "elsewhere"), "Elders", ["Politie"], [], None, "nl")
    with case.store.transaction():
        person = case.store.add_person("telegram", "p")
        case.store.add_participant(CASE, person.id, "participant", "GEM")
        case.store.add_participant("elders", person.id, "participant", "POL")
    asked = Person(case, "p", "telegram").says("Dit is een antwoord, maar waarop?")
    assert [button.label for button in asked.buttons] == [f"{TITLE} - Gemeente Waterrijk", "Elders - Politie"]
    assert case.store.history(CASE, "GEM-1") == case.store.history("elders", "POL-1") == []


def test_an_invited_coordinator_of_a_case_that_is_set_up_sees_how_it_stands(case: App) -> None:
    person = Person(case, "desk2", "telegram")
    told = person.enters(case.desk.invite_coordinator(CASE, "nl").code)
    assert told.ended
    assert f"Zo staat het met {TITLE}" in told.text


def test_an_invited_coordinator_of_no_case_yet_is_asked_to_set_one_up(app: App) -> None:
    person = Person(app, "desk", "telegram")
    told = person.enters(app.desk.invite_coordinator(None, "nl").code)
    assert told.question is not None
    assert told.question.id == "setup.title"

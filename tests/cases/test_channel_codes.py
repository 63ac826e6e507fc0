"""One person at several channels: a code that is typed elsewhere lets the same session go on there."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import cycle
from pathlib import Path

import pytest

from bot.app import App
from bot.cases import channel_codes
from tests.support.people import Clock, Person, Robot, app_on, described, rows
from tests.support.three import CASE, TITLE, joined, opened

WRONG = "abcdefgh23456789"


@pytest.fixture
def case(app: App) -> App:
    opened(app)
    return app


def code_of(person: Person, command: str = "kanaal") -> str:
    """The code that somebody gets to go on elsewhere."""
    found = re.search(r"/start ([a-z2-9]{16})\b", person.sends(command=command).text)
    assert found
    return found[1]


def test_one_session_goes_on_across_three_channels_turn_about(case: App) -> None:
    phone = joined(case, "GEM", "p")
    phone.taps("Mijn organisatie")
    desk, page = Person(case, "new", "terminal"), Person(case, "visitor-1", "web")
    assert "hetzelfde gesprek" in desk.says(f"/start {code_of(phone)}").text
    page.enters(code_of(desk, "channel"))
    robot, turns = Robot("GEM"), 0
    for speaks in cycle((phone, desk, page)):
        asked = speaks.greets()
        if asked.question and asked.question.id == "release.how":
            break
        speaks.sends(**robot.answer(described(asked)))
        turns += 1
    assert turns > 20
    page.greets()
    page.releases()
    assert phone.greets() == desk.greets() == page.greets()
    assert [part.id for part in case.store.participants(CASE)] == ["coordinator-1", "GEM-1"]


def test_a_code_can_be_the_first_thing_typed_at_a_terminal(case: App) -> None:
    phone = joined(case, "GEM", "p")
    phone.taps("Mijn organisatie")
    desk = Person(case, "new", "terminal")
    desk.greets()
    assert desk.says(code_of(phone).upper()).question == phone.greets().question


def test_the_language_goes_along(case: App) -> None:
    phone = joined(case, "GEM", "p")
    phone.sends(command="taal", argument="en")
    desk = Person(case, "new", "terminal")
    assert "On whose behalf" in desk.enters(code_of(phone)).text


def test_a_code_works_once_and_a_newer_one_takes_its_place(case: App) -> None:
    phone = joined(case, "GEM", "p")
    first, second = code_of(phone), code_of(phone)
    Person(case, "a", "web").enters(second)
    told = set()
    for code in (first, second, WRONG):
        late = Person(case, "b", "web")
        late.enters(code)
        told.add(late.replies[0].text)
        assert case.store.person("web", "b") is None
    assert len(told) == 1
    assert "werkt niet" in told.pop()


def test_a_code_works_until_a_quarter_of_an_hour_has_passed(case: App, clock: Clock) -> None:
    phone = joined(case, "GEM", "p")
    code = code_of(phone)
    clock.passes(minutes=15)
    late = Person(case, "b", "web")
    late.enters(code)
    assert "werkt niet" in late.replies[0].text
    assert case.store.person("web", "b") is None
    code = code_of(phone)
    clock.passes(minutes=15, seconds=-1)
    assert late.enters(code).question is not None
    assert timedelta(minutes=15) == channel_codes.VALID


def test_a_code_that_is_delivered_again_changes_nothing(case: App) -> None:
    phone = joined(case, "GEM", "p")
    code = code_of(phone)
    desk = Person(case, "new", "terminal")
    assert desk.sends(command="start", argument=code, delivery="1").question is not None
    kept = case.store.addresses("terminal")
    assert case.conversation.handle(replace(desk.at, text=code, delivery="1")) == []
    desk.sends(command="start", argument=code, delivery="2")
    assert "werkt niet" in desk.replies[0].text
    assert case.store.addresses("terminal") == kept


def test_who_takes_part_in_a_case_is_never_joined_with_another_and_the_code_still_works(
    case: App,
) -> None:
    phone, other = joined(case, "GEM", "p"), joined(case, "ZOR", "q")
    other.taps("Mijn organisatie")
    code = code_of(phone)
    other.enters(code)
    assert "nooit bij elkaar" in other.replies[0].text
    assert other.reply.question is not None
    assert other.reply.question.id == "self.ambition"
    assert phone.greets().question.id == "start.behalf"  # type: ignore[union-attr]
    assert Person(case, "new", "web").enters(code).question is not None


def test_who_types_their_own_code_is_told_to_type_it_elsewhere(case: App) -> None:
    phone = joined(case, "GEM", "p")
    code = code_of(phone)
    phone.enters(code)
    assert "ander kanaal" in phone.replies[0].text
    assert Person(case, "new", "web").enters(code).question is not None


def test_only_a_hash_of_a_code_is_kept_and_who_is_joined_leaves_nothing_behind(database: Path) -> None:
    app = app_on(database)
    opened(app)
    phone = joined(app, "GEM", "p")
    code = code_of(phone)
    assert code not in "".join(rows(database))
    somebody = Person(app, "new", "terminal")
    somebody.sends(command="taal", argument="en")
    before = app.store.person("terminal", "new")
    assert before is not None
    assert somebody.enters(code).question is not None
    app.close()
    kept = "".join(rows(database))
    assert before.id not in kept
    assert '"channel_codes"' not in kept


def test_a_stranger_gets_no_code(case: App) -> None:
    told = Person(case, "stranger", "telegram").sends(command="kanaal")
    assert told == Person(case, "stranger", "telegram").greets()
    assert case.store.person("telegram", "stranger") is None


def test_a_coordinator_goes_on_elsewhere_too(case: App) -> None:
    code = code_of(Person(case, "desk"))
    assert f"Zo staat het met {TITLE}" in Person(case, "desk", "telegram").enters(code).text

"""Whatever is asked for, the whole of a case is gathered once for it, and what is seen of it is compared once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.analysis import comparison
from bot.app import App
from bot.store.sqlite.engine import SqliteStore
from tests.support.files import files
from tests.support.people import Person, Robot, app_on, ran
from tests.support.three import CASE, ORGANISATIONS, answered, last, opened

Count = Callable[[], int]


def counted(patch: pytest.MonkeyPatch, place: Any, name: str) -> Count:
    """How often a function was called since this was asked last."""
    calls: list[None] = []
    real = getattr(place, name)

    def call(*given: Any, **named: Any) -> Any:
        calls.append(None)
        return real(*given, **named)

    def count() -> int:
        number = len(calls)
        calls.clear()
        return number

    patch.setattr(place, name, call)
    return count


@pytest.fixture
def gatherings(monkeypatch: pytest.MonkeyPatch) -> Count:
    """How often a whole case was gathered: what was imported is read for nothing else."""
    return counted(monkeypatch, SqliteStore, "records")


@pytest.fixture
def comparisons(monkeypatch: pytest.MonkeyPatch) -> Count:
    return counted(monkeypatch, comparison, "compare")


@pytest.fixture
def app(database: Path) -> Iterator[App]:
    """A program on a file, in which three organisations released their part, with a published version."""
    made = app_on(database)
    opened(made)
    for name in ORGANISATIONS:
        answered(made, name, Robot(name, last)).releases()
    made.desk.publish(CASE)
    yield made
    made.close()


@pytest.mark.parametrize(
    "command", ["/stand", "/vergelijk", "/kaart", "/rapport", "/rapport odt", "/herinner", "/koppel"]
)
def test_a_coordinator_who_asks_for_something_lets_the_case_be_gathered_once(
    app: App, gatherings: Count, command: str
) -> None:
    desk = Person(app, "desk")
    desk.greets()
    gatherings()
    desk.says(command)
    assert gatherings() == 1


def test_how_a_case_stands_is_gathered_once_for_a_coordinator_who_comes_in(
    app: App, gatherings: Count
) -> None:
    gatherings()
    assert "Zo staat het" in Person(app, "desk").greets().text
    assert gatherings() == 1


def test_a_participant_who_asks_for_the_map_lets_the_case_be_gathered_once(
    app: App, gatherings: Count
) -> None:
    gatherings()
    assert Person(app, "GEM", "telegram").says("/kaart").orders
    assert gatherings() == 1


@pytest.mark.parametrize(
    "command",
    [
        ("report", CASE, "--format", "odt"),
        ("report", CASE, "--kind", "workbook", "--format", "ods", "--reader", "GEM", "--version", "1"),
        ("case", "show", CASE),
        ("case", "show", CASE, "--format", "json"),
        ("case", "export", CASE, "--reader", "GEM"),
        ("compare", CASE),
        ("compare", CASE, "--format", "json"),
        ("compare", CASE, "--version", "1"),
        ("map", CASE, "--format", "text"),
        ("map", CASE, "--format", "text", "--picture", "GEM"),
        ("link", CASE, "--list"),
    ],
    ids=" ".join,
)
def test_a_command_gathers_the_case_once(
    app: App,
    database: Path,
    gatherings: Count,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    gatherings()
    assert ran(*command, database=database).status == 0
    assert gatherings() == 1


@pytest.mark.parametrize("command", ["/vergelijk", "/kaart", "/rapport"])
def test_all_that_comes_of_one_request_is_made_from_one_comparison(
    app: App, comparisons: Count, command: str
) -> None:
    reply = Person(app, "desk").says(command)
    assert all(file.content for file in files(app, reply))
    assert comparisons() == 1


def test_a_turn_that_answers_a_question_gathers_nothing(app: App, gatherings: Count) -> None:
    person = answered(app, "GEM", Robot("ANDER", last), "another")
    gatherings()
    person.sends(command="verbeter", argument="2")
    person.says("Het werd iets heel anders dan het was")
    assert gatherings() == 0

"""What people may not do, for every command there is: strangers, people of another case, and the wrong role."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import App
from tests.support.lexicon import NAMES
from tests.support.people import Clock, Person, Robot, app_on, rows
from tests.support.three import CASE, answered, joined, last, opened

EVERY_NAME = sorted({name for command, names in NAMES.items() for name in (command, *names)})
OPEN_TO_ALL = {"privacy", "language", "taal"}
"""The commands that tell the same to whoever asks."""


@pytest.fixture
def kept(database: Path, clock: Clock) -> Iterator[App]:
    """A program on a file, with a case in which two organisations answered and one released."""
    app = app_on(database, clock)
    opened(app)
    answered(app, "GEM", Robot("GEM", last)).releases()
    answered(app, "ZOR", Robot("ZOR", last))
    yield app
    app.close()


def of_case(database: Path, case: str) -> list[str]:
    return [row for row in rows(database) if f"'{case}'" in row]


def test_a_stranger_gets_the_same_words_whatever_they_try_and_leaves_no_trace(
    kept: App, database: Path
) -> None:
    before, told = rows(database), set()
    for name in (*EVERY_NAME, "", "bestaatniet"):
        for argument in ("", CASE, "GEM", "3"):
            if name == "start" and argument:
                continue
            stranger = Person(kept, "stranger", "telegram")
            stranger.sends(command=name, argument=argument)
            if name not in OPEN_TO_ALL:
                told.add(stranger.reply.text)
                assert stranger.reply.ended
    for line in ("hallo", "/overzicht", f"/zaken {CASE}", "1", "abcdefgh23456789"):
        told.add(Person(kept, "stranger", "telegram").says(line).text)
    for button in (
        f"case:{CASE}",
        "invite:GEM",
        "menu:practice",
        "menu:setup",
        "1202a39e:option.organisation",
    ):
        told.add(Person(kept, "stranger", "telegram").sends(button=button).text)
    assert len(told) == 1
    assert CASE not in told.pop()
    assert rows(database) == before


@pytest.mark.parametrize("code", ["", "x", CASE, "abcdefgh23456789", "\ud800"])
def test_a_stranger_with_a_wrong_code_leaves_no_trace(kept: App, database: Path, code: str) -> None:
    before = rows(database)
    Person(kept, "stranger", "telegram").sends(text=f"/start {code}")
    assert rows(database) == before


def test_somebody_of_another_case_never_touches_this_one(kept: App, database: Path) -> None:
    kept.desk.new(("terminal", "elsewhere"), "Elders", ["Politie"], ["Iets"], None, "nl")
    outsiders = [Person(kept, "elsewhere"), Person(kept, "pol", "telegram")]
    outsiders[1].enters(kept.desk.invite("elders", "POL").code)
    before = of_case(database, CASE)
    for outsider in outsiders:
        for name in EVERY_NAME:
            for argument in (CASE, "GEM", "GEM-1", "1"):
                told = outsider.sends(command=name, argument=argument)
                assert "zegt hier nu" not in told.text
                assert "Gemeente Waterrijk" not in told.text
        for button in (f"case:{CASE}", "invite:GEM", "invite:ZOR"):
            assert "Waterrijk" not in outsider.sends(button=button).text
    assert of_case(database, CASE) == before


def test_a_case_that_is_not_yours_and_one_that_does_not_exist_look_the_same(kept: App) -> None:
    kept.desk.new(("terminal", "elsewhere"), "Elders", ["Politie"], [], None, "nl")
    outsider = Person(kept, "elsewhere")
    assert outsider.sends(command="zaken", argument=CASE) == outsider.sends(command="zaken", argument="niets")
    assert outsider.sends(button=f"case:{CASE}") == outsider.sends(button="case:niets")


def test_a_coordinator_answers_for_nobody(kept: App, database: Path) -> None:
    before = [row for row in of_case(database, CASE) if "answers" in row or "releases" in row]
    desk = Person(kept, "desk")
    for name in EVERY_NAME:
        if name in {
            "stop",
            "verbeter",
            "correct",
        }:  # these are about the set-up, which is the coordinator's own
            continue
        desk.sends(command=name)
        desk.sends(text="Wij willen iets met deze samenwerking bereiken")
        assert desk.reply.question is None or desk.reply.question.id.startswith("setup.")
    after = [row for row in of_case(database, CASE) if "answers" in row or "releases" in row]
    assert {row for row in after if "setup." not in row} == set(before)


def test_a_coordinator_has_nothing_to_release(kept: App) -> None:
    desk = Person(kept, "desk")
    desk.sends(command="vrijgeven")
    assert "niet" in desk.replies[0].text
    assert kept.store.releases(CASE, "coordinator-1") == []


@pytest.mark.parametrize("given", [{"command": "uitnodigen", "argument": "ZOR"}, {"button": "invite:ZOR"}])
def test_a_participant_invites_nobody(kept: App, database: Path, given: dict[str, str]) -> None:
    before = [row for row in rows(database) if "invites" in row]
    person = Person(kept, "GEM", "telegram")
    person.sends(**given)
    assert "coördinator" in person.replies[0].text
    assert [row for row in rows(database) if "invites" in row] == before


def test_a_participant_learns_nothing_of_partners_from_any_command(kept: App) -> None:
    person = joined(kept, "WOO", "w")
    for name in EVERY_NAME:
        for argument in ("", "1", "GEM", "ZOR", "coordinator"):
            person.sends(command=name, argument=argument)
            assert "zegt hier nu" not in "".join(reply.text for reply in person.replies)

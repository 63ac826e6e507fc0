"""Commands are told the way the program was started, so that they work as they are printed."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.support.people import ROOT, anna, clean


def started(*arguments: str, database: Path, by_uv: bool = True) -> str:
    """What a program says that was started with `uv run anna`, or with `anna`."""
    environment = clean(UV_RUN_RECURSION_DEPTH="1") if by_uv else clean()
    done = subprocess.run(
        [*anna(*arguments), "--database", str(database), "--lang", "en"],
        input="",
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        check=False,
    )
    return done.stdout + done.stderr


NEW = ("case", "new", "--title", "Samen", "--organisation", "Gemeente A", "Zorg B")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "anna.db"
    assert "set up" in started(*NEW, database=path)
    return path


@pytest.mark.parametrize(
    ("command", "printed"),
    [
        (("case", "invite", "samen", "GEM"), "chat --invite "),
        (("case", "show", "elders"), "case list."),
        (("compare", "samen", "--version", "1"), "publish."),
        (("link", "samen", "a"), "link CASE A B RELATION."),
        (("map", "samen", "--paper", "a9"), "map --help"),
        (("chat", "--jsonl", "--case", "samen"), "compare samen"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("by_uv", [True, False])
def test_a_command_is_told_as_the_program_was_started(
    database: Path, command: tuple[str, ...], printed: str, by_uv: bool
) -> None:
    said = started(*command, database=database, by_uv=by_uv)
    launcher = "uv run anna" if by_uv else "anna"
    assert re.search(rf"(?<!run ){launcher} {re.escape(printed)}", said), said
    assert "{anna}" not in said


def test_a_new_case_tells_how_to_invite_its_organisations(tmp_path: Path) -> None:
    said = started(*NEW, database=tmp_path / "new.db")
    assert "uv run anna case invite samen ORGANISATION" in said


def test_help_shows_the_command_as_it_was_started(database: Path) -> None:
    assert started("case", "new", "--help", database=database).startswith("usage: uv run anna case new ")


def test_texts_of_people_are_never_taken_for_the_name_of_the_program(tmp_path: Path) -> None:
    title = "A {anna} case"
    made = started(
        "case", "new", "--title", title, "--organisation", "A", "--format", "json", database=tmp_path / "a.db"
    )
    assert json.loads(made)["title"] == title
    assert title in started("case", "list", database=tmp_path / "a.db")

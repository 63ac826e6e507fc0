"""Every fault at the command line is one sentence on the error output, with the right status and no traceback."""

import json
import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.support.people import ROOT, Ran, anna, clean, ran

NEW = ("case", "new", "--title", "T", "--organisation", "Gemeente A")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with one case, `t`."""
    path = tmp_path / "anna.db"
    assert ran(*NEW, database=path).status == 0
    return path


def assert_refused(told: Ran, status: int) -> str:
    """The one sentence of a fault."""
    assert told.status == status
    assert told.out == ""
    assert told.err.endswith("\n")
    assert told.err.count("\n") == 1
    assert told.err[0].isupper() or told.err[0] in "{/-" or told.err.split()[0].isalnum() or "." in told.err
    return told.err


IN_WHAT_WAS_ASKED = {
    "an unknown case to show": ("case", "show", "elders"),
    "an unknown case to compare": ("compare", "elders"),
    "an unknown case to invite for": ("case", "invite", "elders", "GEM"),
    "an unknown case for a coordinator": ("coordinator", "invite", "--case", "elders"),
    "an unknown case to talk about": ("chat", "--case", "elders"),
    "an unknown organisation to invite": ("case", "invite", "t", "XYZ"),
    "an unknown reader": ("compare", "t", "--reader", "XYZ"),
    "an unknown organisation to answer for": ("chat", "--as", "XYZ"),
    "an invitation that does not exist": ("chat", "--invite", "abcdefgh23456789"),
    "an empty title": ("case", "new", "--title", "  ", "--organisation", "A"),
    "a title that is too long": ("case", "new", "--title", "a" * 201, "--organisation", "A"),
    "an empty organisation": ("case", "new", "--title", "T", "--organisation", ""),
    "an organisation that is too long": ("case", "new", "--title", "T", "--organisation", "a" * 121),
    "the same organisation twice": ("case", "new", "--title", "T", "--organisation", "Zorg B", "Zorg B"),
    "organisations that look the same": (
        "case",
        "new",
        "--title",
        "T",
        "--organisation",
        "Zorg B",
        "ZORG  b",
    ),
    "an empty topic": ("case", "new", "--title", "T", "--organisation", "A", "--topic", " "),
    "a day that does not exist": (*NEW, "--meeting", "2027-02-30"),
    "a day in another form": (*NEW, "--meeting", "14-5-2027"),
    "no day at all": (*NEW, "--meeting", "morgen"),
    "an unknown flow": ("flow", "play", "bestaatniet"),
    "an unknown file": ("flow", "draw", "bestaat/niet.toml"),
    "a file that cannot be written": ("compare", "t", "--out", "/bestaat/niet/uit.json"),
}


@pytest.mark.parametrize("command", IN_WHAT_WAS_ASKED.values(), ids=IN_WHAT_WAS_ASKED)
def test_a_fault_in_what_was_asked_is_one_sentence_with_status_1(
    database: Path, command: tuple[str, ...]
) -> None:
    before = ran("case", "list", database=database).out
    dutch = assert_refused(ran(*command, database=database), 1)
    english = assert_refused(ran(*command, "--lang", "en", database=database), 1)
    assert dutch != english
    assert ran("case", "list", database=database).out == before


IN_HOW = {
    "no command": (),
    "an unknown command": ("fiets",),
    "half a command": ("case",),
    "a missing argument": ("case", "show"),
    "a missing option": ("case", "new", "--title", "T"),
    "an unknown option": ("case", "list", "--fiets"),
    "an unknown language": ("case", "list", "--lang", "fr"),
    "an unknown form": ("compare", "t", "--format", "xml"),
    "a word for a number": ("flow", "count", "anna", "--topics", "drie"),
    "too many partners": ("flow", "count", "anna", "--partners", "101"),
    "less than nothing": ("flow", "count", "anna", "--topics", "-1"),
}


@pytest.mark.parametrize("command", IN_HOW.values(), ids=IN_HOW)
def test_a_fault_in_how_it_was_asked_is_one_sentence_with_status_2(
    database: Path, command: tuple[str, ...]
) -> None:
    assert_refused(ran(*command, database=database), 2)


def test_a_fault_in_a_setting_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    done = subprocess.run(
        anna("case", "list"), capture_output=True, env=clean(ANNA_LANGUAGE="fr"), cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().count("\n") == 1
    assert "ANNA_LANGUAGE" in done.stderr.decode()
    assert "fr" in done.stderr.decode()


def foreign(path: Path) -> None:
    path.write_text("Dit is geen database.", encoding="utf-8")


def newer(path: Path) -> None:
    assert ran("case", "list", database=path).status == 0
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 9999")
    db.close()


def folder(path: Path) -> None:
    path.mkdir()


def below_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("", encoding="utf-8")


@pytest.mark.parametrize("spoilt", [foreign, newer, folder, below_a_file])
@pytest.mark.parametrize("command", [("case", "list"), ("chat",), NEW])
def test_a_database_that_cannot_be_used_is_one_sentence_and_stays_as_it_was(
    tmp_path: Path, spoilt: object, command: tuple[str, ...]
) -> None:
    path = tmp_path / "map" / "anna.db"
    path.parent.mkdir()
    spoilt(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else b""
    assert_refused(ran(*command, database=path), 1)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_program_is_told_about_a_database_that_cannot_be_used_as_an_object(tmp_path: Path) -> None:
    path = tmp_path / "anna.db"
    foreign(path)
    told = ran("chat", "--jsonl", database=path)
    assert told.status == 1
    assert list(json.loads(told.out)) == ["error"]


def test_texts_in_a_fault_cannot_steer_the_terminal(database: Path) -> None:
    for command in (
        ("case", "show", "x\x1b[31my"),
        ("compare", "t", "--reader", "x\x1b]0;y\x07"),
        ("fiets\x1b[2J",),
    ):
        told = ran(*command, database=database)
        assert told.status in {1, 2}
        assert "\x1b" not in told.err
        assert "\x07" not in told.err


@pytest.mark.parametrize("case", ["t", "groot"])
def test_somebody_who_stops_reading_is_no_reason_for_a_traceback(database: Path, case: str) -> None:
    names = [f"Organisatie {number} {'a' * 100}" for number in range(500)]
    ran("case", "new", "--title", "Groot", "--organisation", *names, database=database)
    ours, theirs = os.pipe()
    running = subprocess.Popen(
        [*anna("case", "show", case, "--format", "json"), "--database", str(database)],
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=clean(),
        cwd=ROOT,
    )
    os.close(theirs)
    os.close(ours)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (1, b"")


def test_help_and_version_are_no_faults(database: Path) -> None:
    for command in (("--help",), ("chat", "--help"), ("case", "new", "--help"), ("--version",)):
        with pytest.raises(SystemExit) as left:
            ran(*command, database=database)
        assert left.value.code == 0


@pytest.mark.parametrize("name", IN_HOW)
def test_a_fault_in_how_it_was_asked_is_told_in_the_language_that_was_set(
    database: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    for language in ("nl", "en"):
        done = subprocess.run(
            anna(*IN_HOW[name], "--database", str(database)),
            capture_output=True,
            env=clean(ANNA_LANGUAGE=language),
            cwd=ROOT,
            check=False,
        )
        assert done.returncode == 2
        told.append(done.stderr.decode())
    dutch, english = told
    assert dutch != english
    for word in ("required", "argument", "invalid", "unrecognized", "expected"):
        assert word not in dutch.lower()


@pytest.mark.parametrize("name", [name for name in IN_HOW if "--lang" not in IN_HOW[name]])
@pytest.mark.parametrize("asked", [("--lang", "en"), ("--lang=en",)])
def test_the_language_that_is_asked_for_is_heard_on_a_faulty_command_line(
    database: Path, name: str, asked: tuple[str, ...]
) -> None:
    done = subprocess.run(
        anna(*IN_HOW[name], *asked, "--database", str(database)),
        capture_output=True,
        env=clean(ANNA_LANGUAGE="nl"),
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 2
    in_dutch = subprocess.run(
        anna(*IN_HOW[name], "--database", str(database)),
        capture_output=True,
        env=clean(ANNA_LANGUAGE="nl"),
        cwd=ROOT,
        check=False,
    )
    assert done.stderr != in_dutch.stderr


def test_help_is_in_one_language(database: Path) -> None:
    for language, words in (("nl", ("gebruik:", "opties:")), ("en", ("usage:", "options:"))):
        done = subprocess.run(
            anna("case", "show", "--help"),
            capture_output=True,
            env=clean(ANNA_LANGUAGE=language),
            cwd=ROOT,
            check=False,
        )
        assert all(done.stdout.decode().count(word) == 1 for word in words)

"""`anna flow`: what authors of interviews do, without a database."""

import io
import re
from pathlib import Path

import pytest

from tests.support.people import ROOT, Ran, ran

BROKEN = sorted((ROOT / "tests" / "data" / "broken_flows").glob("*.toml"))[::12]
"""A few of the flows whose every fault the tests of the dialog look at."""
SMALL = """
title = "Terugblik"
language = "nl"
ending = "Dank je wel."

[[section]]
id = "back"
title = "Terug"

[[section.question]]
id = "back.goal"
kind = "text"
core = true
text = "Wat wilden jullie bereiken met {partner}?"
each = ["partners"]

[[section.question]]
id = "back.good"
kind = "yes_no"
text = "Ging het goed?"
"""


@pytest.fixture
def nowhere(tmp_path: Path) -> Path:
    """A database that is not to be made."""
    return tmp_path / "anna.db"


@pytest.fixture
def small(tmp_path: Path) -> str:
    """A flow of two questions in a file of its own."""
    path = tmp_path / "halfway.toml"
    path.write_text(SMALL, encoding="utf-8")
    return str(path)


def well(told: Ran) -> str:
    assert (told.status, told.err) == (0, "")
    return told.out


def test_all_flows_are_listed_with_their_titles(nowhere: Path) -> None:
    lines = well(ran("flow", "list", database=nowhere)).splitlines()
    assert [line.split("  ")[0] for line in lines] == [
        "after",
        "anna",
        "links",
        "react",
        "release",
        "setup",
        "stop",
    ]
    assert "setup  Een samenwerking opzetten" in lines
    assert "setup  Een samenwerking opzetten" not in well(
        ran("flow", "list", "--lang", "en", database=nowhere)
    )


def test_the_flows_that_ship_with_anna_have_no_fault_and_lack_no_translation(nowhere: Path) -> None:
    lines = well(ran("flow", "check", database=nowhere)).splitlines()
    assert len(lines) == 7
    assert all(re.search(r": (1 vraag|\d+ vragen), klaar voor gebruik\.$", line) for line in lines)


@pytest.mark.parametrize("flow", BROKEN, ids=lambda path: path.stem)
def test_a_broken_flow_is_told_by_file_and_question(nowhere: Path, flow: Path) -> None:
    told = ran("flow", "check", str(flow), database=nowhere)
    assert (told.status, told.err) == (1, "")
    assert told.out
    assert all(flow.name in line for line in told.out.splitlines())


def test_a_text_without_a_translation_is_a_warning_and_no_fault(nowhere: Path, small: str) -> None:
    out = well(ran("flow", "check", small, database=nowhere))
    assert "halfway.toml" in out
    assert 'let op: geen vertaling in "en": Ging het goed?' in out
    assert out.endswith("2 vragen, klaar voor gebruik.\n")


@pytest.mark.parametrize("command", ["check", "play", "draw", "count"])
def test_a_flow_that_cannot_be_read_is_one_sentence(nowhere: Path, tmp_path: Path, command: str) -> None:
    folder, letters = tmp_path / "map.toml", tmp_path / "latin.toml"
    folder.mkdir()
    letters.write_bytes(b'title = "caf\xe9"\n')
    for path in (folder, letters, tmp_path / "weg.toml"):
        told = ran("flow", command, str(path), database=nowhere)
        assert told.status == 1
        assert told.out == ""
        assert told.err.count("\n") == 1


def test_a_flow_is_drawn_as_a_diagram(nowhere: Path, small: str) -> None:
    out = well(ran("flow", "draw", small, database=nowhere))
    assert out.startswith(("stateDiagram", "---"))
    for state in ("asking", "confirming", "finished", "paused"):
        assert state in out
    assert "probing" not in out  # this flow never asks on


def test_a_flow_is_counted_on_both_routes(nowhere: Path, small: str) -> None:
    out = well(ran("flow", "count", small, "--partners", "4", "--topics", "0", database=nowhere))
    numbers = [list(map(int, re.findall(r"\d+", line)))[:2] for line in out.splitlines()[:2]]
    assert [typed for typed, _ in numbers] == [4, 4]
    assert numbers[1][1] == numbers[0][1] + 1
    more = well(ran("flow", "count", "anna", "--partners", "5", "--topics", "5", database=nowhere))
    assert int(re.findall(r"\d+", more)[0]) > int(
        re.findall(r"\d+", well(ran("flow", "count", "anna", database=nowhere)))[0]
    )


def played(monkeypatch: pytest.MonkeyPatch, typed: str, *command: str, database: Path) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return well(ran("flow", "play", *command, database=database))


def test_a_flow_is_played_to_its_end_and_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch, nowhere: Path, small: str
) -> None:
    typed = "Een doel samen\n/terug\n/verder\nNog een doel\nja\n/pauze\n"
    out = played(monkeypatch, typed, small, "--partners", "2", database=nowhere)
    assert "Wat wilden jullie bereiken met Partner 2?" in out
    assert "Je antwoord is nu: Een doel samen" in out
    assert "Dank je wel." in out
    assert "bewaard" in out.split("\n")[-2]
    assert not nowhere.exists()


def test_the_full_route_plays_all_questions(
    monkeypatch: pytest.MonkeyPatch, nowhere: Path, small: str
) -> None:
    short = played(monkeypatch, "Doel\nja\n", small, "--partners", "1", database=nowhere)
    full = played(monkeypatch, "Doel\n1\nja\n", small, "--partners", "1", "--full", database=nowhere)
    assert "Ging het goed?" not in short
    assert "Ging het goed?" in full


@pytest.mark.parametrize("flow", ["anna", "setup", "release", "stop"])
def test_every_flow_can_be_played_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, nowhere: Path, flow: str
) -> None:
    dutch = played(monkeypatch, "/help\n", flow, database=nowhere)
    english = played(monkeypatch, "/help\n", flow, "--lang", "en", database=nowhere)
    assert "/terug" in dutch
    assert "/back" in english
    assert "{" not in dutch + english

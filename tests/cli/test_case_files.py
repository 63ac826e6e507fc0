"""`anna case import` and `anna case export`: a case goes in whole or not at all, and comes out as it went in."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.people import Ran, ran

PRACTICE = Path(__file__).parents[2] / "flows" / "practice.json"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "anna.db"


def practice() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PRACTICE.read_text(encoding="utf-8"))
    return found


def brought(database: Path, data: object, *more: str) -> Ran:
    """Import this, from a file beside the database."""
    file = database.parent / "case.json"
    raw = data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode()
    file.write_bytes(raw)
    return ran("case", "import", str(file), *more, database=database)


def refused(database: Path, data: object) -> str:
    """What is said of a file that is not taken in, after which no case is there."""
    told = brought(database, data, "--lang", "en")
    assert told.status == 1
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert ran("case", "list", "--format", "json", database=database).out == "[]\n"
    return told.err.strip()


def exported(database: Path, case: str, *more: str) -> Any:
    told = ran("case", "export", case, *more, database=database)
    assert (told.status, told.err) == (0, "")
    return json.loads(told.out)


def test_what_was_imported_is_exported_the_same(database: Path) -> None:
    assert brought(database, practice()).status == 0
    assert exported(database, "practice") == practice()


def test_a_large_case_comes_through_and_can_be_compared(database: Path) -> None:
    names, topics = [f"o{number}" for number in range(500)], [f"t{number}" for number in range(200)]
    data = {
        "format": "anna-case/1",
        "id": "large",
        "title": "Groot",
        "language": "nl",
        "organisations": [{"id": name, "name": f"Organisatie {name}"} for name in names],
        "topics": [{"id": topic, "text": f"Onderwerp {topic}"} for topic in topics],
        "ratings": [
            {"organisation": name, "topic": topic, "position": (place + at) % 5 - 2, "share": "partners"}
            for place, name in enumerate(names)
            for at, topic in enumerate(topics)
            if (place + at) % 29 == 0
        ],
    }
    assert brought(database, data).status == 0
    assert exported(database, "large") == data
    assert ran("compare", "large", database=database).out.count("Onderwerp t") >= 200


def test_an_imported_case_can_be_shown_compared_and_invited_to(database: Path) -> None:
    told = brought(database, practice(), "--format", "json")
    assert json.loads(told.out)["id"] == "practice"
    shown = ran("case", "show", "practice", database=database).out
    assert "vrijgegeven" in shown
    assert ran("case", "invite", "practice", "ZOR", database=database).status == 0
    compared = json.loads(ran("compare", "practice", "--format", "json", database=database).out)
    seen = [each["id"] for each in practice()["statements"] if each["share"] in ("coordinator", "partners")]
    assert [each["id"] for each in compared["statements"]] == seen


def test_a_case_that_is_there_already_is_not_replaced(database: Path) -> None:
    brought(database, practice())
    changed = practice() | {"title": "Anders"}
    told = brought(database, changed)
    assert told.status == 1
    assert "practice" in told.err
    assert exported(database, "practice") == practice()


def test_a_partner_s_export_holds_only_what_that_partner_sees(database: Path) -> None:
    data = practice()
    for record in data["statements"]:
        record["participant"] = f"{record['organisation']}-1"
    brought(database, data)
    seen = exported(database, "practice", "--reader", "ZOR")
    assert {each["organisation"] for each in seen["beliefs"]} == {"ZOR"}
    assert {each["participant"] for each in seen["statements"] if "participant" in each} == {"ZOR-1"}
    assert not [each for each in seen.get("inner", []) if each["organisation"] != "ZOR"]
    again = database.parent / "again.db"
    assert brought(again, seen).status == 0
    assert exported(again, "practice") == seen


def test_an_export_is_written_to_a_file(database: Path, tmp_path: Path) -> None:
    brought(database, practice())
    file = tmp_path / "out.json"
    assert ran("case", "export", "practice", "--out", str(file), database=database).status == 0
    assert json.loads(file.read_text(encoding="utf-8")) == practice()
    told = ran("case", "export", "practice", "--out", str(tmp_path), database=database)
    assert (told.status, len(told.err.splitlines())) == (1, 1)


@pytest.mark.parametrize("command", [("case", "export"), ("compare",)], ids=" ".join)
def test_what_is_written_of_a_case_is_for_its_owner_alone_to_read(
    database: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    brought(database, practice())
    file = tmp_path / "out.json"
    assert ran(*command, "practice", "--out", str(file), database=database).status == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_is_written_to_a_pipe_goes_through_it(database: Path, tmp_path: Path) -> None:
    brought(database, practice())
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDWR)
    try:
        assert ran("case", "export", "practice", "--out", str(pipe), database=database).status == 0
        assert json.loads(os.read(end, 1 << 16)) == practice()
        assert pipe.is_fifo()
    finally:
        os.close(end)


def test_a_reader_or_case_that_is_not_there_is_told(database: Path) -> None:
    assert "Er is geen zaak" in ran("case", "export", "nergens", database=database).err
    brought(database, practice())
    assert "geen organisatie" in ran("case", "export", "practice", "--reader", "XXX", database=database).err


def minimal() -> dict[str, Any]:
    return {
        "format": "anna-case/1",
        "id": "c",
        "title": "T",
        "organisations": [{"id": "A", "name": "Anna"}, {"id": "B", "name": "Bart"}],
        "topics": [{"id": "t", "text": "T"}],
        "statements": [{"id": "s", "organisation": "A", "kind": "need", "text": "Iets"}],
    }


NAN, INFINITE = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (
            lambda data: data.update(ratings=[{"organisation": "A", "topic": "t", "position": NAN}]),
            "ratings[0].position",
        ),
        (lambda data: data["statements"][0].update(weight=INFINITE), "statements[0].weight"),
        (lambda data: data["statements"][0].update(weight=5), "statements[0].weight"),
        (lambda data: data["statements"][0].update(text=NAN), "statements[0].text"),
        (lambda data: data["statements"][0].update(text="x" * 4001), "statements[0].text"),
        (lambda data: data["statements"].append(dict(data["statements"][0])), "statements[1]"),
        (lambda data: data["organisations"].append({"id": "A", "name": "Elders"}), "organisations[2]"),
        (lambda data: data["statements"][0].update(organisation="X"), "statements[0].organisation"),
        (
            lambda data: data.update(responses=[{"organisation": "A", "statement": "x", "position": 1}]),
            "responses[0].statement",
        ),
        (
            lambda data: data.update(
                beliefs=[{"id": "b", "organisation": "A", "about": "A", "kind": "need", "text": "x"}]
            ),
            "beliefs[0].about",
        ),
        (lambda data: data.update(organisations=[]), "organisations"),
        (lambda data: data.update(format="anna-case/2"), "format"),
        (lambda data: data.update(secret=1), "secret"),
        (lambda data: data.update(topics={}), "topics"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place_in_the_file(
    database: Path, change: Callable[[dict[str, Any]], None], path: str
) -> None:
    data = minimal()
    change(data)
    assert refused(database, data).startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "no JSON: line 1, column 1"),
        (b'{"format": "anna-case/1",', "no JSON: line 1, column 26"),
        (b"[1, 2]", "$: this must be an object"),
        (b"\xef\xbb\xbf{}", "byte order mark"),
        ("{}".encode("utf-16"), "byte order mark"),
        (b'{"id": "\xff"}', "not in UTF-8: byte 9"),
        (b'{"id": "a", "id": "b"}', "id: this key stands here twice"),
        (
            b'{"topics": [{"id": "a"}, {"id": 1, "x": {}, "x": {}}]}',
            "topics[1].x: this key stands here twice",
        ),
        (b"[" * 200_000, "nested too deep"),
        (b'{"id": ' + b"9" * 5000 + b"}", "too long"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_a_file_that_is_no_plain_json_is_told_in_one_sentence(database: Path, raw: bytes, said: str) -> None:
    assert said in refused(database, raw)


def test_a_file_that_is_too_large_or_not_there_is_told(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jsonfile.LARGEST", 1_000_000)
    assert "larger than 1 million bytes" in refused(database, b" " * 1_000_001)
    for path in ("nowhere.json", ".", "a\0b"):
        told = ran("case", "import", path, "--lang", "en", database=database)
        assert told.status == 1
        assert "cannot be read" in told.err


def test_two_organisations_whose_names_look_the_same_are_refused(database: Path) -> None:
    data = minimal()
    data["organisations"][1]["name"] = " ANNA"
    assert "twice" in refused(database, data)


@pytest.mark.parametrize("position", [-2, None])
def test_a_case_of_one_organisation_or_of_nothing_but_unknown_gives_an_honest_empty_result(
    database: Path, position: int | None
) -> None:
    data = minimal()
    data["ratings"] = [{"organisation": "A", "topic": "t", "position": position}]
    if position:
        data["organisations"] = data["organisations"][:1]
    brought(database, data)
    told = json.loads(ran("compare", "c", "--format", "json", database=database).out)
    assert told["degree_of_convergence"] is None
    assert [each["kind"] for each in told["mismatches"]] == ["unmet need"]
    assert ran("compare", "c", database=database).status == 0


def test_people_who_contradict_each_other_are_told_to_their_own_organisation_alone(database: Path) -> None:
    data = minimal()
    data["ratings"] = [
        {"organisation": "A", "topic": "t", "position": position, "participant": f"A-{place}"}
        for place, position in enumerate((2, -2))
    ] + [{"organisation": "B", "topic": "t", "position": 1}]
    brought(database, data)
    for reader, spreads in (("A", {"A": [-2, 2]}), ("B", {}), ("coordinator", {})):
        told = json.loads(ran("compare", "c", "--reader", reader, "--format", "json", database=database).out)
        assert told["topics"][0]["spreads"] == spreads
        assert told["topics"][0]["positions"] == {"A": 0, "B": 1}
        assert bool(told["silence"][0]["contradicts"]) == (reader == "A")
        assert bool([each for each in told["mismatches"] if each["kind"] == "inside"]) == (reader == "A")


def test_people_in_a_file_are_not_taken_for_those_who_answer_here(database: Path) -> None:
    data = minimal()
    data["ratings"] = [
        {"organisation": "A", "topic": "t", "position": 2, "participant": "A-1", "share": "partners"}
    ]
    brought(database, data)
    ran("case", "invite", "c", "A", database=database)
    assert exported(database, "c")["ratings"] == data["ratings"]

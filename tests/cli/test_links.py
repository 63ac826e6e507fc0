"""`anna link`: a coordinator confirms or rejects what words propose, and what people decide is what counts."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.people import Ran, ran

CASE = {
    "format": "anna-case/1",
    "id": "c",
    "title": "T",
    "organisations": [{"id": "A", "name": "Anna"}, {"id": "B", "name": "Bart"}],
    "statements": [
        {"id": "a1", "organisation": "A", "kind": "need", "text": "Wij zoeken woningen voor jongeren"},
        {"id": "a2", "organisation": "A", "kind": "interest", "text": "Iets anders"},
        {"id": "a3", "organisation": "A", "kind": "limit", "text": "Geheim", "share": "organisation"},
        {"id": "b1", "organisation": "B", "kind": "offer", "text": "Wij verhuren woningen aan jongeren"},
        {"id": "b2", "organisation": "B", "kind": "interest", "text": "Nog iets"},
    ],
    "links": [{"a": "b2", "b": "a2", "relation": "same", "status": "proposed"}],
}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASE), encoding="utf-8")
    assert ran("case", "import", str(file), database=tmp_path / "anna.db").status == 0
    return tmp_path / "anna.db"


def linked(database: Path, *words: str) -> Ran:
    return ran("link", "c", *words, database=database)


def links(database: Path) -> list[tuple[str, str, str, str]]:
    told = json.loads(linked(database, "--list", "--format", "json").out)
    return [(each["a"], each["b"], each["relation"], each["status"]) for each in told]


def exchange(database: Path) -> Any:
    return json.loads(ran("compare", "c", "--format", "json", database=database).out)["exchange"]


def test_links_of_the_case_and_those_that_words_propose_are_listed(database: Path) -> None:
    assert links(database) == [("b2", "a2", "same", "proposed"), ("a1", "b1", "complements", "proposed")]
    told = linked(database, "--list", "--lang", "en").out
    assert "a1 + b1: perhaps one helps the other; ask" in told
    assert "a1  Anna: Wij zoeken woningen" in told
    assert linked(database, "--list").out == linked(database).out


def test_a_confirmed_link_is_a_match(database: Path) -> None:
    assert [match["status"] for match in exchange(database)["matches"]] == ["proposed"]
    told = linked(database, "b1", "A1", "complements", "--format", "json")
    assert json.loads(told.out) == {"a": "b1", "b": "a1", "relation": "complements", "status": "confirmed"}
    assert [match["status"] for match in exchange(database)["matches"]] == ["confirmed"]


def test_a_rejected_link_is_no_match_and_not_proposed_again_until_people_say_else(database: Path) -> None:
    assert linked(database, "a1", "b1", "--reject").status == 0
    found = exchange(database)
    assert (found["matches"], found["unmet_needs"]) == ([], ["a1"])
    assert found["declined"] == [{"need": "a1", "offer": "b1", "giver": "B"}]
    assert ("a1", "b1", "complements", "rejected") in links(database)
    linked(database, "b1", "a1", "complements")
    assert ("b1", "a1", "complements", "confirmed") in links(database)


def test_a_decision_takes_the_place_of_an_imported_link(database: Path) -> None:
    linked(database, "a2", "b2", "conflicts")
    assert links(database)[0] == ("a2", "b2", "conflicts", "confirmed")
    told = json.loads(ran("compare", "c", "--format", "json", database=database).out)
    assert [each["kind"] for each in told["mismatches"]] == ["opposed interest", "unmet need"]
    exported = json.loads(ran("case", "export", "c", database=database).out)
    assert exported["links"] == [{"a": "a2", "b": "b2", "relation": "conflicts", "status": "confirmed"}]


@pytest.mark.parametrize("relation", ["same", "complements", "conflicts", "unrelated"])
def test_every_relation_can_be_said_and_is_told_in_words(database: Path, relation: str) -> None:
    told = [linked(database, "a2", "b1", relation), linked(database, "a2", "b1", "--reject")]
    assert [each.status for each in told] == [0, 0]
    words = [each.out.split("\n")[0].removeprefix("a2 + b1: ") for each in told]
    assert len(set(words)) == 2
    assert all(relation not in each for each in words)


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("a1", "a2", "same"), 1, "a1 and a2 are both of A"),
        (("a1", "a1", "same"), 1, "a1 is one statement"),
        (("a1", "zz", "same"), 1, "There is no statement zz"),
        (("a3", "b1", "same"), 1, "There is no statement a3"),
        (("a1", "b2", "--reject"), 1, "there is nothing to reject"),
        (("a1", "b1"), 2, "Add one of same, complements, conflicts, unrelated, or --reject."),
        (("a1", "b1", "alike"), 2, "Add one of"),
        (("a1", "b1", "same", "--reject"), 2, "Add one of"),
        (("a1",), 2, "Name two statements"),
    ],
)
def test_what_cannot_be_linked_is_told_in_one_sentence(
    database: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    before = links(database)
    told = linked(database, *words, "--lang", "en")
    assert (told.status, told.out, len(told.err.splitlines())) == (status, "", 1)
    assert said in told.err
    assert links(database) == before


def test_a_case_without_links_says_so(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "empty.json"
    file.write_text(json.dumps(CASE | {"id": "e", "statements": [], "links": []}), encoding="utf-8")
    ran("case", "import", str(file), database=database)
    assert "no links" in ran("link", "e", "--lang", "en", database=database).out

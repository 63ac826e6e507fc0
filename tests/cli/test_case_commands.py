"""`anna case`, `anna coordinator`, `anna compare` and `anna demo`: what they print, as text and as JSON."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.people import Person, Ran, Robot, app_on, ran

CODE = re.compile("[a-hjkmnp-z2-9]{16}")
NEW = ("case", "new", "--title", "Jeugd in de regio", "--organisation", "Gemeente A", "Zorg B")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "anna.db"


@pytest.fixture
def case(database: Path) -> Path:
    """A database with one case."""
    assert ran(*NEW, "--topic", "Een toegang", "--meeting", "2027-05-14", database=database).status == 0
    return database


def read(told: Ran) -> Any:
    """The JSON that a command printed, and nothing else."""
    assert (told.status, told.err) == (0, "")
    return json.loads(told.out)


def test_a_new_case_is_told_with_the_names_that_other_commands_need(database: Path) -> None:
    told = ran(*NEW, database=database)
    assert told.status == 0
    assert "jeugd-in-de-regio" in told.out.split("\n")[0]
    assert "- GEM  Gemeente A" in told.out
    assert "anna case invite jeugd-in-de-regio" in told.out


def test_a_new_case_as_json_holds_its_id_organisations_and_topics(database: Path) -> None:
    made = read(ran(*NEW, "--topic", "Een toegang", "Samen betalen", "--format", "json", database=database))
    assert made["id"] == "jeugd-in-de-regio"
    assert made["title"] == "Jeugd in de regio"
    assert made["meeting"] is None
    assert made["organisations"] == [{"id": "GEM", "name": "Gemeente A"}, {"id": "ZOR", "name": "Zorg B"}]
    assert made["topics"] == [{"id": "t1", "text": "Een toegang"}, {"id": "t2", "text": "Samen betalen"}]


def test_organisations_and_topics_can_be_given_together_or_one_by_one(database: Path) -> None:
    one_by_one = ("--organisation", "A", "--organisation", "B", "--topic", "x", "--topic", "y")
    made = read(ran("case", "new", "--title", "T", *one_by_one, "--format", "json", database=database))
    assert [one["name"] for one in made["organisations"]] == ["A", "B"]
    assert [one["text"] for one in made["topics"]] == ["x", "y"]


@pytest.mark.parametrize("date", ["2027-05-14", "20270514"])
def test_a_meeting_is_kept_as_a_day(database: Path, date: str) -> None:
    made = read(ran(*NEW, "--meeting", date, "--format", "json", database=database))
    assert made["meeting"] == "2027-05-14"
    assert "14 mei 2027" in ran("case", "show", made["id"], database=database).out
    assert "14 May 2027" in ran("case", "show", made["id"], "--lang", "en", database=database).out


def test_cases_with_one_title_get_ids_of_their_own(database: Path) -> None:
    ids = [read(ran(*NEW, "--format", "json", database=database))["id"] for _ in range(3)]
    assert ids == ["jeugd-in-de-regio", "jeugd-in-de-regio-2", "jeugd-in-de-regio-3"]


@pytest.mark.parametrize(
    ("title", "case"),
    [("Één toegang — Zuid!", "een-toegang-zuid"), ("要求", "zaak"), ("a" * 200, "a" * 40)],
)
def test_any_title_makes_an_id_that_can_be_typed(database: Path, title: str, case: str) -> None:
    made = read(
        ran("case", "new", f"--title={title}", "--organisation", "A", "--format", "json", database=database)
    )
    assert (made["id"], made["title"]) == (case, title)


def test_five_hundred_organisations_are_no_problem(database: Path) -> None:
    names = [f"Organisatie {number}" for number in range(500)]
    made = read(
        ran(
            "case", "new", "--title", "Groot", "--organisation", *names, "--format", "json", database=database
        )
    )
    assert [one["name"] for one in made["organisations"]] == names
    assert len({one["id"] for one in made["organisations"]}) == 500
    told = ran("case", "show", "groot", database=database)
    assert told.out.count("\n") == 501
    assert read(ran("compare", "groot", "--format", "json", database=database))["statements"] == []


def test_cases_are_listed_in_the_order_in_which_they_came(case: Path) -> None:
    ran("case", "new", "--title", "Elders", "--organisation", "P", database=case)
    assert ran("case", "list", database=case).out == "jeugd-in-de-regio  Jeugd in de regio\nelders  Elders\n"
    assert read(ran("case", "list", "--format", "json", database=case)) == [
        {"id": "jeugd-in-de-regio", "title": "Jeugd in de regio", "meeting": "2027-05-14"},
        {"id": "elders", "title": "Elders", "meeting": None},
    ]


def test_an_empty_list_says_how_to_begin(database: Path) -> None:
    assert "anna case new" in ran("case", "list", database=database).out
    assert read(ran("case", "list", "--format", "json", database=database)) == []


def test_a_case_is_shown_with_who_answered_how_much(case: Path) -> None:
    app = app_on(case)
    person = Person(app, "p", "telegram")
    person.enters(app.desk.invite("jeugd-in-de-regio", "GEM").code)
    person.answers(Robot("GEM"))
    person.releases()
    app.close()
    told = ran("case", "show", "jeugd-in-de-regio", database=case).out
    assert re.search(r"^- GEM  Gemeente A: (\d+) van \1 beantwoord, vrijgegeven$", told, flags=re.M)
    assert "- ZOR  Zorg B: nog niemand begonnen" in told
    assert "- t1  Een toegang" in told
    shown = read(ran("case", "show", "jeugd-in-de-regio", "--format", "json", database=case))
    assert [part["released"] for part in shown["coverage"]] == [True, False]
    assert "zegt hier nu" not in told + str(shown)


@pytest.mark.parametrize("organisation", ["GEM", "gem", "Gemeente A", " gemeente a "])
def test_an_invitation_names_its_organisation_by_id_or_name(case: Path, organisation: str) -> None:
    made = read(ran("case", "invite", "jeugd-in-de-regio", organisation, "--format", "json", database=case))
    assert list(made) == ["code", "case", "organisation", "expires"]
    assert CODE.fullmatch(made["code"])
    assert (made["case"], made["organisation"]) == ("jeugd-in-de-regio", "GEM")
    days = (datetime.fromisoformat(made["expires"]) - datetime.now(UTC)).total_seconds() / 86400
    assert 13.9 < days <= 14


def test_an_invitation_in_words_begins_with_the_code_and_says_how_to_use_it(case: Path) -> None:
    first, *rest = ran("case", "invite", "jeugd-in-de-regio", "ZOR", database=case).out.split("\n")
    assert CODE.fullmatch(first)
    assert f"anna chat --invite {first}" in "\n".join(rest)


def test_a_coordinator_is_invited_for_a_case_or_for_a_new_one(case: Path) -> None:
    of_this = read(
        ran("coordinator", "invite", "--case", "jeugd-in-de-regio", "--format", "json", database=case)
    )
    of_new = read(ran("coordinator", "invite", "--format", "json", database=case))
    assert (of_this["case"], of_this["organisation"]) == ("jeugd-in-de-regio", None)
    assert of_new["case"] != of_this["case"]
    assert "nog niet opgezet" in ran("case", "list", database=case).out


def test_a_comparison_is_written_to_a_file_as_it_is_printed(case: Path, tmp_path: Path) -> None:
    for form in ("text", "json"):
        file = tmp_path / f"comparison.{form}"
        command = ("compare", "jeugd-in-de-regio", "--format", form)
        told = ran(*command, "--out", str(file), database=case)
        assert str(file) in told.out
        assert file.read_text(encoding="utf-8") == ran(*command, database=case).out


def test_a_comparison_says_for_whom_it_is(case: Path) -> None:
    for reader in ("coordinator", "GEM"):
        made = read(
            ran("compare", "jeugd-in-de-regio", "--reader", reader, "--format", "json", database=case)
        )
        assert (made["format"], made["case"], made["reader"]) == (
            "anna-comparison/1",
            "jeugd-in-de-regio",
            reader,
        )


def test_the_demo_compares_a_ready_case_and_makes_no_database(database: Path) -> None:
    told = ran("demo", database=database)
    assert told.status == 0
    assert "Rietwaarde" in told.out
    assert len(told.out) > 3000
    assert not database.exists()


def test_names_with_characters_that_steer_a_terminal_are_refused(database: Path) -> None:
    for name in ("A\x1b[31m", "A\u202eB", "A\x00B", "A\u200bB", "A\nB"):
        told = ran("case", "new", "--title", "T", "--organisation", name, database=database)
        assert told.status == 1
        assert "verborgen" in told.err
        assert name not in told.err

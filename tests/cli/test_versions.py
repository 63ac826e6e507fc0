"""`anna publish`, and `--version` of a comparison and its papers: what is told of versions at the command line."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support.people import ran

ROOT = Path(__file__).parents[2]
PRACTICE = json.loads((ROOT / "flows" / "practice.json").read_text(encoding="utf-8"))
SCHEMA = Draft202012Validator(
    json.loads((ROOT / "docs" / "comparison.schema.json").read_text(encoding="utf-8"))
)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    practice = str(ROOT / "flows" / "practice.json")
    assert ran("case", "import", practice, database=tmp_path / "anna.db").status == 0
    return tmp_path / "anna.db"


def compared(database: Path, *more: str) -> Any:
    told = json.loads(ran("compare", "practice", *more, "--format", "json", database=database).out)
    SCHEMA.validate(told)
    return told


def english(database: Path, *words: str) -> str:
    return " ".join(ran(*words, "--lang", "en", database=database).out.split())


def test_which_version_is_the_newest_and_whether_it_holds_is_told(database: Path) -> None:
    assert compared(database)["version"] is None
    assert "version" not in english(database, "case", "show", "practice").lower()
    told = json.loads(ran("publish", "practice", "--format", "json", database=database).out)
    assert (told["number"], told["outdated"], told["newest"], told["erased"]) == (1, False, 1, False)
    assert told["basis"]["counts"]["statements"] == len(PRACTICE["statements"])
    for command in (("case", "show", "practice"), ("compare", "practice")):
        assert "The newest published version is 1 of" in english(database, *command)
        assert "nothing has changed since" in english(database, *command)
    ran("link", "practice", "GEM01", "ZOR01", "same", database=database)
    for command in (("case", "show", "practice"), ("compare", "practice")):
        assert "it is outdated" in english(database, *command)
    shown = json.loads(ran("case", "show", "practice", "--format", "json", database=database).out)
    assert compared(database)["version"] == shown["version"]
    assert shown["version"]["outdated"]


def test_a_version_is_shown_as_it_was_and_says_that_it_is_one(database: Path) -> None:
    before = compared(database, "--reader", "ZOR")
    assert "--version 1" in english(database, "publish", "practice")
    assert "This is version 1, as it was published on" in english(
        database, "compare", "practice", "--version", "1"
    )
    ran("link", "practice", "GEM01", "ZOR01", "same", database=database)
    assert "Something has changed since." in english(database, "compare", "practice", "--version", "1")
    ran("publish", "practice", database=database)
    assert "There is a newer one: version 2." in english(database, "compare", "practice", "--version", "1")
    after = compared(database, "--reader", "ZOR", "--version", "1")
    assert after | {"version": None} == before
    assert (after["version"]["number"], after["version"]["newest"]) == (1, 2)


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("publish", "practice"), 1, "Nothing has changed since version 1"),
        (("publish", "nowhere"), 1, "There is no case nowhere"),
        (("compare", "practice", "--version", "9"), 1, "There is no version 9. There are: 1."),
        (("compare", "practice", "--version", "x"), 2, "--version"),
        (("report", "practice", "--version", "9"), 1, "There is no version 9. There are: 1."),
        (("report", "practice", "--kind", "workbook", "--version", "0"), 1, "There is no version 0."),
        (("report", "practice", "--kind", "prep", "--as", "GEM", "--version", "1"), 2, "has no --version"),
    ],
)
def test_what_cannot_be_published_or_shown_is_told(
    database: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    ran("publish", "practice", database=database)
    told = ran(*words, "--lang", "en", database=database)
    assert (told.status, told.out, len(told.err.splitlines())) == (status, "", 1)
    assert said in told.err


def test_quotes_are_the_answers_behind_each_line_and_off_by_default(database: Path) -> None:
    told = ran("compare", "practice", "--quotes", "--lang", "en", database=database).out
    plain = ran("compare", "practice", "--lang", "en", database=database).out
    assert "»" not in plain
    kept = [line for line in told.split("\n") if line.lstrip().startswith("»")]
    assert len(kept) > 20
    whole = " ".join(told.split())
    assert "» Gemeente Rietwaarde about Zorgstichting Wilgenboog: strongly in favour (+2) (" in whole
    assert "» Zorgstichting Wilgenboog about itself: against (-1)" in whole
    assert "about itself" not in plain


def said(file: Path) -> str:
    """The words in an OpenDocument file, without those at the foot of each page."""
    with zipfile.ZipFile(file) as archive:
        return " ".join(re.sub(r"<[^>]+>", " ", archive.read("content.xml").decode()).split())


def paper(database: Path, kind: str, *more: str) -> str:
    file = database.with_name(f"{kind}{len(more)}")
    form = {"comparison": "odt", "workbook": "ods"}[kind]
    command = ("report", "practice", "--kind", kind, "--format", form, "--out", str(file), "--lang", "en")
    told = ran(*command, *more, database=database)
    assert (told.status, told.err) == (0, "")
    return said(file)


KINDS = ("comparison", "workbook")


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_of_a_version_is_as_it_was_and_says_in_the_words_of_the_comparison_which(
    database: Path, kind: str
) -> None:
    ran("publish", "practice", database=database)
    before = paper(database, kind, "--version", "1")
    assert "This is version 1, as it was published on" in before
    ran("link", "practice", "GEM01", "ZOR01", "same", database=database)
    later = paper(database, kind, "--version", "1")
    assert " Something has changed since." in later
    assert later.replace(" Something has changed since.", "") == before
    ran("publish", "practice", database=database)
    newer = paper(database, kind, "--version", "1")
    assert newer.replace(" There is a newer one: version 2.", "") == before
    assert newer != before


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_of_the_case_as_it_is_now_is_a_draft_until_that_is_published(
    database: Path, kind: str
) -> None:
    draft = "This is a draft: how things are now, not published."
    assert draft in paper(database, kind)
    ran("publish", "practice", database=database)
    assert "This is version 1, as it was published on" in paper(database, kind)
    assert draft not in paper(database, kind)
    ran("link", "practice", "GEM01", "ZOR01", "same", database=database)
    changed = paper(database, kind)
    assert f"{draft} The newest published version is 1 of" in changed
    assert "it is outdated" in changed


def test_every_page_of_a_report_says_at_its_foot_which_version_it_is(database: Path) -> None:
    def feet(*more: str) -> str:
        file = database.with_name("report.odt")
        ran("report", "practice", "--out", str(file), "--lang", "en", *more, database=database)
        with zipfile.ZipFile(file) as archive:
            return archive.read("styles.xml").decode()

    assert "Draft of " in feet()
    ran("publish", "practice", database=database)
    assert "Version 1, " in feet("--version", "1")


def test_a_paper_of_a_version_is_for_its_reader(database: Path) -> None:
    ran("publish", "practice", database=database)
    told = paper(database, "workbook", "--version", "1", "--reader", "ZOR")
    assert "For Zorgstichting Wilgenboog." in told
    assert "This is version 1" in told

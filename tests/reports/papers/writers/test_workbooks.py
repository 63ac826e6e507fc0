"""The workbook as files: every value back as it was, nothing computed, nothing cut, whatever people typed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.access import visible
from bot.model import COORDINATOR, Case, Organisation, Rating, Topic
from bot.phrases import plain
from bot.reports.papers.formats import WORKBOOKS, write
from bot.reports.papers.workbook import (
    LONGEST,
    Sheet,
    SheetColumn,
    SheetContent,
    Workbook,
    fitted_sheets,
    pieces,
)
from bot.reports.papers.writers.csv import harmless
from bot.reports.papers.writers.sheet_titles import LONGEST_TITLE, sheet_titles
from tests.support.printing import HOSTILE, PRACTICE, hostile, in_csv, in_ods, in_xlsx, workbook

FORMATS = ("xlsx", "ods", "csv")
GONE_ON = " (…)"


def found(book: Workbook, form: str) -> list[list[list[object]]]:
    content = write(book, WORKBOOKS[form])
    return list({"xlsx": in_xlsx, "ods": in_ods, "csv": in_csv}[form](content).values())


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_workbook_is_the_same_bytes(form: str) -> None:
    assert write(workbook(PRACTICE), WORKBOOKS[form]) == write(workbook(PRACTICE), WORKBOOKS[form])


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("texts", [(), HOSTILE], ids=["as it is", "hostile"])
def test_every_value_comes_back_as_it_was(form: str, texts: tuple[str, ...]) -> None:
    book = workbook(hostile(PRACTICE, *texts) if texts else PRACTICE)
    for sheet, (head, *rows) in zip(book.sheets, found(book, form), strict=True):
        assert [str(title) for title in head] == [column.title for column in sheet.columns]
        assert len(rows) == len(sheet.rows)
        for told, row in zip(rows, sheet.rows, strict=True):
            for value, read in zip(row, told, strict=False):
                assert same(value, read, form), (value, read)


def same(value: object, read: object, form: str) -> bool:
    if form != "csv":
        if isinstance(value, str) or value is None:
            return (value or None) == (read or None)
        return value == float(str(read))
    if isinstance(value, str):
        return read == harmless(value)
    return str(read).replace(",", ".") == ("" if value is None else str(value))


def test_every_part_of_the_comparison_has_a_sheet_and_each_of_its_records_a_row() -> None:
    book = {sheet.title: sheet for sheet in workbook(PRACTICE).sheets}
    seen = visible(PRACTICE, COORDINATOR)
    assert len(book) == 15
    assert book["Over dit werkboek"].rows[0] == (PRACTICE.title,)
    assert [row[0] for row in book["Organisaties"].rows] == [each.id for each in seen.organisations]
    assert [row[3] for row in book["Wat ze zeggen"].rows] == [each.text for each in seen.statements]
    assert len(book["Reacties"].rows) == len(seen.responses)
    assert len(book["Standpunten"].rows) == len(seen.topics) * len(seen.organisations)
    assert {row[4] for row in book["Aannames"].rows} == {each.text for each in seen.beliefs}
    needs = {each.id for each in seen.statements if each.kind == "need"}
    offers = {each.id for each in seen.statements if each.kind == "offer"}
    assert needs <= {row[1] for row in book["Brengen en halen"].rows}
    assert offers <= {row[4] for row in book["Brengen en halen"].rows}


def test_not_answered_and_not_known_stay_two_things() -> None:
    organisations = (Organisation("A", "A"), Organisation("B", "B"), Organisation("C", "C"))
    ratings = (Rating("A", "t", 0), Rating("B", "t", None))
    book = workbook(Case("c", "T", organisations=organisations, topics=(Topic("t", "x"),), ratings=ratings))
    rows = next(sheet for sheet in book.sheets if sheet.title == "Standpunten").rows
    assert [(row[3], row[5]) for row in rows] == [
        (0, None),
        (None, "weet ik niet"),
        (None, "hier geen antwoord"),
    ]


@given(st.text(st.characters(codec="utf-8"), max_size=300).map(lambda text: text * 300))
@settings(max_examples=25)
def test_the_pieces_of_a_text_are_the_text_and_each_fits(text: str) -> None:
    parts = list(pieces(text))
    assert "".join(parts) == text
    assert all(len(part.encode("utf-16-le")) // 2 <= LONGEST for part in parts)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("letter", ["x", "🦝", "= "])
def test_a_text_too_long_for_a_cell_goes_on_in_the_row_under_it(form: str, letter: str) -> None:
    text = plain(letter * 40_000)
    statements = tuple(
        replace(each, text=text) if each.id == "GEM01" else each for each in PRACTICE.statements
    )
    book = workbook(replace(PRACTICE, statements=statements))
    sheet = [one.title for one in book.sheets].index("Wat ze zeggen")
    rows = [row for row in found(book, form)[sheet] if row[0] == "GEM01"]
    assert len(rows) > 1
    marked = [str(row[3]) for row in rows]
    assert all(part.endswith(GONE_ON) for part in marked[:-1])
    whole = "".join(part.removesuffix(GONE_ON).removeprefix("'") for part in marked)
    assert whole.removesuffix(GONE_ON) == text
    assert all(len(part.encode("utf-16-le")) // 2 <= 32_767 for part in marked)
    assert [row[6] for row in rows[1:]] in ([None] * (len(rows) - 1), [""] * (len(rows) - 1))


def test_more_rows_than_a_sheet_holds_go_on_in_a_further_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.reports.papers.workbook.MOST_ROWS", 10)
    made = list(fitted_sheets(SheetContent("Veel", [SheetColumn("n")], [(number,) for number in range(25)])))
    assert [sheet.title for sheet in made] == ["Veel", "Veel 2", "Veel 3"]
    assert [row[0] for sheet in made for row in sheet.rows] == list(range(25))


@given(st.lists(st.text(max_size=60), max_size=20))
def test_every_sheet_gets_a_title_of_its_own_that_every_program_takes(wanted: list[str]) -> None:
    given_titles = list(sheet_titles(map(plain, wanted)))
    assert len({title.casefold() for title in given_titles}) == len(wanted)
    for title in given_titles:
        assert 0 < len(title) <= LONGEST_TITLE
        assert not set(title) & set("[]:*?/\\'")


@given(st.text().map(plain))
def test_no_text_in_a_csv_file_begins_a_formula_and_none_is_lost(text: str) -> None:
    safe = harmless(text)
    assert safe.removeprefix("'") in {text, text.removeprefix("'")}
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "|", "%"))


def test_csv_is_separated_as_programs_in_that_language_expect() -> None:
    english = in_csv(write(workbook(PRACTICE, language="en"), WORKBOOKS["csv"]), ",")
    assert english["02-organisations.csv"][0][1] == "Organisation"


def test_a_sheet_without_rows_keeps_its_header_row() -> None:
    book = Workbook(
        "nl-NL",
        "T",
        workbook(PRACTICE).made,
        tuple(fitted_sheets(SheetContent("Leeg", [SheetColumn("Kop")], []))),
        decimal_sign=",",
    )
    assert book.sheets == (Sheet("Leeg", (SheetColumn("Kop"),), ()),)
    for form in FORMATS:
        assert found(book, form)[0][0] == ["Kop"]

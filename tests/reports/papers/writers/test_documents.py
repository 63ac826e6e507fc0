"""Prep sheet and report as files: real structure, text that stays text, and the same bytes every time."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.phrases import plain
from bot.reports.papers.document import (
    Column,
    Document,
    Heading,
    Item,
    ItemList,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    Table,
    WritingLines,
    cell,
    line,
)
from bot.reports.papers.formats import DOCUMENTS, write
from bot.reports.papers.theme import Theme
from tests.support.printing import (
    HOSTILE,
    PRACTICE,
    Found,
    edition,
    headings,
    hostile,
    in_docx,
    in_odt,
    in_pdf,
    prep,
    report,
    said,
    squeezed,
    tables,
)

FORMATS = ("pdf", "docx", "odt")


def found(document: Document, form: str) -> Found:
    content = write(document, DOCUMENTS[form])
    return {"pdf": in_pdf, "docx": in_docx, "odt": in_odt}[form](content)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("make", [report, prep])
def test_the_same_paper_is_the_same_bytes(make: type, form: str) -> None:
    assert write(make(PRACTICE), DOCUMENTS[form]) == write(make(PRACTICE), DOCUMENTS[form])


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_headings_and_the_header_rows_of_tables_are_real(language: str, form: str) -> None:
    for document in (report(PRACTICE, language=language), prep(PRACTICE, language=language)):
        read = found(document, form)
        assert [level for level, _ in read.headings] == [level for level, _ in headings(document)]
        titles = [[column.title for column in table.columns] for table in tables(document)]
        assert len(titles) > 1
        assert [len(head) for head in read.heads] == [len(each) for each in titles]
        if form != "pdf":
            assert read.headings == headings(document)
            assert read.heads == titles
        assert read.title == document.title
        assert read.language.startswith(language)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_says_all_that_the_document_says(form: str) -> None:
    for document in (report(PRACTICE), prep(PRACTICE)):
        told = squeezed(found(document, form).text)
        for words in said(document).split():
            assert squeezed(words) in told


@pytest.mark.parametrize("form", FORMATS)
def test_what_people_typed_stays_text_in_every_format(form: str) -> None:
    case = hostile(PRACTICE, *HOSTILE)
    for document in (report(case), prep(case)):
        read = found(document, form)
        assert read.active == []
        told, meant = squeezed(read.text), squeezed(said(document))
        typed = [squeezed(plain(text)) for text in HOSTILE if squeezed(plain(text)) in meant]
        assert len(typed) > 12
        for text in typed:
            if form != "pdf" or text.isascii():
                assert text in told, text
        assert [level for level, _ in read.headings] == [level for level, _ in headings(document)]


def spoken(texts: list[str]) -> Document:
    """A document with something of everything, in which these texts stand everywhere."""
    turns = iter(texts * 20)
    said = [next(turns) for _ in range(12)]
    listed = ItemList((Item(line(said[0], ids=[said[1]]), (Quote(said[2]), WritingLines(said[4], 1))),), 3)
    blocks = (
        Heading(said[5]),
        Paragraph((Run(said[6], bold=True), Run(said[7], italic=True))),
        Table((Column(said[8]), Column("b", 2)), ((cell(said[9]), cell(said[10], said[11])),)),
        Heading(said[6], 2),
        listed,
    )
    look = Theme(name=said[0][:80], logo=said[1][:80])
    return Document("nl-NL", said[2], said[3], date(2027, 1, 4), blocks, said[4], "ontbreekt", theme=look)


@settings(max_examples=30)
@given(st.lists(st.text(max_size=200), min_size=1, max_size=12))
def test_whatever_people_type_a_paper_can_be_made_and_nothing_in_it_acts(texts: list[str]) -> None:
    document = spoken(texts)
    for form in FORMATS:
        read = found(document, form)
        assert read.active == []
        assert [level for level, _ in read.headings] == [1, 2]
        if form != "pdf":
            told = squeezed(read.text)
            assert all(squeezed(words) in told for words in said(document).split())


def test_a_character_that_the_typeface_lacks_is_replaced_and_the_paper_says_so() -> None:
    clear, strange = (found(report(hostile(PRACTICE, text)), "pdf").text for text in ("Doel", "Doel 🦝"))
    assert "□" in strange
    assert "□ staat voor een teken" in strange
    assert "□" not in clear


def _note_place(places: list[float], text: str, _: object, matrix: list[float], *__: object) -> None:
    places.append(float(matrix[4]) if text.strip() else 0.0)


def test_a_word_of_any_length_stays_within_the_page() -> None:
    import pypdf

    read = pypdf.PdfReader(io.BytesIO(write(prep(hostile(PRACTICE, "w" * 140)), DOCUMENTS["pdf"])))
    for page in read.pages:
        places: list[float] = []
        page.extract_text(visitor_text=partial(_note_place, places))
        assert max(places) < 595 - 40


def test_a_file_tells_no_other_moment_than_the_day_it_was_made() -> None:
    for form in ("docx", "odt"):
        with zipfile.ZipFile(io.BytesIO(write(prep(PRACTICE), DOCUMENTS[form]))) as archive:
            assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert b"2027-01-04" in archive.read("docProps/core.xml" if form == "docx" else "meta.xml")


@pytest.mark.parametrize("form", FORMATS)
def test_a_theme_gives_a_paper_its_name_and_keeps_it_readable(form: str) -> None:
    look = Theme(name="Gemeente Waterrijk", logo="Waterrijk", colour="#ffe000", accent="#c8102e")
    document = replace(report(PRACTICE), theme=look)
    content = write(document, DOCUMENTS[form])
    if form == "pdf":
        assert in_pdf(content).text.count("Gemeente Waterrijk") >= 1
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).lower()
    assert b"gemeente waterrijk" in everything
    assert b"ffe000" in everything


def test_a_prep_sheet_has_no_areas_of_colour() -> None:
    for form, inside in (("docx", "word/document.xml"), ("odt", "content.xml")):
        with zipfile.ZipFile(io.BytesIO(write(prep(PRACTICE), DOCUMENTS[form]))) as archive:
            assert b"w:shd " not in archive.read(inside)
            assert b"background-color" not in archive.read(inside)


def test_no_tree_holds_a_character_that_could_do_more_than_show() -> None:
    assert Run("a\x00b\u202ec\nd").text == "a\ufffdb\ufffdc d"


def test_a_table_with_a_row_too_short_is_no_table() -> None:
    with pytest.raises(ValueError, match="cells"):
        Table((Column("a"), Column("b")), ((cell("x"),),))


@pytest.mark.parametrize("form", FORMATS)
def test_a_page_can_begin_anew(form: str) -> None:
    blocks = (Paragraph(line("een")), PageBreak(), Paragraph(line("twee"), small=True))
    document = Document("nl-NL", "Titel", "", date(2027, 1, 4), blocks, theme=edition().theme)
    content = write(document, DOCUMENTS[form])
    if form == "pdf":
        import pypdf

        assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 2
    assert "twee" in {"pdf": in_pdf, "docx": in_docx, "odt": in_odt}[form](content).text

"""Papers for tests: editions, cases full of hostile texts, and what a reader of each format finds in a file."""

import csv
import io
import json
import re
import zipfile
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import docx
import odfdo
import openpyxl
import pypdf
from lxml import etree

from bot.access import visible
from bot.analysis.comparison import compare
from bot.app import App
from bot.casefile import read
from bot.model import COORDINATOR, Case
from bot.reports.papers.content.comparison_sheets import comparison_workbook
from bot.reports.papers.content.imprint import Imprint
from bot.reports.papers.content.prep import prep_document
from bot.reports.papers.content.report import comparison_document
from bot.reports.papers.document import (
    Block,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Quote,
    Table,
    WritingLines,
)
from bot.reports.papers.theme import Theme
from bot.reports.papers.workbook import Workbook
from bot.settings import read as settings
from tests.support.lexicon import LEXICON

ROOT = Path(__file__).parents[2]
PRACTICE = read(json.loads((ROOT / "flows" / "practice.json").read_text(encoding="utf-8")))

HOSTILE = (
    "=1+1",
    "+31 20 1234567",
    "-2+3",
    "@SUM(A1:A9)",
    '=HYPERLINK("https://evil.example","klik")',
    "=cmd|' /C calc'!A0",
    '#import "evil.typ": *',
    "$ x^2 $ *vet* _schuin_ `code` = Kop",
    "#{panic()} \\ <label> @ref",
    "<script>alert(1)</script>",
    "<text:h>&amp;]]></w:t>",
    "../../etc/passwd",
    "https://evil.example/?a=1&b=2",
    "_x0041_ {name} %s {{7*7}}",
    "'aanhaling' \"dubbel\"",
    "nul\x00bel\x07esc\x1b[31m",
    "om\u202egekeerd",
    "los\ud800",
    "🦝 مرحبا العربية 漢字",
    "a" + "\u0301" * 40,
    "woord" * 60,
)
"""Texts that mean something to a program that reads them as more than text."""


@cache
def app() -> App:
    return App(settings({}))


def edition(language: str = "nl", theme: Theme | None = None) -> Imprint:
    say = app().words(language)
    return Imprint(say, date(2027, 1, 4), theme or Theme())


def report(case: Case, reader: str = COORDINATOR, language: str = "nl") -> Document:
    seen = visible(case, reader)
    return comparison_document(seen, compare(seen, LEXICON), reader, edition(language))


def workbook(case: Case, reader: str = COORDINATOR, language: str = "nl") -> Workbook:
    seen = visible(case, reader)
    return comparison_workbook(seen, compare(seen, LEXICON), reader, edition(language))


def own(case: Case, organisation: str) -> Case:
    """What one organisation said in a case."""
    lists = ("statements", "ratings", "beliefs", "believed_ratings", "inner", "decisions")
    kept = {name: tuple(e for e in getattr(case, name) if e.organisation == organisation) for name in lists}
    return replace(case, responses=(), links=(), coverage=(), **kept)  # type: ignore[arg-type]


def prep(case: Case, organisation: str = "GEM", language: str = "nl") -> Document:
    return prep_document(own(case, organisation), organisation, edition(language))


_TEXTS = {"text", "detail", "department", "question", "ask", "remark", "heard", "changes", "title", "name"}


def hostile(case: Case, *texts: str) -> Case:
    """The case with these texts, in turn, wherever a person could have typed one."""
    given = iter(texts * 200)

    def spoken(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(spoken, value))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        told = {field.name: getattr(value, field.name) for field in fields(value)}
        typed = {name: next(given) for name, text in told.items() if name in _TEXTS and isinstance(text, str)}
        deeper = {name: spoken(each) for name, each in told.items() if isinstance(each, tuple)}
        return replace(value, **typed, **deeper)

    changed: Case = spoken(case)
    return changed


def said(document: Document) -> str:
    """Every text of a document, with a space between."""
    return " ".join([document.title, document.subtitle, *_said(document.blocks)])


def _said(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading(text, _):
                found.append(text)
            case Paragraph(runs, _):
                found.append("".join(run.text for run in runs))
            case Quote(text):
                found.append(text)
            case WritingLines(label, _):
                found.append(label)
            case ItemList(items, _):
                for item in items:
                    found.append("".join(run.text for run in item.runs))
                    found += _said(item.under)
            case Table(columns, rows):
                found += [column.title for column in columns]
                found += ["".join(run.text for run in line) for row in rows for cell in row for line in cell]
    return found


def headings(document: Document) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


class Found(NamedTuple):
    """What a reader finds in a file: its text, its headings with their levels, the titles of the columns of its
    tables, what could be followed or run, its language and its title."""

    text: str
    headings: list[tuple[int, str]]
    heads: list[list[str]]
    active: list[str]
    language: str
    title: str


def squeezed(text: str) -> str:
    """The text without what breaking lines can change."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)


def in_docx(content: bytes) -> Found:
    word = docx.Document(io.BytesIO(content))
    body = word.element.body
    levels = [
        (int(str(each.style.name)[-1]), each.text)
        for each in word.paragraphs
        if each.style is not None and str(each.style.name).startswith("Heading ")
    ]
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    heads = [
        [cell.text for cell in table.rows[0].cells]
        for table in word.tables
        if table.rows[0]._tr.find(f"{name}trPr/{name}tblHeader") is not None
    ]
    assert len(heads) == len(word.tables)
    active = [rel.target_ref for rel in word.part.rels.values() if rel.is_external]
    active += [each.text or "" for each in body.iter(f"{name}instrText")]
    text = "".join(each.text or "" for each in body.iter(f"{name}t"))
    about = word.core_properties
    return Found(text, levels, heads, active, about.language, about.title)


def in_odt(content: bytes) -> Found:
    read = odfdo.Document(io.BytesIO(content))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tree = etree.fromstring(archive.read("content.xml"))
    levels = [
        (int(each.get(f"{_ODF_TEXT}outline-level", "0")), _text(each)) for each in tree.iter(f"{_ODF_TEXT}h")
    ]
    assert len(levels) == len(read.body.headers)
    heads = []
    for table in read.body.get_elements("//table:table"):
        rows = table.get_elements("table:table-header-rows/table:table-row")
        assert len(rows) == 1
        heads.append([each.text_recursive.strip() for each in rows[0].get_elements("table:table-cell")])
    active = [each.tag for each in read.body.get_elements("//text:a|//text:script|//*[@xlink:href]|//draw:*")]
    return Found(_text(tree), levels, heads, active, str(read.meta.language), str(read.meta.title))


_ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def _text(element: Any) -> str:
    return "".join(element.itertext())


def in_pdf(content: bytes) -> Found:
    read = pypdf.PdfReader(io.BytesIO(content))
    root: Any = read.trailer["/Root"]
    levels: list[tuple[int, str]] = []
    heads: list[list[str]] = []
    for node in _nodes(root["/StructTreeRoot"]):
        kind = str(node.get("/S", ""))
        if re.fullmatch(r"/H\d", kind):
            levels.append((int(kind[2]), str(node.get("/T", ""))))
        if kind == "/THead":
            heads.append([str(each.get("/S")) for each in _nodes(node) if each.get("/S") == "/TH"])
    active = [
        str(each.get_object().get("/A", each.get_object().get("/Subtype")))
        for page in read.pages
        for each in page.get("/Annots", ())
    ]
    active += [key for key in ("/OpenAction", "/AA", "/AcroForm") if key in root]
    active += [key for key in ("/JavaScript", "/EmbeddedFiles") if key in root.get("/Names", {})]
    assert root["/MarkInfo"]["/Marked"]
    assert read.xmp_metadata is not None
    assert b"<pdfuaid:part>1<" in read.xmp_metadata.stream.get_data()
    text = " ".join(page.extract_text() for page in read.pages)
    return Found(
        text, levels, heads, active, str(root["/Lang"]), str(read.metadata.title if read.metadata else "")
    )


def _nodes(node: Any) -> list[Any]:
    """Every element of structure under this one, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        return [each for child in node for each in _nodes(child)]
    if not isinstance(node, dict) or "/K" not in node:
        return []
    return [node, *_nodes(node["/K"])]


Rows = list[list[Any]]


def in_xlsx(content: bytes) -> dict[str, Rows]:
    """The sheets with their values; texts that a program would compute or follow are a failure here."""
    read = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in read:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n"}
                assert cell.hyperlink is None
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in read}


def in_ods(content: bytes) -> dict[str, Rows]:
    """The sheets with their values; texts that a program would compute or follow are a failure here."""
    read = odfdo.Document(io.BytesIO(content))
    assert not read.body.get_elements("//text:a|//*[@table:formula]|//*[@xlink:href]")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"VerticalSplitPosition" in archive.read("settings.xml")
    filters = read.body.get_elements("//table:database-range")
    tables = read.body.tables
    assert len(filters) == len(tables)
    return {str(table.name): [list(row) for row in table.get_values()] for table in tables}


def in_csv(content: bytes, separator: str = ";") -> dict[str, Rows]:
    """The files with their values; one that a program would compute is a failure here."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert re.fullmatch(r"\d\d-[a-z0-9-]+\.csv", name)
            text = archive.read(name).decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
            for value in (each for row in rows for each in row):
                assert not value.lstrip().startswith(("=", "@", "+", "|", "%")), value
                assert not value.startswith("-") or re.fullmatch(r"-[\d,.]+", value), value
            found[name] = [list(row) for row in rows]
    return found

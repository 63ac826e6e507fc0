"""A document as an ODT file (OpenDocument text)."""

from collections.abc import Iterator, Sequence
from html import escape

from bot.reports.papers.document import (
    Block,
    Cell,
    Document,
    Heading,
    ItemList,
    Line,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    Table,
    WritingLines,
    with_following,
)
from bot.reports.papers.writers.odf import Metadata, opening_tag, package
from bot.reports.papers.writers.odt_styles import automatic_styles, document_styles, line_length


def odt(document: Document) -> bytes:
    """The document as ODT, the same bytes for the same document."""
    body = _Body(line_length(document))
    text = "".join(body.all(document))
    content = (
        f"{opening_tag('content')}<office:automatic-styles>{automatic_styles(document)}{''.join(body.styles)}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    metadata = Metadata(document.title, document.theme.name, document.language, document.made)
    return package("text", content, document_styles(document), metadata)


class _Body:
    """The body of a document with lines of so many millimetres; `styles` are those that only one table has."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.styles: list[str] = []

    def all(self, document: Document) -> Iterator[str]:
        if document.theme.logo:
            yield _paragraph("Logo", escape(document.theme.logo))
        yield _paragraph("Title", escape(document.title))
        if document.subtitle:
            yield _paragraph("Subtitle", escape(document.subtitle))
        yield from self._blocks(document.blocks)

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        for block, stays in with_following(blocks):
            yield from self._block(block, stays)

    def _block(self, block: Block, stays: bool) -> Iterator[str]:
        match block:
            case Heading(text, level):
                style = f"Heading_20_{level}"
                yield f'<text:h text:style-name="{style}" text:outline-level="{level}">{escape(text)}</text:h>'
            case Paragraph(runs, small):
                style = "Lead" if stays else "Small" if small else "Text_20_body"
                yield _paragraph(style, _runs(runs))
            case Quote(text):
                yield _paragraph("Quotations", escape(text))
            case ItemList():
                yield from self._list(block)
            case Table():
                yield from self._table(block)
            case WritingLines(label, lines):
                for number in range(lines):
                    style = "Room" if number == lines - 1 else "Room_20_head"
                    yield _paragraph(style, "" if number else escape(label))
            case PageBreak():
                yield _paragraph("Page_20_break", "")

    def _list(self, block: ItemList) -> Iterator[str]:
        marks = "Bullets" if block.start is None else "Numbers"
        yield f'<text:list text:style-name="{marks}">'
        for number, item in enumerate(block.items):
            start = f' text:start-value="{block.start}"' if block.start is not None and not number else ""
            style = "List_20_head" if item.under else "List"
            yield f"<text:list-item{start}>{_paragraph(style, _runs(item.runs))}"
            yield from self._blocks(item.under)
            yield "</text:list-item>"
        yield "</text:list>"

    def _table(self, block: Table) -> Iterator[str]:
        name = f"Table{len(self.styles) + 1}"
        total = sum(column.width for column in block.columns)
        shape = [
            f'<style:style style:name="{name}" style:family="table"><style:table-properties '
            f'style:width="{self.line}mm" table:align="left" fo:margin-bottom="2mm"/></style:style>'
        ]
        yield f'<table:table table:name="{name}" table:style-name="{name}">'
        for number, column in enumerate(block.columns):
            width = f"{self.line * column.width / total:.2f}mm"
            shape.append(
                f'<style:style style:name="{name}.{number}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width}"/></style:style>'
            )
            yield f'<table:table-column table:style-name="{name}.{number}"/>'
        self.styles.append("".join(shape))
        yield "<table:table-header-rows><table:table-row>"
        for column in block.columns:
            yield _cell("Head", _paragraph("Table_20_Heading", escape(column.title)))
        yield "</table:table-row></table:table-header-rows>"
        for row in block.rows:
            cells = "".join(_cell("Body", _lines(cell)) for cell in row)
            yield f'<table:table-row table:style-name="Whole">{cells}</table:table-row>'
        yield "</table:table>"


def _paragraph(style: str, inner: str) -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def _runs(runs: Line) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = _spaced(run.text)
    for style, wanted in (("Bold", run.bold), ("Italic", run.italic), ("Faint", run.faint)):
        if wanted:
            text = f'<text:span text:style-name="{style}">{text}</text:span>'
    return text


def _spaced(text: str) -> str:
    """The text with spaces at its beginning and end, which programs otherwise drop."""
    inner = escape(text.strip(" "))
    before = "<text:s/>" if text.startswith(" ") else ""
    after = "<text:s/>" if text.strip(" ") and text.endswith(" ") else ""
    return f"{before}{inner}{after}"


def _cell(style: str, inner: str) -> str:
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">{inner}</table:table-cell>'
    )


def _lines(cell: Cell) -> str:
    return "".join(_paragraph("Table_20_Contents", _runs(line)) for line in cell) or _paragraph(
        "Table_20_Contents", ""
    )

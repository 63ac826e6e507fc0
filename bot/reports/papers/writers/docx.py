"""A document as a DOCX file, for Word and programs like it."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

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
    Table,
    WritingLines,
    with_following,
)
from bot.reports.papers.writers.docx_parts import (
    add_numbering,
    add_underline,
    fill_cell,
    keep_together,
    repeat_header,
    set_borders,
    set_numbering,
)
from bot.reports.papers.writers.docx_styles import line_length, set_page, set_properties, set_styles
from bot.reports.papers.writers.stable_zip import rezipped

if TYPE_CHECKING:
    from docx.document import Document as Word

_DEEPEST = 3
"""The template has styles for three levels of lists."""


def docx(document: Document) -> bytes:
    """The document as DOCX, the same bytes for the same document. Needs the extra `documents`."""
    import docx as library

    word = library.Document()
    set_properties(word, document)
    set_page(word, document)
    set_styles(word, document)
    _Body(word, document).add_all()
    out = io.BytesIO()
    word.save(out)
    return rezipped(out.getvalue())


class _Body:
    """Adds the blocks of a document; `depth` is the number of lists that a block stands in."""

    def __init__(self, word: "Word", document: Document) -> None:
        self.word, self.document = word, document
        self.style_ids = {str(style.name): str(style.style_id) for style in word.styles}

    def add_all(self) -> None:
        document = self.document
        if document.theme.logo:
            self._paragraph("Body Text").add_run(document.theme.logo).bold = True
        self._paragraph("Title", document.title)
        if document.subtitle:
            self._paragraph("Subtitle", document.subtitle)
        self._blocks(document.blocks, 0)

    def _blocks(self, blocks: Sequence[Block], depth: int) -> None:
        for block, stays in with_following(blocks):
            self._block(block, depth, stays)

    def _block(self, block: Block, depth: int, stays: bool) -> None:
        """Add one block, which `stays` with the next one on a page."""
        match block:
            case Heading(text, level):
                self._paragraph(f"Heading {level}", text)
            case Paragraph(runs, small):
                paragraph = self._paragraph(_continued(depth))
                paragraph.paragraph_format.keep_with_next = stays or None
                self._line(paragraph, runs, small)
            case Quote(text):
                self._quote(text, depth)
            case ItemList():
                self._list(block, depth)
            case Table():
                self._table(block)
            case WritingLines(label, count):
                self._writing_lines(label, count, depth)
            case PageBreak():
                self._paragraph("Normal").paragraph_format.page_break_before = True

    def _paragraph(self, style: str, text: str = "") -> Any:
        """Add a paragraph in a style by its name: to let the library look it up each time takes most of the time."""
        paragraph = self.word.add_paragraph(text)
        paragraph._p.style = self.style_ids[style]
        return paragraph

    def _line(self, paragraph: Any, runs: Line, small: bool = False) -> None:
        from docx.shared import Pt, RGBColor

        for each in runs:
            run = paragraph.add_run(each.text)
            run.bold, run.italic = each.bold or None, each.italic or None
            if each.faint or small:
                run.font.size, run.font.color.rgb = Pt(8.5), RGBColor(0x55, 0x55, 0x55)

    def _quote(self, text: str, depth: int) -> None:
        from docx.shared import Mm, Pt

        paragraph = self._paragraph("Quote")
        paragraph.paragraph_format.left_indent = Mm(5 + 6 * depth)
        paragraph.add_run(text).font.size = Pt(9.5)

    def _list(self, block: ItemList, depth: int) -> None:
        depth = min(depth + 1, _DEEPEST)
        kind = "List Bullet" if block.start is None else "List Number"
        style = f"{kind} {depth}".removesuffix(" 1")
        number = None if block.start is None else add_numbering(self.word, style, block.start)
        for item in block.items:
            paragraph = self._paragraph(style)
            if number is not None:
                set_numbering(paragraph, number)
            self._line(paragraph, item.runs)
            paragraph.paragraph_format.keep_with_next = True if item.under else None
            self._blocks(item.under, depth)

    def _table(self, block: Table) -> None:
        from docx.shared import Mm

        table = self.word.add_table(1, len(block.columns))
        table.autofit = False
        set_borders(table, 25 if self.document.plain else 50)
        self._header_row(table.rows[0], block)
        for row in block.rows:
            added = table.add_row()
            keep_together(added)
            for box, cell in zip(added.cells, row, strict=True):
                self._cell(box, cell)
        total, line = sum(column.width for column in block.columns), line_length(self.document)
        widths = [Mm(line * column.width / total) for column in block.columns]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for each in table.rows:
            for box, width in zip(each.cells, widths, strict=True):
                box.width = width
        self._separator()

    def _header_row(self, row: Any, block: Table) -> None:
        from docx.shared import Pt

        repeat_header(row)
        theme = self.document.theme
        for box, column in zip(row.cells, block.columns, strict=True):
            paragraph = box.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            run = paragraph.add_run(column.title)
            run.bold = True
            if not self.document.plain:
                fill_cell(box, run, theme.colour, theme.on_colour)

    def _cell(self, box: Any, cell: Cell) -> None:
        from docx.shared import Pt

        for nth, line in enumerate(cell):
            paragraph = box.add_paragraph() if nth else box.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            self._line(paragraph, line)

    def _writing_lines(self, label: str, count: int, depth: int) -> None:
        from docx.shared import Mm, Pt

        for nth in range(count):
            paragraph = self._paragraph(_continued(depth), "" if nth else label)
            paragraph.paragraph_format.line_spacing = Pt(22)
            paragraph.paragraph_format.space_after = 0
            paragraph.paragraph_format.keep_with_next = nth < count - 1
            paragraph.paragraph_format.left_indent = Mm(6 * depth)
            add_underline(paragraph)
        self._separator()

    def _separator(self) -> None:
        """Add a low empty paragraph: the format needs one after a table, and without one lines to write on would run
        together with those that follow."""
        from docx.shared import Pt

        separator = self._paragraph("Normal").paragraph_format
        separator.space_after, separator.line_spacing = 0, Pt(5)


def _continued(depth: int) -> str:
    """The style of a paragraph in so many lists."""
    depth = min(depth, _DEEPEST)
    return "Normal" if not depth else f"List Continue {depth}".removesuffix(" 1")

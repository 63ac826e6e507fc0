"""A document as a DOCX file, for Word and its relatives."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from bot.reports.papers.content.document import (
    Block,
    Cell,
    Document,
    Heading,
    Line,
    Listing,
    PageBreak,
    Paragraph,
    Quote,
    Room,
    Table,
    with_next,
)
from bot.reports.papers.writers.docx_parts import (
    field,
    filled,
    language,
    modern,
    numbered,
    numbering,
    plainly,
    repeats,
    ruled,
    underlined,
    whole,
    without_borders,
)
from bot.reports.papers.writers.stable_zip import repacked

if TYPE_CHECKING:
    from docx.document import Document as Word

_WIDE, _CLOSE = (20, 18, 20), (18, 12, 15)
"""Millimetres of margin at the sides, the top and the bottom of a report, and of a sheet to take along."""
_SIZES = {
    "Title": (21, 18),
    "Subtitle": (12, 10.5),
    "Heading 1": (14, 12),
    "Heading 2": (11.5, 10),
    "Heading 3": (10.5, 9),
    "Footer": (8.5, 8.5),
}
"""Points of the letters in a style, of the same two."""
_SPACES = {
    "Normal": ((0, 4), (0, 2)),
    "Title": ((0, 4), (0, 1)),
    "Subtitle": ((0, 8), (0, 4)),
    "Heading 1": ((14, 5), (9, 2)),
    "Heading 2": ((9, 4), (6, 2)),
    "Heading 3": ((7, 3), (4, 2)),
}
"""Points above and below a paragraph in a style, of the same two."""
_DEEPEST = 3
"""The template has styles for lists in lists in lists."""


def docx(document: Document) -> bytes:
    """The document as DOCX, the same bytes for the same document. Needs the extra `documents`."""
    import docx as library

    writing = _Writing(library.Document(), document)
    writing.all()
    out = io.BytesIO()
    writing.word.save(out)
    return repacked(out.getvalue())


class _Writing:
    """One document while it is written."""

    def __init__(self, word: "Word", document: Document) -> None:
        self.word = word
        self.document = document
        self.look = document.theme
        self.margins = _CLOSE if document.plain else _WIDE
        self.line = 210 - 2 * self.margins[0]
        self.styles = {str(style.name): str(style.style_id) for style in word.styles}

    def all(self) -> None:
        self._properties()
        self._page()
        self._styles()
        if self.look.logo:
            self._paragraph("Body Text").add_run(self.look.logo).bold = True
        self._paragraph("Title", self.document.title)
        if self.document.subtitle:
            self._paragraph("Subtitle", self.document.subtitle)
        self._blocks(self.document.blocks, 0)

    def _properties(self) -> None:
        made = datetime.combine(self.document.made, time(), UTC)
        about = self.word.core_properties
        about.title, about.author = self.document.title[:255], (self.look.name or "ANNA")[:255]
        about.language = self.document.language
        about.created = about.modified = made
        about.comments, about.last_modified_by, about.revision = "", about.author, 1

    def _page(self) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.shared import Mm

        section = self.word.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        side, top, bottom = map(Mm, self.margins)
        section.left_margin = section.right_margin = side
        section.top_margin, section.bottom_margin, section.footer_distance = top, bottom, Mm(8)
        foot = section.footer.paragraphs[0]
        foot.paragraph_format.tab_stops.add_tab_stop(Mm(self.line), WD_TAB_ALIGNMENT.RIGHT)
        foot.add_run(" – ".join(filter(None, (self.look.name, self.document.foot))) + "\t")
        field(foot, "PAGE")

    def _styles(self) -> None:
        """The styles of the template in one typeface, the language of the paper, and the colours of the theme."""
        from docx.shared import Pt, RGBColor

        black = "#000000" if self.document.plain else ""
        for style in self.word.styles:
            if style.type is None or not hasattr(style, "font"):
                continue
            plainly(style.element)
            if style.name in _SIZES:
                style.font.size = Pt(_SIZES[style.name][self.document.plain])
                style.font.italic, style.font.bold = False, style.name not in {"Subtitle", "Footer"}
                colour = black or self.look.heading
                style.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
        normal = self.word.styles["Normal"]
        # Arial has bigger letters than the typeface of the PDF: they read as well half a point smaller.
        normal.font.size = Pt(9 if self.document.plain else 10.5)
        if self.document.plain:
            normal.paragraph_format.line_spacing = 1
        modern(self.word.settings.element)
        language(self.word.styles.element, self.document.language)
        for name, spaces in _SPACES.items():
            above, below = spaces[self.document.plain]
            spacing = self.word.styles[name].paragraph_format
            spacing.space_before, spacing.space_after = Pt(above), Pt(below)
        without_borders(self.word.styles["Title"].element)

    def _blocks(self, blocks: Sequence[Block], depth: int) -> None:
        for block, stays in with_next(blocks):
            self._block(block, depth, stays)

    def _block(self, block: Block, depth: int, stays: bool) -> None:
        match block:
            case Heading(text, level):
                self._paragraph(f"Heading {level}", text)
            case Paragraph(runs, small):
                paragraph = self._paragraph(self._continued(depth))
                paragraph.paragraph_format.keep_with_next = stays or None
                self._line(paragraph, runs, small)
            case Quote(text):
                self._quote(text, depth)
            case Listing():
                self._listing(block, depth)
            case Table():
                self._table(block)
            case Room(label, lines):
                self._room(label, lines, depth)
            case PageBreak():
                self._paragraph("Normal").paragraph_format.page_break_before = True

    def _paragraph(self, style: str, text: str = "") -> Any:
        """A paragraph in a style of the template; looking a style up by its name each time takes most of the work."""
        paragraph = self.word.add_paragraph(text)
        paragraph._p.style = self.styles[style]
        return paragraph

    def _continued(self, depth: int) -> str:
        depth = min(depth, _DEEPEST)
        return "Normal" if not depth else f"List Continue {depth}".removesuffix(" 1")

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

    def _listing(self, block: Listing, depth: int) -> None:
        depth = min(depth + 1, _DEEPEST)
        kind = "List Bullet" if block.start is None else "List Number"
        style = f"{kind} {depth}".removesuffix(" 1")
        number = None if block.start is None else numbering(self.word, style, block.start)
        for item in block.items:
            paragraph = self._paragraph(style)
            if number is not None:
                numbered(paragraph, number)
            self._line(paragraph, item.runs)
            paragraph.paragraph_format.keep_with_next = True if item.under else None
            self._blocks(item.under, depth)

    def _table(self, block: Table) -> None:
        from docx.shared import Mm, Pt

        total = sum(column.width for column in block.columns)
        widths = [Mm(self.line * column.width / total) for column in block.columns]
        table = self.word.add_table(1, len(block.columns))
        table.autofit = False
        ruled(table, 25 if self.document.plain else 50)
        head = table.rows[0]
        repeats(head)
        for box, column in zip(head.cells, block.columns, strict=True):
            paragraph = box.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            run = paragraph.add_run(column.title)
            run.bold = True
            if not self.document.plain:
                filled(box, run, self.look.colour, self.look.on_colour)
        for row in block.rows:
            added = table.add_row()
            whole(added)
            for box, cell in zip(added.cells, row, strict=True):
                self._cell(box, cell)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for each in table.rows:
            for box, width in zip(each.cells, widths, strict=True):
                box.width = width
        self._apart()

    def _cell(self, box: Any, cell: Cell) -> None:
        from docx.shared import Pt

        for number, line in enumerate(cell):
            paragraph = box.paragraphs[0] if not number else box.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(1)
            self._line(paragraph, line)

    def _room(self, label: str, lines: int, depth: int) -> None:
        from docx.shared import Mm, Pt

        for number in range(lines):
            paragraph = self._paragraph(self._continued(depth), "" if number else label)
            paragraph.paragraph_format.line_spacing = Pt(22)
            paragraph.paragraph_format.space_after = 0
            paragraph.paragraph_format.keep_with_next = number < lines - 1
            paragraph.paragraph_format.left_indent = Mm(6 * depth)
            underlined(paragraph)
        self._apart()

    def _apart(self) -> None:
        """A low paragraph without words: the format wants one after a table, and lines to write on would else be one
        with those that follow."""
        from docx.shared import Pt

        apart = self._paragraph("Normal").paragraph_format
        apart.space_after, apart.line_spacing = 0, Pt(5)

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
from bot.reports.papers.writers.odf import Metadata, language_attributes, opening_tag, package

_SIDES, _CLOSE_SIDES = 20, 18
"""Millimetres of margin at the sides, of a report and of a plain sheet."""


def odt(document: Document) -> bytes:
    """The document as ODT, the same bytes for the same document."""
    body = _Body(210 - 2 * _sides(document))
    text = "".join(body.all(document))
    content = (
        f"{opening_tag('content')}<office:automatic-styles>{_FACES}{_boxes(document)}{''.join(body.styles)}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    metadata = Metadata(document.title, document.theme.name, document.language, document.made)
    return package("text", content, _styles(document), metadata)


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
                yield from self._listing(block)
            case Table():
                yield from self._table(block)
            case WritingLines(label, lines):
                for number in range(lines):
                    style = "Room" if number == lines - 1 else "Room_20_head"
                    yield _paragraph(style, "" if number else escape(label))
            case PageBreak():
                yield _paragraph("Page_20_break", "")

    def _listing(self, block: ItemList) -> Iterator[str]:
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


def _face(name: str, properties: str) -> str:
    return f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/></style:style>'


_FACES = (
    _face("Bold", 'fo:font-weight="bold"')
    + _face("Italic", 'fo:font-style="italic"')
    + _face("Faint", 'fo:font-size="8.5pt" fo:font-style="normal" fo:color="#555555"')
    + '<style:style style:name="Whole" style:family="table-row"><style:table-row-properties '
    'fo:keep-together="always"/></style:style>'
)


def _named(name: str, text: str = "", paragraph: str = "", parent: str = "Standard") -> str:
    """A style of paragraphs. Spaces in its name are written `_20_`."""
    shown = name.replace("_20_", " ")
    level = f' style:default-outline-level="{name[-1]}"' if name.startswith("Heading_20_") else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"{level}><style:paragraph-properties {paragraph}/>'
        f"<style:text-properties {text}/></style:style>"
    )


def _styles(document: Document) -> str:
    look = document.theme
    ink = "#000000" if document.plain else look.heading
    # Arial has bigger letters than the typeface of the PDF: they read as well half a point smaller.
    size, close = (9, 0.6) if document.plain else (10.5, 1)
    heads = "".join(
        _named(
            f"Heading_20_{level}",
            f'fo:font-size="{size * bigger:.1f}pt" fo:font-weight="bold" fo:color="{ink}"',
            f'fo:margin-top="{close * above:.1f}mm" fo:margin-bottom="{close * 1.5:.1f}mm" '
            'fo:keep-with-next="always"',
        )
        for level, bigger, above in ((1, 1.33, 5), (2, 1.1, 3.2), (3, 1, 2.5))
    )
    return (
        f"{opening_tag('styles')}<office:styles>{_default(document.language, size)}{heads}"
        + _named("Title", f'fo:font-size="{2 * size}pt" fo:font-weight="bold" fo:color="{ink}"')
        + _named("Subtitle", f'fo:font-size="{1.14 * size:.1f}pt"', f'fo:margin-bottom="{close * 3:.1f}mm"')
        + _named("Logo", f'fo:font-weight="bold" fo:color="{ink}"', 'fo:margin-bottom="3mm"')
        + _named("Text_20_body", "", f'fo:margin-bottom="{close * 1.2:.1f}mm"')
        + _named("Lead", "", f'fo:margin-bottom="{close * 1.2:.1f}mm" fo:keep-with-next="always"')
        + _named("List", "", f'fo:margin-bottom="{close * 0.8:.1f}mm"')
        + _named(
            "List_20_head",
            "",
            f'fo:margin-top="{close * 1.5:.1f}mm" fo:margin-bottom="{close * 0.8:.1f}mm" '
            'fo:keep-with-next="always"',
        )
        + _named("Small", 'fo:font-size="8.5pt" fo:color="#555555"')
        + _named("Footer", 'fo:font-size="8.5pt" fo:color="#555555"', _TAB_FREE)
        + _named("Quotations", "", _quoted("#787878" if document.plain else look.accent))
        + _named("Table_20_Contents")
        + _named("Table_20_Heading", f'fo:font-weight="bold" fo:color="{_head_ink(document)}"')
        + _named("Room", "", _RULED)
        + _named("Room_20_head", "", f'{_RULED} fo:keep-with-next="always"')
        + _named("Page_20_break", "", 'fo:break-before="page"')
        + f"{_list_style('Bullets')}{_list_style('Numbers')}</office:styles>"
        + _page(document)
        + "</office:document-styles>"
    )


_TAB_FREE = 'fo:margin-top="2mm"'
_RULED = (
    'fo:border-bottom="0.5pt solid #8c8c8c" style:join-border="false" fo:line-height="7mm" '
    'fo:margin-bottom="0.5mm"'
)


def _quoted(colour: str) -> str:
    return (
        f'fo:border-left="1.2pt solid {colour}" fo:padding-left="2.5mm" fo:margin-left="1mm" '
        'fo:margin-top="0.8mm" fo:margin-bottom="1.2mm" style:join-border="false"'
    )


def _head_ink(document: Document) -> str:
    return "#000000" if document.plain else document.theme.on_colour


def _default(language: str, size: float) -> str:
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:hyphenation-ladder-count="2" '
        'style:tab-stop-distance="10mm"/><style:text-properties style:font-name="Arial" fo:font-family="Arial" '
        f'style:font-family-generic="swiss" fo:font-size="{size}pt" '
        f'{language_attributes(language)} fo:hyphenate="true" fo:hyphenation-remain-char-count="3" '
        'fo:hyphenation-push-char-count="3"/></style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
    )


def _boxes(document: Document) -> str:
    """The cells of a header row and of the rows under it."""
    fill = "" if document.plain else f' fo:background-color="{document.theme.colour}"'
    inset = 0.6 if document.plain else 1.2
    rows = (("Head", "1pt solid #000000", fill), ("Body", "0.5pt solid #8c8c8c", ""))
    return "".join(
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
        f'fo:padding="1.2mm" fo:padding-top="{inset}mm" fo:padding-bottom="{inset}mm" '
        f'fo:border-bottom="{border}"{filled}/></style:style>'
        for name, border, filled in rows
    )


def _list_style(name: str) -> str:
    """Bullets or numbers on ten levels, each a step further to the right."""
    levels = []
    for level in range(1, 11):
        kind, attributes = ("number", 'style:num-format="1" style:num-suffix="."')
        if name == "Bullets":
            kind, attributes = ("bullet", f'text:bullet-char="{"•–"[level % 2 == 0]}"')
        levels.append(
            f'<text:list-level-style-{kind} text:level="{level}" {attributes}><style:list-level-properties '
            'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
            f'text:label-followed-by="listtab" text:list-tab-stop-position="{6 * level}mm" fo:text-indent="-5mm" '
            f'fo:margin-left="{6 * level}mm"/></style:list-level-properties></text:list-level-style-{kind}>'
        )
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def _sides(document: Document) -> int:
    return _CLOSE_SIDES if document.plain else _SIDES


def _page(document: Document) -> str:
    foot = " – ".join(filter(None, (document.theme.name, document.foot)))
    top, bottom, sides = (11, 8, _sides(document)) if document.plain else (16, 14, _sides(document))
    number = '<text:page-number text:select-page="current">1</text:page-number>'
    return (
        '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
        'fo:page-width="210mm" fo:page-height="297mm" style:print-orientation="portrait" '
        f'fo:margin-top="{top}mm" fo:margin-bottom="{bottom}mm" fo:margin-left="{sides}mm" '
        f'fo:margin-right="{sides}mm"/><style:footer-style>'
        '<style:header-footer-properties fo:min-height="8mm" fo:margin-top="3mm"/></style:footer-style>'
        "</style:page-layout></office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>'
        f"{_paragraph('Footer', f'{escape(foot)} – {number}')}</style:footer></style:master-page>"
        "</office:master-styles>"
    )

"""The styles and the page of an ODT file."""

from html import escape

from bot.reports.papers.document import Document
from bot.reports.papers.writers.odf import language_attributes, opening_tag

_SIDES, _PLAIN_SIDES = 20, 18
"""Millimetres of margin at the sides, of a report and of a plain sheet."""
_RULED = (
    'fo:border-bottom="0.5pt solid #8c8c8c" style:join-border="false" fo:line-height="7mm" '
    'fo:margin-bottom="0.5mm"'
)


def line_length(document: Document) -> int:
    """The length of a line of a document, in millimetres."""
    return 210 - 2 * _sides(document)


def _sides(document: Document) -> int:
    return _PLAIN_SIDES if document.plain else _SIDES


def _ink(document: Document) -> str:
    return "#000000" if document.plain else document.theme.heading


def _closeness(document: Document) -> float:
    """What the room between paragraphs is multiplied by."""
    return 0.6 if document.plain else 1


def automatic_styles(document: Document) -> str:
    """The styles of runs, rows and cells, for the part `content`."""
    return _FACES + _boxes(document)


def document_styles(document: Document) -> str:
    """The part `styles`: the styles of paragraphs and lists, and the page."""
    # Arial has bigger letters than the typeface of the PDF: they read as well half a point smaller.
    size = 9 if document.plain else 10.5
    return (
        f"{opening_tag('styles')}<office:styles>{_default(document.language, size)}"
        f"{_headings(document, size)}{_titles(document, size)}{_paragraphs(document)}"
        f"{_list_style('Bullets')}{_list_style('Numbers')}</office:styles>{_page(document)}"
        "</office:document-styles>"
    )


def _headings(document: Document, size: float) -> str:
    ink, close = _ink(document), _closeness(document)
    return "".join(
        _named(
            f"Heading_20_{level}",
            f'fo:font-size="{size * bigger:.1f}pt" fo:font-weight="bold" fo:color="{ink}"',
            f'fo:margin-top="{close * above:.1f}mm" fo:margin-bottom="{close * 1.5:.1f}mm" '
            'fo:keep-with-next="always"',
        )
        for level, bigger, above in ((1, 1.33, 5), (2, 1.1, 3.2), (3, 1, 2.5))
    )


def _titles(document: Document, size: float) -> str:
    ink, below = _ink(document), _closeness(document) * 3
    return (
        _named("Title", f'fo:font-size="{2 * size}pt" fo:font-weight="bold" fo:color="{ink}"')
        + _named("Subtitle", f'fo:font-size="{1.14 * size:.1f}pt"', f'fo:margin-bottom="{below:.1f}mm"')
        + _named("Logo", f'fo:font-weight="bold" fo:color="{ink}"', 'fo:margin-bottom="3mm"')
    )


def _paragraphs(document: Document) -> str:
    close, theme = _closeness(document), document.theme
    accent, on_colour = ("#787878", "#000000") if document.plain else (theme.accent, theme.on_colour)
    return (
        _named("Text_20_body", "", f'fo:margin-bottom="{close * 1.2:.1f}mm"')
        + _named("Lead", "", f'fo:margin-bottom="{close * 1.2:.1f}mm" fo:keep-with-next="always"')
        + _named("List", "", f'fo:margin-bottom="{close * 0.8:.1f}mm"')
        + _named(
            "List_20_head",
            "",
            f'fo:margin-top="{close * 1.5:.1f}mm" fo:margin-bottom="{close * 0.8:.1f}mm" '
            'fo:keep-with-next="always"',
        )
        + _named("Small", 'fo:font-size="8.5pt" fo:color="#555555"')
        + _named("Footer", 'fo:font-size="8.5pt" fo:color="#555555"', 'fo:margin-top="2mm"')
        + _named("Quotations", "", _quoted(accent))
        + _named("Table_20_Contents")
        + _named("Table_20_Heading", f'fo:font-weight="bold" fo:color="{on_colour}"')
        + _named("Room", "", _RULED)
        + _named("Room_20_head", "", f'{_RULED} fo:keep-with-next="always"')
        + _named("Page_20_break", "", 'fo:break-before="page"')
    )


def _named(name: str, text: str = "", paragraph: str = "", parent: str = "Standard") -> str:
    """A style of paragraphs; a space in its name is written `_20_`."""
    shown = name.replace("_20_", " ")
    level = f' style:default-outline-level="{name[-1]}"' if name.startswith("Heading_20_") else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"{level}><style:paragraph-properties {paragraph}/>'
        f"<style:text-properties {text}/></style:style>"
    )


def _quoted(colour: str) -> str:
    return (
        f'fo:border-left="1.2pt solid {colour}" fo:padding-left="2.5mm" fo:margin-left="1mm" '
        'fo:margin-top="0.8mm" fo:margin-bottom="1.2mm" style:join-border="false"'
    )


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
    """Bullets or numbers on ten levels, each indented further."""
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


def _face(name: str, properties: str) -> str:
    return f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/></style:style>'


_FACES = (
    _face("Bold", 'fo:font-weight="bold"')
    + _face("Italic", 'fo:font-style="italic"')
    + _face("Faint", 'fo:font-size="8.5pt" fo:font-style="normal" fo:color="#555555"')
    + '<style:style style:name="Whole" style:family="table-row"><style:table-row-properties '
    'fo:keep-together="always"/></style:style>'
)


def _page(document: Document) -> str:
    foot = " – ".join(filter(None, (document.theme.name, document.foot)))
    sides = _sides(document)
    top, bottom = (11, 8) if document.plain else (16, 14)
    number = '<text:page-number text:select-page="current">1</text:page-number>'
    return (
        '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
        'fo:page-width="210mm" fo:page-height="297mm" style:print-orientation="portrait" '
        f'fo:margin-top="{top}mm" fo:margin-bottom="{bottom}mm" fo:margin-left="{sides}mm" '
        f'fo:margin-right="{sides}mm"/><style:footer-style>'
        '<style:header-footer-properties fo:min-height="8mm" fo:margin-top="3mm"/></style:footer-style>'
        "</style:page-layout></office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>'
        f'<text:p text:style-name="Footer">{escape(foot)} – {number}</text:p></style:footer></style:master-page>'
        "</office:master-styles>"
    )

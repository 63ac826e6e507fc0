"""The page, the styles and the metadata of a DOCX file, set in the template that python-docx gives."""

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from bot.reports.papers.document import Document
from bot.reports.papers.writers.docx_parts import (
    add_field,
    remove_borders,
    set_compatibility,
    set_font,
    set_language,
)

if TYPE_CHECKING:
    from docx.document import Document as Word

_MARGINS, _PLAIN_MARGINS = (20, 18, 20), (18, 12, 15)
"""Millimetres of margin at the sides, the top and the bottom, of a report and of a plain sheet."""
_SIZES = {
    "Title": (21, 18),
    "Subtitle": (12, 10.5),
    "Heading 1": (14, 12),
    "Heading 2": (11.5, 10),
    "Heading 3": (10.5, 9),
    "Footer": (8.5, 8.5),
}
"""The size of each style in points, of a report and of a plain sheet."""
_SPACES = {
    "Normal": ((0, 4), (0, 2)),
    "Title": ((0, 4), (0, 1)),
    "Subtitle": ((0, 8), (0, 4)),
    "Heading 1": ((14, 5), (9, 2)),
    "Heading 2": ((9, 4), (6, 2)),
    "Heading 3": ((7, 3), (4, 2)),
}
"""Points above and below a paragraph of each style, of a report and of a plain sheet."""


def line_length(document: Document) -> int:
    """The length of a line of a document, in millimetres."""
    side, _, _ = _margins(document)
    return 210 - 2 * side


def _margins(document: Document) -> tuple[int, int, int]:
    return _PLAIN_MARGINS if document.plain else _MARGINS


def set_properties(word: "Word", document: Document) -> None:
    """What the file says of itself."""
    about = word.core_properties
    about.title, about.author = document.title[:255], (document.theme.name or "ANNA")[:255]
    about.language = document.language
    about.created = about.modified = datetime.combine(document.made, time(), UTC)
    about.comments, about.last_modified_by, about.revision = "", about.author, 1


def set_page(word: "Word", document: Document) -> None:
    """A4 with its margins, and a footer with the number of the page."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    side, top, bottom = map(Mm, _margins(document))
    section.left_margin = section.right_margin = side
    section.top_margin, section.bottom_margin, section.footer_distance = top, bottom, Mm(8)
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.add_tab_stop(Mm(line_length(document)), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(" – ".join(filter(None, (document.theme.name, document.foot))) + "\t")
    add_field(foot, "PAGE")


def set_styles(word: "Word", document: Document) -> None:
    """One typeface, the language of the document, the colours of its theme, and its sizes and spaces."""
    from docx.shared import Pt

    _set_fonts(word, document)
    normal = word.styles["Normal"]
    # Arial has bigger letters than the typeface of the PDF: they read as well half a point smaller.
    normal.font.size = Pt(9 if document.plain else 10.5)
    if document.plain:
        normal.paragraph_format.line_spacing = 1
    set_compatibility(word.settings.element)
    set_language(word.styles.element, document.language)
    for name, spaces in _SPACES.items():
        above, below = spaces[document.plain]
        spacing = word.styles[name].paragraph_format
        spacing.space_before, spacing.space_after = Pt(above), Pt(below)
    remove_borders(word.styles["Title"].element)


def _set_fonts(word: "Word", document: Document) -> None:
    from docx.shared import Pt, RGBColor

    colour = "#000000" if document.plain else document.theme.heading
    for style in word.styles:
        if style.type is None or not hasattr(style, "font"):
            continue
        set_font(style.element)
        if style.name in _SIZES:
            style.font.size = Pt(_SIZES[style.name][document.plain])
            style.font.italic, style.font.bold = False, style.name not in {"Subtitle", "Footer"}
            style.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())

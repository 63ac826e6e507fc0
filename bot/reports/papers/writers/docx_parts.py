"""The parts of a DOCX file for which python-docx has no function: fields, numbering, borders and more."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as Word

FONT = "Arial"
"""A typeface that every office program has, or one of the same widths."""


def element(tag: str, **attributes: str) -> Any:
    """A new element with this name in the namespace of the format, without its prefix."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_field(paragraph: Any, code: str) -> None:
    """Add a field that Word fills in, such as PAGE for the number of the page."""
    run = paragraph.add_run()._r
    instruction = element("instrText")
    instruction.text = code
    for part in (element("fldChar", fldCharType="begin"), instruction, element("fldChar", fldCharType="end")):
        run.append(part)


def set_font(style: Any) -> None:
    """Give a style the one typeface, and letters that are not spaced."""
    from docx.oxml.ns import qn

    for tag in ("w:rFonts", "w:spacing"):
        found = style.get_or_add_rPr().find(qn(tag))
        if found is not None:
            style.rPr.remove(found)
    style.rPr.insert(0, element("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))


def set_language(styles: Any, language: str) -> None:
    """Set the language of all styles that name one."""
    from docx.oxml.ns import qn

    for lang in styles.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)
        lang.set(qn("w:eastAsia"), language)


def set_compatibility(settings: Any) -> None:
    """Let Word lay the file out as its current version does, and hyphenate words."""
    from docx.oxml.ns import qn

    insert_before(settings, element("autoHyphenation", val="true"), "characterSpacingControl", "compat")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def insert_before(parent: Any, child: Any, *later: str) -> None:
    """Add a child before the first of these later elements: Word needs them in the order of its format."""
    from docx.oxml.ns import qn

    names = {qn(f"w:{name}") for name in later}
    index = next((nth for nth, each in enumerate(parent) if each.tag in names), len(parent))
    parent.insert(index, child)


def remove_borders(style: Any) -> None:
    """Remove the lines that the template draws around a style."""
    from docx.oxml.ns import qn

    for borders in list(style.iter(qn("w:pBdr"))):
        borders.getparent().remove(borders)


def add_numbering(word: "Word", style: str, start: int) -> int:
    """Add a numbering like that of a style, from `start`; returns its id."""
    from docx.oxml.ns import qn

    numbering = word.part.numbering_part.element
    own = word.styles[style].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    kind = next(num for num in numbering.findall(qn("w:num")) if num.get(qn("w:numId")) == own)
    added = numbering.add_num(int(kind.find(qn("w:abstractNumId")).get(qn("w:val"))))
    override = element("lvlOverride", ilvl="0")
    override.append(element("startOverride", val=str(start)))
    added.append(override)
    return int(added.numId)


def set_numbering(paragraph: Any, number: int) -> None:
    """Let a paragraph count in the numbering with this id."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def repeat_header(row: Any) -> None:
    """Make a row the header row: it is repeated on every page, and read out with each cell."""
    row._tr.get_or_add_trPr().append(element("tblHeader", val="true"))
    keep_together(row)


def keep_together(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(element("cantSplit", val="true"))


def set_borders(table: Any, inset: int) -> None:
    """Give a table hairlines under each row; `inset` is the room above and below the text of a cell, in twentieths of
    a point."""
    borders = element("tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(side, val="single", sz="4", space="0", color="8C8C8C"))
    margins = element("tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margins.append(element(side, w=str(inset if side in {"top", "bottom"} else 100), type="dxa"))
    look = table._tbl.tblPr
    insert_before(look, borders, "shd", "tblLayout", "tblCellMar", "tblLook")
    insert_before(look, margins, "tblLook")


def fill_cell(box: Any, run: Any, colour: str, ink: str) -> None:
    """Fill a cell with a colour, and give its text another."""
    from docx.shared import RGBColor

    fill = colour.lstrip("#").upper()
    box._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=fill))
    run.font.color.rgb = RGBColor.from_string(ink.lstrip("#").upper())


def add_underline(paragraph: Any) -> None:
    """Draw a line under a paragraph, to write on."""
    borders = element("pBdr")
    for side in ("bottom", "between"):
        borders.append(element(side, val="single", sz="4", space="1", color="8C8C8C"))
    insert_before(paragraph._p.get_or_add_pPr(), borders, "shd", "tabs", "spacing", "ind", "jc")

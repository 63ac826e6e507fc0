"""The few things that a DOCX file needs and python-docx has no word for: fields, numbering, borders, order."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as Word

FONT = "Arial"
"""A typeface that every office has, or has one like it."""


def element(tag: str, **attributes: str) -> Any:
    """An element of the format by its short name."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def field(paragraph: Any, code: str) -> None:
    """A field that Word fills in, such as the number of the page."""
    run = paragraph.add_run()._r
    told = element("instrText")
    told.text = code
    for part in (element("fldChar", fldCharType="begin"), told, element("fldChar", fldCharType="end")):
        run.append(part)


def plainly(style: Any) -> None:
    """One typeface, and no spaced letters."""
    from docx.oxml.ns import qn

    for tag in ("w:rFonts", "w:spacing"):
        found = style.get_or_add_rPr().find(qn(tag))
        if found is not None:
            style.rPr.remove(found)
    style.rPr.insert(0, element("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))


def language(styles: Any, language: str) -> None:
    """The language of everything that names none."""
    from docx.oxml.ns import qn

    for lang in styles.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)
        lang.set(qn("w:eastAsia"), language)


def modern(settings: Any) -> None:
    """Laid out as Word does today, with long words broken where their language lets them."""
    from docx.oxml.ns import qn

    placed(settings, element("autoHyphenation", val="true"), "characterSpacingControl", "compat")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def placed(parent: Any, child: Any, *later: str) -> None:
    """Add a child before the first of the elements that come later: Word wants them in the order of its format."""
    from docx.oxml.ns import qn

    names = {qn(f"w:{name}") for name in later}
    place = next((at for at, each in enumerate(parent) if each.tag in names), len(parent))
    parent.insert(place, child)


def without_borders(style: Any) -> None:
    """The style without the lines that the template draws."""
    from docx.oxml.ns import qn

    for borders in list(style.iter(qn("w:pBdr"))):
        borders.getparent().remove(borders)


def numbering(word: "Word", style: str, start: int) -> int:
    """A new numbering like that of a style, from `start`."""
    from docx.oxml.ns import qn

    numbering = word.part.numbering_part.element
    own = word.styles[style].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    kind = next(num for num in numbering.findall(qn("w:num")) if num.get(qn("w:numId")) == own)
    added = numbering.add_num(int(kind.find(qn("w:abstractNumId")).get(qn("w:val"))))
    override = element("lvlOverride", ilvl="0")
    override.append(element("startOverride", val=str(start)))
    added.append(override)
    return int(added.numId)


def numbered(paragraph: Any, number: int) -> None:
    """Let a paragraph count in a numbering."""
    told = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    told.get_or_add_ilvl().val = 0
    told.get_or_add_numId().val = number


def repeats(row: Any) -> None:
    """A header row: it comes back on every page, and is read out with each cell."""
    row._tr.get_or_add_trPr().append(element("tblHeader", val="true"))
    whole(row)


def whole(row: Any) -> None:
    """A row that is not divided over two pages."""
    row._tr.get_or_add_trPr().append(element("cantSplit", val="true"))


def ruled(table: Any, inset: int) -> None:
    """Hairlines under each row, and a look that tells a header row; `inset`, in twentieths of a point, is above and
    below what stands in a cell."""
    borders = element("tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(side, val="single", sz="4", space="0", color="8C8C8C"))
    margins = element("tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margins.append(element(side, w=str(inset if side in {"top", "bottom"} else 100), type="dxa"))
    look = table._tbl.tblPr
    placed(look, borders, "shd", "tblLayout", "tblCellMar", "tblLook")
    placed(look, margins, "tblLook")


def filled(box: Any, run: Any, colour: str, ink: str) -> None:
    """A cell in a colour, with its text in one that reads on it."""
    from docx.shared import RGBColor

    fill = colour.lstrip("#").upper()
    box._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=fill))
    run.font.color.rgb = RGBColor.from_string(ink.lstrip("#").upper())


def underlined(paragraph: Any) -> None:
    """A line under the paragraph, to write on."""
    borders = element("pBdr")
    for side in ("bottom", "between"):
        borders.append(element(side, val="single", sz="4", space="1", color="8C8C8C"))
    placed(paragraph._p.get_or_add_pPr(), borders, "shd", "tabs", "spacing", "ind", "jc")

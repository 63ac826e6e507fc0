"""What Word is strict about: the order of the elements, numbering, and a layout of today."""

import io
import zipfile

import pytest
from lxml import etree

from bot.reports.papers.document import Document
from bot.reports.papers.writers.docx import docx
from tests.support.printing import PRACTICE, prep, report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
}
"""The order of the schema (ECMA-376, part 1, 17.3 to 17.4)."""


def parts(document: Document) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(docx(document))) as archive:
        return {
            name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")
        }


@pytest.mark.parametrize("make", [report, prep])
def test_every_element_stands_where_the_format_wants_it(make: type) -> None:
    read = parts(make(PRACTICE))
    seen = 0
    for tree in (read["word/document.xml"], read["word/styles.xml"]):
        for tag, order in ORDER.items():
            places = {name: place for place, name in enumerate(order.split())}
            for element in tree.iter(f"{W}{tag}"):
                found = [places[str(child.tag).removeprefix(W)] for child in element]
                assert found == sorted(found)
                seen += 1
    assert seen > 500


def test_numbers_go_on_where_the_report_goes_on() -> None:
    numbering = parts(report(PRACTICE))["word/numbering.xml"]
    starts = [int(each.get(f"{W}val", "")) for each in numbering.iter(f"{W}startOverride")]
    assert starts == [1, 4]


def test_the_settings_are_those_of_today() -> None:
    settings = parts(prep(PRACTICE))["word/settings.xml"]
    modes = [
        each.get(f"{W}val")
        for each in settings.iter(f"{W}compatSetting")
        if each.get(f"{W}name") == "compatibilityMode"
    ]
    assert modes == ["15"]
    tags = [str(child.tag).removeprefix(W) for child in settings]
    assert (
        tags.index("defaultTabStop") < tags.index("autoHyphenation") < tags.index("characterSpacingControl")
    )

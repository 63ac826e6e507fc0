"""What is drawn is the same every time, readable without eyes, and never more than the text that people gave."""

import io
import re
import sys
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from bot.errors import CaseFault, ExtraFault
from bot.model import COORDINATOR, Case, Organisation, Statement
from bot.outputs import MapFormat
from bot.reports.map.files import Maps
from bot.reports.map.shapes.text_metrics import PT
from tests.support.tables import MADE, bare, collaboration, laid, seen, texts, wild, words


def maps(case: Case, reader: str = COORDINATOR, language: str = "nl") -> Maps:
    return Maps(*seen(case, reader), reader, words(language), MADE)


@cache
def pdf(size: int, language: str = "nl") -> PdfReader:
    (file,) = maps(collaboration(size), language=language).sheets("pdf", "a0")
    return PdfReader(io.BytesIO(file.content))


@pytest.mark.parametrize("form", ["pdf", "png", "svg"])
def test_the_same_map_gives_the_same_bytes(form: MapFormat) -> None:
    one, other = (maps(collaboration(5)).sheets(form, "a3") for _ in range(2))
    assert [each.content for each in one] == [each.content for each in other]


def tags(reader: PdfReader) -> list[Any]:
    """Every tag of a PDF, in reading order."""
    found: list[Any] = []

    def walk(node: object) -> None:
        node = getattr(node, "get_object", lambda: node)()
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                found.append(node)
            walk(node.get("/K"))

    root: Any = reader.trailer["/Root"]
    walk(root["/StructTreeRoot"])
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_pdf_is_tagged_with_its_language_title_headings_and_what_the_lines_say(language: str) -> None:
    reader = pdf(5, language)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert reader.metadata is not None
    assert reader.metadata.title == "Samen voor de jeugd in de regio"
    kinds = [tag["/S"] for tag in tags(reader)]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 1 + 5 + 1 + 4  # the ambition, the seats, the empty chair and the lists
    (figure,) = [tag for tag in tags(reader) if tag["/S"] == "/Figure"]
    assert "1: B → A" in figure["/Alt"]
    assert "ua" in reader.xmp_metadata.rdf_root.toxml().lower()  # type: ignore[union-attr]


@pytest.mark.parametrize(("size", "seed"), [(2, 3), (7, 4), (16, 5), (17, 6), (30, 7)])
def test_a_map_of_whatever_people_say_makes_a_tagged_pdf(size: int, seed: int) -> None:
    (file,) = maps(wild(size, seed)).sheets("pdf", "a0")
    kinds = [tag["/S"] for tag in tags(PdfReader(io.BytesIO(file.content)))]
    assert kinds.count("/H1") == 1


@pytest.mark.parametrize(("paper", "wide"), [("a0", 1189), ("a1", 840), ("a3", 420)])
def test_the_sheet_is_as_large_as_its_paper(paper: str, wide: int) -> None:
    (file,) = maps(collaboration(5)).sheets("pdf", paper)  # type: ignore[arg-type]
    box = PdfReader(io.BytesIO(file.content)).pages[0].mediabox
    assert float(box.width) * PT == pytest.approx(wide, abs=1)
    assert float(box.width / box.height) == pytest.approx(2**0.5, abs=0.01)


@pytest.mark.parametrize("size", [5, 17])
def test_every_line_is_drawn_where_it_was_laid(size: int) -> None:
    drawn: set[tuple[str, int, int]] = set()

    def note(text: str, at: list[float], *_: object) -> None:
        drawn.add((bare(text.strip()), round(at[4] * PT), round(841 - at[5] * PT)))

    pdf(size).pages[0].extract_text(visitor_text=note)
    for text in texts(laid(collaboration(size)).pages[0], signs=False):
        for nth, line in enumerate(text.lines):
            x = text.x if text.align == "left" else text.x + (text.width - line.width) / 2
            y = text.y + nth * text.leading
            near = (-1, 0, 1) if text.align == "left" else range(-3, 4)  # kerning narrows a line at both ends
            places = {
                (bare(line.spans[0].text), round(x) + right, round(y) + down)
                for right in near
                for down in near
            }
            assert not places.isdisjoint(drawn), (line, x, y)


HOSTILE = (
    "=1+1",
    '#import "x": *',
    "<script>alert(1)</script>",
    "../../x",
    "\x00nul",
    "\u202eomgekeerd",
    "$x^2$ _nadruk_ *vet* `code` @verwijzing <label>",
    "]] #panic() \\",
    "]]></svg><svg onload='x'>&amp;",
    "’; DROP TABLE",
    "{0} {name} %s %(x)s",
    "https://voorbeeld.nl // commentaar /* */",
)


def hostile() -> Case:
    organisations = tuple(Organisation(f"O{nth}", text) for nth, text in enumerate(HOSTILE))
    statements = tuple(
        Statement(f"s{nth}", one.id, "offer", text)
        for nth, (one, text) in enumerate(zip(organisations, HOSTILE, strict=True))
    )
    return Case("zaak", HOSTILE[1], organisations=organisations, statements=statements)


def test_nothing_that_people_type_becomes_markup_in_a_pdf() -> None:
    (file,) = maps(hostile()).sheets("pdf", "a0")
    reader = PdfReader(io.BytesIO(file.content))
    drawn = bare("".join(page.extract_text() for page in reader.pages).replace("\n", ""))
    for text in HOSTILE:
        plain = text.replace("\x00", "□").replace("\u202e", "□")
        assert bare(plain) in drawn, text
    assert "/JavaScript" not in str(reader.trailer["/Root"])
    assert not any("/Annots" in page for page in reader.pages)


def test_nothing_that_people_type_becomes_a_tag_in_an_svg() -> None:
    for file in maps(hostile()).sheets("svg", "a0"):
        drawn = file.content.decode()
        assert "<script" not in drawn
        assert "onload" not in re.sub(r"<title>.*?</title>", "", drawn)
        assert set(re.findall(r"<(\w+)", drawn)) <= {
            "svg",
            "title",
            "desc",
            "path",
            "g",
            "use",
            "defs",
            "symbol",
            "clipPath",
            "rect",
            "circle",
            "polygon",
        }


def test_an_svg_holds_its_shapes_as_shapes_and_tells_what_it_shows() -> None:
    (file,) = maps(collaboration(5)).sheets("svg", "a0")
    drawn = file.content.decode()
    assert "<image" not in drawn
    assert drawn.count("<rect") > 20
    assert "<title>Samen voor de jeugd in de regio</title><desc>" in drawn


def test_characters_that_cannot_be_drawn_are_told_on_the_map_and_aside() -> None:
    case = collaboration(3)
    odd = replace(case, title="Samen 😀😀 voor مرحبا")
    drawn = maps(odd)
    (file,) = drawn.sheets("pdf", "a0")
    said = "Tekens die niet getekend konden worden: 7. Elk werd □."
    assert drawn.replaced() == said
    assert said in PdfReader(io.BytesIO(file.content)).pages[0].extract_text()
    assert maps(case).replaced() == ""


def test_forty_thousand_characters_stand_whole_on_further_sheets() -> None:
    long = " ".join(f"woord{nth}" for nth in range(4_500))
    case = collaboration(5)
    first = replace(case.statements[3], text=long)
    drawn = maps(replace(case, statements=(*case.statements[:3], first, *case.statements[4:])))
    (file,) = drawn.sheets("pdf", "a0")
    pages = PdfReader(io.BytesIO(file.content)).pages
    said = bare("".join(page.extract_text() for page in pages).replace("\n", ""))
    assert len(long) > 40_000
    assert all(said.count(f"woord{nth}woord{nth + 1}") >= 1 for nth in range(0, 4_498, 97))
    assert len(pages) > 2


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_pictures_for_a_chat_are_1080_pixels_wide(form: MapFormat) -> None:
    file = maps(collaboration(5)).overview(form)
    if form == "png":
        assert file.content[:8] == b"\x89PNG\r\n\x1a\n"
        assert int.from_bytes(file.content[16:20], "big") == 1080
    assert file.media_type == {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}[form]


def test_a_coordinator_gets_the_overview_and_image_and_self_image() -> None:
    case = collaboration(5)
    found = Maps(*seen(case), COORDINATOR, words(), MADE).pictures()
    assert [each.name for each in found] == ["overview", "image"]
    assert all(each.draw().content[:4] == b"\x89PNG" and each.tell().strip() for each in found)


def test_an_organisation_gets_the_overview_and_its_own_picture() -> None:
    found = Maps(*seen(collaboration(5), "O2"), "O2", words(), MADE).pictures()
    assert [each.name for each in found] == ["overview", "O2"]
    assert found[1].draw().content[:4] == b"\x89PNG"
    assert "Klopt dit?" in found[1].tell()


def test_with_many_organisations_there_is_no_overview_for_a_telephone() -> None:
    found = Maps(*seen(collaboration(16), "O2"), "O2", words(), MADE).pictures()
    assert [each.name for each in found] == ["O2"]
    with pytest.raises(CaseFault, match="too small to read"):
        maps(collaboration(16)).overview()


def test_one_organisation_alone_has_no_map() -> None:
    with pytest.raises(CaseFault, match="at least two"):
        maps(Case("zaak", "Samen", organisations=(Organisation("A", "Anna"),))).sheets("pdf", "a0")


def test_too_many_organisations_are_told_so() -> None:
    with pytest.raises(CaseFault, match="too full to read"):
        maps(collaboration(60)).sheets("pdf", "a0")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", [2, 5, 16, 17])
def test_the_text_says_what_the_sheets_say(size: int, language: str) -> None:
    said = bare(maps(collaboration(size), language=language).text().replace("\n", ""))
    for page in laid(collaboration(size), language=language).pages:
        for text in texts(page, signs=False):
            if "→" in text.content and text.lines[0].spans[0].face == "bold" and ":" in text.content:
                assert (
                    bare(text.content.partition("←")[0].removesuffix("(voorstel)").removesuffix("(proposal)"))
                    in said
                )


def test_without_what_draws_the_fault_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ExtraFault, match=r"anna-bot\[documents\]"):
        maps(collaboration(3)).overview()

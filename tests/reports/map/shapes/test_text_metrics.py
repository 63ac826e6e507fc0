"""Text is as wide as the letters make it, breaks where it should, and what cannot be drawn is replaced."""

import json
from typing import get_args

import pytest
import typst
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reports.font_files import FONTS
from bot.reports.glyphs import MISSING
from bot.reports.map.drawing.typeface import typeface
from bot.reports.map.shapes.text_metrics import PT, Cleaner, Face, Span
from tests.support.tables import LONG_WORD, bare

FILES = {
    "regular": "SourceSans3_400Regular.ttf",
    "italic": "SourceSans3_400Regular_Italic.ttf",
    "semibold": "SourceSans3_600SemiBold.ttf",
    "bold": "SourceSans3_700Bold.ttf",
}
STYLES = {
    "regular": (400, "normal"),
    "italic": (400, "italic"),
    "semibold": (600, "normal"),
    "bold": (700, "normal"),
}


@pytest.mark.parametrize("face", get_args(Face))
def test_the_widths_are_those_of_the_letters_that_ship(face: str) -> None:
    font = TTFont(FONTS / FILES[face])
    widths = json.loads((FONTS / "widths.json").read_text(encoding="utf-8"))[face]
    read = {ord(letter): int(width) for width, row in widths.items() for letter in row}
    assert read == {code: font["hmtx"][name][0] for code, name in font.getBestCmap().items()}
    assert font["head"].unitsPerEm == 1000


def test_the_letters_ship_with_their_licence() -> None:
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name 'Source'" in licence


SAYINGS = (
    "Voor Te toetsen: AV, Wijkteams, T.V. en “YouTube”",
    "Regionaal inkoopbudget en contractmanagement",
    "Data over de overgang van 18- naar 18+",
    "fi fl ffi Tj LT ‘Ja’ 1/2 → ←",
    LONG_WORD,
)


@pytest.mark.parametrize("face", get_args(Face))
def test_what_draws_makes_no_line_wider_than_was_measured(face: Face) -> None:
    weight, style = STYLES[face]
    source = (
        "#let d = json(bytes(sys.inputs.data))\n"
        f'#set text(font: "Source Sans 3", size: 100pt, weight: {weight}, style: "{style}", hyphenate: false)\n'
        "#context [#metadata(d.map(t => measure(text(t)).width.pt())) <widths>]"
    ).encode()
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    compiler = typst.Compiler(source, font_paths=fonts, sys_inputs={"data": json.dumps(SAYINGS)})
    drawn = json.loads(compiler.query("<widths>", field="value", one=True))
    for saying, width in zip(SAYINGS, drawn, strict=True):
        ours = typeface().width(saying, face) * 100
        assert width <= ours
        assert width >= ours * 0.96


words = st.text(st.sampled_from("abcdeéijnrst-/.W1 "), max_size=160)


@given(text=words, size=st.sampled_from([24, 38, 96]), width=st.floats(40, 400))
def test_lines_keep_every_character_and_fit_their_width(text: str, size: float, width: float) -> None:
    lines = typeface().broken([Span(text)], size, width)
    assert all(0 < line.width <= width for line in lines)
    assert bare("".join(span.text for line in lines for span in line.spans)) == bare(" ".join(text.split()))
    for line in lines:
        drawn = sum(typeface().width(span.text, span.face) for span in line.spans) * size * PT
        assert drawn == pytest.approx(line.width, abs=0.01)


def broken(text: str, width: float) -> list[str]:
    return [line.spans[0].text for line in typeface().broken([Span(text)], 24, width)]


def test_a_word_that_fits_on_a_line_is_never_divided() -> None:
    assert broken("Een jeugdzorgprofessional", 90) == ["Een", "jeugdzorgprofessional"]


def test_a_word_too_wide_for_its_line_is_divided_between_syllables() -> None:
    assert broken("wachttijdenregistratiesysteem", 60) == ["wachttijdenre-", "gistratiesysteem"]


def test_a_word_of_140_letters_is_divided_at_the_edge_without_a_hyphen() -> None:
    found = broken(LONG_WORD, 100)
    assert "".join(found) == LONG_WORD
    assert len(LONG_WORD) == 140


def test_a_word_with_a_dash_or_slash_is_divided_there() -> None:
    assert broken("https://www.voorbeeld.nl/een/pad/naar/iets", 70)[0][-1] in "/."


def test_one_letter_wider_than_its_line_still_stands_there() -> None:
    assert broken("WW", 1) == ["W", "W"]


@pytest.mark.parametrize(
    "text", ["\x00nul", "\u202eomgekeerd", "مرحبا", "emoji 😀", "字", "\ud800", "z\u0301\u0302\u0303\u0304"]
)
def test_what_cannot_be_drawn_is_replaced_and_counted(text: str) -> None:
    clean = Cleaner(typeface())
    shown = clean(text)
    assert clean.replaced > 0
    assert MISSING in shown or "\u0304" not in shown
    assert all(typeface().known(letter) for letter in shown)


@given(text=st.text(max_size=40))
@settings(max_examples=max(20, settings().max_examples // 5))
def test_any_text_becomes_one_line_of_known_letters(text: str) -> None:
    shown = Cleaner(typeface())(text)
    assert all(typeface().known(letter) for letter in shown)
    assert shown == " ".join(shown.split())


def test_ordinary_text_stays_as_it_is() -> None:
    clean = Cleaner(typeface())
    text = "Eén ‘financiële’ coöperatie – 50 % ≥ € 3,00 … × § ½ Ł ş ğ Ω Ж"
    assert clean(text) == text
    assert clean.replaced == 0

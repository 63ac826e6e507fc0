"""A theme: a small file that is checked, and colours on which text can always be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SettingsFault
from bot.reports.contrast import contrast
from bot.reports.papers.theme import READABLE, WHITE, Theme, read_theme

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


def test_a_theme_gives_a_name_and_colours() -> None:
    made = read_theme(b'name = "Gemeente A"\nlogo = "A"\ncolour = "#AA0011"\naccent = "#00aa11"\n', "a.toml")
    assert made == Theme("Gemeente A", "A", "#AA0011", "#00aa11")


def test_what_a_theme_leaves_out_is_as_it_was() -> None:
    assert read_theme(b"", "a.toml") == Theme()
    assert read_theme(b'\xef\xbb\xbfname = "A"', "a.toml").name == "A"


@given(COLOURS)
def test_text_can_be_read_on_every_colour_and_every_heading_on_white(colour: str) -> None:
    look = Theme(colour=colour)
    assert contrast(look.on_colour, colour) >= READABLE
    assert contrast(look.heading, WHITE) >= READABLE


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"name = ", "TOML"),
        (b"\xff\xfe", "TOML"),
        (b"[" * 3000, "TOML"),
        (b"color = '#112233'", "color"),
        (b"name = 3", "name"),
        (b"name = ''", "name"),
        (b"name = '" + b"x" * 200 + b"'", "name"),
        (b"colour = 'red'", "red"),
        (b"colour = '#12345'", "#12345"),
        (b"accent = '#gggggg'", "#gggggg"),
        (b"# " + b"x" * 70_000, "big"),
    ],
)
def test_a_theme_that_cannot_be_used_is_refused_with_what_is_wrong(content: bytes, word: str) -> None:
    with pytest.raises(SettingsFault, match=word):
        read_theme(content, "a.toml")

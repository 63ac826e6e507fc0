"""The head of a sheet: title, edition, what to know before showing it, and the legend with its counts."""

from collections.abc import Iterator
from typing import Literal

from bot.reports.map.content.model import MapContent, Words
from bot.reports.map.shapes.colours import BLUE, GREY, INK, RED, WHITE, YELLOW
from bot.reports.map.shapes.marks import Box, Diamond, Disc, Mark, Stroke, Text, moved
from bot.reports.map.shapes.signs import centred
from bot.reports.map.shapes.text_metrics import PT, Span, Typeface
from bot.reports.map.shapes.typesetting import set_text, text_height

TITLE = 96.0
LEAST_TITLE = 44.0
_SUBTITLE = 34.0
_COUNT = 54.0
_WORDS = 27.0
_GAP = 13.0


Proposed = Literal["thin", "without", "matrix"]
"""How what is only proposed is told apart: by a thin line, without a line, or in a matrix."""


class TooLongTitle(Exception):
    """The title has no room above the map."""


def sheet_heading(
    content: MapContent,
    letters: Typeface,
    say: Words,
    width: float,
    more: str = "",
    lines: Proposed = "without",
) -> tuple[list[Mark], float]:
    """The head of a sheet `width` wide and its height; `more` is said after the edition, and the
    legend tells of `lines`. Raises `TooLongTitle`."""
    legend, wide, deep = _legend(content, letters, say, lines)
    room = width - wide - 30
    title = _title(content.title, letters, room)
    marks: list[Mark] = [title]
    y = text_height(title) + 5
    for text, colour in [
        (" · ".join(filter(None, (content.subtitle, more))), GREY),
        *((each, RED) for each in content.notices),
    ]:
        line = set_text(letters, text, _SUBTITLE, room, colour=colour)
        marks += moved([line], 0, y)
        y += text_height(line) + 2
    return [*marks, *moved(legend, width - wide, 0)], max(y, deep) + 10


def _title(text: str, letters: Typeface, room: float) -> Text:
    """The title on one line when it can be large, else on two. Raises `TooLongTitle`."""
    for most, sizes in ((1, range(int(TITLE), 63, -4)), (2, range(72, int(LEAST_TITLE) - 1, -4))):
        for size in sizes:
            title = set_text(letters, text, size, room, face="bold", role="h1")
            if len(title.lines) <= most:
                return title
    raise TooLongTitle


def _legend(
    content: MapContent, letters: Typeface, say: Words, lines: Proposed
) -> tuple[list[Mark], float, float]:
    """Signs with the counts under them and what they mean: the legend is the summary."""
    marks: list[Mark] = []
    x = deep = 0.0
    for sign, count, words in _items(content, letters, say, lines):
        y = 14.0
        wide = 28.0
        marks += moved(sign, x, 0)
        if count is not None:
            number = set_text(letters, str(count), _COUNT, 200, face="bold")
            marks += moved([number], x, y)
            wide = max(wide, number.lines[0].width)
        y += _COUNT * PT * 0.95
        for line in words.split("\n"):
            size = letters.line_width([Span(line)], _WORDS)
            marks += moved([set_text(letters, line, _WORDS, size * 1.02)], x, y)
            y += _WORDS * PT * 1.15
            wide = max(wide, size)
        x, deep = x + wide + _GAP, max(deep, y)
    return marks, x - _GAP, deep


def _items(
    content: MapContent, letters: Typeface, say: Words, lines: Proposed
) -> Iterator[tuple[list[Mark], int | None, str]]:
    fits, proposed = say("fits"), sum(each.proposed for each in content.transfers)
    if proposed:
        how = {
            "thin": say("of which {count} proposed,\ndrawn thin", count=proposed),
            "without": say("of which {count} proposed,\nwithout a line", count=proposed),
            "matrix": say("of which {count} proposed,\nin an open circle", count=proposed),
        }
        fits += "\n" + how[lines]
    line: list[Mark] = [
        Stroke(((3, 5), (23, 5)), BLUE, 2.1),
        Disc(4, 5, 4, BLUE),
        Disc(23, 5, 3.3, WHITE, BLUE, 1.5),
    ]
    if lines == "matrix":
        line = [Disc(5, 5, 5, BLUE)]
    yield line, len(content.transfers), fits
    yield [Diamond(6, 5, 6, RED)], len(content.tensions), say("rubs")
    if content.has_questions:
        mark = centred(letters, 5.5, 5, "?", _WORDS, INK, 11)
        yield (
            [Box(0, 0, 11, 10, YELLOW, INK, 0.6, radius=2), mark],
            len(content.questions),
            say("to be checked"),
        )
    yield [Box(0.5, 0, 22, 10, WHITE, INK, 1, True, 2)], len(content.unmet), say("wanted,\nstill open")
    if lines == "matrix":
        return
    chips: list[Mark] = [
        Box(0.5, 0, 14, 10, BLUE, BLUE, 1, False, 2),
        Box(18, 0, 14, 10, WHITE, INK, 1, False, 2),
    ]
    yield chips, None, say("filled: brings\nopen: wants")

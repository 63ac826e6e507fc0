"""The head of a sheet: title, edition, notices, and the legend with its counts."""

from collections.abc import Iterator
from typing import Literal

from bot.phrases import Language
from bot.reports.map.content.model import MapContent
from bot.reports.map.shapes.colours import BLUE, GREY, INK, RED, WHITE, YELLOW
from bot.reports.map.shapes.marks import Box, Diamond, Disc, Mark, Stroke, Text, moved
from bot.reports.map.shapes.signs import Signs
from bot.reports.map.shapes.text_metrics import PT, Span, Typeface
from bot.reports.map.shapes.typesetting import Style, set_text, text_height

TITLE, LEAST_TITLE = 96.0, 44.0
"""The largest and the smallest title, in points."""
_SUBTITLE = 34.0
_COUNT = 54.0
_LABEL = 27.0
_GAP = 13.0


Proposed = Literal["thin", "without", "matrix"]
"""How a proposed transfer is told apart: by a thin line, without a line, or in a matrix."""


class TooLongTitle(Exception):
    """The title has no room above the map."""


class Heading:
    """The head of a sheet `width` millimetres wide, whose legend tells how proposed transfers stand out."""

    def __init__(
        self, content: MapContent, typeface: Typeface, say: Language, width: float, proposed: Proposed
    ) -> None:
        self.content, self.typeface, self.say = content, typeface, say
        self.width, self.proposed = width, proposed

    def marks(self, remark: str = "") -> tuple[list[Mark], float]:
        """The head with its top left at (0, 0), and its height; `remark` stands behind the edition. Raises
        `TooLongTitle`."""
        legend, legend_width, legend_height = self._legend()
        room = self.width - legend_width - 30
        title = self._title(room)
        marks: list[Mark] = [title]
        y = text_height(title) + 5
        for text, colour in [
            (" · ".join(filter(None, (self.content.subtitle, remark))), GREY),
            *((notice, RED) for notice in self.content.notices),
        ]:
            line = set_text(self.typeface, text, room, Style(_SUBTITLE, colour=colour))
            marks += moved([line], 0, y)
            y += text_height(line) + 2
        return [*marks, *moved(legend, self.width - legend_width, 0)], max(y, legend_height) + 10

    def _title(self, room: float) -> Text:
        """The title on one line when it can be large, else on two. Raises `TooLongTitle`."""
        for most, sizes in ((1, range(int(TITLE), 63, -4)), (2, range(72, int(LEAST_TITLE) - 1, -4))):
            for size in sizes:
                title = set_text(self.typeface, self.content.title, room, Style(size, "bold", role="h1"))
                if len(title.lines) <= most:
                    return title
        raise TooLongTitle

    def _legend(self) -> tuple[list[Mark], float, float]:
        """Signs with their counts under them and what they mean, with their width and height."""
        marks: list[Mark] = []
        x = deepest = 0.0
        for sign, count, label in self._items():
            y = 14.0
            width = 28.0
            marks += moved(sign, x, 0)
            if count is not None:
                number = set_text(self.typeface, str(count), 200, Style(_COUNT, "bold"))
                marks += moved([number], x, y)
                width = max(width, number.lines[0].width)
            y += _COUNT * PT * 0.95
            for line in label.split("\n"):
                length = self.typeface.line_width([Span(line)], _LABEL)
                marks += moved([set_text(self.typeface, line, length * 1.02, Style(_LABEL))], x, y)
                y += _LABEL * PT * 1.15
                width = max(width, length)
            x, deepest = x + width + _GAP, max(deepest, y)
        return marks, x - _GAP, deepest

    def _items(self) -> Iterator[tuple[list[Mark], int | None, str]]:
        """What the legend shows: each sign, its count if it has one, and its meaning."""
        content, say, matrix = self.content, self.say, self.proposed == "matrix"
        line: list[Mark] = [
            Stroke(((3, 5), (23, 5)), BLUE, 2.1),
            Disc(4, 5, 4, BLUE),
            Disc(23, 5, 3.3, WHITE, BLUE, 1.5),
        ]
        yield [Disc(5, 5, 5, BLUE)] if matrix else line, len(content.transfers), self._fits()
        yield [Diamond(6, 5, 6, RED)], len(content.tensions), say("rubs")
        if content.has_questions:
            mark = Signs(self.typeface, _LABEL).label(5.5, 5, "?", INK, 11)
            box = Box(0, 0, 11, 10, YELLOW, INK, 0.6, radius=2)
            yield [box, mark], len(content.questions), say("to be checked")
        yield [Box(0.5, 0, 22, 10, WHITE, INK, 1, True, 2)], len(content.unmet), say("wanted,\nstill open")
        if not matrix:
            chips: list[Mark] = [
                Box(0.5, 0, 14, 10, BLUE, BLUE, 1, False, 2),
                Box(18, 0, 14, 10, WHITE, INK, 1, False, 2),
            ]
            yield chips, None, say("filled: brings\nopen: wants")

    def _fits(self) -> str:
        """The meaning of a transfer, with how many are proposed and how these stand out."""
        say, count = self.say, sum(each.proposed for each in self.content.transfers)
        if not count:
            return say("fits")
        how = {
            "thin": say("of which {count} proposed,\ndrawn thin", count=count),
            "without": say("of which {count} proposed,\nwithout a line", count=count),
            "matrix": say("of which {count} proposed,\nin an open circle", count=count),
        }
        return say("fits") + "\n" + how[self.proposed]

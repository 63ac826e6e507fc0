"""The signs of a map, each with a short label in it: badges, pills, diamonds and question marks."""

from typing import NamedTuple

from bot.reports.map.shapes.colours import BLUE, INK, RED, WHITE, YELLOW
from bot.reports.map.shapes.marks import TALL, Box, Diamond, Disc, Mark, Text
from bot.reports.map.shapes.text_metrics import PT, Line, Span, Typeface

_RADIUS = 0.78
"""The radius of a badge, in em."""
_REACH = 1.05
"""How far a diamond reaches to its sides, as a multiple of the radius of a badge."""
PILL = 1.16
"""The height of a pill, in em: no more than a line of text."""


class Paint(NamedTuple):
    """The colours of a badge or a pill: its area, its label, and its edge ("" for none)."""

    fill: str
    ink: str
    ring: str = ""


BRINGS, WANTS = Paint(BLUE, WHITE), Paint(WHITE, BLUE, BLUE)
"""Filled for who brings or what is confirmed, open for who wants or what is proposed."""
CODE, CODE_ON_INK = Paint(INK, WHITE), Paint(WHITE, INK)
ON_BLUE, OPEN_ON_BLUE = Paint(WHITE, BLUE), Paint(BLUE, WHITE, WHITE)


class Signs:
    """Draws signs with labels of one size in points; places and measures are in millimetres."""

    def __init__(self, typeface: Typeface, size: float) -> None:
        self._typeface, self._size = typeface, size
        self._em = size * PT
        self.radius = self._em * _RADIUS
        """The radius of a badge."""
        self.across = self.radius * _REACH
        self.down = self.across * TALL
        """How far a diamond reaches from its middle, to its sides and up and down."""

    def badge(self, x: float, y: float, label: str, paint: Paint) -> list[Mark]:
        """A disc around (x, y)."""
        edge = self._em * 0.17 if paint.ring else 0
        disc = Disc(x, y, self.radius - edge / 2, paint.fill, paint.ring, edge)
        return [disc, self.label(x, y, label, paint.ink, 1.55 * self.radius)]

    def pill(self, x: float, y: float, label: str, paint: Paint) -> list[Mark]:
        """A low disc with its left at `x` and its middle at `y`, longer when its label is: `pill_width` wide."""
        edge = self._em * 0.12 if paint.ring else 0
        width, height = self.pill_width(label), self._em * PILL
        box = Box(
            x + edge / 2,
            y - (height - edge) / 2,
            width - edge,
            height - edge,
            paint.fill,
            paint.ring,
            edge,
            radius=(height - edge) / 2,
        )
        return [box, self.label(x + width / 2, y, label, paint.ink, width)]

    def pill_width(self, label: str) -> float:
        """The width of a pill with this label."""
        return max(PILL, self._typeface.width(label, "bold") + 0.5) * self._size * PT

    def diamond(self, x: float, y: float, label: str) -> list[Mark]:
        """A red diamond around (x, y)."""
        return [Diamond(x, y, self.across, RED), self.label(x, y, label, WHITE, 1.3 * self.across)]

    def question_mark(self, x: float, y: float, label: str) -> list[Mark]:
        """A yellow box around (x, y) with a question mark before its label: `question_width` wide."""
        width, height = self.question_width(label), 2 * self.radius * 0.86
        box = Box(
            x - width / 2, y - height / 2, width, height, YELLOW, INK, self._em * 0.06, radius=height * 0.2
        )
        return [box, self.label(x, y, f"?{label}", INK, width)]

    def question_width(self, label: str) -> float:
        """The width of a question mark with this label."""
        return (self._typeface.width(f"?{label}", "bold") + 0.5) * self._size * PT

    def label(self, x: float, y: float, label: str, colour: str, most: float) -> Text:
        """A bold label with its middle at (x, y), smaller when it would be wider than `most`."""
        wide = self._typeface.width(label, "bold") * self._size * PT
        size = self._size if wide <= most else self._size * most / wide
        line = Line((Span(label, "bold", colour),), min(wide, most))
        return Text(x - most / 2, y + 0.33 * size * PT, most, (line,), size, "sign", "center")

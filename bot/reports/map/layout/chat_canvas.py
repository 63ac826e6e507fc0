"""A picture for a telephone: one column that grows downward, 1080 pixels wide, with letters of 34 pixels or more."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.reports.map.shapes.colours import GREY
from bot.reports.map.shapes.marks import Box, Group, Mark, Page, Text, moved
from bot.reports.map.shapes.signs import Signs
from bot.reports.map.shapes.text_metrics import PT, Span, Typeface
from bot.reports.map.shapes.typesetting import Style, set_text, text_height

PIXELS = 1080
"""The width of a picture in pixels, and in points of text."""
WIDTH = PIXELS * PT
MARGIN = 48 * PT
INNER = WIDTH - 2 * MARGIN
SMALL, BODY, LARGE, TITLE = 36.0, 40.0, 44.0, 58.0
"""Sizes of text in points."""
_PADDING = 20 * PT


class Card(NamedTuple):
    """The looks of a box with texts in it; `edge` is the colour of its edge, "" for none."""

    fill: str
    edge: str = ""
    dashed: bool = False
    radius: float = 5


class ChatColumn:
    """Marks placed one under another; `y` is how far down they reach, in millimetres."""

    def __init__(self, typeface: Typeface) -> None:
        self.typeface = typeface
        self.signs = Signs(typeface, SMALL)
        self.marks: list[Mark] = []
        self.y = MARGIN

    def set(self, text: str | Sequence[Span], width: float, style: Style) -> Text:
        """A text in the typeface of this column, with its top left at (0, 0)."""
        return set_text(self.typeface, text, width, style)

    def text(self, text: str, style: Style, *, indent: float = 0, after: float = 0.35) -> None:
        """Add a text with room after it, counted in its own size."""
        lines = self.set(text, INNER - indent, style)
        self.marks += moved([lines], MARGIN + indent, self.y)
        self.y += text_height(lines) + style.size * PT * after

    def title(self, text: str, under: Iterable[str]) -> None:
        """Add the title of the picture, and lines under it."""
        self.text(text, Style(TITLE, "bold", role="h1"), after=0.2)
        for line in under:
            self.text(line, Style(SMALL, colour=GREY), after=0.2)
        self.gap(0.8)

    def heading(self, text: str, colour: str) -> None:
        """Add the title of a part."""
        self.gap(0.5)
        self.text(text, Style(LARGE, "bold", colour, "h2"), after=0.3)

    def card(self, texts: Iterable[tuple[str, Style]], card: Card) -> None:
        """Add texts in a box; empty ones are left out."""
        lines = [self.set(text, INNER - 2 * _PADDING, style) for text, style in texts if text]
        height = sum(map(text_height, lines)) + _PADDING * 0.5 * (len(lines) - 1) + 2 * _PADDING
        edge = 1.4 if card.edge else 0
        self.marks.append(
            Box(MARGIN, self.y, INNER, height, card.fill, card.edge, edge, card.dashed, card.radius)
        )
        y = self.y + _PADDING
        for text in lines:
            self.marks += moved([text], MARGIN + _PADDING, y)
            y += text_height(text) + _PADDING * 0.5
        self.y += height + 14 * PT

    def add(self, marks: Iterable[Mark], height: float, x: float = MARGIN) -> None:
        """Add marks, whose top left is at (0, 0), and move down by their height."""
        self.marks += moved(marks, x, self.y)
        self.y += height

    def gap(self, lines: float) -> None:
        """Leave room of so many lines of the body."""
        self.y += lines * BODY * PT

    def page(self, name: str) -> Page:
        """The picture with all that was added."""
        marks: tuple[Mark | Group, ...] = tuple(self.marks)
        return Page(name, WIDTH, self.y + MARGIN * 0.7, marks)

"""A picture for a telephone: one column that grows downward, 1080 pixels wide, with letters of 34 pixels or more."""

from collections.abc import Iterable, Sequence

from bot.reports.map.shapes.colours import GREY, INK
from bot.reports.map.shapes.marks import Align, Box, Group, Mark, Page, Role, moved
from bot.reports.map.shapes.text_metrics import PT, Face, Span, Typeface
from bot.reports.map.shapes.typesetting import set_text, text_height

PIXELS = 1080
"""A point of text is a pixel: the page is as many points wide."""
WIDTH = PIXELS * PT
MARGIN = 48 * PT
INNER = WIDTH - 2 * MARGIN
SMALL, BODY, LARGE, TITLE = 36.0, 40.0, 44.0, 58.0


class ChatColumn:
    """Marks one under another; `y` is how far down it has grown."""

    def __init__(self, letters: Typeface) -> None:
        self.letters = letters
        self.marks: list[Mark] = []
        self.y = MARGIN

    def text(
        self,
        spans: str | Sequence[Span],
        size: float,
        *,
        face: Face = "regular",
        colour: str = INK,
        role: Role = "text",
        align: Align = "left",
        indent: float = 0,
        after: float = 0.35,
    ) -> None:
        """A piece of text with some room after it, counted in its own size."""
        set_ = set_text(
            self.letters, spans, size, INNER - indent, face=face, colour=colour, role=role, align=align
        )
        self.marks += moved([set_], MARGIN + indent, self.y)
        self.y += text_height(set_) + size * PT * after

    def title(self, text: str, under: Iterable[str]) -> None:
        """The name of the picture, and what is said of it."""
        self.text(text, TITLE, face="bold", role="h1", after=0.2)
        for line in under:
            self.text(line, SMALL, colour=GREY, after=0.2)
        self.gap(0.8)

    def heading(self, text: str, colour: str) -> None:
        """The name of a part."""
        self.gap(0.5)
        self.text(text, LARGE, face="bold", colour=colour, role="h2", after=0.3)

    def card(
        self,
        lines: Sequence[tuple[str, float, Face]],
        fill: str,
        colour: str,
        *,
        edge: str = "",
        dashed: bool = False,
        align: Align = "left",
        radius: float = 5,
    ) -> None:
        """Texts in a box, each with its size and face."""
        pad = 20 * PT
        texts = [
            set_text(self.letters, text, size, INNER - 2 * pad, face=face, colour=colour, align=align)
            for text, size, face in lines
            if text
        ]
        tall = sum(map(text_height, texts)) + pad * 0.5 * (len(texts) - 1) + 2 * pad
        self.marks.append(Box(MARGIN, self.y, INNER, tall, fill, edge, 1.4 if edge else 0, dashed, radius))
        y = self.y + pad
        for text in texts:
            self.marks += moved([text], MARGIN + pad, y)
            y += text_height(text) + pad * 0.5
        self.y += tall + 14 * PT

    def add(self, marks: Iterable[Mark], tall: float, x: float = MARGIN) -> None:
        """Marks with their top left here, and their height."""
        self.marks += moved(marks, x, self.y)
        self.y += tall

    def gap(self, lines: float) -> None:
        """Room of so many lines of the body."""
        self.y += lines * BODY * PT

    def page(self, name: str) -> Page:
        """The picture as it has grown."""
        found: tuple[Mark | Group, ...] = tuple(self.marks)
        return Page(name, WIDTH, self.y + MARGIN * 0.7, found)

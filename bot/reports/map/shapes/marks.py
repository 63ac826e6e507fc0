"""Shapes and texts with their places, from which any program can draw a page of a map."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bot.reports.map.shapes.text_metrics import PT, Line

Role = Literal["h1", "h2", "h3", "text", "sign"]
"""What a text is to who hears the page read: a heading, text, or a sign whose meaning other text gives in words."""
Align = Literal["left", "center", "right"]
Bounds = tuple[float, float, float, float]
"""Left, top, right and bottom, in millimetres."""

RISE = 0.70
"""How far characters rise above their baseline, in em; they hang a quarter of an em below it at most."""
LEADING = 1.2
"""From one baseline to the next, in em."""
TALL = 1.1
"""The height of a diamond as a multiple of its width, so that two digits have room in it."""


class Box(NamedTuple):
    """A rectangle. All marks are placed in millimetres from the top left of the page; a colour is `#rrggbb`, or ""
    for none."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    thickness: float = 0
    dashed: bool = False
    radius: float = 0

    @property
    def bounds(self) -> Bounds:
        return self.x, self.y, self.x + self.width, self.y + self.height


class Disc(NamedTuple):
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str = ""
    thickness: float = 0

    @property
    def bounds(self) -> Bounds:
        reach = self.radius + self.thickness / 2
        return self.x - reach, self.y - reach, self.x + reach, self.y + reach


class Diamond(NamedTuple):
    """Four equal sides around (x, y); `radius` reaches to the corners at its sides."""

    x: float
    y: float
    radius: float
    fill: str

    @property
    def down(self) -> float:
        """How far the corners above and below the middle are from it."""
        return self.radius * TALL

    @property
    def bounds(self) -> Bounds:
        return self.x - self.radius, self.y - self.down, self.x + self.radius, self.y + self.down


class Stroke(NamedTuple):
    """A line through points, horizontal and vertical in turn, with round corners and under it a halo in a colour."""

    points: tuple[tuple[float, float], ...]
    colour: str
    thickness: float
    dashed: bool = False
    halo: str = ""
    radius: float = 9

    @property
    def bounds(self) -> Bounds:
        across, down = [x for x, _ in self.points], [y for _, y in self.points]
        return min(across), min(down), max(across), max(down)


class Text(NamedTuple):
    """Lines of text; `x` and `width` are the space they have, `y` is the baseline of the first, `size` in points."""

    x: float
    y: float
    width: float
    lines: tuple[Line, ...]
    size: float
    role: Role = "text"
    align: Align = "left"

    @property
    def leading(self) -> float:
        """From one baseline to the next, in millimetres."""
        return self.size * PT * LEADING

    @property
    def widest(self) -> float:
        """The width of the widest line."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def left(self) -> float:
        """The left of the widest line."""
        if self.align == "left":
            return self.x
        free = self.width - self.widest
        return self.x + (free / 2 if self.align == "center" else free)

    @property
    def bounds(self) -> Bounds:
        top = self.y - RISE * self.size * PT
        below = 0.02 if self.role == "sign" else 0.25  # figures and capitals do not hang below the line
        bottom = self.y + self.leading * (len(self.lines) - 1) + below * self.size * PT
        return self.left, top, self.left + self.widest, bottom

    @property
    def content(self) -> str:
        """The text in one piece."""
        return " ".join(span.text for line in self.lines for span in line.spans)


Shape = Box | Disc | Diamond | Stroke
Mark = Shape | Text


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that are one picture to who hears the page read; `alt_text` is what it shows, in words."""

    shapes: tuple[Shape, ...]
    alt_text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet or picture called `name`; `marks` are drawn and read in their order."""

    name: str
    width: float
    height: float
    marks: tuple[Mark | Group, ...]


def moved(marks: Iterable[Mark], x: float, y: float) -> list[Mark]:
    """The marks, moved right by `x` and down by `y`."""
    return [_moved(mark, x, y) for mark in marks]


def _moved(mark: Mark, x: float, y: float) -> Mark:
    match mark:
        case Box():
            return Box(
                mark.x + x,
                mark.y + y,
                mark.width,
                mark.height,
                mark.fill,
                mark.stroke,
                mark.thickness,
                mark.dashed,
                mark.radius,
            )
        case Disc():
            return Disc(mark.x + x, mark.y + y, mark.radius, mark.fill, mark.stroke, mark.thickness)
        case Diamond():
            return Diamond(mark.x + x, mark.y + y, mark.radius, mark.fill)
        case Text():
            return Text(mark.x + x, mark.y + y, mark.width, mark.lines, mark.size, mark.role, mark.align)
    points = tuple((left + x, top + y) for left, top in mark.points)
    return Stroke(points, mark.colour, mark.thickness, mark.dashed, mark.halo, mark.radius)

"""What a map is drawn from: a few shapes and pieces of text with a place, for any program that can draw."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bot.reports.map.shapes.text_metrics import PT, Line

Role = Literal["h1", "h2", "h3", "text", "sign"]
"""What a piece of text is to who hears it read: a heading, text, or a sign that the text tells in words."""
Align = Literal["left", "center", "right"]
Bounds = tuple[float, float, float, float]
"""Left, top, right and bottom."""

RISE = 0.70
"""How far letters rise above their baseline, in em; they hang a quarter of an em below it at most."""
LEADING = 1.2
DIAMOND = 1.05
"""How far a diamond reaches to its sides, as a multiple of the radius of a badge."""
TALL = 1.1
"""How much taller than wide a diamond is, so that two figures have room in it."""
PILL = 1.16
"""How high a pill is, in em: no more than a line of text."""


class Box(NamedTuple):
    """A rectangle; all measures of all shapes are in millimetres from the top left of the page."""

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
    """A circle around its middle."""

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
    """Four equal sides around a middle; `radius` reaches to the points beside it."""

    x: float
    y: float
    radius: float
    fill: str

    @property
    def down(self) -> float:
        """How far the points above and under the middle are from it."""
        return self.radius * TALL

    @property
    def bounds(self) -> Bounds:
        return self.x - self.radius, self.y - self.down, self.x + self.radius, self.y + self.down


class Stroke(NamedTuple):
    """A line through points, horizontal and vertical in turn, with round corners and a halo under it."""

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
    """Lines of text; `y` is the baseline of the first, `size` in points, `x` and `width` the space it has."""

    x: float
    y: float
    width: float
    lines: tuple[Line, ...]
    size: float
    role: Role = "text"
    align: Align = "left"

    @property
    def leading(self) -> float:
        return self.size * PT * LEADING

    @property
    def widest(self) -> float:
        """How wide the widest line is."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def left(self) -> float:
        """Where the widest line begins."""
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
    """Shapes that are one picture to who hears the page read: `said` tells it in words."""

    shapes: tuple[Shape, ...]
    alt_text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet; `marks` are drawn and read in this order. `name` is what the sheet is called."""

    name: str
    width: float
    height: float
    marks: tuple[Mark | Group, ...]


def moved(marks: Iterable[Mark], x: float, y: float) -> list[Mark]:
    """The marks, shifted."""
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

"""What a map is drawn from: a few shapes and pieces of text with a place, for any program that can draw."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bot.reports.map.drawing.colours import INK, RED, WHITE, YELLOW
from bot.reports.map.drawing.text_metrics import PT, Face, Letters, Line, Span

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
_TALL = 1.1
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
        return self.radius * _TALL

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
    def wide(self) -> float:
        """How wide the widest line is."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def left(self) -> float:
        """Where the widest line begins."""
        if self.align == "left":
            return self.x
        free = self.width - self.wide
        return self.x + (free / 2 if self.align == "center" else free)

    @property
    def bounds(self) -> Bounds:
        top = self.y - RISE * self.size * PT
        below = 0.02 if self.role == "sign" else 0.25  # figures and capitals do not hang below the line
        bottom = self.y + self.leading * (len(self.lines) - 1) + below * self.size * PT
        return self.left, top, self.left + self.wide, bottom

    @property
    def said(self) -> str:
        """The text in one piece."""
        return " ".join(span.text for line in self.lines for span in line.spans)


Shape = Box | Disc | Diamond | Stroke
Mark = Shape | Text


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that are one picture to who hears the page read: `said` tells it in words."""

    shapes: tuple[Shape, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet; `marks` are drawn and read in this order. `name` is what the sheet is called."""

    name: str
    width: float
    height: float
    marks: tuple[Mark | Group, ...]


def set_text(
    letters: Letters,
    spans: str | Sequence[Span],
    size: float,
    width: float,
    *,
    face: Face = "regular",
    colour: str = INK,
    role: Role = "text",
    align: Align = "left",
) -> Text:
    """A piece of text broken into lines at (0, 0): its top left, not its baseline, is there. Spans have a face and a
    colour of their own."""
    given = (Span(spans, face, colour),) if isinstance(spans, str) else tuple(spans)
    lines = letters.lines(given, size, width)
    if align == "center" and len(lines) > 1:
        lines = _balanced(letters, given, size, width, len(lines))
    return Text(0, RISE * size * PT, width, lines, size, role, align)


def _balanced(
    letters: Letters, spans: Sequence[Span], size: float, most: float, count: int
) -> tuple[Line, ...]:
    """The same number of lines, as even in width as can be."""
    low, high = most / count * 0.8, most
    while high - low > 1:
        middle = (low + high) / 2
        if len(letters.lines(spans, size, middle)) > count:
            low = middle
        else:
            high = middle
    return letters.lines(spans, size, high)


def height(text: Text) -> float:
    """From the top of the first line to under the last; the room under a line is part of it."""
    return text.leading * (len(text.lines) - 1) + size_of(text.size) if text.lines else 0.0


def size_of(points: float) -> float:
    """The height of one line alone, in millimetres."""
    return points * PT * (RISE + 0.25)


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


def badge(
    letters: Letters, x: float, y: float, label: str, size: float, fill: str, colour: str, ring: str = ""
) -> list[Mark]:
    """A disc around (x, y) with a label of `size` points in it; `ring` is the colour of its edge."""
    radius, edge = badge_radius(size), size * PT * 0.17 if ring else 0
    disc = Disc(x, y, radius - edge / 2, fill, ring, edge)
    return [disc, centred(letters, x, y, label, size, colour, 1.55 * radius)]


def badge_radius(size: float) -> float:
    """The radius of a badge with a label of this size."""
    return size * PT * 0.78


def pill(
    letters: Letters, x: float, y: float, label: str, size: float, fill: str, colour: str, ring: str = ""
) -> list[Mark]:
    """A low disc with its left at `x` around height `y`, longer when its label is, `pill_width` wide; `ring` is the
    colour of its edge."""
    wide, high, edge = pill_width(letters, label, size), size * PT * PILL, size * PT * 0.12 if ring else 0
    box = Box(
        x + edge / 2,
        y - (high - edge) / 2,
        wide - edge,
        high - edge,
        fill,
        ring,
        edge,
        radius=(high - edge) / 2,
    )
    return [box, centred(letters, x + wide / 2, y, label, size, colour, wide)]


def pill_width(letters: Letters, label: str, size: float) -> float:
    """How wide a pill is, in millimetres."""
    return max(PILL, letters.width(label, "bold") + 0.5) * size * PT


def diamond(letters: Letters, x: float, y: float, label: str, size: float) -> list[Mark]:
    """A red diamond around (x, y) with a label in it, as far across and down as `diamond_reach` says."""
    across, _ = diamond_reach(size)
    return [Diamond(x, y, across, RED), centred(letters, x, y, label, size, WHITE, 1.3 * across)]


def diamond_reach(size: float) -> tuple[float, float]:
    """How far a diamond with a label of this size reaches from its middle, across and down, in millimetres."""
    across = badge_radius(size) * DIAMOND
    return across, across * _TALL


def question_mark(letters: Letters, x: float, y: float, label: str, size: float) -> list[Mark]:
    """A yellow box around (x, y) with a question mark and a label in it, `question_width` wide."""
    wide, high = question_width(letters, label, size), 2 * badge_radius(size) * 0.86
    box = Box(x - wide / 2, y - high / 2, wide, high, YELLOW, INK, size * PT * 0.06, radius=high * 0.2)
    return [box, centred(letters, x, y, f"?{label}", size, INK, wide)]


def question_width(letters: Letters, label: str, size: float) -> float:
    """How wide a question mark is."""
    return (letters.width(f"?{label}", "bold") + 0.5) * size * PT


def centred(letters: Letters, x: float, y: float, label: str, size: float, colour: str, most: float) -> Text:
    """A short bold label with its middle at (x, y), as large as `size` and no wider than `most` millimetres."""
    wide = letters.width(label, "bold") * size * PT
    fitting = size if wide <= most else size * most / wide
    line = Line((Span(label, "bold", colour),), min(wide, most))
    return Text(x - most / 2, y + 0.33 * fitting * PT, most, (line,), fitting, "sign", "center")

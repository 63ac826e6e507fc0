"""The signs of the map with a label in them: badges, pills, diamonds and question marks."""

from bot.reports.map.shapes.colours import INK, RED, WHITE, YELLOW
from bot.reports.map.shapes.marks import DIAMOND, PILL, TALL, Box, Diamond, Disc, Mark, Text
from bot.reports.map.shapes.text_metrics import PT, Line, Span, Typeface


def badge(
    letters: Typeface, x: float, y: float, label: str, size: float, fill: str, colour: str, ring: str = ""
) -> list[Mark]:
    """A disc around (x, y) with a label of `size` points in it; `ring` is the colour of its edge."""
    radius, edge = badge_radius(size), size * PT * 0.17 if ring else 0
    disc = Disc(x, y, radius - edge / 2, fill, ring, edge)
    return [disc, centred(letters, x, y, label, size, colour, 1.55 * radius)]


def badge_radius(size: float) -> float:
    """The radius of a badge with a label of this size."""
    return size * PT * 0.78


def pill(
    letters: Typeface, x: float, y: float, label: str, size: float, fill: str, colour: str, ring: str = ""
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


def pill_width(letters: Typeface, label: str, size: float) -> float:
    """How wide a pill is, in millimetres."""
    return max(PILL, letters.width(label, "bold") + 0.5) * size * PT


def diamond(letters: Typeface, x: float, y: float, label: str, size: float) -> list[Mark]:
    """A red diamond around (x, y) with a label in it, as far across and down as `diamond_reach` says."""
    across, _ = diamond_reach(size)
    return [Diamond(x, y, across, RED), centred(letters, x, y, label, size, WHITE, 1.3 * across)]


def diamond_reach(size: float) -> tuple[float, float]:
    """How far a diamond with a label of this size reaches from its middle, across and down, in millimetres."""
    across = badge_radius(size) * DIAMOND
    return across, across * TALL


def question_mark(letters: Typeface, x: float, y: float, label: str, size: float) -> list[Mark]:
    """A yellow box around (x, y) with a question mark and a label in it, `question_width` wide."""
    wide, high = question_width(letters, label, size), 2 * badge_radius(size) * 0.86
    box = Box(x - wide / 2, y - high / 2, wide, high, YELLOW, INK, size * PT * 0.06, radius=high * 0.2)
    return [box, centred(letters, x, y, f"?{label}", size, INK, wide)]


def question_width(letters: Typeface, label: str, size: float) -> float:
    """How wide a question mark is."""
    return (letters.width(f"?{label}", "bold") + 0.5) * size * PT


def centred(letters: Typeface, x: float, y: float, label: str, size: float, colour: str, most: float) -> Text:
    """A short bold label with its middle at (x, y), as large as `size` and no wider than `most` millimetres."""
    wide = letters.width(label, "bold") * size * PT
    fitting = size if wide <= most else size * most / wide
    line = Line((Span(label, "bold", colour),), min(wide, most))
    return Text(x - most / 2, y + 0.33 * fitting * PT, most, (line,), fitting, "sign", "center")

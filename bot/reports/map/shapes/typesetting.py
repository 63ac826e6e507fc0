"""Texts broken into lines, with their height."""

from collections.abc import Sequence

from bot.reports.map.shapes.colours import INK
from bot.reports.map.shapes.marks import RISE, Align, Role, Text
from bot.reports.map.shapes.text_metrics import PT, Face, Letters, Line, Span


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

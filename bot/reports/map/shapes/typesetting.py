"""Texts broken into lines, with their height."""

from collections.abc import Sequence

from bot.reports.map.shapes.colours import INK
from bot.reports.map.shapes.marks import RISE, Align, Role, Text
from bot.reports.map.shapes.text_metrics import PT, Face, Line, Span, Typeface


def set_text(
    letters: Typeface,
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
    lines = letters.broken(given, size, width)
    if align == "center" and len(lines) > 1:
        lines = _balanced(letters, given, size, width, len(lines))
    return Text(0, RISE * size * PT, width, lines, size, role, align)


def _balanced(
    letters: Typeface, spans: Sequence[Span], size: float, most: float, count: int
) -> tuple[Line, ...]:
    """The same number of lines, as even in width as can be."""
    low, high = most / count * 0.8, most
    while high - low > 1:
        middle = (low + high) / 2
        if len(letters.broken(spans, size, middle)) > count:
            low = middle
        else:
            high = middle
    return letters.broken(spans, size, high)


def text_height(text: Text) -> float:
    """From the top of the first line to under the last; the room under a line is part of it."""
    return text.leading * (len(text.lines) - 1) + line_height(text.size) if text.lines else 0.0


def line_height(points: float) -> float:
    """The height of one line alone, in millimetres."""
    return points * PT * (RISE + 0.25)

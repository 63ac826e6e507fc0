"""Texts broken into lines, with their height."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.reports.map.shapes.colours import INK
from bot.reports.map.shapes.marks import RISE, Align, Role, Text
from bot.reports.map.shapes.text_metrics import PT, Face, Line, Span, Typeface


class Style(NamedTuple):
    """How a text is set: its size in points, its face and colour, what it is to who hears it, and its alignment."""

    size: float
    face: Face = "regular"
    colour: str = INK
    role: Role = "text"
    align: Align = "left"


def set_text(typeface: Typeface, text: str | Sequence[Span], width: float, style: Style) -> Text:
    """A text broken into lines of at most `width` millimetres, with its top left at (0, 0). Spans keep the face and
    the colour that they have."""
    spans = (Span(text, style.face, style.colour),) if isinstance(text, str) else tuple(text)
    lines = typeface.broken(spans, style.size, width)
    if style.align == "center" and len(lines) > 1:
        lines = _balanced(typeface, spans, style.size, width, len(lines))
    return Text(0, RISE * style.size * PT, width, lines, style.size, style.role, style.align)


def _balanced(
    typeface: Typeface, spans: Sequence[Span], size: float, most: float, count: int
) -> tuple[Line, ...]:
    """The spans in the same number of lines, as even in width as can be."""
    low, high = most / count * 0.8, most
    while high - low > 1:
        middle = (low + high) / 2
        if len(typeface.broken(spans, size, middle)) > count:
            low = middle
        else:
            high = middle
    return typeface.broken(spans, size, high)


def text_height(text: Text) -> float:
    """The height from the top of the first line to under the last, with the room for what hangs below a line."""
    return text.leading * (len(text.lines) - 1) + line_height(text.size) if text.lines else 0.0


def line_height(size: float) -> float:
    """The height in millimetres of one line alone, of a size in points."""
    return size * PT * (RISE + 0.25)

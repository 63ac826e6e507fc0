"""Long texts in pieces that Telegram takes, cut where a sentence ends."""

import re
from collections.abc import Iterator

LONGEST = 4096
"""How long a message may be, in the units in which Telegram counts: those of UTF-16."""

_ENDS = (
    re.compile(r"\n\n"),
    re.compile(r"[.!?\u2026:;][\"')\u2019\u201d]*(?=\s)"),
    re.compile(r"\n"),
    re.compile(r"\s"),
)
"""Where a text is best cut, the best first."""


def utf16_length(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, longest: int = LONGEST) -> list[str]:
    """The text in pieces of at most `longest`, without blanks at their ends; none of its words is lost."""
    return [piece for piece in _cut(text.strip(), longest) if piece]


def _cut(text: str, longest: int) -> Iterator[str]:
    while utf16_length(text) > longest:
        room = _room(text, longest)
        place = _place(text, room)
        yield text[:place].rstrip()
        text = text[place:].lstrip()
    yield text


def _room(text: str, longest: int) -> int:
    """How many characters of the text fit."""
    units = 0
    for place, character in enumerate(text):
        units += 2 if character > "\uffff" else 1
        if units > longest:
            return place
    return len(text)


def _place(text: str, room: int) -> int:
    """Where to cut: after the last good end that leaves no tiny piece, else where the room ends."""
    for end in _ENDS:
        places = [found.end() for found in end.finditer(text, 0, room) if found.end() > room // 3]
        if places:
            return places[-1]
    return room


def shortened(text: str, most: int) -> str:
    """The text, or its beginning when it is longer."""
    return text if utf16_length(text) <= most else text[: _room(text, most - 1)].rstrip() + "\u2026"

"""Makes text that a typeface can draw of whatever people typed."""

import unicodedata
from collections.abc import Callable

MISSING = "□"
"""Stands for a character that the typeface lacks."""

_MOST_MARKS = 2
"""How many combining marks one letter keeps, so that lines stay apart."""


def drawable(text: str, known: Callable[[str], bool]) -> tuple[str, int]:
    """The text in characters that are `known`, and how many others were replaced by `MISSING` or left out. Characters
    that only control how others look are left out without being counted."""
    text = unicodedata.normalize("NFC", text)
    if text.isascii() and all(map(known, set(text))):
        return text, 0
    kept: list[str] = []
    marks = replaced = 0
    for letter in text:
        if unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f":
            continue
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks > _MOST_MARKS:
            replaced += 1
        elif known(letter):
            kept.append(letter)
        else:
            kept.append(MISSING)
            replaced += 1
    return "".join(kept), replaced

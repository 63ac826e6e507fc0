"""The neutral workbook: sheets with a header row and rows of values, before any file format."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from bot.phrases import plain
from bot.reports.papers.theme import Theme

Value = str | int | float | None
"""What stands in a cell; None is nothing."""
Row = tuple[Value, ...]

LONGEST = 32_000
"""As much as a cell holds, in units of UTF-16: every program takes 32,767, and the marks need some."""
MOST_ROWS = 1_000_000
"""As many rows as a sheet holds; every program takes 1,048,576."""

_GOES_ON = " (…)"
"""The mark at the end of a text that goes on in the row under it."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column under its title; `width` in characters. `wraps`: holds sentences."""

    title: str
    width: int = 14
    wraps: bool = False


Part = tuple[str, Sequence[Field], Iterable[Row]]
"""The title of a sheet, its columns and its rows, before they are made to fit."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One part of a comparison; every row has a value for each column. `rows` are safe to write as they are, and
    short enough for every program: `sheets` sees to that."""

    title: str
    columns: tuple[Field, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sheets, each with a title of its own. `language` is that of its words, as a tag such as `nl-NL`; `made` is the
    day it was made; `decimal` stands between a whole number and its decimals."""

    language: str
    title: str
    made: date
    sheets: tuple[Sheet, ...]
    theme: Theme = field(default_factory=Theme)
    decimal: str = "."


def sheets(title: str, columns: Sequence[Field], rows: Iterable[Row]) -> Iterator[Sheet]:
    """The sheet of these rows. A text too long for a cell goes on in a row under it, and rows too many for a sheet
    on a further one: nothing is cut."""
    safe = lru_cache(maxsize=4096)(plain)  # names and states stand in many rows
    told = [part for row in rows for part in _rows(row, safe)]
    for number, start in enumerate(range(0, max(len(told), 1), MOST_ROWS), 1):
        name = plain(title) if number == 1 else f"{plain(title)} {number}"
        yield Sheet(name, tuple(columns), tuple(told[start : start + MOST_ROWS]))


def _rows(row: Row, safe: Callable[[str], str]) -> Sequence[Row]:
    """A row as one row or more. On a further one short texts stand again, so that it can be found by them, and
    figures do not, so that none counts twice."""
    values = tuple([safe(value) if isinstance(value, str) else value for value in row])
    if max([len(value) for value in values if isinstance(value, str)], default=0) <= LONGEST // 2:
        return (values,)
    parts = [list(pieces(value)) if isinstance(value, str) else [] for value in values]
    return [
        tuple(_part(value, texts, at) for value, texts in zip(values, parts, strict=True))
        for at in range(max(map(len, parts)))
    ]


def _part(value: Value, texts: Sequence[str], at: int) -> Value:
    if not isinstance(value, str):
        return None if at else value
    if len(texts) == 1:
        return value
    if at >= len(texts):
        return None
    return texts[at] + (_GOES_ON if at + 1 < len(texts) else "")


def pieces(text: str) -> Iterator[str]:
    """The text in pieces of at most `LONGEST` units of UTF-16, no character broken; together they are the text."""
    start = units = 0
    for at, character in enumerate(text):
        wide = 2 if ord(character) > 0xFFFF else 1
        if units + wide > LONGEST:
            yield text[start:at]
            start, units = at, 0
        units += wide
    yield text[start:]

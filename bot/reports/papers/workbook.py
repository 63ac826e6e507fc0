"""A workbook before any file format: sheets with a header row and rows of values."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from bot.phrases import plain
from bot.reports.papers.theme import Theme

CellValue = str | int | float | None
"""The value of a cell; None for an empty one."""
SheetRow = tuple[CellValue, ...]

LONGEST = 32_000
"""The longest text in a cell, in code units of UTF-16: every program takes 32,767, and the marks need some."""
MOST_ROWS = 1_000_000
"""The most rows of a sheet; every program takes 1,048,576."""

_GOES_ON = " (…)"
"""The mark at the end of a text that goes on in the row under it."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet under its title, `width` characters wide; one that `wraps` holds sentences."""

    title: str
    width: int = 14
    wraps: bool = False


class SheetContent(NamedTuple):
    """What a sheet has to hold, before it is made to fit: rows may be too many, and texts too long or unsafe."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Iterable[SheetRow]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; every row has a value for each column. Its rows are safe to write as they are and fit every program:
    `fitted_sheets` makes them."""

    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook made on a day. `language` is a language tag (BCP 47), such as nl or nl-NL; `decimal_sign` is that of
    the language."""

    language: str
    title: str
    made: date
    sheets: tuple[Sheet, ...]
    theme: Theme = field(default_factory=Theme)
    decimal_sign: str = "."


def fitted_sheets(content: SheetContent) -> Iterator[Sheet]:
    """The content as one sheet or more. A text too long for a cell goes on in a row under it, and rows too many for a
    sheet on a further one: nothing is cut."""
    safe = lru_cache(maxsize=4096)(plain)  # names and states stand in many rows
    title, rows = plain(content.title), [part for row in content.rows for part in _rows(row, safe)]
    for number, start in enumerate(range(0, max(len(rows), 1), MOST_ROWS), 1):
        name = title if number == 1 else f"{title} {number}"
        yield Sheet(name, tuple(content.columns), tuple(rows[start : start + MOST_ROWS]))


def _rows(row: SheetRow, safe: Callable[[str], str]) -> Sequence[SheetRow]:
    """A row as one row or more. On a further one short texts stand again, so that it can be found by them, and
    figures do not, so that none counts twice."""
    values = tuple([safe(value) if isinstance(value, str) else value for value in row])
    if max([len(value) for value in values if isinstance(value, str)], default=0) <= LONGEST // 2:
        return (values,)
    parts = [list(pieces(value)) if isinstance(value, str) else [] for value in values]
    return [
        tuple(_part(value, texts, nth) for value, texts in zip(values, parts, strict=True))
        for nth in range(max(map(len, parts)))
    ]


def _part(value: CellValue, texts: Sequence[str], nth: int) -> CellValue:
    """What the row with this index holds of a value that was taken apart into these texts."""
    if not isinstance(value, str):
        return None if nth else value
    if len(texts) == 1:
        return value
    if nth >= len(texts):
        return None
    return texts[nth] + (_GOES_ON if nth + 1 < len(texts) else "")


def pieces(text: str) -> Iterator[str]:
    """The text in pieces of at most `LONGEST` code units of UTF-16; no character is broken, and nothing left out."""
    start = units = 0
    for at, character in enumerate(text):
        wide = 2 if ord(character) > 0xFFFF else 1
        if units + wide > LONGEST:
            yield text[start:at]
            start, units = at, 0
        units += wide
    yield text[start:]

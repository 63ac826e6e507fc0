"""The neutral document: what a paper says and how it is built up, before any file format."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.phrases import printable
from bot.reports.papers.theme import Theme


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face. Characters that could do more than show are replaced, whoever makes it.
    `faint` is for what only stands by, such as the ids of answers."""

    text: str
    bold: bool = False
    italic: bool = False
    faint: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", printable(self.text))


Line = tuple[Run, ...]
"""What stands on one line, or wraps as one paragraph."""
Cell = tuple[Line, ...]
"""What stands in one cell of a table, line under line."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a part; `level` is 1, 2 or 3. The title of the document is no heading."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        # A part without a name cannot be found, and no reader of a file takes it.
        object.__setattr__(self, "text", printable(self.text).strip() or "–")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `small` is for small print."""

    runs: Line
    small: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, as the ground of what stands above it."""

    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", printable(self.text))


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with what stands under it."""

    runs: Line
    under: "tuple[Block, ...]" = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: numbered from `start`, or with bullets when that is None."""

    items: tuple[Item, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table under its title; `width` is its share of the line."""

    title: str
    width: float = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", printable(self.title))


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; every row has a cell for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row has another number of cells than the table has columns")


@dataclass(frozen=True, slots=True)
class Room:
    """Lines to write on with a pen; `label`, at the begin of the first, says what for."""

    label: str
    lines: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", printable(self.label))


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Quote | Listing | Table | Room | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A paper on A4. `language` is that of its own words, as a tag such as `nl-NL`; `made` the day it was made;
    `plain` asks for black on white without areas of colour, set close: a sheet to take along. `foot` stands at the
    bottom of every page; `lacking` at the end where a character could not be shown."""

    language: str
    title: str
    subtitle: str
    made: date
    blocks: tuple[Block, ...]
    foot: str = ""
    lacking: str = ""
    plain: bool = False
    theme: Theme = field(default_factory=Theme)

    def __post_init__(self) -> None:
        for name in ("title", "subtitle", "foot", "lacking"):
            object.__setattr__(self, name, printable(getattr(self, name)).strip())


def line(text: str, *, bold: bool = False, italic: bool = False, ids: Iterable[str] = ()) -> Line:
    """A line of one text, with the ids it rests on behind it in square brackets."""
    behind = ", ".join(ids)
    said = Run(text, bold, italic)
    return (said, Run(f" [{behind}]", faint=True)) if behind else (said,)


def cell(*texts: str) -> Cell:
    """A cell with these texts, line under line."""
    return tuple(line(text) for text in texts)


def with_next(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """The blocks, each with whether it leads up to the next one and so belongs on the same page."""
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        yield block, isinstance(block, Paragraph) and isinstance(after, Table | Listing | Room)

"""A document before any file format: what a paper says, as headings, paragraphs, lists and tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.phrases import printable
from bot.reports.papers.theme import Theme


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face, made safe to print. `faint` is for remarks, such as the ids of answers."""

    text: str
    bold: bool = False
    italic: bool = False
    faint: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", printable(self.text))


Line = tuple[Run, ...]
"""One line, which may wrap."""
Cell = tuple[Line, ...]
"""The lines of one cell of a table."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part; `level` is 1, 2 or 3. The title of the document is no heading."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        # Programs that read such files do not accept an empty heading.
        object.__setattr__(self, "text", printable(self.text).strip() or "–")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, perhaps in small print."""

    runs: Line
    small: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """An answer, as the evidence for what stands above it."""

    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", printable(self.text))


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with the blocks under it."""

    runs: Line
    under: "tuple[Block, ...]" = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list: numbered from `start`, or with bullets when that is None."""

    items: tuple[Item, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table under its title; `width` is its share of the line, relative to the other columns."""

    title: str
    width: float = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", printable(self.title))


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row. Raises ValueError when a row has no cell for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row has a different number of cells than the table has columns")


@dataclass(frozen=True, slots=True)
class WritingLines:
    """So many lines to write on with a pen; `label`, at the beginning of the first, says what for."""

    label: str
    count: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", printable(self.label))


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins on a new page."""


Block = Heading | Paragraph | Quote | ItemList | Table | WritingLines | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A paper on A4, made on a day. `language` is a language tag (BCP 47), such as nl or nl-NL.

    `plain` asks for black on white without areas of colour, set close: a sheet to take along. `foot` stands at the
    bottom of every page, and `lacking_note` at the end when a character could not be shown.
    """

    language: str
    title: str
    subtitle: str
    made: date
    blocks: tuple[Block, ...]
    foot: str = ""
    lacking_note: str = ""
    plain: bool = False
    theme: Theme = field(default_factory=Theme)

    def __post_init__(self) -> None:
        for name in ("title", "subtitle", "foot", "lacking_note"):
            object.__setattr__(self, name, printable(getattr(self, name)).strip())


def line(text: str, *, bold: bool = False, italic: bool = False, ids: Iterable[str] = ()) -> Line:
    """A line of one text, with the ids of the answers it rests on behind it in square brackets."""
    joined = ", ".join(ids)
    run = Run(text, bold, italic)
    return (run, Run(f" [{joined}]", faint=True)) if joined else (run,)


def cell(*texts: str) -> Cell:
    """A cell with these texts as its lines."""
    return tuple(line(text) for text in texts)


def with_following(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """The blocks, each with whether it introduces the next one and so belongs on the same page."""
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        yield block, isinstance(block, Paragraph) and isinstance(after, Table | ItemList | WritingLines)

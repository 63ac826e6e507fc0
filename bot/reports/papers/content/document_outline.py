"""An outline of the text report as the blocks of a document, so that a paper says the same in the same words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.reports.papers.document import Block, Heading, Item, ItemList, Line, Paragraph, Quote, line

QUOTED = "»"
"""The mark before an answer that is quoted."""


@dataclass(frozen=True, slots=True)
class _OutlineLine:
    """One line of the outline: how many lines it stands under, the mark before it, its text without and with ids."""

    indent: int
    mark: str
    text: str
    runs: Line

    @property
    def number(self) -> int | None:
        """The number before it, if that is its mark."""
        digits = self.mark.removesuffix(".")
        return int(digits) if digits.isdecimal() else None


class DocumentOutline:
    """Keeps the lines of an outline until they can become blocks.

    A line without a mark that has lines under it becomes the heading of those; with `numbered_headings` so does a
    numbered one. An id stands behind a line, and not again behind the lines under it.
    """

    def __init__(self, *, numbered_headings: bool = False) -> None:
        self._numbered_headings = numbered_headings
        self._blocks: list[Block] = []
        self._lines: list[_OutlineLine] = []
        self._ids_above: list[tuple[str, ...]] = []

    def title(self, text: str) -> None:
        """Nothing: the title of a document is no block."""

    def heading(self, text: str) -> None:
        self._close_part()
        self._blocks.append(Heading(text))

    def gap(self) -> None:
        """Nothing: a document keeps its blocks apart."""

    def line(self, text: str, evidence: Iterable[str] = (), indent: int = 0, mark: str = "") -> None:
        del self._ids_above[indent:]
        ids = tuple(each for each in evidence if not any(each in above for above in self._ids_above))
        self._ids_above += [()] * (indent - len(self._ids_above)) + [ids]
        self._lines.append(_OutlineLine(indent, mark, text, line(text, ids=ids)))

    def blocks(self) -> tuple[Block, ...]:
        """The whole outline as blocks."""
        self._close_part()
        return tuple(self._blocks)

    def _close_part(self) -> None:
        """Turn the lines since the last heading into blocks."""
        lines, self._lines, self._ids_above = self._lines, [], []
        at = 0
        while at < len(lines):
            first, end = lines[at], _end(lines, at)
            names = not first.mark or (self._numbered_headings and first.number is not None)
            if end > at + 1 and names and not first.indent:
                self._blocks.append(Heading(_heading_text(first), 2))
                self._blocks += _nested(lines[at + 1 : end])
                at = end
                continue
            while end < len(lines) and lines[end].mark and _in_same_list(lines[end], first):
                end = _end(lines, end)
            self._blocks += _nested(lines[at:end])
            at = end


def _heading_text(first: _OutlineLine) -> str:
    text = "".join(run.text for run in first.runs).removesuffix(":")
    return f"{first.mark} {text}".strip()


def _in_same_list(one: _OutlineLine, other: _OutlineLine) -> bool:
    """Whether two lines belong to one list: both numbered or both not, the second with a mark."""
    return bool(other.mark) and (one.number is None) == (other.number is None)


def _end(lines: Sequence[_OutlineLine], at: int) -> int:
    """The index after the last line that stands under the line at `at`."""
    end = at + 1
    while end < len(lines) and lines[end].indent > lines[at].indent:
        end += 1
    return end


def _nested(lines: Sequence[_OutlineLine]) -> list[Block]:
    """Lines as paragraphs, quotes and lists, with what stands under an item within it."""
    blocks: list[Block] = []
    items: list[Item] = []
    start: int | None = None

    def close_list() -> None:
        if items:
            blocks.append(ItemList(tuple(items), start))
            items.clear()

    at = 0
    while at < len(lines):
        first, end = lines[at], _end(lines, at)
        under = tuple(_nested(lines[at + 1 : end]))
        if first.mark == QUOTED:
            close_list()
            blocks.append(Quote(first.text))
        elif first.mark:
            if items and (first.number is None) != (start is None):
                close_list()
            start = start if items else first.number
            items.append(Item(first.runs, under))
        else:
            close_list()
            blocks += [Paragraph(first.runs), *under]
        at = end
    close_list()
    return blocks

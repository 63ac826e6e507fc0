"""A page of the text report that keeps what is written on it as the blocks of a document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.reports.papers.content.document import Block, Heading, Item, Line, Listing, Paragraph, Quote, line
from bot.reports.text.page import Page

QUOTED = "»"
"""The mark before an answer that is quoted."""


@dataclass(frozen=True, slots=True)
class _Written:
    """One line as it was written: how deep it stands, and the mark before it."""

    indent: int
    mark: str
    text: str
    runs: Line

    @property
    def number(self) -> int | None:
        """The number before it, if that is its mark."""
        digits = self.mark.removesuffix(".")
        return int(digits) if digits.isdecimal() else None


class Leaf(Page):
    """Takes the lines of the text report, so that a paper says the same in the same words.

    A line without a mark that has lines under it is the name of what stands under it; with `headed` a numbered
    one is as well. An id stands behind a line once, and not again behind the lines under it.
    """

    def __init__(self, headed: bool = False) -> None:
        super().__init__()
        self._headed_numbers = headed
        self._found: list[Block] = []
        self._written: list[_Written] = []
        self._above: list[tuple[str, ...]] = []

    def title(self, text: str) -> None:
        """The name of the whole document stands elsewhere."""

    def heading(self, text: str) -> None:
        self._settle()
        self._found.append(Heading(text))

    def gap(self) -> None:
        """A document keeps its own distances."""

    def line(self, text: str, evidence: Iterable[str] = (), indent: int = 0, mark: str = "") -> None:
        del self._above[indent:]
        ids = tuple(one for one in evidence if not any(one in told for told in self._above))
        self._above += [()] * (indent - len(self._above)) + [ids]
        self._written.append(_Written(indent, mark, text, line(text, ids=ids)))

    def blocks(self) -> tuple[Block, ...]:
        """Everything that was written."""
        self._settle()
        return tuple(self._found)

    def _settle(self) -> None:
        """Turn the lines since the last heading into blocks."""
        lines, self._written, self._above = self._written, [], []
        at = 0
        while at < len(lines):
            end = _end(lines, at)
            first = lines[at]
            names = not first.mark or (self._headed_numbers and first.number is not None)
            if end > at + 1 and names and not first.indent:
                self._found.append(Heading(_name(first), 2))
                self._found += _nested(lines[at + 1 : end])
                at = end
                continue
            while end < len(lines) and lines[end].mark and _alike(lines[end], first):
                end = _end(lines, end)
            self._found += _nested(lines[at:end])
            at = end


def _name(first: _Written) -> str:
    text = "".join(run.text for run in first.runs).removesuffix(":")
    return f"{first.mark} {text}".strip()


def _alike(one: _Written, other: _Written) -> bool:
    """Whether two lines belong to one list."""
    return bool(other.mark) and (one.number is None) == (other.number is None)


def _end(lines: Sequence[_Written], at: int) -> int:
    """The place after the last line that stands under the line at `at`."""
    end = at + 1
    while end < len(lines) and lines[end].indent > lines[at].indent:
        end += 1
    return end


def _nested(lines: Sequence[_Written]) -> list[Block]:
    """Lines as paragraphs and lists, with what stands under an item within it."""
    found: list[Block] = []
    items: list[Item] = []
    start: int | None = None

    def close() -> None:
        if items:
            found.append(Listing(tuple(items), start))
            items.clear()

    at = 0
    while at < len(lines):
        first, end = lines[at], _end(lines, at)
        under = tuple(_nested(lines[at + 1 : end]))
        if first.mark == QUOTED:
            close()
            found.append(Quote(first.text))
        elif first.mark:
            if items and (first.number is None) != (start is None):
                close()
            start = start if items else first.number
            items.append(Item(first.runs, under))
        else:
            close()
            found += [Paragraph(first.runs), *under]
        at = end
    close()
    return found

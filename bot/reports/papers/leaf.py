"""A page of the text report that keeps what is written on it as the blocks of a document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.reports.page import Page
from bot.reports.papers.document import Block, Heading, Item, Line, Listing, Paragraph, Quote, line
from bot.reports.view import View
from bot.reports.wording import kind, plain


@dataclass(frozen=True, slots=True)
class _Written:
    """One line as it was written: how deep it stands, the mark before it, and what it rests on in full."""

    indent: int
    mark: str
    text: str
    runs: Line
    quotes: tuple[Quote, ...]

    @property
    def number(self) -> int | None:
        """The number before it, if that is its mark."""
        digits = self.mark.removesuffix(".")
        return int(digits) if digits.isdecimal() else None


class Leaf(Page):
    """Takes the lines of the text report, so that a paper says the same in the same words.

    A line without a mark that has lines under it is the name of what stands under it; with `headed` a numbered
    one is as well. What a line rests on is quoted under it, unless the lines it stands under say it already.
    """

    def __init__(self, view: View, headed: bool = False) -> None:
        super().__init__()
        self._texts = quotable(view)
        self._headed_numbers = headed
        self._found: list[Block] = []
        self._written: list[_Written] = []
        self._above: list[tuple[str, tuple[str, ...]]] = []

    def title(self, text: str) -> None:
        """The name of the whole document stands elsewhere."""

    def heading(self, text: str) -> None:
        self._settle()
        self._found.append(Heading(text))

    def gap(self) -> None:
        """A document keeps its own distances."""

    def line(self, text: str, evidence: Iterable[str] = (), indent: int = 0, mark: str = "") -> None:
        del self._above[indent:]
        ids = tuple(one for one in evidence if not any(one in told for _, told in self._above))
        said = (text, *(words for words, _ in self._above))
        quotes = (self._texts[one] for one in ids if one in self._texts)
        kept = tuple(quote for quote in quotes if not any(quote.text in words for words in said))
        self._above += [("", ())] * (indent - len(self._above)) + [(text, ids)]
        self._written.append(_Written(indent, mark, text, line(text, ids=ids), kept))

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
        under = (*first.quotes, *_nested(lines[at + 1 : end]))
        if first.mark:
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


def quotable(view: View) -> Mapping[str, Quote]:
    """What can be quoted as the ground of a line, by id: statements, beliefs, topics, decisions, differences."""
    case, called, say = view.case, view.names, view.say
    found = {topic.id: Quote(plain(topic.text), topic.id) for topic in case.topics}
    for told in case.statements:
        about = f"{called[told.organisation]}, {kind(told.kind, say)} [{told.id}]"
        found[told.id] = Quote(plain(told.text), about)
    for belief in case.beliefs:
        about = (
            f"{called[belief.organisation]} → {called[belief.about]}, {kind(belief.kind, say)} [{belief.id}]"
        )
        found[belief.id] = Quote(plain(belief.text), about)
    for decision in case.decisions:
        found[decision.id] = Quote(plain(decision.text), f"{called[decision.organisation]} [{decision.id}]")
    for inner in case.inner:
        found[inner.id] = Quote(plain(inner.text), f"{called[inner.organisation]} [{inner.id}]")
    return found

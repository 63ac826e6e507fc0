"""The lists of a map: what passes, where it rubs, what to ask and what is open, as rows with their numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bot.reports.map.content.model import MapContent, OpenItem, Tension, Transfer, Words
from bot.reports.map.shapes.colours import BLUE, GREY, INK, RED, WHITE
from bot.reports.map.shapes.marks import Mark, Text, moved
from bot.reports.map.shapes.signs import badge, badge_radius, centred, diamond, diamond_reach, question_mark
from bot.reports.map.shapes.text_metrics import PT, Span, Typeface
from bot.reports.map.shapes.typesetting import set_text, text_height

Sign = Literal["passing", "tension", "question", "code", ""]
HEADING = 1.35
BELOW = 0.6
"""The size of a title and the room under it, in the size of the list: a sign reaches above the row it stands in."""
GUTTER = 14.0
"""Millimetres between columns."""
_WORTH = 1.12
"""More and narrower columns are only worth it when they are at least this much lower."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A row: the sign before it with its label, and its text. `above` is a small title over this row and those
    after it."""

    sign: Sign
    label: str
    spans: tuple[Span, ...]
    above: str = ""


@dataclass(frozen=True, slots=True)
class MapList:
    """A list with its title; `empty` is said when it has no entries."""

    title: str
    colour: str
    entries: tuple[ListEntry, ...]
    empty: str = ""


class ListRow(NamedTuple):
    """An entry set at a size, and the height it takes."""

    sign: Sign
    label: str
    text: Text
    indent: float
    height: float
    above: Text | None = None
    down: float = 0


def map_lists(content: MapContent, say: Words, both: bool = False) -> list[MapList]:
    """The lists in their order; with `both`, what passes is told in the words of who brings and who wants it."""
    passing = tuple(
        ListEntry("passing", str(each.number), tuple(_passing(content, each, say, both)))
        for each in content.transfers
    )
    rubbing = tuple(
        ListEntry("tension", str(each.number), tuple(_rubbing(content, each))) for each in content.tensions
    )
    asking = tuple(
        ListEntry(
            "question",
            str(each.number),
            (Span(say("To")), _bold(content.seats[each.seat].code + ":"), Span(each.text)),
        )
        for each in content.questions
    )
    found = [
        MapList(say("This fits"), BLUE, passing, say("Nothing yet.")),
        MapList(say("This rubs"), RED, rubbing, say("Nothing found.")),
    ]
    if content.has_questions:
        found.append(MapList(say("Still to be checked"), INK, asking, say("No open questions.")))
    still = [
        *_open(content, content.unmet, say("Wanted, not brought yet")),
        *_open(content, content.unused, say("Brought, not used yet")),
    ]
    return [*found, MapList(say("Still open"), GREY, tuple(still), say("Nothing is open."))]


def _open(content: MapContent, found: Sequence[OpenItem], title: str) -> Iterator[ListEntry]:
    for nth, each in enumerate(found):
        yield ListEntry("code", content.seats[each.seat].code, (Span(each.text),), "" if nth else title)


def _passing(content: MapContent, passing: Transfer, say: Words, both: bool) -> Iterator[Span]:
    giver, taker = content.seats[passing.giver].code, content.seats[passing.taker].code
    yield _bold(f"{giver} → {taker}:")
    yield Span(passing.wants or passing.brings)
    if both and passing.wants and passing.brings:
        yield Span("←", "bold", BLUE)
        yield Span(passing.brings)
    if passing.proposed:
        yield Span(f"({say('proposal')})", "italic")


def _rubbing(content: MapContent, tension: Tension) -> Iterator[Span]:
    """The seats in front, unless there are more than the text itself can do without."""
    if tension.has_line:
        yield _bold(" – ".join(content.seats[seat].code for seat in tension.seats) + ":")
    yield Span(tension.text)


def _bold(text: str) -> Span:
    return Span(text, "bold")


class ListSetter:
    """Sets lists in columns of one width at one size in points."""

    def __init__(self, letters: Typeface, size: float, width: float) -> None:
        self.letters, self.size, self.width = letters, size, width
        self.em = size * PT
        self.gap = self.em * 0.45
        radius = badge_radius(size)
        self._indents: Mapping[Sign, float] = {
            "": 0.0,
            "code": self.em * 1.5,
            "question": self.em * 2.9,
            "passing": 2.6 * radius,
            "tension": 2.6 * radius,
        }
        self._least = {"passing": 2 * radius, "tension": 2 * radius}
        """The height that the signs need."""

    def heading(self, title: str, colour: str) -> Text:
        """The title of a list."""
        return set_text(
            self.letters, title, self.size * HEADING, self.width, face="bold", colour=colour, role="h2"
        )

    def rows(self, listing: MapList) -> list[ListRow]:
        """Every entry of a list, or what is said when there is none."""
        if not listing.entries:
            text = set_text(self.letters, listing.empty, self.size, self.width, colour=GREY)
            return [ListRow("", "", text, 0, text_height(text) + self.gap)]
        return [self._row(entry) for entry in listing.entries]

    def _row(self, entry: ListEntry) -> ListRow:
        indent = self._indents[entry.sign]
        text = set_text(self.letters, entry.spans, self.size, self.width - indent)
        tall = max(text_height(text), self._least.get(entry.sign, 0.0)) + self.gap
        if not entry.above:
            return ListRow(entry.sign, entry.label, text, indent, tall)
        above = set_text(self.letters, entry.above, self.size, self.width, face="bold", role="h3")
        down = text_height(above) + self.gap
        return ListRow(entry.sign, entry.label, text, indent, tall + down, above, down)

    def _signed(self, row: ListRow) -> list[Mark]:
        radius, middle = badge_radius(self.size), self.em * 0.38
        if row.sign == "passing":
            return badge(self.letters, radius, middle, row.label, self.size, BLUE, WHITE)
        if row.sign == "tension":
            return diamond(self.letters, diamond_reach(self.size)[0], middle, row.label, self.size)
        if row.sign == "question":
            x = row.indent / 2 - self.em * 0.3
            return question_mark(self.letters, x, middle, row.label, self.size)
        if row.sign == "code":
            most = self.em * 1.2
            return [centred(self.letters, most / 2, middle, row.label, self.size, INK, most)]
        return []

    def marks(self, row: ListRow, x: float, y: float) -> list[Mark]:
        """A row with its top left at a place."""
        above = moved([row.above], x, y) if row.above else []
        y += row.down
        return [*above, *moved(self._signed(row), x, y), *moved([row.text], x + row.indent, y)]


@dataclass(frozen=True, slots=True)
class Footer:
    """The lists side by side, long ones in more columns than one; `columns` is how many each has, `depths` how deep
    each is under its title."""

    setter: ListSetter
    heads: tuple[Text, ...]
    rows: tuple[list[ListRow], ...]
    columns: tuple[int, ...]
    depths: tuple[float, ...]

    @property
    def head(self) -> float:
        """The room for the titles."""
        return max(map(text_height, self.heads)) + self.setter.em * BELOW

    @property
    def height(self) -> float:
        """The height of the whole."""
        return self.head + max(self.depths)

    def marks(self) -> Iterator[Mark]:
        """All of it, with its top left at (0, 0)."""
        x = 0.0
        for title, own, count, depth in zip(self.heads, self.rows, self.columns, self.depths, strict=True):
            yield from moved([title], x, 0)
            y, begun = 0.0, 0
            for row in own:
                if y and y + row.height > depth + 0.01 and begun < count - 1:
                    x, y, begun = x + self.setter.width + GUTTER, 0.0, begun + 1
                yield from self.setter.marks(row, x, self.head + y)
                y += row.height
            x += (self.setter.width + GUTTER) * (count - begun)


def fitted_footer(
    lists: Sequence[MapList], letters: Typeface, size: float, width: float, columns: int | None = None
) -> Footer:
    """The lists as low as can be, in so many columns together, or in as few as suit them well."""
    most = max(len(lists), int((width + GUTTER) / (size * PT * 15 + GUTTER)))
    choices = [columns] if columns else range(len(lists), min(len(lists) + 3, most) + 1)
    found = [_in_columns(lists, letters, size, width, each) for each in choices]
    lowest = min(each.height for each in found)
    return next(each for each in found if each.height <= lowest * _WORTH)


def _in_columns(
    lists: Sequence[MapList], letters: Typeface, size: float, width: float, columns: int
) -> Footer:
    setter = ListSetter(letters, size, (width - (columns - 1) * GUTTER) / columns)
    rows = tuple(setter.rows(each) for each in lists)
    counts = [1] * len(lists)
    depths = [_depth(each, 1) for each in rows]
    for _ in range(columns - len(lists)):
        deepest = max(range(len(lists)), key=lambda each: depths[each])
        counts[deepest] += 1
        depths[deepest] = _depth(rows[deepest], counts[deepest])
    heads = tuple(setter.heading(each.title, each.colour) for each in lists)
    return Footer(setter, heads, rows, tuple(counts), tuple(depths))


def _depth(rows: Sequence[ListRow], columns: int) -> float:
    """The least height at which the rows, in order, fill no more than so many columns."""
    low, high = max(row.height for row in rows), sum(row.height for row in rows)
    while columns > 1 and high - low > 0.5:
        middle = (low + high) / 2
        if _filled(rows, middle) <= columns:
            high = middle
        else:
            low = middle
    return high


def _filled(rows: Sequence[ListRow], depth: float) -> int:
    columns, y = 1, 0.0
    for row in rows:
        if y and y + row.height > depth:
            columns, y = columns + 1, 0.0
        y += row.height
    return columns

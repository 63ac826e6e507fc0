"""The sheets after the first: lists, whole texts and what had no room, in columns from left to right."""

from collections.abc import Iterable, Iterator, Sequence

from bot.reports.map.content.model import MapContent, Seat, Words
from bot.reports.map.layout.lists import BELOW, ListEntry, ListRow, ListSetter, MapList, map_lists
from bot.reports.map.layout.shortening import FullText
from bot.reports.map.shapes.colours import EDGE, GREY, INK
from bot.reports.map.shapes.marks import Box, Mark, Page, Text, moved
from bot.reports.map.shapes.text_metrics import Span, Typeface
from bot.reports.map.shapes.typesetting import set_text, text_height

WIDTH, HEIGHT, MARGIN = 1189.0, 841.0, 24.0
COLUMNS = 4
_GUTTER = 20.0
_COLUMN = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * _GUTTER) / COLUMNS
_SIZES = (24, 26, 28, 30, 32, 34)
_KEPT = 6
"""A row of up to so many lines is not divided over two columns."""


def further_pages(content: MapContent, letters: Typeface, say: Words, lists: Sequence[MapList]) -> list[Page]:
    """As few sheets as the lists need, in the largest letters with which they need no more."""
    if not lists:
        return []
    title = set_text(letters, content.title, 48, WIDTH - 2 * MARGIN, face="bold", role="h2")
    deep = HEIGHT - 2 * MARGIN - text_height(title) - 13
    best = _flowed(letters, lists, _SIZES[0], deep)
    low, high = 0, len(_SIZES) - 1
    while low < high:
        middle = (low + high + 1) // 2
        larger = _flowed(letters, lists, _SIZES[middle], deep)
        if larger.sheets == best.sheets:
            low, best = middle, larger
        else:
            high = middle - 1
    return [_page(content, letters, say, title, best, nth) for nth in range(best.sheets)]


def remaining_lists(
    content: MapContent, say: Words, *, lists: bool, interests: int, wholes: Sequence[FullText]
) -> list[MapList]:
    """What the table has no room for: the lists unless they stand there, further interests, whole texts."""
    found = [] if lists else map_lists(content, say, both=True)
    found += full_texts(wholes, say)
    if found:
        further = [(seat, (*seat.interests, *seat.further)[interests:]) for seat in content.seats]
        entries = tuple(
            ListEntry("code", seat.code, (Span(text),)) for seat, texts in further for text in texts
        )
        if entries:
            found.append(MapList(say("Further interests"), INK, entries))
    return found


def full_texts(wholes: Sequence[FullText], say: Words) -> list[MapList]:
    """The list of texts that were too long for their place, if there are any."""
    told = tuple(ListEntry("code", str(each.number), tuple(_whole(each))) for each in wholes)
    return [MapList(say("Whole texts"), INK, told)] if told else []


def _whole(whole: FullText) -> Iterator[Span]:
    if whole.code:
        yield Span(f"{whole.code}:", "bold")
    yield Span(whole.text)


def seat_list(content: MapContent, say: Words) -> MapList:
    """Every organisation with all that it told, for when there is no table."""
    entries = [entry for seat in content.seats for entry in _told(seat, say)]
    return MapList(say("Who sits at the table"), INK, tuple(entries))


def _told(seat: Seat, say: Words) -> Iterator[ListEntry]:
    parts: list[tuple[str, Iterable[str]]] = [
        (say("Ambition"), filter(None, [seat.ambition])),
        (say("Interests"), (*seat.interests, *seat.further)),
        (say("Brings"), (chip.text for chip in seat.brings if chip.has_text)),
        (say("Wants"), (chip.text for chip in seat.wants if chip.has_text)),
    ]
    spans = [
        (Span(f"{title}:" if not nth else "–", "bold"), Span(text))
        for title, texts in parts
        for nth, text in enumerate(texts)
    ]
    for nth, each in enumerate(spans or [(Span(say("Not said yet")),)]):
        yield ListEntry("", "", each, "" if nth else f"{seat.code}  {seat.name}")


def _flowed(letters: Typeface, lists: Sequence[MapList], size: int, deep: float) -> "_Flow":
    flow = _Flow(ListSetter(letters, size, _COLUMN), deep)
    for listing in lists:
        flow.list(listing)
    return flow


def _page(content: MapContent, letters: Typeface, say: Words, title: Text, flow: "_Flow", nth: int) -> Page:
    """The sheet with the columns after those of so many others."""
    marks: list[Mark] = moved([title], MARGIN, MARGIN)
    name = say("Sheet {number}", number=nth + 2)
    under = set_text(letters, f"{name} · {content.subtitle}", 26, WIDTH - 2 * MARGIN, colour=GREY)
    marks += moved([under], MARGIN, MARGIN + text_height(title) + 4)
    top = MARGIN + text_height(title) + 13 + text_height(under) + 4
    for place, column in enumerate(flow.columns[nth * COLUMNS : (nth + 1) * COLUMNS]):
        x = MARGIN + place * (_COLUMN + _GUTTER)
        marks += flow.drawn(column, x, top)
        if place:
            marks.append(Box(x - _GUTTER / 2, top, 0.5, HEIGHT - MARGIN - top, EDGE))
    return Page(name, WIDTH, HEIGHT, tuple(marks))


class _Flow:
    """Fills column after column."""

    def __init__(self, setter: ListSetter, deep: float) -> None:
        self.setter = setter
        self.deep = deep - setter.em * 1.6
        self.columns: list[list[tuple[float, Text | ListRow]]] = [[]]
        self.y = 0.0

    @property
    def sheets(self) -> int:
        """How many sheets the columns need."""
        return -(-len(self.columns) // COLUMNS)

    def drawn(self, column: Iterable[tuple[float, Text | ListRow]], x: float, y: float) -> Iterator[Mark]:
        """A column with its top left at a place."""
        for down, part in column:
            yield from (
                moved([part], x, y + down) if isinstance(part, Text) else self.setter.marks(part, x, y + down)
            )

    def list(self, listing: MapList) -> None:
        """A list under its title; in a further column the title stands again, in grey."""
        rows = self.setter.rows(listing)
        head = self.setter.heading(listing.title, listing.colour)
        need = text_height(head) + self.setter.em * 1.4 + min(rows[0].height, self.setter.em * 8)
        if self.y and self.y + self.setter.em * 1.2 + need > self.deep:
            self._next()
        elif self.y:
            self.y += self.setter.em * 1.2
        self._put(head, text_height(head) + self.setter.em * BELOW)
        for nth, row in enumerate(rows):
            if nth and row.above:
                self.y += self.setter.em * 0.7
            for part in self._parts(row):
                if self.y + part.height - self.setter.gap > self.deep:
                    self._next()
                    again = self.setter.heading(f"{listing.title} …", GREY)
                    again = again._replace(role="text")
                    self._put(again, text_height(again) + self.setter.em * BELOW)
                self._put(part, part.height)

    def _put(self, part: Text | ListRow, tall: float) -> None:
        self.columns[-1].append((self.y, part))
        self.y += tall

    def _next(self) -> None:
        self.columns.append([])
        self.y = 0.0

    def _parts(self, row: ListRow) -> Iterator[ListRow]:
        """A row whole; or, when it is long, as many lines at a time as are not worth keeping together."""
        text, lines = row.text, row.text.lines
        if len(lines) <= _KEPT:
            yield row
            return
        for start in range(0, len(lines), _KEPT):
            part = text._replace(lines=lines[start : start + _KEPT])
            last = start + _KEPT >= len(lines)
            tall = text.leading * len(part.lines)
            if start:
                yield ListRow("", "", part, row.indent, tall + (self.setter.gap if last else 0))
            else:
                yield ListRow(row.sign, row.label, part, row.indent, tall + row.down, row.above, row.down)

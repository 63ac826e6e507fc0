"""The sheets after the first: lists in columns from left to right."""

from collections.abc import Iterable, Iterator, Sequence

from bot.phrases import Language
from bot.reports.map.content.lists import MapList
from bot.reports.map.content.model import MapContent
from bot.reports.map.layout.lists import BELOW, ListRow, ListSetter
from bot.reports.map.layout.sheet import HEIGHT, MARGIN, WIDTH
from bot.reports.map.shapes.colours import EDGE, GREY
from bot.reports.map.shapes.marks import Box, Mark, Page, Text, moved
from bot.reports.map.shapes.text_metrics import Typeface
from bot.reports.map.shapes.typesetting import Style, set_text, text_height

COLUMNS = 4
_GUTTER = 20.0
_COLUMN = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * _GUTTER) / COLUMNS
_SIZES = (24, 26, 28, 30, 32, 34)
_KEPT = 6
"""A row of up to so many lines is not divided over two columns."""


def further_pages(
    content: MapContent, typeface: Typeface, say: Language, lists: Sequence[MapList]
) -> list[Page]:
    """As few sheets as the lists need, in the largest letters with which they need no more."""
    if not lists:
        return []
    title = set_text(typeface, content.title, WIDTH - 2 * MARGIN, Style(48, "bold", role="h2"))
    height = HEIGHT - 2 * MARGIN - text_height(title) - 13
    best = _Flow(typeface, _SIZES[0], height, lists)
    low, high = 0, len(_SIZES) - 1
    while low < high:
        middle = (low + high + 1) // 2
        larger = _Flow(typeface, _SIZES[middle], height, lists)
        if larger.sheets == best.sheets:
            low, best = middle, larger
        else:
            high = middle - 1
    return [_page(content, say, title, best, nth) for nth in range(best.sheets)]


def _page(content: MapContent, say: Language, title: Text, flow: "_Flow", nth: int) -> Page:
    """The further sheet with this index, with its columns."""
    marks: list[Mark] = moved([title], MARGIN, MARGIN)
    name = say("Sheet {number}", number=nth + 2)
    under = set_text(
        flow.setter.typeface, f"{name} · {content.subtitle}", WIDTH - 2 * MARGIN, Style(26, colour=GREY)
    )
    marks += moved([under], MARGIN, MARGIN + text_height(title) + 4)
    top = MARGIN + text_height(title) + 13 + text_height(under) + 4
    for place, column in enumerate(flow.columns[nth * COLUMNS : (nth + 1) * COLUMNS]):
        x = MARGIN + place * (_COLUMN + _GUTTER)
        marks += flow.marks(column, x, top)
        if place:
            marks.append(Box(x - _GUTTER / 2, top, 0.5, HEIGHT - MARGIN - top, EDGE))
    return Page(name, WIDTH, HEIGHT, tuple(marks))


class _Flow:
    """Lists that fill column after column at one size in points; a column holds titles and rows with how far down
    each is, in millimetres."""

    def __init__(self, typeface: Typeface, size: int, height: float, lists: Iterable[MapList]) -> None:
        self.setter = ListSetter(typeface, size, _COLUMN)
        self.height = height - self.setter.em * 1.6
        self.columns: list[list[tuple[float, Text | ListRow]]] = [[]]
        self.y = 0.0
        for each in lists:
            self._add(each)

    @property
    def sheets(self) -> int:
        """How many sheets the columns need."""
        return -(-len(self.columns) // COLUMNS)

    def marks(self, column: Iterable[tuple[float, Text | ListRow]], x: float, y: float) -> Iterator[Mark]:
        """A column with its top left at (x, y)."""
        for down, part in column:
            if isinstance(part, Text):
                yield from moved([part], x, y + down)
            else:
                yield from self.setter.marks(part, x, y + down)

    def _add(self, each: MapList) -> None:
        """Add a list under its title; in a further column the title stands again."""
        setter, rows, title = self.setter, self.setter.rows(each), self.setter.heading(each)
        needed = text_height(title) + setter.em * 1.4 + min(rows[0].height, setter.em * 8)
        if self.y and self.y + setter.em * 1.2 + needed > self.height:
            self._next_column()
        elif self.y:
            self.y += setter.em * 1.2
        self._put(title, text_height(title) + setter.em * BELOW)
        for nth, row in enumerate(rows):
            if nth and row.above:
                self.y += setter.em * 0.7
            for part in self._parts(row):
                if self.y + part.height - setter.gap > self.height:
                    self._next_column()
                    again = setter.continued(each)
                    self._put(again, text_height(again) + setter.em * BELOW)
                self._put(part, part.height)

    def _put(self, part: Text | ListRow, height: float) -> None:
        self.columns[-1].append((self.y, part))
        self.y += height

    def _next_column(self) -> None:
        self.columns.append([])
        self.y = 0.0

    def _parts(self, row: ListRow) -> Iterator[ListRow]:
        """A row whole; or, when it is long, in parts of as many lines as are not worth keeping together."""
        text, lines = row.text, row.text.lines
        if len(lines) <= _KEPT:
            yield row
            return
        for start in range(0, len(lines), _KEPT):
            part = text._replace(lines=lines[start : start + _KEPT])
            last = start + _KEPT >= len(lines)
            height = text.leading * len(part.lines)
            if start:
                yield ListRow("", "", part, row.indent, height + (self.setter.gap if last else 0))
            else:
                yield ListRow(row.sign, row.label, part, row.indent, height + row.down, row.above, row.down)

"""The lists of a map side by side under its table, long ones in more columns than one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reports.map.content.lists import MapList
from bot.reports.map.layout.lists import BELOW, ListRow, ListSetter
from bot.reports.map.shapes.marks import Mark, Text, moved
from bot.reports.map.shapes.text_metrics import PT, Typeface
from bot.reports.map.shapes.typesetting import text_height

GUTTER = 14.0
"""Millimetres between columns."""
_COLUMN = 15
"""The least width of a column, in em."""
_WORTH = 1.12
"""More and narrower columns are taken only when they are at least this many times lower."""


@dataclass(frozen=True, slots=True)
class Footer:
    """The lists by their titles and rows; `columns` is how many each has, `depths` how deep each is under its title,
    in millimetres."""

    setter: ListSetter
    titles: tuple[Text, ...]
    rows: tuple[list[ListRow], ...]
    columns: tuple[int, ...]
    depths: tuple[float, ...]

    @property
    def head(self) -> float:
        """The height of the titles with the room under them."""
        return max(map(text_height, self.titles)) + self.setter.em * BELOW

    @property
    def height(self) -> float:
        """The height of the whole."""
        return self.head + max(self.depths)

    def marks(self) -> Iterator[Mark]:
        """All of it, with its top left at (0, 0)."""
        x = 0.0
        for title, rows, count, depth in zip(self.titles, self.rows, self.columns, self.depths, strict=True):
            yield from moved([title], x, 0)
            y, begun = 0.0, 0
            for row in rows:
                if y and y + row.height > depth + 0.01 and begun < count - 1:
                    x, y, begun = x + self.setter.width + GUTTER, 0.0, begun + 1
                yield from self.setter.marks(row, x, self.head + y)
                y += row.height
            x += (self.setter.width + GUTTER) * (count - begun)


def fitted_footer(
    lists: Sequence[MapList], typeface: Typeface, size: float, width: float, columns: int | None = None
) -> Footer:
    """The lists at a size in points within a width in millimetres, as low as can be: in `columns` together, or in as
    few as suit them when that is None."""
    most = max(len(lists), int((width + GUTTER) / (size * PT * _COLUMN + GUTTER)))
    choices = [columns] if columns else range(len(lists), min(len(lists) + 3, most) + 1)
    footers = [_in_columns(lists, typeface, size, width, each) for each in choices]
    lowest = min(each.height for each in footers)
    return next(each for each in footers if each.height <= lowest * _WORTH)


def _in_columns(
    lists: Sequence[MapList], typeface: Typeface, size: float, width: float, columns: int
) -> Footer:
    """The lists in so many columns together; each further column goes to the deepest list."""
    setter = ListSetter(typeface, size, (width - (columns - 1) * GUTTER) / columns)
    rows = tuple(setter.rows(each) for each in lists)
    counts = [1] * len(lists)
    depths = [_depth(each, 1) for each in rows]
    for _ in range(columns - len(lists)):
        deepest = max(range(len(lists)), key=lambda each: depths[each])
        counts[deepest] += 1
        depths[deepest] = _depth(rows[deepest], counts[deepest])
    titles = tuple(setter.heading(each) for each in lists)
    return Footer(setter, titles, rows, tuple(counts), tuple(depths))


def _depth(rows: Sequence[ListRow], columns: int) -> float:
    """The least height at which the rows, in their order, fill no more than so many columns."""
    low, high = max(row.height for row in rows), sum(row.height for row in rows)
    while columns > 1 and high - low > 0.5:
        middle = (low + high) / 2
        if _columns_filled(rows, middle) <= columns:
            high = middle
        else:
            low = middle
    return high


def _columns_filled(rows: Sequence[ListRow], depth: float) -> int:
    columns, y = 1, 0.0
    for row in rows:
        if y and y + row.height > depth:
            columns, y = columns + 1, 0.0
        y += row.height
    return columns

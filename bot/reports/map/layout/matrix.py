"""Who gives what to whom as a matrix, for more organisations than a table can seat, with the numbers of the lists."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.phrases import Language
from bot.reports.map.content.labels import ambition_text, ambition_title
from bot.reports.map.content.model import MapContent
from bot.reports.map.content.shortening import FullText, shortened
from bot.reports.map.layout.heading import Heading, TooLongTitle
from bot.reports.map.layout.sheet import HEIGHT, MARGIN, WIDTH
from bot.reports.map.shapes.colours import EDGE, GREY, INK, TABLE, WHITE
from bot.reports.map.shapes.marks import Box, Mark, Page, Stroke, Text, moved
from bot.reports.map.shapes.signs import BRINGS, WANTS, Signs
from bot.reports.map.shapes.text_metrics import PT, Span, Typeface
from bot.reports.map.shapes.typesetting import Style, set_text, text_height

MOST_IN_MATRIX = 36
"""More organisations than this have no matrix: its cells would be too small to read."""
_LARGEST, _LEAST = 38, 24
_SIGNS = ((0.9, _LEAST), (0.66, _LEAST), (0.9, 0), (0.66, 0))
"""The size of the signs as a part of the text, and the least in points. They become smaller, and at last smaller than
the smallest text, when there is no room for more."""
_LONGEST_TEXTS = (None, 200, 80, 40, 24)
"""At how many characters texts are shortened, in turn: first none is."""
_NAMES = 250.0
_OWN = 150.0
"""The width of the column with names, and of that with the signs of the organisation itself."""
_HEADS = 26

_Kind = Literal["confirmed", "proposed", "tension"]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The sheet, the texts that were shortened on it, and the size of its text in points."""

    page: Page
    full_texts: tuple[FullText, ...]
    size: int


def largest_matrix(content: MapContent, typeface: Typeface, say: Language) -> Matrix | None:
    """The largest matrix that fits on one sheet; None when none does."""
    if len(content.seats) > MOST_IN_MATRIX:
        return None
    for most in _LONGEST_TEXTS:
        shown, full_texts = shortened(content, most)
        for part, least in _SIGNS:
            for size in range(_LARGEST, _LEAST - 1, -2):
                page = _Grid(shown, typeface, say, size, max(part * size, least)).page()
                if page:
                    return Matrix(page, full_texts, size)
    return None


class _Grid:
    """The matrix at one size of its text and one of its signs, in points: rows give, columns get."""

    def __init__(
        self, content: MapContent, typeface: Typeface, say: Language, size: int, sign_size: float
    ) -> None:
        self.content, self.typeface, self.say, self.size = content, typeface, say, size
        self.em = size * PT
        self.signs = Signs(typeface, sign_size)
        self.cell = (WIDTH - 2 * MARGIN - _NAMES - _OWN) / len(content.seats)
        self.numbers: dict[tuple[int, int], list[tuple[_Kind, int]]] = defaultdict(list)
        for transfer in content.transfers:
            kind: _Kind = "proposed" if transfer.proposed else "confirmed"
            self.numbers[transfer.giver, transfer.taker].append((kind, transfer.number))
        for tension in content.tensions:
            if len(tension.seats) == 2:
                one, other = tension.seats
                self.numbers[one, other].append(("tension", tension.number))
                self.numbers[other, one].append(("tension", tension.number))

    def page(self) -> Page | None:
        """The sheet, or None when its rows are too high or its cells too narrow."""
        heading = Heading(self.content, self.typeface, self.say, WIDTH - 2 * MARGIN, "matrix")
        try:
            head, head_height = heading.marks(self.say("More on sheet 2"))
        except TooLongTitle:
            return None
        band, band_height = self._ambition()
        y = MARGIN + head_height
        marks = [*moved(head, MARGIN, MARGIN), *moved(band, MARGIN, y)]
        y += band_height + 6
        rows = [self._row(place) for place in range(len(self.content.seats))]
        top = self.em * 1.6
        spare = HEIGHT - MARGIN - y - top - sum(height for _, height in rows)
        if spare < 0 or 2 * self.signs.across > self.cell - 1:
            return None
        marks += self._column_heads(y, top)
        marks += self._body(rows, y + top, min(spare / len(rows), 4 * self.em))
        return Page("matrix", WIDTH, HEIGHT, tuple(marks))

    def _body(self, rows: Sequence[tuple[list[Mark], float]], top: float, more: float) -> Iterator[Mark]:
        """The rows from `top` down, each `more` higher than it needs, and the rules between the columns."""
        y = top
        for nth, (row, height) in enumerate(rows):
            fill = WHITE if nth % 2 else TABLE
            yield Box(MARGIN, y, WIDTH - 2 * MARGIN, height + more, fill, EDGE, 0.3)
            yield Box(MARGIN + _NAMES + nth * self.cell, y, self.cell, height + more, EDGE)
            yield from moved(row, MARGIN, y + more / 2)
            y += height + more
        for nth in range(len(rows) + 1):
            x = MARGIN + _NAMES + nth * self.cell
            yield Stroke(((x, top), (x, y)), EDGE, 0.3)

    def _set(self, text: str, width: float, style: Style) -> Text:
        return set_text(self.typeface, text, width, style)

    def _ambition(self) -> tuple[list[Mark], float]:
        """The band with the shared ambition, and its height."""
        width = WIDTH - 2 * MARGIN
        title = ambition_title(self.content.ambition, self.say)
        text = ambition_text(self.content.ambition, self.say)
        small = self._set(title, width - 30, Style(26, "bold", GREY, "h2", "center"))
        for size in (54, 48, 42, 36, 30):
            main = self._set(text, width - 60, Style(size, "bold", align="center"))
            if len(main.lines) == 1:
                break
        height = text_height(small) + text_height(main) + 18
        marks: list[Mark] = [Box(0, 0, width, height, WHITE, INK, 2.1, False, 12)]
        marks += [*moved([small], 15, 6), *moved([main], 30, 11 + text_height(small))]
        return marks, height

    def _column_heads(self, y: float, height: float) -> Iterator[Mark]:
        across = self._set(self.say("brings ↓   to →"), _NAMES, Style(_HEADS, "bold", role="h2"))
        yield from moved([across], MARGIN + 3, y + height / 2 - text_height(across) / 2)
        codes = Signs(self.typeface, self.size)
        for nth, seat in enumerate(self.content.seats):
            middle = MARGIN + _NAMES + (nth + 0.5) * self.cell
            yield codes.label(middle, y + height / 2, seat.code, INK, self.cell)
        own = self._set(self.say("to check, still open"), _OWN, Style(_HEADS, "bold"))
        yield from moved([own], WIDTH - MARGIN - _OWN + 3, y + height / 2 - text_height(own) / 2)

    def _row(self, place: int) -> tuple[list[Mark], float]:
        """The row of the giver with this index, its top left at (0, 0), and its height."""
        seat = self.content.seats[place]
        spans = [Span(seat.code, "bold"), Span(seat.name)]
        name = set_text(self.typeface, spans, _NAMES - 6, Style(self.size))
        cells = [self._cell(self.numbers[place, taker]) for taker in range(len(self.content.seats))]
        own, own_height = self._own(place)
        height = max(text_height(name), *(cell_height for _, cell_height in cells), own_height, self.em)
        height += self.em * 0.5
        marks: list[Mark] = moved([name], 3, (height - text_height(name)) / 2 + self.em * 0.06)
        for nth, (signs, cell_height) in enumerate(cells):
            marks += moved(signs, _NAMES + nth * self.cell, (height - cell_height) / 2)
        return [
            *marks,
            *moved(own, WIDTH - 2 * MARGIN - _OWN + 3, (height - own_height) / 2),
        ], height

    def _cell(self, numbers: Sequence[tuple[_Kind, int]]) -> tuple[list[Mark], float]:
        """The signs of a cell in rows, and their height."""
        across, down = self.signs.across, self.signs.down
        in_row = max(1, int((self.cell - 1) / (2 * across)))
        marks: list[Mark] = []
        for nth, (kind, number) in enumerate(numbers):
            row, column = divmod(nth, in_row)
            width = min(in_row, len(numbers) - row * in_row) * 2 * across
            x, y = (self.cell - width) / 2 + (2 * column + 1) * across, (2 * row + 1) * down
            if kind == "tension":
                marks += self.signs.diamond(x, y, str(number))
            else:
                marks += self.signs.badge(x, y, str(number), WANTS if kind == "proposed" else BRINGS)
        return marks, -(-len(numbers) // in_row) * 2 * down

    def _own(self, place: int) -> tuple[list[Mark], float]:
        """What has no cell: tensions between more than two, questions, and a dashed box for each thing still wanted;
        in rows, with their height."""
        seat, across, down = self.content.seats[place], self.signs.across, self.signs.down
        signs: list[tuple[float, list[Mark]]] = []
        wider = {each.number for each in self.content.tensions if len(each.seats) != 2}
        for number in filter(wider.__contains__, seat.tensions):
            signs.append((2 * across, self.signs.diamond(across, down, str(number))))
        for number in seat.questions:
            width = self.signs.question_width(str(number))
            signs.append((width, self.signs.question_mark(width / 2, down, str(number))))
        for _ in range(sum(each.seat == place for each in self.content.unmet)):
            signs.append((2 * across, [Box(1, down - 4, 2 * across - 2, 8, WHITE, INK, 0.8, True, 1.5)]))
        marks: list[Mark] = []
        x = y = 0.0
        for width, sign in signs:
            if x and x + width > _OWN - 6:
                x, y = 0.0, y + 2 * down + 1
            marks += moved(sign, x, y)
            x += width + 1.5
        return marks, y + 2 * down if signs else 0.0

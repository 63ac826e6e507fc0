"""Who gives what to whom as a matrix, for more organisations than a table can seat, with the numbers of the lists."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reports.map.content.model import MapContent, Words
from bot.reports.map.layout.heading import TooLongTitle, sheet_heading
from bot.reports.map.layout.shortening import FullText, shortened
from bot.reports.map.shapes.colours import BLUE, EDGE, GREY, INK, TABLE, WHITE
from bot.reports.map.shapes.marks import Box, Mark, Page, Stroke, Text, moved
from bot.reports.map.shapes.signs import badge, centred, diamond, diamond_reach, question_mark, question_width
from bot.reports.map.shapes.text_metrics import PT, Span, Typeface
from bot.reports.map.shapes.typesetting import set_text, text_height

WIDTH, HEIGHT, MARGIN = 1189.0, 841.0, 24.0
MOST_IN_MATRIX = 36
"""More organisations than this have no matrix: its cells would be too small to read."""
_LARGEST, _LEAST = 38, 24
_SIGNS = ((0.9, _LEAST), (0.66, _LEAST), (0.9, 0), (0.66, 0))
"""The signs are this part of the text, and no smaller than this many points; a smaller part, and at last smaller than
the smallest text, when there is no room for more."""
_NAMES = 250.0
_OWN = 150.0
"""The width of the column with names, and of that with the signs of the organisation itself."""
_EVERYTHING = 1_000_000


@dataclass(frozen=True, slots=True)
class Matrix:
    """The sheet, and the texts that stand whole on a further one. `page` is None when the cells have no room."""

    page: Page
    wholes: tuple[FullText, ...]
    size: int


def largest_matrix(content: MapContent, letters: Typeface, say: Words) -> Matrix | None:
    """The largest matrix that fits on one sheet; None when none does."""
    if len(content.seats) > MOST_IN_MATRIX:
        return None
    for most in (_EVERYTHING, 200, 80, 40, 24):
        shown, wholes = shortened(content, most) if most < _EVERYTHING else (content, ())
        for part, least in _SIGNS:
            for size in range(_LARGEST, _LEAST - 1, -2):
                page = _Grid(shown, letters, say, size, max(part * size, least)).page()
                if page:
                    return Matrix(page, wholes, size)
    return None


class _Grid:
    """The matrix at one size of its text and its signs, in points: rows give, columns get."""

    def __init__(self, content: MapContent, letters: Typeface, say: Words, size: int, sign: float) -> None:
        self.content, self.letters, self.say, self.size = content, letters, say, size
        self.em = size * PT
        self.sign = sign
        count = len(content.seats)
        self.cell = (WIDTH - 2 * MARGIN - _NAMES - _OWN) / count
        self.signs: dict[tuple[int, int], list[tuple[str, int]]] = defaultdict(list)
        for passing in content.transfers:
            kind = "proposed" if passing.proposed else "passing"
            self.signs[passing.giver, passing.taker].append((kind, passing.number))
        for tension in content.tensions:
            if len(tension.seats) == 2:
                one, other = tension.seats
                self.signs[one, other].append(("tension", tension.number))
                self.signs[other, one].append(("tension", tension.number))

    def page(self) -> Page | None:
        """The sheet, or None when the rows are too high together."""
        try:
            head, headed = sheet_heading(
                self.content,
                self.letters,
                self.say,
                WIDTH - 2 * MARGIN,
                self.say("More on sheet 2"),
                lines="matrix",
            )
        except TooLongTitle:
            return None
        band, tall = self._ambition()
        y = MARGIN + headed
        marks = [*moved(head, MARGIN, MARGIN), *moved(band, MARGIN, y)]
        y += tall + 6
        rows = [self._row(place) for place in range(len(self.content.seats))]
        top = self.em * 1.6
        spare = HEIGHT - MARGIN - y - top - sum(deep for _, deep in rows)
        if spare < 0 or 2 * diamond_reach(self.sign)[0] > self.cell - 1:
            return None
        more = min(spare / len(rows), 4 * self.em)
        marks += self._codes(y, top)
        y += top
        ceiling = y
        rules = [MARGIN + _NAMES + nth * self.cell for nth in range(len(rows) + 1)]
        for nth, (row, deep) in enumerate(rows):
            marks.append(
                Box(MARGIN, y, WIDTH - 2 * MARGIN, deep + more, WHITE if nth % 2 else TABLE, EDGE, 0.3)
            )
            marks.append(Box(MARGIN + _NAMES + nth * self.cell, y, self.cell, deep + more, EDGE))
            marks += moved(row, MARGIN, y + more / 2)
            y += deep + more
        marks += [Stroke(((x, ceiling), (x, y)), EDGE, 0.3) for x in rules]
        return Page("matrix", WIDTH, HEIGHT, tuple(marks))

    def _ambition(self) -> tuple[list[Mark], float]:
        say, ambition = self.say, self.content.ambition
        width = WIDTH - 2 * MARGIN
        title = say("Shared ambition, proposed") if ambition and ambition.proposed else say("Shared ambition")
        text = ambition.text if ambition else say("Not there yet: make it together.")
        small = set_text(
            self.letters, title, 26, width - 30, face="bold", colour=GREY, align="center", role="h2"
        )
        for size in (54, 48, 42, 36, 30):
            main = set_text(self.letters, text, size, width - 60, face="bold", align="center")
            if len(main.lines) == 1:
                break
        tall = text_height(small) + text_height(main) + 18
        marks: list[Mark] = [Box(0, 0, width, tall, WHITE, INK, 2.1, False, 12)]
        marks += [*moved([small], 15, 6), *moved([main], 30, 11 + text_height(small))]
        return marks, tall

    def _codes(self, y: float, tall: float) -> Iterator[Mark]:
        down = set_text(self.letters, self.say("brings ↓   to →"), 26, _NAMES, face="bold", role="h2")
        yield from moved([down], MARGIN + 3, y + tall / 2 - text_height(down) / 2)
        for nth, seat in enumerate(self.content.seats):
            middle = MARGIN + _NAMES + (nth + 0.5) * self.cell
            yield centred(self.letters, middle, y + tall / 2, seat.code, self.size, INK, self.cell)
        own = set_text(self.letters, self.say("to check, still open"), 26, _OWN, face="bold")
        yield from moved([own], WIDTH - MARGIN - _OWN + 3, y + tall / 2 - text_height(own) / 2)

    def _row(self, place: int) -> tuple[list[Mark], float]:
        """The row of a giver with its top left at (0, 0), and its height."""
        seat = self.content.seats[place]
        name = self._name(seat.code, seat.name)
        cells = [self._cell(self.signs[place, taker]) for taker in range(len(self.content.seats))]
        own = self._own(place)
        deep = max(text_height(name), *(tall for _, tall in cells), own[1], self.em) + self.em * 0.5
        marks: list[Mark] = moved([name], 3, (deep - text_height(name)) / 2 + self.em * 0.06)
        for nth, (signs, tall) in enumerate(cells):
            marks += moved(signs, _NAMES + nth * self.cell, (deep - tall) / 2)
        return [*marks, *moved(own[0], WIDTH - 2 * MARGIN - _OWN + 3, (deep - own[1]) / 2)], deep

    def _name(self, code: str, name: str) -> Text:
        return set_text(self.letters, [Span(code, "bold"), Span(name)], self.size, _NAMES - 6)

    def _cell(self, signs: Sequence[tuple[str, int]]) -> tuple[list[Mark], float]:
        radius, down = diamond_reach(self.sign)
        across = max(1, int((self.cell - 1) / (2 * radius)))
        marks: list[Mark] = []
        for nth, (kind, number) in enumerate(signs):
            row, column = divmod(nth, across)
            wide = min(across, len(signs) - row * across) * 2 * radius
            x, y = (self.cell - wide) / 2 + (2 * column + 1) * radius, (2 * row + 1) * down
            if kind == "tension":
                marks += diamond(self.letters, x, y, str(number), self.sign)
            elif kind == "proposed":
                marks += badge(self.letters, x, y, str(number), self.sign, WHITE, BLUE, BLUE)
            else:
                marks += badge(self.letters, x, y, str(number), self.sign, BLUE, WHITE)
        return marks, -(-len(signs) // across) * 2 * down

    def _own(self, place: int) -> tuple[list[Mark], float]:
        """What has no cell: tensions between more than two, questions, and a dashed box for all it still wants."""
        seat, (radius, down) = self.content.seats[place], diamond_reach(self.sign)
        found: list[tuple[float, list[Mark]]] = []
        wider = {each.number for each in self.content.tensions if len(each.seats) != 2}
        for number in filter(wider.__contains__, seat.tensions):
            found.append((2 * radius, diamond(self.letters, radius, down, str(number), self.sign)))
        for number in seat.questions:
            wide = question_width(self.letters, str(number), self.sign)
            found.append((wide, question_mark(self.letters, wide / 2, down, str(number), self.sign)))
        for _ in range(sum(each.seat == place for each in self.content.unmet)):
            found.append((2 * radius, [Box(1, down - 4, 2 * radius - 2, 8, WHITE, INK, 0.8, True, 1.5)]))
        marks: list[Mark] = []
        x = y = 0.0
        for wide, sign in found:
            if x and x + wide > _OWN - 6:
                x, y = 0.0, y + 2 * down + 1
            marks += moved(sign, x, y)
            x += wide + 1.5
        return marks, y + 2 * down if found else 0.0

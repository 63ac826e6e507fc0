"""The poster: organisations along both sides of one table, their lines over it, the shared ambition in its middle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from bot.reports.map.content.model import MapContent, Words
from bot.reports.map.layout.heading import TooLongTitle
from bot.reports.map.layout.lists import map_lists
from bot.reports.map.layout.poster_fit import (
    BETWEEN,
    BOX,
    HEIGHT,
    MARGIN,
    PADDING,
    TOUCH,
    WIDTH,
    PosterFit,
    PosterPlan,
    SeatRows,
    box_height,
)
from bot.reports.map.layout.routing import DEPTH, Connection, Port, Routing, SeatPlace, routing
from bot.reports.map.layout.seats import SeatSetter, SetSeat, column_width
from bot.reports.map.layout.shortening import FullText, shortened
from bot.reports.map.shapes.colours import BLUE, EDGE, GREY, INK, RED, TABLE, WHITE
from bot.reports.map.shapes.marks import Box, Group, Mark, Page, Stroke, Text, moved
from bot.reports.map.shapes.signs import badge, diamond
from bot.reports.map.shapes.text_metrics import Typeface
from bot.reports.map.shapes.typesetting import set_text, text_height

MOST_SEATS = 16
_PORT_SIZE = 24.0
_EVERYTHING = 1_000_000

_STEPS = (
    (True, True, 3, _EVERYTHING),
    (True, False, 3, _EVERYTHING),
    (False, True, 3, _EVERYTHING),
    (False, False, 3, _EVERYTHING),
    (False, False, 2, _EVERYTHING),
    (False, False, 1, _EVERYTHING),
    (False, False, 0, _EVERYTHING),
    (False, False, 3, 240),
    (False, False, 2, 160),
    (False, False, 1, 120),
    (False, False, 0, 100),
    (False, False, 0, 60),
)
"""What is given up in turn when the map does not fit: the lists, the thin lines of what is only proposed (its numbers
stay), interests, and only then the whole of long texts. What is not told here any more moves to the second sheet."""


@dataclass(frozen=True, slots=True)
class Poster:
    """The first sheet, and what of its content has to stand on the second: the lists, the interests past so many,
    and the whole of the texts that were too long. `size` is that of the body in points."""

    page: Page
    routing: Routing
    size: int
    lists: bool
    interests: int
    wholes: tuple[FullText, ...]


def largest_poster(content: MapContent, letters: Typeface, say: Words) -> Poster | None:
    """The largest poster that fits; None when nothing does, or there are too many organisations for one table."""
    if not 2 <= len(content.seats) <= MOST_SEATS:
        return None
    rows = SeatRows(len(content.seats))
    routed = cache(partial(_ways, content, rows))
    proposed = any(each.proposed for each in content.transfers)
    wardrobe: dict[tuple[int, int], SeatSetter] = {}
    for thin, lists, interests, most in _STEPS:
        ways = routed(thin) if proposed or not thin else None
        if ways is None:
            continue
        shown, wholes = shortened(content, most) if most < _EVERYTHING else (content, ())

        def tailor(size: int, most: int = most) -> SeatSetter:
            key = most, size
            if key not in wardrobe:
                wardrobe[key] = SeatSetter(letters, say, size, rows.width)
            return wardrobe[key]

        footing = map_lists(content, say) if lists else []
        try:
            fitting = PosterFit(
                shown, letters, say, rows, ways, thin, footing, interests, tailor, most < _EVERYTHING
            )
        except TooLongTitle:
            continue
        plan = fitting.largest()
        if plan:
            page = Page("table", WIDTH, HEIGHT, tuple(_PosterMarks(fitting, plan).marks()))
            return Poster(page, ways, plan.size, lists, interests, wholes)
    return None


def _ways(content: MapContent, rows: SeatRows, thin: bool) -> Routing | None:
    places = rows.places[: len(content.seats)]
    return routing(places, connections(content, thin), WIDTH, ((WIDTH - BOX) / 2, (WIDTH + BOX) / 2))


class _PosterMarks:
    """The marks of a plan."""

    def __init__(self, fitting: PosterFit, plan: PosterPlan) -> None:
        self.fitting, self.plan = fitting, plan
        self.content, self.letters, self.say = fitting.content, fitting.letters, fitting.say
        self.ways, self.rows = fitting.ways, fitting.rows

    def marks(self) -> Iterator[Mark | Group]:
        """The sheet, in the order in which it is drawn and read."""
        plan = self.plan
        yield from moved(self.fitting.head, MARGIN, MARGIN)
        top = MARGIN + self.fitting.headed + plan.top + TOUCH
        bottom = HEIGHT - MARGIN - plan.depth - plan.bottom - TOUCH
        high = box_height(plan.ambition)
        middle = (top + self.ways.room("top") + bottom - self.ways.room("bottom")) / 2
        box = (middle - high / 2, middle + high / 2)
        yield Box(MARGIN / 2, top, WIDTH - MARGIN, bottom - top, TABLE, EDGE, 0.8, False, 18)
        yield Group(
            tuple(self._lines(top, bottom, box)), lines_text(self.content, self.fitting.thin, self.say)
        )
        for port in self.ways.ports:
            yield from self._port(port, top, bottom)
        yield from self._middle(plan.ambition, box)
        for place, seating in zip(self.rows.places, plan.seatings, strict=False):
            start = MARGIN + self.fitting.headed if place.side == "top" else bottom + TOUCH
            row = plan.top if place.side == "top" else plan.bottom
            chips = seating.chips if place.side == "top" else plan.chips
            yield from _seat(place, seating, start, row, chips, plan.size)
        if len(self.content.seats) % 2:
            yield from self._empty(self.rows.places[-1], bottom + TOUCH, plan)
        if plan.footer:
            yield from moved(plan.footer.marks(), MARGIN, HEIGHT - MARGIN - plan.footer.height)

    def _lines(self, top: float, bottom: float, box: tuple[float, float]) -> Iterator[Stroke]:
        for route in self.ways.routes:
            points = tuple(self.ways.points(route, top, bottom, box))
            colour, thick = (RED, 2.1) if route.connection.tension else (BLUE, 1.0 if route.connection.thin else 2.1)
            yield Stroke(points, colour, thick, route.connection.tension, TABLE)

    def _port(self, port: Port, top: float, bottom: float) -> Iterator[Mark]:
        y = top + DEPTH if port.side == "top" else bottom - DEPTH
        label = str(port.connection.number)
        if port.kind == "rubs":
            yield from diamond(self.letters, port.x, y, label, _PORT_SIZE)
        elif port.kind == "gives":
            yield from badge(self.letters, port.x, y, label, _PORT_SIZE, BLUE, WHITE)
        else:
            yield from badge(self.letters, port.x, y, label, _PORT_SIZE, WHITE, BLUE, BLUE)

    def _middle(self, texts: Sequence[Text], box: tuple[float, float]) -> Iterator[Mark]:
        left = (WIDTH - BOX) / 2
        yield Box(left, box[0], BOX, box[1] - box[0], WHITE, INK, 2.1, False, 16)
        y = box[0] + PADDING
        for text in texts:
            yield from moved([text], left + 20, y)
            y += text_height(text) + BETWEEN

    def _empty(self, place: SeatPlace, y: float, plan: PosterPlan) -> Iterator[Mark]:
        pad = plan.size * 0.3
        yield Box(place.x, y + pad, place.width, plan.bottom - pad, "", GREY, 1.2, True, 8)
        title = set_text(
            self.letters,
            self.say("Empty chair"),
            plan.size * 1.42,
            place.width - 4 * pad,
            face="bold",
            colour=GREY,
            role="h2",
        )
        asked = set_text(
            self.letters, self.say("Who are we missing?"), plan.size, place.width - 4 * pad, colour=GREY
        )
        yield from moved([title], place.x + 2 * pad, y + 3 * pad)
        yield from moved([asked], place.x + 2 * pad, y + 4 * pad + text_height(title))


def connections(content: MapContent, thin: bool) -> list[Connection]:
    """What lines join: what passes, with `thin` also what is only proposed, and tensions between a few."""
    passing = [
        Connection(each.number, False, ((each.giver, each.taker),), each.proposed)
        for each in content.transfers
        if thin or not each.proposed
    ]
    return passing + [Connection(each.number, True, each.pairs) for each in content.tensions if each.has_line]


def lines_text(content: MapContent, thin: bool, say: Words) -> str:
    """The lines of the map in words, for who hears it read."""
    code = [seat.code for seat in content.seats]
    lines = [
        f"{each.number}: {code[each.giver]} → {code[each.taker]}"
        for each in content.transfers
        if thin or not each.proposed
    ]
    rubs = [
        f"{each.number}: " + " – ".join(code[seat] for seat in each.seats)
        for each in content.tensions
        if each.has_line
    ]
    told = [say("Lines from who brings to who wants: {lines}.", lines="; ".join(lines) or "-")]
    told.append(say("Dashed lines where it rubs: {lines}.", lines="; ".join(rubs) or "-"))
    return " ".join(told)


def _seat(
    place: SeatPlace, seating: SetSeat, start: float, row: float, chips: float, size: float
) -> Iterator[Mark]:
    """A seat in its row: at the top with its chips below, at the bottom mirrored, so that chips touch the table.
    `chips` is the room for them."""
    column = place.x + place.width - column_width(place.width, size)
    gap = size * 0.1
    if place.side == "top":
        edge = start + row
        yield Box(place.x, start, place.width, row - chips - gap, WHITE, INK, 0.9)
        yield from seating.head.drawn(place.x, start)
        yield from seating.body.drawn(place.x, start + seating.head.height)
        yield from seating.brings.drawn(place.x, edge - seating.brings.height)
        yield from seating.wants.drawn(column, edge - seating.wants.height)
    else:
        y = start + chips + gap
        yield Box(place.x, y, place.width, row - chips - gap, WHITE, INK, 0.9)
        yield from seating.head.drawn(place.x, y)
        yield from seating.body.drawn(place.x, y + seating.head.height)
        yield from seating.brings.drawn(place.x, start)
        yield from seating.wants.drawn(column, start)

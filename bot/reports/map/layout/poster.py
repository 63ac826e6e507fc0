"""The poster: organisations along both sides of one table, their lines over it, the shared ambition in its middle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from bot.phrases import Language
from bot.reports.map.content.labels import lines_text
from bot.reports.map.content.model import MapContent
from bot.reports.map.content.shortening import FullText, shortened
from bot.reports.map.layout.heading import TooLongTitle
from bot.reports.map.layout.poster_fit import (
    BETWEEN,
    BOX,
    PADDING,
    TOUCH,
    Detail,
    PosterFit,
    PosterPlan,
    SeatRows,
    box_height,
)
from bot.reports.map.layout.routing import DEPTH, Connection, Extent, Port, Routing, SeatPlace, routing
from bot.reports.map.layout.seats import NAME, SeatSetter, SetSeat, column_width
from bot.reports.map.layout.sheet import HEIGHT, MARGIN, WIDTH
from bot.reports.map.shapes.colours import BLUE, EDGE, GREY, INK, RED, TABLE, WHITE
from bot.reports.map.shapes.marks import Box, Group, Mark, Page, Stroke, Text, moved
from bot.reports.map.shapes.signs import BRINGS, WANTS, Signs
from bot.reports.map.shapes.text_metrics import Typeface
from bot.reports.map.shapes.typesetting import Style, set_text, text_height

MOST_SEATS = 16
_PORT_SIZE = 24.0

_DETAILS = (
    Detail(thin=True, lists=True, interests=3),
    Detail(thin=True, lists=False, interests=3),
    Detail(thin=False, lists=True, interests=3),
    Detail(thin=False, lists=False, interests=3),
    Detail(thin=False, lists=False, interests=2),
    Detail(thin=False, lists=False, interests=1),
    Detail(thin=False, lists=False, interests=0),
    Detail(thin=False, lists=False, interests=3, longest=240),
    Detail(thin=False, lists=False, interests=2, longest=160),
    Detail(thin=False, lists=False, interests=1, longest=120),
    Detail(thin=False, lists=False, interests=0, longest=100),
    Detail(thin=False, lists=False, interests=0, longest=60),
)
"""What is given up in turn when the map does not fit: the lists, the thin lines of what is only proposed (its numbers
stay), interests, and only then the whole of long texts. What is given up moves to the second sheet."""


@dataclass(frozen=True, slots=True)
class Poster:
    """The first sheet, and what of its content a further sheet has to show: the lists unless they stand here, the
    interests past so many, and the texts that were shortened. `size` is that of the body in points."""

    page: Page
    routing: Routing
    size: int
    lists: bool
    interests: int
    full_texts: tuple[FullText, ...]


def largest_poster(content: MapContent, typeface: Typeface, say: Language) -> Poster | None:
    """The most detailed poster that fits, as large as it can be; None when nothing fits, or when there are too few or
    too many organisations for one table."""
    if not 2 <= len(content.seats) <= MOST_SEATS:
        return None
    rows = SeatRows(len(content.seats))
    routed = cache(partial(_routing, content, rows))
    setters = cache(
        lambda longest, size: SeatSetter(typeface, say, size, rows.width)
    )  # a setter keeps the seats that it set, and the texts of these depend on `longest`
    has_proposed = any(each.proposed for each in content.transfers)
    for detail in _DETAILS:
        lines = routed(thin=detail.thin) if has_proposed or not detail.thin else None
        if lines is None:
            continue
        shown, full_texts = shortened(content, detail.longest)
        try:
            fit = PosterFit(shown, typeface, say, detail, lines, partial(setters, detail.longest))
        except TooLongTitle:
            continue
        plan = fit.largest()
        if plan:
            page = Page("table", WIDTH, HEIGHT, tuple(_PosterMarks(fit, plan).marks()))
            return Poster(page, lines, plan.size, detail.lists, detail.interests, full_texts)
    return None


def _routing(content: MapContent, rows: SeatRows, *, thin: bool) -> Routing | None:
    places = rows.places[: len(content.seats)]
    return routing(places, connections(content, thin=thin), WIDTH, ((WIDTH - BOX) / 2, (WIDTH + BOX) / 2))


def connections(content: MapContent, *, thin: bool) -> list[Connection]:
    """What lines join: the transfers, those only proposed if `thin`, and tensions between a few."""
    transfers = [
        Connection(each.number, False, ((each.giver, each.taker),), each.proposed)
        for each in content.transfers
        if thin or not each.proposed
    ]
    return transfers + [
        Connection(each.number, True, each.pairs) for each in content.tensions if each.has_line
    ]


class _PosterMarks:
    """The marks of a plan."""

    def __init__(self, fit: PosterFit, plan: PosterPlan) -> None:
        self.fit, self.plan = fit, plan
        self.content, self.typeface, self.say = fit.content, fit.typeface, fit.say
        self.routing, self.rows = fit.routing, fit.rows
        self.signs = Signs(fit.typeface, _PORT_SIZE)

    def marks(self) -> Iterator[Mark | Group]:
        """The sheet, in the order in which it is drawn and read."""
        plan, head_height = self.plan, self.fit.head_height
        yield from moved(self.fit.head, MARGIN, MARGIN)
        top = MARGIN + head_height + plan.top + TOUCH
        bottom = HEIGHT - MARGIN - plan.depth - plan.bottom - TOUCH
        height = box_height(plan.ambition)
        middle = (top + self.routing.room("top") + bottom - self.routing.room("bottom")) / 2
        box = (middle - height / 2, middle + height / 2)
        yield Box(MARGIN / 2, top, WIDTH - MARGIN, bottom - top, TABLE, EDGE, 0.8, False, 18)
        alt_text = lines_text(self.content, self.say, with_proposed=self.fit.detail.thin)
        yield Group(tuple(self._lines(top, bottom, box)), alt_text)
        for port in self.routing.ports:
            yield from self._port(port, top, bottom)
        yield from self._middle(plan.ambition, box)
        for place, seat in zip(self.rows.places, plan.seats, strict=False):
            if place.side == "top":
                yield from _top_seat(place, seat, MARGIN + head_height, plan)
            else:
                yield from _bottom_seat(place, seat, bottom + TOUCH, plan)
        if len(self.content.seats) % 2:
            yield from self._empty_chair(self.rows.places[-1], bottom + TOUCH)
        if plan.footer:
            yield from moved(plan.footer.marks(), MARGIN, HEIGHT - MARGIN - plan.footer.height)

    def _lines(self, top: float, bottom: float, box: Extent) -> Iterator[Stroke]:
        for route in self.routing.routes:
            points = tuple(self.routing.points(route, top, bottom, box))
            tension, thin = route.connection.is_tension, route.connection.thin
            colour, thickness = (RED, 2.1) if tension else (BLUE, 1.0 if thin else 2.1)
            yield Stroke(points, colour, thickness, tension, TABLE)

    def _port(self, port: Port, top: float, bottom: float) -> Iterator[Mark]:
        y = top + DEPTH if port.side == "top" else bottom - DEPTH
        label = str(port.connection.number)
        if port.kind == "tension":
            yield from self.signs.diamond(port.x, y, label)
        else:
            yield from self.signs.badge(port.x, y, label, BRINGS if port.kind == "gives" else WANTS)

    def _middle(self, texts: Sequence[Text], box: Extent) -> Iterator[Mark]:
        left = (WIDTH - BOX) / 2
        yield Box(left, box[0], BOX, box[1] - box[0], WHITE, INK, 2.1, False, 16)
        y = box[0] + PADDING
        for text in texts:
            yield from moved([text], left + 20, y)
            y += text_height(text) + BETWEEN

    def _empty_chair(self, place: SeatPlace, y: float) -> Iterator[Mark]:
        size, say = self.plan.size, self.say
        pad = size * 0.3
        width = place.width - 4 * pad
        yield Box(place.x, y + pad, place.width, self.plan.bottom - pad, "", GREY, 1.2, True, 8)
        title = set_text(self.typeface, say("Empty chair"), width, Style(size * NAME, "bold", GREY, "h2"))
        question = set_text(self.typeface, say("Who are we missing?"), width, Style(size, colour=GREY))
        yield from moved([title], place.x + 2 * pad, y + 3 * pad)
        yield from moved([question], place.x + 2 * pad, y + 4 * pad + text_height(title))


def _top_seat(place: SeatPlace, seat: SetSeat, top: float, plan: PosterPlan) -> Iterator[Mark]:
    """A seat of the top row, whose chips stand at the bottom of its row, against the table."""
    gap = plan.size * 0.1
    edge = top + plan.top
    yield Box(place.x, top, place.width, plan.top - seat.chips - gap, WHITE, INK, 0.9)
    yield from seat.head.marks(place.x, top)
    yield from seat.body.marks(place.x, top + seat.head.height)
    yield from seat.brings.marks(place.x, edge - seat.brings.height)
    yield from seat.wants.marks(_second_column(place, plan), edge - seat.wants.height)


def _bottom_seat(place: SeatPlace, seat: SetSeat, top: float, plan: PosterPlan) -> Iterator[Mark]:
    """A seat of the bottom row, whose chips stand at the top of its row, against the table."""
    gap = plan.size * 0.1
    y = top + plan.chips + gap
    yield Box(place.x, y, place.width, plan.bottom - plan.chips - gap, WHITE, INK, 0.9)
    yield from seat.head.marks(place.x, y)
    yield from seat.body.marks(place.x, y + seat.head.height)
    yield from seat.brings.marks(place.x, top)
    yield from seat.wants.marks(_second_column(place, plan), top)


def _second_column(place: SeatPlace, plan: PosterPlan) -> float:
    return place.x + place.width - column_width(place.width, plan.size)

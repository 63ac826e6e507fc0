"""The poster: organisations along both sides of one table, their lines over it, the shared ambition in its middle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.reports.map.colours import BLUE, EDGE, GREY, INK, RED, TABLE, WHITE
from bot.reports.map.content import Content, Words
from bot.reports.map.drawing import (
    Box,
    Group,
    Mark,
    Page,
    Stroke,
    Text,
    badge,
    diamond,
    height,
    moved,
    set_text,
)
from bot.reports.map.heading import TooLongTitle, heading
from bot.reports.map.letters import Letters
from bot.reports.map.lists import footer, listings
from bot.reports.map.routing import DEPTH, Joint, Place, Port, Routing, routing
from bot.reports.map.seats import Seating, column_width, seatings
from bot.reports.map.shortening import Whole, shortened

WIDTH, HEIGHT = 1189.0, 841.0
MARGIN = 24.0
GAP = 12.0
WIDEST_SEAT = 540.0
MOST_SEATS = 16
BOX = 430.0
"""The width of the box with the ambition."""
LARGEST, LEAST = 38, 24
"""Sizes of the body in points."""
_LISTS = 0.86, 30.0, 22.0
"""The size of the lists: this part of the body, at most and at least so many points."""
_PORT_SIZE = 24.0
_TOUCH = 2.5
"""Between the chips and the table, and between the rows and what is beside them."""
_EVERYTHING = 1_000_000

_STEPS = (
    (True, 3, _EVERYTHING),
    (False, 3, _EVERYTHING),
    (False, 2, _EVERYTHING),
    (False, 1, _EVERYTHING),
    (False, 0, _EVERYTHING),
    (False, 3, 240),
    (False, 2, 160),
    (False, 1, 120),
    (False, 0, 100),
    (False, 0, 60),
)
"""What is given up in turn when the map does not fit: the lists, interests, and only then the whole of long texts
(all of these move to the second sheet)."""


@dataclass(frozen=True, slots=True)
class Poster:
    """The first sheet, and what of its content has to stand on the second: the lists, the interests past so many,
    and the whole of the texts that were too long. `size` is that of the body in points."""

    page: Page
    routing: Routing
    size: int
    lists: bool
    interests: int
    wholes: tuple[Whole, ...]


def poster(content: Content, letters: Letters, say: Words) -> Poster | None:
    """The largest poster that fits; None when nothing does, or there are too many organisations for one table."""
    if not 2 <= len(content.seats) <= MOST_SEATS:
        return None
    for lists, interests, most in _STEPS:
        shown, wholes = shortened(content, most) if most < _EVERYTHING else (content, ())
        try:
            fitting = _Fitting(shown, content, letters, say, lists, interests, bool(wholes) or not lists)
        except TooLongTitle:
            continue
        if fitting.routing is None:
            return None
        low, plan = LEAST, fitting.at(LEAST)
        if plan is None:
            continue
        high = LARGEST
        while low < high:
            middle = (low + high + 1) // 2
            larger = fitting.at(middle)
            low, high, plan = (middle, high, larger) if larger else (low, middle - 1, plan)
        page = Page("table", WIDTH, HEIGHT, tuple(fitting.drawn(plan)))
        return Poster(page, fitting.routing, low, lists, interests, wholes)
    return None


@dataclass(frozen=True, slots=True)
class _Plan:
    """Everything measured at one size; `top` and `bottom` are the heights of the rows of seats."""

    size: int
    seatings: Sequence[Seating]
    top: float
    bottom: float
    footer: Sequence[Mark]
    depth: float
    ambition: Sequence[Text]

    @property
    def chips(self) -> float:
        """The height of the chips of the bottom row, so that its names stand in line."""
        return max(each.chips for each in self.seatings[(len(self.seatings) + 1) // 2 :])


class _Fitting:
    """One way to fill the sheet, to be tried at several sizes."""

    def __init__(
        self,
        content: Content,
        whole: Content,
        letters: Letters,
        say: Words,
        lists: bool,
        interests: int,
        second: bool,
    ) -> None:
        self.content, self.letters, self.say = content, letters, say
        self.lists = listings(whole, say) if lists else []
        self.interests = interests
        self.least = 44 if lists else 30
        more = say("More on sheet 2") if second else ""
        self.head, self.headed = heading(content, letters, say, WIDTH - 2 * MARGIN, more)
        count = len(content.seats)
        self.across = (count + 1) // 2
        self.width = min(WIDEST_SEAT, (WIDTH - 2 * MARGIN - (self.across - 1) * GAP) / self.across)

    @cached_property
    def places(self) -> list[Place]:
        """Where each seat is; also of the empty chair, last, when their number is odd."""
        full = self.across * self.width + (self.across - 1) * GAP
        left = (WIDTH - full) / 2
        return [
            Place(left + nth % self.across * (self.width + GAP), self.width, "top" if nth < self.across else "bottom")
            for nth in range(2 * self.across)
        ]

    @cached_property
    def routing(self) -> Routing | None:
        seats = len(self.content.seats)
        return routing(
            self.places[:seats], joints(self.content), WIDTH, ((WIDTH - BOX) / 2, (WIDTH + BOX) / 2)
        )

    def at(self, size: int) -> _Plan | None:
        """The plan at this size in points, if it fits."""
        assert self.routing is not None
        found = seatings(self.content, self.letters, self.say, size, self.width, self.interests)
        rows = found[: self.across], found[self.across :]
        top = max(each.head.height + each.body.height + each.chips for each in rows[0])
        bottom = max(each.head.height + each.body.height for each in rows[1])
        bottom += max(each.chips for each in rows[1])
        part, most, least = _LISTS
        marks, depth = (
            footer(self.lists, self.letters, max(least, min(most, part * size)), WIDTH - 2 * MARGIN)
            if self.lists
            else ([], 0.0)
        )
        spare = 2 * (_TOUCH + size * 0.2) + (12 if self.lists else 0)
        plan = _Plan(size, found, top + size * 0.1, bottom + size * 0.1, marks, depth, ())
        table = HEIGHT - 2 * MARGIN - self.headed - plan.top - plan.bottom - depth - spare
        ambition = self._ambition(table - self.routing.room("top") - self.routing.room("bottom"))
        return ambition and _Plan(size, found, plan.top, plan.bottom, marks, depth, ambition)

    def _ambition(self, room: float) -> list[Text] | None:
        """The texts in the middle as large as they can be within a height; None when they do not fit."""
        say, ambition = self.say, self.content.ambition
        inside = BOX - 40
        if ambition is None:
            title, text, under = say("Shared ambition"), say("Not there yet: make it together."), ""
        else:
            title = say("Shared ambition, proposed") if ambition.proposed else say("Shared ambition")
            text = ambition.text
            under = say("Behind it: {codes}", codes=" ".join(ambition.behind))
            if ambition.silent:
                under += " · " + say("not heard yet: {codes}", codes=" ".join(ambition.silent))
        small = [
            set_text(self.letters, each, 28, inside, face="bold", colour=GREY, align="center", role=role)
            for each, role in ((title, "h2"), (under, "text"))
        ]
        for size in range(88, self.least - 1, -2):
            main = set_text(self.letters, text, size, inside, face="bold", align="center")
            texts = [each for each in (small[0], main, small[1]) if each.lines]
            if box_height(texts) <= room:
                return texts
        return None

    def drawn(self, plan: _Plan) -> Iterator[Mark | Group]:
        """The sheet."""
        assert self.routing is not None
        yield from moved(self.head, MARGIN, MARGIN)
        top = MARGIN + self.headed + plan.top + _TOUCH
        lists = HEIGHT - MARGIN - plan.depth
        bottom = lists - (12 if plan.depth else 0) - plan.bottom - _TOUCH
        high = box_height(plan.ambition)
        middle = (top + self.routing.room("top") + bottom - self.routing.room("bottom")) / 2
        box = (middle - high / 2, middle + high / 2)
        yield Box(MARGIN / 2, top, WIDTH - MARGIN, bottom - top, TABLE, EDGE, 0.8, False, 18)
        yield Group(tuple(self._lines(top, bottom, box)), said(self.content, self.say))
        for port in self.routing.ports:
            yield from self._port(port, top, bottom)
        yield from self._middle(plan.ambition, box)
        for nth, (place, seating) in enumerate(zip(self.places, plan.seatings, strict=False)):
            start = MARGIN + self.headed if place.side == "top" else bottom + _TOUCH
            row = plan.top if place.side == "top" else plan.bottom
            chips = seating.chips if place.side == "top" else plan.chips
            yield from _seat(place, seating, start, row, chips, plan.size)
        if len(self.content.seats) % 2:
            yield from self._empty(self.places[-1], bottom + _TOUCH, plan)
        yield from moved(plan.footer, MARGIN, lists)

    def _lines(self, top: float, bottom: float, box: tuple[float, float]) -> Iterator[Stroke]:
        assert self.routing is not None
        for route in self.routing.routes:
            points = tuple(self.routing.points(route, top, bottom, box))
            colour, thick = (RED, 2.1) if route.joint.rubs else (BLUE, 1.0 if route.joint.thin else 2.1)
            yield Stroke(points, colour, thick, route.joint.rubs, TABLE)

    def _port(self, port: Port, top: float, bottom: float) -> Iterator[Mark]:
        y = top + DEPTH if port.side == "top" else bottom - DEPTH
        label = str(port.joint.number)
        if port.kind == "rubs":
            yield from diamond(self.letters, port.x, y, label, _PORT_SIZE)
        elif port.kind == "gives":
            yield from badge(self.letters, port.x, y, label, _PORT_SIZE, BLUE, WHITE)
        else:
            yield from badge(self.letters, port.x, y, label, _PORT_SIZE, WHITE, BLUE, BLUE)

    def _middle(self, texts: Sequence[Text], box: tuple[float, float]) -> Iterator[Mark]:
        left = (WIDTH - BOX) / 2
        yield Box(left, box[0], BOX, box[1] - box[0], WHITE, INK, 2.1, False, 16)
        y = box[0] + _PADDING
        for text in texts:
            yield from moved([text], left + 20, y)
            y += height(text) + _BETWEEN

    def _empty(self, place: Place, y: float, plan: _Plan) -> Iterator[Mark]:
        pad = plan.size * 0.3
        yield Box(place.x, y + pad, place.width, plan.bottom - pad, "", GREY, 1.2, True, 8)
        title = set_text(
            self.letters, self.say("Empty chair"), plan.size * 1.42, place.width - 4 * pad, face="bold", colour=GREY, role="h2"
        )
        asked = set_text(
            self.letters, self.say("Who are we missing?"), plan.size, place.width - 4 * pad, colour=GREY
        )
        yield from moved([title], place.x + 2 * pad, y + 3 * pad)
        yield from moved([asked], place.x + 2 * pad, y + 4 * pad + height(title))


_PADDING, _BETWEEN = 9.0, 6.0


def box_height(texts: Sequence[Text]) -> float:
    """The height of the middle box with these texts in it."""
    return 2 * _PADDING + sum(map(height, texts)) + _BETWEEN * (len(texts) - 1)


def joints(content: Content) -> list[Joint]:
    """What lines join: everything that passes, and every tension between no more than a few."""
    passing = [Joint(each.number, False, ((each.giver, each.taker),), each.proposed) for each in content.passings]
    return passing + [Joint(each.number, True, each.pairs) for each in content.tensions if each.joined]


def said(content: Content, say: Words) -> str:
    """The lines of the map in words, for who hears it read."""
    code = [seat.code for seat in content.seats]
    lines = [f"{each.number}: {code[each.giver]} → {code[each.taker]}" for each in content.passings]
    rubs = [
        f"{each.number}: " + " – ".join(code[seat] for seat in each.seats)
        for each in content.tensions
        if each.joined
    ]
    told = [say("Lines from who brings to who wants: {lines}.", lines="; ".join(lines) or "-")]
    told.append(say("Dashed lines where it rubs: {lines}.", lines="; ".join(rubs) or "-"))
    return " ".join(told)


def _seat(
    place: Place, seating: Seating, start: float, row: float, chips: float, size: float
) -> Iterator[Mark]:
    """A seat in its row: at the top with its chips below, at the bottom mirrored, so that chips touch the table.
    `chips` is the room for them."""
    column = place.x + place.width - column_width(place.width, size)
    gap = size * 0.1
    if place.side == "top":
        edge = start + row
        yield Box(place.x, start, place.width, row - chips - gap, WHITE, INK, 0.9)
        yield from moved(seating.head.marks, place.x, start)
        yield from moved(seating.body.marks, place.x, start + seating.head.height)
        yield from moved(seating.brings.marks, place.x, edge - seating.brings.height)
        yield from moved(seating.wants.marks, column, edge - seating.wants.height)
    else:
        y = start + chips + gap
        yield Box(place.x, y, place.width, row - chips - gap, WHITE, INK, 0.9)
        yield from moved(seating.head.marks, place.x, y)
        yield from moved(seating.body.marks, place.x, y + seating.head.height)
        yield from moved(seating.brings.marks, place.x, start)
        yield from moved(seating.wants.marks, column, start)

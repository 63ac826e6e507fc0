"""How the table fills its sheet: where seats are, and the largest letters with which everything still fits."""

from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.reports.map.content.model import MapContent, Words
from bot.reports.map.layout.heading import sheet_heading
from bot.reports.map.layout.lists import Footer, MapList, fitted_footer
from bot.reports.map.layout.routing import Routing, SeatPlace
from bot.reports.map.layout.seats import SeatSetter, SetSeat
from bot.reports.map.shapes.colours import GREY
from bot.reports.map.shapes.marks import Role, Text
from bot.reports.map.shapes.text_metrics import Typeface
from bot.reports.map.shapes.typesetting import set_text, text_height

WIDTH, HEIGHT = 1189.0, 841.0
MARGIN = 24.0
GAP = 12.0
WIDEST_SEAT = 540.0
BOX = 430.0
"""The width of the box with the ambition."""
LARGEST, LEAST = 38, 24
"""Sizes of the body in points."""
_LISTS = 0.86, 30.0, 22.0
"""The size of the lists: this part of the body, at most and at least so many points."""
TOUCH = 2.5
"""Between the chips and the table, and between the rows and what is beside them."""
_GROWTH = 2 / 3
"""Between what one line takes (1) and what a full paragraph does (1/2), for the first guess at a size."""
_APART = 12.0
"""Between the seats and the lists."""

PADDING, BETWEEN = 9.0, 6.0


def box_height(texts: Sequence[Text]) -> float:
    """The height of the middle box with these texts in it."""
    return 2 * PADDING + sum(map(text_height, texts)) + BETWEEN * (len(texts) - 1)


class SeatRows:
    """Where the seats of so many organisations are along the table."""

    def __init__(self, count: int) -> None:
        self.across = (count + 1) // 2
        self.width = min(WIDEST_SEAT, (WIDTH - 2 * MARGIN - (self.across - 1) * GAP) / self.across)
        left = (WIDTH - self.across * self.width - (self.across - 1) * GAP) / 2
        self.places = [
            SeatPlace(
                left + nth % self.across * (self.width + GAP),
                self.width,
                "top" if nth < self.across else "bottom",
            )
            for nth in range(2 * self.across)
        ]
        """Every seat; also the empty chair, last, when their number is odd."""


@dataclass(frozen=True, slots=True)
class PosterPlan:
    """Everything measured at one size; `top` and `bottom` are the heights of the rows of seats, `room` is what
    is left for the ambition, `spare` how much of that it does not need."""

    size: int
    seatings: Sequence[SetSeat]
    top: float
    bottom: float
    footer: Footer | None
    room: float
    spare: float
    ambition: Sequence[Text] = ()

    @property
    def depth(self) -> float:
        """The height of the lists, with what keeps them apart from the seats."""
        return self.footer.height + _APART if self.footer else 0.0

    @property
    def guess(self) -> int:
        """About the largest size that fits: what is set takes room by its size, and by more where lines break."""
        return int(self.size * (1 + self.spare / (self.top + self.bottom + self.depth)) ** _GROWTH)

    def beyond(self, smaller: "PosterPlan") -> int:
        """About the largest size that fits, when what is spare goes on as it went from a smaller size to this."""
        lost = max(smaller.spare - self.spare, 1.0)
        return int(self.size + self.spare * (self.size - smaller.size) / lost)

    @property
    def chips(self) -> float:
        """The height of the chips of the bottom row, so that its names stand in line."""
        return max(each.chips for each in self.seatings[(len(self.seatings) + 1) // 2 :])


class PosterFit:
    """One way to fill the sheet, to be tried at several sizes."""

    def __init__(
        self,
        content: MapContent,
        letters: Typeface,
        say: Words,
        rows: SeatRows,
        ways: Routing,
        thin: bool,
        lists: Sequence[MapList],
        interests: int,
        tailor: Callable[[int], SeatSetter],
        shortened: bool,
    ) -> None:
        self.content, self.letters, self.say = content, letters, say
        self.rows, self.ways, self.thin, self.lists = rows, ways, thin, lists
        self.interests, self.tailor = interests, tailor
        self.columns: int | None = None
        self.least = 30 if shortened else 44
        more = say("More on sheet 2") if shortened or not lists else ""
        self.head, self.headed = sheet_heading(
            content, letters, say, WIDTH - 2 * MARGIN, more, "thin" if thin else "without"
        )

    def largest(self) -> PosterPlan | None:
        """The plan at the largest size that fits, if any does. Every plan tells about which size would just fit,
        so that few have to be made."""
        plan = self.at(LEAST)
        if plan is None:
            return None
        low, high = LEAST, LARGEST
        guess = plan.guess
        while low < high:
            middle = min(high, max(low + 1, guess))
            larger = self.at(middle)
            if larger:
                low, plan, guess = middle, larger, larger.beyond(plan)
            else:
                high, guess = middle - 1, (low + 3 * middle) // 4
        return replace(plan, ambition=self._ambition(plan.room))

    def at(self, size: int) -> PosterPlan | None:
        """The plan at this size in points, if it fits."""
        tailor, across = self.tailor(size), self.rows.across
        found = [tailor.set_seat(seat, self.interests) for seat in self.content.seats]
        edge = size * 0.1
        top = max(each.head.height + each.body.height + each.chips for each in found[:across]) + edge
        bottom = max(each.head.height + each.body.height for each in found[across:]) + edge
        bottom += max(each.chips for each in found[across:])
        room = HEIGHT - 2 * MARGIN - self.headed - top - bottom - 2 * TOUCH
        room -= self.ways.room("top") + self.ways.room("bottom")
        spare = room - box_height(self._texts(self.least))
        under = self._footer(size) if spare >= 0 else None
        deep = under.height + _APART if under else 0.0
        room, spare = room - deep, spare - deep
        return PosterPlan(size, found, top, bottom, under, room, spare) if spare >= 0 else None

    def _footer(self, size: int) -> Footer | None:
        if not self.lists:
            return None
        part, most, least = _LISTS
        points = max(least, min(most, part * size))
        found = fitted_footer(self.lists, self.letters, points, WIDTH - 2 * MARGIN, self.columns)
        self.columns = sum(found.columns)
        return found

    def _ambition(self, room: float) -> list[Text]:
        """The texts in the middle, as large as they can be within a height."""
        sizes = range(self.least, 89, 2)
        most = bisect(sizes[1:], room, key=lambda size: box_height(self._texts(size)))
        return self._texts(sizes[most])

    def _texts(self, size: int) -> list[Text]:
        """What stands in the middle, the ambition itself at this size."""
        say, ambition = self.say, self.content.ambition
        title, text, under = say("Shared ambition"), say("Not there yet: make it together."), ""
        if ambition is not None:
            title = say("Shared ambition, proposed") if ambition.proposed else title
            text, under = ambition.text, say("Behind it: {codes}", codes=" ".join(ambition.behind))
            if ambition.silent:
                under += " · " + say("not heard yet: {codes}", codes=" ".join(ambition.silent))
        main = set_text(self.letters, text, size, BOX - 40, face="bold", align="center")
        found = [self._small(title, "h2"), main, self._small(under, "text")]
        return [each for each in found if each.lines]

    def _small(self, text: str, role: Role) -> Text:
        return set_text(self.letters, text, 28, BOX - 40, face="bold", colour=GREY, align="center", role=role)

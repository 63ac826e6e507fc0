"""How the table fills its sheet: where seats are, and the largest letters with which everything still fits."""

from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.phrases import Language
from bot.reports.map.content.labels import ambition_text, ambition_title
from bot.reports.map.content.lists import map_lists
from bot.reports.map.content.model import MapContent
from bot.reports.map.layout.footer import Footer, fitted_footer
from bot.reports.map.layout.heading import Heading, Proposed
from bot.reports.map.layout.routing import Routing, SeatPlace
from bot.reports.map.layout.seats import SeatSetter, SetSeat
from bot.reports.map.layout.sheet import HEIGHT, MARGIN, WIDTH
from bot.reports.map.shapes.colours import GREY
from bot.reports.map.shapes.marks import Text
from bot.reports.map.shapes.text_metrics import Typeface
from bot.reports.map.shapes.typesetting import Style, set_text, text_height

GAP = 12.0
"""Between two seats."""
WIDEST_SEAT = 540.0
BOX = 430.0
"""The width of the box with the ambition."""
LARGEST, LEAST = 38, 24
"""Sizes of the body in points."""
_LISTS = 0.86, 30.0, 22.0
"""The size of the lists: this part of the body, at most and at least so many points."""
TOUCH = 2.5
"""Between the chips and the table, and between the rows of seats and what is beside them."""
_GROWTH = 2 / 3
"""The exponent for the first guess at a size: between what one line takes (1) and a full paragraph (1/2)."""
_APART = 12.0
"""Between the seats and the lists."""
PADDING, BETWEEN = 9.0, 6.0
"""Around the texts in the box, and between them."""
_SMALL = 28


def box_height(texts: Sequence[Text]) -> float:
    """The height of the middle box with these texts in it."""
    return 2 * PADDING + sum(map(text_height, texts)) + BETWEEN * (len(texts) - 1)


class SeatRows:
    """Where the seats of so many organisations are along the table. `places` are those of every seat, and last that
    of the empty chair when their number is odd."""

    def __init__(self, count: int) -> None:
        self.in_row = (count + 1) // 2
        self.width = min(WIDEST_SEAT, (WIDTH - 2 * MARGIN - (self.in_row - 1) * GAP) / self.in_row)
        left = (WIDTH - self.in_row * self.width - (self.in_row - 1) * GAP) / 2
        self.places = [
            SeatPlace(
                left + nth % self.in_row * (self.width + GAP),
                self.width,
                "top" if nth < self.in_row else "bottom",
            )
            for nth in range(2 * self.in_row)
        ]


@dataclass(frozen=True, slots=True)
class Detail:
    """How much of a map its poster shows: lines of proposed transfers (`thin`), the lists, so many interests of each
    organisation, and texts up to a number of characters (None for all of them)."""

    thin: bool
    lists: bool
    interests: int
    longest: int | None = None

    @property
    def complete(self) -> bool:
        """Whether no further sheet is needed."""
        return self.lists and self.longest is None


@dataclass(frozen=True, slots=True)
class PosterPlan:
    """Everything measured at one size in points. `top` and `bottom` are the heights of the rows of seats, `room` is
    what is left for the ambition, `spare` how much of that it does not need, all in millimetres."""

    size: int
    seats: Sequence[SetSeat]
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

    def guess_after(self, smaller: "PosterPlan") -> int:
        """About the largest size that fits, when `spare` goes on to fall as it did from a smaller size to this."""
        lost = max(smaller.spare - self.spare, 1.0)
        return int(self.size + self.spare * (self.size - smaller.size) / lost)

    @property
    def chips(self) -> float:
        """The height of the chips of the bottom row, so that its names stand in line."""
        return max(each.chips for each in self.seats[(len(self.seats) + 1) // 2 :])


class PosterFit:
    """A poster with one amount of detail, to be tried at several sizes. Raises `TooLongTitle`.

    `content` has no longer texts than the detail allows; `setter` gives what sets seats at a size in points.
    """

    def __init__(
        self,
        content: MapContent,
        typeface: Typeface,
        say: Language,
        detail: Detail,
        routing: Routing,
        setter: Callable[[int], SeatSetter],
    ) -> None:
        self.content, self.typeface, self.say = content, typeface, say
        self.detail, self.routing, self.setter = detail, routing, setter
        self.rows = SeatRows(len(content.seats))
        self.lists = map_lists(content, say) if detail.lists else []
        self.columns: int | None = None
        self.least = 44 if detail.longest is None else 30
        remark = "" if detail.complete else say("More on sheet 2")
        proposed: Proposed = "thin" if detail.thin else "without"
        heading = Heading(content, typeface, say, WIDTH - 2 * MARGIN, proposed)
        self.head, self.head_height = heading.marks(remark)

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
                low, plan, guess = middle, larger, larger.guess_after(plan)
            else:
                high, guess = middle - 1, (low + 3 * middle) // 4
        return replace(plan, ambition=self._ambition(plan.room))

    def at(self, size: int) -> PosterPlan | None:
        """The plan at this size in points, if it fits."""
        setter, in_row = self.setter(size), self.rows.in_row
        seats = [setter.set_seat(seat, self.detail.interests) for seat in self.content.seats]
        edge = size * 0.1
        top = max(each.head.height + each.body.height + each.chips for each in seats[:in_row]) + edge
        bottom = max(each.head.height + each.body.height for each in seats[in_row:]) + edge
        bottom += max(each.chips for each in seats[in_row:])
        room = HEIGHT - 2 * MARGIN - self.head_height - top - bottom - 2 * TOUCH
        room -= self.routing.room("top") + self.routing.room("bottom")
        spare = room - box_height(self._texts(self.least))
        footer = self._footer(size) if spare >= 0 else None
        depth = footer.height + _APART if footer else 0.0
        room, spare = room - depth, spare - depth
        return PosterPlan(size, seats, top, bottom, footer, room, spare) if spare >= 0 else None

    def _footer(self, size: int) -> Footer | None:
        """The lists, in as many columns at every size as suited them at the first."""
        if not self.lists:
            return None
        part, most, least = _LISTS
        points = max(least, min(most, part * size))
        footer = fitted_footer(self.lists, self.typeface, points, WIDTH - 2 * MARGIN, self.columns)
        self.columns = sum(footer.columns)
        return footer

    def _ambition(self, room: float) -> list[Text]:
        """The texts in the middle, as large as they can be within a height."""
        sizes = range(self.least, 89, 2)
        most = bisect(sizes[1:], room, key=lambda size: box_height(self._texts(size)))
        return self._texts(sizes[most])

    def _texts(self, size: int) -> list[Text]:
        """What stands in the middle, the ambition itself at this size."""
        say, ambition = self.say, self.content.ambition
        under = ""
        if ambition is not None:
            under = say("Behind it: {codes}", codes=" ".join(ambition.behind))
            if ambition.silent:
                under += " · " + say("not heard yet: {codes}", codes=" ".join(ambition.silent))
        small = Style(_SMALL, "bold", GREY, align="center")
        texts = [
            (ambition_title(ambition, say), small._replace(role="h2")),
            (ambition_text(ambition, say), Style(size, "bold", align="center")),
            (under, small),
        ]
        lines = [set_text(self.typeface, text, BOX - 40, style) for text, style in texts]
        return [each for each in lines if each.lines]

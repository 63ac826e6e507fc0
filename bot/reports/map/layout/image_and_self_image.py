"""Image and self-image: what an organisation says of its position beside what the others think it says."""

from collections import defaultdict
from dataclasses import dataclass

from bot.analysis.stances import pictures, stances
from bot.errors import AccessFault
from bot.model import COORDINATOR, Case
from bot.phrases import plain
from bot.reports.map.content.model import Clean, Words
from bot.reports.map.drawing.colours import BLUE, GREY, PALE, RED, WHITE
from bot.reports.map.drawing.shapes import Align, Box, Disc, Mark, Page, badge, badge_radius, moved, set_text
from bot.reports.map.drawing.text_metrics import PT, Letters
from bot.reports.map.layout.chat_canvas import BODY, INNER, MARGIN, SMALL, Column

MOST = 10
"""No more rows than this, those with the widest gap."""
WIDE = 1.5
"""From a gap of so many points of the five on, it is worth talking about."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One organisation on one topic: its own position and the mean of what `count` others think it is, -2..+2."""

    organisation: str
    topic: str
    own: float
    others: float
    count: int

    @property
    def wide(self) -> bool:
        return abs(self.own - self.others) >= WIDE


@dataclass(frozen=True, slots=True)
class Image:
    """The widest gaps, widest first, out of `all` that there are."""

    title: str
    gaps: tuple[Gap, ...]
    all: int


def image(case: Case, reader: str, clean: Clean = plain) -> Image:
    """Where others think otherwise of an organisation than it does itself, from what their holders released.

    For the coordinator alone. Who thinks what is not in it, only how many. Raises `AccessFault`.
    """
    if reader != COORDINATOR:
        raise AccessFault("This picture is for the coordinator alone.")
    own = stances(case)
    thought: dict[tuple[str, str], list[float]] = defaultdict(list)
    for (_, about, rated), picture in pictures(case).items():
        if picture.position is not None:
            thought[about, rated].append(picture.position)
    found = []
    for organisation in case.organisations:
        for topic in case.topics:
            said, others = own[topic.id].get(organisation.id), thought.get((organisation.id, topic.id))
            if said is not None and said.position is not None and others:
                mean = sum(others) / len(others)
                name = clean(organisation.name)
                found.append(Gap(name, clean(topic.text), said.position, mean, len(others)))
    found.sort(key=lambda gap: -abs(gap.own - gap.others))
    return Image(clean(case.title), tuple(found[:MOST]), len(found))


def drawn(found: Image, letters: Letters, say: Words) -> Page:
    """The picture: a filled disc for what it says itself, an open one with how many think so of it."""
    column = Column(letters)
    asked = say("Where do others think differently of an organisation than it does itself? Widest gap first.")
    column.title(say("Image and self-image"), (found.title, asked, say("For the coordinator alone.")))
    if not found.gaps:
        column.text(say("There is nothing to compare yet."), BODY)
    elif found.all > len(found.gaps):
        shown = say("The {shown} widest of {all}.", shown=len(found.gaps), all=found.all)
        column.text(shown, SMALL, colour=GREY)
    if found.gaps:
        column.gap(0.5)
        _scale(column, letters, say)
    for gap in found.gaps:
        _row(column, gap, letters, say)
    _legend(column, letters, say)
    return column.page("image")


def _row(column: Column, gap: Gap, letters: Letters, say: Words) -> None:
    column.gap(0.5)
    column.text(gap.organisation, BODY, face="bold", role="h2", after=0.15)
    column.text(gap.topic, BODY, after=0.5)
    radius = badge_radius(SMALL)
    left, long = 2 * radius, INNER - 4 * radius

    def across(position: float) -> float:
        return left + long * (position + 2) / 4

    marks: list[Mark] = [Box(left, radius - 0.3, long, 0.6, PALE)]
    marks += [Box(across(place) - 0.3, radius * 0.4, 0.6, radius * 1.2, PALE) for place in range(-2, 3)]
    start, end = sorted((across(gap.own), across(gap.others)))
    thick = 2.2 if gap.wide else 1.2
    marks.append(Box(start, radius - thick / 2, end - start, thick, RED if gap.wide else GREY))
    marks += badge(letters, across(gap.others), radius, str(gap.count), SMALL, WHITE, BLUE, BLUE)
    marks.append(Disc(across(gap.own), radius, radius * 0.62, BLUE))
    column.add(marks, 2 * radius + 3)


def _scale(column: Column, letters: Letters, say: Words) -> None:
    """What the ends and the middle of the lines under it mean."""
    wide = INNER / 3
    ends: tuple[tuple[str, Align], ...] = (
        (say("strongly against"), "left"),
        (say("neutral"), "center"),
        (say("strongly in favour"), "right"),
    )
    for nth, (text, align) in enumerate(ends):
        set_ = set_text(letters, text, 34, wide, colour=GREY, align=align)
        column.add([set_], 0, MARGIN + nth * wide)
    column.gap(0.7)


def _legend(column: Column, letters: Letters, say: Words) -> None:
    radius = badge_radius(SMALL)
    column.gap(0.8)
    signs: list[tuple[list[Mark], str]] = [
        ([Disc(radius, radius, radius * 0.62, BLUE)], say("says the organisation itself")),
        (
            badge(letters, radius, radius, "3", SMALL, WHITE, BLUE, BLUE),
            say("think the others (number: how many organisations)"),
        ),
        ([Box(0, radius - 1.1, 2 * radius, 2.2, RED)], say("a wide gap: talk about this")),
    ]
    for sign, words in signs:
        text = set_text(letters, words, SMALL, INNER - 3 * radius)
        column.add(
            [*sign, *moved([text], 3 * radius, radius - SMALL * PT * 0.36)],
            2 * radius + 8 * PT + text.leading * (len(text.lines) - 1),
        )

"""The picture of image and self-image: a line for each gap, with both positions on it."""

from bot.phrases import Language
from bot.reports.map.content.image_gaps import Gap, ImageGaps
from bot.reports.map.layout.chat_canvas import BODY, INNER, MARGIN, SMALL, ChatColumn
from bot.reports.map.shapes.colours import BLUE, GREY, PALE, RED
from bot.reports.map.shapes.marks import Align, Box, Disc, Mark, Page, moved
from bot.reports.map.shapes.signs import WANTS
from bot.reports.map.shapes.text_metrics import PT, Typeface
from bot.reports.map.shapes.typesetting import Style

_OWN = 0.62
"""The radius of the disc for an organisation's own position, as a part of that of the badge for the others'."""


def image_page(image: ImageGaps, typeface: Typeface, say: Language) -> Page:
    """A filled disc for each organisation's own position, an open one with the number of others for their mean."""
    column = ChatColumn(typeface)
    question = say(
        "Where do others think differently of an organisation than it does itself? Widest gap first."
    )
    column.title(say("Image and self-image"), (image.title, question, say("For the coordinator alone.")))
    if not image.gaps:
        column.text(say("There is nothing to compare yet."), Style(BODY))
    elif image.total > len(image.gaps):
        shown = say("The {shown} widest of {all}.", shown=len(image.gaps), all=image.total)
        column.text(shown, Style(SMALL, colour=GREY))
    if image.gaps:
        column.gap(0.5)
        _scale(column, say)
    for gap in image.gaps:
        _gap(column, gap)
    _legend(column, say)
    return column.page("image")


def _gap(column: ChatColumn, gap: Gap) -> None:
    column.gap(0.5)
    column.text(gap.organisation, Style(BODY, "bold", role="h2"), after=0.15)
    column.text(gap.topic, Style(BODY), after=0.5)
    radius = column.signs.radius
    left, length = 2 * radius, INNER - 4 * radius

    def across(position: float) -> float:
        return left + length * (position + 2) / 4

    marks: list[Mark] = [Box(left, radius - 0.3, length, 0.6, PALE)]
    marks += [Box(across(step) - 0.3, radius * 0.4, 0.6, radius * 1.2, PALE) for step in range(-2, 3)]
    start, end = sorted((across(gap.own), across(gap.others)))
    thick = 2.2 if gap.wide else 1.2
    marks.append(Box(start, radius - thick / 2, end - start, thick, RED if gap.wide else GREY))
    marks += column.signs.badge(across(gap.others), radius, str(gap.count), WANTS)
    marks.append(Disc(across(gap.own), radius, radius * _OWN, BLUE))
    column.add(marks, 2 * radius + 3)


def _scale(column: ChatColumn, say: Language) -> None:
    """What the ends and the middle of the lines mean."""
    width = INNER / 3
    ends: tuple[tuple[str, Align], ...] = (
        (say("strongly against"), "left"),
        (say("neutral"), "center"),
        (say("strongly in favour"), "right"),
    )
    for nth, (text, align) in enumerate(ends):
        label = column.set(text, width, Style(34, colour=GREY, align=align))
        column.add([label], 0, MARGIN + nth * width)
    column.gap(0.7)


def _legend(column: ChatColumn, say: Language) -> None:
    radius = column.signs.radius
    column.gap(0.8)
    signs: list[tuple[list[Mark], str]] = [
        ([Disc(radius, radius, radius * _OWN, BLUE)], say("says the organisation itself")),
        (
            column.signs.badge(radius, radius, "3", WANTS),
            say("think the others (number: how many organisations)"),
        ),
        ([Box(0, radius - 1.1, 2 * radius, 2.2, RED)], say("a wide gap: talk about this")),
    ]
    for sign, label in signs:
        text = column.set(label, INNER - 3 * radius, Style(SMALL))
        column.add(
            [*sign, *moved([text], 3 * radius, radius - SMALL * PT * 0.36)],
            2 * radius + 8 * PT + text.leading * (len(text.lines) - 1),
        )

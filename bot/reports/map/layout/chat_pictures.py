"""The pictures of a map for a chat: an overview, and one for each organisation."""

from collections.abc import Sequence

from bot.errors import CaseFault
from bot.phrases import Language
from bot.reports.map.content.labels import ambition_text, ambition_title, chip_notes, tension_codes
from bot.reports.map.content.model import MapContent, Seat
from bot.reports.map.layout.chat_canvas import BODY, INNER, LARGE, SMALL, Card, ChatColumn
from bot.reports.map.shapes.colours import BLUE, EDGE, GREY, INK, RED, TABLE, WHITE
from bot.reports.map.shapes.marks import Box, Mark, Page, moved
from bot.reports.map.shapes.signs import BRINGS, CODE, WANTS, Signs
from bot.reports.map.shapes.text_metrics import PT, Typeface
from bot.reports.map.shapes.typesetting import Style, text_height

MOST_IN_OVERVIEW = 12
"""With more organisations an overview is too small for a telephone."""
_BADGE = 32.0
_NAME = 42.0
_COUNT = 72.0
_LABEL = 34.0
"""Sizes of text in points."""


def overview_page(content: MapContent, typeface: Typeface, say: Language) -> Page:
    """Who gives to whom, the shared ambition and the counts. Raises `CaseFault` with too many organisations."""
    if len(content.seats) > MOST_IN_OVERVIEW:
        raise CaseFault(
            "With more than {most} organisations an overview is too small to read. Make the whole map: "
            "{anna} map CASE --out FILE.pdf",
            most=MOST_IN_OVERVIEW,
        )
    column = ChatColumn(typeface)
    column.title(content.title, (content.subtitle, *content.notices))
    title, text = ambition_title(content.ambition, say), ambition_text(content.ambition, say)
    centred = Style(SMALL, "bold", align="center")
    column.card([(title, centred), (text, centred._replace(size=48))], Card(TABLE, radius=12))
    column.gap(0.7)
    _giving(column, content, say)
    column.gap(0.8)
    _counts(column, content, say)
    return column.page("overview")


def _giving(column: ChatColumn, content: MapContent, say: Language) -> None:
    """A row for each organisation: its name, those it gives to and those it gets from."""
    signs, side = Signs(column.typeface, _BADGE), INNER * 0.25
    heads = [
        moved([column.set(text, side, Style(_LABEL, colour=GREY))], INNER - left, 0)[0]
        for text, left in ((say("gives to"), 2 * side), (say("gets from"), side))
    ]
    column.add(heads, _LABEL * PT * 1.3)
    codes = [seat.code for seat in content.seats]
    for place, seat in enumerate(content.seats):
        width = INNER - 2 * side - 3 * signs.radius
        name = column.set(seat.name, width, Style(_NAME, "bold", role="h2"))
        takers, tall = _badges(column, signs, [codes[each] for each in content.takers(place)], filled=True)
        givers, deep = _badges(column, signs, [codes[each] for each in content.givers(place)], filled=False)
        height = max(text_height(name), tall, deep, 2 * signs.radius) + 26 * PT
        middle = height / 2
        marks: list[Mark] = [Box(0, 0, INNER, 0.7, EDGE)]
        marks += signs.badge(signs.radius, middle, seat.code, CODE)
        marks += moved([name], 3 * signs.radius, middle - text_height(name) / 2 + _NAME * PT * 0.07)
        marks += moved(takers, INNER - 2 * side, middle - tall / 2)
        marks += moved(givers, INNER - side, middle - deep / 2)
        column.add(marks, height)
    column.add([Box(0, 0, INNER, 0.7, EDGE)], 4)


def _badges(
    column: ChatColumn, signs: Signs, codes: Sequence[str], *, filled: bool
) -> tuple[list[Mark], float]:
    """Badges in rows that take a quarter of the width, or a dash when there are none; and their height."""
    radius, step = signs.radius, 2 * signs.radius + 4 * PT
    if not codes:
        dash = column.set("–", INNER * 0.25, Style(BODY, colour=GREY))
        return moved([dash], radius / 2, 0), text_height(dash)
    in_row = max(1, int(INNER * 0.25 / step))
    marks: list[Mark] = []
    for nth, code in enumerate(codes):
        row, place = divmod(nth, in_row)
        marks += signs.badge(radius + place * step, radius + row * step, code, BRINGS if filled else WANTS)
    return marks, -(-len(codes) // in_row) * step


def _counts(column: ChatColumn, content: MapContent, say: Language) -> None:
    counts = [
        (len(content.transfers), say("fits"), BLUE),
        (len(content.tensions), say("rubs"), RED),
        (len(content.unmet), say("wanted, still open"), GREY),
    ]
    if content.has_questions:
        counts.insert(2, (len(content.questions), say("to be checked"), INK))
    width = INNER / len(counts)
    deepest = 0.0
    marks: list[Mark] = []
    for nth, (count, label, colour) in enumerate(counts):
        number = column.set(str(count), width, Style(_COUNT, "bold", colour, align="center"))
        under = column.set(label, width - 6, Style(_LABEL, align="center"))
        marks += moved([number], nth * width, 0)
        marks += moved([under], nth * width + 3, text_height(number) + 3)
        deepest = max(deepest, text_height(number) + 3 + text_height(under))
    column.add(marks, deepest + 2)


def organisation_page(content: MapContent, place: int, typeface: Typeface, say: Language) -> Page:
    """What one organisation says, brings and wants, and its tensions and questions; `place` is the index of its
    seat."""
    seat = content.seats[place]
    column = ChatColumn(typeface)
    column.title(seat.name, (say("This is how it lies on the table now. Is this right?"), *content.notices))
    if seat.ambition:
        column.text(f"‘{seat.ambition}’", Style(LARGE, "italic"), after=0.5)
    for interest in (*seat.interests, *seat.further):
        dash = column.set("–", BODY * PT, Style(BODY, colour=GREY, role="sign"))
        column.add([dash], 0)
        column.text(interest, Style(BODY), indent=BODY * PT * 0.9, after=0.3)
    column.heading(say("You bring"), BLUE)
    for chip, notes in chip_notes(content, seat, say, brings=True):
        column.card(_chip(chip, notes, WHITE), Card(BLUE))
    column.heading(say("You want"), INK)
    for chip, notes in chip_notes(content, seat, say, brings=False):
        unmet = notes == (say("nobody brings this yet"),)
        column.card(_chip(chip, notes, INK), Card(WHITE, INK, dashed=unmet))
    _tensions(column, content, seat, say)
    _questions(column, content, seat, say)
    return column.page(seat.code)


def _chip(text: str, notes: Sequence[str], colour: str) -> list[tuple[str, Style]]:
    return [
        (text, Style(BODY, "semibold", colour)),
        *((note, Style(SMALL, "regular", colour)) for note in notes),
    ]


def _tensions(column: ChatColumn, content: MapContent, seat: Seat, say: Language) -> None:
    tensions = [each for each in content.tensions if each.number in seat.tensions]
    if not tensions:
        return
    signs = column.signs
    column.heading(say("This rubs"), RED)
    for each in tensions:
        who = " – ".join(content.seats[other].code for other in each.seats) + ": " if each.has_line else ""
        column.add(signs.diamond(signs.radius, signs.radius * 0.8, str(each.number)), 0)
        column.text(who + each.text, Style(BODY), indent=3 * signs.radius, after=0.4)
    column.text(tension_codes(content, seat), Style(SMALL, colour=GREY))


def _questions(column: ChatColumn, content: MapContent, seat: Seat, say: Language) -> None:
    questions = [each for each in content.questions if each.number in seat.questions]
    if not questions:
        return
    signs = column.signs
    column.heading(say("Still to be checked"), INK)
    for each in questions:
        column.add(signs.question_mark(signs.radius, signs.radius * 0.8, str(each.number)), 0)
        column.text(each.text, Style(BODY), indent=3.4 * signs.radius, after=0.4)

"""The pictures of a map for a chat: an overview, and for each organisation how it lies on the table now."""

from collections.abc import Iterable, Iterator

from bot.errors import CaseFault
from bot.reports.map.content.model import Chip, Content, Seat, Words
from bot.reports.map.drawing.colours import BLUE, EDGE, GREY, INK, RED, TABLE, WHITE
from bot.reports.map.drawing.shapes import (
    Box,
    Mark,
    Page,
    badge,
    badge_radius,
    diamond,
    height,
    moved,
    question_mark,
    set_text,
)
from bot.reports.map.drawing.text_metrics import PT, Face, Letters
from bot.reports.map.layout.chat_canvas import BODY, INNER, LARGE, SMALL, Column

MOST = 12
"""With more organisations an overview is too small for a telephone."""
_DOT = 32.0
_COUNTS = 72.0


def overview(content: Content, letters: Letters, say: Words) -> Page:
    """Who gives to whom, the shared ambition and the counts. Raises `CaseFault` with too many organisations."""
    if len(content.seats) > MOST:
        raise CaseFault(
            "With more than {most} organisations an overview is too small to read. Make the whole map: "
            "{anna} map CASE --out FILE.pdf",
            most=MOST,
        )
    column = Column(letters)
    column.title(content.title, (content.subtitle, *content.notices))
    ambition = content.ambition
    title = say("Shared ambition, proposed") if ambition and ambition.proposed else say("Shared ambition")
    text = ambition.text if ambition else say("Not there yet: make it together.")
    column.card([(title, SMALL, "bold"), (text, 48, "bold")], TABLE, INK, align="center", radius=12)
    column.gap(0.7)
    _who(column, content, letters, say)
    column.gap(0.8)
    _counts(column, content, letters, say)
    return column.page("overview")


def _who(column: Column, content: Content, letters: Letters, say: Words) -> None:
    radius = badge_radius(_DOT)
    gives, gets = say("gives to"), say("gets from")
    side = INNER * 0.25
    name = INNER - 2 * side - 3 * radius
    heads = [
        moved([set_text(letters, text, 34, side, colour=GREY)], INNER - left, 0)[0]
        for text, left in ((gives, 2 * side), (gets, side))
    ]
    column.add(heads, 34 * PT * 1.3)
    for place, seat in enumerate(content.seats):
        to = dict.fromkeys(each.taker for each in content.passings if each.giver == place)
        back = dict.fromkeys(each.giver for each in content.passings if each.taker == place)
        title = set_text(letters, seat.name, 42, name, face="bold", role="h2")
        given, tall = _dots(content, letters, to, side, filled=True)
        got, deep = _dots(content, letters, back, side, filled=False)
        row = max(height(title), tall, deep, 2 * radius) + 26 * PT
        middle = row / 2
        marks: list[Mark] = [Box(0, 0, INNER, 0.7, EDGE)]
        marks += badge(letters, radius, middle, seat.code, _DOT, INK, WHITE)
        marks += moved([title], 3 * radius, middle - height(title) / 2 + 42 * PT * 0.07)
        marks += moved(given, INNER - 2 * side, middle - tall / 2)
        marks += moved(got, INNER - side, middle - deep / 2)
        column.add(marks, row)
    column.add([Box(0, 0, INNER, 0.7, EDGE)], 4)


def _dots(
    content: Content, letters: Letters, seats: Iterable[int], width: float, filled: bool
) -> tuple[list[Mark], float]:
    radius, step = badge_radius(_DOT), 2 * badge_radius(_DOT) + 4 * PT
    across = max(1, int(width / step))
    marks: list[Mark] = []
    rows = 0
    for nth, seat in enumerate(seats):
        row, column = divmod(nth, across)
        rows = row + 1
        x, y, label = radius + column * step, radius + row * step, content.seats[seat].code
        if filled:
            marks += badge(letters, x, y, label, _DOT, BLUE, WHITE)
        else:
            marks += badge(letters, x, y, label, _DOT, WHITE, BLUE, BLUE)
    if not marks:
        dash = set_text(letters, "–", BODY, width, colour=GREY)
        return moved([dash], radius / 2, 0), height(dash)
    return marks, rows * step


def _counts(column: Column, content: Content, letters: Letters, say: Words) -> None:
    found = [
        (len(content.passings), say("fits"), BLUE),
        (len(content.tensions), say("rubs"), RED),
        (len(content.unmet), say("wanted, still open"), GREY),
    ]
    if content.asks:
        found.insert(2, (len(content.questions), say("to be checked"), INK))
    width = INNER / len(found)
    deepest = 0.0
    marks: list[Mark] = []
    for nth, (count, words, colour) in enumerate(found):
        number = set_text(letters, str(count), _COUNTS, width, face="bold", colour=colour, align="center")
        under = set_text(letters, words, 34, width - 6, align="center")
        marks += moved([number], nth * width, 0)
        marks += moved([under], nth * width + 3, height(number) + 3)
        deepest = max(deepest, height(number) + 3 + height(under))
    column.add(marks, deepest + 2)


def organisation(content: Content, place: int, letters: Letters, say: Words) -> Page:
    """How it lies on the table for one organisation, by the place of its seat."""
    seat = content.seats[place]
    column = Column(letters)
    column.title(seat.name, (say("This is how it lies on the table now. Is this right?"), *content.notices))
    if seat.ambition:
        column.text(f"‘{seat.ambition}’", LARGE, face="italic", after=0.5)
    for interest in (*seat.interests, *seat.further):
        dash = set_text(letters, "–", BODY, BODY * PT, colour=GREY, role="sign")
        column.add([dash], 0)
        column.text(interest, BODY, indent=BODY * PT * 0.9, after=0.3)
    column.heading(say("You bring"), BLUE)
    for chip, notes in told(content, seat, place, say, brings=True):
        column.card(_lines(chip, notes), BLUE, WHITE)
    column.heading(say("You want"), INK)
    for chip, notes in told(content, seat, place, say, brings=False):
        unmet = notes == (say("nobody brings this yet"),)
        column.card(_lines(chip, notes), WHITE, INK, edge=INK, dashed=unmet)
    _rows(column, content, seat, letters, say)
    return column.page(seat.code)


def _lines(chip: str, notes: Iterable[str]) -> list[tuple[str, float, Face]]:
    return [(chip, BODY, "semibold"), *((each, SMALL, "regular") for each in notes)]


def told(
    content: Content, seat: Seat, place: int, say: Words, *, brings: bool
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every chip of a seat with what is at the other end of it, or that nothing is."""
    chips: tuple[Chip, ...] = seat.brings if brings else seat.wants
    by_number = {each.number: each for each in content.passings}
    arrow = "→" if brings else "←"
    for chip in chips:
        others = []
        for number in chip.numbers:
            passing = by_number[number]
            other = content.seats[passing.taker if brings else passing.giver].name
            what = "" if chip.told else f": {passing.wants or passing.brings}"
            others.append(f"{arrow} {other}{what}" + (f" ({say('proposal')})" if passing.proposed else ""))
        nothing = say("not used yet") if brings else say("nobody brings this yet")
        yield chip.text, tuple(dict.fromkeys(others)) or (nothing,)
    if not chips:
        yield say("Not said yet"), ()


def codes(content: Content, seat: Seat) -> str:
    """Which letter is which organisation, for those that stand in the tensions of a seat."""
    places = {
        each for tension in content.tensions if tension.number in seat.tensions for each in tension.seats
    }
    return ", ".join(f"{content.seats[each].code} = {content.seats[each].name}" for each in sorted(places))


def _rows(column: Column, content: Content, seat: Seat, letters: Letters, say: Words) -> None:
    """Where it rubs, and what will be asked, each under its own sign."""
    radius = badge_radius(SMALL)
    tensions = [each for each in content.tensions if each.number in seat.tensions]
    if tensions:
        column.heading(say("This rubs"), RED)
    for each in tensions:
        who = " – ".join(content.seats[other].code for other in each.seats) + ": " if each.joined else ""
        column.add(diamond(letters, radius, radius * 0.8, str(each.number), SMALL), 0)
        column.text(who + each.text, BODY, indent=3 * radius, after=0.4)
    if tensions:
        column.text(codes(content, seat), SMALL, colour=GREY)
    questions = [each for each in content.questions if each.number in seat.questions]
    if questions:
        column.heading(say("Still to be checked"), INK)
    for question in questions:
        column.add(question_mark(letters, radius, radius * 0.8, str(question.number), SMALL), 0)
        column.text(question.text, BODY, indent=3.4 * radius, after=0.4)

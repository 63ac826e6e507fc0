"""One seat at the table: name, ambition, interests, and what the organisation brings and wants, at a given size."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.reports.map.content.model import Chip, Seat, Words
from bot.reports.map.shapes.colours import BLUE, GREY, INK, WHITE
from bot.reports.map.shapes.marks import PILL, Box, Mark, Text, moved
from bot.reports.map.shapes.signs import (
    badge,
    badge_radius,
    diamond,
    diamond_reach,
    pill,
    pill_width,
    question_mark,
    question_width,
)
from bot.reports.map.shapes.text_metrics import PT, Face, Span, Typeface
from bot.reports.map.shapes.typesetting import set_text, text_height

CODE = 1.25
NAME = 1.42
AMBITION = 1.12
"""Sizes of the code, the name and the ambition, as multiples of the body."""

Sign = Callable[[Typeface, float, float, str, float], list[Mark]]
"""Draws a sign around a place, with a label of so many points."""


def column_width(width: float, size: float) -> float:
    """How wide each of the two columns of chips is, in a seat of this width and size in points."""
    return (width - size * PT * 0.5) / 2


class Piece(NamedTuple):
    """A height, and what draws the piece with its top left at a place: most sizes are only tried, and never drawn."""

    height: float
    drawn: Callable[[float, float], Iterator[Mark]]


@dataclass(frozen=True, slots=True)
class SetSeat:
    """One seat in its three pieces. The chips come in two: the columns of what it brings and of what it wants."""

    head: Piece
    body: Piece
    brings: Piece
    wants: Piece

    @property
    def chips(self) -> float:
        """The height of the taller column of chips."""
        return max(self.brings.height, self.wants.height)


class SeatSetter:
    """Makes seats of one width at one size in points."""

    def __init__(self, letters: Typeface, say: Words, size: float, width: float) -> None:
        self.letters, self.say, self.size, self.width = letters, say, size, width
        self.em = size * PT
        self.column = column_width(width, size)
        self.dash = set_text(letters, "–", size, self.em, colour=GREY, role="sign")
        self.proposal = letters.line_width([Span(say("proposal"), "italic")], size)
        """How wide the word is that says so."""
        self._cut: dict[str, tuple[Piece, Piece, Piece]] = {}

    def set_seat(self, seat: Seat, interests: int) -> SetSeat:
        """A seat with no more than so many interests."""
        if seat.id not in self._cut:
            brings = self._column(self.say("Brings"), BLUE, seat.brings, filled=True)
            wants = self._column(self.say("Wants"), INK, seat.wants, filled=False)
            self._cut[seat.id] = self._head(seat), brings, wants
        head, brings, wants = self._cut[seat.id]
        return SetSeat(head, self._body(seat, interests), brings, wants)

    def _head(self, seat: Seat) -> Piece:
        em, pad = self.em, self.em * 0.4
        radius = badge_radius(self.size * CODE)
        left = pad + 2 * radius + em * 0.45
        markers, wide, deep = self._markers(seat)
        beside = wide + em * 0.4 if deep <= 2 * radius else 0
        if self._longest(seat.name) > self.width - left - pad - beside:
            beside = 0
        room = self.width - left - pad - beside
        name = set_text(self.letters, seat.name, self.size * NAME, room, face="bold", colour=WHITE, role="h2")
        tall = max(text_height(name), 2 * radius)
        middle = pad + tall / 2
        total = tall if beside or not markers else tall + em * 0.3 + deep

        def drawn(x: float, y: float) -> Iterator[Mark]:
            yield Box(x, y, self.width, total + 2 * pad, INK)
            code = x + pad + radius, y + pad + min(radius, middle)
            yield from badge(self.letters, *code, seat.code, self.size * CODE, WHITE, INK)
            yield from moved([name], x + left, y + pad + (tall - text_height(name)) / 2 + em * NAME * 0.06)
            first = (self.width - pad - wide, middle - deep / 2) if beside else (pad, pad + tall + em * 0.3)
            for across, down, sign, number in markers:
                yield from sign(
                    self.letters, x + first[0] + across, y + first[1] + down, str(number), self.size
                )

        return Piece(total + 2 * pad, drawn)

    def _longest(self, name: str) -> float:
        """How wide the widest word of a name is."""
        return max((self.letters.width(word, "bold") for word in name.split()), default=0) * self.em * NAME

    def _markers(self, seat: Seat) -> tuple[list[tuple[float, float, Sign, int]], float, float]:
        """The diamonds and question marks of a seat in rows, by their middles, with their width and height."""
        size, gap = self.size, self.em * 0.25
        across, down = diamond_reach(size)
        most = self.width - self.em * 0.8
        found: list[tuple[float, float, Sign, int]] = []
        x, row, wide = 0.0, 0, 0.0
        signs: list[tuple[Sign, int]] = [(diamond, each) for each in seat.tensions]
        signs += [(question_mark, each) for each in seat.questions]
        for sign, number in signs:
            breadth = 2 * across if sign is diamond else question_width(self.letters, str(number), size)
            if x and x + breadth > most:
                x, row = 0.0, row + 1
            found.append((x + breadth / 2, down + row * (2 * down + gap), sign, number))
            x += breadth + gap
            wide = max(wide, x - gap)
        return found, wide, (row + 1) * (2 * down + gap) - gap if found else 0.0

    def _body(self, seat: Seat, interests: int) -> Piece:
        em, pad = self.em, self.em * 0.5
        room = self.width - 2 * pad
        texts: list[tuple[float, float, Text]] = []
        y = em * 0.45
        if seat.ambition:
            text = set_text(self.letters, f"‘{seat.ambition}’", self.size * AMBITION, room, face="italic")
            texts.append((pad, y, text))
            y += text_height(text) + em * 0.42
        for interest in seat.interests[:interests]:
            text = set_text(self.letters, interest, self.size, room - em * 0.8)
            texts += [(pad, y, self.dash), (pad + em * 0.8, y, text)]
            y += text_height(text) + em * 0.3
        return Piece(y + em * 0.2 if texts else 0.0, lambda left, top: _texts(texts, left, top))

    def _column(self, label: str, colour: str, chips: Sequence[Chip], filled: bool) -> Piece:
        em = self.em
        head = set_text(self.letters, label, self.size, self.column, face="bold", colour=colour)
        pieces: list[tuple[float, Piece]] = []
        y = text_height(head) + em * 0.12
        for piece in [self._chip(chip, filled) for chip in chips] or [self._nothing()]:
            pieces.append((y, piece))
            y += piece.height + em * 0.28

        def drawn(left: float, top: float) -> Iterator[Mark]:
            yield from moved([head], left, top)
            for down, piece in pieces:
                yield from piece.drawn(left, top + down)

        return Piece(y - em * 0.28, drawn)

    def _nothing(self) -> Piece:
        said = self.say("Not said yet")
        text = set_text(self.letters, said, self.size, self.column, face="italic", colour=GREY)
        return Piece(text_height(text), lambda left, top: _texts([(0, 0, text)], left, top))

    def _chip(self, chip: Chip, filled: bool) -> Piece:
        """A text with its numbers in its last line or under it; those only proposed come last, and say so."""
        em, radius = self.em, self.em * PILL / 2
        across, down = em * 0.42, em * 0.3
        room = self.column - 2 * across
        face: Face = "italic" if not chip.has_text else "semibold" if filled else "regular"
        text = set_text(self.letters, chip.text, self.size, room, face=face, colour=WHITE if filled else INK)
        x = text.lines[-1].width + em * 0.3 if text.lines else 0.0
        bottom = down + text_height(text)
        signs = self._signs(chip, x, bottom - radius, room)
        tall = max([bottom, *(y + radius for _, y, _ in signs)]) + down

        def drawn(left: float, top: float) -> Iterator[Mark]:
            paint, edge = (BLUE, BLUE) if filled else (WHITE, INK)
            dashed = not filled and not chip.numbers
            yield Box(left, top, self.column, tall, paint, edge, em * 0.09, dashed, em * 0.3)
            yield from moved([text], left + across, top + down)
            for x, y, number in signs:
                yield from self._sign(chip, filled, number, left + across + x, top + y)

        return Piece(tall, drawn)

    def _signs(self, chip: Chip, x: float, y: float, room: float) -> list[tuple[float, float, int | None]]:
        """Where the numbers of a chip have their left and their middle, from (x, y) on in lines as wide as `room`;
        a word without a number comes after those only proposed."""
        found: list[tuple[float, float, int | None]] = []
        numbers: list[int | None] = [*sorted(chip.numbers, key=lambda each: (each in chip.proposed, each))]
        for number in [*numbers, None] if chip.proposed else numbers:
            breadth = self.proposal if number is None else pill_width(self.letters, str(number), self.size)
            if x and x + breadth > room:
                x, y = 0.0, y + self.em * (PILL + 0.18)
            found.append((x, y, number))
            x += breadth + self.em * 0.18
        return found

    def _sign(self, chip: Chip, filled: bool, number: int | None, x: float, y: float) -> Iterator[Mark]:
        """A number of a chip from its left at `x` around height `y`, in an open ring if it is only proposed; or,
        without a number, the word that says that."""
        paint, ink = (WHITE, BLUE) if filled else (BLUE, WHITE)
        if number is None:
            word = Span(self.say("proposal"), "italic", WHITE if filled else INK)
            text = set_text(self.letters, [word], self.size, self.proposal * 1.02)
            yield from moved([text], x, y - self.em * 0.35)
        elif number in chip.proposed:
            yield from pill(self.letters, x, y, str(number), self.size, ink, paint, paint)
        else:
            yield from pill(self.letters, x, y, str(number), self.size, paint, ink)


def _texts(texts: Iterable[tuple[float, float, Text]], x: float, y: float) -> Iterator[Mark]:
    """Texts, each with its place."""
    for left, top, text in texts:
        yield from moved([text], x + left, y + top)

"""One seat at the table at a given size: name, ambition, interests, and what the organisation brings and wants."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.phrases import Language
from bot.reports.map.content.model import Chip, Seat
from bot.reports.map.shapes.colours import BLUE, GREY, INK, WHITE
from bot.reports.map.shapes.marks import Box, Mark, Text, moved
from bot.reports.map.shapes.signs import BRINGS, CODE_ON_INK, ON_BLUE, OPEN_ON_BLUE, PILL, WANTS, Signs
from bot.reports.map.shapes.text_metrics import PT, Face, Span, Typeface
from bot.reports.map.shapes.typesetting import Style, set_text, text_height

CODE = 1.25
NAME = 1.42
AMBITION = 1.12
"""Sizes of the code, the name and the ambition, as multiples of the body."""


def column_width(width: float, size: float) -> float:
    """The width of each of the two columns of chips, in a seat of this width and size in points."""
    return (width - size * PT * 0.5) / 2


class Piece(NamedTuple):
    """The height of a part of a seat, and its marks with its top left at (x, y): most sizes are only tried, and the
    marks made for one alone."""

    height: float
    marks: Callable[[float, float], Iterator[Mark]]


class Marker(NamedTuple):
    """A diamond or a question mark in the head of a seat, with its middle at (x, y)."""

    x: float
    y: float
    is_tension: bool
    number: int


class ChipSign(NamedTuple):
    """A number on a chip with its left at `x` and its middle at `y`; without a number, the word that those before it
    are only proposed."""

    x: float
    y: float
    number: int | None


@dataclass(frozen=True, slots=True)
class SetSeat:
    """One seat in its pieces: name, ambition and interests, and the columns of what it brings and what it wants."""

    head: Piece
    body: Piece
    brings: Piece
    wants: Piece

    @property
    def chips(self) -> float:
        """The height of the taller column of chips."""
        return max(self.brings.height, self.wants.height)


class SeatSetter:
    """Sets seats of one width in millimetres at one size in points."""

    def __init__(self, typeface: Typeface, say: Language, size: float, width: float) -> None:
        self.typeface, self.say, self.size, self.width = typeface, say, size, width
        self.em = size * PT
        self.signs, self.codes = Signs(typeface, size), Signs(typeface, size * CODE)
        self.column = column_width(width, size)
        self.dash = set_text(typeface, "–", self.em, Style(size, colour=GREY, role="sign"))
        self._text, self._ambition = Style(size), Style(size * AMBITION, "italic")
        self.proposal = typeface.line_width([Span(say("proposal"), "italic")], size)
        """The width of the word for what is only proposed."""
        self._fixed: dict[str, tuple[Piece, Piece, Piece]] = {}

    def set_seat(self, seat: Seat, interests: int) -> SetSeat:
        """A seat with no more than so many interests."""
        if seat.id not in self._fixed:
            brings = self._column(self.say("Brings"), BLUE, seat.brings, filled=True)
            wants = self._column(self.say("Wants"), INK, seat.wants, filled=False)
            self._fixed[seat.id] = self._head(seat), brings, wants
        head, brings, wants = self._fixed[seat.id]
        return SetSeat(head, self._body(seat, interests), brings, wants)

    def _head(self, seat: Seat) -> Piece:
        """Code and name, with the tensions and questions beside them or, where these have no room there, below."""
        em, pad, radius = self.em, self.em * 0.4, self.codes.radius
        left = pad + 2 * radius + em * 0.45
        markers, width, height = self._markers(seat)
        beside = width + em * 0.4 if height <= 2 * radius else 0
        if self._longest_word(seat.name) > self.width - left - pad - beside:
            beside = 0
        room = self.width - left - pad - beside
        name = set_text(self.typeface, seat.name, room, Style(self.size * NAME, "bold", WHITE, "h2"))
        name_height = text_height(name)
        tall = max(name_height, 2 * radius)
        middle = pad + tall / 2
        total = tall if beside or not markers else tall + em * 0.3 + height
        first = (self.width - pad - width, middle - height / 2) if beside else (pad, pad + tall + em * 0.3)

        def marks(x: float, y: float) -> Iterator[Mark]:
            yield Box(x, y, self.width, total + 2 * pad, INK)
            yield from self.codes.badge(
                x + pad + radius, y + pad + min(radius, middle), seat.code, CODE_ON_INK
            )
            yield from moved([name], x + left, y + pad + (tall - name_height) / 2 + em * NAME * 0.06)
            for marker in markers:
                draw = self.signs.diamond if marker.is_tension else self.signs.question_mark
                yield from draw(x + first[0] + marker.x, y + first[1] + marker.y, str(marker.number))

        return Piece(total + 2 * pad, marks)

    def _longest_word(self, name: str) -> float:
        """The width of the widest word of a name."""
        return max((self.typeface.width(word, "bold") for word in name.split()), default=0) * self.em * NAME

    def _markers(self, seat: Seat) -> tuple[list[Marker], float, float]:
        """The tensions and questions of a seat in rows from (0, 0), with their width and height."""
        gap, down = self.em * 0.25, self.signs.down
        most = self.width - self.em * 0.8
        markers: list[Marker] = []
        x, row, widest = 0.0, 0, 0.0
        numbers = [(True, each) for each in seat.tensions] + [(False, each) for each in seat.questions]
        for is_tension, number in numbers:
            width = 2 * self.signs.across if is_tension else self.signs.question_width(str(number))
            if x and x + width > most:
                x, row = 0.0, row + 1
            markers.append(Marker(x + width / 2, down + row * (2 * down + gap), is_tension, number))
            x += width + gap
            widest = max(widest, x - gap)
        return markers, widest, (row + 1) * (2 * down + gap) - gap if markers else 0.0

    def _body(self, seat: Seat, interests: int) -> Piece:
        em, pad = self.em, self.em * 0.5
        room = self.width - 2 * pad
        texts: list[tuple[float, float, Text]] = []
        y = em * 0.45
        if seat.ambition:
            text = set_text(self.typeface, f"‘{seat.ambition}’", room, self._ambition)
            texts.append((pad, y, text))
            y += text_height(text) + em * 0.42
        for interest in seat.interests[:interests]:
            text = set_text(self.typeface, interest, room - em * 0.8, self._text)
            texts += [(pad, y, self.dash), (pad + em * 0.8, y, text)]
            y += text_height(text) + em * 0.3
        return Piece(y + em * 0.2 if texts else 0.0, lambda left, top: _placed(texts, left, top))

    def _column(self, label: str, colour: str, chips: Sequence[Chip], *, filled: bool) -> Piece:
        """A title with chips under it, or that there are none."""
        em = self.em
        title = set_text(self.typeface, label, self.column, Style(self.size, "bold", colour))
        pieces: list[tuple[float, Piece]] = []
        y = text_height(title) + em * 0.12
        for piece in [self._chip(chip, filled=filled) for chip in chips] or [self._nothing()]:
            pieces.append((y, piece))
            y += piece.height + em * 0.28

        def marks(left: float, top: float) -> Iterator[Mark]:
            yield from moved([title], left, top)
            for down, piece in pieces:
                yield from piece.marks(left, top + down)

        return Piece(y - em * 0.28, marks)

    def _nothing(self) -> Piece:
        text = set_text(
            self.typeface, self.say("Not said yet"), self.column, Style(self.size, "italic", GREY)
        )
        return Piece(text_height(text), lambda left, top: _placed([(0, 0, text)], left, top))

    def _chip(self, chip: Chip, *, filled: bool) -> Piece:
        """A text with its numbers in its last line or under it."""
        em, radius = self.em, self.em * PILL / 2
        across, down = em * 0.42, em * 0.3
        room = self.column - 2 * across
        face: Face = "italic" if not chip.has_text else "semibold" if filled else "regular"
        text = set_text(self.typeface, chip.text, room, Style(self.size, face, WHITE if filled else INK))
        x = text.lines[-1].width + em * 0.3 if text.lines else 0.0
        bottom = down + text_height(text)
        signs = self._chip_signs(chip, x, bottom - radius, room)
        height = max([bottom, *(sign.y + radius for sign in signs)]) + down

        def marks(left: float, top: float) -> Iterator[Mark]:
            fill, edge = (BLUE, BLUE) if filled else (WHITE, INK)
            dashed = not filled and not chip.numbers
            yield Box(left, top, self.column, height, fill, edge, em * 0.09, dashed, em * 0.3)
            yield from moved([text], left + across, top + down)
            for sign in signs:
                yield from self._chip_sign(chip, sign, left + across, top, filled=filled)

        return Piece(height, marks)

    def _chip_signs(self, chip: Chip, x: float, y: float, room: float) -> list[ChipSign]:
        """The numbers of a chip from (x, y) on, in lines as wide as `room`; those only proposed come last."""
        signs: list[ChipSign] = []
        numbers: list[int | None] = [*sorted(chip.numbers, key=lambda each: (each in chip.proposed, each))]
        for number in [*numbers, None] if chip.proposed else numbers:
            width = self.proposal if number is None else self.signs.pill_width(str(number))
            if x and x + width > room:
                x, y = 0.0, y + self.em * (PILL + 0.18)
            signs.append(ChipSign(x, y, number))
            x += width + self.em * 0.18
        return signs

    def _chip_sign(self, chip: Chip, sign: ChipSign, x: float, y: float, *, filled: bool) -> Iterator[Mark]:
        """One number of a chip, or the word that those before it are only proposed, moved by (x, y)."""
        if sign.number is None:
            word = Span(self.say("proposal"), "italic", WHITE if filled else INK)
            text = set_text(self.typeface, [word], self.proposal * 1.02, Style(self.size))
            yield from moved([text], x + sign.x, y + sign.y - self.em * 0.35)
            return
        confirmed, proposed = (ON_BLUE, OPEN_ON_BLUE) if filled else (BRINGS, WANTS)
        paint = proposed if sign.number in chip.proposed else confirmed
        yield from self.signs.pill(x + sign.x, y + sign.y, str(sign.number), paint)


def _placed(texts: Iterable[tuple[float, float, Text]], x: float, y: float) -> Iterator[Mark]:
    """Texts, each moved to its place from (x, y)."""
    for left, top, text in texts:
        yield from moved([text], x + left, y + top)

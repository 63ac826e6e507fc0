"""One seat at the table: name, ambition, interests, and what the organisation brings and wants, at a given size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reports.map.colours import BLUE, GREY, INK, WHITE
from bot.reports.map.content import Chip, Seat, Words
from bot.reports.map.drawing import (
    DIAMOND,
    Box,
    Mark,
    badge,
    badge_radius,
    diamond,
    height,
    moved,
    question_mark,
    question_width,
    set_text,
)
from bot.reports.map.letters import PT, Face, Letters, Span

CODE = 1.25
NAME = 1.42
AMBITION = 1.12
SIGN = 0.92
CHIP_SIGN = 0.79
"""Sizes of the code, the name, the ambition, and the signs at the name and on a chip, as multiples of the body. On
a chip a sign stands in the last line and leaves the line above it free."""


def column_width(width: float, size: float) -> float:
    """How wide each of the two columns of chips is, in a seat of this width and size in points."""
    return (width - size * PT * 0.5) / 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Marks with their top left at (0, 0), and their height."""

    marks: tuple[Mark, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Seating:
    """One seat in its three pieces. The chips come in two: the columns of what it brings and of what it wants."""

    head: Piece
    body: Piece
    brings: Piece
    wants: Piece

    @property
    def chips(self) -> float:
        """The height of the taller column of chips."""
        return max(self.brings.height, self.wants.height)


class Tailor:
    """Makes seats of one width at one size in points."""

    def __init__(self, letters: Letters, say: Words, size: float, width: float) -> None:
        self.letters, self.say, self.size, self.width = letters, say, size, width
        self.em = size * PT
        self.column = column_width(width, size)
        self._cut: dict[str, tuple[Piece, Piece, Piece]] = {}

    def seating(self, seat: Seat, interests: int) -> Seating:
        """A seat with no more than so many interests."""
        if seat.id not in self._cut:
            brings = self._column(self.say("Brings"), BLUE, seat.brings, filled=True)
            wants = self._column(self.say("Wants"), INK, seat.wants, filled=False)
            self._cut[seat.id] = self._head(seat), brings, wants
        head, brings, wants = self._cut[seat.id]
        return Seating(head, self._body(seat, interests), brings, wants)

    def _head(self, seat: Seat) -> Piece:
        em, pad = self.em, self.em * 0.4
        radius = badge_radius(self.size * CODE)
        left = pad + 2 * radius + em * 0.45
        marks, wide, deep = self._markers(seat)
        beside = wide + em * 0.4 if deep <= 2 * radius else 0
        if self._longest(seat.name) > self.width - left - pad - beside:
            beside = 0
        room = self.width - left - pad - beside
        name = set_text(self.letters, seat.name, self.size * NAME, room, face="bold", colour=WHITE, role="h2")
        tall = max(height(name), 2 * radius)
        middle = pad + tall / 2
        at = pad + (tall - height(name)) / 2 + em * NAME * 0.06
        code = badge(
            self.letters, pad + radius, pad + min(radius, middle), seat.code, self.size * CODE, WHITE, INK
        )
        inside = [*code, *moved([name], left, at)]
        total = tall
        if beside:
            inside += moved(marks, self.width - pad - wide, middle - deep / 2)
        elif marks:
            inside += moved(marks, pad, pad + tall + em * 0.3)
            total += em * 0.3 + deep
        frame = Box(0, 0, self.width, total + 2 * pad, INK)
        return Piece((frame, *inside), frame.height)

    def _longest(self, name: str) -> float:
        """How wide the widest word of a name is."""
        return max((self.letters.width(word, "bold") for word in name.split()), default=0) * self.em * NAME

    def _markers(self, seat: Seat) -> tuple[list[Mark], float, float]:
        """The diamonds and question marks of a seat in rows, with their width and height."""
        size, gap = self.size * SIGN, self.em * 0.25
        radius = badge_radius(size) * DIAMOND
        most = self.width - self.em * 0.8
        marks: list[Mark] = []
        x, row, wide = 0.0, 0, 0.0
        for kind, number in [("!", each) for each in seat.tensions] + [
            ("?", each) for each in seat.questions
        ]:
            label = str(number)
            breadth = 2 * radius if kind == "!" else question_width(self.letters, label, size)
            if x and x + breadth > most:
                x, row = 0.0, row + 1
            sign = diamond if kind == "!" else question_mark
            marks += sign(self.letters, x + breadth / 2, radius + row * (2 * radius + gap), label, size)
            x += breadth + gap
            wide = max(wide, x - gap)
        return marks, wide, (row + 1) * (2 * radius + gap) - gap if marks else 0.0

    def _body(self, seat: Seat, interests: int) -> Piece:
        em, pad = self.em, self.em * 0.5
        room = self.width - 2 * pad
        marks: list[Mark] = []
        y = em * 0.45
        if seat.ambition:
            text = set_text(self.letters, f"‘{seat.ambition}’", self.size * AMBITION, room, face="italic")
            marks += moved([text], pad, y)
            y += height(text) + em * 0.42
        for interest in seat.interests[:interests]:
            dash = set_text(self.letters, "–", self.size, em, colour=GREY, role="sign")
            text = set_text(self.letters, interest, self.size, room - em * 0.8)
            marks += [*moved([dash], pad, y), *moved([text], pad + em * 0.8, y)]
            y += height(text) + em * 0.3
        return Piece(tuple(marks), y + em * 0.2 if marks else 0.0)

    def _column(self, label: str, colour: str, chips: Sequence[Chip], filled: bool) -> Piece:
        em = self.em
        head = set_text(self.letters, label, self.size, self.column, face="bold", colour=colour)
        marks: list[Mark] = [head]
        y = height(head) + em * 0.12
        for chip in chips:
            piece = self._chip(chip, filled)
            marks += moved(piece.marks, 0, y)
            y += piece.height + em * 0.28
        if not chips:
            nothing = set_text(
                self.letters, self.say("Not said yet"), self.size, self.column, face="italic", colour=GREY
            )
            marks += moved([nothing], 0, y)
            y += height(nothing) + em * 0.28
        return Piece(tuple(marks), y - em * 0.28)

    def _chip(self, chip: Chip, filled: bool) -> Piece:
        em, size = self.em, self.size * CHIP_SIGN
        across, down = em * 0.42, em * 0.3
        room = self.column - 2 * across
        face: Face = "italic" if not chip.told else "semibold" if filled else "regular"
        text = set_text(self.letters, chip.text, self.size, room, face=face, colour=WHITE if filled else INK)
        marks: list[Mark] = moved([text], across, down)
        radius, gap = badge_radius(size), em * 0.18
        x = text.lines[-1].width + em * 0.3 if text.lines else 0.0
        line = down + height(text) - em * 0.58
        bottom = down + height(text)
        for breadth, sign in self._signs(chip, filled):
            if x and x + breadth > room:
                x, line = 0.0, line + 2 * radius + gap
            marks += moved(sign, across + x, line)
            bottom = max(bottom, line + radius)
            x += breadth + gap
        paint, edge = (BLUE, BLUE) if filled else (WHITE, INK)
        frame = Box(
            0,
            0,
            self.column,
            bottom + down,
            paint,
            edge,
            em * 0.09,
            not filled and not chip.numbers,
            em * 0.3,
        )
        return Piece((frame, *marks), frame.height)

    def _signs(self, chip: Chip, filled: bool) -> Iterator[tuple[float, list[Mark]]]:
        """The numbers on a chip, each around height 0 with its breadth; those only proposed come last, in an open
        ring, and say so."""
        size = self.size * CHIP_SIGN
        radius = badge_radius(size)
        paint, ink = (WHITE, BLUE) if filled else (BLUE, WHITE)
        for number in sorted(chip.numbers, key=lambda each: (each in chip.proposed, each)):
            if number in chip.proposed:
                yield 2 * radius, badge(self.letters, radius, 0, str(number), size, ink, paint, paint)
            else:
                yield 2 * radius, badge(self.letters, radius, 0, str(number), size, paint, ink)
        if chip.proposed:
            word = Span(self.say("proposal"), "italic", WHITE if filled else INK)
            wide = self.letters.widest([word], self.size)
            text = set_text(self.letters, [word], self.size, wide * 1.02)
            yield wide, moved([text], 0, -self.em * 0.35)

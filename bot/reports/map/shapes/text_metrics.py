"""How wide text is and where its lines end, from the widths of the characters of a typeface."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from bot.phrases import plain
from bot.reports.glyphs import drawable
from bot.reports.map.shapes.colours import INK
from bot.reports.map.shapes.hyphenation import break_points

Face = Literal["regular", "italic", "semibold", "bold"]

PT = 25.4 / 72
"""Millimetres in a point."""

_SLACK = 1.004
"""What widths are multiplied by: kerning makes most lines a little narrower than the sum of their characters, and a
few a little wider."""


class Span(NamedTuple):
    """Text in one face and colour. Between two spans of a line comes a space that is part of neither."""

    text: str
    face: Face = "regular"
    colour: str = INK


class Line(NamedTuple):
    """One line of text; `width` is in millimetres."""

    spans: tuple[Span, ...]
    width: float


class Typeface:
    """The widths of the characters of a typeface in its faces, in em: multiplied by a size they are in its unit.

    `widths` holds, by face, the characters that are as wide as the key, in thousandths of an em.
    """

    def __init__(self, widths: Mapping[str, Mapping[str, str]]) -> None:
        self._widths: dict[str, dict[int, float]] = {
            face: {ord(letter): int(width) / 1000 for width, letters in rows.items() for letter in letters}
            for face, rows in widths.items()
        }
        self.space = {face: rows[ord(" ")] * _SLACK for face, rows in self._widths.items()}
        self._words = lru_cache(maxsize=4096)(self._measured)
        self._lines = lru_cache(maxsize=16384)(self._broken)

    def known(self, character: str) -> bool:
        """Whether every face has this character."""
        return ord(character) in self._widths["regular"]

    def width(self, text: str, face: Face = "regular") -> float:
        """The width of a text in em. Raises KeyError for a character that is not known."""
        widths = self._widths[face]
        return sum([widths[ord(letter)] for letter in text]) * _SLACK

    def broken(self, spans: Iterable[Span], size: float, width: float) -> tuple[Line, ...]:
        """The spans broken into lines of at most `width` millimetres at `size` points; every character is kept.

        A word that is too wide for a line is divided between syllables, or anywhere when it has no syllables.
        """
        return self._lines(tuple(spans), size, width)

    def _broken(self, spans: tuple[Span, ...], size: float, width: float) -> tuple[Line, ...]:
        em = size * PT
        most = width / em
        breaking = _LineBreaker(self, most)
        for span in spans:
            breaking.add(span, self._words(span.text, span.face), self.space[span.face])
        return tuple(Line(line, total * em) for line, total in breaking.finished())

    def line_width(self, spans: Iterable[Span], size: float) -> float:
        """The width of the spans on one line in millimetres, with a space behind each."""
        widths = [self.width(span.text, span.face) + self.width(" ", span.face) for span in spans]
        return sum(widths) * size * PT

    def _measured(self, text: str, face: Face) -> tuple[tuple[str, float], ...]:
        return tuple((word, self.width(word, face)) for word in text.split())


class _LineBreaker:
    """Fills lines of at most `most` em."""

    def __init__(self, typeface: Typeface, most: float) -> None:
        self._typeface = typeface
        self._most = most
        self._done: list[tuple[tuple[Span, ...], float]] = []
        self._spans: list[Span] = []
        self._words: list[str] = []
        self._total = 0.0

    def add(self, span: Span, words: Iterable[tuple[str, float]], space: float) -> None:
        """The words of a span, each with its width."""
        most = self._most
        for word, wide in words:
            if self._total and self._total + space + wide <= most:
                self._words.append(word)
                self._total += space + wide
            elif wide <= most:
                self._end(span)
                self._words.append(word)
                self._total = wide
            else:
                self._add_divided(word, span, space)
        self._close(span)

    def _add_divided(self, word: str, span: Span, space: float) -> None:
        room = self._most - self._total - space if self._total else self._most
        if room < self._most / 3:
            self._end(span)
            room = self._most
        for nth, part in enumerate(self._divided(word, span.face, room)):
            wide = self._typeface.width(part, span.face)
            if self._total and (nth or self._total + space + wide > self._most):
                self._end(span)
            self._words.append(part)
            self._total += wide + (space if self._total else 0)

    def _close(self, span: Span) -> None:
        """Add the words so far to the line, in the face of this span."""
        if self._words:
            self._spans.append(Span(" ".join(self._words), span.face, span.colour))
            self._words = []

    def _end(self, span: Span) -> None:
        self._close(span)
        if self._spans:
            self._done.append((tuple(self._spans), self._total))
        self._spans, self._total = [], 0.0

    def finished(self) -> list[tuple[tuple[Span, ...], float]]:
        """The spans and the width of every line."""
        return [*self._done, (tuple(self._spans), self._total)] if self._spans else self._done

    def _divided(self, word: str, face: Face, room: float) -> Iterator[str]:
        """The parts of a word that is wider than a line; the first fits in `room` if it can."""
        good, start = break_points(word), 0
        while start < len(word) and self._typeface.width(word[start:], face) > room:
            cut = self._cut(word, start, good, face, room)
            if cut is None and room < self._most:
                room = self._most
                continue
            at, ending = cut or (start + self._edge(word[start:], face), "")
            yield word[start:at] + ending
            start, room = at, self._most
        if start < len(word):
            yield word[start:]

    def _cut(
        self, word: str, start: int, good: Sequence[tuple[int, str]], face: Face, room: float
    ) -> tuple[int, str] | None:
        """The last good break point before which the part still fits, and what ends that line. One that needs no
        hyphen is preferred when it fills half of the line."""
        fitting = [
            (at, ending, wide)
            for at, ending in good
            if at > start and (wide := self._typeface.width(word[start:at] + ending, face)) <= room
        ]
        if not fitting:
            return None
        bare = [each for each in fitting if not each[1] and each[2] > room / 2]
        return (bare or fitting)[-1][:2]

    def _edge(self, word: str, face: Face) -> int:
        """How many characters fit on a line, at least one."""
        total, at = 0.0, 0
        for at, letter in enumerate(word):
            total += self._typeface.width(letter, face)
            if total > self._most and at:
                return at
        return max(at, 1)


class Cleaner:
    """Makes texts of people safe to draw; `replaced` counts the characters that could not be kept."""

    def __init__(self, typeface: Typeface) -> None:
        self._typeface = typeface
        self.replaced = 0

    def __call__(self, text: str) -> str:
        """The text as one line of known characters."""
        drawn, replaced = drawable(plain(text), self._typeface.known)
        self.replaced += replaced
        return " ".join(drawn.split())

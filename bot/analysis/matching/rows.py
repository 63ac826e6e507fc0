"""Which of many texts have enough in common with one: all of them weighed at once."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from struct import Struct

_BYTES = 4
"""A lane: what one text's sum takes in a long number, enough for the marks of a text of many pages."""
_TOP = 31
"""The highest bit of a lane, which no sum reaches: it is left over where a sum is enough."""
_LANE = Struct("<I")
_ENOUGH = re.compile(b"\x80")
_FEW = 64
"""A mark that more than one in so many texts have is common."""


class Rows:
    """Texts by their marks, for the likeness of one to each of them.

    What the texts have of a common mark stands in one long number, a lane for each text, so that a whole row of
    sums is a few additions, and which of them are enough a subtraction; rare marks are added one by one. Memory
    grows with the marks of the texts. `totals` are the weights of all marks of each text together.
    """

    def __init__(
        self, texts: Sequence[Collection[int]], weights: Sequence[int], totals: Sequence[int]
    ) -> None:
        self._weights, self._totals = weights, totals
        self._size = len(texts) * _BYTES
        having: dict[int, list[int]] = {}
        for place, marks in enumerate(texts):
            for mark in marks:
                having.setdefault(mark, []).append(place)
        self._common = {
            mark: self._packed((place, weights[mark]) for place in places)
            for mark, places in having.items()
            if len(places) * _FEW > len(texts)
        }
        self._rare = {mark: places for mark, places in having.items() if mark not in self._common}
        self._ones = self._packed((place, 1) for place in range(len(texts)))
        self._tops = self._ones << _TOP
        self._above: dict[float, int] = {}

    def _packed(self, lanes: Iterable[tuple[int, int]]) -> int:
        row = bytearray(self._size)
        for place, value in lanes:
            _LANE.pack_into(row, place * _BYTES, value)
        return int.from_bytes(row, "little")

    def alike(self, marks: Collection[int], floors: Iterable[float]) -> Iterator[tuple[float, int]]:
        """The likeness of a text with these marks to each of the texts, below 0, and the text's place, the likest
        first. One falling floor after the other is tried, so that who takes a few pays for a few."""
        own = sum(map(self._weights.__getitem__, marks))
        rare, row = self._shared(marks)
        sums, told = row.to_bytes(self._size, "little"), set[int]()
        for floor in floors:
            fresh = []
            for place in {*rare, *self._enough(row, own, floor)} - told:
                shared = _LANE.unpack_from(sums, place * _BYTES)[0] + rare.get(place, 0)
                both = own + self._totals[place]
                if shared and 2 * shared / both >= floor:
                    told.add(place)
                    fresh.append((-2 * shared / both, place))
            yield from sorted(fresh)

    def _shared(self, marks: Collection[int]) -> tuple[dict[int, int], int]:
        """What the texts have in common with these marks: of the rare ones by place, and of the common ones."""
        common, rare = self._common, dict[int, int]()
        for mark in marks:
            if mark in self._rare:
                weight = self._weights[mark]
                for place in self._rare[mark]:
                    rare[place] = rare.get(place, 0) + weight
        return rare, sum(common[mark] for mark in marks if mark in common)

    def _enough(self, row: int, own: int, floor: float) -> Iterator[int]:
        """The places at which the common marks alone reach a floor."""
        if floor not in self._above:
            least = self._packed((place, int(total * floor / 2)) for place, total in enumerate(self._totals))
            self._above[floor] = self._tops - least
        over = (row + self._above[floor] - int(own * floor / 2) * self._ones) & self._tops
        return (at.start() // _BYTES for at in _ENOUGH.finditer(over.to_bytes(self._size, "little")))

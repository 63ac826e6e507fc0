"""Which of many texts have enough in common with one: all of them weighed at once."""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from bot.analysis.packed_sums import PackedSums

_ENOUGH = re.compile(b"\x80")
_FEW = 64
"""A mark that more than one in so many texts have is common."""


class LikenessRows:
    """Some of many texts by their marks, for the likeness of any of the many to each of them.

    What the texts have of a common mark stands in one long number, a lane for each text, so that a whole row of
    sums is a few additions, and which of them are enough a subtraction; rare marks are added lane by lane. Memory
    grows with the marks of the texts.
    """

    def __init__(
        self,
        marks: Sequence[Collection[int]],
        weights: Sequence[int],
        totals: Sequence[int],
        places: Sequence[int],
    ) -> None:
        """`marks` and the `totals` of their `weights` are those of all texts; these are the ones at `places`."""
        self._marks, self._totals, self._places = marks, totals, places
        self._these = [totals[place] for place in places]
        self._lanes = PackedSums(len(places), max(totals, default=0))
        having = defaultdict[int, list[int]](list)
        for at, place in enumerate(places):
            for mark in marks[place]:
                having[mark].append(at)
        self._rare = dict[int, tuple[int, list[int]]]()
        self._common = dict[int, int]()
        for mark, ats in having.items():
            if len(ats) * _FEW > len(places):
                self._common[mark] = self._row([(weights[mark], ats)])
            else:
                self._rare[mark] = weights[mark], ats
        self._ones = self._row([(1, range(len(places)))])
        self._tops = self._ones << self._lanes.top
        self._above: dict[float, int] = {}

    def alike(self, place: int, floors: Iterable[float]) -> Iterator[tuple[float, int]]:
        """The likeness of the text at a place to each of these, below 0, and the place of that one: the likest
        first and equals by place. One falling floor above 0 after the other is tried, so that who takes a few pays
        for a few."""
        marks, own, totals = self._marks[place], self._totals[place], self._these
        if not own:
            return
        row = self._row(filter(None, map(self._rare.get, marks)))
        row = sum(filter(None, map(self._common.get, marks)), row)
        shared = self._lanes.sums(row)
        ceiling = math.inf
        for floor in floors:
            # With halves rounded down, a sum may have seemed enough that falls just short.
            found = [
                (-likeness, self._places[at])
                for at in self._enough(row, own, floor)
                if floor <= (likeness := 2 * shared[at] / (own + totals[at])) < ceiling
            ]
            found.sort()
            yield from found
            ceiling = floor

    def _enough(self, row: int, own: int, floor: float) -> Iterator[int]:
        """Where what is shared reaches a floor: there the highest bit of a lane is left over."""
        if floor not in self._above:
            least = ((int(total * floor / 2), [at]) for at, total in enumerate(self._these))
            self._above[floor] = self._tops - self._row(least)
        over = (row + self._above[floor] - int(own * floor / 2) * self._ones) & self._tops
        return (found.start() // self._lanes.width for found in _ENOUGH.finditer(self._lanes.bytes(over)))

    def _row(self, weighed: Iterable[tuple[int, Iterable[int]]]) -> int:
        """Weights in the lanes that stand beside them."""
        row = self._lanes.row()
        for weight, lanes in weighed:
            for at in lanes:
                row[at] += weight
        return self._lanes.number(row)

"""The likeness of one text to many others, computed for all of them at once."""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from bot.analysis.packed_sums import PackedSums

_TOP_BIT = re.compile(b"\x80")
_FEW = 64
"""A feature is common that more than one in so many texts have."""


class LikenessRows:
    """Some of many texts by their features, for the likeness of any of the many to each of them.

    The weights of a common feature are packed, with a sum for each text: the weights that one text has in common with
    all others are then a few additions, and which of them reach a floor one subtraction. Rare features are added text
    by text. Memory grows with the features of the texts.
    """

    def __init__(
        self,
        features: Sequence[Collection[int]],
        weights: Sequence[int],
        totals: Sequence[int],
        places: Sequence[int],
    ) -> None:
        """`features` and the `totals` of their `weights` are those of all texts; the row is of those at `places`."""
        self._features, self._totals, self._places = features, totals, places
        self._own_totals = [totals[place] for place in places]
        self._packed = PackedSums(len(places), max(totals, default=0))
        having = defaultdict[int, list[int]](list)
        for nth, place in enumerate(places):
            for feature in features[place]:
                having[feature].append(nth)
        self._rare = dict[int, tuple[int, list[int]]]()
        self._common = dict[int, int]()
        for feature, nths in having.items():
            if len(nths) * _FEW > len(places):
                self._common[feature] = self._pack([(weights[feature], nths)])
            else:
                self._rare[feature] = weights[feature], nths
        self._ones = self._pack([(1, range(len(places)))])
        self._top_bits = self._ones << self._packed.top
        self._below_floor: dict[float, int] = {}

    def alike(self, place: int, floors: Iterable[float]) -> Iterator[tuple[float, int]]:
        """The likeness of the text at `place` to each text of the row, below 0, with the place of that one: the
        likest first and equals by place. One falling floor above 0 after the other is tried, so that who takes a few
        pays for a few."""
        features, total, totals = self._features[place], self._totals[place], self._own_totals
        if not total:
            return
        row = self._pack(filter(None, map(self._rare.get, features)))
        row = sum(filter(None, map(self._common.get, features)), row)
        shared = self._packed.unpack(row)
        ceiling = math.inf
        for floor in floors:
            # Because halves are rounded down, a sum that falls just short may be among them.
            alike = [
                (-likeness, self._places[nth])
                for nth in self._reaching(row, total, floor)
                if floor <= (likeness := 2 * shared[nth] / (total + totals[nth])) < ceiling
            ]
            alike.sort()
            yield from alike
            ceiling = floor

    def _reaching(self, row: int, total: int, floor: float) -> Iterator[int]:
        """Which texts of the row have at least `floor` * (total + theirs) / 2 in common with one text of this total.

        To every sum is added what lies between that threshold and the highest bit of its lane, which therefore is set
        where the threshold is reached.
        """
        if floor not in self._below_floor:
            thresholds = ((int(own * floor / 2), [nth]) for nth, own in enumerate(self._own_totals))
            self._below_floor[floor] = self._top_bits - self._pack(thresholds)
        sums = (row + self._below_floor[floor] - int(total * floor / 2) * self._ones) & self._top_bits
        return (bit.start() // self._packed.width for bit in _TOP_BIT.finditer(self._packed.to_bytes(sums)))

    def _pack(self, weights: Iterable[tuple[int, Iterable[int]]]) -> int:
        """Weights, each for the texts with these indexes in the row, as one integer of sums."""
        sums = self._packed.zeros()
        for weight, nths in weights:
            for nth in nths:
                sums[nth] += weight
        return self._packed.pack(sums)

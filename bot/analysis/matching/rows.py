"""How much a text has in common with each of many others at once."""

from collections.abc import Collection, Iterable, Sequence
from struct import Struct

_LANE = 32
"""Bits for one text's sum in a long number: enough for the marks of a text of many pages."""
_FEW = 64
"""A mark that more than one in so many texts have is common."""


class Rows:
    """Texts by their marks, for sums of the weights of marks in common.

    What the texts have of a common mark stands in one long number, a lane for each text, so that a whole row of
    sums is a few additions; rare marks are added one by one. Memory grows with the marks of the texts.
    """

    def __init__(self, texts: Sequence[Collection[int]], weights: Sequence[int]) -> None:
        self._weights = weights
        self._unpack = Struct(f"<{len(texts)}I").unpack
        self._bytes = len(texts) * _LANE // 8
        having: dict[int, list[int]] = {}
        for place, marks in enumerate(texts):
            for mark in marks:
                having.setdefault(mark, []).append(place)
        self._common = {
            mark: self._packed(places, weights[mark])
            for mark, places in having.items()
            if len(places) * _FEW > len(texts)
        }
        self._rare = {mark: places for mark, places in having.items() if mark not in self._common}

    def _packed(self, places: Iterable[int], weight: int) -> int:
        row = bytearray(self._bytes)
        lane = weight.to_bytes(_LANE // 8, "little")
        for place in places:
            row[place * _LANE // 8 : (place + 1) * _LANE // 8] = lane
        return int.from_bytes(row, "little")

    def sums(self, marks: Collection[int]) -> list[int]:
        """The weight of the marks that each text has in common with these, in the order of the texts."""
        common = self._common
        row = sum(common[mark] for mark in marks if mark in common)
        sums = list(self._unpack(row.to_bytes(self._bytes, "little")))
        for mark in marks:
            if mark in self._rare:
                weight = self._weights[mark]
                for place in self._rare[mark]:
                    sums[place] += weight
        return sums

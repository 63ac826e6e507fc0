"""Long numbers that hold a sum for each of many, side by side in lanes: adding two of them adds all their sums."""

from array import array
from typing import Literal

_WIDTHS = ("H", "I")
"""Two bytes for a lane, or four where sums are large."""
_ORDER: Literal["little", "big"] = "little" if array("H", [1]).tobytes()[0] else "big"


class PackedSums:
    """So many lanes, each for sums of 0 up to `most`, below 2 to the power 31. No sum reaches the highest bit of a
    lane, which is bit `top`; `width` is in bytes."""

    def __init__(self, count: int, most: int) -> None:
        self._code = next(code for code in _WIDTHS if most < 1 << _top(code))
        self.top, self.width = _top(self._code), array(self._code).itemsize
        self._size = count * self.width

    def row(self) -> "array[int]":
        """All sums 0."""
        return array(self._code, bytes(self._size))

    def number(self, row: "array[int]") -> int:
        """The sums of a row in one number."""
        return int.from_bytes(row.tobytes(), _ORDER)

    def sums(self, number: int) -> "array[int]":
        """The sums in a number, one by one."""
        return array(self._code, self.bytes(number))

    def bytes(self, number: int) -> bytes:
        """A number as its lanes lie in memory, in the order of the lanes."""
        return number.to_bytes(self._size, _ORDER)


def _top(code: str) -> int:
    return 8 * array(code).itemsize - 1

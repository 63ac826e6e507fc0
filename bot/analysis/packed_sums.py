"""Many sums packed side by side in one long integer, so that one addition of two such integers adds them all."""

from array import array
from typing import Literal

_CODES = ("H", "I")
"""The codes of `array` for two bytes a sum, or four where sums are large."""
_ORDER: Literal["little", "big"] = "little" if array("H", [1]).tobytes()[0] else "big"


class PackedSums:
    """So many sums, each from 0 up to `most`, which is below 2**31. Every sum has a lane of `width` bytes, of which
    it never reaches the highest bit, bit `top`: so no sum carries over into the next."""

    def __init__(self, count: int, most: int) -> None:
        self._code = next(code for code in _CODES if most < 1 << _top(code))
        self.top, self.width = _top(self._code), array(self._code).itemsize
        self._size = count * self.width

    def zeros(self) -> "array[int]":
        """An array of so many sums, all 0."""
        return array(self._code, bytes(self._size))

    def pack(self, sums: "array[int]") -> int:
        """The sums of an array as one integer."""
        return int.from_bytes(sums.tobytes(), _ORDER)

    def unpack(self, packed: int) -> "array[int]":
        """The sums in an integer as an array."""
        return array(self._code, self.to_bytes(packed))

    def to_bytes(self, packed: int) -> bytes:
        """The lanes of an integer one after another."""
        return packed.to_bytes(self._size, _ORDER)


def _top(code: str) -> int:
    return 8 * array(code).itemsize - 1

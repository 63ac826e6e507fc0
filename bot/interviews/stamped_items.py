"""Items of the rounds: what others said is put to somebody under an id that changes with its text."""

from typing import NamedTuple
from zlib import crc32

_BETWEEN, _BEFORE_STAMP = "+", "~"


class StampedItem(NamedTuple):
    """The id of an item: of what it is made from, one record or two that may be linked, and a stamp of the text that
    is shown. When that text changes, so does the id, and the question is asked anew. No id holds a "+" or "~"."""

    records: tuple[str, ...]
    stamp: str

    @classmethod
    def of(cls, text: str, *records: str) -> "StampedItem":
        """The item that shows this text of these records."""
        return cls(records, f"{crc32(text.encode()):08x}")

    @classmethod
    def parse(cls, item: str) -> "StampedItem":
        """The item with this id, as `str` gives it."""
        records, _, stamp = item.partition(_BEFORE_STAMP)
        return cls(tuple(records.split(_BETWEEN)), stamp)

    def __str__(self) -> str:
        return f"{_BETWEEN.join(self.records)}{_BEFORE_STAMP}{self.stamp}"

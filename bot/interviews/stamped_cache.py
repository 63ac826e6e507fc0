"""An LRU cache of one derived value per participant, recomputed when its stamp changes."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from bot.store.contract import Participant

Value = TypeVar("Value")


class StampedCache(Generic[Value]):
    """Holds the values of at most `size` participants: those for whom one was computed last.

    A stamp is all that a value depends on, or revisions that grow whenever that changes.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[tuple[str, str], tuple[object, Value]] = OrderedDict()

    def get(self, part: Participant, stamp: object, compute: Callable[[], Value]) -> Value:
        """The value of a participant, computed anew unless `stamp` equals that of last time."""
        key = (part.case, part.id)
        cached = self._values.get(key)
        if cached is None or cached[0] != stamp:
            cached = self._values[key] = (stamp, compute())
            self._values.move_to_end(key)
            if len(self._values) > self._size:
                self._values.popitem(last=False)
        return cached[1]

    def clear(self) -> None:
        """Forget all values."""
        self._values.clear()

"""What was made last for each participant, kept for as long as nothing that it was made from is otherwise."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

from bot.store.contract import Participant

Made = TypeVar("Made")


class Latest:
    """One thing for each of at most so many participants: those for whom something was made last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[tuple[str, str], tuple[object, Any]] = OrderedDict()

    def get(self, part: Participant, stamp: object, make: Callable[[], Made]) -> Made:
        """What `make` makes for a participant, made anew only when `stamp` does not equal that of last time."""
        key = (part.case, part.id)
        kept = self._made.get(key)
        if kept is None or kept[0] != stamp:
            kept = self._made[key] = (stamp, make())
            self._made.move_to_end(key)
            if len(self._made) > self._most:
                self._made.popitem(last=False)
        made: Made = kept[1]
        return made

    def clear(self) -> None:
        """Forget everything."""
        self._made.clear()

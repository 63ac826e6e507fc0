"""What goes wrong with Telegram: logged once, waited out ever longer, and logged again when it is over."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.channels.ports import Say

LOG = logging.getLogger("anna.telegram")
_LOG_AGAIN = 600.0
"""Seconds after which the same trouble is logged again at the earliest."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long to wait before the next try: `first` seconds, twice as long each time, `most` at most; and after how
    many seconds of waiting something that cannot be sent is given up."""

    first: float = 0.5
    most: float = 15.0
    give_up: float = 24 * 3600.0

    def delay(self, failures: int) -> float:
        """Seconds to wait after so many failures, of which there is at least one."""
        return float(min(self.most, self.first * 2 ** min(failures - 1, 20)))

    def total(self, failures: int) -> float:
        """Seconds that were waited after so many failures, taken together."""
        growing = 0
        while growing < failures and self.first * 2**growing < self.most:
            growing += 1
        return float(self.first * (2**growing - 1) + self.most * (failures - growing))


def seconds_asked(error: TelegramError) -> float:
    """How many seconds Telegram asks to wait; 0 when it does not."""
    if not isinstance(error, RetryAfter):
        return 0.0
    asked = error.retry_after
    return asked if isinstance(asked, int | float) else asked.total_seconds()


def reason(error: TelegramError) -> str:
    """What went wrong, without anything of what was sent."""
    name = type(error).__name__
    if isinstance(error, BadRequest | Forbidden):
        # Telegram's own words come before what it quotes.
        words = error.message.partition('"')[0].partition(":")[0].strip()
        return f"{name}: {words[:80]}"
    return name


def fault_location(fault: BaseException) -> str:
    """Where a fault of the program lies, and of what kind; its own words may hold what somebody answered."""
    steps = traceback.extract_tb(fault.__traceback__)
    where = " < ".join(f"{step.filename.rpartition('/')[2]}:{step.lineno}" for step in reversed(steps[-4:]))
    return f"{type(fault).__name__} at {where}"


class OutageLog:
    """Logs what is amiss with Telegram, by what was tried, and when that is over."""

    def __init__(self, say: Say, clock: Callable[[], float]) -> None:
        self._say = say
        self._clock = clock
        self._amiss: dict[str, str] = {}
        self._logged_at: dict[str, float] = {}
        self._open: set[str] = set()

    def failed(self, action: str, error: TelegramError) -> None:
        """An action failed. That is logged unless the same is known already."""
        kind, text = self._described(error)
        new = kind not in self._amiss.values()
        self._amiss[action] = kind
        now = self._clock()
        if new and now - self._logged_at.get(kind, -_LOG_AGAIN) >= _LOG_AGAIN:
            self._logged_at[kind] = now
            self._open.add(kind)
            LOG.warning("%s", text)

    def succeeded(self, action: str) -> None:
        """An action succeeded."""
        kind = self._amiss.pop(action, "")
        if kind and kind in self._open and kind not in self._amiss.values():
            self._open.discard(kind)
            LOG.warning("%s", self._say("Telegram answers again."))

    def _described(self, error: TelegramError) -> tuple[str, str]:
        """The kind of an error, and what the operator reads of it."""
        say = self._say
        match error:
            case Conflict():
                return "conflict", say(
                    "Another program fetches the messages of this bot. Stop it; this one keeps trying."
                )
            case InvalidToken():
                return "token", say(
                    "Telegram refuses the token. Put it right and start again if it stays so; this one keeps trying."
                )
            case RetryAfter():
                return "slow", say("Telegram asks to go slower, and so it is done.")
            case NetworkError() if not isinstance(error, BadRequest):
                return "unreachable", say("Telegram cannot be reached now; this one keeps trying.")
        return "refused", say(
            "Telegram refuses something: {reason}. This one keeps trying.", reason=reason(error)
        )

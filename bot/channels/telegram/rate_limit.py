"""How fast calls may be made: so many a second in all, and one message a second to each chat, with bursts."""

import asyncio
from collections.abc import Callable

OVERALL_RATE = 30.0
"""Calls a second, over all chats."""
CHAT_RATE, CHAT_BURST = 1.0, 5
"""Messages a second to one chat, and how many may come at once before that."""
_MOST_CHATS = 1000
"""From so many chats on, those that were quiet for long enough are forgotten."""


class _TokenBucket:
    """Lets through `rate` a second, and `burst` at once after a rest."""

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._tokens = burst
        self._at = now

    def reserve(self, now: float) -> float:
        """Take a token, and say how many seconds to wait for it."""
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate) - 1
        self._at = now
        return max(0.0, -self._tokens / self._rate)

    def full(self, now: float) -> bool:
        """Whether it is as if nothing had been let through."""
        return self._tokens + (now - self._at) * self._rate >= self._burst


class RateLimiter:
    """Telegram's limits for one bot. `rate` is that over all chats; 0 for a server without limits."""

    def __init__(self, clock: Callable[[], float], rate: float = OVERALL_RATE) -> None:
        self._clock = clock
        self._rate = rate
        self._overall = _TokenBucket(rate or 1, max(1.0, rate / 2), clock())
        self._chats: dict[str, _TokenBucket] = {}
        self._paused_until: dict[str, float] = {}

    def reserve(self, chat: str, message: bool) -> float:
        """Take a place for a call about a chat, and say how many seconds to wait for it. Only a `message` counts for
        the limit of the chat."""
        now = self._clock()
        pause = max(0.0, self._paused_until.pop(chat, 0.0) - now)
        if not self._rate:
            return pause
        own = self._bucket(chat, now).reserve(now) if message else 0.0
        return max(pause, own, self._overall.reserve(now))

    def pause(self, chat: str, seconds: float) -> None:
        """Leave one chat alone for a while, as Telegram asked; the others go on."""
        self._paused_until[chat] = self._clock() + seconds

    def _bucket(self, chat: str, now: float) -> _TokenBucket:
        if len(self._chats) > _MOST_CHATS:
            self._chats = {name: one for name, one in self._chats.items() if not one.full(now)}
        if chat not in self._chats:
            self._chats[chat] = _TokenBucket(CHAT_RATE, CHAT_BURST, now)
        return self._chats[chat]


class CallGate:
    """Lets one call be under way at a time, so that a crash leaves no more than one of which nobody knows whether it
    arrived. One that takes longer than `seconds` lets the next begin; with None there is no gate."""

    def __init__(self, seconds: float | None) -> None:
        self._seconds = seconds
        self._free = asyncio.Lock()

    async def enter(self) -> Callable[[], None]:
        """Wait until the next call may begin; what is returned is to be called when it ended, once or more."""
        if self._seconds is None:
            return lambda: None
        await self._free.acquire()
        entered = True

        def leave() -> None:
            nonlocal entered
            if entered:
                entered = False
                self._free.release()

        timer = asyncio.get_running_loop().call_later(self._seconds, leave)

        def ended() -> None:
            timer.cancel()
            leave()

        return ended

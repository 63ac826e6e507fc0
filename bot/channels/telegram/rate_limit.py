"""How fast Telegram may be sent to: so many messages a second in all, and one a second to each chat, with bursts."""

import asyncio
from collections.abc import Callable

OVERALL = 30.0
"""Calls a second, over all chats."""
A_CHAT, BURST = 1.0, 5
"""Messages a second to one chat, and how many may come at once before that."""
_KNOWN = 1000


class _Bucket:
    """Lets through `rate` a second, and `burst` at once after a rest."""

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._left = burst
        self._at = now

    def delay(self, now: float) -> float:
        """Take a place, and say how long to wait for it."""
        self._left = min(self._burst, self._left + (now - self._at) * self._rate) - 1
        self._at = now
        return max(0.0, -self._left / self._rate)

    def full(self, now: float) -> bool:
        """Whether it is as if nothing had been let through."""
        return self._left + (now - self._at) * self._rate >= self._burst


class Pace:
    """The limits of Telegram, for one bot. `rate` is that over all chats; 0 for a server without limits."""

    def __init__(self, clock: Callable[[], float], rate: float = OVERALL) -> None:
        self._clock = clock
        self._rate = rate
        self._all = _Bucket(rate or 1, max(1.0, rate / 2), clock())
        self._chats: dict[str, _Bucket] = {}
        self._held: dict[str, float] = {}

    def delay(self, address: str, speaks: bool) -> float:
        """Take a place for a call about a chat, and say how many seconds to wait for it. Only a call that `speaks`
        counts for the chat."""
        now = self._clock()
        held = max(0.0, self._held.pop(address, 0.0) - now)
        if not self._rate:
            return held
        own = self._chat(address, now).delay(now) if speaks else 0.0
        return max(held, own, self._all.delay(now))

    def hold(self, address: str, seconds: float) -> None:
        """Leave one chat alone for a while, as Telegram asked; the others go on."""
        self._held[address] = self._clock() + seconds

    def _chat(self, address: str, now: float) -> _Bucket:
        if len(self._chats) > _KNOWN:
            self._chats = {name: one for name, one in self._chats.items() if not one.full(now)}
        if address not in self._chats:
            self._chats[address] = _Bucket(A_CHAT, BURST, now)
        return self._chats[address]


class Window:
    """Lets one call be under way at a time, so that a crash leaves no more than one of which nobody knows whether it
    arrived; one that takes longer than `patience` seconds lets the next begin. Without patience it lets all in."""

    def __init__(self, patience: float | None) -> None:
        self._patience = patience
        self._free = asyncio.Lock()

    async def enter(self) -> Callable[[], None]:
        """Wait until the next call may begin; what is returned says that it ended."""
        if self._patience is None:
            return lambda: None
        await self._free.acquire()
        open_now = True

        def leave() -> None:
            nonlocal open_now
            if open_now:
                open_now = False
                self._free.release()

        timer = asyncio.get_running_loop().call_later(self._patience, leave)

        def ended() -> None:
            timer.cancel()
            leave()

        return ended

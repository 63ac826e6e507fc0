"""Group commit: turns that wait are committed together, and what they return leaves after the commit."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

from bot.conversation.conversation import Conversation
from bot.errors import StoreFault
from bot.messages import Incoming, Reply
from bot.store.contract import Store

MOST_TURNS = 256
"""How many turns one commit holds at most, so that nobody waits long for the turns of others."""

Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)


class _Turn(Generic[Result_co]):
    """A turn that waits for its commit, and the future that tells how it went."""

    def __init__(
        self,
        run: Callable[[], Result_co],
        rescue: Callable[[Exception], Result_co] | None,
        future: "asyncio.Future[Result_co]",
    ) -> None:
        self._run = run
        self._rescue = rescue
        self._future = future
        self._fault: Exception | None = None

    def take(self, store: Store, undo: Callable[[], None]) -> None:
        """Run it in a savepoint; where that fails, undo it and run its rescue in another. Raises `StoreFault`."""
        try:
            with store.transaction():
                self._result = self._run()
        except StoreFault:
            raise
        except Exception as fault:
            undo()
            self._fault = fault
            if self._rescue is not None:
                self._recover(store, partial(self._rescue, fault))

    def _recover(self, store: Store, rescue: Callable[[], Result_co]) -> None:
        try:
            with store.transaction():
                self._result = rescue()
            self._fault = None
        except StoreFault:
            raise
        except Exception as fault:
            self._fault = fault

    def finish(self, fault: Exception | None = None) -> None:
        """Tell whoever waits how it went; `fault` is that of the commit."""
        fault = fault or self._fault
        # Whoever stopped waiting was cancelled; their turn is kept all the same.
        with suppress(asyncio.InvalidStateError):
            if fault is not None:
                self._future.set_exception(fault)
            else:
                self._future.set_result(self._result)


class TurnBatcher:
    """Takes turns from the tasks of one event loop, and commits those that wait in one transaction.

    It commits on the loop itself: handing over to a thread costs more than the commit where disks are quick.
    """

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._store = conversation.services.store
        self._waiting: deque[_Turn[object]] = deque()

    async def handle(self, incoming: Incoming) -> list[Reply]:
        """The replies to one message, once its effect is kept; where it cannot be kept, a reply that says so."""
        try:
            return await self.submit(partial(self._conversation.handle, incoming))
        except StoreFault as fault:
            return self._conversation.lost(incoming, fault)

    def submit(
        self, turn: Callable[[], Result], rescue: Callable[[Exception], Result] | None = None
    ) -> "asyncio.Future[Result]":
        """Let `turn` write to the store, in the order of submission; its result, once what it wrote is kept.

        A turn that raises undoes only itself: then `rescue` runs in its place with what was raised, or the future
        raises it. The future raises `StoreFault` when the commit failed and nothing of the batch was kept.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        waiting = _Turn(turn, rescue, future)
        self._waiting.append(waiting)
        if len(self._waiting) == 1:
            loop.call_soon(self._commit)
        return future

    def _commit(self) -> None:
        batch = list(islice(self._waiting, MOST_TURNS))
        failed: Exception | None = None
        try:
            with self._store.transaction():
                for turn in batch:
                    turn.take(self._store, self._conversation.interviews.undo)
        except Exception as fault:
            # What is held in memory may be of turns that were undone.
            self._conversation.interviews.forget()
            failed = fault
        for _ in batch:
            self._waiting.popleft()
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._commit)
        for turn in batch:
            turn.finish(failed)

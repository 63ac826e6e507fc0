"""The one writer: turns that wait are kept in one transaction together, and each reply leaves after its commit."""

import asyncio
from collections import deque
from contextlib import suppress

from bot.conversation.conversation import Conversation
from bot.errors import StoreFault
from bot.messages import Incoming, Reply
from bot.store.contract import Store

TOGETHER = 256
"""How many turns one commit holds at most, so that nobody waits long for the turns of others."""


class Writer:
    """Takes messages from many tasks of one event loop. It commits on the loop itself: handing over to a thread
    costs more than the commit where disks are quick."""

    def __init__(self, conversation: Conversation, store: Store) -> None:
        self._conversation = conversation
        self._store = store
        self._waiting: deque[tuple[Incoming, asyncio.Future[list[Reply]]]] = deque()

    async def handle(self, incoming: Incoming) -> list[Reply]:
        """The replies to one message, once its effect is kept."""
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[list[Reply]] = loop.create_future()
        self._waiting.append((incoming, answered))
        if len(self._waiting) == 1:
            loop.call_soon(self._commit)
        return await answered

    def _commit(self) -> None:
        """Take the turns that wait, each in its own savepoint; a turn that fails undoes only itself."""
        turns = [self._waiting[place] for place in range(min(TOGETHER, len(self._waiting)))]
        outcomes: list[list[Reply] | Exception] = []
        try:
            with self._store.transaction():
                outcomes.extend(self._taken(incoming) for incoming, _ in turns)
        except StoreFault as fault:
            outcomes = [self._conversation.lost(incoming, fault) for incoming, _ in turns]
        for _ in turns:
            self._waiting.popleft()
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._commit)
        for (_, answered), outcome in zip(turns, outcomes, strict=True):
            # Who stopped waiting was cancelled; their turn is kept all the same.
            with suppress(asyncio.InvalidStateError):
                if isinstance(outcome, Exception):
                    answered.set_exception(outcome)
                else:
                    answered.set_result(outcome)

    def _taken(self, incoming: Incoming) -> list[Reply] | Exception:
        try:
            return self._conversation.handle(incoming)
        except Exception as fault:
            return fault

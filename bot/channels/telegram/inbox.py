"""Takes updates in: kept before Telegram hears that they arrived, in order, and together where many come at once."""

import asyncio
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from telegram import Bot, Update

from bot.channels.telegram.api_calls import Courier
from bot.channels.telegram.background_files import Drawings
from bot.channels.telegram.phrases import Say, Texts
from bot.channels.telegram.ports import Post
from bot.channels.telegram.retry import LOG, place
from bot.channels.telegram.sender import Sender
from bot.channels.telegram.updates import Letter, bare, letter, query_of, tapped
from bot.errors import StoreFault

_TOGETHER = 256
"""How many letters one commit holds at most."""


class Inbox:
    """What comes in from Telegram, by whatever way."""

    def __init__(
        self,
        post: Post,
        bot: Bot,
        courier: Courier,
        sender: Sender,
        drawings: Drawings,
        texts: Texts,
        say: Say,
    ) -> None:
        self._post = post
        self._bot = bot
        self._courier = courier
        self._sender = sender
        self._drawings = drawings
        self._texts = texts
        self._say = say
        self._waiting: deque[tuple[Letter, asyncio.Future[None]]] = deque()

    async def take(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Take updates as Telegram sends them. When this returns, what they lead to is kept. Raises `StoreFault` when
        it is not, and Telegram is to keep them."""
        read = [self._read(update) for update in updates]
        letters = [one for one, _ in read if one is not None]
        try:
            if letters:
                await self._kept(letters)
        finally:
            for _, query in read:
                if query:
                    self._courier.answer(query)

    def _read(self, raw: Mapping[str, Any]) -> tuple[Letter | None, str]:
        """The letter in an update, and the tap to be answered. One that nobody can read is let go, for it would only
        come back; nothing of it is logged."""
        fault: Exception | None = None
        for shape in (tapped, bare):
            try:
                update = Update.de_json(shape(raw), self._bot)
                return letter(update, self._texts), query_of(update)
            except Exception as error:
                fault = error
        LOG.error(
            "%s", self._say("An update cannot be read ({fault}) and is let go.", fault=type(fault).__name__)
        )
        return None, ""

    async def _kept(self, letters: Iterable[Letter]) -> None:
        loop = asyncio.get_running_loop()
        futures = []
        for one in letters:
            future: asyncio.Future[None] = loop.create_future()
            self._waiting.append((one, future))
            futures.append(future)
        if len(self._waiting) == len(futures):
            loop.call_soon(self._commit)
        for outcome in await asyncio.gather(*futures, return_exceptions=True):
            if isinstance(outcome, BaseException):
                raise outcome

    def _commit(self) -> None:
        """Take the letters that wait in one transaction, and let the senders see what there is to send."""
        together = [self._waiting.popleft() for _ in range(min(_TOGETHER, len(self._waiting)))]
        try:
            faults = self._post.take([one for one, _ in together])
        except StoreFault as fault:
            for _, future in together:
                with suppress(asyncio.InvalidStateError):
                    future.set_exception(fault)
        else:
            for _, failed in faults:
                LOG.error("%s", place(failed))
            self._drawings.start(self._post.drawings())
            for one, future in together:
                self._sender.wake(one.address)
                with suppress(asyncio.InvalidStateError):
                    future.set_result(None)
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._commit)

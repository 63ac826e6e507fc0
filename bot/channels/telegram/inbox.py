"""Takes updates in: kept before Telegram hears that they arrived, in order, and together where many come at once."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
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
from bot.messages import Reply


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

    async def take(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Take updates as Telegram sends them. When this returns, what they lead to is kept. Raises `StoreFault` when
        it is not, and Telegram is to keep them."""
        read = [self._read(update) for update in updates]
        letters = [one for one, _ in read if one is not None]
        try:
            if letters:
                await self._keep(letters)
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

    async def _keep(self, letters: Iterable[Letter]) -> None:
        """Let the program take letters, and let the senders see what there is to send. Raises `StoreFault`."""
        unmade: dict[str, list[Reply]] = {}
        unkept: StoreFault | None = None
        for outcome in await asyncio.gather(*map(self._post.take, letters), return_exceptions=True):
            if isinstance(outcome, StoreFault):
                unkept = outcome
            elif isinstance(outcome, BaseException):
                LOG.error("%s", place(outcome))
            else:
                if outcome.fault is not None:
                    LOG.error("%s", place(outcome.fault))
                unmade.setdefault(outcome.address, []).extend(outcome.unmade)
        for address, replies in unmade.items():
            self._drawings.start(address, replies)
            self._sender.wake(address)
        if unkept is not None:
            raise unkept

"""Takes updates in: kept before Telegram hears that they arrived, and in order."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from telegram import Update

from bot.channels.ports import Mailbox, Say, Texts
from bot.channels.telegram import updates as reading
from bot.channels.telegram.api_calls import ApiCalls
from bot.channels.telegram.background_files import BackgroundFiles
from bot.channels.telegram.retry import LOG, fault_location
from bot.channels.telegram.updates import ChatUpdate
from bot.errors import StoreFault
from bot.messages import Reply


class Inbox:
    """What comes in from Telegram, whether it is fetched or brought. `wake` is called for each chat for which there
    is something to send."""

    def __init__(
        self,
        mailbox: Mailbox,
        api: ApiCalls,
        files: BackgroundFiles,
        wake: Callable[[str], None],
        texts: Texts,
        say: Say,
    ) -> None:
        self._mailbox = mailbox
        self._api = api
        self._files = files
        self._wake = wake
        self._texts = texts
        self._say = say

    async def take(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Take updates as Telegram sends them. When this returns, what they lead to is kept. Raises `StoreFault` when
        it is not, and Telegram is to keep them."""
        parsed = [self._read(update) for update in updates]
        arrivals = [arrival for arrival, _ in parsed if arrival is not None]
        try:
            if arrivals:
                await self._keep(arrivals)
        finally:
            for _, callback_query in parsed:
                if callback_query:
                    self._api.acknowledge(callback_query)

    def _read(self, raw: Mapping[str, Any]) -> tuple[ChatUpdate | None, str]:
        """What an update says, and the tap to acknowledge. One that nobody can read is let go, for it would only come
        back; nothing of it is logged."""
        fault: Exception | None = None
        for reduced in (reading.slim, reading.slimmest):
            try:
                update = Update.de_json(reduced(raw), self._api.bot)
                return reading.read(update, self._texts), reading.callback_query(update)
            except Exception as error:
                fault = error
        LOG.error(
            "%s", self._say("An update cannot be read ({fault}) and is let go.", fault=type(fault).__name__)
        )
        return None, ""

    async def _keep(self, arrivals: Iterable[ChatUpdate]) -> None:
        """Let the program take what came in, and have what it leads to sent. Raises `StoreFault`."""
        unmade: dict[str, list[Reply]] = {}
        unkept: StoreFault | None = None
        for outcome in await asyncio.gather(*map(self._mailbox.take, arrivals), return_exceptions=True):
            if isinstance(outcome, StoreFault):
                unkept = outcome
            elif isinstance(outcome, BaseException):
                LOG.error("%s", fault_location(outcome))
            else:
                if outcome.fault is not None:
                    LOG.error("%s", fault_location(outcome.fault))
                unmade.setdefault(outcome.address, []).extend(outcome.unmade)
        for address, replies in unmade.items():
            self._files.start(address, replies)
            self._wake(address)
        if unkept is not None:
            raise unkept

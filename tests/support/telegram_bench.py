"""One bot in this process, between a Bot API server without a socket and a program in memory."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from telegram.request import HTTPXRequest

from bot.app import App
from bot.channels.telegram.background_files import ProgressTimes
from bot.channels.telegram.channel import CHANNEL
from bot.channels.telegram.retry import Backoff
from bot.channels.telegram.serving import BotService, ServiceOptions
from bot.messages import FileOrder
from bot.settings import Telegram
from tests.support.botapi import TOKEN, BotApi, User, transport

ORGANISATIONS = ("Gemeente Waterrijk", "Zorggroep De Linde", "Woonbedrijf Nova")
TOPICS = ("Een toegang voor de regio", "Dure gevallen samen betalen")
CASE = "jeugd-in-de-regio"
QUICK = Backoff(0.01, 0.05, 60)
CALM = ProgressTimes(60)
"""So long that nothing is told of a drawing, however busy the machine is."""


class Bench:
    """The bot, which only moves while it is waited for."""

    def __init__(self, app: App, server: BotApi, settings: Telegram, options: ServiceOptions) -> None:
        self.app, self.server = app, server
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._loop.run_until_complete(self._start(settings, options))

    async def _start(self, settings: Telegram, options: ServiceOptions) -> None:
        self.mailbox = self.app.mailbox(CHANNEL)
        self.service = BotService(
            settings,
            self.mailbox,
            self._make,
            self.app.texts,
            self.app.words(),
            options,
        )
        self._running = asyncio.ensure_future(self.service.run(self._stop))

    def _make(self, order: FileOrder) -> bytes:
        """Make a file as the program does at that moment, which a test may have changed."""
        return self.app.make(order)

    def passes(self, seconds: float) -> None:
        """Let time pass."""
        self._loop.run_until_complete(asyncio.sleep(seconds))

    def settles(self, most: float = 10.0) -> None:
        """Let the bot take everything that was said, and say everything it has to say."""
        self._loop.run_until_complete(self._settled(most))

    def until(self, holds: Any, most: float = 10.0) -> None:
        """Let time pass until something holds."""
        self._loop.run_until_complete(self._until(holds, most))

    async def _settled(self, most: float) -> None:
        # What was answered by an empty fetch is confirmed.
        before = len(self.server.calls)
        await self._until(
            lambda: (
                (
                    self.server.webhook
                    or any(call.method == "getUpdates" for call in self.server.calls[before:])
                    or not self.server.updates
                )
                and not self.server.updates
                and not self.mailbox.waiting()
                and self.service.api.idle
            ),
            most,
        )

    async def _until(self, holds: Any, most: float) -> None:
        until = time.monotonic() + most
        while not holds():
            assert time.monotonic() < until, "it takes too long"
            assert not self._running.done(), self._running.exception()
            await asyncio.sleep(0.002)

    def wakes(self, number: int) -> None:
        """Let the bot see that something waits for somebody."""
        self._loop.call_soon(self.service.sender.wake, str(number))

    def tell(self, user: User, *texts: str) -> str:
        """Let somebody type these one after another, each after the bot's word; the last word."""
        for text in texts:
            user.says(text)
            self.settles()
        return user.last

    def tap(self, user: User, *labels: str) -> str:
        """Let somebody tap these one after another; the bot's last word."""
        for label in labels:
            user.taps(label)
            self.settles()
        return user.last

    def close(self) -> None:
        """Stop the bot as SIGTERM would."""
        self._stop.set()
        try:
            self._loop.run_until_complete(self._running)
        finally:
            self._loop.close()


def requests(server: BotApi) -> tuple[HTTPXRequest, HTTPXRequest]:
    """What carries the bot's requests to the server, with real HTTP encoding and no socket."""
    return tuple(HTTPXRequest(httpx_kwargs={"transport": transport(server)}) for _ in range(2))  # type: ignore[return-value]


@contextmanager
def talking(app: App, server: BotApi, settings: Telegram | None = None, **options: Any) -> Iterator[Bench]:
    """A bot that talks, and is stopped afterwards."""
    usual = ServiceOptions(requests(server), rate=0, backoff=QUICK, long_poll=1, tick=0.05, progress=CALM)
    bench = Bench(app, server, settings or Telegram(TOKEN), replace(usual, **options))
    try:
        yield bench
    finally:
        bench.close()


def joined(bench: Bench, number: int = 7, organisation: str = "GEM", language: str = "nl") -> User:
    """Somebody who came in by a link for an organisation."""
    user = bench.server.person(number, language)
    bench.tell(user, f"/start {bench.app.desk.invite(CASE, organisation).code}")
    return user


CONTROLS = frozenset(
    {"Weet ik niet", "Overslaan", "Voorbeeld", "Waarom deze vraag?", "Terug", "Klaar"}
    | {"I don't know", "Skip", "Example", "Why this question?", "Back", "Done"}
)
"""The buttons that are no answer to a question."""


def answers(bench: Bench, user: User, name: str, until: str, most: int = 80) -> list[str]:
    """Let somebody answer as a person does, from what can be seen, until a text comes; what they typed."""
    typed: list[str] = []
    for number in range(most):
        if until in user.last:
            return typed
        labels = User.labels(user.seen[-1])
        options = [label for label in labels if label not in CONTROLS]
        done = [label for label in labels if label in {"Klaar", "Done"}]
        if done and (labels[0] in done or any("(" in label for label in labels)):
            bench.tap(user, done[0])
        elif "Ja, dit klopt" in labels or "Yes, this is right" in labels:
            bench.tap(user, labels[0])
        elif options:
            bench.tap(user, options[number % min(2, len(options))])
        else:
            typed.append(f"{name} zegt hier nu op vraag {number} wat nodig is")
            bench.tell(user, typed[-1])
    raise AssertionError(f"{until!r} was never said; last was {user.last!r}")

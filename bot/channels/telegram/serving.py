"""Serves one bot from start to stop: what comes in, what goes out, and what goes by the clock."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

from telegram import BotCommand, BotCommandScopeAllPrivateChats, User
from telegram.error import BadRequest, TelegramError
from telegram.request import BaseRequest, HTTPXRequest
from tornado.httpserver import HTTPServer

from bot.channels.ports import Mailbox, Say, Texts
from bot.channels.telegram import webhook
from bot.channels.telegram.api_calls import ApiCalls
from bot.channels.telegram.background_files import BackgroundFiles, ProgressTimes
from bot.channels.telegram.compose import compose
from bot.channels.telegram.inbox import Inbox
from bot.channels.telegram.polling import poll
from bot.channels.telegram.rate_limit import OVERALL_RATE, CallGate, RateLimiter
from bot.channels.telegram.rawbot import RawBot
from bot.channels.telegram.retry import LOG, Backoff, OutageLog, seconds_asked
from bot.channels.telegram.sender import Sender, SendingLimits
from bot.channels.telegram.updates import ALLOWED
from bot.errors import SettingsFault, StoreFault
from bot.messages import Make
from bot.settings import Telegram

_ROOT = "https://api.telegram.org"
_DESCRIPTION = 256
"""How long the description of a command may be."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class ServiceOptions:
    """How the outside is met: what carries requests (a pair for sending and for fetching), the calls a second over
    all chats, how many seconds a call may hold up the next, the waits after trouble, how long one fetch waits for
    updates, how often is looked at the clock, when is told that a file takes a while, and how many seconds what is
    under way may take to end."""

    requests: tuple[BaseRequest, BaseRequest] | None = None
    rate: float = OVERALL_RATE
    gate: float | None = 1.0
    backoff: Backoff = field(default_factory=Backoff)
    long_poll: float = 25.0
    tick: float = 30.0
    progress: ProgressTimes = field(default_factory=ProgressTimes)
    grace: float = 4.0


class BotService:
    """One bot and everything around it."""

    def __init__(
        self,
        settings: Telegram,
        mailbox: Mailbox,
        make: Make,
        texts: Texts,
        say: Say,
        options: ServiceOptions,
    ) -> None:
        self._settings = settings
        self._mailbox = mailbox
        self._texts = texts
        self._say = say
        self._options = options
        clock = asyncio.get_running_loop().time
        self._requests = options.requests or _requests(settings.base_url)
        self._outages = OutageLog(say, clock)
        limits = SendingLimits(RateLimiter(clock, options.rate), CallGate(options.gate), options.backoff)
        self.api = ApiCalls(_bot(settings, *self._requests))
        self.sender = Sender(mailbox, self.api, limits, self._outages, say)
        self.files = BackgroundFiles(mailbox, self.sender, make, texts, options.progress)
        self.inbox = Inbox(mailbox, self.api, self.files, self.sender.wake, texts, say)

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set; then end what is under way, and leave the rest for the next start. Raises
        `SettingsFault` when the port for a webhook cannot be had."""
        server: HTTPServer | None = None
        if self._settings.webhook:
            secret = self._settings.secret or secrets.token_urlsafe(32)
            server = self._listen(secret)
            receiving = self._register(secret)
        else:
            receiving = poll(
                self.api.bot, self.inbox, self._outages, self._options.backoff, self._options.long_poll
            )
        self.sender.wake_all()
        work = [asyncio.ensure_future(each) for each in (receiving, self._introduce(), self._by_the_clock())]
        LOG.info("%s", self._say("ANNA is on Telegram. Stop with Ctrl-C."))
        try:
            await _until(stop, work)
        finally:
            await self._end(work, server)

    async def _end(self, work: Sequence["asyncio.Task[None]"], server: HTTPServer | None) -> None:
        if server is not None:
            server.stop()
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        if server is not None:
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(server.close_all_connections(), 1)
        await self.files.stop()
        await self.sender.stop(self._options.grace)
        await self.api.stop(1)
        for request in self._requests:
            with suppress(Exception):
                await request.shutdown()
        LOG.info("%s", self._say("ANNA has left Telegram; what was not sent yet is sent at the next start."))

    def _listen(self, secret: str) -> HTTPServer:
        settings = self._settings
        try:
            return webhook.listen(self.inbox, settings.webhook, secret, settings.listen, settings.port)
        except OSError as error:
            raise SettingsFault(
                "ANNA cannot await messages at {address}, port {port}: {reason}. Set ANNA_TELEGRAM_WEBHOOK_PORT to "
                "a port that is free.",
                address=settings.listen,
                port=settings.port,
                reason=error.strerror or error,
            ) from error

    async def _register(self, secret: str) -> None:
        """Tell Telegram where to bring updates, one at a time so that they keep their order."""
        await self._until_done(
            "register",
            lambda: self.api.bot.set_webhook(
                self._settings.webhook,
                secret_token=secret,
                allowed_updates=list(ALLOWED),
                max_connections=1,
            ),
        )

    async def _introduce(self) -> None:
        """Ask by what name the bot is known, and set the commands that everybody sees, in each language."""
        me: User | None = await self._until_done("introduce", self.api.bot.get_me)
        if me is not None and me.username:
            self._mailbox.set_channel_name(me.username)
        scope = BotCommandScopeAllPrivateChats()
        for language in ("", *self._texts.languages):
            menu = self._texts.menu(language or self._texts.languages[0], "")
            commands = [BotCommand(name, description[:_DESCRIPTION]) for name, description in menu]
            set_commands = partial(
                self.api.bot.set_my_commands, commands, scope, language_code=language or None
            )
            await self._until_done("introduce", set_commands)

    async def _until_done(self, action: str, call: Callable[[], Awaitable[Answer]]) -> Answer | None:
        """Make a call until it succeeds; its answer, None when Telegram refuses it for good."""
        failures = 0
        while True:
            try:
                answer = await call()
            except BadRequest as error:
                self._outages.failed(action, error)
                return None
            except TelegramError as error:
                failures += 1
                self._outages.failed(action, error)
                await asyncio.sleep(seconds_asked(error) or self._options.backoff.delay(failures))
            else:
                self._outages.succeeded(action)
                return answer

    async def _by_the_clock(self) -> None:
        """Send reminders that are due and whatever still waits."""
        while True:
            try:
                due = self._mailbox.remind(
                    lambda reminder, recipient: compose([reminder], recipient, self._texts)
                )
                for address in due:
                    self.sender.wake(address)
                self.sender.wake_all()
            except StoreFault as fault:
                LOG.error("%s", fault)
            await asyncio.sleep(self._options.tick)


async def _until(stop: asyncio.Event, work: Sequence["asyncio.Task[None]"]) -> None:
    """Wait until `stop` is set, also after all work is done. Raises what any of it raises."""
    stopping = asyncio.ensure_future(stop.wait())
    waiting: set[asyncio.Future[Any]] = {stopping, *work}
    try:
        while not stopping.done():
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
    finally:
        stopping.cancel()


def _requests(base_url: str) -> tuple[HTTPXRequest, HTTPXRequest]:
    """What carries requests. A server on this machine is not reached through a proxy."""
    near = urlsplit(base_url).hostname in {"localhost", "127.0.0.1", "::1"}
    more = {"trust_env": False} if near else None
    sending = HTTPXRequest(
        connection_pool_size=32,
        read_timeout=15,
        write_timeout=15,
        connect_timeout=10,
        pool_timeout=30,
        httpx_kwargs=more,
    )
    return sending, HTTPXRequest(
        connection_pool_size=2, connect_timeout=10, pool_timeout=10, httpx_kwargs=more
    )


def _bot(settings: Telegram, sending: BaseRequest, fetching: BaseRequest) -> RawBot:
    root = settings.base_url or _ROOT
    return RawBot(
        settings.token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=sending,
        get_updates_request=fetching,
    )

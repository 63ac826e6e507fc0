"""Serves one bot from start to stop: what comes in, what goes out, and what goes by the clock."""

import asyncio
import secrets
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from telegram import BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import BadRequest, TelegramError
from telegram.request import BaseRequest, HTTPXRequest

from bot.channels.telegram import webhook
from bot.channels.telegram.api_calls import Courier
from bot.channels.telegram.background_files import Beat, Drawings
from bot.channels.telegram.compose import packed
from bot.channels.telegram.inbox import Inbox
from bot.channels.telegram.phrases import Say, Texts
from bot.channels.telegram.polling import poll
from bot.channels.telegram.ports import Post
from bot.channels.telegram.rate_limit import OVERALL, Pace, Window
from bot.channels.telegram.rawbot import RawBot
from bot.channels.telegram.retry import LOG, Outage, Patience, waits
from bot.channels.telegram.sender import Sender
from bot.channels.telegram.updates import ALLOWED
from bot.errors import SettingsFault, StoreFault
from bot.messages import Packed, Reply, Standing
from bot.settings import Telegram

_ROOT = "https://api.telegram.org"
_FINISH = 4.0
"""Seconds in which what is under way may end when the program is told to stop."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How the outside is met: what carries requests (a pair for sending and for fetching), how fast, how patiently,
    how long one fetch waits, how often is looked at the clock, and when is told that a file takes a while."""

    requests: tuple[BaseRequest, BaseRequest] | None = None
    rate: float = OVERALL
    apart: float | None = 1.0
    patience: Patience = field(default_factory=Patience)
    long_poll: float = 25.0
    tick: float = 30.0
    beat: Beat = field(default_factory=Beat)
    finish: float = _FINISH


class Serving:
    """One bot and everything around it."""

    def __init__(self, settings: Telegram, post: Post, texts: Texts, say: Say, ways: Ways) -> None:
        self._settings = settings
        self._post = post
        self._texts = texts
        self._say = say
        self._ways = ways
        loop = asyncio.get_running_loop()
        self._sending, self._fetching = ways.requests or _requests(settings.base_url)
        self.bot = _bot(settings, self._sending, self._fetching)
        self.courier = Courier(self.bot)
        self._outage = Outage(say, loop.time)
        self.sender = Sender(
            post,
            self.courier,
            Pace(loop.time, ways.rate),
            Window(ways.apart),
            self._outage,
            ways.patience,
            say,
        )
        self.drawings = Drawings(post, self.sender, texts, ways.beat)
        self.inbox = Inbox(post, self.bot, self.courier, self.sender, self.drawings, texts, say)

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set; then end what is under way, and leave the rest for the next start."""
        server = None
        if self._settings.webhook:
            secret = self._settings.secret or secrets.token_urlsafe(32)
            server = self._listen(secret)
            work: list[Coroutine[Any, Any, None]] = [self._register(secret)]
        else:
            work = [poll(self.bot, self.inbox, self._outage, self._ways.patience, self._ways.long_poll)]
        self.sender.wake_all()
        tasks = [asyncio.ensure_future(each) for each in (*work, self._introduce(), self._by_the_clock())]
        ending = asyncio.ensure_future(stop.wait())
        LOG.info("%s", self._say("ANNA is on Telegram. Stop with Ctrl-C."))
        done, _ = await asyncio.wait([*tasks, ending], return_when=asyncio.FIRST_COMPLETED)
        while not stop.is_set() and all(task.done() and not task.exception() for task in done):
            # What only had to be done once is done.
            tasks = [task for task in tasks if not task.done()]
            done, _ = await asyncio.wait([*tasks, ending], return_when=asyncio.FIRST_COMPLETED)
        await self._end([*tasks, ending], server)
        for task in done:
            if task is not ending and not task.cancelled() and task.exception():
                raise task.exception() or RuntimeError

    async def _end(self, tasks: Sequence["asyncio.Future[Any]"], server: Any) -> None:
        if server is not None:
            server.stop()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if server is not None:
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(server.close_all_connections(), 1)
        await self.drawings.stop()
        await self.sender.stop(self._ways.finish)
        await self.courier.stop(1)
        for request in (self._sending, self._fetching):
            with suppress(Exception):
                await request.shutdown()
        LOG.info("%s", self._say("ANNA has left Telegram; what was not sent yet is sent at the next start."))

    def _listen(self, secret: str) -> Any:
        given = self._settings
        try:
            return webhook.listen(self.inbox, given.webhook, secret, given.listen, given.port)
        except OSError as error:
            raise SettingsFault(
                "ANNA cannot await messages at {address}, port {port}: {reason}. Set ANNA_TELEGRAM_WEBHOOK_PORT to "
                "a port that is free.",
                address=given.listen,
                port=given.port,
                reason=error.strerror or error,
            ) from error

    async def _register(self, secret: str) -> None:
        """Tell Telegram where to bring updates, one at a time so that they keep their order."""
        await self._until_done(
            "register",
            lambda: self.bot.set_webhook(
                self._settings.webhook,
                secret_token=secret,
                allowed_updates=list(ALLOWED),
                max_connections=1,
            ),
        )

    async def _introduce(self) -> None:
        """Ask by what name the bot is known, and set the commands that everybody sees, in each language."""
        me = await self._until_done("introduce", self.bot.get_me)
        if me.username:
            self._post.introduce(me.username)
        scope = BotCommandScopeAllPrivateChats()
        for tag in ("", *self._texts.languages):
            offered = self._texts.menu(tag or self._texts.languages[0], "")
            commands = [BotCommand(name, told[:256]) for name, told in offered]
            await self._until_done(
                "introduce",
                lambda commands=commands, tag=tag: self.bot.set_my_commands(
                    commands, scope, language_code=tag or None
                ),
            )

    async def _until_done(self, doing: str, call: Any) -> Any:
        """Make a call until it succeeds."""
        tries = 0
        while True:
            try:
                done = await call()
            except BadRequest as error:
                self._outage.trouble(doing, error)
                return None
            except TelegramError as error:
                tries += 1
                self._outage.trouble(doing, error)
                await asyncio.sleep(waits(error) or self._ways.patience.after(tries))
            else:
                self._outage.over(doing)
                return done

    async def _by_the_clock(self) -> None:
        """Send reminders that are due and whatever still waits."""
        while True:
            try:
                for address in self._post.remind(self._reminder):
                    self.sender.wake(address)
                self.sender.wake_all()
            except StoreFault as fault:
                LOG.error("%s", fault)
            await asyncio.sleep(self._ways.tick)

    def _reminder(self, address: str, reply: Reply, standing: Standing) -> Packed:
        return packed(address, [reply], standing, self._texts)


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

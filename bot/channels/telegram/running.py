"""Runs one bot in a process of its own, until it is told to stop."""

import asyncio
import signal
import warnings

from telegram.warnings import PTBDeprecationWarning

from bot.channels.telegram import logs
from bot.channels.telegram.phrases import Say, Texts
from bot.channels.telegram.ports import Mailbox
from bot.channels.telegram.serving import BotService, ServiceOptions
from bot.settings import Telegram


def run(settings: Telegram, mailbox: Mailbox, texts: Texts, say: Say) -> None:
    """Serve until SIGTERM or Ctrl-C, then finish what is under way. Raises `SettingsFault` when the port for a
    webhook cannot be had."""
    logs.configure(settings.token, settings.secret)
    warnings.filterwarnings("ignore", category=PTBDeprecationWarning)
    asyncio.run(_serve(settings, mailbox, texts, say))


async def _serve(settings: Telegram, mailbox: Mailbox, texts: Texts, say: Say) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(name, stop.set)
        except NotImplementedError:  # on Windows, where Ctrl-C breaks off instead
            break
    await BotService(settings, mailbox, texts, say, ServiceOptions()).run(stop)

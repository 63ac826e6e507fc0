"""Telegram as a channel that is served; the library is loaded when serving begins."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.channels.ports import Host, Say
from bot.channels.telegram import channel
from bot.errors import SettingsFault
from bot.messages import Channel
from bot.settings import NO_TOKEN, Settings

if TYPE_CHECKING:
    import asyncio


class TelegramService:
    """Serves the bot whose token is set."""

    channel: Channel = channel.CHANNEL

    def faults(self, settings: Settings) -> Sequence[SettingsFault]:
        return settings.telegram_faults

    def is_set_up(self, settings: Settings) -> bool:
        return settings.telegram is not None

    def summary(self, settings: Settings, say: Say) -> str:
        telegram = settings.telegram
        if telegram is None:
            return say("Telegram is not set up. For `{anna} serve`, set ANNA_TELEGRAM_TOKEN.")
        if telegram.webhook:
            return say("Telegram brings messages to {url}.", url=telegram.webhook)
        return say("Messages are fetched from {server}.", server=telegram.base_url or "Telegram")

    async def serve(self, host: Host, stop: "asyncio.Event") -> None:
        import warnings

        from telegram.warnings import PTBDeprecationWarning

        from bot.channels.telegram import logs
        from bot.channels.telegram.serving import BotService, ServiceOptions

        telegram = host.settings.telegram
        if telegram is None:
            raise SettingsFault(NO_TOKEN)
        logs.configure(telegram.token, telegram.secret)
        warnings.filterwarnings("ignore", category=PTBDeprecationWarning)
        mailbox, options = host.mailbox(self.channel), ServiceOptions()
        service = BotService(telegram, mailbox, host.make, host.texts, host.words(), options)
        await service.run(stop)

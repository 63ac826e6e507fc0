"""Fetches updates from Telegram, one batch after another; a batch is confirmed once it is kept."""

import asyncio

from telegram.error import Conflict, TelegramError

from bot.channels.telegram.inbox import Inbox
from bot.channels.telegram.rawbot import RawBot
from bot.channels.telegram.retry import LOG, Outage, Patience, place, waits
from bot.errors import StoreFault


async def poll(bot: RawBot, inbox: Inbox, outage: Outage, patience: Patience, timeout: float) -> None:
    """Fetch and take updates until this is cancelled, whatever goes wrong in between."""
    offset: int | None = None
    tries, ours = 0, False
    while True:
        try:
            if not ours:
                # Telegram brings nothing to be fetched while it has a webhook.
                await bot.delete_webhook()
                ours = True
            updates = await bot.raw_updates(offset, timeout)
            outage.over("fetch")
            if updates:
                await inbox.take(updates)
            # An empty answer means that all before it is confirmed. From then on none is named, for after a quiet
            # week Telegram counts on from anywhere.
            offset = max(int(update["update_id"]) for update in updates) + 1 if updates else None
            tries = 0
        except TelegramError as error:
            tries += 1
            ours = ours and not isinstance(error, Conflict)
            outage.trouble("fetch", error)
            await asyncio.sleep(waits(error) or patience.after(tries))
        except StoreFault as fault:
            tries += 1
            if tries == 1:
                LOG.error("%s", fault)
            await asyncio.sleep(patience.after(tries))
        except Exception as fault:
            tries += 1
            LOG.error("%s", place(fault))
            await asyncio.sleep(patience.after(tries))

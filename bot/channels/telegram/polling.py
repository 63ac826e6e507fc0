"""Fetches updates from Telegram, one batch after another; a batch is confirmed once it is kept."""

import asyncio

from telegram.error import Conflict, TelegramError

from bot.channels.telegram.inbox import Inbox
from bot.channels.telegram.rawbot import RawBot
from bot.channels.telegram.retry import LOG, Backoff, OutageLog, fault_location, seconds_asked
from bot.errors import StoreFault


async def poll(bot: RawBot, inbox: Inbox, outages: OutageLog, backoff: Backoff, timeout: float) -> None:
    """Fetch and take updates until this is cancelled, whatever goes wrong in between."""
    offset: int | None = None
    failures, ours = 0, False
    while True:
        try:
            if not ours:
                # Telegram brings nothing to be fetched while it has a webhook.
                await bot.delete_webhook()
                ours = True
            updates = await bot.raw_updates(offset, timeout)
            outages.succeeded("fetch")
            if updates:
                await inbox.take(updates)
            # An empty answer means that all before it is confirmed. From then on none is named, for after a quiet
            # week Telegram counts on from anywhere.
            offset = max(int(update["update_id"]) for update in updates) + 1 if updates else None
            failures = 0
        except TelegramError as error:
            failures += 1
            ours = ours and not isinstance(error, Conflict)
            outages.failed("fetch", error)
            await asyncio.sleep(seconds_asked(error) or backoff.delay(failures))
        except StoreFault as fault:
            failures += 1
            if failures == 1:
                LOG.error("%s", fault)
            await asyncio.sleep(backoff.delay(failures))
        except Exception as fault:
            failures += 1
            LOG.error("%s", fault_location(fault))
            await asyncio.sleep(backoff.delay(failures))

"""Files that take a while to make: made in a thread after the turn was kept, so that nobody else waits for them, and
whoever asked for them sees that it is being done."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.channels.ports import Mailbox, Texts
from bot.channels.telegram.compose import compose
from bot.channels.telegram.retry import LOG, fault_location
from bot.channels.telegram.sender import Sender
from bot.errors import AnnaError, StoreFault
from bot.messages import Attachment, Make, Recipient, Reply


@dataclass(frozen=True, slots=True)
class ProgressTimes:
    """After how many seconds a person is told that a file takes a while, and how many pass between two signs that it
    is still being made. Telegram shows such a sign for five."""

    first: float = 1.0
    every: float = 4.0


class BackgroundFiles:
    """Makes files one at a time, and puts them in the outbox. One that is not made when the program stops is gone;
    who asked for it can ask again."""

    def __init__(
        self, mailbox: Mailbox, sender: Sender, make: Make, texts: Texts, times: ProgressTimes
    ) -> None:
        self._mailbox = mailbox
        self._make_file = make
        self._sender = sender
        self._texts = texts
        self._times = times
        self._making = asyncio.Lock()
        self._running: set[asyncio.Task[None]] = set()

    def start(self, address: str, replies: Sequence[Reply]) -> None:
        """Begin to make the files of these replies, one after another."""
        if replies:
            task = asyncio.ensure_future(self._make_all(address, replies))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def stop(self) -> None:
        """Leave what is not made yet."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _make_all(self, address: str, replies: Sequence[Reply]) -> None:
        progress = asyncio.ensure_future(self._show_progress(address, replies))
        try:
            for reply in replies:
                await self._make(address, reply)
        finally:
            progress.cancel()
            await asyncio.wait({progress})

    async def _show_progress(self, address: str, replies: Sequence[Reply]) -> None:
        """Tell somebody that what they asked for takes a while, and show that it goes on, also while others' files
        are made first. Whatever goes wrong here leaves the files alone."""
        pictures = all(file.media_type == "image/png" for reply in replies for file in reply.orders)
        try:
            await asyncio.sleep(self._times.first)
            await self._sender.wait_until_idle(address)
            self._mailbox.deliver(
                address, lambda recipient: compose([self._busy(recipient)], recipient, self._texts)
            )
            self._sender.wake(address)
            while await self._sender.show_action(address, "upload_photo" if pictures else "upload_document"):
                await asyncio.sleep(self._times.every)
        except Exception as fault:
            LOG.error("%s", fault_location(fault))

    async def _make(self, address: str, reply: Reply) -> None:
        made: Reply | None = None
        reason: AnnaError | None = None
        async with self._making:
            try:
                made = await asyncio.to_thread(_with_files, reply, self._make_file)
            except AnnaError as known:
                reason = known
            except Exception as fault:
                LOG.error("%s", fault_location(fault))
        try:
            self._mailbox.deliver(
                address,
                lambda recipient: compose([made or self._failed(reason, recipient)], recipient, self._texts),
            )
        except StoreFault as fault:
            LOG.error("%s", fault)
        self._sender.wake(address)

    def _busy(self, recipient: Recipient) -> Reply:
        say = self._texts.words(recipient.language)
        return Reply(say("I am making what you asked for. That takes a moment."))

    def _failed(self, reason: AnnaError | None, recipient: Recipient) -> Reply:
        """Why a file cannot be made, where that is known; else that it can be asked for again."""
        say = self._texts.words(recipient.language)
        return Reply(
            say(reason.message, **reason.values)
            if reason
            else say("The file could not be made. Ask for it once more.")
        )


def _with_files(reply: Reply, make: Make) -> Reply:
    """The reply with the files that were ordered with it."""
    files = tuple(Attachment(order.name, order.media_type, make(order)) for order in reply.orders)
    return replace(reply, attachments=files, orders=())

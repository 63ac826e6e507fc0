"""Files that take a while to make: drawn in a thread after the turn was kept, so that nobody else waits for them, and
whoever asked for them sees that it is being done."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.channels.telegram.compose import packed
from bot.channels.telegram.phrases import Texts
from bot.channels.telegram.ports import Post
from bot.channels.telegram.retry import LOG, place
from bot.channels.telegram.sender import Sender
from bot.errors import AnnaError, StoreFault
from bot.messages import Attachment, Make, Packed, Reply, Standing


@dataclass(frozen=True, slots=True)
class Beat:
    """After how many seconds is told that a file takes a while, and how many pass between two signs that it is still
    being made. Telegram shows such a sign for five."""

    after: float = 1.0
    every: float = 4.0


class Drawings:
    """Draws files one at a time, and puts them in the outbox. One that was not drawn when the program stops is gone;
    who asked for it can ask again."""

    def __init__(self, post: Post, sender: Sender, texts: Texts, beat: Beat) -> None:
        self._post = post
        self._sender = sender
        self._texts = texts
        self._beat = beat
        self._turn = asyncio.Lock()
        self._running: set[asyncio.Task[None]] = set()

    def start(self, wanted: Iterable[tuple[str, Reply]]) -> None:
        """Begin to draw the files of these replies, each for an address."""
        together: dict[str, list[Reply]] = {}
        for address, reply in wanted:
            together.setdefault(address, []).append(reply)
        for address, replies in together.items():
            task = asyncio.ensure_future(self._draw_all(address, replies))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def stop(self) -> None:
        """Leave what is not drawn yet."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _draw_all(self, address: str, replies: Sequence[Reply]) -> None:
        shown = asyncio.ensure_future(self._show(address, replies))
        try:
            for reply in replies:
                await self._draw(address, reply)
        finally:
            shown.cancel()
            await asyncio.wait({shown})

    async def _show(self, address: str, replies: Sequence[Reply]) -> None:
        """Tell somebody that what they asked for takes a while, and let them see that it goes on. It also takes a
        while when others are drawn first. Whatever goes wrong with it leaves the drawing alone."""
        pictures = all(file.media_type == "image/png" for reply in replies for file in reply.orders)
        try:
            await asyncio.sleep(self._beat.after)
            await self._sender.rests(address)
            self._post.deliver(address, lambda standing: self._pack(address, self._busy(standing), standing))
            self._sender.wake(address)
            while await self._sender.sign(address, "upload_photo" if pictures else "upload_document"):
                await asyncio.sleep(self._beat.every)
        except Exception as fault:
            LOG.error("%s", place(fault))

    async def _draw(self, address: str, reply: Reply) -> None:
        drawn: Reply | None = None
        reason: AnnaError | None = None
        async with self._turn:
            try:
                drawn = await asyncio.to_thread(_with_files, reply, self._post.make)
            except AnnaError as known:
                reason = known
            except Exception as fault:
                LOG.error("%s", place(fault))
        try:
            self._post.deliver(
                address,
                lambda standing: self._pack(address, drawn or self._failed(reason, standing), standing),
            )
        except StoreFault as fault:
            LOG.error("%s", fault)
        self._sender.wake(address)

    def _busy(self, standing: Standing) -> Reply:
        say = self._texts.words(standing.language)
        return Reply(say("I am making what you asked for. That takes a moment."))

    def _failed(self, reason: AnnaError | None, standing: Standing) -> Reply:
        """Why a file cannot be made, where that is known; else that it can be asked for again."""
        say = self._texts.words(standing.language)
        return Reply(
            say(reason.message, **reason.values)
            if reason
            else say("The file could not be made. Ask for it once more.")
        )

    def _pack(self, address: str, reply: Reply, standing: Standing) -> Packed:
        return packed(address, [reply], standing, self._texts)


def _with_files(reply: Reply, make: Make) -> Reply:
    """The reply with the files that were ordered with it."""
    files = tuple(Attachment(order.name, order.media_type, make(order)) for order in reply.orders)
    return replace(reply, attachments=files, orders=())

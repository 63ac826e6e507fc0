"""Sends what waits in the outbox: one sender for each chat, within Telegram's limits, until it arrives."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram import chat_state, outgoing
from bot.channels.telegram.api_calls import Courier
from bot.channels.telegram.phrases import Say
from bot.channels.telegram.ports import Post
from bot.channels.telegram.rate_limit import Pace, Window
from bot.channels.telegram.retry import LOG, Outage, Patience, place, reason, waits
from bot.errors import StoreFault
from bot.messages import Parcel

_GONE = ("chat not found", "user not found", "PEER_ID_INVALID", "chat_id_invalid")
"""What Telegram says of a chat that is no longer there, with a 400."""


_TIDYING = 5
"""How often a call that says nothing to anybody is tried where it is not understood."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A change of the outbox that waits to be committed with others."""

    change: Callable[[], None]
    done: "asyncio.Future[None]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Sender:
    """Everything that leaves for Telegram. `wake` it whenever something may wait for a chat."""

    def __init__(
        self,
        post: Post,
        courier: Courier,
        pace: Pace,
        window: Window,
        outage: Outage,
        patience: Patience,
        say: Say,
    ) -> None:
        self._post = post
        self._courier = courier
        self._pace = pace
        self._window = window
        self._outage = outage
        self._patience = patience
        self._say = say
        self._running: dict[str, asyncio.Task[None]] = {}
        self._stopping = asyncio.Event()
        self._kept: list[_Kept] = []

    def wake(self, address: str) -> None:
        """See whether something waits for a chat, and send it."""
        if address not in self._running and not self._stopping.is_set():
            self._running[address] = asyncio.ensure_future(self._run(address))

    def wake_all(self) -> None:
        """Send whatever waits, for whom ever."""
        for address in self._post.waiting():
            self.wake(address)

    async def rests(self, address: str) -> None:
        """Wait until nothing is being sent to a chat."""
        while address in self._running:
            await asyncio.wait({self._running[address]})

    async def sign(self, address: str, action: str) -> bool:
        """Show in a chat for a few seconds that something is being made, once what waits for it is sent: a message
        takes a sign away. It is never kept, and whether it was shown is all that is known of it."""
        await self.rests(address)
        await asyncio.sleep(self._pace.delay(address, speaks=False))
        try:
            await self._courier.sign(address, action)
        except TelegramError as error:
            if isinstance(error, RetryAfter):
                self._pace.hold(address, waits(error))
            return False
        return True

    async def stop(self, seconds: float) -> None:
        """Let what is under way end, but wait no longer than this; the rest stays in the outbox."""
        self._stopping.set()
        if self._running:
            _, late = await asyncio.wait(self._running.values(), timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _run(self, address: str) -> None:
        try:
            while not self._stopping.is_set():
                parcel = self._post.parcel(address)
                if parcel is None:
                    return
                address_now = await self._send(parcel)
                if address_now != address:
                    # The chat moved; another sender goes on there.
                    asyncio.get_running_loop().call_soon(self.wake, address_now)
                    return
        except StoreFault as fault:
            # What waits is found again by `wake_all`.
            LOG.error("%s", fault)
        finally:
            self._running.pop(address, None)

    async def _send(self, parcel: Parcel) -> str:
        """Try to send one parcel, wait where that is asked, and keep how it went; where its chat is now."""
        body = outgoing.read(parcel.body)
        await self._rest(self._pace.delay(parcel.address, body.speaks))
        if self._stopping.is_set():
            return parcel.address
        ended = await self._window.enter()
        try:
            before = self._post.noted(parcel.address)
            note = await self._courier.deliver(parcel.address, body, parcel.content, chat_state.read(before))
            await self._keep(lambda: self._arrived(parcel, chat_state.written(note), before))
        except TelegramError as error:
            ended()
            return await self._failed(parcel, error)
        except StoreFault:
            raise
        except Exception as fault:
            LOG.error("%s", place(fault))
            await self._give_up(parcel, type(fault).__name__)
        finally:
            ended()
        self._outage.over("send")
        return parcel.address

    def _arrived(self, parcel: Parcel, note: str, before: str) -> None:
        self._post.sent(parcel.number)
        if note != before:
            # A turn may have noted something in between; only the keyboard is of the sender.
            now = chat_state.read(self._post.noted(parcel.address))
            self._post.set_note(
                parcel.address, chat_state.written(replace(now, board=chat_state.read(note).board))
            )

    async def _failed(self, parcel: Parcel, error: TelegramError) -> str:
        match error:
            case RetryAfter():
                self._pace.hold(parcel.address, waits(error))
                return parcel.address
            case ChatMigrated():
                moved = replace(parcel, address=str(error.new_chat_id))
                await self._keep(lambda: self._post.failed(moved))
                return moved.address
            case Forbidden():
                await self._keep(lambda: self._unreachable(parcel.address))
            case BadRequest() if any(word.lower() in error.message.lower() for word in _GONE):
                await self._keep(lambda: self._unreachable(parcel.address))
            case BadRequest():
                await self._give_up(parcel, reason(error))
            case _:
                await self._again(parcel, error)
        return parcel.address

    async def _again(self, parcel: Parcel, error: TelegramError) -> None:
        """Wait and let it be tried anew, unless it was tried for too long."""
        self._outage.trouble("send", error)
        tries = parcel.tries + 1
        if self._waited(tries) >= self._patience.give_up:
            await self._give_up(parcel, reason(error))
            return
        body = outgoing.read(parcel.body)
        if isinstance(error, InvalidToken) and tries >= _TIDYING and not body.speaks and body.board is None:
            # A server that does not know how to tidy up a keyboard or a menu holds up nothing that is to be said.
            await self._keep(lambda: self._post.sent(parcel.number))
            return
        tried = replace(parcel, tries=tries, fault=reason(error))
        await self._keep(lambda: self._post.failed(tried))
        await self._rest(self._patience.after(tries))

    def _waited(self, tries: int) -> float:
        """How many seconds were waited after so many failures."""
        growing = 0
        while growing < tries and self._patience.first * 2**growing < self._patience.most:
            growing += 1
        return float(self._patience.first * (2**growing - 1) + self._patience.most * (tries - growing))

    async def _give_up(self, parcel: Parcel, why: str) -> None:
        given_up = replace(parcel, tries=parcel.tries + 1, fault=why, given_up=True)
        await self._keep(lambda: self._post.failed(given_up))
        LOG.error(
            "%s",
            self._say(
                "Message {number} could not be sent: {reason}. See: {anna} outbox list",
                number=parcel.number,
                reason=why,
            ),
        )

    def _unreachable(self, address: str) -> None:
        """Somebody blocked the bot or is gone: what waits for them is let go, for what is asked of them is told anew
        when they come back."""
        dropped = self._post.drop(address)
        note = replace(chat_state.read(self._post.noted(address)), blocked=True)
        self._post.set_note(address, chat_state.written(note.without_board()))
        told = self._say.plural(
            "A chat cannot be reached any more; {count} message was let go.",
            "A chat cannot be reached any more; {count} messages were let go.",
            dropped,
        )
        LOG.info("%s", told)

    async def _keep(self, change: Callable[[], None]) -> None:
        """Commit a change of the outbox, together with those that wait."""
        kept = _Kept(change)
        self._kept.append(kept)
        if len(self._kept) == 1:
            asyncio.get_running_loop().call_soon(self._commit)
        await kept.done

    def _commit(self) -> None:
        together, self._kept = self._kept, []
        try:
            with self._post.transaction():
                for kept in together:
                    kept.change()
        except StoreFault as fault:
            for kept in together:
                if not kept.done.done():
                    kept.done.set_exception(fault)
            return
        for kept in together:
            if not kept.done.done():
                kept.done.set_result(None)

    async def _rest(self, seconds: float) -> None:
        if seconds > 0:
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), seconds)

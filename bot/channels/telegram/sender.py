"""Sends what waits in the outbox: one task for each chat, within Telegram's limits, until it arrives."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, replace

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.channels.ports import Mailbox, Say
from bot.channels.telegram import chat_state, outgoing
from bot.channels.telegram.api_calls import ApiCalls
from bot.channels.telegram.outgoing import EditText, Outgoing, RemoveKeyboard, SetMenu
from bot.channels.telegram.rate_limit import CallGate, RateLimiter
from bot.channels.telegram.retry import LOG, Backoff, OutageLog, fault_location, reason, seconds_asked
from bot.errors import StoreFault
from bot.messages import Parcel

_GONE = ("chat not found", "user not found", "PEER_ID_INVALID", "chat_id_invalid")
"""What Telegram says of a chat that is no longer there, with a 400."""

_TIDYING_TRIES = 5
"""How often a call that no person reads is tried where the server does not know it."""


@dataclass(frozen=True, slots=True)
class SendingLimits:
    """How fast, how many at once, and how patiently calls are made."""

    rate: RateLimiter
    gate: CallGate
    backoff: Backoff


class Sender:
    """Everything that leaves for Telegram. `wake` it whenever something may wait for a chat."""

    def __init__(
        self, mailbox: Mailbox, api: ApiCalls, limits: SendingLimits, outages: OutageLog, say: Say
    ) -> None:
        self._mailbox = mailbox
        self._api = api
        self._limits = limits
        self._outages = outages
        self._say = say
        self._running: dict[str, asyncio.Task[None]] = {}
        self._stopping = asyncio.Event()

    def wake(self, chat: str) -> None:
        """See whether something waits for a chat, and send it."""
        if chat not in self._running and not self._stopping.is_set():
            self._running[chat] = asyncio.ensure_future(self._send_all(chat))

    def wake_all(self) -> None:
        """Send whatever waits, for all chats."""
        for chat in self._mailbox.waiting():
            self.wake(chat)

    async def wait_until_idle(self, *chats: str) -> None:
        """Wait until nothing is being sent to these chats; with none, to any."""
        while tasks := {task for chat, task in self._running.items() if not chats or chat in chats}:
            await asyncio.wait(tasks)

    async def show_action(self, chat: str, action: str) -> bool:
        """Show in a chat for a few seconds that something is being made, once what waits for it is sent: a message
        takes such a sign away. It is never kept or tried again; whether it was shown."""
        await self.wait_until_idle(chat)
        await asyncio.sleep(self._limits.rate.reserve(chat, message=False))
        try:
            await self._api.show_action(chat, action)
        except TelegramError as error:
            if isinstance(error, RetryAfter):
                self._limits.rate.pause(chat, seconds_asked(error))
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

    async def _send_all(self, chat: str) -> None:
        try:
            while not self._stopping.is_set():
                parcel = self._mailbox.next_parcel(chat)
                if parcel is None:
                    return
                chat_now = await self._send(parcel)
                if chat_now != chat:
                    # The chat moved; another task goes on there.
                    asyncio.get_running_loop().call_soon(self.wake, chat_now)
                    return
        except StoreFault as fault:
            # What waits is found again by `wake_all`.
            LOG.error("%s", fault)
        finally:
            self._running.pop(chat, None)

    async def _send(self, parcel: Parcel) -> str:
        """Try to send one parcel, wait where that is asked, and keep how it went; where its chat is now."""
        call = outgoing.load(parcel.body)
        await self._sleep(self._limits.rate.reserve(parcel.address, outgoing.is_message(call)))
        if self._stopping.is_set():
            return parcel.address
        ended = await self._limits.gate.enter()
        try:
            before = self._mailbox.note(parcel.address)
            state = await self._api.send(parcel.address, call, parcel.content, chat_state.load(before))
            await self._mailbox.commit(lambda: self._arrived(parcel, chat_state.dump(state), before))
        except TelegramError as error:
            ended()
            return await self._failed(parcel, call, error)
        except StoreFault:
            raise
        except Exception as fault:
            LOG.error("%s", fault_location(fault))
            await self._give_up(parcel, type(fault).__name__)
        finally:
            ended()
        self._outages.succeeded("send")
        return parcel.address

    def _arrived(self, parcel: Parcel, note: str, before: str) -> None:
        self._mailbox.remove(parcel.number)
        if note != before:
            # A turn may have noted something in between; only the keyboard is of the sender.
            now = chat_state.load(self._mailbox.note(parcel.address))
            state = replace(now, keyboard=chat_state.load(note).keyboard)
            self._mailbox.set_note(parcel.address, chat_state.dump(state))

    async def _failed(self, parcel: Parcel, call: Outgoing, error: TelegramError) -> str:
        match error:
            case RetryAfter():
                self._limits.rate.pause(parcel.address, seconds_asked(error))
                return parcel.address
            case ChatMigrated():
                moved = replace(parcel, address=str(error.new_chat_id))
                await self._mailbox.commit(lambda: self._mailbox.update(moved))
                return moved.address
            case Forbidden():
                await self._mailbox.commit(lambda: self._unreachable(parcel.address))
            case BadRequest() if any(word.lower() in error.message.lower() for word in _GONE):
                await self._mailbox.commit(lambda: self._unreachable(parcel.address))
            case BadRequest():
                await self._give_up(parcel, reason(error))
            case _:
                await self._try_later(parcel, call, error)
        return parcel.address

    async def _try_later(self, parcel: Parcel, call: Outgoing, error: TelegramError) -> None:
        """Wait and let it be tried again, unless it was tried for too long."""
        self._outages.failed("send", error)
        backoff, tries = self._limits.backoff, parcel.tries + 1
        if backoff.total(tries) >= backoff.give_up:
            await self._give_up(parcel, reason(error))
            return
        if isinstance(error, InvalidToken) and tries >= _TIDYING_TRIES and _only_tidies(call):
            # A server that does not know how to tidy up a keyboard or a menu holds up nothing that is to be sent.
            await self._mailbox.commit(lambda: self._mailbox.remove(parcel.number))
            return
        tried = replace(parcel, tries=tries, fault=reason(error))
        await self._mailbox.commit(lambda: self._mailbox.update(tried))
        await self._sleep(backoff.delay(tries))

    async def _give_up(self, parcel: Parcel, why: str) -> None:
        given_up = replace(parcel, tries=parcel.tries + 1, fault=why, given_up=True)
        await self._mailbox.commit(lambda: self._mailbox.update(given_up))
        LOG.error(
            "%s",
            self._say(
                "Message {number} could not be sent: {reason}. See: {anna} outbox list",
                number=parcel.number,
                reason=why,
            ),
        )

    def _unreachable(self, chat: str) -> None:
        """Somebody blocked the bot or is gone: what waits for them is removed, for what is asked of them is sent anew
        when they come back."""
        removed = self._mailbox.remove_all(chat)
        state = replace(chat_state.load(self._mailbox.note(chat)), blocked=True)
        self._mailbox.set_note(chat, chat_state.dump(state.without_keyboard()))
        text = self._say.plural(
            "A chat cannot be reached any more; {count} message was let go.",
            "A chat cannot be reached any more; {count} messages were let go.",
            removed,
        )
        LOG.info("%s", text)

    async def _sleep(self, seconds: float) -> None:
        """Wait so long, or until the program is told to stop."""
        if seconds > 0:
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), seconds)


def _only_tidies(call: Outgoing) -> bool:
    """Whether a call asks nobody anything, so that the chat can do without it."""
    match call:
        case EditText():
            return call.keyboard is None
        case RemoveKeyboard() | SetMenu():
            return True
    return False

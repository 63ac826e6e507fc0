"""The calls to the Bot API: each kind of outgoing value is one of them, or two."""

import asyncio
import json
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from typing import Any

from telegram import InputFile
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.channels.telegram.chat_state import ChatState, Keyboard
from bot.channels.telegram.outgoing import (
    EditText,
    Outgoing,
    RemoveKeyboard,
    Rows,
    SendFile,
    SendText,
    SetMenu,
)
from bot.channels.telegram.rawbot import RawBot

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_NO_PREVIEW = _ENCODE({"is_disabled": True})
_NO_KEYS = _ENCODE({"inline_keyboard": []})
_DESCRIPTION = 256
"""How long the description of a command may be."""


class ApiCalls:
    """The calls of one bot."""

    def __init__(self, bot: RawBot) -> None:
        self.bot = bot
        self._acknowledgements: set[asyncio.Task[None]] = set()

    @property
    def idle(self) -> bool:
        """Whether no acknowledgement is under way."""
        return not self._acknowledgements

    async def send(self, chat: str, outgoing: Outgoing, content: bytes, state: ChatState) -> ChatState:
        """Make the call for `outgoing`, with the content of its file; the state of the chat after it. Raises
        `TelegramError`."""
        match outgoing:
            case SendText():
                return await self._send_text(chat, outgoing, state)
            case EditText():
                return await self._edit_text(chat, outgoing, state)
            case RemoveKeyboard():
                # It is gone already, or its message is.
                with suppress(BadRequest):
                    await self._remove_keyboard(chat, outgoing.message)
            case SendFile():
                await self._send_file(chat, outgoing, content)
            case SetMenu():
                with suppress(BadRequest):
                    await self._set_menu(chat, outgoing)
        return state

    async def _send_text(self, chat: str, outgoing: SendText, state: ChatState) -> ChatState:
        if outgoing.closes and state.keyboard is not None:
            # What cannot be tidied up holds up nothing that is to be sent.
            with suppress(BadRequest, InvalidToken):
                await self._remove_keyboard(chat, state.keyboard.message)
        sent = await self.bot.call(
            "sendMessage",
            chat_id=chat,
            text=outgoing.text,
            reply_markup=_markup(outgoing.rows, outgoing.link),
            protect_content=outgoing.protect or None,
            link_preview_options=_NO_PREVIEW,
        )
        if outgoing.keyboard is not None:
            board = outgoing.keyboard
            return replace(state, keyboard=Keyboard(int(sent["message_id"]), board.question, board.keys))
        return state.without_keyboard() if outgoing.closes else state

    async def _edit_text(self, chat: str, outgoing: EditText, state: ChatState) -> ChatState:
        try:
            await self.bot.call(
                "editMessageText",
                chat_id=chat,
                message_id=outgoing.message,
                text=outgoing.text,
                reply_markup=_markup(outgoing.rows) or _NO_KEYS,
                link_preview_options=_NO_PREVIEW,
            )
        except BadRequest as error:
            if outgoing.keyboard is not None and "not modified" not in error.message.lower():
                # The message is gone, and what it asks is still asked.
                again = SendText(outgoing.text, outgoing.rows, keyboard=outgoing.keyboard)
                return await self._send_text(chat, again, state.without_keyboard())
        return replace(state, keyboard=outgoing.keyboard) if outgoing.keyboard is not None else state

    async def _remove_keyboard(self, chat: str, message: int) -> None:
        await self.bot.call("editMessageReplyMarkup", chat_id=chat, message_id=message, reply_markup=_NO_KEYS)

    async def _send_file(self, chat: str, outgoing: SendFile, content: bytes) -> None:
        common = {
            "chat_id": chat,
            "caption": outgoing.text or None,
            "protect_content": outgoing.protect or None,
        }
        if outgoing.picture:
            # What Telegram does not take as a photo, for its size or shape, it takes as a file.
            with suppress(BadRequest):
                await self.bot.call("sendPhoto", photo=InputFile(BytesIO(content), outgoing.name), **common)
                return
        await self.bot.call("sendDocument", document=InputFile(BytesIO(content), outgoing.name), **common)

    async def _set_menu(self, chat: str, outgoing: SetMenu) -> None:
        scope = _ENCODE({"type": "chat", "chat_id": int(chat)})
        if outgoing.commands:
            commands = [
                {"command": name, "description": description[:_DESCRIPTION]}
                for name, description in outgoing.commands
            ]
            await self.bot.call("setMyCommands", commands=_ENCODE(commands), scope=scope)
        else:
            await self.bot.call("deleteMyCommands", scope=scope)

    async def show_action(self, chat: str, action: str) -> None:
        """Show for a few seconds what the bot is doing, such as `upload_document`. Raises `TelegramError`."""
        await self.bot.call("sendChatAction", chat_id=chat, action=action)

    def acknowledge(self, callback_query: str) -> None:
        """Tell Telegram that a tap arrived, without waiting for it; a late or failed one does not matter."""
        self._in_background(self._acknowledged(callback_query))

    async def _acknowledged(self, callback_query: str) -> None:
        with suppress(TelegramError):
            await self.bot.call("answerCallbackQuery", callback_query_id=callback_query)

    def _in_background(self, call: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(call)
        self._acknowledgements.add(task)
        task.add_done_callback(self._acknowledgements.discard)

    async def stop(self, seconds: float) -> None:
        """Wait at most this long for acknowledgements under way, and cancel the rest."""
        if self._acknowledgements:
            _, late = await asyncio.wait(self._acknowledgements, timeout=seconds)
            for task in late:
                task.cancel()


def _markup(rows: Rows, link: tuple[str, str] | None = None) -> str | None:
    """The inline keyboard of these rows below a link, as JSON; None when it would be empty."""
    keys = [[{"text": label, "callback_data": data} for label, data in row] for row in rows]
    if link is not None:
        label, url = link
        keys.insert(0, [{"text": label, "url": url}])
    return _ENCODE({"inline_keyboard": keys}) if keys else None

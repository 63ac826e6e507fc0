"""Carries one thing to Telegram: each kind of body is one call of the Bot API, or two."""

import asyncio
import json
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from typing import Any

from telegram import InputFile
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.channels.telegram.chat_state import Board, Note
from bot.channels.telegram.outgoing import Body
from bot.channels.telegram.rawbot import RawBot

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_PLAIN = _ENCODE({"is_disabled": True})
_NO_KEYS = _ENCODE({"inline_keyboard": []})


class Courier:
    """The calls to one bot's Telegram."""

    def __init__(self, bot: RawBot) -> None:
        self._bot = bot
        self._words: set[asyncio.Task[None]] = set()

    async def deliver(self, address: str, body: Body, content: bytes, note: Note) -> Note:
        """Send a body; the note of the chat as it is then. Raises `TelegramError`."""
        match body.do:
            case "text":
                return await self._text(address, body, note)
            case "edit" | "bare":
                return await self._changed(address, body, note)
            case "file":
                await self._file(address, body, content)
            case "menu":
                with suppress(BadRequest):
                    await self._menu(address, body)
        return note

    async def _text(self, address: str, body: Body, note: Note) -> Note:
        if body.closes and note.board is not None:
            # What cannot be tidied up holds up nothing that is to be said.
            with suppress(BadRequest, InvalidToken):
                await self._edit(address, Body("bare", message=note.board.message))
        sent = await self._bot.call(
            "sendMessage",
            chat_id=address,
            text=body.text,
            reply_markup=_markup(body),
            protect_content=body.protect or None,
            link_preview_options=_PLAIN,
        )
        if body.board is not None:
            return replace(note, board=Board(int(sent["message_id"]), body.board.question, body.board.keys))
        return note.without_board() if body.closes else note

    async def _changed(self, address: str, body: Body, note: Note) -> Note:
        try:
            await self._edit(address, body)
        except BadRequest as error:
            if body.board is not None and "not modified" not in error.message.lower():
                # The message is gone, and what it asks is still asked.
                return await self._text(address, replace(body, do="text"), note.without_board())
        return replace(note, board=body.board) if body.board is not None else note

    async def _edit(self, address: str, body: Body) -> None:
        given = {"chat_id": address, "message_id": body.message, "reply_markup": _markup(body) or _NO_KEYS}
        if body.do == "bare":
            await self._bot.call("editMessageReplyMarkup", **given)
            return
        await self._bot.call("editMessageText", text=body.text, link_preview_options=_PLAIN, **given)

    async def _file(self, address: str, body: Body, content: bytes) -> None:
        given = {"chat_id": address, "caption": body.text or None, "protect_content": body.protect or None}
        if body.picture:
            # What Telegram does not take as a photo, for its size or shape, it takes as a file.
            with suppress(BadRequest):
                await self._bot.call("sendPhoto", photo=_upload(body, content), **given)
                return
        await self._bot.call("sendDocument", document=_upload(body, content), **given)

    async def _menu(self, address: str, body: Body) -> None:
        scope = _ENCODE({"type": "chat", "chat_id": int(address)})
        if body.commands:
            commands = [{"command": name, "description": told[:256]} for name, told in body.commands]
            await self._bot.call("setMyCommands", commands=_ENCODE(commands), scope=scope)
        else:
            await self._bot.call("deleteMyCommands", scope=scope)

    async def sign(self, address: str, action: str) -> None:
        """Show what the bot is doing, such as `upload_document`. Raises `TelegramError`."""
        await self._bot.call("sendChatAction", chat_id=address, action=action)

    def answer(self, query: str) -> None:
        """Tell Telegram that a tap was seen; it is not waited for, and too late is no matter."""
        self._aside(self._answered(query))

    async def _answered(self, query: str) -> None:
        with suppress(TelegramError):
            await self._bot.call("answerCallbackQuery", callback_query_id=query)

    def _aside(self, call: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(call)
        self._words.add(task)
        task.add_done_callback(self._words.discard)

    async def stop(self, seconds: float) -> None:
        """Wait for what is under way, but not longer."""
        if self._words:
            _, late = await asyncio.wait(self._words, timeout=seconds)
            for task in late:
                task.cancel()


def _upload(body: Body, content: bytes) -> InputFile:
    return InputFile(BytesIO(content), body.name)


def _markup(body: Body) -> str | None:
    """The keyboard of a body; None when it has none."""
    rows = [[{"text": label, "callback_data": data} for label, data in row] for row in body.rows]
    if body.link is not None:
        label, url = body.link
        rows.insert(0, [{"text": label, "url": url}])
    return _ENCODE({"inline_keyboard": rows}) if rows else None

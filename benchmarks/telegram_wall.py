"""A wall that stands for Telegram, and the people who talk through it."""

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from telegram.request import BaseRequest, RequestData

TOKEN = "1:benchmark"  # noqa: S105
ANSWER = "Korte wachttijden voor elk kind in de regio, nummer {number}"


class Telegram(BaseRequest):
    """Telegram as a wall: takes every call at once, and remembers what each chat was asked last."""

    def __init__(self) -> None:
        self.asked: dict[int, tuple[int, str, tuple[str, ...]]] = {}
        self.sent = 0
        self._ids = count(1)

    @property
    def read_timeout(self) -> float | None:
        return 5

    async def initialize(self) -> None: ...
    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **more: Any
    ) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        if name == "getMe":
            me = b'{"id":1,"is_bot":true,"first_name":"A","username":"b"}'
            return 200, b'{"ok":true,"result":' + me + b"}"
        if name not in {"sendMessage", "editMessageText", "editMessageReplyMarkup"} or request_data is None:
            return 200, b'{"ok":true,"result":true}'
        given = request_data.json_parameters
        chat, number = int(given["chat_id"]), next(self._ids)
        if name == "sendMessage":
            self.sent += 1
            rows = json.loads(given.get("reply_markup", "{}")).get("inline_keyboard", [])
            data = tuple(
                button["callback_data"] for row in rows for button in row if "callback_data" in button
            )
            self.asked[chat] = (number, given["text"], data)
        said = {"message_id": number, "date": 1, "chat": {"id": chat, "type": "private"}, "text": "x"}
        return 200, b'{"ok":true,"result":' + json.dumps(said).encode() + b"}"


def text_of(chat: int, number: int, text: str) -> dict[str, Any]:
    who = {"id": chat, "is_bot": False, "first_name": "N", "language_code": "nl"}
    command = (
        {"entities": [{"type": "bot_command", "offset": 0, "length": len(text)}]} if text[0] == "/" else {}
    )
    return {
        "update_id": number,
        "message": {
            **command,
            "message_id": 10_000_000 + number, "date": 1_800_000_000, "from": who, "text": text,
            "chat": {"id": chat, "type": "private", "first_name": "N"},
        },
    }  # fmt: skip


def tap_of(chat: int, number: int, message: int, shown: str, data: str) -> dict[str, Any]:
    who = {"id": chat, "is_bot": False, "first_name": "N", "language_code": "nl"}
    return {
        "update_id": number,
        "callback_query": {
            "id": str(number), "from": who, "chat_instance": "1", "data": data,
            "message": {
                "message_id": message, "date": 1_800_000_000, "text": shown,
                "chat": {"id": chat, "type": "private", "first_name": "N"},
            },
        },
    }  # fmt: skip


class Chair:
    """A place where somebody talks until they are done, and then the next one sits down."""

    def __init__(self, wall: Telegram, people: Iterator[int], numbers: "count[int]") -> None:
        self.wall, self.people, self.numbers = wall, people, numbers
        self.chat = next(people)

    def next(self) -> dict[str, Any]:
        number = next(self.numbers)
        asked = self.wall.asked.get(self.chat)
        if asked is None:
            return text_of(self.chat, number, "/start")
        message, shown, data = asked
        acts = [one.partition(":")[2].partition(".")[0] for one in data]
        if "overview" in acts or not data:
            del self.wall.asked[self.chat]
            self.chat = next(self.people)
            return text_of(self.chat, number, "/start")
        for act in ("done", "option", "yes"):
            if act in acts and (act != "done" or acts[0] == "done"):
                return tap_of(self.chat, number, message, shown, data[acts.index(act)])
        return text_of(self.chat, number, ANSWER.format(number=number))

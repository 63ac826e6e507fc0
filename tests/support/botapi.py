"""A Bot API server of our own: what Telegram does as far as ANNA can tell, with faults on demand, and people."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from itertools import count
from typing import Any
from urllib.parse import parse_qsl

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

TOKEN = "123456:TEST-token_of_nobody"  # noqa: S105
BOT = {"id": 123456, "is_bot": True, "first_name": "ANNA", "username": "anna_test_bot"}
_LONGEST, _DATA = 4096, 64
_ACTIONS = {"typing", "upload_photo", "upload_document"}


class Refused(Exception):
    """What the server answers instead of a result."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


@dataclass
class Fault:
    """Something that goes wrong with the calls that `fits` picks, so many `times` (None: until it is taken away).
    With `late` the call is carried out first; with `seconds` the answer takes that long."""

    fits: Callable[[str, dict[str, Any]], bool]
    refusal: Refused | None = None
    times: int | None = 1
    late: bool = False
    seconds: float = 0.0


@dataclass
class Call:
    """One call that came in."""

    method: str
    given: dict[str, Any]
    at: float = field(default_factory=time.monotonic)


class BotApi:
    """The server and all it keeps. `app` answers requests; `person` gives somebody who talks to the bot."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.calls: list[Call] = []
        self.faults: list[Fault] = []
        self.messages: dict[int, dict[int, dict[str, Any]]] = {}
        self.sent: list[dict[str, Any]] = []
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.files: dict[str, bytes] = {}
        self.blocked: set[int] = set()
        self.answered: dict[str, dict[str, Any]] = {}
        self.webhook: dict[str, Any] = {}
        self.updates: list[dict[str, Any]] = []
        self._ids = {
            name: count(start)
            for name, start in (("message", 1), ("update", 1000), ("query", 1), ("file", 1))
        }
        self._queries: set[str] = set()
        self.app = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._answer, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self._file),
            ]
        )

    # faults

    def fails(
        self,
        method: str,
        code: int = 500,
        description: str = "Internal Server Error",
        *,
        times: int | None = 1,
        chat: int | None = None,
        late: bool = False,
        seconds: float = 0.0,
        **parameters: Any,
    ) -> Fault:
        """Let calls of a method ("" for all) fail, of one chat or of all."""

        def fits(name: str, given: dict[str, Any]) -> bool:
            return method in {"", name} and (chat is None or str(given.get("chat_id")) == str(chat))

        refusal = Refused(code, description, **parameters) if code else None
        fault = Fault(fits, refusal, times, late, seconds)
        self.faults.append(fault)
        return fault

    # people

    def person(self, number: int, language: str = "nl") -> "User":
        return User(self, number, language)

    def offer(self, **update: Any) -> dict[str, Any]:
        """Put an update in the queue, and bring it when there is a webhook."""
        kept = {"update_id": next(self._ids["update"]), **update}
        self.updates.append(kept)
        return kept

    def count_updates_from(self, number: int) -> None:
        """Count on from anywhere, as Telegram does after a quiet week."""
        self._ids["update"] = count(number)

    def next(self, name: str) -> int:
        return next(self._ids[name])

    def new_query(self) -> str:
        query = str(7_000_000_000 + self.next("query"))
        self._queries.add(query)
        return query

    # answering

    async def _file(self, request: Request) -> Response:
        found = self.files.get(request.path_params["path"])
        return Response(found) if found is not None else Response("Not Found", 404)

    async def _answer(self, request: Request) -> Response:
        given: dict[str, Any] = dict(request.query_params)
        if request.method == "POST":
            given |= _form(request.headers.get("content-type", ""), await request.body())
        method = request.path_params["method"]
        self.calls.append(Call(method, given))
        try:
            if request.path_params["token"] != self.token:
                raise Refused(401, "Unauthorized")
            result = await self._carried_out(method, given)
        except Refused as refusal:
            told: dict[str, Any] = {
                "ok": False,
                "error_code": refusal.code,
                "description": refusal.description,
            }
            if refusal.parameters:
                told["parameters"] = refusal.parameters
            return JSONResponse(told, refusal.code)
        return JSONResponse({"ok": True, "result": result})

    async def _carried_out(self, method: str, given: dict[str, Any]) -> Any:
        fault = next((one for one in self.faults if one.fits(method, given) and one.times != 0), None)
        if fault is not None:
            if fault.times is not None:
                fault.times -= 1
            if fault.seconds:
                await asyncio.sleep(fault.seconds)
            if fault.refusal is not None and not fault.late:
                raise fault.refusal
        doing = getattr(self, f"_{method}", None)
        if doing is None:
            raise Refused(404, "Not Found")
        result = doing(given)
        if asyncio.iscoroutine(result):
            result = await result
        if fault is not None and fault.refusal is not None:
            raise fault.refusal
        return result

    def _getMe(self, given: dict[str, Any]) -> Any:  # noqa: N802
        return BOT

    def _deleteWebhook(self, given: dict[str, Any]) -> Any:  # noqa: N802
        self.webhook = {}
        return True

    def _setWebhook(self, given: dict[str, Any]) -> Any:  # noqa: N802
        self.webhook = given
        return True

    async def _getUpdates(self, given: dict[str, Any]) -> Any:  # noqa: N802
        if self.webhook:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        until = time.monotonic() + float(given.get("timeout", 0))
        if "offset" in given:
            first = int(given["offset"])
            self.updates = [one for one in self.updates if one["update_id"] >= first]
        while not self.updates and time.monotonic() < until:
            await asyncio.sleep(0.005)
        return self.updates[: int(given.get("limit", 100))]

    def _setMyCommands(self, given: dict[str, Any]) -> Any:  # noqa: N802
        commands = json.loads(given["commands"])
        for one in commands:
            if not one["description"] or len(one["description"]) > 256 or not one["command"].islower():
                raise Refused(400, "Bad Request: BOT_COMMAND_INVALID")
        self.commands[given.get("scope", ""), given.get("language_code", "")] = commands
        return True

    def _deleteMyCommands(self, given: dict[str, Any]) -> Any:  # noqa: N802
        self.commands.pop((given.get("scope", ""), given.get("language_code", "")), None)
        return True

    def _answerCallbackQuery(self, given: dict[str, Any]) -> Any:  # noqa: N802
        query = given["callback_query_id"]
        if query not in self._queries:
            raise Refused(
                400, "Bad Request: query is too old and response timeout expired or query ID is invalid"
            )
        self._queries.discard(query)
        self.answered[query] = given
        return True

    def _chat(self, given: dict[str, Any]) -> int:
        chat = int(given["chat_id"])
        if chat in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if chat not in self.messages:
            raise Refused(400, "Bad Request: chat not found")
        return chat

    def _keyboard(self, given: dict[str, Any]) -> Any:
        if not given.get("reply_markup"):
            return None
        markup = json.loads(given["reply_markup"])
        for row in markup.get("inline_keyboard", []):
            for button in row:
                size = len(button.get("callback_data", "").encode())
                if size > _DATA or not (size or button.get("url")) or not button["text"]:
                    raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
        # Only inline keyboards are shown with a message, and an empty one is none.
        return markup if markup.get("inline_keyboard") else None

    def _sent(self, given: dict[str, Any], **parts: Any) -> dict[str, Any]:
        chat = self._chat(given)
        message = {
            "message_id": self.next("message"),
            "date": int(time.time()),
            "from": BOT,
            "chat": {"id": chat, "type": "private" if chat > 0 else "group"},
            **parts,
        }
        keyboard = self._keyboard(given)
        if keyboard:
            message["reply_markup"] = keyboard
        if given.get("protect_content") == "true":
            message["has_protected_content"] = True
        self.messages[chat][message["message_id"]] = message
        self.sent.append(message)
        return message

    def _text(self, text: str) -> str:
        if not text.strip():
            raise Refused(400, "Bad Request: message text is empty")
        if len(text.encode("utf-16-le")) // 2 > _LONGEST:
            raise Refused(400, "Bad Request: message is too long")
        return text

    def _sendMessage(self, given: dict[str, Any]) -> Any:  # noqa: N802
        return self._sent(given, text=self._text(given.get("text", "")))

    def _kept(self, name: str, given: dict[str, Any]) -> dict[str, Any]:
        upload = given[name]
        if isinstance(upload, str):
            upload = given[upload.removeprefix("attach://")]
        number = f"{name}s/file_{self.next('file')}"
        self.files[number] = upload[1]
        size = {"width": 1, "height": 1} if name == "photo" else {"file_name": upload[0]}
        return {"file_id": number, "file_unique_id": number, "file_size": len(upload[1]), **size}

    def _sendPhoto(self, given: dict[str, Any]) -> Any:  # noqa: N802
        return self._sent(given, photo=[self._kept("photo", given)], caption=given.get("caption", ""))

    def _sendDocument(self, given: dict[str, Any]) -> Any:  # noqa: N802
        return self._sent(given, document=self._kept("document", given), caption=given.get("caption", ""))

    def _sendChatAction(self, given: dict[str, Any]) -> Any:  # noqa: N802
        self._chat(given)
        if given["action"] not in _ACTIONS:
            raise Refused(400, "Bad Request: wrong parameter action in request")
        return True

    def _getFile(self, given: dict[str, Any]) -> Any:  # noqa: N802
        return {
            "file_id": given["file_id"],
            "file_unique_id": given["file_id"],
            "file_path": given["file_id"],
        }

    def _edited(self, given: dict[str, Any], **parts: Any) -> Any:
        message = self.messages[self._chat(given)].get(int(given["message_id"]))
        if message is None or message["from"] != BOT:
            raise Refused(400, "Bad Request: message to edit not found")
        keyboard = self._keyboard(given)
        if keyboard == message.get("reply_markup") and all(
            message.get(name) == part for name, part in parts.items()
        ):
            raise Refused(
                400,
                "Bad Request: message is not modified: specified new message content and reply markup are exactly "
                "the same as a current content and reply markup of the message",
            )
        message.update(parts)
        message.pop("reply_markup", None)
        if keyboard:
            message["reply_markup"] = keyboard
        return message

    def _editMessageText(self, given: dict[str, Any]) -> Any:  # noqa: N802
        return self._edited(given, text=self._text(given.get("text", "")))

    def _editMessageReplyMarkup(self, given: dict[str, Any]) -> Any:  # noqa: N802
        return self._edited(given)

    # what is looked at

    def called(self, method: str) -> list[dict[str, Any]]:
        return [call.given for call in self.calls if call.method == method]


def _form(kind: str, body: bytes) -> dict[str, Any]:
    """The fields of a form; a file is its name and its bytes."""
    if not kind.startswith("multipart/form-data"):
        assert not body or kind == "application/x-www-form-urlencoded", kind
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    parts = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    found: dict[str, Any] = {}
    for part in parts.get_payload():  # type: ignore[union-attr, unused-ignore]
        name = str(part.get_param("name", header="content-disposition"))  # type: ignore[union-attr]
        content = part.get_payload(decode=True)  # type: ignore[union-attr]
        file = part.get_filename()  # type: ignore[union-attr]
        found[name] = (file, content) if file else content.decode()  # type: ignore[union-attr]
    return found


class User:
    """Somebody at a telephone: talks to the bot, and sees what it says."""

    def __init__(self, server: BotApi, number: int, language: str) -> None:
        self.server, self.number = server, number
        self.who = {
            "id": number,
            "is_bot": False,
            "first_name": "Geheim",
            "username": "geheim",
            "language_code": language,
        }
        self.chat = {"id": number, "type": "private", "first_name": "Geheim"}

    def sends(self, **parts: Any) -> dict[str, Any]:
        """Send a message with these parts; the message."""
        message = {
            "message_id": self.server.next("message"),
            "date": int(time.time()),
            "chat": self.chat,
            "from": self.who,
            **parts,
        }
        self.server.messages.setdefault(int(str(self.chat["id"])), {})[message["message_id"]] = message
        self.server.offer(message=message)
        return message

    def says(self, text: str) -> dict[str, Any]:
        """Type a text."""
        word = text.split(maxsplit=1)[0] if text.startswith("/") else ""
        entities = [{"type": "bot_command", "offset": 0, "length": len(word)}] if word else []
        return self.sends(text=text, **({"entities": entities} if entities else {}))

    def edits(self, message: dict[str, Any], text: str) -> None:
        """Edit an earlier message."""
        message = {**message, "text": text, "edit_date": int(time.time())}
        self.server.messages[self.number][message["message_id"]] = message
        self.server.offer(edited_message=message)

    def taps(self, label: str, message: dict[str, Any] | None = None) -> str:
        """Tap a button by its label or the beginning of it; the id of the query."""
        found = message or self.asked
        buttons = [one for row in found["reply_markup"]["inline_keyboard"] for one in row]
        fits = [one for one in buttons if one["text"] == label] or [
            one for one in buttons if one["text"].startswith(label)
        ]
        assert fits, f"{label!r} is not one of {[one['text'] for one in buttons]}"
        return self.presses(fits[0]["callback_data"], found)

    def presses(self, data: str, message: dict[str, Any]) -> str:
        """Send the data of a button, whether it exists or not; the id of the query."""
        query = self.server.new_query()
        self.server.offer(
            callback_query={
                "id": query,
                "from": self.who,
                "chat_instance": "1",
                "message": dict(message),
                "data": data,
            }
        )
        return query

    def blocks(self) -> None:
        """Block the bot."""
        self.server.blocked.add(self.number)
        self._changes("member", "kicked")

    def unblocks(self) -> None:
        """Let the bot talk again."""
        self.server.blocked.discard(self.number)
        self._changes("kicked", "member")

    def _changes(self, old: str, new: str) -> None:
        until = {"until_date": 0}
        states = [{"user": BOT, "status": one, **(until if one == "kicked" else {})} for one in (old, new)]
        self.server.offer(
            my_chat_member={
                "chat": self.chat,
                "from": self.who,
                "date": int(time.time()),
                "old_chat_member": states[0],
                "new_chat_member": states[1],
            }
        )

    @property
    def seen(self) -> list[dict[str, Any]]:
        """Everything the bot said in this chat, as it stands there now."""
        return [one for one in self.server.messages.get(self.number, {}).values() if one["from"] == BOT]

    @property
    def last(self) -> str:
        """The text of what the bot said last."""
        return str(self.seen[-1].get("text", self.seen[-1].get("caption")))

    @property
    def boards(self) -> list[dict[str, Any]]:
        """The messages that can be tapped."""
        return [one for one in self.seen if any(self.labels(one))]

    @property
    def asked(self) -> dict[str, Any]:
        """The last message that can be tapped."""
        return self.boards[-1]

    @staticmethod
    def labels(message: dict[str, Any]) -> list[str]:
        """What the buttons of a message say."""
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        return [button["text"] for row in rows for button in row]


@contextmanager
def loopback(server: BotApi) -> Iterator[str]:
    """The server at a port of this machine; its root."""
    running = uvicorn.Server(
        uvicorn.Config(server.app, port=0, log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.005)
    port = running.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        running.should_exit = True
        thread.join(5)


def transport(server: BotApi) -> httpx.ASGITransport:
    """The server without a socket."""
    return httpx.ASGITransport(server.app)

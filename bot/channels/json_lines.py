"""The conversation as lines of JSON, for programs: one object out for each one in."""

import base64
import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from bot.channels.terminal import Phrases, further, open_conversation, tolerant
from bot.messages import Handle, Incoming, Make, Reply

_KINDS = ("text", "button", "command")


def talk_jsonl(handle: Handle, opening: Sequence[Incoming], phrases: Phrases, make: Make) -> int:
    """Talk with a program until the end of its input; the exit status. `opening` holds the messages to begin with, to
    which the first line replies."""
    output, first = tolerant(sys.stdout), opening[-1]
    _write(output, _as_json(open_conversation(handle, opening), make))
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        incoming = _message(line, first)
        if incoming is None:
            _write(output, {"error": phrases.bad_line})
        else:
            _write(output, _as_json(handle(incoming), make))
    return 0


def refuse_jsonl(reason: str) -> int:
    """Tell a program why there is no conversation; the exit status."""
    _write(tolerant(sys.stdout), {"error": reason})
    return 1


def _message(line: bytes, first: Incoming) -> Incoming | None:
    """The message that a line holds; None when it is no such object."""
    try:
        parsed = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(parsed, dict) or len(parsed) != 1:
        return None
    ((kind, value),) = parsed.items()
    if kind not in _KINDS or not isinstance(value, str):
        return None
    if kind == "command":
        command, _, argument = value.strip().removeprefix("/").partition(" ")
        return further(first, command=command, argument=argument.strip())
    return further(first, text=value) if kind == "text" else further(first, button=value)


def _as_json(replies: list[Reply], make: Make) -> dict[str, Any]:
    """The replies to one message as one object."""
    last = replies[-1] if replies else Reply("")
    question, progress = last.question, last.progress
    return {
        "text": "\n\n".join(reply.text for reply in replies),
        "question": question
        and {
            "id": question.id,
            "kind": question.kind,
            "item": question.item,
            "optional": question.optional,
        },
        "buttons": [{"id": button.id, "label": button.label} for button in last.buttons],
        "attachments": [
            {
                "name": name,
                "media_type": media_type,
                "content": base64.b64encode(content).decode("ascii"),
            }
            for reply in replies
            for name, media_type, content in _files(reply, make)
        ],
        "progress": progress and {"done": progress.done, "of": progress.of},
        "ended": last.ended,
    }


def _files(reply: Reply, make: Make) -> Iterator[tuple[str, str, bytes]]:
    """The files of a reply, by name, media type and content."""
    for file in reply.attachments:
        yield file.name, file.media_type, file.content
    for order in reply.orders:
        yield order.name, order.media_type, make(order)


def _write(output: TextIO, line: dict[str, Any]) -> None:
    output.write(json.dumps(line, ensure_ascii=False) + "\n")
    output.flush()

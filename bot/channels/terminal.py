"""The terminal: the conversation as lines of text for people, or as lines of JSON for programs."""

import base64
import json
import os
import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any, TextIO

from bot.channels.delay_notice import after_a_second
from bot.errors import AnnaError, fill
from bot.messages import Button, Channel, Handle, Incoming, Make, Reply

CHANNEL = Channel("terminal", files=True, buttons=True, local=True)
_PROMPT = "> "
_WIDEST = 80
_LINES = ("text", "button", "command")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The few words the terminal itself says: before what else can be typed, how to come back, why a line for
    programs cannot be used, where a `{file}` was kept or that it was not, and that files are still being made.
    `explain` gives the sentence of a fault."""

    also: str
    come_back: str
    bad_line: str
    kept: str = "{file}"
    not_kept: str = "{file}"
    busy: str = ""
    explain: Callable[[AnnaError], str] = str


@dataclass(frozen=True, slots=True)
class _Screen:
    """Where a person reads: what is written there, in which words, and what makes the files they asked for."""

    output: TextIO
    phrases: Phrases
    make: Make

    def write(self, line: str) -> None:
        self.output.write(f"{line}\n")


def talk(handle: Handle, opening: Sequence[Incoming], phrases: Phrases, make: Make) -> int:
    """Talk with a person until they pause or close the input; the exit status.

    `opening` is what is said on their behalf to begin with. Ctrl-C and Ctrl-D pause, and say how to come back.
    """
    screen, first = _Screen(_forgiving(sys.stdout), phrases, make), opening[-1]
    replies = _shown(_opened(handle, opening), screen)
    paused = False
    # After Ctrl-C the pause is only said once the turn that was broken off has been undone.
    with suppress(KeyboardInterrupt):
        for line in _typed(screen.output):
            said = _shown(handle(_understood(line, replies, first)), screen)
            paused = bool(said and said[-1].paused)
            if paused:
                break
            # A remark in between, such as why something cannot be, leaves the choices above it as they are.
            replies = said if any(map(_asks, said)) else replies
    if not paused:
        _pause(handle, first, screen)
    screen.write(phrases.come_back)
    return 0


def _opened(handle: Handle, opening: Sequence[Incoming]) -> list[Reply]:
    """The replies to an opening. What an earlier one asked is not shown twice: only the last question stands."""
    *before, last = [handle(incoming) for incoming in opening]
    told = [
        Reply(reply.text, attachments=reply.attachments, orders=reply.orders)
        for replies in before
        for reply in replies
    ]
    return [*told, *last]


def _pause(handle: Handle, first: Incoming, screen: _Screen) -> None:
    screen.write("")
    _shown(handle(_next(first, command="pause")), screen)


def _typed(output: TextIO) -> Iterator[str]:
    """What is typed, line by line. Bytes that are no text become characters that the dialog refuses."""
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")
    ask = _prompted if sys.stdin.isatty() else _piped
    while (line := ask(output)) is not None:
        yield line


def _prompted(output: TextIO) -> str | None:
    """A line from a person, who can move the cursor in it where the system knows how."""
    with suppress(ImportError):
        import_module("readline")
    try:
        return input(_PROMPT)
    except EOFError:
        return None


def _piped(output: TextIO) -> str | None:
    output.write(_PROMPT)
    output.flush()
    line = sys.stdin.readline()
    return line.rstrip("\r\n") if line else None


def _understood(line: str, replies: list[Reply], first: Incoming) -> Incoming:
    """A typed number stands for the choice with that number."""
    button = _keyed(line, replies)
    return _next(first, button=button.id) if button else _next(first, text=line)


def _asks(reply: Reply) -> bool:
    return bool(reply.question or reply.buttons or reply.ended)


def _keyed(line: str, replies: Iterable[Reply]) -> Button | None:
    wanted = unicodedata.normalize("NFKC", line).strip()
    buttons = (button for reply in replies for button in reply.buttons)
    return next((button for button in buttons if button.key == wanted and _numbered(button)), None)


def _numbered(button: Button) -> bool:
    return bool(button.key) and not button.key.startswith("/")


def _next(first: Incoming, **given: str) -> Incoming:
    """A further message of the same person; `first` carried what only counts once."""
    return replace(first, **{"text": None, "button": None, "command": None, "argument": "", **given})  # type: ignore[arg-type]


def _shown(replies: list[Reply], screen: _Screen) -> list[Reply]:
    for reply in replies:
        screen.write("\n" + "\n".join(_page(reply, screen.phrases)))
        if reply.attachments or reply.orders:
            _keep(reply, screen)
    screen.output.flush()
    return replies


def _keep(reply: Reply, screen: _Screen) -> None:
    """Put the files of a reply down; what it says can be read while they are made."""

    def tell() -> None:
        screen.write(screen.phrases.busy)
        screen.output.flush()

    screen.output.flush()
    with after_a_second(tell):
        for file in reply.attachments:
            screen.write(_kept(file.name, partial(bytes, file.content), screen.phrases))
        for order in reply.orders:
            screen.write(_kept(order.name, partial(screen.make, order), screen.phrases))


def _kept(name: str, content: Callable[[], bytes], phrases: Phrases) -> str:
    """Put a file in the folder where the person is, for them alone to read; what to say of it."""
    try:
        return fill(phrases.kept, {"file": _put_down(name, content())})
    except (AnnaError, OSError) as error:
        reason = phrases.explain(error) if isinstance(error, AnnaError) else str(error)
        return fill(phrases.not_kept, {"file": printable(name), "reason": printable(reason)})


def _put_down(name: str, content: bytes) -> str:
    """Write a new file, under a name that means nothing to the system and that no other file has; its name."""
    stem, dot, ending = re.sub(r"[^A-Za-z0-9_.-]+", "-", name).strip("-._")[-120:].rpartition(".")
    for number in count(1):
        free = f"{stem or 'anna'}{'' if number == 1 else f'-{number}'}{dot}{ending}"
        try:
            descriptor = os.open(
                free, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
            )
        except FileExistsError:
            continue
        try:
            with os.fdopen(descriptor, "wb") as written:
                written.write(content)
        except OSError:
            Path(free).unlink()
            raise
        return free
    raise AssertionError


def _page(reply: Reply, phrases: Phrases) -> Iterator[str]:
    """The lines of a reply: its text, the numbered choices, and what else can be typed."""
    width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
    for line in printable(reply.text).split("\n"):
        yield from textwrap.wrap(line, width, subsequent_indent=_indent(line), break_on_hyphens=False) or [""]
    # A line that the text already shows under its number is not shown again.
    numbered = [button for button in reply.buttons if _numbered(button) and not _told(button, reply.text)]
    for button in numbered:
        yield from textwrap.wrap(
            f"{button.key:>3}. {printable(button.label)}", width, subsequent_indent=" " * 5
        )
    others = [button.key for button in reply.buttons if button.key.startswith("/")]
    if others and not reply.paused:
        yield from textwrap.wrap(f"{phrases.also} {', '.join(others)}", width, break_on_hyphens=False)


def _told(button: Button, text: str) -> bool:
    return button.label.startswith(f"{button.key}. ") and f"\n{button.key:>4}. " in text


def _indent(line: str) -> str:
    return "  " if line.startswith("- ") else ""


def printable(text: str) -> str:
    """The text without characters that could command a terminal, turn the direction of what is read or hide it."""
    return "".join(
        part
        for part in text
        if part in "\n\t" or (part not in _TURNING and unicodedata.category(part) not in {"Cc", "Cs", "Co"})
    )


def talk_jsonl(handle: Handle, opening: Sequence[Incoming], phrases: Phrases, make: Make) -> int:
    """The same conversation for a program: one JSON object per line, one out for each one in; the exit status."""
    output, first = _forgiving(sys.stdout), opening[-1]
    _put(output, _merged(_opened(handle, opening), make))
    for raw in sys.stdin.buffer:
        if not raw.strip():
            continue
        given = _read(raw)
        if given is None:
            _put(output, {"error": phrases.bad_line})
        else:
            _put(output, _merged(handle(_next(first, **given)), make))
    return 0


def refuse_jsonl(reason: str) -> int:
    """Tell a program why there is no conversation; the exit status."""
    _put(_forgiving(sys.stdout), {"error": reason})
    return 1


def _read(raw: bytes) -> dict[str, str] | None:
    """What one line says, as fields of a message; None when it is no such object."""
    try:
        line = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(line, dict) or len(line) != 1:
        return None
    ((kind, value),) = line.items()
    if kind not in _LINES or not isinstance(value, str):
        return None
    if kind == "command":
        command, _, argument = value.strip().removeprefix("/").partition(" ")
        return {"command": command, "argument": argument.strip()}
    return {kind: value}


def _merged(replies: list[Reply], make: Make) -> dict[str, Any]:
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


def _put(output: TextIO, line: dict[str, Any]) -> None:
    output.write(json.dumps(line, ensure_ascii=False) + "\n")
    output.flush()


def _forgiving(output: TextIO) -> TextIO:
    """Standard output that never fails on a character its terminal lacks."""
    if hasattr(output, "reconfigure"):
        output.reconfigure(errors="replace")
    return output

"""The terminal: the conversation as lines of text."""

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
from typing import TextIO

from bot.channels.delay_notice import after_a_second
from bot.errors import AnnaError, fill
from bot.messages import Button, Channel, Handle, Incoming, Make, Reply

CHANNEL = Channel("terminal", files=True, buttons=True, local=True)
_PROMPT = "> "
_WIDEST = 80
_TEXT_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The few texts of the terminal itself: before what else can be typed, how to come back, why a line of JSON
    cannot be used, where a `{file}` was kept or that it was not, and that files are still being made. `explain` gives
    the sentence of a fault."""

    also: str
    come_back: str
    bad_line: str
    kept: str = "{file}"
    not_kept: str = "{file}"
    busy: str = ""
    explain: Callable[[AnnaError], str] = str


@dataclass(frozen=True, slots=True)
class _Screen:
    """Where a person reads, the texts of the terminal, and what makes the files they asked for."""

    output: TextIO
    phrases: Phrases
    make: Make

    def write(self, line: str) -> None:
        self.output.write(f"{line}\n")


def talk(handle: Handle, opening: Sequence[Incoming], phrases: Phrases, make: Make) -> int:
    """Talk with a person until they pause or close the input; the exit status.

    `opening` holds the messages to begin with, sent on their behalf. Ctrl-C and Ctrl-D pause, and say how to come
    back.
    """
    screen, first = _Screen(tolerant(sys.stdout), phrases, make), opening[-1]
    choices = _show(open_conversation(handle, opening), screen)
    paused = False
    # After Ctrl-C the pause is only said once the turn that was broken off has been undone.
    with suppress(KeyboardInterrupt):
        for line in _input_lines(screen.output):
            replies = _show(handle(_message(line, choices, first)), screen)
            paused = bool(replies and replies[-1].paused)
            if paused:
                break
            # A remark in between, such as why something cannot be, leaves the choices above it as they are.
            choices = replies if any(map(_asks, replies)) else choices
    if not paused:
        _pause(handle, first, screen)
    screen.write(phrases.come_back)
    return 0


def open_conversation(handle: Handle, opening: Sequence[Incoming]) -> list[Reply]:
    """The replies to the messages of an opening. What an earlier one asks is left out: only the last question
    stands."""
    *before, last = [handle(incoming) for incoming in opening]
    without_questions = [
        Reply(reply.text, attachments=reply.attachments, orders=reply.orders)
        for replies in before
        for reply in replies
    ]
    return [*without_questions, *last]


def further(
    first: Incoming,
    text: str | None = None,
    button: str | None = None,
    command: str | None = None,
    argument: str = "",
) -> Incoming:
    """A further message of the person who sent `first`."""
    return replace(first, text=text, button=button, command=command, argument=argument)


def tolerant(output: TextIO) -> TextIO:
    """The same output, which no longer fails on a character that its terminal lacks."""
    if hasattr(output, "reconfigure"):
        output.reconfigure(errors="replace")
    return output


def _pause(handle: Handle, first: Incoming, screen: _Screen) -> None:
    screen.write("")
    _show(handle(further(first, command="pause")), screen)


def _input_lines(output: TextIO) -> Iterator[str]:
    """What is typed, line by line. Bytes that are no text become characters that the dialog refuses."""
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")
    read_line = _read_from_person if sys.stdin.isatty() else _read_from_pipe
    while (line := read_line(output)) is not None:
        yield line


def _read_from_person(output: TextIO) -> str | None:
    """A line from a person, who can move the cursor in it where the system knows how."""
    with suppress(ImportError):
        import_module("readline")
    try:
        return input(_PROMPT)
    except EOFError:
        return None


def _read_from_pipe(output: TextIO) -> str | None:
    output.write(_PROMPT)
    output.flush()
    line = sys.stdin.readline()
    return line.rstrip("\r\n") if line else None


def _message(line: str, choices: Iterable[Reply], first: Incoming) -> Incoming:
    """What was typed as a message: a number stands for the choice with that number."""
    button = _choice(line, choices)
    return further(first, button=button.id) if button else further(first, text=line)


def _asks(reply: Reply) -> bool:
    return bool(reply.question or reply.buttons or reply.ended)


def _choice(line: str, replies: Iterable[Reply]) -> Button | None:
    wanted = unicodedata.normalize("NFKC", line).strip()
    buttons = (button for reply in replies for button in reply.buttons)
    return next((button for button in buttons if button.key == wanted and _numbered(button)), None)


def _numbered(button: Button) -> bool:
    return bool(button.key) and not button.key.startswith("/")


def _show(replies: list[Reply], screen: _Screen) -> list[Reply]:
    """Write replies to the screen; the same replies."""
    for reply in replies:
        screen.write("\n" + "\n".join(_lines(reply, screen.phrases)))
        if reply.attachments or reply.orders:
            _save_files(reply, screen)
    screen.output.flush()
    return replies


def _save_files(reply: Reply, screen: _Screen) -> None:
    """Save the files of a reply, the text of which can be read while they are made."""

    def tell_busy() -> None:
        screen.write(screen.phrases.busy)
        screen.output.flush()

    screen.output.flush()
    with after_a_second(tell_busy):
        for file in reply.attachments:
            screen.write(_save(file.name, partial(bytes, file.content), screen.phrases))
        for order in reply.orders:
            screen.write(_save(order.name, partial(screen.make, order), screen.phrases))


def _save(name: str, content: Callable[[], bytes], phrases: Phrases) -> str:
    """Save a file in the folder where the person is, for them alone to read; what to say of it."""
    try:
        return fill(phrases.kept, {"file": _write_new(name, content())})
    except (AnnaError, OSError) as error:
        reason = phrases.explain(error) if isinstance(error, AnnaError) else str(error)
        return fill(phrases.not_kept, {"file": printable(name), "reason": printable(reason)})


def _write_new(name: str, content: bytes) -> str:
    """Write a new file, under a name that means nothing to the system and that no other file has; that name."""
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


def _lines(reply: Reply, phrases: Phrases) -> Iterator[str]:
    """The lines of a reply: its text, the numbered choices, and what else can be typed."""
    width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
    for line in printable(reply.text).split("\n"):
        yield from textwrap.wrap(line, width, subsequent_indent=_indent(line), break_on_hyphens=False) or [""]
    # A line that the text already shows under its number is not shown again.
    numbered = [
        button for button in reply.buttons if _numbered(button) and not _stands_in(reply.text, button)
    ]
    for button in numbered:
        yield from textwrap.wrap(
            f"{button.key:>3}. {printable(button.label)}", width, subsequent_indent=" " * 5
        )
    others = [button.key for button in reply.buttons if button.key.startswith("/")]
    if others and not reply.paused:
        yield from textwrap.wrap(f"{phrases.also} {', '.join(others)}", width, break_on_hyphens=False)


def _stands_in(text: str, button: Button) -> bool:
    """Whether a text holds a choice as a numbered line."""
    return button.label.startswith(f"{button.key}. ") and f"\n{button.key:>4}. " in text


def _indent(line: str) -> str:
    return "  " if line.startswith("- ") else ""


def printable(text: str) -> str:
    """The text without characters that could command a terminal, turn the direction of what is read or hide it."""
    return "".join(
        part
        for part in text
        if part in "\n\t"
        or (part not in _TEXT_DIRECTION and unicodedata.category(part) not in {"Cc", "Cs", "Co"})
    )

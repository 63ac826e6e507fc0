"""What is to be sent to a chat: one typed value for each kind of call, as it waits in the outbox."""

import json
from dataclasses import dataclass, fields
from typing import Any

from bot.channels.telegram.chat_state import Keyboard, keyboard_from_json, keyboard_to_json

Rows = tuple[tuple[tuple[str, str], ...], ...]
"""The keys of a keyboard in rows, each with its label and callback data."""


@dataclass(frozen=True, slots=True)
class SendText:
    """Send a message. `link` is a button that opens a page: its label and address. `protect` keeps it from being
    forwarded. A message that `closes` removes the keyboard before it; `keyboard` is remembered once this one is
    sent."""

    text: str = ""
    rows: Rows = ()
    link: tuple[str, str] | None = None
    protect: bool = False
    closes: bool = False
    keyboard: Keyboard | None = None


@dataclass(frozen=True, slots=True)
class EditText:
    """Change the text and the keyboard of a message that was sent. `keyboard` is remembered once it is changed."""

    message: int = 0
    text: str = ""
    rows: Rows = ()
    keyboard: Keyboard | None = None


@dataclass(frozen=True, slots=True)
class RemoveKeyboard:
    """Remove the keyboard under a message that was sent."""

    message: int = 0


@dataclass(frozen=True, slots=True)
class SendFile:
    """Send the content of the parcel as a file with this name; a `picture` as a photo, where Telegram takes it."""

    name: str = ""
    text: str = ""
    picture: bool = False
    protect: bool = False


@dataclass(frozen=True, slots=True)
class SetMenu:
    """Set the commands that a chat shows, each with what it does; none for those of everybody."""

    commands: tuple[tuple[str, str], ...] = ()


Outgoing = SendText | EditText | RemoveKeyboard | SendFile | SetMenu

_TYPES: dict[str, type[Outgoing]] = {
    "text": SendText,
    "edit": EditText,
    "bare": RemoveKeyboard,
    "file": SendFile,
    "menu": SetMenu,
}
_NAMES = {kind: name for name, kind in _TYPES.items()}
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in _NAMES}
_ENCODE = json.JSONEncoder(separators=(",", ":")).encode


def is_message(outgoing: Outgoing) -> bool:
    """Whether a person gets a message by it, so that it counts for how often they get one."""
    return isinstance(outgoing, SendText | SendFile)


def dump(outgoing: Outgoing) -> str:
    """The call as text for the outbox, without what is empty."""
    kind = type(outgoing)
    kept: dict[str, object] = {"do": _NAMES[kind]}
    kept.update((name, value) for name in _FIELDS[kind] if (value := getattr(outgoing, name)))
    if "keyboard" in kept:
        kept["board"] = keyboard_to_json(getattr(outgoing, "keyboard", None))
        del kept["keyboard"]
    return _ENCODE(kept)


def load(text: str) -> Outgoing:
    """The call that `dump` wrote."""
    kept: dict[str, Any] = json.loads(text)
    kind = _TYPES[kept.pop("do")]
    if "rows" in kept:
        kept["rows"] = tuple(tuple((label, data) for label, data in row) for row in kept["rows"])
    if "link" in kept:
        kept["link"] = tuple(kept["link"])
    if "commands" in kept:
        kept["commands"] = tuple((name, description) for name, description in kept["commands"])
    if "board" in kept:
        kept["keyboard"] = keyboard_from_json(kept.pop("board"))
    return kind(**kept)

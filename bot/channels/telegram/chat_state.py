"""What is remembered of a chat between messages: its open keyboard, its command menu, whether it is blocked."""

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

_CALLBACK_BYTES = 64
"""How long the callback data of a key may be."""
_ENCODE = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a keyboard: the id of its button, its label, and what can be typed instead."""

    id: str
    label: str
    typed: str = ""

    @property
    def callback_data(self) -> str:
        """What Telegram sends when the key is tapped: the id, or its hash where the id is too long."""
        if len(self.id) <= _CALLBACK_BYTES // 4 or len(self.id.encode()) <= _CALLBACK_BYTES:
            return self.id
        return f"~{sha256(self.id.encode()).hexdigest()[:32]}"


@dataclass(frozen=True, slots=True)
class Keyboard:
    """A keyboard that can be tapped: the message it is under, the question it answers, and its keys."""

    message: int
    question: str
    keys: tuple[Key, ...]

    def tapped(self, callback_data: str) -> Key | None:
        """The key with this callback data."""
        return next((key for key in self.keys if key.callback_data == callback_data), None)

    def typed(self, text: str) -> Key | None:
        """The key whose number this text is."""
        number = text.strip()
        return next((key for key in self.keys if key.typed == number and number.isdecimal()), None)


@dataclass(frozen=True, slots=True)
class ChatState:
    """The state of one chat. `menu` names the commands it shows, "" for those of everybody; `group_notice` is the
    ISO date on which a group last read that ANNA only talks in private."""

    keyboard: Keyboard | None = None
    menu: str = ""
    blocked: bool = False
    group_notice: str = ""

    def without_keyboard(self) -> "ChatState":
        """The same state with no keyboard open."""
        return replace(self, keyboard=None) if self.keyboard else self


def load(text: str) -> ChatState:
    """The state that `dump` wrote; the initial one for ""."""
    if not text:
        return ChatState()
    kept: dict[str, Any] = json.loads(text)
    return ChatState(
        keyboard_from_json(kept.get("board")),
        kept.get("menu", ""),
        kept.get("blocked", False),
        kept.get("told", ""),
    )


def dump(state: ChatState) -> str:
    """The state as text for the store; "" for the initial one."""
    kept = {
        "board": keyboard_to_json(state.keyboard),
        "menu": state.menu,
        "blocked": state.blocked,
        "told": state.group_notice,
    }
    kept = {name: value for name, value in kept.items() if value}
    return _ENCODE(kept) if kept else ""


def keyboard_from_json(kept: list[Any] | None) -> Keyboard | None:
    """The keyboard that `keyboard_to_json` wrote."""
    if kept is None:
        return None
    message, question, keys = kept
    return Keyboard(message, question, tuple(Key(*key) for key in keys))


def keyboard_to_json(keyboard: Keyboard | None) -> list[object] | None:
    """The keyboard as plain JSON values."""
    if keyboard is None:
        return None
    keys = [[key.id, key.label, key.typed] for key in keyboard.keys]
    return [keyboard.message, keyboard.question, keys]

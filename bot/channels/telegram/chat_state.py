"""What Telegram's room remembers of a chat between messages: its open keyboard, its menu, whether it is blocked."""

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

_DATA_BYTES = 64
_ENCODE = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Key:
    """One button of a keyboard: what it does, what it says, and what can be typed instead."""

    id: str
    label: str
    typed: str = ""

    @property
    def data(self) -> str:
        """What Telegram sends when it is tapped: the id, or a short name for one that is too long for Telegram."""
        if len(self.id) <= _DATA_BYTES // 4 or len(self.id.encode()) <= _DATA_BYTES:
            return self.id
        return f"~{sha256(self.id.encode()).hexdigest()[:32]}"


@dataclass(frozen=True, slots=True)
class Board:
    """A keyboard that can be tapped: under which message it is, which question it answers, its buttons."""

    message: int
    question: str
    keys: tuple[Key, ...]

    def tapped(self, data: str) -> Key | None:
        """The button that sends this."""
        return next((key for key in self.keys if key.data == data), None)

    def typed(self, text: str) -> Key | None:
        """The button whose number this is."""
        plain = text.strip()
        return next((key for key in self.keys if key.typed == plain and plain.isdecimal()), None)


@dataclass(frozen=True, slots=True)
class Note:
    """All that is remembered of one chat. `menu` names the commands it shows, "" for everybody's; `told` is the day
    on which a group heard last that ANNA only talks in private."""

    board: Board | None = None
    menu: str = ""
    blocked: bool = False
    told: str = ""

    def without_board(self) -> "Note":
        """The same once its keyboard is gone."""
        return replace(self, board=None) if self.board else self


def read(text: str) -> Note:
    """The note that `written` made this from; an empty one for ""."""
    if not text:
        return Note()
    kept = json.loads(text)
    board = kept.pop("board", None)
    return Note(board=read_board(board), **kept)


def read_board(kept: list[Any] | None) -> Board | None:
    """The board that `plain_board` made this from."""
    if kept is None:
        return None
    message, question, keys = kept
    return Board(message, question, tuple(Key(*key) for key in keys))


def written(note: Note) -> str:
    """The note as text; "" for an empty one."""
    kept = {
        "board": plain_board(note.board),
        "menu": note.menu,
        "blocked": note.blocked,
        "told": note.told,
    }
    kept = {name: value for name, value in kept.items() if value}
    return _ENCODE(kept) if kept else ""


def plain_board(board: Board | None) -> list[object] | None:
    """The board as plain JSON values."""
    if board is None:
        return None
    return [board.message, board.question, [[key.id, key.label, key.typed] for key in board.keys]]

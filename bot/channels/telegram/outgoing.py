"""What is to be sent to a chat, as it waits in the outbox."""

import json
from dataclasses import dataclass, fields
from typing import Any, Literal

from bot.channels.telegram.chat_state import Board, plain_board, read_board

Do = Literal["text", "edit", "bare", "file", "menu"]


@dataclass(frozen=True, slots=True)
class Body:
    """One call to Telegram.

    `text` a message, or the caption of a file; `edit` the message `message` to what this says; `bare` takes away its
    keyboard; `file` sends the content of the parcel; `menu` sets the commands of the chat. `rows` are the labels and
    data of the buttons, `link` a button that opens a page. `board` is what is remembered of the keyboard once it is
    sent; a message that `closes` takes away the one before it.
    """

    do: Do
    text: str = ""
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    link: tuple[str, str] | None = None
    protect: bool = False
    closes: bool = False
    board: Board | None = None
    message: int = 0
    name: str = ""
    picture: bool = False
    commands: tuple[tuple[str, str], ...] = ()

    @property
    def speaks(self) -> bool:
        """Whether a person gets a message by it, so that it counts for how often they get one."""
        return self.do in {"text", "file"}


_NAMES = tuple(field.name for field in fields(Body))
_ENCODE = json.JSONEncoder(separators=(",", ":")).encode


def written(body: Body) -> str:
    """The body as text."""
    kept = {name: getattr(body, name) for name in _NAMES if getattr(body, name)}
    if body.board is not None:
        kept["board"] = plain_board(body.board)
    return _ENCODE(kept)


def read(text: str) -> Body:
    """The body that `written` made this from."""
    kept: dict[str, Any] = json.loads(text)
    if "rows" in kept:
        kept["rows"] = tuple(tuple((label, data) for label, data in row) for row in kept["rows"])
    if "link" in kept:
        kept["link"] = tuple(kept["link"])
    if "commands" in kept:
        kept["commands"] = tuple((name, told) for name, told in kept["commands"])
    kept["board"] = read_board(kept.get("board"))
    return Body(**kept)

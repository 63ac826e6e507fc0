"""The commands people can give."""

import re
from collections.abc import Mapping

from bot.errors import InputFault
from bot.i18n import Words
from bot.lexicon import Lexicon

COMMANDS = (
    "start",
    "resume",
    "back",
    "skip",
    "unknown",
    "done",
    "why",
    "example",
    "add",
    "remove",
    "overview",
    "correct",
    "release",
    "react",
    "questions",
    "after",
    "standing",
    "compare",
    "links",
    "map",
    "prep",
    "report",
    "short",
    "full",
    "section",
    "invite",
    "pause",
    "cases",
    "channel",
    "language",
    "privacy",
    "help",
    "remind",
    "stop",
)
"""In the order in which they are told. What they are called in a language stands in its pack."""

ONLY: Mapping[str, str] = {
    **dict.fromkeys(
        ("skip", "unknown", "release", "short", "full", "react", "questions", "after", "prep"), "participant"
    ),
    **dict.fromkeys(("invite", "standing", "compare", "links", "report"), "coordinator"),
}
"""The commands that only one role in a case has a use for."""


def useful(role: str) -> list[str]:
    """The commands that somebody with this role in a case has a use for; those of a participant for a stranger."""
    return [
        command for command in COMMANDS if ONLY.get(command, role or "participant") == (role or "participant")
    ]


def named(word: str, lexicon: Lexicon) -> str | None:
    """The command with this name, in any language."""
    return lexicon.commands.get(word.strip().lower())


_TYPED = re.compile(r"/([^\W\d_]+)(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
"""A slash with a word of letters right behind it; "/ maand" and "/3" are text like any other."""


def read(text: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The command and argument in a text that begins with a slash and names one; None for other text."""
    typed = _TYPED.fullmatch(text) if text.startswith("/") else None
    command = named(typed[1], lexicon) if typed else None
    return (command, (typed[2] or "").strip()) if typed and command else None


def unknown_name(text: str, lexicon: Lexicon) -> str:
    """The name in a text that looks like a command when there is no such command; "" for any other text."""
    typed = _TYPED.fullmatch(text) if text.startswith("/") else None
    return typed[1] if typed and named(typed[1], lexicon) is None else ""


def unknown(name: str, say: Words) -> InputFault:
    """What to say to who types a command that there is not."""
    return InputFault(
        "I do not know the command {command}, so I did nothing with it. These I know: {known}",
        command=f"/{name}",
        known=", ".join(dict.fromkeys(map(say.command, COMMANDS))),
    )

"""The commands people can give, by their names in Dutch and English."""

import re
from collections.abc import Mapping

from bot.errors import InputFault

NAMES: Mapping[str, tuple[str, str]] = {
    "start": ("start", "start"),
    "resume": ("verder", "continue"),
    "back": ("terug", "back"),
    "skip": ("overslaan", "skip"),
    "unknown": ("weetniet", "unknown"),
    "done": ("klaar", "done"),
    "why": ("waarom", "why"),
    "example": ("voorbeeld", "example"),
    "add": ("erbij", "add"),
    "remove": ("weg", "remove"),
    "overview": ("overzicht", "overview"),
    "correct": ("verbeter", "correct"),
    "release": ("vrijgeven", "release"),
    "react": ("reageer", "react"),
    "questions": ("vragen", "questions"),
    "after": ("naafloop", "after"),
    "standing": ("stand", "standing"),
    "compare": ("vergelijk", "compare"),
    "links": ("koppel", "links"),
    "map": ("kaart", "map"),
    "prep": ("voorbereiding", "prep"),
    "report": ("rapport", "report"),
    "short": ("kort", "short"),
    "full": ("volledig", "full"),
    "section": ("onderdeel", "section"),
    "invite": ("uitnodigen", "invite"),
    "pause": ("pauze", "pause"),
    "cases": ("zaken", "cases"),
    "channel": ("kanaal", "channel"),
    "language": ("taal", "language"),
    "privacy": ("privacy", "privacy"),
    "help": ("help", "help"),
    "remind": ("herinner", "remind"),
    "stop": ("stop", "stop"),
}
"""Command to its Dutch and English name; both are understood in both languages."""

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
        command for command in NAMES if ONLY.get(command, role or "participant") == (role or "participant")
    ]


_COMMANDS = {name: command for command, names in NAMES.items() for name in names}
_COMMANDS |= {command: command for command in NAMES}


def named(word: str) -> str | None:
    """The command with this name, in either language."""
    return _COMMANDS.get(word.strip().lower())


def name(command: str, language: str) -> str:
    """How a command is typed in a language, such as `/terug`."""
    dutch, english = NAMES[command]
    return f"/{english if language == 'en' else dutch}"


_TYPED = re.compile(r"/([^\W\d_]+)(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
"""A slash with a word of letters right behind it; "/ maand" and "/3" are text like any other."""


def read(text: str) -> tuple[str, str] | None:
    """The command and argument in a text that begins with a slash and names one; None for other text."""
    typed = _TYPED.fullmatch(text) if text.startswith("/") else None
    command = named(typed[1]) if typed else None
    return (command, (typed[2] or "").strip()) if typed and command else None


def require_known(text: str, language: str) -> None:
    """Raises `InputFault` for a text that looks like a command when there is no such command."""
    typed = _TYPED.fullmatch(text) if text.startswith("/") else None
    if typed and named(typed[1]) is None:
        raise InputFault(
            "I do not know the command {command}, so I did nothing with it. These I know: {known}",
            command=f"/{typed[1]}",
            known=", ".join(dict.fromkeys(name(command, language) for command in NAMES)),
        )

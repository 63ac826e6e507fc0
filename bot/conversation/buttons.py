"""A command, and the buttons that give one: those of menus, of the desk, and under a question about a reminder."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversation.commands import COMMANDS
from bot.messages import Button


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its name in the program, and what it is about: a code, a line number, an id. `case` is the case
    to which the button that gave it belongs, "" where that does not matter."""

    name: str
    argument: str = ""
    case: str = ""


PRACTICE, SETUP = "practice", "setup"
"""The commands of somebody who has no case yet. They have no name to type, only a button."""

_MENU, _PLAIN, _REMIND = "menu", "do", "remind"
_BY_PREFIX: Mapping[str, str] = {"case": "cases", "language": "language", "invite": "invite"}
_PREFIXES: Mapping[str, str] = {command: prefix for prefix, command in _BY_PREFIX.items()}


def command_button(command: Command, label: str, key: str = "") -> Button:
    """The button that gives a command. Ids of buttons stay as they are: people press old ones."""
    return Button(_id(command), label, key)


def _id(command: Command) -> str:
    if command.name in _PREFIXES:
        return f"{_PREFIXES[command.name]}:{command.argument}"
    if command.name == "remind" and command.argument:
        return f"{_REMIND}:{command.argument}:{command.case}"
    if command.name in {PRACTICE, SETUP}:
        return f"{_MENU}:{command.name}:{command.argument}".removesuffix(":")
    return f"{_PLAIN}:{command.name}"


def pressed_command(button: str) -> Command | None:
    """The command that the button with this id gives, its name "" when there is no such command any more; None for a
    button that answers what is asked."""
    prefix, _, rest = button.partition(":")
    if prefix in _BY_PREFIX:
        return Command(_BY_PREFIX[prefix], rest)
    if prefix == _PLAIN:
        return Command(rest if rest in COMMANDS else "")
    argument, _, about = rest.partition(":")
    if prefix == _REMIND:
        return Command("remind", argument, about)
    if prefix == _MENU and argument in {PRACTICE, SETUP} and about in {"", "full"}:
        return Command(argument, about)
    return None

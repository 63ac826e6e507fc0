"""What a message is: a command by whatever way it was given, an answer, a button, or a greeting."""

from bot.conversation import commands
from bot.conversation.wording import menus
from bot.dialog.events import COMMANDS, ButtonPress, CommandInput, Input, Refused, TextInput, Turn
from bot.messages import Incoming

_TAKEN_HERE = COMMANDS.keys() | {"release", "stop", "full", "short", "invite"}


def meant(incoming: Incoming, turn: Turn) -> str:
    """The command that a text names when it is no answer to what is asked; "" when it names none."""
    word = commands.named(incoming.text or "")
    refused = any(isinstance(event, Refused) for event in turn.events)
    return word if word is not None and refused and word in _TAKEN_HERE else ""


def command(incoming: Incoming) -> tuple[str | None, str]:
    """The command in a message, by whatever way it was given, and its argument."""
    if incoming.button is not None and incoming.button.startswith(menus.COMMAND):
        return commands.named(incoming.button.removeprefix(menus.COMMAND)) or "", ""
    if incoming.command is not None:
        return commands.named(incoming.command) or "", incoming.argument
    return (incoming.text and commands.read(incoming.text)) or (None, "")


def given(incoming: Incoming, named: str | None, argument: str) -> Input | None:
    """What the dialog is to make of a message; None for a greeting."""
    if named is not None:
        taken = COMMANDS.get(named)
        return CommandInput(taken, argument) if taken else None
    if incoming.button is not None:
        return ButtonPress(incoming.button)
    return TextInput(incoming.text) if incoming.text is not None else None

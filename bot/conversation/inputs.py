"""The input of a message as one typed value, and what the dialog gets of it."""

from dataclasses import dataclass

from bot.conversation import commands
from bot.conversation.buttons import Command, pressed_command
from bot.dialog.events import COMMANDS, ButtonPress, CommandInput, TextInput
from bot.dialog.events import Input as DialogInput
from bot.lexicon import Lexicon
from bot.messages import Incoming

ROUTES = frozenset({"full", "short"})
"""The commands that change which route through an interview somebody follows."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """Nothing but "what is asked of me now?"; also a command that the program does not know, given otherwise than by
    typing it."""


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """A text that looks like a command when there is none of that name; `word` is that name as it was typed."""

    word: str


@dataclass(frozen=True, slots=True)
class Edit:
    """An earlier message, by the name its channel has for it, that now says `text`."""

    message: str
    text: str


Input = TextInput | ButtonPress | Command | Greeting | UnknownCommand | Edit
GREETING = Greeting()


def understand(incoming: Incoming, lexicon: Lexicon) -> Input:
    """What a message says, whoever wrote it and whatever is asked of them."""
    if incoming.edits:
        return Edit(incoming.edits, incoming.text or "")
    if incoming.button is not None:
        return _pressed(incoming.button)
    if incoming.command is not None:
        name = commands.named(incoming.command, lexicon)
        return Command(name, incoming.argument) if name else GREETING
    return GREETING if incoming.text is None else _typed(incoming.text, lexicon)


def _pressed(button: str) -> Input:
    command = pressed_command(button)
    if command is None:
        return ButtonPress(button)
    return command if command.name else GREETING


def _typed(text: str, lexicon: Lexicon) -> Input:
    if not text.startswith("/"):
        return TextInput(text)
    typed = commands.read(text, lexicon)
    if typed is not None:
        return Command(*typed)
    word = commands.unknown_name(text, lexicon)
    return UnknownCommand(word) if word else TextInput(text)


def dialog_input(given: Input) -> DialogInput | None:
    """What a dialog is to make of this; None when it only has to say what it asks now."""
    if isinstance(given, TextInput | ButtonPress):
        return given
    if not isinstance(given, Command):
        return None
    if given.name in ROUTES:
        return CommandInput("route", given.name)
    command = COMMANDS.get(given.name)
    return CommandInput(command, given.argument) if command else None

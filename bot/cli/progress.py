"""What the command line says while a file is being made."""

import sys
from contextlib import AbstractContextManager, nullcontext

from bot.app import App
from bot.channels.delay_notice import after_a_second
from bot.channels.terminal import printable


def patience(app: App) -> AbstractContextManager[None]:
    """Tell a person at a terminal that it is being worked on, when what is done inside takes longer than a second."""
    # To nobody else: a program that reads what goes wrong, or a mail by the clock, would take it for a fault. It is a
    # whole line and not a mark that moves, for who has the screen read out.
    if not sys.stderr.isatty():
        return nullcontext()
    line = printable(app.words()("I am making what you asked for. That takes a moment."))
    return after_a_second(lambda: sys.stderr.write(f"{line}\n"))

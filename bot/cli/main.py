"""The command `anna`: reads the command line, and turns every fault into one readable line."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from bot import __version__, settings
from bot.app import App
from bot.channels.terminal import printable
from bot.cli.commands import COMMANDS, DATABASE, LANGUAGE, Command, Option
from bot.cli.localized_parser import Parser
from bot.errors import AnnaError, InputFault
from bot.i18n import Words

Run = Callable[[App, argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status: 0 well, 1 a fault in what was asked, 2 a fault in how, 130 broken off."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app: App | None = None
    try:
        found, faults = settings.read_with_faults()
        arguments = sys.argv[1:] if arguments is None else arguments
        app = App(found)
        wanted = _language_asked_for(arguments, app.catalogues.languages)
        app.settings = replace(found, language=wanted or found.language)
        options = _parser(app).parse_args(arguments)
        if faults and not options.forgiving:
            raise faults[0]
        options.faults = tuple(faults)
        app.settings = replace(
            app.settings,
            database=Path(options.database) if options.database else app.settings.database,
            language=options.lang or app.settings.language,
        )
        status = _run(options.run)(app, options)
        sys.stdout.flush()
        return status
    except AnnaError as error:
        sys.stderr.write(f"{printable(_sentence(error, app or App(settings.read({}))))}\n")
        return 2 if isinstance(error, InputFault) else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output is gone; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    finally:
        if app is not None:
            app.close()


def _sentence(error: AnnaError, app: App) -> str:
    """What is wrong, in the language that was asked for; in English where the languages themselves are at fault."""
    try:
        return app.words().error(error)
    except AnnaError:
        return str(error)


def _language_asked_for(arguments: Sequence[str], languages: Sequence[str]) -> str | None:
    """The language that is asked for on a command line, whatever else is wrong with it."""
    values = [after for word, after in pairwise(arguments) if word == "--lang"]
    values += [word.removeprefix("--lang=") for word in arguments]
    return next((value for value in values if value in languages), None)


def _parser(app: App) -> argparse.ArgumentParser:
    """What reads the command line, from the table of commands."""
    say = app.words()
    everywhere = Parser(say, add_help=False)
    _add_option(everywhere, DATABASE, say)
    _add_option(everywhere, LANGUAGE, say, choices=app.catalogues.languages)
    parser = Parser(say, prog=app.settings.launcher, description=say("ANNA: always check, assume nothing."))
    parser.add_argument(
        "--version", action="version", version=f"anna {__version__}", help=say("show the version")
    )
    commands = parser.add_subparsers(title=say("commands"), metavar="COMMAND", required=True)
    for entry in COMMANDS:
        if isinstance(entry, Command):
            _add_command(commands, entry, everywhere, say)
        else:
            group = commands.add_parser(entry.name, help=say(entry.purpose))
            members = group.add_subparsers(metavar="COMMAND", required=True)
            for command in entry.commands:
                _add_command(members, command, everywhere, say)
    return parser


def _add_command(
    commands: "argparse._SubParsersAction[Parser]", command: Command, everywhere: Parser, say: Words
) -> None:
    parser = commands.add_parser(
        command.name, parents=[everywhere], help=say(command.purpose, **command.values)
    )
    for option in command.options:
        _add_option(parser, option, say)
    parser.set_defaults(run=command.run, forgiving=command.forgiving)


def _add_option(parser: Parser, option: Option, say: Words, **more: Any) -> None:
    purpose = say(option.purpose, **option.values) if option.purpose else None
    parser.add_argument(*option.names, help=purpose, **option.details, **more)


def _run(name: str) -> Run:
    """The function with this name, of a module that is imported only now, so that other commands start fast."""
    module, _, function = name.partition(":")
    run: Run = getattr(import_module(f"bot.cli.{module}"), function)
    return run

"""The command line in the language of the person: its faults in one line, and its help."""

import argparse
import re
from collections.abc import Iterable
from functools import partial
from typing import Any

from bot.errors import InputFault, marked
from bot.i18n import Words

_FAULTS = (
    (
        re.compile(r"the following arguments are required: (?P<missing>.+)"),
        marked("This is missing: {missing}. See: {program} --help"),
    ),
    (
        re.compile(r"unrecognized arguments: (?P<given>.+)"),
        marked("I do not know what to do with: {given}. See: {program} --help"),
    ),
    (
        re.compile(
            r"argument (?P<argument>.+?): invalid choice: '?(?P<given>.*?)'? \(choose from (?P<known>.+)\)"
        ),
        marked("{given} is none of the choices for {argument}: {known}. See: {program} --help"),
    ),
    (
        re.compile(r"argument (?P<argument>.+?): expected .*"),
        marked("After {argument} something has to follow. See: {program} --help"),
    ),
    (
        re.compile(r"argument (?P<argument>.+?): invalid int value: '?(?P<given>.*?)'?"),
        marked("{given} is no whole number, which {argument} asks for. See: {program} --help"),
    ),
)
"""What `argparse` says, in English only, and how we say it."""


class Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with a command line, and helps, in the language of `say`."""

    def __init__(self, say: Words, add_help: bool = True, **given: Any) -> None:
        super().__init__(add_help=False, formatter_class=partial(_Help, say), **given)
        self._say = say
        if add_help:
            # What only lends its options to others keeps the titles by which argparse joins them.
            self._positionals.title, self._optionals.title = say("arguments"), say("options")
            self.add_argument("-h", "--help", action="help", help=say("show this help"))

    def add_subparsers(self, **given: Any) -> "argparse._SubParsersAction[Parser]":  # type: ignore[override]
        """Commands that speak the same language."""
        return super().add_subparsers(**given | {"parser_class": partial(Parser, self._say)})

    def error(self, message: str) -> None:  # type: ignore[override]
        for pattern, said in _FAULTS:
            found = pattern.fullmatch(message)
            if found:
                values = {name: value.replace("'", "") for name, value in found.groupdict().items()}
                raise InputFault(said, **values, program=self.prog)
        raise InputFault(
            "This command is not understood: {reason}. See: {program} --help",
            reason=message,
            program=self.prog,
        )


class _Help(argparse.HelpFormatter):
    """Help that begins with how to use a command."""

    def __init__(self, say: Words, prog: str) -> None:
        super().__init__(prog)
        self._usage = say("usage:")

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, f"{self._usage} " if prefix is None else prefix)

"""`anna chat`: sit down at the terminal and talk."""

import argparse
import shlex
from collections.abc import Iterator
from dataclasses import replace

from bot.app import App
from bot.channels.json_lines import refuse_jsonl, talk_jsonl
from bot.channels.terminal import CHANNEL, Phrases, talk
from bot.errors import AnnaError
from bot.messages import Incoming


def chat(app: App, options: argparse.Namespace) -> int:
    """Talk with whoever sits at the terminal, until they pause."""
    say = app.words()
    try:
        address = app.seats.address(CHANNEL.name, options.case, options.role, options.invite)
        if options.invite:
            app.seats.check_code(options.invite)
    except AnnaError as error:
        if not options.jsonl:
            raise
        return refuse_jsonl(say.error(error))
    opening = list(_opening(options, Incoming(CHANNEL.name, address, language=say.language)))
    phrases = Phrases(
        also=say("Or type:"),
        come_back=say("To come back: {command}", command=_again(app.settings.launcher, options, address)),
        kept=say("Kept in this folder: {file}"),
        not_kept=say("{file} could not be kept in this folder: {reason}"),
        bad_line=say("Each line is one object: {example}. Nothing was changed.", example=_EXAMPLE),
        busy=say("I am making what you asked for. That takes a moment."),
        explain=say.error,
    )
    converse = talk_jsonl if options.jsonl else talk
    return converse(app.conversation.handle, opening, phrases, app.make)


def _opening(options: argparse.Namespace, greeting: Incoming) -> Iterator[Incoming]:
    """What the options ask for, as messages; only the last one need show the question."""
    if options.invite:
        yield replace(greeting, command="start", argument=options.invite)
    if options.lang:
        yield replace(greeting, command="language", argument=options.lang)
    if options.full:
        yield replace(greeting, command="full")
    if not (options.invite or options.full or options.lang):
        yield greeting


_EXAMPLE = '{"text": "..."}, {"button": "..."}, {"command": "..."}'


def _again(launcher: str, options: argparse.Namespace, address: str) -> str:
    """The command line that brings this person back to where they are."""
    case, _, seat = address.partition("/")
    parts = [f"{launcher} chat"]
    parts += [f"--case {case} --as {seat}"] if seat else []
    parts += [f"--database {shlex.quote(options.database)}"] if options.database else []
    return " ".join(parts)

"""`anna chat`: sit down at the terminal and talk."""

import argparse

from bot.app import App
from bot.channels.terminal import CHANNEL, Phrases, talk, talk_jsonl
from bot.messages import Incoming


def chat(app: App, options: argparse.Namespace) -> int:
    """Talk with whoever sits at the terminal, until they pause."""
    say = app.words()
    address = app.office.seat(CHANNEL, options.case, options.role, options.invite)
    handle = app.conversation.handle
    own = Incoming(CHANNEL, address, language=say.language)
    if options.lang:
        handle(Incoming(CHANNEL, address, command="language", argument=options.lang, language=options.lang))
    first = own
    if options.invite:
        app.office.check(options.invite)
        handle(Incoming(CHANNEL, address, command="start", argument=options.invite, language=say.language))
    if options.full:
        first = Incoming(CHANNEL, address, command="full", language=say.language)
    phrases = Phrases(
        also=say("Or type:"),
        come_back=say("To come back: {command}", command=_again(options, address)),
        bad_line=say("Each line is one object: {example}. Nothing was changed.", example=_EXAMPLE),
    )
    return (talk_jsonl if options.jsonl else talk)(handle, first, phrases)


_EXAMPLE = '{"text": "..."}, {"button": "..."}, {"command": "..."}'


def _again(options: argparse.Namespace, address: str) -> str:
    """The command line that brings this person back to where they are."""
    case, _, seat = address.partition("/")
    parts = ["anna chat"]
    parts += [f"--case {case} --as {seat}"] if seat else []
    parts += [f"--database {options.database}"] if options.database else []
    return " ".join(parts)

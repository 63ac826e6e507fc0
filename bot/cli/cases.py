"""`anna case`, `anna coordinator`, `anna compare` and `anna demo`: the coordinator at the command line."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bot.app import App
from bot.channels.terminal import CHANNEL, printable
from bot.errors import CaseFault


def new(app: App, options: argparse.Namespace) -> int:
    """Set up a case, with whoever sits at this terminal as its coordinator."""
    say = app.words()
    view = app.office.new(
        (CHANNEL, "local"),
        str(options.title or ""),
        _flat(options.organisation),
        _flat(options.topic),
        options.meeting,
        say.language,
    )
    if options.format == "json":
        return _print_json(_described(view))
    _print(say("The case is set up: {case}", case=view.row.id))
    for one in view.organisations:
        _print(f"- {one.id}  {one.name}")
    _print(say("Invite each organisation with: anna case invite {case} ORGANISATION", case=view.row.id))
    return 0


def list_cases(app: App, options: argparse.Namespace) -> int:
    """All cases, one per line."""
    say = app.words()
    rows = app.office.list()
    if options.format == "json":
        return _print_json([{"id": row.id, "title": row.title, "meeting": row.meeting} for row in rows])
    for row in rows:
        title = row.title or say("(not set up yet)")
        _print(f"{row.id}  {title}")
    if not rows:
        _print(say("There are no cases yet. Begin with: anna chat, or anna case new."))
    return 0


def show(app: App, options: argparse.Namespace) -> int:
    """One case: its organisations and topics, who answered how much, who released."""
    say = app.words()
    view = app.office.show(options.case)
    if options.format == "json":
        return _print_json(_described(view))
    _print(view.row.title or say("(not set up yet)"))
    if view.row.meeting:
        _print(say("Meeting: {date}", date=say.day(view.row.meeting)))
    names = {one.id: one.name for one in view.organisations}
    for part in view.coverage:
        if not part.asked:
            state = say("nobody has begun yet")
        else:
            counted = say("{answered} of {asked} answered", answered=part.answered, asked=part.asked)
            released = say("released") if part.released else say("not released yet")
            state = f"{counted}, {released}"
        _print(f"- {part.organisation}  {names[part.organisation]}: {state}")
    for topic in view.topics:
        _print(f"- {topic.id}  {topic.text}")
    return 0


def invite(app: App, options: argparse.Namespace) -> int:
    """An invitation for an organisation."""
    return _invited(app, options, app.office.invite(options.case, options.organisation))


def invite_coordinator(app: App, options: argparse.Namespace) -> int:
    """An invitation for a coordinator."""
    return _invited(app, options, app.office.invite_coordinator(options.case, app.words().language))


def compare(app: App, options: argparse.Namespace) -> int:
    """The comparison of a case, as its reader may see it."""
    case, comparison, reader = app.office.compare(options.case, options.reader)
    return _compared(app, options, case, comparison, reader)


def demo(app: App, options: argparse.Namespace) -> int:
    """The comparison of the practice case, without any database."""
    options.format, options.out = "text", None
    return _compared(app, options, *app.practice_comparison())


def _compared(app: App, options: argparse.Namespace, case: Any, comparison: Any, reader: str) -> int:
    say = app.words()
    if options.format == "json":
        from bot.reports.data import comparison_json

        text = json.dumps(comparison_json(case, comparison, reader, say), ensure_ascii=False, indent=1) + "\n"
    else:
        from bot.reports.text import comparison_text

        text = comparison_text(case, comparison, say)
    if options.out is None:
        sys.stdout.write(text)
        return 0
    try:
        Path(options.out).write_text(text, encoding="utf-8")
    except OSError as error:
        raise CaseFault(
            "{file} cannot be written: {reason}.", file=options.out, reason=error.strerror
        ) from error
    _print(say("Written to {file}.", file=options.out))
    return 0


def _described(view: Any) -> dict[str, Any]:
    return {
        "id": view.row.id,
        "title": view.row.title,
        "meeting": view.row.meeting,
        "organisations": [{"id": one.id, "name": one.name} for one in view.organisations],
        "topics": [{"id": topic.id, "text": topic.text} for topic in view.topics],
        "coverage": [
            {
                "organisation": part.organisation,
                "answered": part.answered,
                "asked": part.asked,
                "released": part.released,
            }
            for part in view.coverage
        ],
    }


def _invited(app: App, options: argparse.Namespace, invitation: Any) -> int:
    say = app.words()
    if options.format == "json":
        return _print_json(
            {
                "code": invitation.code,
                "case": invitation.case,
                "organisation": invitation.organisation or None,
                "expires": invitation.expires.isoformat(timespec="seconds"),
            }
        )
    _print(invitation.code)
    _print(say("It works once, until {date}.", date=say.day(invitation.expires.date().isoformat())))
    _print(say("In the terminal: anna chat --invite {code}", code=invitation.code))
    return 0


def _flat(given: list[list[str]]) -> list[str]:
    return [text for group in given for text in group]


def _print(line: str) -> None:
    sys.stdout.write(printable(line) + "\n")


def _print_json(value: Any) -> int:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    return 0

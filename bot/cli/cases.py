"""`anna case`, `anna coordinator`, `anna compare` and `anna demo`: the coordinator at the command line."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bot.app import App
from bot.channels.terminal import CHANNEL, printable
from bot.cli.safe_file import write
from bot.i18n import Words


def new(app: App, options: argparse.Namespace) -> int:
    """Set up a case, with whoever sits at this terminal as its coordinator."""
    say = app.words()
    view = app.office.new(
        (CHANNEL.name, "local"),
        str(options.title or ""),
        _flat(options.organisation),
        _flat(options.topic),
        options.meeting,
        say.language,
    )
    if options.format == "json":
        return print_json(described(view))
    return told_case(say, view)


def told_case(say: Words, view: Any) -> int:
    """That a case is there, and how to invite its organisations."""
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
        return print_json([{"id": row.id, "title": row.title, "meeting": row.meeting} for row in rows])
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
        version = app.office.newest(options.case)
        return print_json(described(view) | {"version": version and described_version(version)})
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
    version = app.office.newest(options.case)
    if version:
        _print(version.told_newest(say))
    return 0


def set_reach(app: App, options: argparse.Namespace) -> int:
    """How the people of a case are reached."""
    say = app.words()
    reach = app.office.reach(options.case, options.telegram, options.zone)
    if options.format == "json":
        return print_json({"case": options.case, "telegram": reach.carries, "zone": reach.zone})
    told = {
        "full": say("the whole conversation goes over Telegram"),
        "notify": say("Telegram only says that a question is ready"),
        "off": say("the case is not on Telegram"),
    }
    _print(f"{options.case}: {told[reach.carries]}; {reach.zone}")
    return 0


def invite(app: App, options: argparse.Namespace) -> int:
    """An invitation for an organisation."""
    return _invited(app, options, app.office.invite(options.case, options.organisation))


def invite_coordinator(app: App, options: argparse.Namespace) -> int:
    """An invitation for a coordinator."""
    return _invited(app, options, app.office.invite_coordinator(options.case, app.words().language))


def compare(app: App, options: argparse.Namespace) -> int:
    """The comparison of a case, as its reader may see it."""
    return _compared(app, options, *app.office.compare_version(options.case, options.reader, options.version))


def demo(app: App, options: argparse.Namespace) -> int:
    """The comparison of the practice case, without any database."""
    options.format, options.out, options.quotes = "text", None, False
    return _compared(app, options, *app.practice_comparison(), None)


def _compared(
    app: App, options: argparse.Namespace, case: Any, comparison: Any, reader: str, version: Any
) -> int:
    say = app.words()
    if options.format == "json":
        from bot.reports.comparison_json import comparison_json

        made = comparison_json(case, comparison, reader, say)
        made["version"] = version and described_version(version)
        return written(app, json.dumps(made, ensure_ascii=False, indent=1) + "\n", options.out)
    from bot.reports.text.report import comparison_text

    number = getattr(options, "version", None)
    notes = [] if version is None else [version.told(say) if number else version.told_newest(say)]
    text = comparison_text(case, comparison, say, notes, options.quotes)
    return written(app, text, options.out)


def written(app: App, text: str, out: str | None) -> int:
    """Print a text, or write it to a file. Raises `CaseFault` when that cannot be done."""
    if out is None:
        sys.stdout.write(text)
        return 0
    say = app.words()
    write(Path(out), text.encode())
    _print(say("Written to {file}.", file=out))
    return 0


def described_version(version: Any) -> dict[str, Any]:
    """A published version as plain JSON."""
    return {
        "number": version.number,
        "at": version.at.isoformat(timespec="seconds"),
        "erased": version.erased,
        "outdated": version.outdated,
        "newest": version.newest,
    }


def described(view: Any) -> dict[str, Any]:
    """A case as plain JSON, without what was said in it."""
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
        return print_json(
            {
                "code": invitation.code,
                "case": invitation.case,
                "organisation": invitation.organisation or None,
                "expires": invitation.expires.isoformat(timespec="seconds"),
            }
            | ({"link": invitation.link} if invitation.link else {})
        )
    _print(invitation.code)
    _print(say("It works once, until {date}.", date=say.day(invitation.expires.date().isoformat())))
    _print(say("In the terminal: anna chat --invite {code}", code=invitation.code))
    if invitation.link:
        _print(say("On Telegram: {link}", link=invitation.link))
    return 0


def _flat(given: list[list[str]]) -> list[str]:
    return [text for group in given for text in group]


def _print(line: str) -> None:
    sys.stdout.write(printable(line) + "\n")


def print_json(value: Any) -> int:
    """Print plain JSON on one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    return 0

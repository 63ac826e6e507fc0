"""`anna case` and `anna coordinator`: setting up cases, and inviting people into them."""

import argparse
from pathlib import Path
from typing import Any

from bot.app import App
from bot.channels.terminal import CHANNEL
from bot.cli.output import json_text, print_json, print_line, print_or_write
from bot.i18n import Words
from bot.messages import Channel
from bot.model import CarryLevel, Coverage
from bot.outputs import CaseOverview, Invitation


def new(app: App, options: argparse.Namespace) -> int:
    """Set up a case, with whoever sits at this terminal as its coordinator."""
    overview = app.desk.new(
        (CHANNEL.name, "local"),
        str(options.title or ""),
        _flat(options.organisation),
        _flat(options.topic),
        options.meeting,
        app.words().language,
    )
    return _set_up(app, options, overview)


def import_case(app: App, options: argparse.Namespace) -> int:
    """Keep the case in a file, with whoever sits at this terminal as its coordinator; whole, or not at all."""
    case = app.case_file(Path(options.file))
    return _set_up(app, options, app.desk.import_case((CHANNEL.name, "local"), case))


def export(app: App, options: argparse.Namespace) -> int:
    """A case as a file that can be imported elsewhere."""
    return print_or_write(app, json_text(app.desk.export(options.case, options.reader)), options.out)


def list_cases(app: App, options: argparse.Namespace) -> int:
    """All cases, one per line."""
    say = app.words()
    rows = app.desk.cases()
    if options.format == "json":
        return print_json([{"id": row.id, "title": row.title, "meeting": row.meeting} for row in rows])
    for row in rows:
        title = row.title or say("(not set up yet)")
        print_line(f"{row.id}  {title}")
    if not rows:
        print_line(say("There are no cases yet. Begin with: {anna} chat, or {anna} case new."))
    return 0


def show(app: App, options: argparse.Namespace) -> int:
    """One case: its organisations and topics, who answered how much, who released."""
    say, overview = app.words(), app.desk.overview(options.case)
    version = overview.version
    if options.format == "json":
        return print_json(_row(overview) | {"version": version.as_json() if version else None})
    print_line(overview.title or say("(not set up yet)"))
    if overview.meeting:
        print_line(say("Meeting: {date}", date=say.day(overview.meeting)))
    names = {one.id: one.name for one in overview.organisations}
    for part in overview.coverage:
        print_line(f"- {part.organisation}  {names[part.organisation]}: {_progress(part, say)}")
    for topic in overview.topics:
        print_line(f"- {topic.id}  {topic.text}")
    if version:
        print_line(app.newest_version_text(version))
    return 0


def _progress(part: Coverage, say: Words) -> str:
    """How far an organisation is, in words."""
    if not part.asked:
        return say("nobody has begun yet")
    answered = say("{answered} of {asked} answered", answered=part.answered, asked=part.asked)
    released = say("released") if part.released else say("not released yet")
    return f"{answered}, {released}"


def set_reach(app: App, options: argparse.Namespace) -> int:
    """How the people of a case are reached."""
    say = app.words()
    reach = app.desk.reach(options.case, options.carries, options.zone)
    limited = [channel for channel in app.channels if channel.limited]
    if options.format == "json":
        levels = {channel.name: reach.carries for channel in limited}
        return print_json({"case": options.case, **levels, "zone": reach.zone})
    carried = [_carried(channel, reach.carries, say) for channel in limited]
    print_line(f"{options.case}: {'; '.join([*carried, reach.zone])}")
    return 0


def _carried(channel: Channel, level: CarryLevel, say: Words) -> str:
    """How much a case lets a channel carry, in words."""
    match level:
        case "full":
            return say("the whole conversation goes over {channel}", channel=channel.title)
        case "notify":
            return say("{channel} only says that a question is ready", channel=channel.title)
    return say("the case is not on {channel}", channel=channel.title)


def invite(app: App, options: argparse.Namespace) -> int:
    """An invitation for an organisation."""
    return _invited(app, options, app.desk.invite(options.case, options.organisation))


def invite_coordinator(app: App, options: argparse.Namespace) -> int:
    """An invitation for a coordinator."""
    return _invited(app, options, app.desk.invite_coordinator(options.case, app.words().language))


def _invited(app: App, options: argparse.Namespace, invitation: Invitation) -> int:
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
    print_line(invitation.code)
    print_line(say("It works once, until {date}.", date=say.day(invitation.expires.date().isoformat())))
    print_line(say("In the terminal: {anna} chat --invite {code}", code=invitation.code))
    channel = app.links.channel(invitation.case)
    if channel is not None and invitation.link:
        print_line(say("On {channel}: {link}", channel=channel.title, link=invitation.link))
    return 0


def _set_up(app: App, options: argparse.Namespace, overview: CaseOverview) -> int:
    """That a case is there, and how to invite its organisations."""
    if options.format == "json":
        return print_json(_row(overview))
    say = app.words()
    print_line(say("The case is set up: {case}", case=overview.id))
    for one in overview.organisations:
        print_line(f"- {one.id}  {one.name}")
    print_line(say("Invite each organisation with: {anna} case invite {case} ORGANISATION", case=overview.id))
    return 0


def _row(overview: CaseOverview) -> dict[str, Any]:
    """A case as plain JSON, without what was said in it."""
    return {
        "id": overview.id,
        "title": overview.title,
        "meeting": overview.meeting,
        "organisations": [{"id": one.id, "name": one.name} for one in overview.organisations],
        "topics": [{"id": topic.id, "text": topic.text} for topic in overview.topics],
        "coverage": [
            {
                "organisation": part.organisation,
                "answered": part.answered,
                "asked": part.asked,
                "released": part.released,
            }
            for part in overview.coverage
        ],
    }


def _flat(given: list[list[str]]) -> list[str]:
    return [text for group in given for text in group]

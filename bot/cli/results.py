"""`anna link` and `anna publish`: what a coordinator decides about results."""

import argparse
import sys

from bot.app import App
from bot.channels.terminal import printable
from bot.cli.cases import described_version, print_json
from bot.errors import InputFault
from bot.i18n import Words
from bot.model import RELATIONS, Link


def link(app: App, options: argparse.Namespace) -> int:
    """Confirm or reject a link between two statements, or list all links."""
    if options.list or options.a is None:
        return _links(app, options)
    if options.b is None:
        raise InputFault("Name two statements: anna link CASE A B RELATION.")
    if (options.relation is None) != options.reject or options.relation not in (None, *RELATIONS):
        raise InputFault("Add one of {relations}, or --reject.", relations=", ".join(RELATIONS))
    decided, one, other = app.office.link(options.case, options.a, options.b, options.relation)
    if options.format == "json":
        return print_json(_row(decided))
    say = app.words()
    _print(_told(say, decided, one.text, other.text))
    return 0


def _links(app: App, options: argparse.Namespace) -> int:
    case, links = app.office.links(options.case)
    if options.format == "json":
        return print_json([_row(each) for each in links])
    say, texts = app.words(), {statement.id: statement for statement in case.statements}
    names = {one.id: one.name for one in case.organisations}

    def said(statement: str) -> str:
        return f"{names[texts[statement].organisation]}: {texts[statement].text}"

    for each in links:
        _print(_told(say, each, said(each.a), said(each.b)))
    if not links:
        _print(say("There are no links in this case, and no statements in like words."))
    return 0


def _told(say: Words, link: Link, one: str, other: str) -> str:
    words = {
        ("same", "confirmed"): say("the same"),
        ("complements", "confirmed"): say("one helps the other"),
        ("conflicts", "confirmed"): say("one goes against the other"),
        ("unrelated", "confirmed"): say("nothing to do with each other"),
        ("same", "proposed"): say("perhaps the same; ask"),
        ("complements", "proposed"): say("perhaps one helps the other; ask"),
        ("conflicts", "proposed"): say("perhaps one goes against the other; ask"),
        ("unrelated", "proposed"): say("perhaps nothing to do with each other; ask"),
        ("same", "rejected"): say("not the same"),
        ("complements", "rejected"): say("one does not help the other"),
        ("conflicts", "rejected"): say("one does not go against the other"),
        ("unrelated", "rejected"): say("something to do with each other"),
    }[link.relation, link.status]
    return f"{link.a} + {link.b}: {words}\n  {link.a}  {one}\n  {link.b}  {other}"


def _row(link: Link) -> dict[str, str]:
    return {"a": link.a, "b": link.b, "relation": link.relation, "status": link.status}


def publish(app: App, options: argparse.Namespace) -> int:
    """Freeze the comparison as it is now."""
    version = app.office.publish(options.case)
    if options.format == "json":
        return print_json(described_version(version) | {"basis": version.basis})
    say = app.words()
    _print(
        say(
            "Version {number} is kept as it is now. To read it again: anna compare {case} --version {number}",
            number=version.number,
            case=options.case,
        )
    )
    return 0


def _print(line: str) -> None:
    sys.stdout.write("\n".join(printable(part) for part in line.split("\n")) + "\n")

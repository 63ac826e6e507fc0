"""`anna compare`, `anna demo`, `anna link` and `anna publish`: comparisons, and what is decided about them."""

import argparse

from bot.app import App
from bot.cli.output import json_text, print_json, print_line, print_or_write
from bot.errors import InputFault
from bot.i18n import Words
from bot.model import RELATIONS, Link


def compare(app: App, options: argparse.Namespace) -> int:
    """The comparison of a case, as its reader may see it."""
    reader = app.desk.reader(options.case, options.reader)
    result = app.results.of(options.case, reader, options.version)
    if options.format == "json":
        return print_or_write(app, json_text(app.comparison_json(result)), options.out)
    return print_or_write(app, app.comparison_text(result, options.quotes), options.out)


def demo(app: App, options: argparse.Namespace) -> int:
    """The comparison of the practice case, without any database."""
    return print_or_write(app, app.comparison_text(app.practice_result()), None)


def link(app: App, options: argparse.Namespace) -> int:
    """Confirm or reject a link between two statements, or list all links."""
    if options.list or options.a is None:
        return _links(app, options)
    if options.b is None:
        raise InputFault("Name two statements: {anna} link CASE A B RELATION.")
    if (options.relation is None) != options.reject or options.relation not in (None, *RELATIONS):
        raise InputFault("Add one of {relations}, or --reject.", relations=", ".join(RELATIONS))
    decided, one, other = app.desk.link(options.case, options.a, options.b, options.relation)
    if options.format == "json":
        return print_json(_row(decided))
    print_line(_described(app.words(), decided, one.text, other.text))
    return 0


def _links(app: App, options: argparse.Namespace) -> int:
    case, links = app.desk.links(options.case)
    if options.format == "json":
        return print_json([_row(each) for each in links])
    say, statements = app.words(), {statement.id: statement for statement in case.statements}
    names = {one.id: one.name for one in case.organisations}

    def text(statement: str) -> str:
        return f"{names[statements[statement].organisation]}: {statements[statement].text}"

    for each in links:
        print_line(_described(say, each, text(each.a), text(each.b)))
    if not links:
        print_line(say("There are no links in this case, and no statements in like words."))
    return 0


def _described(say: Words, link: Link, one: str, other: str) -> str:
    """A link in words, above the texts of its two statements."""
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
    say, version = app.words(), app.desk.publish(options.case)
    if options.format == "json":
        return print_json(version.as_json() | {"basis": version.basis})
    print_line(
        say(
            "Version {number} is kept as it is now. To read it again: {anna} compare {case} --version {number}",
            number=version.number,
            case=options.case,
        )
    )
    return 0

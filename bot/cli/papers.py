"""`anna report`: what people take along to a meeting, as files."""

import argparse
from pathlib import Path

from bot.app import App
from bot.cli.output import write_file
from bot.cli.progress import patience
from bot.cli.safe_file import free_name
from bot.errors import InputFault
from bot.messages import FileOrder
from bot.model import COORDINATOR


def report(app: App, options: argparse.Namespace) -> int:
    """Make one paper of a case and write it."""
    _require_agreement(options)
    with patience(app):
        order = _order(app, options)
        out = Path(options.out) if options.out is not None else free_name(order.name)
        write_file(app, out, app.make(order))
    return 0


def _require_agreement(options: argparse.Namespace) -> None:
    """Raises `InputFault` for options that do not go together."""
    if options.kind == "prep":
        if options.reader is not None:
            raise InputFault("A prep sheet has no --reader: say whose it is, with --as or --participant.")
        if options.version is not None:
            raise InputFault("A prep sheet has no --version: it is made of what its owner has answered now.")
        if bool(options.role) == bool(options.participant):
            raise InputFault("Say whose prep sheet you want: either --as ORGANISATION or --participant ID.")
    elif options.role or options.participant:
        raise InputFault(
            "Only a prep sheet is of one participant. To choose who reads the rest, add --reader."
        )


def _order(app: App, options: argparse.Namespace) -> FileOrder:
    """The paper, in the format that was asked for or that the file name tells."""
    form = options.format or Path(options.out or "").suffix.lower().lstrip(".")
    theme = Path(options.theme) if options.theme is not None else None
    style = app.paper_style("csv" if form == "zip" else form, theme)
    case, papers = options.case, app.papers
    app.desk.require_case(case)
    if options.kind == "prep" and options.role:
        return papers.prep_of_organisation(case, app.desk.organisation(case, options.role).id, style)
    if options.kind == "prep":
        return papers.prep_of_participant(case, options.participant, style)
    reader = app.desk.reader(case, options.reader or COORDINATOR)
    return papers.comparison(
        "workbook" if options.kind == "workbook" else "report", case, reader, options.version, style
    )

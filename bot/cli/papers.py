"""`anna report`: what people carry to the meeting, as files."""

import argparse
import sys
from pathlib import Path

from bot.app import App
from bot.channels.terminal import printable
from bot.cli.progress import patience
from bot.cli.safe_file import free_name, write
from bot.errors import InputFault
from bot.messages import Drawing


def report(app: App, options: argparse.Namespace) -> int:
    """Make one paper of a case and write it."""
    _agree(options)
    say = app.words()
    with patience(app):
        drawing = _drawing(app, options)
        out = Path(options.out) if options.out is not None else free_name(drawing.name)
        write(out, drawing.content)
    told = say("Written to {file}.", file=out)
    sys.stdout.write(f"{printable(told)}\n")
    return 0


def _agree(options: argparse.Namespace) -> None:
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


def _drawing(app: App, options: argparse.Namespace) -> Drawing:
    """The paper, in the format that was asked for or that the file name tells."""
    say, papers, office = app.words(), app.conversation.papers, app.office
    theme = app.theme(Path(options.theme) if options.theme is not None else None)
    form = options.format or Path(options.out or "").suffix.lower().lstrip(".")
    form = "csv" if form == "zip" else form
    row = office.show(options.case).row
    if options.kind == "prep":
        wanted = office.organisation(row.id, options.role).id if options.role else ""
        return papers.prep_of(row.id, wanted, options.participant or "", say, form, theme)
    make = papers.report if options.kind == "comparison" else papers.workbook
    reader = office.reader(row.id, options.reader or "coordinator")
    return make(row.id, reader, say, form, theme, options.version)

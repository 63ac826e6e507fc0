"""`anna case import` and `anna case export`: cases that travel between programs as files."""

import argparse
import json
from pathlib import Path

from bot.app import App
from bot.channels.terminal import CHANNEL
from bot.cli.cases import described, print_json, told_case, written


def bring_in(app: App, options: argparse.Namespace) -> int:
    """Keep the case in a file, with whoever sits at this terminal as its coordinator; whole, or not at all."""
    view = app.office.bring_in((CHANNEL.name, "local"), app.case_file(Path(options.file)))
    return print_json(described(view)) if options.format == "json" else told_case(app.words(), view)


def export(app: App, options: argparse.Namespace) -> int:
    """A case as a file that can be imported elsewhere."""
    made = app.office.export(options.case, options.reader)
    return written(app, json.dumps(made, ensure_ascii=False, indent=1) + "\n", options.out)

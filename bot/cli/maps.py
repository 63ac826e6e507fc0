"""`anna map`: the map of a case on paper, as pictures for a chat, or in words."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.app import App
from bot.channels.terminal import printable
from bot.cli.progress import patience
from bot.cli.safe_file import write
from bot.errors import ExtraFault, InputFault

_FORMATS: Mapping[str, Any] = {".pdf": "pdf", ".png": "png", ".svg": "svg", ".txt": "text"}


def draw(app: App, options: argparse.Namespace) -> int:
    """Draw the map, or one picture of it, into a file; without what draws, say it in words and what to install."""
    form = options.format or _FORMATS.get(Path(options.out or "").suffix.lower(), "pdf")
    if options.out is None and form != "text":
        raise InputFault("Add --out FILE for a map as {form}, or --format text.", form=form)
    with patience(app):
        return _made(app, options, form)


def _made(app: App, options: argparse.Namespace, form: Any) -> int:
    maps, picture = app.maps(options.case, options.reader, options.version), options.picture
    if picture not in {None, "overview", "image"}:
        picture = app.office.organisation(options.case, picture).id
    if form == "text":
        _write_text(app, options, maps.text(picture))
        return 0
    try:
        files = maps.files(picture, form, options.paper)
    except ExtraFault as missing:
        sys.stdout.write(maps.text(picture))
        sys.stderr.write(f"{printable(app.words().error(missing))}\n")
        return 1
    _write(app, Path(options.out), files)
    if maps.replaced():
        sys.stderr.write(f"{printable(maps.replaced())}\n")
    return 0


def _write_text(app: App, options: argparse.Namespace, text: str) -> None:
    if options.out is None:
        sys.stdout.write(text)
        return
    write(Path(options.out), text.encode())
    _say(app, Path(options.out))


def _write(app: App, out: Path, files: Sequence[Any]) -> None:
    """The first to the file that was named, the next beside it with a number."""
    for nth, file in enumerate(files, 1):
        path = out if nth == 1 else out.with_name(f"{out.stem}-{nth}{out.suffix}")
        write(path, file.content)
        _say(app, path)


def _say(app: App, path: Path) -> None:
    say = app.words()
    sys.stdout.write(printable(say("Written to {file}.", file=path)) + "\n")

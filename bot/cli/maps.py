"""`anna map`: the map of a case on paper, as pictures for a chat, or in words."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from bot.app import App
from bot.cli.output import print_fault, print_or_write, write_file
from bot.cli.progress import patience
from bot.errors import ExtraFault, InputFault
from bot.outputs import MAP_FORMATS, MapFormat

_PICTURES = (None, "overview", "image")
_FORMATS: Mapping[str, MapFormat | Literal["text"]] = {f".{form}": form for form in MAP_FORMATS} | {
    ".txt": "text"
}
"""The format that the ending of a file name tells."""


def draw(app: App, options: argparse.Namespace) -> int:
    """Draw the map, or one picture of it, into a file; without what draws, say it in words and what to install."""
    form = options.format or _FORMATS.get(Path(options.out or "").suffix.lower(), "pdf")
    if options.out is None and form != "text":
        raise InputFault("Add --out FILE for a map as {form}, or --format text.", form=form)
    with patience(app):
        return _draw(app, options, form)


def _draw(app: App, options: argparse.Namespace, form: MapFormat | Literal["text"]) -> int:
    reader = app.desk.reader(options.case, options.reader)
    maps, picture = app.maps(app.results.of(options.case, reader, options.version)), options.picture
    if picture not in _PICTURES:
        picture = app.desk.organisation(options.case, picture).id
    if form == "text":
        return print_or_write(app, maps.text(picture), options.out)
    try:
        files = maps.files(picture, form, options.paper)
    except ExtraFault as missing:
        print_or_write(app, maps.text(picture), None)
        print_fault(app.words().error(missing))
        return 1
    _write(app, Path(options.out), [file.content for file in files])
    if maps.replaced():
        print_fault(maps.replaced())
    return 0


def _write(app: App, out: Path, contents: Sequence[bytes]) -> None:
    """The first to the file that was named, the next beside it with a number."""
    for nth, content in enumerate(contents, 1):
        path = out if nth == 1 else out.with_name(f"{out.stem}-{nth}{out.suffix}")
        write_file(app, path, content)

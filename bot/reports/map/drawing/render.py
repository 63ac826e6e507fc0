"""Draws pages as PDF, PNG or SVG with typst; all text goes in as data, so that none of it can become markup."""

import base64
import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import ExtraFault
from bot.outputs import MapFormat
from bot.reports.font_files import FONTS
from bot.reports.map.drawing.svg import svg
from bot.reports.map.shapes.marks import Group, Page, Role, Text
from bot.reports.map.shapes.text_metrics import Face

if TYPE_CHECKING:
    import typst

MEDIA_TYPES: Mapping[MapFormat, str] = {"pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml"}

_FACES: Mapping[Face, int] = {"regular": 0, "italic": 1, "semibold": 2, "bold": 3}
_Run = tuple[str, int, int]
"""A text with its face and its colour, as indexes in `_FACES` and in the colours of the file."""
_LEVELS: Mapping[Role, int] = {"h1": 1, "h2": 2, "h3": 3}
_SOURCE = Path(__file__).with_name("page.typ")
_IMAGE = re.compile(
    r'<image xlink:href="data:image/svg\+xml;base64,([^"]+)" (width="[^"]+" height="[^"]+")[^>]*/>'
)


def render(
    pages: Sequence[Page], form: MapFormat, title: str, language: str, scale: float = 1, pixels: float = 0
) -> list[bytes]:
    """The files: one PDF with all pages, or a picture of each page.

    `scale` makes the pages that much larger, `pixels` is the width of a PNG. The same pages give the same bytes.
    Raises `ExtraFault` when the program that draws is not installed.
    """
    compiler = _compiler()
    inputs = _inputs(pages, title, language, scale)
    if form == "pdf":
        made = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=0)
    elif form == "png":
        inches = pages[0].width * scale / 25.4
        made = compiler.compile(format="png", sys_inputs=inputs, ppi=pixels / inches, timestamp=0)
    else:
        made = compiler.compile(format="svg", sys_inputs=inputs, timestamp=0)
    files = [bytes(each) for each in (made if isinstance(made, list) else [made]) if each is not None]
    if form == "svg":
        return [_inlined(file, title, page) for file, page in zip(files, pages, strict=True)]
    return files


def _inputs(pages: Sequence[Page], title: str, language: str, scale: float) -> dict[str, str]:
    """What `page.typ` reads: the texts of all pages as JSON, and the shapes of each as SVG."""
    colours: dict[str, int] = {}
    data = {
        "title": title,
        "language": language,
        "scale": scale,
        "pages": [_page(page, colours) for page in pages],
        "colours": list(colours),
    }
    shapes = {f"shapes{nth}": svg(page) for nth, page in enumerate(pages)}
    return {"data": json.dumps(data, ensure_ascii=False), **shapes}


def _compiler() -> "typst.Compiler":
    try:
        import typst
    except ImportError as error:
        raise ExtraFault(
            "To draw a map, first install what draws it: pip install 'anna-bot[documents]', "
            "or in a checkout: uv sync --extra documents"
        ) from error
    return typst.Compiler(_source(), font_paths=_fonts())


@lru_cache(maxsize=1)
def _source() -> bytes:
    return _SOURCE.read_bytes()


@lru_cache(maxsize=1)
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _page(page: Page, colours: dict[str, int]) -> dict[str, Any]:
    """A page as `page.typ` reads it. Signs stand apart: what they mean is in the text, so they are not read out."""
    texts = [mark for mark in page.marks if isinstance(mark, Text) and mark.lines]
    return {
        "width": page.width,
        "height": page.height,
        "alt": " ".join(mark.alt_text for mark in page.marks if isinstance(mark, Group)),
        "texts": [_text(text, colours) for text in texts if text.role != "sign"],
        "signs": [_sign(text, colours) for text in texts if text.role == "sign"],
    }


def _text(text: Text, colours: dict[str, int]) -> tuple[Any, ...]:
    centred = text.width if text.align == "center" and len(text.lines) > 1 else 0
    left = text.x if centred else text.left
    level = _LEVELS.get(text.role, 0)
    runs = _runs(text, colours)
    return _n(left), _n(text.y), text.size, _n(text.leading), level, _n(centred), runs


def _runs(text: Text, colours: dict[str, int]) -> list[_Run]:
    """The text with its line breaks, in as few runs as its faces and colours allow: each run takes time to set."""
    runs: list[_Run] = []
    for nth, line in enumerate(text.lines):
        before = "\n" if nth else ""
        for span in line.spans:
            run = _run(before + span.text, span.face, span.colour, colours)
            runs.append((runs.pop()[0] + run[0], *run[1:]) if runs and runs[-1][1:] == run[1:] else run)
            before = " "
    return runs


def _sign(text: Text, colours: dict[str, int]) -> tuple[Any, ...]:
    span = text.lines[0].spans[0]
    return _n(text.left), _n(text.y), _n(text.size), _run(span.text, span.face, span.colour, colours)


def _run(text: str, face: Face, colour: str, colours: dict[str, int]) -> _Run:
    return text, _FACES[face], colours.setdefault(colour, len(colours))


def _n(value: float) -> float:
    return round(value, 3)


def _inlined(file: bytes, title: str, page: Page) -> bytes:
    """An SVG whose shapes stand in it as such, not as a picture in a picture, with its title and what it shows."""

    def shapes(image: re.Match[str]) -> str:
        drawn = base64.b64decode(image[1]).decode()
        return re.sub(r'width="[^"]+" height="[^"]+"', image[2], drawn, count=1)

    alt_text = " ".join(mark.alt_text for mark in page.marks if isinstance(mark, Group))
    text = _IMAGE.sub(shapes, file.decode(), count=1)
    head, closed, rest = text.partition(">")
    about = f"<title>{escape(title)}</title>" + (f"<desc>{escape(alt_text)}</desc>" if alt_text else "")
    return f'{head} role="img"{closed}{about}{rest}'.encode()

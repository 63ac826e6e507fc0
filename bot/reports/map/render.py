"""Draws pages as PDF, PNG or SVG with typst: all text goes in as data, so that none of it can become markup."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from bot.errors import CaseFault
from bot.reports.map.drawing import Box, Diamond, Disc, Group, Mark, Page, Stroke, Text
from bot.reports.map.letters import FONTS

if TYPE_CHECKING:
    import typst

Format = Literal["pdf", "png", "svg"]
MEDIA_TYPES = {"pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml"}

_KINDS = {Box: "box", Disc: "disc", Diamond: "diamond", Stroke: "stroke"}
_SOURCE = Path(__file__).with_name("page.typ")


def rendered(
    pages: Sequence[Page], form: Format, title: str, language: str, scale: float = 1, pixels: float = 0
) -> list[bytes]:
    """The files: one PDF with all pages, or a picture of each page.

    `scale` makes the pages that much larger, `pixels` is the width of a PNG. The same pages give the same bytes.
    Raises `CaseFault` when the program that draws is not installed.
    """
    data = {
        "title": title,
        "language": language,
        "scale": scale,
        "pages": [
            {"width": page.width, "height": page.height, "marks": list(_marks(page.marks))} for page in pages
        ],
    }
    compiler = _compiler()
    given = {"data": json.dumps(data, ensure_ascii=False)}
    if form == "pdf":
        made = compiler.compile(format="pdf", sys_inputs=given, pdf_standards=["ua-1"], timestamp=0)
    elif form == "png":
        points = pages[0].width * scale / 25.4
        made = compiler.compile(format="png", sys_inputs=given, ppi=pixels / points, timestamp=0)
    else:
        made = compiler.compile(format="svg", sys_inputs=given, timestamp=0)
    files = made if isinstance(made, list) else [made]
    return [bytes(each) for each in files if each is not None]


def _compiler() -> "typst.Compiler":
    try:
        import typst
    except ImportError as error:
        raise CaseFault(
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


def _marks(marks: Sequence[Mark | Group]) -> Iterator[dict[str, Any]]:
    """Shapes and signs that follow each other are one artifact to who hears the page read."""
    signs: list[dict[str, Any]] = []
    for mark in marks:
        if isinstance(mark, Group) or (isinstance(mark, Text) and mark.role != "sign"):
            if signs:
                yield {"kind": "signs", "marks": signs}
                signs = []
            yield _told(mark)
        else:
            signs.append(_told(mark))
    if signs:
        yield {"kind": "signs", "marks": signs}


def _told(mark: Mark | Group) -> dict[str, Any]:
    if isinstance(mark, Group):
        return {"kind": "group", "said": mark.said, "shapes": [_told(shape) for shape in mark.shapes]}
    if isinstance(mark, Text):
        return {
            "kind": "text",
            "x": mark.x,
            "y": mark.y,
            "width": mark.width,
            "size": mark.size,
            "leading": mark.leading,
            "role": mark.role,
            "align": mark.align,
            "lines": [[(span.text, span.face, span.colour) for span in line.spans] for line in mark.lines],
        }
    return {"kind": _KINDS[type(mark)], **asdict(mark)}

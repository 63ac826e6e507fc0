"""A document as a tagged PDF, drawn by typst; what is said goes in as data, never as markup."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.errors import CaseFault
from bot.reports.font_files import FONTS, widths
from bot.reports.glyphs import MISSING, drawable
from bot.reports.papers.content.document import (
    Block,
    Cell,
    Document,
    Heading,
    Item,
    Listing,
    Paragraph,
    Quote,
    Room,
    Table,
    line,
    with_next,
)

_TEMPLATE = Path(__file__).with_name("paper.typ")
_LONG = re.compile(r"\S{31,}")
_PIECE = 8
"""A word of more than thirty characters may break after every eighth, so that none runs off the page."""
_ONE_PAGE = 400
"""As many characters fit on a page even in the narrowest column."""
_HYPHEN = "\u00ad"


def pdf(document: Document) -> bytes:
    """The document as PDF/UA-1, the same bytes for the same document. Needs the extra `documents`.

    A character that the typeface lacks is replaced, and the paper says so at its end. Raises `CaseFault` when it
    cannot be drawn.
    """
    import typst

    cleaner = _Cleaner()
    paper = cleaner.all(_data(document))
    if cleaner.replaced and document.lacking:
        paper["blocks"] += _blocks([Paragraph(line(f"{MISSING} {document.lacking}"), small=True)])
    try:
        drawn = typst.Compiler(
            _TEMPLATE.read_bytes(),
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
            ),
            sys_inputs={"paper": json.dumps(paper, ensure_ascii=False)},
        ).compile(
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(document.made, time(), UTC),
        )
    except typst.TypstError as error:
        raise CaseFault("The PDF file cannot be drawn: {reason}.", reason=error) from error
    return drawn if isinstance(drawn, bytes) else b"".join(drawn or ())


@lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    """The characters that the typeface has."""
    return frozenset("".join(widths()["regular"].values()))


class _Cleaner:
    """Makes texts fit to draw, and remembers whether a character was `replaced`."""

    def __init__(self) -> None:
        self.replaced = False
        self._letters = _letters()

    def all(self, value: Any) -> Any:
        """The same data, with every text in it fit to draw."""
        match value:
            case str():
                return self._text(value)
            case dict():
                return {key: self.all(each) for key, each in value.items()}
            case list() | tuple():
                return [self.all(each) for each in value]
        return value

    def _text(self, text: str) -> str:
        if not text.isascii():
            drawn, replaced = drawable(text, self._letters.__contains__)
            self.replaced |= replaced > 0
            text = drawn if drawn.strip() or not text.strip() else MISSING
        return _LONG.sub(_breakable, text)


def _breakable(word: re.Match[str]) -> str:
    text = word.group()
    return _HYPHEN.join(text[at : at + _PIECE] for at in range(0, len(text), _PIECE))


def _data(document: Document) -> dict[str, Any]:
    look = document.theme
    return {
        "language": document.language.partition("-")[0],
        "title": document.title or "ANNA",
        "subtitle": document.subtitle,
        "author": look.name or "ANNA",
        "foot": " – ".join(filter(None, (look.name, document.foot))),
        "logo": look.logo,
        "plain": document.plain,
        "colour": look.colour,
        "on_colour": look.on_colour,
        "heading": look.heading,
        "accent": look.accent,
        "blocks": _blocks(document.blocks),
    }


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    return [{**_block(block), "stays": stays} for block, stays in with_next(blocks)]


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"block": "heading", **asdict(block)}
        case Paragraph():
            return {"block": "paragraph", **asdict(block)}
        case Quote():
            return {"block": "quote", **asdict(block)}
        case Room():
            return {"block": "room", **asdict(block)}
        case Listing(items, start):
            return {"block": "list", "start": start, "items": [_item(each) for each in items]}
        case Table(columns, rows):
            return {
                "block": "table",
                "columns": [asdict(each) for each in columns],
                "rows": [{"cells": [_cell(each) for each in row], "short": _short(row)} for row in rows],
            }
    return {"block": "break"}


def _item(item: Item) -> dict[str, Any]:
    return {"runs": [asdict(run) for run in item.runs], "under": _blocks(item.under)}


def _short(row: Sequence[Cell]) -> bool:
    """Whether a row surely fits on one page, and so need not be divided over two."""
    return all(sum(len(run.text) for line in cell for run in line) <= _ONE_PAGE for cell in row)


def _cell(cell: Cell) -> dict[str, Any]:
    return {"lines": [[asdict(run) for run in line] for line in cell]}

"""A document as a tagged PDF, drawn by typst; all text goes in as data, never as markup."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path

from bot.errors import CaseFault
from bot.reports.font_files import FONTS, widths
from bot.reports.glyphs import MISSING, drawable
from bot.reports.json_types import Json, JsonObject
from bot.reports.papers.document import (
    Block,
    Cell,
    Document,
    Heading,
    Item,
    ItemList,
    Paragraph,
    Quote,
    Table,
    WritingLines,
    line,
    with_following,
)

_TEMPLATE = Path(__file__).with_name("paper.typ")
_LONG = re.compile(r"\S{31,}")
_PIECE = 8
"""A word of more than thirty characters may break after every eighth, so that it does not run off the page."""
_ONE_PAGE = 400
"""So many characters fit on a page even in the narrowest column."""
_HYPHEN = "\u00ad"


def pdf(document: Document) -> bytes:
    """The document as PDF/UA-1, the same bytes for the same document. Needs the extra `documents`.

    Characters that the typeface lacks are replaced, with a note at the end of the paper. Raises `CaseFault` when it
    cannot be drawn.
    """
    import typst

    try:
        drawn = typst.Compiler(
            _TEMPLATE.read_bytes(),
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
            ),
            sys_inputs={"paper": json.dumps(_paper(document), ensure_ascii=False)},
        ).compile(
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(document.made, time(), UTC),
        )
    except typst.TypstError as error:
        raise CaseFault("The PDF file cannot be drawn: {reason}.", reason=error) from error
    return drawn if isinstance(drawn, bytes) else b"".join(drawn or ())


def _paper(document: Document) -> JsonObject:
    """The document as `paper.typ` reads it, with texts that can be drawn."""
    cleaner, theme = _Cleaner(), document.theme
    front: JsonObject = {
        "language": document.language.partition("-")[0],
        "title": document.title or "ANNA",
        "subtitle": document.subtitle,
        "author": theme.name or "ANNA",
        "foot": " – ".join(filter(None, (theme.name, document.foot))),
        "logo": theme.logo,
        "plain": document.plain,
        "colour": theme.colour,
        "on_colour": theme.on_colour,
        "heading": theme.heading,
        "accent": theme.accent,
    }
    paper, blocks = cleaner.clean_object(front), cleaner.clean_list(_blocks(document.blocks))
    if cleaner.replaced and document.lacking_note:
        blocks += _blocks([Paragraph(line(f"{MISSING} {document.lacking_note}"), small=True)])
    return paper | {"blocks": blocks}


@lru_cache(maxsize=1)
def _characters() -> frozenset[str]:
    """The characters that the typeface has."""
    return frozenset("".join(widths()["regular"].values()))


class _Cleaner:
    """Makes texts fit to draw; `replaced` is whether a character had to be replaced."""

    def __init__(self) -> None:
        self.replaced = False
        self._known = _characters()

    def clean_object(self, values: Mapping[str, Json]) -> JsonObject:
        """The same values, with every text in them fit to draw."""
        return {key: self._value(value) for key, value in values.items()}

    def clean_list(self, values: Iterable[Json]) -> list[Json]:
        """The same values, with every text in them fit to draw."""
        return [self._value(value) for value in values]

    def _value(self, value: Json) -> Json:
        match value:
            case str():
                return self._text(value)
            case dict():
                return self.clean_object(value)
            case list() | tuple():
                return self.clean_list(value)
        return value

    def _text(self, text: str) -> str:
        if not text.isascii():
            drawn, replaced = drawable(text, self._known.__contains__)
            self.replaced |= replaced > 0
            text = drawn if drawn.strip() or not text.strip() else MISSING
        return _LONG.sub(_breakable, text)


def _breakable(word: re.Match[str]) -> str:
    """A long word with places at which it may break."""
    text = word.group()
    return _HYPHEN.join(text[at : at + _PIECE] for at in range(0, len(text), _PIECE))


def _blocks(blocks: Sequence[Block]) -> list[Json]:
    return [{**_block(block), "stays": stays} for block, stays in with_following(blocks)]


def _block(block: Block) -> JsonObject:
    match block:
        case Heading():
            return {"block": "heading", **asdict(block)}
        case Paragraph():
            return {"block": "paragraph", **asdict(block)}
        case Quote():
            return {"block": "quote", **asdict(block)}
        case WritingLines():
            return {"block": "writing lines", **asdict(block)}
        case ItemList(items, start):
            return {"block": "list", "start": start, "items": [_item(each) for each in items]}
        case Table(columns, rows):
            return {
                "block": "table",
                "columns": [asdict(each) for each in columns],
                "rows": [{"cells": [_cell(each) for each in row], "short": _short(row)} for row in rows],
            }
    return {"block": "break"}


def _item(item: Item) -> JsonObject:
    return {"runs": [asdict(run) for run in item.runs], "under": _blocks(item.under)}


def _short(row: Sequence[Cell]) -> bool:
    """Whether a row surely fits on one page, so that it need not be divided over two."""
    return all(sum(len(run.text) for line in cell for run in line) <= _ONE_PAGE for cell in row)


def _cell(cell: Cell) -> JsonObject:
    return {"lines": [[asdict(run) for run in line] for line in cell]}

"""A whole map: the table or the matrix first, then as many sheets as everything else needs."""

from dataclasses import dataclass

from bot.errors import CaseFault
from bot.reports.map.content.model import Content, Words
from bot.reports.map.drawing.shapes import Page
from bot.reports.map.drawing.text_metrics import Letters
from bot.reports.map.layout.further_sheets import remaining, seated, sheets, whole_texts
from bot.reports.map.layout.lists import listings
from bot.reports.map.layout.matrix import MOST, matrix
from bot.reports.map.layout.poster import poster


@dataclass(frozen=True, slots=True)
class Sheaf:
    """The sheets of a map, of A0 size each; `table` is False when a matrix took its place."""

    pages: tuple[Page, ...]
    table: bool


def sheaf(content: Content, letters: Letters, say: Words) -> Sheaf:
    """Lay a map out. Raises `CaseFault` when there are too few or too many organisations to draw."""
    if len(content.seats) < 2:
        raise CaseFault("A map needs at least two organisations.")
    found = poster(content, letters, say)
    if found:
        rest = remaining(content, say, lists=found.lists, interests=found.interests, wholes=found.wholes)
        return Sheaf((found.page, *sheets(content, letters, say, rest)), True)
    grid = matrix(content, letters, say)
    if grid is None:
        raise CaseFault(
            "This map would be too full to read: it holds {count} organisations, and a sheet holds {most} at most "
            "with no more than a few numbers each. Use {anna} compare, or --format text.",
            count=len(content.seats),
            most=MOST,
        )
    told = [*listings(content, say, both=True), seated(content, say)]
    told += whole_texts(grid.wholes, say)
    return Sheaf((grid.page, *sheets(content, letters, say, told)), False)

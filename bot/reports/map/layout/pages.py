"""A whole map: the table or the matrix first, then as many sheets as everything else needs."""

from dataclasses import dataclass

from bot.errors import CaseFault
from bot.reports.map.content.model import MapContent, Words
from bot.reports.map.layout.further_sheets import full_texts, further_pages, remaining_lists, seat_list
from bot.reports.map.layout.lists import map_lists
from bot.reports.map.layout.matrix import MOST_IN_MATRIX, largest_matrix
from bot.reports.map.layout.poster import largest_poster
from bot.reports.map.shapes.marks import Page
from bot.reports.map.shapes.text_metrics import Typeface


@dataclass(frozen=True, slots=True)
class MapSheets:
    """The sheets of a map, of A0 size each; `table` is False when a matrix took its place."""

    pages: tuple[Page, ...]
    table: bool


def map_sheets(content: MapContent, letters: Typeface, say: Words) -> MapSheets:
    """Lay a map out. Raises `CaseFault` when there are too few or too many organisations to draw."""
    if len(content.seats) < 2:
        raise CaseFault("A map needs at least two organisations.")
    found = largest_poster(content, letters, say)
    if found:
        rest = remaining_lists(
            content, say, lists=found.lists, interests=found.interests, wholes=found.wholes
        )
        return MapSheets((found.page, *further_pages(content, letters, say, rest)), True)
    grid = largest_matrix(content, letters, say)
    if grid is None:
        raise CaseFault(
            "This map would be too full to read: it holds {count} organisations, and a sheet holds {most} at most "
            "with no more than a few numbers each. Use anna compare, or --format text.",
            count=len(content.seats),
            most=MOST_IN_MATRIX,
        )
    told = [*map_lists(content, say, both=True), seat_list(content, say)]
    told += full_texts(grid.wholes, say)
    return MapSheets((grid.page, *further_pages(content, letters, say, told)), False)

"""All sheets of a map: the table or the matrix first, then as many as everything else needs."""

from dataclasses import dataclass

from bot.errors import CaseFault
from bot.phrases import Language
from bot.reports.map.content.lists import MapList, full_texts, further_interests, map_lists, seat_list
from bot.reports.map.content.model import MapContent
from bot.reports.map.layout.further_sheets import further_pages
from bot.reports.map.layout.matrix import MOST_IN_MATRIX, largest_matrix
from bot.reports.map.layout.poster import Poster, largest_poster
from bot.reports.map.shapes.marks import Page
from bot.reports.map.shapes.text_metrics import Typeface


@dataclass(frozen=True, slots=True)
class MapSheets:
    """The sheets of a map, of A0 size each; `table` is False when a matrix took its place."""

    pages: tuple[Page, ...]
    table: bool


def map_sheets(content: MapContent, typeface: Typeface, say: Language) -> MapSheets:
    """Lay a map out. Raises `CaseFault` when there are too few or too many organisations to draw."""
    if len(content.seats) < 2:
        raise CaseFault("A map needs at least two organisations.")
    poster = largest_poster(content, typeface, say)
    if poster:
        rest = _rest(content, poster, say)
        return MapSheets((poster.page, *further_pages(content, typeface, say, rest)), True)
    matrix = largest_matrix(content, typeface, say)
    if matrix is None:
        raise CaseFault(
            "This map would be too full to read: it holds {count} organisations, and a sheet holds {most} at most "
            "with no more than a few numbers each. Use {anna} compare, or --format text.",
            count=len(content.seats),
            most=MOST_IN_MATRIX,
        )
    lists = [
        *map_lists(content, say, both=True),
        seat_list(content, say),
        *full_texts(matrix.full_texts, say),
    ]
    return MapSheets((matrix.page, *further_pages(content, typeface, say, lists)), False)


def _rest(content: MapContent, poster: Poster, say: Language) -> list[MapList]:
    """What a poster has no room for; further interests only where there is another list."""
    lists = [] if poster.lists else map_lists(content, say, both=True)
    lists += full_texts(poster.full_texts, say)
    return lists + further_interests(content, say, poster.interests) if lists else lists

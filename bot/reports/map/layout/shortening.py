"""Moves texts that are too long for the map to the second sheet, whole, and leaves their beginning with a number."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from bot.reports.map.content.model import Chip, MapContent, Seat


@dataclass(frozen=True, slots=True)
class FullText:
    """A text that was moved: the number that stands behind its beginning, whose it is ("" for the map's own), and
    the whole text."""

    number: int
    code: str
    text: str


def shortened(content: MapContent, most: int) -> tuple[MapContent, tuple[FullText, ...]]:
    """The map with no text of people longer than `most` characters, and what was moved."""
    moved: list[FullText] = []

    def begin(text: str, code: str = "", most: int = most) -> str:
        if len(text) <= most:
            return text
        moved.append(FullText(len(moved) + 1, code, text))
        head = text[:most]
        kept = head.rpartition(" ")[0] if " " in head[most // 2 :] else head
        return f"{kept} … ({len(moved)})"

    title = begin(content.title, most=max(most, 40))
    ambition = content.ambition and replace(
        content.ambition, text=begin(content.ambition.text, most=max(most, 200))
    )
    seats = tuple(_seat(seat, begin, most) for seat in content.seats)
    return replace(content, title=title, ambition=ambition, seats=seats), tuple(moved)


def _seat(seat: Seat, begin: Callable[..., str], most: int) -> Seat:
    def chips(found: Iterable[Chip]) -> tuple[Chip, ...]:
        return tuple(replace(each, text=begin(each.text, seat.code)) if each.has_text else each for each in found)

    return replace(
        seat,
        name=begin(seat.name, seat.code, most=min(most, 40)),
        ambition=begin(seat.ambition, seat.code),
        interests=tuple(begin(each, seat.code) for each in seat.interests),
        brings=chips(seat.brings),
        wants=chips(seat.wants),
    )

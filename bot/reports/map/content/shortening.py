"""Shortens the texts that are too long for their place on a map, and keeps them whole for a further sheet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from bot.reports.map.content.model import Chip, MapContent, Seat


@dataclass(frozen=True, slots=True)
class FullText:
    """A text that was shortened: the number that stands behind its beginning, the code of whose it is ("" for the
    map's own), and the whole text."""

    number: int
    code: str
    text: str


def shortened(content: MapContent, most: int | None) -> tuple[MapContent, tuple[FullText, ...]]:
    """The map with no text of people longer than about `most` characters, and the texts that were shortened; the map
    as it is when `most` is None."""
    if most is None:
        return content, ()
    full: list[FullText] = []

    def begin(text: str, code: str = "", most: int = most) -> str:
        if len(text) <= most:
            return text
        full.append(FullText(len(full) + 1, code, text))
        head = text[:most]
        kept = head.rpartition(" ")[0] if " " in head[most // 2 :] else head
        return f"{kept} … ({len(full)})"

    title = begin(content.title, most=max(most, 40))
    ambition = content.ambition and replace(
        content.ambition, text=begin(content.ambition.text, most=max(most, 200))
    )
    seats = tuple(_seat(seat, begin, most) for seat in content.seats)
    return replace(content, title=title, ambition=ambition, seats=seats), tuple(full)


def _seat(seat: Seat, begin: Callable[..., str], most: int) -> Seat:
    def chips(own: Iterable[Chip]) -> tuple[Chip, ...]:
        return tuple(
            replace(each, text=begin(each.text, seat.code)) if each.has_text else each for each in own
        )

    return replace(
        seat,
        name=begin(seat.name, seat.code, most=min(most, 40)),
        ambition=begin(seat.ambition, seat.code),
        interests=tuple(begin(each, seat.code) for each in seat.interests),
        brings=chips(seat.brings),
        wants=chips(seat.wants),
    )

"""What each organisation says: the ratings, pictures of others and reactions of its people put together."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import NamedTuple, TypeVar

from bot.model import BelievedRating, Case, Rating, Response

Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)


class Stance(NamedTuple):
    """Where an organisation stands on a topic.

    `position` is -2..+2, None when all who answered do not know; `weight` is 0..4, None when nobody gave one.
    `spread` is the lowest and the highest position of its people, when they are known to be people who differ.
    """

    position: float | None
    weight: float | None
    spread: tuple[int, int] | None = None

    @property
    def pull(self) -> float:
        """Position times weight (the weighted position of MACTOR, Godet 1991), -8..+8: 0 for an unknown position, and
        with a weight of 1 when none was given."""
        return (self.position or 0) * (1 if self.weight is None else self.weight)


@dataclass(frozen=True, slots=True)
class Picture:
    """What an organisation thinks another's position is: -2..+2, or None for "don't know".

    `confidence` is 1..5 or None. `asked`: everyone who gave a position had asked the other.
    """

    position: float | None
    confidence: float | None
    asked: bool


@dataclass(frozen=True, slots=True)
class Reaction:
    """What an organisation says to another's statement: -2..+2, or None when it does not know or declined."""

    position: float | None
    declined: bool
    remarks: tuple[str, ...]


Stances = Mapping[str, Mapping[str, Stance]]
"""By topic, all of them, then by organisation, both in the case's order. An organisation that is not in it did not
answer, which is not the same as "don't know"."""
Pictures = Mapping[tuple[str, str, str], Picture]
"""By the organisation that thinks, the one it thinks about, and the topic."""
Reactions = Mapping[str, Mapping[str, Reaction]]
"""By statement, then by the organisation that reacts."""


def median_known(values: Iterable[int | None]) -> float | None:
    """The median of the values that are known, None when none is.

    The median of an even number of values may be a half, such as 1.5; it is not rounded, because nobody said that. A
    whole result is an int.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:  # the usual one person
        return known[0] if known else None
    found = median(known)
    return int(found) if found == int(found) else found


def stances(case: Case) -> Stances:
    """Where every organisation stands on every topic that it answered."""
    names = [organisation.id for organisation in case.organisations]
    first: dict[str, dict[str, Rating]] = {topic.id: {} for topic in case.topics}
    several: dict[tuple[str, str], list[Rating]] = {}
    for rating in case.ratings:
        one = first[rating.topic].setdefault(rating.organisation, rating)
        if one is not rating:
            several.setdefault((rating.topic, rating.organisation), [one]).append(rating)
    found = {
        topic: {name: _alone(rows[name].position, rows[name].weight) for name in names if name in rows}
        for topic, rows in first.items()
    }
    for (topic, name), said in several.items():
        found[topic][name] = Stance(
            median_known(row.position for row in said),
            median_known(row.weight for row in said),
            _spread(said),
        )
    return found


@lru_cache(maxsize=1024)
def _alone(position: int | None, weight: int | None) -> Stance:
    """The stance of one person, as most are: thousands of ratings have few different values."""
    return Stance(position, weight)


def pictures(case: Case) -> Pictures:
    """What every organisation thinks of every other on every topic, where it answered that."""
    rows = _grouped(case.believed_ratings, lambda rating: (rating.organisation, rating.about, rating.topic))
    return {key: _picture(said) for key, said in rows.items()}


def reactions(case: Case) -> Reactions:
    """What was said to every statement that anyone reacted to, in the case's order of organisations."""
    order = {organisation.id: place for place, organisation in enumerate(case.organisations)}
    rows = _grouped(case.responses, lambda response: (response.statement, response.organisation))
    by_statement: dict[str, dict[str, Reaction]] = defaultdict(dict)
    for statement, organisation in sorted(rows, key=lambda key: order[key[1]]):
        by_statement[statement][organisation] = _reaction(rows[statement, organisation])
    return dict(by_statement)


def _grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _spread(said: list[Rating]) -> tuple[int, int] | None:
    # Access has removed the participants where a reader may not see differences within an organisation.
    if "" in {rating.participant for rating in said}:
        return None
    known = [rating.position for rating in said if rating.position is not None]
    return (min(known), max(known)) if len(set(known)) > 1 else None


def _picture(said: list[BelievedRating]) -> Picture:
    known = [rating for rating in said if rating.position is not None]
    return Picture(
        position=median_known(rating.position for rating in known),
        confidence=median_known(rating.confidence for rating in known),
        asked=bool(known) and all(rating.source == "asked" for rating in known),
    )


def _reaction(said: list[Response]) -> Reaction:
    if len(said) == 1:  # the usual one person
        return Reaction(said[0].position, said[0].declined, (said[0].remark,) if said[0].remark else ())
    return Reaction(
        position=median_known(response.position for response in said),
        # Declined only when everybody did: one who does not know has answered.
        declined=all(response.declined for response in said),
        remarks=tuple(response.remark for response in said if response.remark),
    )

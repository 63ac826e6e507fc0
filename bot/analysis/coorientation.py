"""Co-orientation: what two organisations think of a topic, and of each other's view of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice, product
from typing import Literal

from bot.analysis.stances import Pictures, Stance, Stances, on_topic
from bot.model import Case

State = Literal["consensus", "false consensus", "false conflict", "dissensus", "unknown"]

MOST_PAIRS = 500
"""A list of pairs holds no more than this many; with 32 organisations or fewer that is all of them."""


@dataclass(frozen=True, slots=True)
class View:
    """How one organisation sees another on a topic, in points of the five-point scale; None is unknown.

    `congruency` is how far it thinks the other is from itself; `accuracy` is how far that picture is from what
    the other says; `state` compares what it perceives with what is so.
    """

    congruency: float | None
    accuracy: float | None
    state: State


@dataclass(frozen=True, slots=True)
class Pair:
    """Two organisations on one topic, `a` before `b` in the case's order. `gap` is 0..4, None when unknown."""

    a: str
    b: str
    gap: float | None
    of_a: View
    of_b: View


@dataclass(frozen=True, slots=True)
class TopicComparison:
    """One topic. `stances` of all who know their position, those who do not know, and those who did not answer.

    `pairs` are all pairs in the case's order; where there are more than `MOST_PAIRS`, the most telling known
    ones, most telling first, and `truncated` is set.
    """

    topic: str
    stances: Mapping[str, Stance]
    unknown: tuple[str, ...]
    unanswered: tuple[str, ...]
    pairs: tuple[Pair, ...]
    truncated: bool


def gap(one: float | None, other: float | None) -> float | None:
    """How far two positions lie apart, 0..4; None when one is unknown."""
    return None if one is None or other is None else abs(one - other)


def agreement(distance: float | None) -> bool | None:
    """Whether a gap means agreement (at most 1) or disagreement (at least 2).

    None for an unknown gap, and for the gap of 1.5 that the halves of an even number of people can give: the
    method gives no verdict between 1 and 2.
    """
    if distance is None or 1 < distance < 2:
        return None
    return distance <= 1


def state(distance: float | None, congruency: float | None) -> State:
    """What one organisation perceives, set against what is so (McLeod & Chaffee 1973; Broom 1977)."""
    agree, perceived = agreement(distance), agreement(congruency)
    if agree is None or perceived is None:
        return "unknown"
    if agree:
        return "consensus" if perceived else "false conflict"
    return "false consensus" if perceived else "dissensus"


@lru_cache(maxsize=1024)
def view(own: float | None, believed: float | None, other: float | None) -> View:
    """How an organisation at `own` that thinks the other is at `believed` sees the other, who is at `other`."""
    congruency = gap(own, believed)
    return View(congruency, gap(believed, other), state(gap(own, other), congruency))


def divergence(one: Stance, other: Stance) -> float:
    """What a topic adds to the divergence of two organisations: 0 unless they pull in opposite directions."""
    return (abs(one.pull) + abs(other.pull)) / 2 if one.pull * other.pull < 0 else 0


def coorientation(case: Case, stances: Stances, pictures: Pictures) -> tuple[TopicComparison, ...]:
    """Every topic of the case, in its order."""
    names = [organisation.id for organisation in case.organisations]
    return tuple(_topic(topic.id, names, stances, pictures) for topic in case.topics)


def _topic(topic: str, names: Sequence[str], stances: Stances, pictures: Pictures) -> TopicComparison:
    given = on_topic(topic, names, stances)
    known = {name: stance for name, stance in given.items() if stance.position is not None}
    everything = list(islice(combinations(names, 2), MOST_PAIRS + 1))
    truncated = len(everything) > MOST_PAIRS
    return TopicComparison(
        topic=topic,
        stances=known,
        unknown=tuple(name for name in given if name not in known),
        unanswered=tuple(name for name in names if name not in given),
        pairs=tuple(
            _pair(a, b, topic, known, pictures)
            for a, b in (islice(_most_telling(known), MOST_PAIRS) if truncated else everything)
        ),
        truncated=truncated,
    )


def _pair(a: str, b: str, topic: str, known: Mapping[str, Stance], pictures: Pictures) -> Pair:
    of_a = known[a].position if a in known else None
    of_b = known[b].position if b in known else None
    a_thinks, b_thinks = pictures.get((a, b, topic)), pictures.get((b, a, topic))
    return Pair(
        a=a,
        b=b,
        gap=gap(of_a, of_b),
        of_a=view(of_a, a_thinks.position if a_thinks else None, of_b),
        of_b=view(of_b, b_thinks.position if b_thinks else None, of_a),
    )


def _most_telling(known: Mapping[str, Stance]) -> Iterator[tuple[str, str]]:
    """Pairs with the largest divergence first, then the largest gap.

    Organisations with the same position and weight are alike here, and there are few kinds of them: so this
    looks at pairs of kinds, and not at every pair of organisations.
    """
    order = {name: place for place, name in enumerate(known)}
    alike: dict[tuple[float, float], list[str]] = defaultdict(list)
    for name, stance in known.items():
        alike[stance.position or 0, stance.pull].append(name)
    groups = [(known[names[0]], names) for names in alike.values()]
    meetings = [(one, one) for one in groups if len(one[1]) > 1] + list(combinations(groups, 2))
    meetings.sort(
        key=lambda both: (
            -divergence(both[0][0], both[1][0]),
            -(gap(both[0][0].position, both[1][0].position) or 0),
        )
    )
    for (_, one), (_, other) in meetings:
        both = combinations(one, 2) if one is other else product(one, other)
        for a, b in both:
            yield (a, b) if order[a] < order[b] else (b, a)

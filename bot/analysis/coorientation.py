"""Co-orientation (McLeod and Chaffee 1973): what two organisations think of a topic, and of each other's position."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice, product
from typing import Literal, NamedTuple

from bot.analysis.stances import Pictures, Stance, Stances
from bot.model import Case

State = Literal["consensus", "false consensus", "false conflict", "dissensus", "unknown"]

MOST_PAIRS = 500
"""How many pairs a list holds; with 32 organisations or fewer that is all of them."""


class Perception(NamedTuple):
    """How one organisation sees another on a topic, in points of the five-point scale, 0..4; None is unknown.

    `congruency` is the distance from its own position to the one it thinks the other has; `accuracy` the distance
    from that picture to what the other says; `state` compares what it perceives with what is so."""

    congruency: float | None
    accuracy: float | None
    state: State


class OrganisationPair(NamedTuple):
    """Two organisations on one topic, `a` before `b` in the case's order. `gap` is 0..4, None when unknown."""

    a: str
    b: str
    gap: float | None
    of_a: Perception
    of_b: Perception


@dataclass(frozen=True, slots=True)
class TopicComparison:
    """One topic, by its id: the `stances` of organisations that know their position, those that do not know it, and
    those that did not answer.

    `pairs` are all pairs in the case's order; where there are more than `MOST_PAIRS`, the most telling ones of which
    both positions are known, most telling first, and `truncated` is set.
    """

    topic: str
    stances: Mapping[str, Stance]
    unknown: tuple[str, ...]
    unanswered: tuple[str, ...]
    pairs: tuple[OrganisationPair, ...]
    truncated: bool


def gap(one: float | None, other: float | None) -> float | None:
    """The distance of two positions, 0..4; None when one is unknown."""
    return None if one is None or other is None else abs(one - other)


def agreement(distance: float | None) -> bool | None:
    """Whether a distance means agreement (at most 1) or disagreement (at least 2).

    None for an unknown distance, and for one between 1 and 2, as the medians of an even number of people can give:
    about these the method gives no verdict.
    """
    if distance is None or 1 < distance < 2:
        return None
    return distance <= 1


def state(distance: float | None, congruency: float | None) -> State:
    """What one organisation perceives, against what is so (McLeod and Chaffee 1973; Broom 1977)."""
    agree, perceived = agreement(distance), agreement(congruency)
    if agree is None or perceived is None:
        return "unknown"
    if agree:
        return "consensus" if perceived else "false conflict"
    return "false consensus" if perceived else "dissensus"


@lru_cache(maxsize=1024)
def perception(own: float | None, believed: float | None, other: float | None) -> Perception:
    """How an organisation at `own`, which thinks the other is at `believed`, sees the other, which is at `other`."""
    congruency = gap(own, believed)
    return Perception(congruency, gap(believed, other), state(gap(own, other), congruency))


def divergence(one: float, other: float) -> float:
    """What a topic adds to the divergence of two organisations, by their pulls: 0 unless these are opposite."""
    return abs(one - other) / 2 if one * other < 0 else 0


def coorientation(case: Case, stances: Stances, pictures: Pictures) -> tuple[TopicComparison, ...]:
    """Every topic of the case, in its order."""
    names = [organisation.id for organisation in case.organisations]
    believed: dict[str, dict[tuple[str, str], float | None]] = {topic: {} for topic in stances}
    for (name, about, topic), picture in pictures.items():
        if topic in believed:
            believed[topic][name, about] = picture.position
    return tuple(_topic(topic, names, own, believed[topic]) for topic, own in stances.items())


def _topic(
    topic: str,
    names: Sequence[str],
    answered: Mapping[str, Stance],
    believed: Mapping[tuple[str, str], float | None],
) -> TopicComparison:
    known = {name: stance for name, stance in answered.items() if stance.position is not None}
    everything = list(islice(combinations(names, 2), MOST_PAIRS + 1))
    truncated = len(everything) > MOST_PAIRS
    own, thinks = {name: stance.position for name, stance in known.items()}.get, believed.get
    return TopicComparison(
        topic=topic,
        stances=known,
        unknown=tuple(name for name in answered if name not in known),
        unanswered=tuple(name for name in names if name not in answered),
        pairs=tuple(
            OrganisationPair(a, b, *_views(own(a), thinks((a, b)), own(b), thinks((b, a))))
            for a, b in (islice(_most_telling(known), MOST_PAIRS) if truncated else everything)
        ),
        truncated=truncated,
    )


@lru_cache(maxsize=4096)
def _views(
    a: float | None, a_thinks: float | None, b: float | None, b_thinks: float | None
) -> tuple[float | None, Perception, Perception]:
    """The gap of two by what they say, and how each sees the other."""
    return gap(a, b), perception(a, a_thinks, b), perception(b, b_thinks, a)


def _most_telling(known: Mapping[str, Stance]) -> Iterator[tuple[str, str]]:
    """Pairs with the largest divergence first, then the largest gap.

    Organisations with the same position and pull are alike here, and there are few kinds of them: so pairs of kinds
    are sorted, and not all pairs of organisations.
    """
    order = {name: place for place, name in enumerate(known)}
    alike: dict[tuple[float, float], list[str]] = defaultdict(list)
    for name, stance in known.items():
        alike[stance.position or 0, stance.pull].append(name)
    meetings = [(kind, kind) for kind, names in alike.items() if len(names) > 1]
    meetings += combinations(alike, 2)
    meetings.sort(key=lambda kinds: _how_telling(*kinds), reverse=True)
    for one, other in meetings:
        both = combinations(alike[one], 2) if one is other else product(alike[one], alike[other])
        for a, b in both:
            yield (a, b) if order[a] < order[b] else (b, a)


@lru_cache(maxsize=1024)
def _how_telling(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """The divergence and the gap of two kinds of organisations, each a position and a pull."""
    return divergence(one[1], other[1]), abs(one[0] - other[0])

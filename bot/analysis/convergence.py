"""Convergence and divergence of organisations over weighed positions, after MACTOR (Godet 1991)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappush, heapreplace
from operator import sub
from struct import Struct

from bot.analysis.coorientation import MOST_PAIRS
from bot.analysis.stances import Reactions, Stances, on_topic
from bot.model import Case

_LANE = 32
"""Bits for one organisation's sum in a long number; over 60 million objectives fit."""
_FEW = 32
"""Where fewer than one in so many organisations pull at an objective, few do."""


@dataclass(frozen=True, slots=True)
class Objective:
    """What organisations pull at: a topic or an interest. `x` is position times weight by organisation, a
    multiple of a quarter (a half times a half); who is not there is unknown."""

    id: str
    x: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Meeting:
    """How strongly two organisations pull the same way and opposite ways, over all objectives together."""

    a: str
    b: str
    convergence: float
    divergence: float


@dataclass(frozen=True, slots=True)
class Convergence:
    """The whole field. `degree` is 0..100 %, None when nobody meets anybody on anything.

    `ambivalence` of an organisation is 0..1: 0 when it only agrees or only differs with each other one, 1 when
    it does both as much with everyone; None when it meets nobody. `implication` of an organisation is the sum of
    its |x|, `mobilisation` of an objective, in pairs with its id, likewise. `pairs` are in the order of the
    organisations; where there are more than `MOST_PAIRS`, those with the largest divergence, largest first, and
    `truncated` is set; all other figures count every pair.
    """

    pairs: tuple[Meeting, ...]
    truncated: bool
    degree: float | None
    ambivalence: Mapping[str, float | None]
    implication: Mapping[str, float]
    mobilisation: tuple[tuple[str, float], ...]


def objectives(case: Case, stances: Stances, reactions: Reactions) -> list[Objective]:
    """The topics of the case, then the interests.

    On a topic x is position times weight. An interest counts +1 times its weight for its owner, and for the
    others what they said to it; the weight is 1 when none was given.
    """
    names = [organisation.id for organisation in case.organisations]
    found = []
    for topic in case.topics:
        pulls = {name: stance.pull for name, stance in on_topic(topic.id, names, stances).items()}
        found.append(Objective(topic.id, pulls))
    for interest in case.statements:
        if interest.kind == "interest":
            said = reactions.get(interest.id, {})
            x = {name: reaction.position or 0 for name, reaction in said.items()}
            own = 1 if interest.weight is None else interest.weight
            found.append(Objective(interest.id, {**x, interest.organisation: own}))
    return found


def convergence(names: Sequence[str], objectives: Sequence[Objective]) -> Convergence:
    """Who pulls with whom and against whom.

    C[i][j] is the sum, over the objectives where x[i] * x[j] > 0, of (|x[i]| + |x[j]|) / 2; D[i][j] the same
    where it is < 0. The degree of convergence is 100 * C / (C + D) over all pairs; the ambivalence of i is
    1 - sum_j |C[i][j] - D[i][j]| / sum_j (C[i][j] + D[i][j]).
    """
    most: list[tuple[int, int, int, str, str]] = []
    ambivalence: dict[str, float | None] = {}
    implication: dict[str, float] = {}
    met = everything = number = 0
    for place, (name, own, same, opposite) in enumerate(_rows(names, objectives)):
        total = sum(same) + sum(opposite)
        one_way = sum(map(abs, map(sub, same, opposite)))
        ambivalence[name] = 1 - one_way / total if total else None
        implication[name] = own / 4
        met += sum(same)
        everything += total
        after = range(place + 1, len(names))
        least = most[0][0] if len(most) == MOST_PAIRS else 0
        _keep(
            most,
            [
                (opposite[to], same[to], -number - to + place + 1, name, names[to])
                for to in after
                if opposite[to] >= least
            ],
        )
        number += len(after)
    truncated = number > MOST_PAIRS
    most.sort(key=lambda kept: kept[:3] if truncated else kept[2], reverse=True)
    return Convergence(
        pairs=tuple(Meeting(a, b, same / 8, opposite / 8) for opposite, same, _, a, b in most),
        truncated=truncated,
        degree=100 * met / everything if everything else None,
        ambivalence=ambivalence,
        implication=implication,
        mobilisation=tuple((each.id, sum(map(abs, each.x.values()))) for each in objectives),
    )


def _keep(most: list[tuple[int, int, int, str, str]], more: list[tuple[int, int, int, str, str]]) -> None:
    """Add to the heap of the most opposed pairs, which holds no more than `MOST_PAIRS`."""
    room = MOST_PAIRS - len(most)
    for each in more[:room]:
        heappush(most, each)
    for each in more[room:] if room else more:
        if each > most[0]:
            heapreplace(most, each)


def _rows(
    names: Sequence[str], objectives: Sequence[Objective]
) -> Iterator[tuple[str, int, Sequence[int], Sequence[int]]]:
    """Each organisation with its sum of |x| in quarters, and what it has with every other in the same order, the
    same way and opposite ways: sums of |x| + |x| in quarters, 0 with itself."""
    order = {name: place for place, name in enumerate(names)}
    pulled: list[list[tuple[int, int]]] = [[] for _ in names]
    sides = []
    for number, objective in enumerate(objectives):
        quarters = {order[name]: round(value * 4) for name, value in objective.x.items() if value}
        for place, value in quarters.items():
            pulled[place].append((number, value))
        sides.append(_Sides(quarters, len(names)))
    unpack = Struct(f"<{len(names)}I").unpack
    for place, name in enumerate(names):
        same = opposite = 0
        for number, value in pulled[place]:
            along, against = sides[number].seen_from(value)
            same += along
            opposite += against
        rows = [list(unpack(row.to_bytes(4 * len(names), "little"))) for row in (same, opposite)]
        rows[0][place] = 0
        yield name, sum(abs(value) for _, value in pulled[place]), rows[0], rows[1]


class _Sides:
    """Who pulls at one objective and how hard, in quarters: one long number for each side, of 32 bits for each
    organisation, so that a row of the whole field is a few additions. It is kept packed only where many pull, so
    that memory grows with what was said."""

    def __init__(self, quarters: Mapping[int, int], organisations: int) -> None:
        self._quarters = quarters
        self._packed = self._pack() if len(quarters) * _FEW > organisations else None

    def _pack(self) -> tuple[int, int, int, int]:
        up = down = up_by = down_by = 0
        for place, value in self._quarters.items():
            lane = 1 << _LANE * place
            if value > 0:
                up, up_by = up | lane, up_by + value * lane
            else:
                down, down_by = down | lane, down_by - value * lane
        return up, up_by, down, down_by

    def seen_from(self, value: int) -> tuple[int, int]:
        """What one who pulls with `value` quarters has here with each, the same way and opposite ways."""
        up, up_by, down, down_by = self._packed or self._pack()
        rising, falling = abs(value) * up + up_by, abs(value) * down + down_by
        return (rising, falling) if value > 0 else (falling, rising)

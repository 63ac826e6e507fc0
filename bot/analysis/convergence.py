"""Convergence and divergence of organisations over weighed positions, after MACTOR (Godet 1991)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappush, heapreplace
from operator import sub

from bot.analysis.coorientation import MOST_PAIRS
from bot.analysis.packed_sums import PackedSums
from bot.analysis.stances import Reactions, Stances
from bot.model import Case

_FEW = 32
"""Where fewer than one in so many organisations pull at an objective, few do: it is not kept as long numbers, so that
memory grows with what was said."""


@dataclass(frozen=True, slots=True)
class Objective:
    """What organisations pull at: a topic or an interest. `x` is position times weight by organisation, a
    multiple of a quarter (a half times a half); who is not there is unknown."""

    id: str
    x: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class PairConvergence:
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

    pairs: tuple[PairConvergence, ...]
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
    found = [
        Objective(topic, {name: stance.pull for name, stance in given.items()})
        for topic, given in stances.items()
    ]
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
        along = sum(same)
        total = along + sum(opposite)
        one_way = sum(map(abs, map(sub, same, opposite)))
        ambivalence[name] = 1 - one_way / total if total else None
        implication[name] = own / 4
        met += along
        everything += total
        after = place + 1
        least = most[0][0] if len(most) == MOST_PAIRS else 0
        _keep(
            most,
            [
                (against, same[to], -number - to + after, name, names[to])
                for to, against in enumerate(opposite[after:], after)
                if against >= least
            ],
        )
        number += len(names) - after
    truncated = number > MOST_PAIRS
    most.sort(key=lambda kept: kept[:3] if truncated else kept[2], reverse=True)
    return Convergence(
        pairs=tuple(PairConvergence(a, b, same / 8, opposite / 8) for opposite, same, _, a, b in most),
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
    everyone = [
        {order[name]: round(value * 4) for name, value in objective.x.items() if value}
        for objective in objectives
    ]
    lanes = PackedSums(
        len(names), sum(2 * max(map(abs, quarters.values()), default=0) for quarters in everyone)
    )
    many = dict[int, _Sides]()
    for number, quarters in enumerate(everyone):
        for place, value in quarters.items():
            pulled[place].append((number, value))
        if len(quarters) * _FEW > len(names):
            many[number] = _Sides(quarters, lanes)
    for place, name in enumerate(names):
        same = opposite = 0
        for number, value in pulled[place]:
            if number in many:
                along, against = many[number].seen_from(value)
                same += along
                opposite += against
        rows = lanes.sums(same).tolist(), lanes.sums(opposite).tolist()
        for number, value in pulled[place]:
            if number not in many:
                for to, theirs in everyone[number].items():
                    rows[value * theirs < 0][to] += abs(value) + abs(theirs)
        rows[0][place] = 0
        yield name, sum(abs(value) for _, value in pulled[place]), *rows


class _Sides:
    """Who pulls at one objective and how hard, in quarters: long numbers for either side, so that a row of the whole
    field is a few additions."""

    def __init__(self, quarters: Mapping[int, int], lanes: PackedSums) -> None:
        up, up_by, down, down_by = (lanes.row() for _ in range(4))
        for place, value in quarters.items():
            if value > 0:
                up[place], up_by[place] = 1, value
            else:
                down[place], down_by[place] = 1, -value
        self._up, self._up_by, self._down, self._down_by = map(lanes.number, (up, up_by, down, down_by))
        self._seen = dict[int, tuple[int, int]]()

    def seen_from(self, value: int) -> tuple[int, int]:
        """What one who pulls with `value` quarters has here with each, the same way and opposite ways."""
        if value not in self._seen:
            rising = abs(value) * self._up + self._up_by
            falling = abs(value) * self._down + self._down_by
            self._seen[value] = (rising, falling) if value > 0 else (falling, rising)
        return self._seen[value]

"""Convergence and divergence of organisations over weighted positions, after MACTOR (Godet 1991)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappush, heapreplace
from operator import sub
from typing import NamedTuple

from bot.analysis.coorientation import MOST_PAIRS
from bot.analysis.packed_sums import PackedSums
from bot.analysis.stances import Reactions, Stances
from bot.model import Case

_FEW = 32
"""An objective at which no more than one in so many organisations pull is not packed, so that memory grows with the
answers."""


@dataclass(frozen=True, slots=True)
class Objective:
    """What organisations pull at: a topic or an interest. `x` is position times weight by organisation, a multiple of
    a quarter (a half times a half); an organisation that is not in it is unknown."""

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
    """The figures of all organisations. `degree` is 0..100 %, None when no two pull at the same objective.

    The `ambivalence` of an organisation is 0..1: 0 when it only converges or only diverges with each other one, 1
    when it does both as much with everyone; None when nobody pulls where it does. The `implication` of an
    organisation is the sum of its |x|, and so is the `mobilisation` of an objective, in pairs with its id. `pairs`
    are in the order of the organisations; where there are more than `MOST_PAIRS`, those with the largest divergence,
    largest first, and `truncated` is set; all other figures count every pair."""

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
        Objective(topic, {name: stance.pull for name, stance in by_name.items()})
        for topic, by_name in stances.items()
    ]
    for interest in case.statements:
        if interest.kind == "interest":
            reacting = reactions.get(interest.id, {}).items()
            x = {name: reaction.position or 0 for name, reaction in reacting}
            own = 1 if interest.weight is None else interest.weight
            found.append(Objective(interest.id, {**x, interest.organisation: own}))
    return found


def convergence(names: Sequence[str], objectives: Sequence[Objective]) -> Convergence:
    """Who pulls with whom and against whom (MACTOR, Godet 1991).

    C[i][j] is the sum, over the objectives where x[i] * x[j] > 0, of (|x[i]| + |x[j]|) / 2; D[i][j] the same
    where it is < 0. The degree of convergence is 100 * C / (C + D) over all pairs; the ambivalence of i is
    1 - sum_j |C[i][j] - D[i][j]| / sum_j (C[i][j] + D[i][j]).
    """
    most_opposed = _MostOpposed(names)
    ambivalence: dict[str, float | None] = {}
    implication: dict[str, float] = {}
    converging = everything = 0
    for place, row in enumerate(_rows(names, objectives)):
        same = sum(row.same)
        total = same + sum(row.opposite)
        one_way = sum(map(abs, map(sub, row.same, row.opposite)))
        ambivalence[row.name] = 1 - one_way / total if total else None
        implication[row.name] = row.pull / 4
        converging += same
        everything += total
        most_opposed.add(place, row)
    return Convergence(
        pairs=most_opposed.pairs(),
        truncated=most_opposed.truncated,
        degree=100 * converging / everything if everything else None,
        ambivalence=ambivalence,
        implication=implication,
        mobilisation=tuple((each.id, sum(map(abs, each.x.values()))) for each in objectives),
    )


class _Row(NamedTuple):
    """One organisation in quarters: the sum of its |x|, and for every organisation in their order the sum of
    |x| + |x| where the two pull the same way and where they pull opposite ways; 0 for itself."""

    name: str
    pull: int
    same: Sequence[int]
    opposite: Sequence[int]


class _MostOpposed:
    """The pairs with the largest divergence, no more than `MOST_PAIRS`, of all that the rows hold."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._heap: list[tuple[int, int, int, str, str]] = []
        """Divergence and convergence in eighths, the number of the pair below 0, and its organisations."""
        self._seen = 0

    def add(self, place: int, row: _Row) -> None:
        """Add the pairs of the organisation at `place` with those after it."""
        after = place + 1
        least = self._heap[0][0] if len(self._heap) == MOST_PAIRS else 0
        same, names = row.same, self._names
        self._keep(
            [
                (opposite, same[other], after - self._seen - other, row.name, names[other])
                for other, opposite in enumerate(row.opposite[after:], after)
                if opposite >= least
            ]
        )
        self._seen += len(names) - after

    def _keep(self, pairs: list[tuple[int, int, int, str, str]]) -> None:
        room = MOST_PAIRS - len(self._heap)
        for pair in pairs[:room]:
            heappush(self._heap, pair)
        for pair in pairs[room:] if room else pairs:
            if pair > self._heap[0]:
                heapreplace(self._heap, pair)

    @property
    def truncated(self) -> bool:
        """Whether there were more pairs."""
        return self._seen > MOST_PAIRS

    def pairs(self) -> tuple[PairConvergence, ...]:
        """All pairs in their order; or, when there were more, the kept ones, most opposed first."""
        truncated = self.truncated
        kept = sorted(self._heap, key=lambda pair: pair[:3] if truncated else pair[2], reverse=True)
        return tuple(PairConvergence(a, b, same / 8, opposite / 8) for opposite, same, _, a, b in kept)


def _rows(names: Sequence[str], objectives: Sequence[Objective]) -> Iterator[_Row]:
    """The row of each organisation, in their order."""
    order = {name: place for place, name in enumerate(names)}
    quarters = [
        {order[name]: round(value * 4) for name, value in objective.x.items() if value}
        for objective in objectives
    ]
    most = sum(2 * max(map(abs, pulls.values()), default=0) for pulls in quarters)
    packed = PackedSums(len(names), most)
    wide = {
        number: _Sides(pulls, packed)
        for number, pulls in enumerate(quarters)
        if len(pulls) * _FEW > len(names)
    }
    own: list[list[tuple[int, int]]] = [[] for _ in names]
    for number, pulls in enumerate(quarters):
        for place, value in pulls.items():
            own[place].append((number, value))
    for place, name in enumerate(names):
        same, opposite = _packed_rows(own[place], wide, packed)
        for number, value in own[place]:
            if number not in wide:
                for other, theirs in quarters[number].items():
                    (opposite if value * theirs < 0 else same)[other] += abs(value) + abs(theirs)
        same[place] = 0
        yield _Row(name, sum(abs(value) for _, value in own[place]), same, opposite)


def _packed_rows(
    own: Iterable[tuple[int, int]], wide: Mapping[int, "_Sides"], packed: PackedSums
) -> tuple[list[int], list[int]]:
    """What an organisation with these pulls has with every other on the objectives at which many pull."""
    same = opposite = 0
    for number, value in own:
        if number in wide:
            along, against = wide[number].seen_from(value)
            same += along
            opposite += against
    return packed.unpack(same).tolist(), packed.unpack(opposite).tolist()


class _Sides:
    """Those who pull at one objective, for either side packed: who does, and how hard in quarters. So a row of sums
    with all others is a few additions."""

    def __init__(self, quarters: Mapping[int, int], packed: PackedSums) -> None:
        up, up_by, down, down_by = (packed.zeros() for _ in range(4))
        for place, value in quarters.items():
            if value > 0:
                up[place], up_by[place] = 1, value
            else:
                down[place], down_by[place] = 1, -value
        self._up, self._up_by, self._down, self._down_by = map(packed.pack, (up, up_by, down, down_by))
        self._seen = dict[int, tuple[int, int]]()

    def seen_from(self, value: int) -> tuple[int, int]:
        """What one who pulls with `value` quarters has here with each, the same way and opposite ways, packed."""
        if value not in self._seen:
            rising = abs(value) * self._up + self._up_by
            falling = abs(value) * self._down + self._down_by
            self._seen[value] = (rising, falling) if value > 0 else (falling, rising)
        return self._seen[value]

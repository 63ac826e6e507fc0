"""Convergence and divergence of organisations over weighed positions, after MACTOR (Godet 1991)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop
from itertools import combinations

from bot.analysis.coorientation import MOST_PAIRS
from bot.analysis.stances import Reactions, Stances, on_topic
from bot.model import Case


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


@dataclass(frozen=True, slots=True)
class _Pulls:
    """One organisation's x, one bit per objective, so that two of them compare in a few steps.

    `planes` are pairs of a power of two and the objectives whose |x|, counted in quarters, contains it.
    """

    up: int
    down: int
    planes: tuple[tuple[int, int], ...]

    def over(self, objectives: int) -> int:
        """The sum of |x| over these objectives, in quarters."""
        return sum(quarters * (objectives & plane).bit_count() for quarters, plane in self.planes)


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
    pulls = _pulls(names, objectives)
    most: list[tuple[float, float, int, Meeting]] = []
    one_way, total, met = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0), 0.0
    count = len(names) * (len(names) - 1) // 2
    for number, pair in enumerate(_meetings(pulls)):
        for name in (pair.a, pair.b):
            one_way[name] += abs(pair.convergence - pair.divergence)
            total[name] += pair.convergence + pair.divergence
        met += pair.convergence
        keep = heappush if len(most) < MOST_PAIRS else heappushpop
        keep(most, (pair.divergence, pair.convergence, -number, pair))
    everything = sum(total.values()) / 2
    truncated = count > MOST_PAIRS
    most.sort(key=lambda kept: kept[:3] if truncated else kept[2], reverse=True)
    return Convergence(
        pairs=tuple(kept[3] for kept in most),
        truncated=truncated,
        degree=100 * met / everything if everything else None,
        ambivalence={name: 1 - one_way[name] / total[name] if total[name] else None for name in names},
        implication={name: pulls[name].over(-1) / 4 for name in names},
        mobilisation=tuple((each.id, sum(map(abs, each.x.values()))) for each in objectives),
    )


def _pulls(names: Sequence[str], objectives: Sequence[Objective]) -> dict[str, _Pulls]:
    up, down = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    planes: dict[str, dict[int, int]] = {name: {} for name in names}
    for number, objective in enumerate(objectives):
        bit = 1 << number
        for name, value in objective.x.items():
            quarters = round(abs(value) * 4)
            if value > 0:
                up[name] |= bit
            elif value < 0:
                down[name] |= bit
            for power in range(quarters.bit_length()):
                if quarters >> power & 1:
                    planes[name][1 << power] = planes[name].get(1 << power, 0) | bit
    return {name: _Pulls(up[name], down[name], tuple(planes[name].items())) for name in names}


def _meetings(pulls: Mapping[str, _Pulls]) -> Iterator[Meeting]:
    """Every pair, in order. Half the sum of two sums of quarters is an eighth."""
    for (a, one), (b, other) in combinations(pulls.items(), 2):
        same = one.up & other.up | one.down & other.down
        opposite = one.up & other.down | one.down & other.up
        yield Meeting(
            a,
            b,
            (one.over(same) + other.over(same)) / 8 if same else 0.0,
            (one.over(opposite) + other.over(opposite)) / 8 if opposite else 0.0,
        )

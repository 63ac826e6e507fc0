"""Convergence and divergence give the published example's figures, and obey their laws."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.convergence import Convergence, Objective, convergence, objectives
from bot.analysis.coorientation import MOST_PAIRS
from bot.analysis.stances import reactions, stances
from bot.model import Case, Organisation, Rating, Response, Statement, Topic

# The air-transport study of Godet (Futures 23(6), 1991): six actors, five objectives, position times weight.
ACTORS = ("makers", "regular", "charter", "state", "airport", "residents")
AIR_TRANSPORT = (
    (2, 3, 0, 0, 1),
    (-2, 0, 3, -1, -3),
    (-1, 0, -3, 3, -2),
    (0, 3, 2, 0, 1),
    (-1, 0, -2, 2, -2),
    (0, 0, 0, 0, 3),
)
CONVERGENCE = (
    (0, 0, 0, 4.0, 0, 2.0),
    (0, 0, 4.0, 2.5, 4.0, 0),
    (0, 4.0, 0, 0, 8.0, 0),
    (4.0, 2.5, 0, 0, 0, 2.0),
    (0, 4.0, 8.0, 0, 0, 0),
    (2.0, 0, 0, 2.0, 0, 0),
)
DIVERGENCE = (
    (0, 4.0, 3.0, 0, 3.0, 0),
    (4.0, 0, 5.0, 2.0, 4.0, 3.0),
    (3.0, 5.0, 0, 4.0, 0, 2.5),
    (0, 2.0, 4.0, 0, 3.5, 0),
    (3.0, 4.0, 0, 3.5, 0, 2.5),
    (0, 3.0, 2.5, 0, 2.5, 0),
)
AMBIVALENCE = (0.0, 0.7018, 0.3019, 0.2222, 0.32, 0.0)
SIGNS = [[(value > 0) - (value < 0) for value in row] for row in AIR_TRANSPORT]


def columns(names: Sequence[str], rows: Iterable[Iterable[float | None]]) -> list[Objective]:
    return [
        Objective(
            f"k{number}",
            {name: value for name, value in zip(names, column, strict=True) if value is not None},
        )
        for number, column in enumerate(zip(*rows, strict=True))
    ]


def test_the_published_example_of_mactor_exactly() -> None:
    field = convergence(ACTORS, columns(ACTORS, AIR_TRANSPORT))
    place = {name: number for number, name in enumerate(ACTORS)}
    for pair in field.pairs:
        a, b = place[pair.a], place[pair.b]
        assert (pair.convergence, pair.divergence) == (CONVERGENCE[a][b], DIVERGENCE[a][b])
    assert len(field.pairs) == 15
    assert field.degree == pytest.approx(42.0635, abs=5e-5)
    assert [round(field.ambivalence[name] or 0, 4) for name in ACTORS] == list(AMBIVALENCE)
    assert list(field.implication.values()) == [6, 9, 9, 6, 7, 3]
    assert [total for _, total in field.mobilisation] == [6, 6, 10, 6, 12]


def test_the_published_example_without_weights() -> None:
    field = convergence(ACTORS, columns(ACTORS, SIGNS))
    assert field.degree == pytest.approx(41.9355, abs=5e-5)
    assert [round(value or 0, 4) for value in field.ambivalence.values()] == [
        0,
        0.7692,
        0.3077,
        0.2222,
        0.3077,
        0,
    ]
    assert list(field.implication.values()) == [3, 4, 4, 3, 4, 1]


def test_two_actors_by_hand() -> None:
    field = convergence(["p", "q"], columns(["p", "q"], [(3, -2, 0, 1), (1, 2, 4, 2)]))
    assert (field.pairs[0].convergence, field.pairs[0].divergence) == (3.5, 2.0)


QUARTERS = st.integers(-32, 32).map(lambda quarters: quarters / 4)
ROWS = st.integers(1, 6).flatmap(
    lambda width: st.lists(
        st.lists(st.none() | QUARTERS, min_size=width, max_size=width), min_size=1, max_size=6
    )
)


def plainly(one: list[float | None], other: list[float | None]) -> tuple[Fraction, Fraction]:
    """The formula as it is written."""
    same = opposite = Fraction(0)
    for x, y in zip(one, other, strict=True):
        share = (Fraction(abs(x or 0)) + Fraction(abs(y or 0))) / 2
        same += share if (x or 0) * (y or 0) > 0 else 0
        opposite += share if (x or 0) * (y or 0) < 0 else 0
    return same, opposite


def field_of(rows: list[list[float | None]]) -> tuple[list[str], Convergence]:
    names = [f"o{number}" for number in range(len(rows))]
    return names, convergence(names, columns(names, rows))


@given(ROWS)
def test_every_pair_is_what_the_formula_says(rows: list[list[float | None]]) -> None:
    names, field = field_of(rows)
    by_name = dict(zip(names, rows, strict=True))
    assert [(pair.a, pair.b) for pair in field.pairs] == list(combinations(names, 2))
    for pair in field.pairs:
        same, opposite = plainly(by_name[pair.a], by_name[pair.b])
        assert pair.convergence == same
        assert pair.divergence == opposite
        assert plainly(by_name[pair.a], by_name[pair.b]) == plainly(by_name[pair.b], by_name[pair.a])


@given(ROWS)
def test_an_unknown_adds_nothing(rows: list[list[float | None]]) -> None:
    neutral: list[list[float | None]] = [[0 if value is None else value for value in row] for row in rows]
    assert field_of(rows)[1] == field_of(neutral)[1]


@given(ROWS)
def test_the_totals_follow_from_the_pairs(rows: list[list[float | None]]) -> None:
    names, field = field_of(rows)
    same = sum(pair.convergence for pair in field.pairs)
    opposite = sum(pair.divergence for pair in field.pairs)
    if same + opposite == 0:
        assert field.degree is None
    else:
        assert field.degree == pytest.approx(100 * same / (same + opposite))
    for name in names:
        own = [pair for pair in field.pairs if name in (pair.a, pair.b)]
        total = sum(pair.convergence + pair.divergence for pair in own)
        if total == 0:
            assert field.ambivalence[name] is None
        else:
            apart = sum(abs(pair.convergence - pair.divergence) for pair in own)
            assert field.ambivalence[name] == pytest.approx(1 - apart / total)


def test_an_interest_counts_for_its_owner_by_its_weight_and_for_others_by_their_response() -> None:
    case = Case(
        "c",
        "t",
        organisations=tuple(Organisation(name, name) for name in "ABC"),
        topics=(Topic("t1", "T"),),
        statements=(
            Statement("i1", "A", "interest", "I", weight=3),
            Statement("i2", "B", "interest", "I"),
            Statement("n1", "B", "need", "N"),
        ),
        ratings=(Rating("A", "t1", 2, 4), Rating("B", "t1", -1), Rating("C", "t1", None, 4)),
        responses=(
            Response("B", "i1", -2),
            Response("C", "i1", 1),
            Response("A", "i2", None),
            Response("A", "n1", 2),
        ),
    )
    found = objectives(case, stances(case), reactions(case))
    assert [(objective.id, objective.x) for objective in found] == [
        ("t1", {"A": 8, "B": -1, "C": 0}),
        ("i1", {"B": -2, "C": 1, "A": 3}),
        ("i2", {"A": 0, "B": 1}),
    ]
    (ab, ac, bc) = convergence("ABC", found).pairs
    assert (ab.convergence, ab.divergence) == (0, 4.5 + 2.5)
    assert (ac.convergence, ac.divergence) == (2, 0)
    assert (bc.convergence, bc.divergence) == (0, 1.5)


def test_many_organisations_leave_the_most_diverging_pairs_and_totals_of_all() -> None:
    names = [f"o{number}" for number in range(60)]
    rows: list[list[float | None]] = [[(-2, -1, 0, 1, 2)[number % 5], number % 4 - 1] for number in range(60)]
    field = convergence(names, columns(names, rows))
    assert field.truncated
    assert len(field.pairs) == MOST_PAIRS
    everything = [plainly(one, other) for one, other in combinations(rows, 2)]
    most = sorted(((opposite, same) for same, opposite in everything), reverse=True)[:MOST_PAIRS]
    assert [pair.divergence for pair in field.pairs] == [each[0] for each in most]
    assert [pair.convergence for pair in field.pairs] == [each[1] for each in most]
    same, opposite = (sum(values) for values in zip(*everything, strict=True))
    assert field.degree == pytest.approx(float(100 * same / (same + opposite)))


def test_one_organisation_meets_nobody() -> None:
    field = convergence(["A"], [Objective("t", {"A": 2})])
    assert (field.pairs, field.degree, field.ambivalence) == ((), None, {"A": None})


def test_sums_over_a_thousand_objectives_are_as_exact() -> None:
    rows = [[2.0, -8.0, 0.25] * 400, [-8.0, 8.0, 8.0] * 400, [8.0, 0.0, -4.0] * 400]
    field = convergence("abc", columns("abc", rows))
    assert [(pair.a + pair.b, pair.convergence, pair.divergence) for pair in field.pairs] == [
        ("ab", 400 * 4.125, 400 * (5 + 8)),
        ("ac", 400 * 5.0, 400 * 2.125),
        ("bc", 0, 400 * (8 + 6)),
    ]

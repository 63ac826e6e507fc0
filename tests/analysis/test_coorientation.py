"""What two organisations think of a topic and of each other, after McLeod & Chaffee."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.coorientation import (
    MOST_PAIRS,
    TopicComparison,
    agreement,
    coorientation,
    divergence,
    gap,
    perception,
    state,
)
from bot.analysis.stances import Stance, pictures, stances
from bot.model import BelievedRating, Case, Organisation, Rating, Topic

POSITION = st.integers(-2, 2)
MAYBE = st.none() | POSITION


def compared(case: Case) -> TopicComparison:
    return coorientation(case, stances(case), pictures(case))[0]


def a_case(
    positions: dict[str, int | None], believed: dict[tuple[str, str], int | None], *others: str
) -> Case:
    return Case(
        "c",
        "t",
        organisations=tuple(Organisation(name, name) for name in (*positions, *others)),
        topics=(Topic("t", "T"),),
        ratings=tuple(Rating(name, "t", position) for name, position in positions.items()),
        believed_ratings=tuple(BelievedRating(a, b, "t", position) for (a, b), position in believed.items()),
    )


def test_the_example_of_the_method() -> None:
    topic = compared(a_case({"A": 2, "B": -1}, {("A", "B"): 1, ("B", "A"): 2}))
    (pair,) = topic.pairs
    assert (pair.a, pair.b, pair.gap) == ("A", "B", 3)
    assert (pair.of_a.congruency, pair.of_a.accuracy, pair.of_a.state) == (1, 2, "false consensus")
    assert (pair.of_b.congruency, pair.of_b.accuracy, pair.of_b.state) == (3, 0, "dissensus")


@given(POSITION, POSITION, POSITION)
def test_what_is_perceived_is_what_is_so_and_what_is_misjudged(a: int, b: int, a_b: int) -> None:
    assert a - a_b == (a - b) + (b - a_b)
    seen = perception(a, a_b, b)
    assert seen.congruency is not None
    assert seen.accuracy is not None
    assert abs(a - b) <= seen.congruency + seen.accuracy
    assert (seen.congruency, seen.accuracy) == (abs(a - a_b), abs(a_b - b))


@given(MAYBE, MAYBE, MAYBE)
def test_an_unknown_makes_every_figure_with_it_unknown(a: int | None, a_b: int | None, b: int | None) -> None:
    seen = perception(a, a_b, b)
    assert (seen.congruency is None) == (a is None or a_b is None)
    assert (seen.accuracy is None) == (a_b is None or b is None)
    assert (seen.state == "unknown") == (None in (a, a_b, b))


@given(MAYBE, MAYBE)
def test_a_gap_is_the_same_from_both_sides(a: int | None, b: int | None) -> None:
    assert gap(a, b) == gap(b, a)


@pytest.mark.parametrize(
    ("distance", "congruency", "expected"),
    [
        (0, 1, "consensus"),
        (1, 2, "false conflict"),
        (2, 1, "false consensus"),
        (4, 2, "dissensus"),
        (None, 0, "unknown"),
        (0, None, "unknown"),
        (1.5, 0, "unknown"),
        (2.5, 0.5, "false consensus"),
    ],
)
def test_the_four_states(distance: float | None, congruency: float | None, expected: str) -> None:
    assert state(distance, congruency) == expected


def test_between_one_and_two_there_is_no_verdict() -> None:
    assert [agreement(distance) for distance in (0, 1, 1.5, 2, 4, None)] == [
        True,
        True,
        None,
        False,
        False,
        None,
    ]


def test_not_knowing_and_not_answering_stay_two_things() -> None:
    topic = compared(a_case({"A": 2, "B": None}, {}, "C"))
    assert {name: stance.position for name, stance in topic.stances.items()} == {"A": 2}
    assert (topic.unknown, topic.unanswered) == (("B",), ("C",))
    assert [(pair.a, pair.b, pair.gap) for pair in topic.pairs] == [
        ("A", "B", None),
        ("A", "C", None),
        ("B", "C", None),
    ]


@given(st.permutations("ABCDE"), st.lists(MAYBE, min_size=5, max_size=5))
def test_a_pair_stands_once_in_the_order_of_the_case(names: list[str], positions: list[int | None]) -> None:
    topic = compared(a_case(dict(zip(names, positions, strict=True)), {}))
    assert [(pair.a, pair.b) for pair in topic.pairs] == list(combinations(names, 2))
    assert not topic.truncated


@given(
    st.dictionaries(st.sampled_from("ABCD"), MAYBE),
    st.dictionaries(
        st.tuples(st.sampled_from("ABCD"), st.sampled_from("ABCD")).filter(lambda p: p[0] != p[1]), MAYBE
    ),
)
def test_the_order_of_the_answers_does_not_matter(
    positions: dict[str, int | None], believed: dict[tuple[str, str], int | None]
) -> None:
    others = [name for name in "ABCD" if name not in positions]
    case = a_case(positions, believed, *others)
    turned = Case(
        case.id,
        case.title,
        organisations=case.organisations,
        topics=case.topics,
        ratings=case.ratings[::-1],
        believed_ratings=case.believed_ratings[::-1],
    )
    assert compared(case) == compared(turned)


def test_two_people_of_one_organisation_stand_in_the_middle() -> None:
    case = Case(
        "c",
        "t",
        organisations=(Organisation("A", "A"), Organisation("B", "B")),
        topics=(Topic("t", "T"),),
        ratings=(
            Rating("A", "t", 2, participant="A-1"),
            Rating("A", "t", 1, participant="A-2"),
            Rating("B", "t", -1),
        ),
    )
    assert compared(case).pairs[0].gap == 2.5


def test_many_organisations_leave_the_most_telling_pairs() -> None:
    count = 40
    positions = {f"o{number}": (-2, -1, 0, 1, 2, None)[number % 6] for number in range(count)}
    case = a_case(positions, {})
    topic = compared(case)
    assert topic.truncated
    assert len(topic.pairs) == MOST_PAIRS
    known = {name: Stance(position, None) for name, position in positions.items() if position is not None}

    def telling(a: str, b: str) -> tuple[float, float]:
        return -divergence(known[a].pull, known[b].pull), -(gap(known[a].position, known[b].position) or 0)

    everything = sorted(telling(a, b) for a, b in combinations(known, 2))
    assert [telling(pair.a, pair.b) for pair in topic.pairs] == everything[:MOST_PAIRS]
    place = {organisation.id: number for number, organisation in enumerate(case.organisations)}
    assert all(place[pair.a] < place[pair.b] for pair in topic.pairs)
    assert len({(pair.a, pair.b) for pair in topic.pairs}) == MOST_PAIRS


def test_pairs_of_which_nothing_is_known_tell_nothing_among_many() -> None:
    positions: dict[str, int | None] = {"first": 2, "last": 1} | {f"o{number}": None for number in range(40)}
    topic = compared(a_case(positions, {}))
    assert ([(pair.a, pair.b) for pair in topic.pairs], topic.truncated) == ([("first", "last")], True)


def test_up_to_thirty_two_organisations_nothing_is_left_out() -> None:
    topic = compared(a_case({f"o{number}": None for number in range(32)}, {}))
    assert (len(topic.pairs), topic.truncated) == (496, False)

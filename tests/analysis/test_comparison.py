"""The whole comparison stands up to strange cases, and to very many organisations."""

import time
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.comparison import compare
from bot.analysis.coorientation import MOST_PAIRS
from bot.model import BelievedRating, Case, Coverage, Organisation, Rating, Response, Statement, Topic
from tests.support.lexicon import LEXICON


def test_one_organisation_compares_with_nobody() -> None:
    comparison = compare(
        Case(
            "c",
            "t",
            organisations=(Organisation("A", "A"),),
            topics=(Topic("t", "T"),),
            ratings=(Rating("A", "t", 2),),
        ),
        LEXICON,
    )
    assert comparison.topics[0].pairs == ()
    assert comparison.convergence.degree is None
    assert comparison.mismatches == ()


def test_no_answers_at_all_is_silence_and_no_mismatch() -> None:
    case = Case(
        "c", "t", organisations=tuple(Organisation(name, name) for name in "ABC"), topics=(Topic("t", "T"),)
    )
    comparison = compare(case, LEXICON)
    assert [each.unanswered for each in comparison.silence] == [("t",)] * 3
    assert (comparison.mismatches, comparison.shared_ambition, comparison.assumptions) == ((), (), ())


def test_only_dont_knows_are_no_agreement() -> None:
    case = Case(
        "c",
        "t",
        organisations=tuple(Organisation(name, name) for name in "AB"),
        topics=(Topic("t", "T"),),
        statements=(Statement("s", "A", "interest", "I"),),
        ratings=(Rating("A", "t", None), Rating("B", "t", None)),
        believed_ratings=(BelievedRating("A", "B", "t", None), BelievedRating("B", "A", "t", None)),
        responses=(Response("B", "s", None),),
    )
    comparison = compare(case, LEXICON)
    (pair,) = comparison.topics[0].pairs
    assert (pair.gap, pair.of_a.state, pair.of_b.state) == (None, "unknown", "unknown")
    assert comparison.convergence.degree is None
    assert comparison.mismatches == ()


def test_coverage_is_passed_on() -> None:
    coverage = (Coverage("A", 3, 9, released=False),)
    assert (
        compare(Case("c", "t", organisations=(Organisation("A", "A"),), coverage=coverage), LEXICON).coverage
        == coverage
    )


def crowd(count: int, topics: int) -> Case:
    names = [f"o{number}" for number in range(count)]
    scale = (-2, -1, 0, 1, 2, None)
    return Case(
        "c",
        "t",
        organisations=tuple(Organisation(name, name) for name in names),
        topics=tuple(Topic(f"t{number}", "T") for number in range(topics)),
        statements=tuple(
            Statement(f"{name}-{kind}", name, kind, "S", weight=place % 5)
            for place, name in enumerate(names)
            for kind in ("ambition", "interest", "need", "offer")
        ),
        ratings=tuple(
            Rating(name, f"t{number}", scale[(place * 7 + number * 3) % 6], place % 5)
            for place, name in enumerate(names)
            for number in range(topics)
        ),
        believed_ratings=tuple(
            BelievedRating(
                name, names[(place + step) % count], f"t{number}", scale[(place + number) % 6], "guess", 4
            )
            for place, name in enumerate(names)
            for step in (1, 2, 3)
            for number in range(topics)
        ),
        responses=tuple(
            Response(name, f"{names[(place + step) % count]}-interest", scale[(place + step) % 6])
            for place, name in enumerate(names)
            for step in range(1, 20)
        ),
    )


def test_five_hundred_organisations_compare_within_seconds() -> None:
    case = crowd(500, 7)
    start = time.perf_counter()
    comparison = compare(case, LEXICON)
    assert time.perf_counter() - start < 20
    assert all(len(topic.pairs) == MOST_PAIRS and topic.truncated for topic in comparison.topics)
    assert len(comparison.convergence.pairs) == MOST_PAIRS
    assert len(comparison.silence) == 500


@given(st.permutations(range(12)))
def test_the_order_in_which_people_spoke_changes_nothing(order: list[int]) -> None:
    def shuffled(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(row for _, row in sorted(enumerate(rows), key=lambda pair: order[pair[0] % 12]))

    case = crowd(4, 3)
    case = replace(case, responses=case.responses[:9])
    turned = replace(
        case,
        ratings=shuffled(case.ratings),
        believed_ratings=shuffled(case.believed_ratings),
        responses=shuffled(case.responses),
    )
    assert compare(turned, LEXICON) == compare(case, LEXICON)

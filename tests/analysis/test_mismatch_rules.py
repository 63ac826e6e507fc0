"""A mismatch follows from ratings and answers, says who and on what grounds, and stands in order."""

from typing import Any

import pytest

from bot.analysis.comparison import compare
from bot.analysis.mismatch import (
    MOST_OF_A_KIND,
    FirmnessValue,
    Mismatch,
    PositionValue,
    ReactionValue,
    ranked,
)
from bot.model import (
    BelievedRating,
    Case,
    Decision,
    Inner,
    Link,
    Organisation,
    Rating,
    Response,
    Source,
    Statement,
    StatementKind,
    Topic,
)
from tests.support.lexicon import LEXICON

ORGANISATIONS = tuple(Organisation(name, f"Name {name}") for name in "ABC")


def a_case(**lists: Any) -> Case:
    return Case(
        "c", "t", organisations=ORGANISATIONS, topics=(Topic("t", "Topic"), Topic("u", "Other")), **lists
    )


def kinds(case: Case) -> list[tuple[str, tuple[str, ...]]]:
    return [(mismatch.kind, mismatch.organisations) for mismatch in compare(case, LEXICON).mismatches]


def pictured(
    own: int | None,
    believed: int | None,
    theirs: int | None,
    source: Source | None = "guess",
    sure: int | None = 3,
) -> Case:
    """A at `own` thinks that B, who is at `theirs`, is at `believed`."""
    return a_case(
        ratings=(Rating("A", "t", own), Rating("B", "t", theirs)),
        believed_ratings=(BelievedRating("A", "B", "t", believed, source, sure),),
    )


def test_thinking_to_agree_with_who_disagrees_is_a_false_consensus() -> None:
    (mismatch, *_) = compare(pictured(2, 1, 0), LEXICON).mismatches
    assert (mismatch.kind, mismatch.organisations, mismatch.evidence) == (
        "false consensus",
        ("A", "B"),
        ("t",),
    )
    assert mismatch.values["own"] == PositionValue(2)
    assert mismatch.values["theirs"] == PositionValue(0)


def test_thinking_to_disagree_with_who_agrees_is_a_false_conflict() -> None:
    assert kinds(pictured(1, -1, 1)) == [("false conflict", ("A", "B"))]


@pytest.mark.parametrize(
    ("own", "believed", "theirs"), [(1, 1, 1), (0, 0, 1), (0, 2, 2), (2, None, 0), (2, 2, None)]
)
def test_a_right_or_an_unknown_picture_is_no_mismatch(
    own: int, believed: int | None, theirs: int | None
) -> None:
    assert kinds(pictured(own, believed, theirs)) == []


def test_being_sure_and_wrong_without_asking_comes_first() -> None:
    assert kinds(pictured(2, 2, 0, sure=4)) == [
        ("sure but wrong", ("A", "B")),
        ("false consensus", ("A", "B")),
    ]


@pytest.mark.parametrize(
    ("believed", "source", "sure"), [(1, "guess", 5), (2, "asked", 5), (2, "guess", 3), (2, None, None)]
)
def test_being_nearly_right_or_having_asked_or_not_being_sure_is_not_sure_but_wrong(
    believed: int, source: Source | None, sure: int | None
) -> None:
    assert "sure but wrong" not in dict(kinds(pictured(None, believed, 0, source, sure)))


def test_being_sure_and_wrong_needs_no_own_position() -> None:
    assert kinds(pictured(None, 2, 0, sure=5)) == [("sure but wrong", ("A", "B"))]
    unrated = a_case(
        ratings=(Rating("B", "t", 0),), believed_ratings=(BelievedRating("A", "B", "t", 2, "guess", 5),)
    )
    assert kinds(unrated) == [("sure but wrong", ("A", "B"))]


def test_a_picture_of_a_topic_or_a_position_that_is_not_there_is_no_mismatch() -> None:
    assert kinds(a_case(believed_ratings=(BelievedRating("A", "B", "gone", 2, "guess", 5),))) == []
    assert kinds(a_case(believed_ratings=(BelievedRating("A", "B", "t", 2, "guess", 5),))) == []


def test_an_opposed_topic_names_both_sides_once() -> None:
    case = a_case(
        ratings=(Rating("A", "t", 2, 4), Rating("B", "t", -1), Rating("C", "t", 1, 0), Rating("A", "u", 1))
    )
    (mismatch,) = compare(case, LEXICON).mismatches
    assert (mismatch.kind, mismatch.organisations, mismatch.evidence) == ("opposed topic", ("A", "B"), ("t",))
    assert (mismatch.values["supporters"], mismatch.values["opponents"]) == (("A",), ("B",))
    assert mismatch.strength == (8 + 1) / 2


def test_positions_on_one_side_are_not_opposed_however_far_apart() -> None:
    assert kinds(a_case(ratings=(Rating("A", "t", 2), Rating("B", "t", 0)))) == []


def stated(kind: StatementKind, position: int | None, **also: Any) -> Case:
    return a_case(
        statements=(Statement("s", "A", kind, "Text", **also),),
        responses=(Response("B", "s", position, "Remark"),),
    )


@pytest.mark.parametrize("kind", ["interest", "ambition", "value"])
def test_a_clashing_answer_to_what_another_stands_for_is_opposed(kind: StatementKind) -> None:
    (mismatch,) = compare(stated(kind, -1, weight=4), LEXICON).mismatches
    assert (mismatch.kind, mismatch.organisations, mismatch.evidence) == (
        "opposed interest",
        ("A", "B"),
        ("s",),
    )
    assert (mismatch.values["answer"], mismatch.values["remark"]) == (ReactionValue(-1), "Remark")
    assert mismatch.strength == 2.5


@pytest.mark.parametrize("position", [0, 2, None])
def test_another_answer_is_not_opposed(position: int | None) -> None:
    assert kinds(stated("interest", position)) == []


def test_a_refused_need_or_offer_is_no_opposition() -> None:
    assert kinds(stated("offer", -2)) == []
    assert kinds(stated("need", -2)) == [("unmet need", ("A",))]


def test_a_clashing_answer_to_a_limit_tells_how_firm_it_is() -> None:
    (mismatch,) = compare(stated("limit", -2, firmness=3), LEXICON).mismatches
    assert (mismatch.kind, mismatch.values["firmness"], mismatch.strength) == ("limit", FirmnessValue(3), 3)


def test_only_a_confirmed_conflict_between_two_organisations_counts() -> None:
    def linked(link: Link, kind: StatementKind = "interest") -> list[tuple[str, tuple[str, ...]]]:
        statements = (
            Statement("a", "A", "need", "1"),
            Statement("b", "B", kind, "2", firmness=4 if kind == "limit" else None),
            Statement("a2", "A", "interest", "3"),
        )
        found = kinds(a_case(statements=statements, links=(link,)))
        return [mismatch for mismatch in found if mismatch[0] != "unmet need"]

    assert linked(Link("a", "b", "conflicts", "confirmed")) == [("opposed interest", ("A", "B"))]
    assert linked(Link("a", "b", "conflicts", "confirmed"), "limit") == [("limit", ("B", "A"))]
    assert linked(Link("b", "a", "conflicts", "confirmed"), "limit") == [("limit", ("B", "A"))]
    assert linked(Link("a", "b", "conflicts", "proposed")) == []
    assert linked(Link("a", "b", "unrelated", "confirmed")) == []
    assert linked(Link("a", "a2", "conflicts", "confirmed")) == []
    assert linked(Link("a", "gone", "conflicts", "confirmed")) == []


def test_different_words_on_who_decides_are_laid_side_by_side() -> None:
    def decided(*texts: tuple[str, str]) -> list[tuple[str, tuple[str, ...]]]:
        decisions = tuple(Decision(f"d{number}", who, text) for number, (who, text) in enumerate(texts))
        return kinds(a_case(decisions=decisions))

    assert decided(("A", "Het college"), ("B", "De directie")) == [("decision", ("A", "B"))]
    assert decided(("A", "Het college"), ("B", "het  college")) == []
    assert decided(("A", "Het college"), ("A", "De raad")) == []


def test_inner_differences_are_told_or_shown_by_ratings() -> None:
    case = a_case(
        inner=(Inner("i", "B", "Verschil"),),
        ratings=(
            Rating("A", "t", 2, participant="A-1"),
            Rating("A", "t", 0, participant="A-2"),
            Rating("C", "u", 2),
            Rating("C", "u", 0),
        ),
    )
    found = compare(case, LEXICON).mismatches
    assert [(each.kind, each.organisations, each.evidence) for each in found] == [
        ("inside", ("A",), ("t",)),
        ("inside", ("B",), ("i",)),
    ]


def test_a_difference_of_weight_is_a_chance_and_stands_apart() -> None:
    case = a_case(
        ratings=(
            Rating("A", "t", 1, 4),
            Rating("B", "t", 1, 2),
            Rating("C", "t", None, 1),
            Rating("A", "u", 1, 3),
        )
    )
    comparison = compare(case, LEXICON)
    assert comparison.mismatches == ()
    (chance,) = comparison.chances
    assert (chance.kind, chance.organisations, chance.evidence) == ("weight", ("A", "C"), ("t",))
    assert (
        compare(
            a_case(ratings=(Rating("A", "t", 1, 3), Rating("B", "t", 1, 2), Rating("C", "t", 1))), LEXICON
        ).chances
        == ()
    )


@pytest.mark.parametrize(("most", "least", "count"), [(4, 2, 1), (4, 3, 0), (2, 0, 1), (3, 3, 0)])
def test_weights_leave_room_from_a_difference_of_two(most: int, least: int, count: int) -> None:
    case = a_case(ratings=(Rating("A", "t", 1, most), Rating("B", "t", 1, least)))
    assert len(compare(case, LEXICON).chances) == count


def test_the_ranking_puts_kinds_in_order_and_the_strongest_first() -> None:
    def one(kind: Any, strength: float) -> Mismatch:
        return Mismatch(kind, ("A",), (f"{kind} {strength}",), "", {}, strength)

    told = [
        one("inside", 4), one("decision", 0), one("unmet need", 4), one("false conflict", 3), one("opposed topic", 2),
        one("opposed interest", 3), one("false consensus", 2), one("false consensus", 3), one("limit", 1),
        one("sure but wrong", 2),
    ]  # fmt: skip
    assert [mismatch.evidence[0] for mismatch in ranked(told)] == [
        "sure but wrong 2",
        "limit 1",
        "false consensus 3",
        "false consensus 2",
        "opposed interest 3",
        "opposed topic 2",
        "false conflict 3",
        "unmet need 4",
        "decision 0",
        "inside 4",
    ]


def test_too_many_of_a_kind_are_cut_and_still_counted() -> None:
    count = MOST_OF_A_KIND + 5
    statements = tuple(
        Statement(f"n{number}", "A", "need", "N", weight=number % 5) for number in range(count)
    )
    comparison = compare(a_case(statements=statements), LEXICON)
    assert len(comparison.mismatches) == MOST_OF_A_KIND
    assert comparison.mismatch_counts == {"unmet need": count}
    assert comparison.mismatches[0].strength == 4


def test_every_mismatch_rests_on_something_in_the_case() -> None:
    case = pictured(2, 2, -2, sure=5)
    assert all(mismatch.evidence for mismatch in compare(case, LEXICON).mismatches)

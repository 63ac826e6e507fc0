"""A shared ambition is proposed from what was answered, and never claimed."""

from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.ambition import MOST_CANDIDATES, AmbitionCandidate, ambition_candidates
from bot.analysis.stances import reactions
from bot.model import Case, Link, Organisation, Response, Statement

A1 = Statement("a1", "A", "ambition", "Ambitie")
B1 = Statement("b1", "B", "ambition", "Ambitie")
B2 = Statement("b2", "B", "interest", "Belang")


def found(
    *said: Response | Link, statements: tuple[Statement, ...] = (A1, B1, B2)
) -> tuple[AmbitionCandidate, ...]:
    case = Case(
        "c",
        "t",
        organisations=tuple(Organisation(name, name) for name in "ABC"),
        statements=statements,
        responses=tuple(each for each in said if isinstance(each, Response)),
        links=tuple(each for each in said if isinstance(each, Link)),
    )
    return ambition_candidates(case, reactions(case))


def test_without_responses_nothing_is_claimed() -> None:
    assert found() == ()


def test_an_ambition_that_another_supports_is_a_candidate_and_who_is_silent_is_named() -> None:
    assert found(Response("B", "a1", 1)) == (AmbitionCandidate(("a1",), ("A", "B"), 1, ("C",), "proposed"),)


def test_an_ambition_that_everyone_supports_is_confirmed() -> None:
    assert found(Response("B", "a1", 1), Response("C", "a1", 2)) == (
        AmbitionCandidate(("a1",), ("A", "B", "C"), 1, (), "confirmed"),
    )


def test_not_knowing_is_silence() -> None:
    assert found(Response("B", "a1", 2), Response("C", "a1", None))[0].silent == ("C",)


@given(st.integers(-2, 2), st.integers(-2, 2))
def test_the_least_favourable_answer_decides(b: int, c: int) -> None:
    shared = found(Response("B", "a1", b), Response("C", "a1", c))
    assert bool(shared) == (min(b, c) >= 1)
    assert all(candidate.minimum == min(b, c) for candidate in shared)


def test_the_least_favourable_answer_ranks_and_then_how_many_stand_behind_it() -> None:
    shared = found(Response("B", "a1", 1), Response("C", "a1", 2), Response("A", "b1", 2))
    assert [candidate.statements for candidate in shared] == [("b1",), ("a1",)]
    shared = found(Response("B", "a1", 2), Response("A", "b1", 2), Response("C", "b1", 2))
    assert [candidate.statements for candidate in shared] == [("b1",), ("a1",)]


def test_statements_linked_as_the_same_stand_together_and_a_proposed_link_stays_proposed() -> None:
    third = Statement("c1", "C", "interest", "Belang")
    linked = found(
        Link("b2", "a1", "same", "confirmed"),
        Link("b2", "c1", "same", "confirmed"),
        Link("c1", "a1", "same", "confirmed"),
        statements=(A1, B2, third),
    )
    assert linked == (AmbitionCandidate(("a1", "b2", "c1"), ("A", "B", "C"), 2, (), "confirmed"),)
    proposed = found(
        Link("b2", "a1", "same", "confirmed"),
        Link("b2", "c1", "same", "proposed"),
        statements=(A1, B2, third),
    )
    assert [(each.statements, each.status) for each in proposed] == [
        (("a1", "b2", "c1"), "proposed"),
        (("a1", "b2"), "proposed"),
    ]
    assert proposed[1].silent == ("C",)


def test_proposed_links_make_no_chains() -> None:
    third = Statement("c1", "C", "ambition", "Ambitie")
    linked = found(
        Link("a1", "b1", "same", "proposed"),
        Link("b1", "c1", "same", "proposed"),
        Link("c1", "b1", "same", "proposed"),
        statements=(A1, B1, third),
    )
    assert [candidate.statements for candidate in linked] == [("a1", "b1"), ("b1", "c1")]
    assert [candidate.silent for candidate in linked] == [("C",), ("A",)]


def test_no_more_candidates_are_kept_than_can_be_read() -> None:
    many = tuple(Statement(f"s{number}", "A", "ambition", "Ambitie") for number in range(150))
    shared = found(*(Response("B", each.id, 1 + int(each.id == "s149")) for each in many), statements=many)
    assert len(shared) == MOST_CANDIDATES
    assert [candidate.statements for candidate in shared[:2]] == [("s149",), ("s0",)]


def test_rejected_links_other_relations_and_links_to_what_is_not_there_join_nothing() -> None:
    assert found(Link("a1", "b1", "same", "rejected"), Link("a1", "b1", "complements", "confirmed")) == ()
    assert found(Link("a1", "gone", "same", "confirmed")) == ()


def test_interests_alone_are_no_ambition() -> None:
    assert found(Response("A", "b2", 2), statements=(B2,)) == ()

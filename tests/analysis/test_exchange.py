"""Needs meet offers only where people said so."""

from dataclasses import replace

from bot.analysis.exchange import Exchange, Match, Refusal, Taker, exchange
from bot.analysis.stances import reactions
from bot.model import Case, Link, LinkStatus, Organisation, Relation, Response, Statement

NEED = Statement("n1", "A", "need", "Onze cijfers")
OFFER = Statement("o1", "B", "offer", "Onze cijfers")


def exchanged(
    *links: Link, responses: tuple[Response, ...] = (), more: tuple[Statement, ...] = ()
) -> Exchange:
    case = Case(
        "c",
        "t",
        organisations=tuple(Organisation(name, name) for name in "ABC"),
        statements=(NEED, OFFER, *more),
        responses=responses,
        links=links,
    )
    return exchange(case, reactions(case))


def link(status: LinkStatus, relation: Relation = "complements") -> Link:
    return Link("o1", "n1", relation, status)


def test_equal_words_alone_match_nothing() -> None:
    assert exchanged() == Exchange((), (), (), ("n1",), ("o1",))


def test_a_confirmed_link_is_a_match_whichever_way_it_was_written() -> None:
    found = exchanged(link("confirmed"))
    assert found == Exchange((Match("n1", "o1", "B", "confirmed"),), (), (), (), ())
    assert exchanged(Link("n1", "o1", "complements", "confirmed")) == found


def test_a_proposed_link_is_shown_as_proposed_and_leaves_both_open() -> None:
    proposed = Match("n1", "o1", "B", "proposed")
    assert exchanged(link("proposed")) == Exchange((proposed,), (), (), ("n1",), ("o1",))


def test_a_rejected_link_and_another_relation_match_nothing() -> None:
    nothing = Exchange((), (), (), ("n1",), ("o1",))
    assert exchanged(link("rejected")) == replace(nothing, declined=(Refusal("n1", "o1", "B"),))
    assert exchanged(link("confirmed", "same")) == nothing


def test_a_link_within_one_organisation_or_to_what_is_not_there_matches_nothing() -> None:
    own = Statement("o2", "A", "offer", "Zelf")
    found = exchanged(
        Link("n1", "o2", "complements", "confirmed"),
        Link("n1", "gone", "complements", "confirmed"),
        Link("gone", "n1", "complements", "confirmed"),
        Link("o1", "o2", "complements", "confirmed"),
        more=(own,),
    )
    assert found == Exchange((), (), (), ("n1",), ("o1", "o2"))


def test_saying_we_can_bring_this_is_a_match_without_an_offer() -> None:
    found = exchanged(responses=(Response("C", "n1", 1), Response("B", "n1", 0)))
    assert found.matches == (Match("n1", None, "C", "confirmed"),)
    assert found.unmet_needs == ()


def test_a_giver_with_a_confirmed_offer_stands_once_and_with_a_proposed_one_its_word_goes_first() -> None:
    yes = (Response("B", "n1", 2),)
    assert exchanged(link("confirmed"), responses=yes).matches == (Match("n1", "o1", "B", "confirmed"),)
    assert exchanged(link("proposed"), responses=yes).matches == (
        Match("n1", None, "B", "confirmed"),
        Match("n1", "o1", "B", "proposed"),
    )


def test_not_knowing_and_declining_meet_no_need() -> None:
    found = exchanged(responses=(Response("B", "n1", None), Response("C", "n1", None, declined=True)))
    assert found.unmet_needs == ("n1",)


def test_an_offer_that_meets_a_need_of_another_is_used() -> None:
    found = exchanged(responses=(Response("C", "o1", 1),))
    assert (found.takers, found.unused_offers) == ((Taker("o1", "C"),), ())


def test_who_said_it_cannot_bring_something_is_not_proposed_for_it() -> None:
    found = exchanged(link("proposed"), responses=(Response("B", "n1", -1),))
    assert found == Exchange((), (), (Refusal("n1", None, "B"),), ("n1",), ("o1",))


def test_an_offer_that_another_cannot_use_is_not_proposed_to_it() -> None:
    found = exchanged(link("proposed"), responses=(Response("A", "o1", -2), Response("C", "o1", 0)))
    assert (found.matches, found.unused_offers) == ((), ("o1",))


def test_what_people_confirmed_stands_beside_what_the_giver_answered() -> None:
    found = exchanged(link("confirmed"), responses=(Response("B", "n1", -1),))
    assert (found.matches, found.declined) == (
        (Match("n1", "o1", "B", "confirmed"),),
        (Refusal("n1", None, "B"),),
    )

"""Likeness of words proposes links for people to judge, a few for each statement, and claims nothing."""

from dataclasses import replace
from itertools import combinations, permutations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.comparison import compare
from bot.analysis.matching.index import Index
from bot.analysis.proposals import FLOOR, MOST_OF_ONE, proposals
from bot.model import RELATIONS, Case, Link, LinkStatus, Organisation, Relation, Statement, StatementKind
from tests.support.lexicon import LEXICON

NEED = Statement("n", "A", "need", "Wij zoeken woningen voor jongeren na hun verblijf")
OFFER = Statement("o", "B", "offer", "Wij verhuren kleine woningen aan jongeren")


def case(*statements: Statement, links: tuple[Link, ...] = ()) -> Case:
    names = dict.fromkeys(["A", "B", *(statement.organisation for statement in statements)])
    organisations = tuple(Organisation(name, name) for name in names)
    return Case("c", "t", organisations=organisations, statements=statements, links=links)


def test_a_need_and_an_offer_of_another_in_like_words_are_proposed_to_fit() -> None:
    assert proposals(case(NEED, OFFER), LEXICON) == (Link("n", "o", "complements", "proposed"),)
    assert proposals(case(OFFER, NEED), LEXICON) == (Link("n", "o", "complements", "proposed"),)


@pytest.mark.parametrize("kind", ["ambition", "interest"])
def test_two_ambitions_or_two_interests_are_proposed_to_be_the_same(kind: StatementKind) -> None:
    one, other = replace(NEED, kind=kind), replace(OFFER, kind=kind)
    assert proposals(case(one, other), LEXICON) == (Link("n", "o", "same", "proposed"),)


@pytest.mark.parametrize(
    "kinds", [("need", "need"), ("value", "value"), ("limit", "limit"), ("ambition", "interest")]
)
def test_other_kinds_are_not_proposed(kinds: tuple[StatementKind, StatementKind]) -> None:
    assert proposals(case(replace(NEED, kind=kinds[0]), replace(OFFER, kind=kinds[1])), LEXICON) == ()


def test_nothing_is_proposed_within_one_organisation_or_between_unlike_words() -> None:
    assert proposals(case(NEED, replace(OFFER, organisation="A")), LEXICON) == ()
    assert proposals(case(NEED, replace(OFFER, text="Een vergaderzaal op donderdag")), LEXICON) == ()


@pytest.mark.parametrize("status", ["proposed", "confirmed", "rejected"])
@pytest.mark.parametrize("relation", RELATIONS)
def test_a_pair_that_is_linked_already_is_not_proposed_again(relation: Relation, status: LinkStatus) -> None:
    for pair in (("n", "o"), ("o", "n")):
        assert proposals(case(NEED, OFFER, links=(Link(*pair, relation, status),)), LEXICON) == ()


def test_what_was_rejected_makes_room_for_the_next() -> None:
    needs = [replace(NEED, id=f"n{number}", organisation=f"A{number}") for number in range(5)]
    first = proposals(case(*needs, OFFER), LEXICON)
    assert len(first) == MOST_OF_ONE
    rejected = tuple(replace(link, status="rejected") for link in first)
    then = proposals(case(*needs, OFFER, links=rejected), LEXICON)
    assert {link.a for link in first} | {link.a for link in then} == {need.id for need in needs}


def test_a_comparison_holds_what_was_proposed_beside_what_people_linked() -> None:
    said = (NEED, OFFER, Statement("o2", "B", "offer", "Wij verhuren woningen aan jongeren na een verblijf"))
    found = compare(case(*said, links=(Link("n", "o", "complements", "confirmed"),)), LEXICON)
    assert [(link.b, link.status) for link in found.links] == [("o", "confirmed"), ("o2", "proposed")]
    assert [(match.offer, match.status) for match in found.exchange.matches] == [
        ("o", "confirmed"),
        ("o2", "proposed"),
    ]


SPOKEN_KINDS: list[StatementKind] = ["need", "offer", "ambition", "interest"]

WORDS = st.lists(
    st.sampled_from(["hulp", "jongeren", "wonen", "school", "wacht", "geld", "de", "!"]), max_size=6
)
STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.sampled_from(SPOKEN_KINDS),
        WORDS.map(" ".join),
    ),
    max_size=14,
).map(lambda rows: tuple(Statement(f"s{place:02}", *row) for place, row in enumerate(rows)))


@given(STATEMENTS)
def test_every_proposal_is_like_enough_between_two_and_one_of_a_few(
    statements: tuple[Statement, ...],
) -> None:
    found, by_id = proposals(case(*statements), LEXICON), {each.id: each for each in statements}
    index = Index(statements, LEXICON)
    assert found == proposals(case(*statements), LEXICON)
    assert len({frozenset((link.a, link.b)) for link in found}) == len(found)
    for link in found:
        one, other = by_id[link.a], by_id[link.b]
        (near,) = index.nearest(one.text, one.kind, [other.id])
        assert near.likeness >= FLOOR - 1e-9
        assert one.organisation != other.organisation
        assert link.status == "proposed"
    for name in by_id:
        assert sum(name in (link.a, link.b) for link in found) <= MOST_OF_ONE


@given(STATEMENTS)
def test_weighing_all_at_once_is_weighing_each_pair(statements: tuple[Statement, ...]) -> None:
    index, ids = Index(statements, LEXICON), [each.id for each in statements]
    found = {
        (name, near.id): near.likeness for name, all_near in index.alike(ids, ids, FLOOR) for near in all_near
    }
    for one, other in combinations(statements, 2):
        near = index.nearest(one.text, None, [other.id])
        alike = one.organisation != other.organisation and near and near[0].likeness >= FLOOR
        assert ((one.id, other.id) in found) == bool(alike)
        if alike:
            assert found[one.id, other.id] == pytest.approx(near[0].likeness)


def test_rare_words_are_found_among_many_statements() -> None:
    names = ["".join(letters) for letters in product("bdfgk", "oeia", "lmnrst")]
    said = tuple(
        Statement(
            f"s{place:03}", "AB"[place % 2], "interest", f"De {name}haven en {name}schepen voor {name}dorp"
        )
        for place, name in enumerate(names)
    )
    index, ids = Index(said, LEXICON), [statement.id for statement in said]
    found = {(name, each.id): each.likeness for name, those in index.alike(ids, ids, FLOOR) for each in those}
    assert len(found) > len(said)
    for one, other in combinations(said[:40], 2):
        likeness = index.nearest(one.text, None, [other.id])[0].likeness
        if one.organisation != other.organisation and likeness >= FLOOR:
            assert found[one.id, other.id] == pytest.approx(likeness)


def test_a_long_text_beside_short_ones_is_weighed_as_exactly() -> None:
    chance = Random(3)  # noqa: S311
    invented = ["".join(chance.choices("bdfgklmnprstaeiou", k=chance.randint(5, 12))) for _ in range(900)]
    texts = [
        " ".join(chance.sample(invented, size))
        for size in (6, 700, 6, 500, 8, 600, 4, 6, 900, 6)
        for _ in "12"
    ]
    texts[1::4] = [f"{text} {other}" for text, other in zip(texts[1::4], texts[::4], strict=True)]
    said = [Statement(f"s{at:02}", "ABC"[at % 3], "interest", text) for at, text in enumerate(texts)]
    index, ids, least = Index(said, LEXICON), [statement.id for statement in said], 0.01
    found = {(name, near.id): near.likeness for name, those in index.alike(ids, ids, least) for near in those}
    assert len(found) > 100
    for one, other in permutations(said, 2):
        near = index.nearest(one.text, None, [other.id])
        if one.organisation != other.organisation and near and near[0].likeness >= least:
            assert found[one.id, other.id] == pytest.approx(near[0].likeness)
        else:
            assert (one.id, other.id) not in found


def test_among_many_statements_letters_that_most_have_tell_nothing() -> None:
    said = [
        Statement(f"s{at:03}", "AB"[at % 2], "interest", f"Plaveienland {word}")
        for at, word in enumerate(map("".join, product("bdfgk", "oeia", "lmnrst", "eu", "p")))
    ]
    assert len(said) > 200
    assert Index(said[:150], LEXICON).nearest("Plaveien", None, ["s000"])
    assert not Index(said, LEXICON).nearest("Plaveien", None, ["s000"])

"""What people decided about links is only added to, and what was published stays as it was until it is erased."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StoreFault
from bot.model import Link
from bot.store.contract import Publication, Store
from tests.support.sayings import TEXTS, lawful
from tests.support.seats import NOW, decide, seat

JSON = st.dictionaries(TEXTS, TEXTS | st.none() | st.integers() | st.lists(TEXTS, max_size=2), max_size=3)


def test_the_newest_decision_about_two_statements_counts_whichever_is_named_first(store: Store) -> None:
    seat(store)
    first, second = Link("a", "b", "same", "confirmed"), Link("b", "c", "complements", "confirmed")
    assert decide(store, first, second) == [first, second]
    after = Link("b", "a", "same", "rejected")
    assert decide(store, after) == [second, after]
    assert decide(store, first) == [second, first]


@pytest.mark.parametrize("link", [Link("a", "b", "same", "decided"), Link("a", "b", "alike", "confirmed")])  # type: ignore[arg-type]
def test_what_is_no_decision_is_not_kept(store: Store, link: Link) -> None:
    seat(store)
    with pytest.raises(StoreFault):
        decide(store, link)
    assert store.links("water") == []


def test_decisions_in_a_case_that_is_not_there_are_refused(store: Store) -> None:
    with pytest.raises(StoreFault):
        decide(store, Link("a", "b", "same", "confirmed"))


@lawful
@given(JSON.filter(bool), JSON)
def test_what_is_published_is_kept_as_it_is(
    store: Store, records: dict[str, object], basis: dict[str, object]
) -> None:
    case = f"case{len(store.cases())}"
    seat(store, case)
    later = NOW + timedelta(days=1)
    with store.transaction():
        assert store.add_publication(case, records, basis, [], NOW) == 1
        assert store.add_publication(case, {"second": None}, {}, [], later) == 2
    assert store.publications(case) == [Publication(1, NOW, False, basis), Publication(2, later, False, {})]
    assert store.publication_records(case, 1) == records
    assert store.publication_records(case, 3) == {}


def test_erasing_answers_empties_what_was_published_with_them_and_nothing_else(store: Store) -> None:
    gem, cor = seat(store), seat(store, organisation="COR", address="2")
    with store.transaction():
        for holders in ([gem.id, cor.id], [cor.id], []):
            store.add_publication("water", {"of": holders}, {"made from": 3}, holders, NOW)
        store.erase_answers("water", gem.id)
    assert [each.erased for each in store.publications("water")] == [True, False, False]
    assert [each.basis for each in store.publications("water")] == [{"made from": 3}] * 3
    assert [store.publication_records("water", number) for number in (1, 2, 3)] == [
        {},
        {"of": [cor.id]},
        {"of": []},
    ]
    with store.transaction():
        assert store.add_publication("water", {"new": 1}, {}, [], NOW) == 4

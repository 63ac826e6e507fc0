"""People are known by their addresses, deliveries by their names, and codes move an address once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import StoreFault
from bot.store.contract import Person, Seat, Store
from tests.support.seats import NOW, seat


def test_a_person_is_found_by_channel_and_address(store: Store) -> None:
    with store.transaction():
        anna = store.add_person("terminal", "1")
        bob = store.add_person("telegram", "1")
    assert store.person("terminal", "1") == anna == Person(anna.id)
    assert store.person("telegram", "1") == bob
    assert store.person("telegram", "2") is None
    assert anna.id != bob.id


def test_a_person_keeps_the_language_and_case_they_chose(store: Store) -> None:
    with store.transaction():
        anna = store.add_person("terminal", "1")
        bob = store.add_person("terminal", "2")
        store.set_person(replace(anna, language="en", case="water"))
    assert store.person("terminal", "1") == Person(anna.id, "en", "water")
    assert store.person("terminal", "2") == bob


def test_addresses_are_told_oldest_first(store: Store) -> None:
    with store.transaction():
        people = [(name, store.add_person("telegram", name)) for name in ("9", "10", "é", "1")]
        store.add_person("terminal", "1")
    assert store.addresses("telegram") == people


def test_one_address_belongs_to_one_person(store: Store) -> None:
    with store.transaction():
        anna = store.add_person("terminal", "1")
    with pytest.raises(StoreFault), store.transaction():
        store.add_person("terminal", "1")
    assert store.addresses("terminal") == [("1", anna)]


def test_the_addresses_of_a_person_on_a_channel(store: Store) -> None:
    part = seat(store)
    assert store.addresses_of("terminal", part.person) == ["1"]
    assert store.addresses_of("web", part.person) == []


def test_who_arrives_is_told_with_every_part_and_the_revision_of_its_case(store: Store) -> None:
    assert store.person_with_seats("terminal", "1") == (None, [])
    with store.transaction():
        nobody_yet = store.add_person("terminal", "2")
    assert store.person_with_seats("terminal", "2") == (nobody_yet, [])
    water, air = seat(store, "water"), seat(store, "air", "COR")
    seat(store, "water", "COR", address="3")
    assert store.person_with_seats("terminal", "1") == (
        store.person("terminal", "1"),
        [Seat(water, store.case_revision("water")), Seat(air, store.case_revision("air"))],
    )


def test_a_delivery_is_noted_once(store: Store) -> None:
    with store.transaction():
        assert store.record_delivery("telegram", "1", "77", NOW)
        assert not store.record_delivery("telegram", "1", "77", NOW)
    with store.transaction():
        assert not store.record_delivery("telegram", "1", "77", NOW + timedelta(days=1))
        assert store.record_delivery("telegram", "2", "77", NOW)
        assert store.record_delivery("web", "1", "77", NOW)
        assert store.record_delivery("telegram", "1", "78", NOW)


def test_a_delivery_is_known_for_two_months(store: Store) -> None:
    with store.transaction():
        store.record_delivery("telegram", "1", "77", NOW)
    for days, first in ((59, False), (61, True), (62, False)):
        with store.transaction():
            assert store.record_delivery("telegram", "1", "77", NOW + timedelta(days=days)) == first


def test_a_channel_code_moves_one_address_once(store: Store) -> None:
    with store.transaction():
        anna, bob = seat(store, "water"), store.add_person("web", "1")
        store.add_channel_code(anna.person, "hash", NOW + timedelta(minutes=15))
    assert store.channel_code("hash", NOW) == anna.person
    with store.transaction():
        assert not store.use_channel_code("other", "web", "1", NOW)
        assert store.use_channel_code("hash", "web", "1", NOW)
        assert not store.use_channel_code("hash", "web", "2", NOW)
    found = store.person("web", "1")
    assert found is not None
    assert found.id == anna.person != bob.id
    assert store.person("web", "2") is None


@pytest.mark.parametrize(("early", "works"), [(0, False), (1, True)])
def test_a_channel_code_works_until_the_microsecond_it_expires(store: Store, early: int, works: bool) -> None:
    with store.transaction():
        anna = store.add_person("terminal", "1")
        store.add_channel_code(anna.id, "hash", NOW)
    at = NOW - timedelta(microseconds=early)
    assert (store.channel_code("hash", at) is not None) == works
    with store.transaction():
        assert store.use_channel_code("hash", "web", "1", at) == works


def test_a_new_channel_code_takes_the_place_of_the_former_and_of_long_expired_ones(store: Store) -> None:
    with store.transaction():
        anna, bob = store.add_person("terminal", "1"), store.add_person("terminal", "2")
        store.add_channel_code(anna.id, "first", NOW)
        store.add_channel_code(bob.id, "his", NOW + timedelta(hours=2))
        store.add_channel_code(anna.id, "second", NOW + timedelta(hours=2))
    early = NOW - timedelta(minutes=1)
    assert store.channel_code("first", early) is None
    assert (store.channel_code("his", early), store.channel_code("second", early)) == (bob.id, anna.id)
    with store.transaction():
        store.add_channel_code(anna.id, "third", NOW + timedelta(hours=4))
    assert store.channel_code("his", early) is None


def take_over(store: Store, channel: str, address: str) -> Person:
    """Let an address become that of a new person, by a code; the new person."""
    with store.transaction():
        anna = store.add_person("telegram", "anna")
        store.add_channel_code(anna.id, "hash", NOW + timedelta(minutes=15))
        assert store.use_channel_code("hash", channel, address, NOW)
    assert store.person(channel, address) == anna
    return anna


def test_who_has_a_part_is_not_forgotten_when_their_address_moves(store: Store) -> None:
    part = seat(store, "water", address="2")
    take_over(store, "terminal", "2")
    assert store.participants_of(part.person) == store.participants("water") == [part]


def test_who_has_another_address_is_not_forgotten_when_one_moves(store: Store) -> None:
    with store.transaction():
        bob = store.add_person("web", "b")
        store.add_channel_code(bob.id, "his", NOW + timedelta(minutes=15))
        store.use_channel_code("his", "terminal", "2", NOW)
    take_over(store, "terminal", "2")
    assert store.person("web", "b") == bob


def test_who_has_nothing_left_is_forgotten_when_their_address_moves(store: Store) -> None:
    with store.transaction():
        bob = store.add_person("terminal", "2")
    take_over(store, "terminal", "2")
    with pytest.raises(StoreFault, match="no longer in the database"), store.transaction():
        store.set_person(bob)

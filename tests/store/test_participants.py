"""Participants are numbered in their organisation and have one part in a case; an invitation works once."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest
from hypothesis import given

from bot.errors import StoreFault
from bot.store.contract import Store
from tests.support.sayings import TIMES, lawful
from tests.support.seats import NOW, invite, seat

NUMBERS = count()


def test_participants_are_numbered_per_organisation(store: Store) -> None:
    names = [
        seat(store, organisation=name, address=str(at)).id
        for at, name in enumerate(("COR", "GEM", "COR", ""))
    ]
    assert names == ["COR-1", "GEM-1", "COR-2", "coordinator-1"]
    assert seat(store, case="air", organisation="COR", address="0").id == "COR-1"


def test_participants_are_told_by_organisation_in_the_order_they_came(store: Store) -> None:
    parts = [seat(store, organisation="GEM", address=str(number)) for number in range(12)]
    first = seat(store, organisation="", address="c")
    assert store.participants("water") == [first, *parts]
    assert store.participants("air") == []


def test_a_person_has_one_part_in_a_case_and_parts_in_many(store: Store) -> None:
    water, air = seat(store, "water"), seat(store, "air", "COR")
    with pytest.raises(StoreFault):
        seat(store, "water", "COR")
    assert store.participants_of(water.person) == [water, air]
    assert store.participants("water") == [water]


@pytest.mark.parametrize(("case", "person"), [("fire", None), ("water", "nobody")])
def test_nobody_takes_part_in_what_does_not_exist(store: Store, case: str, person: str | None) -> None:
    part = seat(store)
    with pytest.raises(StoreFault), store.transaction():
        store.add_participant(case, person or part.person, "participant", "GEM")
    assert store.participants_of(part.person) == [part]


@pytest.mark.parametrize("organisation", ["COR", "gem", "GEM-1"])
def test_nobody_comes_in_for_an_organisation_that_the_case_does_not_have(
    store: Store, organisation: str
) -> None:
    part = seat(store)
    seat(store, "air", "COR", address="2")
    with store.transaction():
        other = store.add_person("terminal", "3")
    with pytest.raises(StoreFault), store.transaction():
        store.add_participant("water", other.id, "participant", organisation)
    with pytest.raises(StoreFault), store.transaction():
        store.add_invite(invite("abc", organisation=organisation))
    assert store.participants("water") == [part]
    assert store.invite("abc") is None


def test_an_invitation_is_used_once(store: Store) -> None:
    part, later = seat(store), NOW + timedelta(days=1)
    with store.transaction():
        store.add_invite(invite("abc", expires=later))
        assert store.invite("abc") == invite("abc", expires=later)
        assert store.use_invite("abc", part.person, NOW)
        assert not store.use_invite("abc", part.person, NOW)
    found = store.invite("abc")
    assert found == replace(invite("abc", expires=later), used=True)


@lawful
@given(at=TIMES, expires=TIMES)
def test_an_invitation_works_until_the_microsecond_it_expires(
    store: Store, at: datetime, expires: datetime
) -> None:
    part = (store.participants("water") or [seat(store)])[0]
    names = [str(next(NUMBERS)) for _ in range(3)]
    with store.transaction():
        for name, end in zip(names, (expires, at, at + timedelta(microseconds=1)), strict=True):
            store.add_invite(invite(name, expires=end))
        used = [store.use_invite(name, part.person, at) for name in names]
    assert used == [at < expires, False, True]


def test_an_unknown_invitation_lets_nobody_in(store: Store) -> None:
    part = seat(store)
    assert store.invite("abc") is None
    with store.transaction():
        assert not store.use_invite("abc", part.person, NOW)


def test_revoking_takes_the_unused_invitations_of_one_organisation(store: Store) -> None:
    part, later = seat(store), NOW + timedelta(days=1)
    seat(store, "air", address="2")
    seat(store, organisation="COR", address="3")
    with store.transaction():
        for name in ("used", "one", "two"):
            store.add_invite(invite(name, expires=later))
        store.add_invite(invite("other", organisation="COR", expires=later))
        store.add_invite(invite("chair", organisation="", expires=later))
        store.add_invite(invite("elsewhere", case="air", expires=later))
        store.use_invite("used", part.person, NOW)
        assert store.revoke_invites("water", "GEM") == 2
        assert store.revoke_invites("water", "GEM") == 0
        assert not store.use_invite("one", part.person, NOW)
        assert store.invite("one") == replace(invite("one", expires=later), revoked=True)
        assert store.invite("used") == replace(invite("used", expires=later), used=True)
        assert store.revoke_invites("water", "") == 1
        assert store.use_invite("other", part.person, NOW)
        assert store.use_invite("elsewhere", part.person, NOW)


def test_a_nudge_is_there_until_it_is_heeded(store: Store) -> None:
    part = seat(store)
    with store.transaction():
        store.nudge("water", [part.id], NOW)
        store.nudge("water", [part.id], NOW)
    (_, (there,)) = store.person_with_seats("terminal", "1")
    assert there.nudged
    with store.transaction():
        store.clear_nudge("water", part.id)
    (_, (gone,)) = store.person_with_seats("terminal", "1")
    assert not gone.nudged

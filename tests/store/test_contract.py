"""What every engine keeps of people, cases, who takes part, and invitations."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StoreFault
from bot.model import Organisation, Topic
from bot.store.contract import Person, Seat, Store
from tests.support.sayings import TEXTS, lawful
from tests.support.seats import NOW, case_row, invite, seat

HOURS = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
NUMBERS = count()
TIMES = st.datetimes(datetime(1970, 1, 2), datetime(9999, 1, 1), timezones=HOURS)  # noqa: DTZ001


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


def test_a_delivery_is_noted_once(store: Store) -> None:
    with store.transaction():
        assert store.first_delivery("telegram", "1", "77", NOW)
        assert not store.first_delivery("telegram", "1", "77", NOW)
    with store.transaction():
        assert not store.first_delivery("telegram", "1", "77", NOW + timedelta(days=1))
        assert store.first_delivery("telegram", "2", "77", NOW)
        assert store.first_delivery("web", "1", "77", NOW)
        assert store.first_delivery("telegram", "1", "78", NOW)


def test_a_delivery_is_known_for_two_months(store: Store) -> None:
    with store.transaction():
        store.first_delivery("telegram", "1", "77", NOW)
    for days, first in ((59, False), (61, True), (62, False)):
        with store.transaction():
            assert store.first_delivery("telegram", "1", "77", NOW + timedelta(days=days)) == first


@lawful
@given(text=TEXTS, created=TIMES)
def test_a_case_reads_back_as_it_was_added(store: Store, text: str, created: datetime) -> None:
    row = replace(case_row(), title=text, meeting=None, practice=True, created=created)
    with store.transaction():
        store.add_case(row)
    assert store.case("water") == row
    with store.transaction():
        store.erase_case("water")
    assert store.case("water") is None


def test_cases_are_told_oldest_first_whatever_their_names(store: Store) -> None:
    rows = [case_row(name) for name in ("water", "air", "earth")]
    with store.transaction():
        for row in rows:
            store.add_case(row)
    assert store.cases() == rows


def test_a_case_can_be_retitled_without_touching_another(store: Store) -> None:
    with store.transaction():
        store.add_case(case_row("water"))
        store.add_case(case_row("air"))
        store.set_case(replace(case_row("water"), title="New", language="en", meeting=None))
    assert store.case("water") == replace(case_row("water"), title="New", language="en", meeting=None)
    assert store.case("air") == case_row("air")


def test_two_cases_never_have_one_id(store: Store) -> None:
    with store.transaction():
        store.add_case(case_row())
    with pytest.raises(StoreFault), store.transaction():
        store.add_case(case_row(title="Another"))
    assert store.cases() == [case_row()]


def test_organisations_and_topics_stay_in_the_order_of_the_case(store: Store) -> None:
    parties = [Organisation("ZOR", "Zorgsaam", "care"), Organisation("COR", "Cordis"), Organisation("A", "A")]
    topics = [Topic("t2", "Paying"), Topic("t1", "One entry"), Topic("t10", "Staff")]
    with store.transaction():
        store.add_case(case_row())
        for places in (slice(0, 2), slice(2, 3)):
            store.add_organisations("water", parties[places])
            store.add_topics("water", topics[places])
    assert store.organisations("water") == parties
    assert store.topics("water") == topics


def test_an_organisation_and_a_topic_can_be_reworded_in_their_place(store: Store) -> None:
    with store.transaction():
        for case in ("water", "air"):
            store.add_case(case_row(case))
            store.add_organisations(case, [Organisation("A", "A", "care"), Organisation("B", "B")])
            store.add_topics(case, [Topic("t1", "One"), Topic("t2", "Two")])
        store.rename_organisation("water", "A", "Alpha")
        store.reword_topic("water", "t1", "First")
    assert store.organisations("water") == [Organisation("A", "Alpha", "care"), Organisation("B", "B")]
    assert store.topics("water") == [Topic("t1", "First"), Topic("t2", "Two")]
    assert store.organisations("air")[0].name == "A"
    assert store.topics("air")[0].text == "One"


def test_a_case_revision_grows_with_all_that_changes_the_case(store: Store) -> None:
    assert store.case_revision("water") == 0
    with store.transaction():
        store.add_case(case_row())
        revisions = [store.case_revision("water")]
        for change in (
            lambda: store.add_organisations("water", [Organisation("A", "A")]),
            lambda: store.rename_organisation("water", "A", "Alpha"),
            lambda: store.add_topics("water", [Topic("t1", "One")]),
            lambda: store.reword_topic("water", "t1", "First"),
            lambda: store.set_case(case_row(title="New")),
            lambda: store.add_records("water", {"links": []}),
        ):
            change()
            revisions.append(store.case_revision("water"))
    assert revisions[0] > 0
    assert revisions == list(range(revisions[0], revisions[0] + 7))


def test_a_new_case_never_passes_for_an_erased_one_of_its_id(store: Store) -> None:
    with store.transaction():
        store.add_case(case_row())
        before = store.case_revision("water")
        store.erase_case("water")
        store.add_case(case_row())
        assert store.case_revision("water") != before


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
    assert store.parts(water.person) == [water, air]
    assert store.participants("water") == [water]


def test_who_arrives_is_told_with_every_part_and_the_revision_of_its_case(store: Store) -> None:
    assert store.arrive("terminal", "1") == (None, [])
    with store.transaction():
        nobody_yet = store.add_person("terminal", "2")
    assert store.arrive("terminal", "2") == (nobody_yet, [])
    water, air = seat(store, "water"), seat(store, "air", "COR")
    seat(store, "water", "COR", address="3")
    assert store.arrive("terminal", "1") == (
        store.person("terminal", "1"),
        [Seat(water, store.case_revision("water")), Seat(air, store.case_revision("air"))],
    )


@pytest.mark.parametrize(("case", "person"), [("fire", None), ("water", "nobody")])
def test_nobody_takes_part_in_what_does_not_exist(store: Store, case: str, person: str | None) -> None:
    part = seat(store)
    with pytest.raises(StoreFault), store.transaction():
        store.add_participant(case, person or part.person, "participant", "GEM")
    assert store.parts(part.person) == [part]


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


def test_every_case_has_a_secret_of_its_own_that_goes_with_it(store: Store) -> None:
    with store.transaction():
        store.add_case(case_row("water"))
        store.add_case(case_row("soil"))
    secrets = [store.secret("water"), store.secret("soil")]
    assert [len(secret) for secret in secrets] == [32, 32]
    assert secrets[0] != secrets[1]
    with store.transaction():
        store.erase_case("water")
        store.add_case(case_row("water"))
    assert store.secret("water") not in secrets
    assert store.secret("nothing") == ""


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


def test_who_has_another_address_or_a_part_is_not_forgotten_when_an_address_moves(store: Store) -> None:
    with store.transaction():
        anna = store.add_person("terminal", "1")
        part = seat(store, "water")
        store.add_channel_code(anna.id, "hash", NOW + timedelta(minutes=15))
        ((address, bob),) = [pair for pair in store.addresses("terminal") if pair[1].id == part.person]
        assert store.use_channel_code("hash", "terminal", address, NOW)
    assert store.parts(bob.id) == [part]


def test_a_nudge_is_there_until_it_is_heeded(store: Store) -> None:
    part = seat(store)
    with store.transaction():
        store.nudge("water", [part.id], NOW)
        store.nudge("water", [part.id], NOW)
    (_, (there,)) = store.arrive("terminal", "1")
    assert there.nudged
    with store.transaction():
        store.heed("water", part.id)
    (_, (gone,)) = store.arrive("terminal", "1")
    assert not gone.nudged

"""A case comes back as it was added, and every change of it moves its revision."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given

from bot.errors import StoreFault
from bot.model import Organisation, Topic
from bot.store.contract import Person, Store
from tests.support.sayings import TEXTS, TIMES, lawful
from tests.support.seats import case_row, seat


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
        changes: tuple[Callable[[], None], ...] = (
            lambda: store.add_organisations("water", [Organisation("A", "A")]),
            lambda: store.rename_organisation("water", "A", "Alpha"),
            lambda: store.add_topics("water", [Topic("t1", "One")]),
            lambda: store.reword_topic("water", "t1", "First"),
            lambda: store.set_case(case_row(title="New")),
            lambda: store.add_records("water", {"links": []}),
        )
        for change in changes:
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


def test_what_is_not_there_cannot_be_changed(store: Store) -> None:
    part = seat(store)
    before = store.case_revision(part.case)
    changes: tuple[Callable[[], None], ...] = (
        lambda: store.set_case(replace(case_row(), id="nowhere")),
        lambda: store.rename_organisation(part.case, "XXX", "Niets"),
        lambda: store.reword_topic(part.case, "t9", "Niets"),
        lambda: store.add_topics("nowhere", []),
        lambda: store.add_records("nowhere", {}),
        lambda: store.set_person(Person("nobody", "nl")),
    )
    for change in changes:
        with pytest.raises(StoreFault, match="no longer in the database"), store.transaction():
            change()
    assert store.case_revision(part.case) == before


def test_imported_records_come_back_as_they_were(store: Store) -> None:
    seat(store)
    records = {
        "statements": [{"id": "s1", "weight": 3, "department": None, "text": "Één \U0001f4a7"}],
        "links": [],
    }
    assert store.records("water") == {}
    with store.transaction():
        store.add_records("water", records)
    assert store.records("water") == records
    assert store.records("air") == {}

"""Every way to write: never outside a transaction, never by halves, and never unnoticed by who holds it in memory."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from bot.dialog.session import ONCE, Session
from bot.errors import StoreFault
from bot.messages import Parcel
from bot.model import Link, Organisation, Topic
from bot.store import faults
from bot.store.contract import Participant, Person, Release, Store
from bot.store.outbox import AnsweredMessage, ContactPolicy
from tests.support.engines import Engine
from tests.support.sayings import SURROGATE
from tests.support.seats import NOW, case_row, invite, said, save, seat


class TurnFailed(Exception):
    """What a failing turn raises."""


Write = Callable[[Store, Participant, str], object]

WRITES: dict[str, Write] = {
    "add_person": lambda store, part, text: store.add_person("terminal", text),
    "set_person": lambda store, part, text: store.set_person(Person(part.person, text)),
    "record_delivery": lambda store, part, text: store.record_delivery("terminal", "1", text, NOW),
    "add_channel_code": lambda store, part, text: store.add_channel_code(part.person, text, NOW),
    "use_channel_code": lambda store, part, text: store.use_channel_code("door", "web", text, NOW),
    "add_case": lambda store, part, text: store.add_case(case_row("fire", text)),
    "set_case": lambda store, part, text: store.set_case(case_row("water", text)),
    "add_organisations": lambda store, part, text: store.add_organisations(
        "water", [Organisation("A", "A"), Organisation("B", text)]
    ),
    "rename_organisation": lambda store, part, text: store.rename_organisation("water", "GEM", text),
    "add_topics": lambda store, part, text: store.add_topics(
        "water", [Topic("t2", "Two"), Topic("t3", text)]
    ),
    "reword_topic": lambda store, part, text: store.reword_topic("water", "t1", text),
    "add_participant": lambda store, part, text: store.add_participant(
        "air", part.person, "participant", "GEM" if text == "text" else text
    ),
    "add_invite": lambda store, part, text: store.add_invite(invite(text)),
    "use_invite": lambda store, part, text: store.use_invite("code", text, NOW),
    "save answers": lambda store, part, text: store.save(
        "water", part.id, Session("anna", "nl"), [said("fine"), said(text, 2, "self.offer")], NOW
    ),
    "save session": lambda store, part, text: store.save(
        "water", part.id, Session("anna", "nl", section=text), [said("fine")], NOW
    ),
    "save no answers": lambda store, part, text: store.save(
        "water", part.id, Session("anna", "nl", section=text), [], NOW
    ),
    "add_releases": lambda store, part, text: store.add_releases(
        "water", [Release(part.id, 1, 1, "me"), Release(text, 1, 1, "me")], NOW
    ),
    "add_parcels": lambda store, part, text: store.add_parcels(
        "telegram", [Parcel("7", "fine"), Parcel("7", text)], NOW
    ),
    "set_channel_note": lambda store, part, text: store.set_channel_note("telegram", "7", text),
    "add_answered_message": lambda store, part, text: store.add_answered_message(
        "telegram", "7", text, AnsweredMessage("water", part.id, "self.offer", ONCE)
    ),
    "set_contact_policy": lambda store, part, text: store.set_contact_policy(
        "water", ContactPolicy("off", text)
    ),
    "set_reminder_state": lambda store, part, text: store.set_reminder_state(
        "water", part.id if text == "text" else text, "no", NOW
    ),
    "add_records": lambda store, part, text: store.add_records("water", {"links": [text]}),
    "nudge": lambda store, part, text: store.nudge("water", [text], NOW),
    "clear_nudge": lambda store, part, text: store.clear_nudge("water", text),
    "revoke_invites": lambda store, part, text: store.revoke_invites("water", text),
    "add_link": lambda store, part, text: store.add_link("water", Link(text, "b", "same", "confirmed"), NOW),
    "add_publication": lambda store, part, text: store.add_publication("water", {"a": text}, {}, [], NOW),
    "set_parcel": lambda store, part, text: store.set_parcel(Parcel("7", "", number=1, fault=text)),
    "retry_parcels": lambda store, part, text: store.retry_parcels(text),
    "remove_parcels": lambda store, part, text: store.remove_parcels("telegram", text),
    "erase_answers": lambda store, part, text: store.erase_answers("water", text),
    "erase_case": lambda store, part, text: store.erase_case(text),
}
"""Every method that writes a text, doing so."""

NUMBERED: dict[str, Write] = {"remove_parcel": lambda store, part, text: store.remove_parcel(1)}
"""The methods that write, but no text."""

READS = {
    "addresses", "addresses_of", "answered_message", "case", "case_revision", "cases", "channel_code",
    "channel_note", "contact_policy", "history", "invite", "last_release", "links", "organisations",
    "others_released", "parcel", "parcels", "participants", "participants_of", "pending_reminders", "person",
    "person_with_seats", "publication_records", "publications", "records", "releases", "reminder_state",
    "secret", "session", "session_revision", "session_revisions", "topics",
}  # fmt: skip


def all_rows(store: Store, part: Participant) -> tuple[object, ...]:
    return (
        store.addresses("terminal"),
        store.cases(),
        store.organisations("water"),
        store.topics("water"),
        store.participants("water"),
        store.records("water"),
        store.releases("water"),
        store.history("water", part.id),
        store.session_revision("water", part.id),
        store.case_revision("water"),
    )


@pytest.fixture
def part(store: Store) -> Participant:
    """Somebody in a case with one organisation, one topic and one invitation."""
    part = seat(store)
    with store.transaction():
        store.rename_organisation("water", "GEM", "Gemeente")
        store.add_topics("water", [Topic("t1", "One")])
        store.add_invite(invite("code"))
        store.add_channel_code(part.person, "door", NOW + timedelta(minutes=1))
    return part


@pytest.mark.parametrize("name", WRITES)
def test_a_lone_surrogate_is_told_and_leaves_nothing_half_done(
    store: Store, part: Participant, name: str
) -> None:
    before = all_rows(store, part)
    with store.transaction():
        with suppress(StoreFault), store.transaction():
            # Not even for a caller who goes on as if nothing happened.
            with pytest.raises(StoreFault) as fault:
                WRITES[name](store, part, SURROGATE)
            assert fault.value.message == faults.UNKEEPABLE
            with suppress(StoreFault):
                store.record_delivery("terminal", "1", "next", NOW)
        assert all_rows(store, part) == before
        assert store.record_delivery("terminal", "1", "next", NOW)
    assert all_rows(store, part) == before


def test_every_method_of_the_contract_is_known_to_write_or_to_read() -> None:
    methods = {name for name in dir(Store) if not name.startswith("_")} - {
        "transaction",
        "generation",
        "close",
    }
    assert {name.partition(" ")[0] for name in WRITES} | NUMBERED.keys() == methods - READS
    assert methods >= READS


@pytest.mark.parametrize("name", [*WRITES, *NUMBERED])
def test_nothing_is_written_outside_a_transaction(store: Store, part: Participant, name: str) -> None:
    before = all_rows(store, part)
    with pytest.raises(RuntimeError):
        (WRITES | NUMBERED)[name](store, part, "text")
    assert all_rows(store, part) == before


def test_a_number_that_is_too_large_is_told(store: Store, part: Participant) -> None:
    with pytest.raises(StoreFault) as fault:
        save(store, part, said("fine"), said("too large", 2**63, "self.offer"))
    assert fault.value.message == faults.REFUSED
    assert store.history("water", part.id) == []


def test_reading_with_a_lone_surrogate_is_told(store: Store) -> None:
    with pytest.raises(StoreFault) as fault:
        store.person("terminal", SURROGATE)
    assert fault.value.message == faults.UNKEEPABLE


def generation(store: Store) -> object:
    with store.transaction():
        return store.generation()


def test_the_generation_stays_while_answers_and_deliveries_come_in(store: Store, part: Participant) -> None:
    before = generation(store)
    save(store, part, said("one"))
    with store.transaction():
        store.record_delivery("terminal", "1", "1", NOW)
        store.add_releases("water", [Release(part.id, 1, 1, "partners")], NOW)
        store.add_channel_code(part.person, "hash", NOW)
    assert generation(store) == before


QUIET = {
    "set_parcel",
    "retry_parcels",
    "remove_parcels",
    "save answers",
    "save session",
    "save no answers",
    "record_delivery",
    "add_releases",
    "add_channel_code",
    "add_parcels",
    "set_channel_note",
    "add_answered_message",
    "set_reminder_state",
}


@pytest.mark.parametrize("name", [*sorted(WRITES.keys() - QUIET), "undone turn"])
def test_the_generation_moves_with_any_other_change(store: Store, part: Participant, name: str) -> None:
    seat(store, "air", address="2")
    texts = {
        "use_invite": part.person,
        "nudge": part.id,
        "revoke_invites": "GEM",
        "erase_answers": part.id,
        "erase_case": "water",
    }
    before = generation(store)
    with suppress(TurnFailed), store.transaction():
        if name == "undone turn":
            store.save("water", part.id, Session("anna", "nl"), [said("undone")], NOW)
            raise TurnFailed
        WRITES[name](store, part, texts.get(name, "text"))
    assert generation(store) != before


def test_the_generation_moves_when_another_store_keeps_an_answer(engine: Engine, tmp_path: Path) -> None:
    store, other = engine.open(tmp_path), engine.open(tmp_path)
    part = seat(store)
    before = generation(store)
    save(other, part, said("theirs"))
    assert generation(store) != before
    store.close()
    other.close()

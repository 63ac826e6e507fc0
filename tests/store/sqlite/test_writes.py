"""Every way to write: never outside a transaction, never by halves, and never unnoticed by who holds it in memory."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from bot.dialog.session import Session
from bot.errors import StoreFault
from bot.messages import Parcel
from bot.model import Organisation, Topic
from bot.store.contract import Participant, Person, Release, Store
from bot.store.outbox import Reach, Said
from bot.store.sqlite import opening
from bot.store.sqlite.engine import open_store
from tests.support.seats import NOW, case_row, invite, said, save, seat

SURROGATE = "half a \ud83d pair"


class TurnFailed(Exception):
    """What a failing turn raises."""


WRITES = {
    "add_person": lambda store, part, text: store.add_person("terminal", text),
    "set_person": lambda store, part, text: store.set_person(Person(part.person, text)),
    "first_delivery": lambda store, part, text: store.first_delivery("terminal", "1", text, NOW),
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
    "set_note": lambda store, part, text: store.set_note("telegram", "7", text),
    "add_said": lambda store, part, text: store.add_said(
        "telegram", "7", text, Said("water", part.id, "self.offer", "")
    ),
    "set_reach": lambda store, part, text: store.set_reach("water", Reach("off", text)),
    "agree": lambda store, part, text: store.agree("water", part.id, "no" if text == "text" else text, NOW),
    "add_records": lambda store, part, text: store.add_records("water", {"links": [text]}),
}


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
        store.revision("water", part.id),
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
            assert fault.value.message == opening.UNKEEPABLE
            with suppress(StoreFault):
                store.first_delivery("terminal", "1", "next", NOW)
        assert all_rows(store, part) == before
        assert store.first_delivery("terminal", "1", "next", NOW)
    assert all_rows(store, part) == before


@pytest.mark.parametrize("name", WRITES)
def test_nothing_is_written_outside_a_transaction(store: Store, part: Participant, name: str) -> None:
    before = all_rows(store, part)
    with pytest.raises(RuntimeError):
        WRITES[name](store, part, "text")
    assert all_rows(store, part) == before


def test_a_number_that_is_too_large_is_told(store: Store, part: Participant) -> None:
    with pytest.raises(StoreFault) as fault:
        save(store, part, said("fine"), said("too large", 2**63, "self.offer"))
    assert fault.value.message == opening.REFUSED
    assert store.history("water", part.id) == []


def test_reading_with_a_lone_surrogate_is_told(store: Store) -> None:
    with pytest.raises(StoreFault) as fault:
        store.person("terminal", SURROGATE)
    assert fault.value.message == opening.UNKEEPABLE


def generation(store: Store) -> object:
    with store.transaction():
        return store.generation()


def test_the_generation_stays_while_answers_and_deliveries_come_in(store: Store, part: Participant) -> None:
    before = generation(store)
    save(store, part, said("one"))
    with store.transaction():
        store.first_delivery("terminal", "1", "1", NOW)
        store.add_releases("water", [Release(part.id, 1, 1, "partners")], NOW)
        store.add_channel_code(part.person, "hash", NOW)
    assert generation(store) == before


QUIET = {
    "save answers",
    "save session",
    "save no answers",
    "first_delivery",
    "add_releases",
    "add_channel_code",
    "add_parcels",
    "set_note",
    "add_said",
    "agree",
}


@pytest.mark.parametrize(
    "name", [*sorted(WRITES.keys() - QUIET), "revoke", "erase answers", "erase case", "undone turn"]
)
def test_the_generation_moves_with_any_other_change(store: Store, part: Participant, name: str) -> None:
    seat(store, "air", address="2")
    more = {
        "revoke": lambda: store.revoke_invites("water", "GEM"),
        "erase answers": lambda: store.erase_answers("water", part.id),
        "erase case": lambda: store.erase_case("water"),
    }
    before = generation(store)
    with suppress(TurnFailed), store.transaction():
        if name == "undone turn":
            store.save("water", part.id, Session("anna", "nl"), [said("undone")], NOW)
            raise TurnFailed
        if name in more:
            more[name]()
        else:
            WRITES[name](store, part, {"use_invite": part.person, "add_releases": part.id}.get(name, "text"))
    assert generation(store) != before


def test_the_generation_moves_when_another_store_keeps_an_answer(tmp_path: Path) -> None:
    store, other = open_store(tmp_path / "anna.db"), open_store(tmp_path / "anna.db")
    part = seat(store)
    before = generation(store)
    save(other, part, said("theirs"))
    assert generation(store) != before
    store.close()
    other.close()

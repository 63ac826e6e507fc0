"""Transactions keep all or nothing: a failing turn undoes only itself, and nothing is ever kept by halves."""

from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from saying import lawful
from seating import NOW, case_row, invite, said, save, seat

from bot.dialog.session import Session
from bot.errors import StoreFault
from bot.model import Organisation, Topic
from bot.store import opening
from bot.store.contract import Participant, Release, Store
from bot.store.sqlite import MEMORY, SqliteStore, open_store

SURROGATE = "half a \ud83d pair"
CHANNELS = (f"channel-{number}" for number in count())
Steps = list["str | tuple[str, Steps]"]


class TurnFailed(Exception):
    """What a failing turn raises."""


def trees(turns: st.SearchStrategy[Steps]) -> st.SearchStrategy[Steps]:
    return st.lists(
        st.just("write") | st.tuples(st.sampled_from(["fails", "spoiled", "succeeds"]), turns), max_size=4
    )


def known(store: Store, channel: str) -> list[str]:
    return [address for address, _ in store.addresses(channel)]


def play(store: Store, channel: str, steps: Steps, numbers: "count[int]") -> list[str]:
    """Take the steps; the addresses that must be known after them."""
    kept: list[str] = []
    for step in steps:
        if isinstance(step, str):
            kept.append(str(next(numbers)))
            store.add_person(channel, kept[-1])
            continue
        how, inner = step
        with suppress(TurnFailed, StoreFault), store.transaction():
            found = play(store, channel, inner, numbers)
            if how == "fails":
                raise TurnFailed
            if how == "spoiled":
                # Whoever swallows a fault keeps nothing either.
                with suppress(StoreFault):
                    store.person(channel, SURROGATE)
        kept += found if how == "succeeds" else []
    return kept


@lawful
@given(turns=st.recursive(st.just([]), trees, max_leaves=12), fails=st.booleans())
def test_each_turn_in_a_turn_in_a_turn_undoes_only_itself(store: Store, turns: Steps, fails: bool) -> None:
    channel = next(CHANNELS)
    with suppress(TurnFailed), store.transaction():
        kept = play(store, channel, turns, count())
        assert known(store, channel) == kept
        if fails:
            raise TurnFailed
    assert known(store, channel) == ([] if fails else kept)


@pytest.mark.parametrize("fault", [TurnFailed, KeyboardInterrupt, SystemExit, GeneratorExit])
def test_whatever_ends_a_transaction_early_undoes_it(store: Store, fault: type[BaseException]) -> None:
    def turn() -> None:
        with store.transaction():
            store.add_person("terminal", "1")
            with store.transaction():
                store.add_person("terminal", "2")
            raise fault

    with pytest.raises(fault):
        turn()
    assert store.addresses("terminal") == []
    assert seat(store).id == "GEM-1"


def test_a_turn_that_is_let_go_of_half_way_keeps_nothing(store: Store) -> None:
    turn = store.transaction()
    turn.__enter__()
    store.add_person("terminal", "1")
    del turn
    assert store.addresses("terminal") == []
    assert seat(store).id == "GEM-1"


def cramped(path: Path | str) -> SqliteStore:
    """A store with room for a few answers and no more, and somebody in it."""
    db = opening.connect(path)
    store = SqliteStore(db, path if isinstance(path, Path) else None)
    seat(store)
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages + 5}")
    return store


@pytest.fixture(params=["memory", "file"])
def full(request: pytest.FixtureRequest, tmp_path: Path) -> SqliteStore:
    return cramped(MEMORY if request.param == "memory" else tmp_path / "anna.db")


def test_what_no_longer_fits_is_told_and_undone_whole(full: SqliteStore) -> None:
    (part,) = full.participants("water")
    save(full, part, said("fits"))
    with pytest.raises(StoreFault) as fault:
        save(full, part, said("fits", 2, "self.offer"), said("no room " * 9000, 3, "self.need"))
    assert fault.value.message == opening.FULL
    assert [revision.answer.value for revision in full.history("water", part.id)] == ["fits"]
    assert full.revision("water", part.id) == 1
    save(full, part, said("fits as well", revision=2))
    assert full.revision("water", part.id) == 2
    full.close()


def test_once_the_database_undid_a_transaction_nothing_more_of_it_is_kept(full: SqliteStore) -> None:
    (part,) = full.participants("water")
    faults = []

    def turn(text: str, number: int) -> None:
        try:
            with full.transaction():
                save(full, part, said(text, number, f"question.{number}"))
        except StoreFault as fault:
            faults.append(fault.message)

    def turns() -> None:
        with full.transaction():
            turn("before", 1)
            turn("no room " * 9000, 2)
            turn("after", 3)
            with suppress(StoreFault):
                full.add_person("terminal", "2")

    with pytest.raises(StoreFault) as outer:
        turns()
    # SQLite itself undid "before": to commit "after" would be to keep half of what was asked.
    assert [*faults, outer.value.message] == [opening.FULL] * 3
    assert full.history("water", part.id) == []
    assert [address for address, _ in full.addresses("terminal")] == ["1"]
    turn("later", 4)
    assert [revision.answer.value for revision in full.history("water", part.id)] == ["later"]
    full.close()


def test_closing_in_a_transaction_keeps_nothing_and_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "anna.db")
    part = seat(store)

    def turn() -> None:
        with store.transaction():
            store.save("water", part.id, Session("anna", "nl"), [said("lost")], NOW)
            store.close()

    with pytest.raises(StoreFault) as fault:
        turn()
    assert fault.value.message == opening.UNDONE
    again = open_store(tmp_path / "anna.db")
    assert again.history("water", part.id) == []
    again.close()


def test_a_closed_store_says_so_instead_of_breaking(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreFault):
        store.cases()
    with pytest.raises(StoreFault):
        seat(store)


WRITES = {
    "add_person": lambda store, part, text: store.add_person("terminal", text),
    "set_person": lambda store, part, text: store.set_person(
        store.person("terminal", "1").__class__(part.person, text)
    ),
    "first_delivery": lambda store, part, text: store.first_delivery("terminal", "1", text, NOW),
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
        "air", part.person, "participant", text
    ),
    "add_invite": lambda store, part, text: store.add_invite(invite(text)),
    "use_invite": lambda store, part, text: store.use_invite("code", text, NOW),
    "save answers": lambda store, part, text: store.save(
        "water", part.id, Session("anna", "nl"), [said("fine"), said(text, 2, "self.offer")], NOW
    ),
    "save session": lambda store, part, text: store.save(
        "water", part.id, Session("anna", "nl", section=text), [said("fine")], NOW
    ),
    "add_releases": lambda store, part, text: store.add_releases(
        "water", [Release(part.id, 1, 1, "me"), Release(text, 1, 1, "me")], NOW
    ),
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
        store.add_organisations("water", [Organisation("GEM", "Gemeente")])
        store.add_topics("water", [Topic("t1", "One")])
        store.add_invite(invite("code"))
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
    assert generation(store) == before


QUIET = {"save answers", "save session", "first_delivery"}


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

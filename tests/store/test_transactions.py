"""Transactions keep all or nothing: a failing turn undoes only itself, and nothing is ever kept by halves."""

from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialog.session import Session
from bot.errors import StoreFault
from bot.store.contract import Store
from bot.store.sqlite import opening
from bot.store.sqlite.engine import MEMORY, SqliteStore, open_store
from tests.support.sayings import lawful
from tests.support.seats import NOW, said, save, seat

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


def test_a_turn_that_ends_late_changes_nothing_of_the_next(store: Store) -> None:
    # As when Ctrl-C comes while a turn ends, and its traceback keeps it for a while.
    outer, inner = store.transaction(), store.transaction()
    outer.__enter__()
    inner.__enter__()
    store.add_person("terminal", "1")
    outer.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    with store.transaction():
        store.add_person("terminal", "2")
        with store.transaction():
            store.add_person("terminal", "3")
            del inner
        store.add_person("terminal", "4")
    assert [address for address, _ in store.addresses("terminal")] == ["2", "3", "4"]


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

"""Transactions keep all or nothing: a failing turn undoes only itself, and nothing is ever kept by halves."""

from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialog.session import Session
from bot.errors import StoreFault
from bot.store import faults
from bot.store.contract import Person, Store
from tests.support.engines import Engine
from tests.support.sayings import SURROGATE, lawful
from tests.support.seats import NOW, said, save, seat

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


def test_who_swallows_that_something_is_gone_keeps_nothing_either(store: Store) -> None:
    def turn() -> None:
        with store.transaction():
            store.add_person("terminal", "1")
            with suppress(StoreFault):
                store.set_person(Person("nobody", "nl"))

    with pytest.raises(StoreFault) as fault:
        turn()
    assert fault.value.message == faults.GONE
    assert store.addresses("terminal") == []


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


def test_closing_in_a_transaction_keeps_nothing_and_says_so(engine: Engine, tmp_path: Path) -> None:
    store = engine.open(tmp_path)
    part = seat(store)

    def turn() -> None:
        with store.transaction():
            store.save("water", part.id, Session("anna", "nl"), [said("lost")], NOW)
            store.close()

    with pytest.raises(StoreFault) as fault:
        turn()
    assert fault.value.message == faults.UNDONE
    again = engine.open(tmp_path)
    assert again.history("water", part.id) == []
    again.close()


def test_a_closed_store_says_so_instead_of_breaking(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreFault):
        store.cases()
    with pytest.raises(StoreFault):
        seat(store)


def test_what_was_kept_is_there_when_the_database_is_opened_again(engine: Engine, tmp_path: Path) -> None:
    store = engine.open(tmp_path)
    part = seat(store)
    save(store, part, said("kept"))
    kept = store.session("water", part.id), store.history("water", part.id), store.cases()
    store.close()
    again = engine.open(tmp_path)
    assert (again.session("water", part.id), again.history("water", part.id), again.cases()) == kept
    again.close()

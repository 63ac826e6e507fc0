"""A database that has no more room says so, keeps nothing by halves, and goes on with what fits."""

from contextlib import suppress
from pathlib import Path

import pytest

from bot.errors import StoreFault
from bot.store import faults
from bot.store.sqlite import opening
from bot.store.sqlite.engine import MEMORY, SqliteStore
from tests.support.seats import said, save, seat


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
    assert fault.value.message == faults.FULL
    assert [revision.answer.value for revision in full.history("water", part.id)] == ["fits"]
    assert full.session_revision("water", part.id) == 1
    save(full, part, said("fits as well", revision=2))
    assert full.session_revision("water", part.id) == 2
    full.close()


def test_once_the_database_undid_a_transaction_nothing_more_of_it_is_kept(full: SqliteStore) -> None:
    (part,) = full.participants("water")
    raised = []

    def turn(text: str, number: int) -> None:
        try:
            with full.transaction():
                save(full, part, said(text, number, f"question.{number}"))
        except StoreFault as fault:
            raised.append(fault.message)

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
    assert [*raised, outer.value.message] == [faults.FULL] * 3
    assert full.history("water", part.id) == []
    assert [address for address, _ in full.addresses("terminal")] == ["1"]
    turn("later", 4)
    assert [revision.answer.value for revision in full.history("water", part.id)] == ["later"]
    full.close()

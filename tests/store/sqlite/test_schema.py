"""The schema: strict tables, keys that begin with a case, and steps that are each taken once."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreFault
from bot.store import faults
from bot.store.sqlite import opening
from bot.store.sqlite.engine import open_store
from bot.store.sqlite.schema import STEPS
from tests.support.seats import said, save, seat


def test_every_table_is_strict_and_whole(tmp_path: Path) -> None:
    open_store(tmp_path / "anna.db").close()
    db = sqlite3.connect(tmp_path / "anna.db")
    tables = {
        name: strict
        for _, name, kind, _, _, strict in db.execute("PRAGMA table_list")
        if kind == "table" and not name.startswith("sqlite_")
    }
    assert {"persons", "cases", "answers", "releases", "schema_steps"} <= tables.keys()
    assert set(tables.values()) == {1}
    assert db.execute("SELECT name FROM schema_steps").fetchall() == [(name,) for name, _ in sorted(STEPS)]
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    db.close()


def test_all_but_people_and_their_channels_has_a_key_that_begins_with_its_case(tmp_path: Path) -> None:
    path = tmp_path / "anna.db"
    open_store(path).close()
    with closing(sqlite3.connect(path)) as db:
        first = db.execute(
            "SELECT tables.name, columns.name FROM sqlite_master AS tables "
            "JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table' AND columns.pk = 1"
        ).fetchall()
    people = {
        "persons",
        "addresses",
        "channel_codes",
        "deliveries",
        "schema_steps",
        "parcels",
        "notes",
        "said",
    }
    keys = {table: key for table, key in first if table not in people}
    assert keys.pop("cases") == "id"
    assert set(keys.values()) == {"case_id"}


@pytest.mark.parametrize("taken", range(1, len(STEPS)))
def test_an_older_database_takes_the_steps_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    with monkeypatch.context() as older:
        older.setattr(opening, "STEPS", STEPS[:taken])
        store = open_store(tmp_path / "anna.db")
        with store.transaction():
            person = store.add_person("terminal", "1")
        store.close()
    store = open_store(tmp_path / "anna.db")
    part = seat(store)
    assert part.person == person.id
    assert save(store, part, said("kept")) == 1
    store.close()


def test_a_step_that_fails_is_undone_whole_and_taken_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, statements = STEPS[1]
    with monkeypatch.context() as broken:
        broken.setattr(opening, "STEPS", (STEPS[0], (name, (*statements, "CREATE TABLE nonsense")), STEPS[2]))
        with pytest.raises(StoreFault) as fault:
            open_store(tmp_path / "anna.db")
        assert fault.value.message == faults.REFUSED
    store = open_store(tmp_path / "anna.db")
    assert seat(store).id == "GEM-1"
    store.close()

"""What the store refuses so that nothing wrong is kept, and what leaves it for good."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import StoreFault
from bot.store.contract import Person, Release, Store
from bot.store.sqlite.engine import open_store
from tests.support.seats import NOW, case_row, said, save, seat

LIMIT = "Wij gaan nooit boven de twee ton"


def in_a_file(folder: Path) -> bool:
    return any(LIMIT.encode() in path.read_bytes() for path in folder.iterdir())


def test_what_is_erased_while_another_reads_leaves_the_log_with_the_next_transaction(tmp_path: Path) -> None:
    path = tmp_path / "anna.db"
    with closing(open_store(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as reader:
        part = seat(store)
        save(store, part, said(LIMIT))
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM answers").fetchall()
        with store.transaction():
            store.erase_case(part.case)
        assert in_a_file(tmp_path)
        reader.execute("COMMIT")
        with store.transaction():
            store.add_person("web", "a")
        assert not in_a_file(tmp_path)


def test_every_folder_on_the_way_to_a_new_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    open_store(tmp_path / "a" / "b" / "anna.db").close()
    assert [(tmp_path / path).stat().st_mode & 0o777 for path in ("a", "a/b")] == [0o700, 0o700]


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


def test_what_is_not_there_cannot_be_changed(store: Store) -> None:
    part = seat(store)
    before = store.case_revision(part.case)
    for change in (
        lambda: store.set_case(replace(case_row(), id="nowhere")),
        lambda: store.rename_organisation(part.case, "XXX", "Niets"),
        lambda: store.reword_topic(part.case, "t9", "Niets"),
        lambda: store.add_topics("nowhere", []),
        lambda: store.add_records("nowhere", {}),
        lambda: store.set_person(Person("nobody", "nl")),
    ):
        with pytest.raises(StoreFault, match="no longer in the database"), store.transaction():
            change()
    assert store.case_revision(part.case) == before


def test_a_level_of_disclosure_that_does_not_exist_is_refused(store: Store) -> None:
    part = seat(store)
    with pytest.raises(StoreFault), store.transaction():
        store.add_releases(part.case, [Release(part.id, 1, 1, "everybody")], NOW)  # type: ignore[list-item]
    assert store.releases(part.case) == []

"""What is erased is in no file any more, and what was added is never changed behind the store's back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.dialog.session import Session
from bot.errors import StoreFault
from bot.model import Link
from bot.store.contract import Release
from bot.store.sqlite.engine import open_store
from tests.support.seats import NOW, decide, said, save, seat

LIMIT = "Wij gaan nooit boven de twee ton"


def in_a_file(folder: Path) -> bool:
    return any(LIMIT.encode() in path.read_bytes() for path in folder.iterdir())


@pytest.mark.parametrize("erased", ["answers", "case"])
def test_what_is_erased_is_in_no_file_any_more(tmp_path: Path, erased: str) -> None:
    store = open_store(tmp_path / "anna.db")
    part, secret = seat(store), "quinquereme of Nineveh"
    save(store, part, said(f"{secret} 1"))
    with store.transaction():
        store.add_publication(part.case, {"text": secret, "more": [secret] * 3000}, {}, [part.id], NOW)
    save(store, part, said(f"{secret} 2 " * 3000, revision=2), session=Session("anna", "nl", section=secret))
    with store.transaction():
        if erased == "case":
            store.erase_case("water")
        else:
            store.erase_answers("water", part.id)
    files = list(tmp_path.iterdir())
    assert len(files) > 1, "the log is still there, so that this looks at it too"
    assert not [path for path in files if secret.encode() in path.read_bytes()]
    store.close()


def test_nothing_of_what_was_published_is_in_the_file_once_it_is_erased(tmp_path: Path) -> None:
    store, secret = open_store(tmp_path / "anna.db"), "quinquereme of Nineveh"
    part = seat(store)
    save(store, part, said("mine"))
    with store.transaction():
        store.add_publication("water", {"text": [secret] * 2000}, {}, [part.id], NOW)
    with store.transaction():
        store.erase_answers("water", part.id)
    assert not [path for path in tmp_path.iterdir() if secret.encode() in path.read_bytes()]
    store.close()


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


@pytest.mark.parametrize("table", ["answers", "releases"])
def test_what_was_said_can_be_followed_but_never_changed(tmp_path: Path, table: str) -> None:
    store = open_store(tmp_path / "anna.db")
    part = seat(store)
    save(store, part, said("mine"))
    with store.transaction():
        store.add_releases("water", [Release(part.id, 1, 1, "me")], NOW)
    before = store.history("water", part.id), store.releases("water")
    other = sqlite3.connect(tmp_path / "anna.db")
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        other.execute(f"UPDATE {table} SET revision = 2")
    other.close()
    assert (store.history("water", part.id), store.releases("water")) == before
    store.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE links SET status = 'rejected'",
        "UPDATE publications SET records = 'else'",
        "UPDATE publications SET at = 1, records = ''",
    ],
)
def test_neither_decisions_nor_publications_are_changed_afterwards(tmp_path: Path, sql: str) -> None:
    store = open_store(tmp_path / "anna.db")
    seat(store)
    decide(store, Link("a", "b", "same", "confirmed"))
    with store.transaction():
        store.add_publication("water", {"a": 1}, {}, [], NOW)
    with pytest.raises(StoreFault), store.transaction():
        store._run(sql)
    store.close()

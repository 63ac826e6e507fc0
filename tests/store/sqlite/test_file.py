"""Files: made for their owner alone, kept safely, and left exactly as they were when they are not ours."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreFault
from bot.store import faults
from bot.store.sqlite import opening
from bot.store.sqlite.engine import MEMORY, open_store
from bot.store.sqlite.faults import BROKEN, FOREIGN, MOVED, READ_ONLY
from bot.store.sqlite.schema import APPLICATION, STEPS
from tests.support.seats import said, save, seat


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with what is in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(path: Path) -> StoreFault:
    """How a path is refused, after which everything beside it is as it was, and nothing was there for a moment."""
    before, changed = files(path.parent), path.parent.stat().st_mtime_ns
    with pytest.raises(StoreFault) as fault:
        open_store(path)
    assert files(path.parent) == before
    assert path.parent.stat().st_mtime_ns == changed
    return fault.value


def test_a_new_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    store = open_store(tmp_path / "deep" / "anna" / "anna.db")
    seat(store)
    made = list((tmp_path / "deep" / "anna").iterdir())
    assert len(made) == 3, "the log and its index as well"
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}
    assert stat.S_IMODE((tmp_path / "deep" / "anna").stat().st_mode) == 0o700
    store.close()


def test_an_answer_reaches_the_disk_before_the_next_turn(tmp_path: Path) -> None:
    db = opening.connect(tmp_path / "anna.db")
    asked = ("journal_mode", "synchronous", "foreign_keys", "application_id", "user_version", "secure_delete")
    found = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert found == ["wal", 2, 1, APPLICATION, len(STEPS), 1]
    db.close()


def test_every_folder_on_the_way_to_a_new_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    open_store(tmp_path / "a" / "b" / "anna.db").close()
    assert [(tmp_path / path).stat().st_mode & 0o777 for path in ("a", "a/b")] == [0o700, 0o700]


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    store = open_store(tmp_path / "anna.db")
    save(store, seat(store), said("kept"))
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["anna.db"]
    again = open_store(str(tmp_path / "anna.db"))
    assert len(again.cases()) == 1
    again.close()


def test_memory_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = open_store(MEMORY)
    seat(store)
    store.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["a b.db", "what?.db", "a#b.db", "100%41.db", "file:x.db", "é\udcff.db", "-x"]
)
def test_any_file_name_can_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    folder = tmp_path / f"in {name}?mode=memory"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for address, path in enumerate((folder / name, Path(name))):
        store = open_store(path)
        seat(store, address=str(address))
        store.close()
    assert [path.name for path in folder.iterdir()] == [name]
    store = open_store(name)
    assert len(store.participants("water")) == 2
    store.close()


def sqlite_file(path: Path, *statements: str) -> None:
    db = sqlite3.connect(path)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


FOREIGN_FILES = {
    "a text": b"Dear diary,\n",
    "a long text": b"SQLite is nice. " * 1000,
    "a blank header": bytes(4096),
    "half a header": b"SQLite format 3\x00",
    "a header and nonsense": b"SQLite format 3\x00" + bytes(range(256)) * 16,
}


@pytest.mark.parametrize("name", FOREIGN_FILES)
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "anna.db").write_bytes(FOREIGN_FILES[name])
    assert refused(tmp_path / "anna.db").message == FOREIGN


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE notes (text TEXT)"],
        ["PRAGMA journal_mode = WAL", "CREATE TABLE notes (text TEXT)"],
        [
            "PRAGMA application_id = 7",
            f"PRAGMA user_version = {len(STEPS)}",
            "CREATE TABLE notes (text TEXT)",
        ],
        [f"PRAGMA user_version = {len(STEPS)}"],
    ],
)
def test_the_database_of_another_program_is_refused_and_left_alone(
    tmp_path: Path, statements: list[str]
) -> None:
    sqlite_file(tmp_path / "anna.db", *statements)
    assert refused(tmp_path / "anna.db").message == FOREIGN


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_a_newer_version_is_refused_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(opening, "STEPS", (*STEPS, ("later", ("CREATE TABLE later (id TEXT) STRICT",))))
        open_store(tmp_path / "anna.db").close()
    sqlite_file(tmp_path / "anna.db", f"PRAGMA journal_mode = {mode}")
    assert refused(tmp_path / "anna.db").message == faults.NEWER


def test_a_newer_version_that_is_in_use_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = open_store(tmp_path / "anna.db")
    with monkeypatch.context() as newer:
        newer.setattr(opening, "STEPS", (*STEPS, ("later", ("CREATE TABLE later (id TEXT) STRICT",))))
        other = open_store(tmp_path / "anna.db")
    # Its schema is still in the log, not in the file.
    assert refused(tmp_path / "anna.db").message == faults.NEWER
    other.close()
    older.close()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "anna.db").mkdir()
    assert "is a folder" in str(refused(tmp_path / "anna.db"))


def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "anna.db")
    with pytest.raises(StoreFault) as fault:
        open_store(tmp_path / "anna.db")
    assert fault.value.message == FOREIGN


@pytest.mark.parametrize("filled", [True, False])
def test_a_read_only_file_is_refused_also_for_whoever_may_do_anything(tmp_path: Path, filled: bool) -> None:
    path = tmp_path / "anna.db"
    open_store(path).close() if filled else path.touch()
    path.chmod(0o444)
    assert refused(path).message == READ_ONLY


@pytest.mark.parametrize(
    "name", ["diary/anna.db", "diary/deep/anna.db", "n" * 300, "n\x00.db", "half \ud83d.db"]
)
def test_a_path_that_cannot_be_is_refused_with_its_reason(tmp_path: Path, name: str) -> None:
    (tmp_path / "diary").write_text("Dear diary,")
    before = files(tmp_path)
    with pytest.raises(StoreFault) as fault:
        open_store(tmp_path / name)
    assert fault.value.message == "{path} cannot be opened: {reason}."
    assert fault.value.values["reason"] != os.strerror(17), "that a file exists is no reason"
    assert files(tmp_path) == before


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "anna.db").touch()
    store = open_store(tmp_path / "anna.db")
    assert seat(store).id == "GEM-1"
    store.close()


def test_a_database_that_moved_away_takes_no_more_until_it_is_back(tmp_path: Path) -> None:
    path, away = tmp_path / "anna.db", tmp_path / "away.db"
    store = open_store(path)
    part = seat(store)
    path.rename(away)
    for put in (lambda: None, lambda: path.write_bytes(away.read_bytes())):
        put()
        with pytest.raises(StoreFault) as fault:
            save(store, part, said("lost"))
        assert fault.value.message == MOVED
    path.unlink()
    away.rename(path)
    assert save(store, part, said("kept")) == 1
    store.close()


def test_a_damaged_database_says_so(tmp_path: Path) -> None:
    path = tmp_path / "anna.db"
    open_store(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StoreFault) as fault, closing(open_store(path)) as store:
        seat(store)
    assert fault.value.message == BROKEN

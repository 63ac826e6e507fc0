"""Opening a database: what is not ours is refused before anything changes, then missing schema steps are taken."""

import errno
import os
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from bot.errors import StoreFault
from bot.store.faults import BUSY, NEWER
from bot.store.sqlite.faults import FOREIGN, READ_ONLY, fault
from bot.store.sqlite.schema import APPLICATION, STEPS

_WAIT = 10.0
"""Seconds to wait for another process."""


def connect(path: Path | str) -> sqlite3.Connection:
    """A connection to a database with all schema steps taken. Raises `StoreFault`."""
    if isinstance(path, Path):
        _refuse_unusable(path)
        _create_missing(path)
        # An absolute path never looks like one of SQLite's own `file:` addresses.
        path = path.absolute()
    db = None
    try:
        db = sqlite3.connect(
            str(path), timeout=_WAIT, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")
        # What is sorted or may be undone never goes to a temporary file.
        db.execute("PRAGMA temp_store = MEMORY")
        _take_missing_steps(Database(db))
        _use_write_ahead_log(db)
        db.execute("PRAGMA synchronous = FULL")
    except BaseException as error:
        if db is not None:
            db.close()
        if isinstance(error, sqlite3.Error):
            raise fault(error) from error
        raise
    return db


def file_identity(path: Path) -> tuple[int, int] | None:
    """The device and inode of the file that is at a path now; None when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _refuse_unusable(path: Path) -> None:
    """Refuse what is not a writable database of ours, without changing it."""
    try:
        if path.is_dir():
            raise StoreFault("{path} is a folder. Name a file with --database.", path=path)
        if not path.exists():
            return
        if not path.is_file():
            raise StoreFault(FOREIGN)
        status = path.stat()
        writable = status.st_mode & 0o222 and os.access(path, os.W_OK)
    except (OSError, ValueError) as error:
        raise _unopenable(path, error) from error
    application, version = _header_marks(path) if status.st_size else (APPLICATION, 0)
    if application != APPLICATION:
        raise StoreFault(FOREIGN)
    if version > len(STEPS):
        raise StoreFault(NEWER)
    if not writable:
        raise StoreFault(READ_ONLY)


def _header_marks(path: Path) -> tuple[int, int]:
    """The application id and schema version in the header of a file.

    SQLite does the reading, without locks or a trace. Were the file opened and closed by other means, POSIX
    would drop the locks of a store that has it open in this process, and another process could then throw away
    the log with what that store keeps.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            return _pragma(db, "application_id"), _pragma(db, "user_version")
    except sqlite3.Error as error:
        if fault(error).message == FOREIGN:
            raise StoreFault(FOREIGN) from error
        # As after a power cut: only opening it for good, with its log, can tell.
        return APPLICATION, 0


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _create_missing(path: Path) -> None:
    """Make the folder and the file, for their owner alone, where there is no file."""
    try:
        if not path.exists():
            for folder in reversed((path.parent, *path.parent.parents)):
                if not folder.is_dir():
                    folder.mkdir(exist_ok=True, mode=0o700)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except (OSError, ValueError) as error:
        raise _unopenable(path, error) from error


def _unopenable(path: Path, error: OSError | ValueError) -> StoreFault:
    reason = getattr(error, "strerror", None) or str(error)
    if isinstance(error, FileExistsError):  # where a folder should be
        reason = os.strerror(errno.ENOTDIR)
    return StoreFault("{path} cannot be opened: {reason}.", path=path, reason=reason)


def _take_missing_steps(database: Database) -> None:
    """Take the schema steps that were not taken yet, each in a transaction; processes wait for each other."""
    # Only to look needs no lock: another program may be writing.
    begin = "BEGIN"
    while _take_next_step(database, begin) < len(STEPS):
        begin = "BEGIN IMMEDIATE"


def _take_next_step(database: Database, begin: str) -> int:
    """Take one more step, if any is left and `begin` locks; returns how many were taken before it."""
    database.execute(begin)
    try:
        taken = _count_steps(database.conn)
        if taken < len(STEPS) and begin != "BEGIN":
            _take_step(database, taken)
        database.execute("COMMIT")
    except BaseException:
        database.conn.rollback()
        raise
    return taken


def _count_steps(db: sqlite3.Connection) -> int:
    """How many schema steps a database has taken. Raises `StoreFault` when it is not ours or newer."""
    taken = _pragma(db, "user_version")
    if _pragma(db, "application_id") != APPLICATION and (
        taken or db.execute("SELECT 1 FROM sqlite_master").fetchone()
    ):
        raise StoreFault(FOREIGN)
    if taken > len(STEPS):
        raise StoreFault(NEWER)
    return taken


def _take_step(database: Database, number: int) -> None:
    name, statements = STEPS[number]
    if number == 0:
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.table("schema_steps").create({"name": str, "taken": str}, pk="name", strict=True)
    for statement in statements:
        database.execute(statement)
    database.table("schema_steps").insert({"name": name, "taken": datetime.now(UTC).isoformat()})
    database.execute(f"PRAGMA user_version = {number + 1}")


def _use_write_ahead_log(db: sqlite3.Connection) -> None:
    """Switch to the write-ahead log. SQLite itself does not wait for other processes to let this happen."""
    until = time.monotonic() + _WAIT
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if fault(error).message != BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)

"""Opening a database: refuses what is not ours before anything is changed, then takes the schema steps."""

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from bot.errors import StoreFault, marked
from bot.store.schema import APPLICATION, STEPS

_WAIT = 10.0
"""Seconds to wait for another process."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_VERSION, _OWNER = slice(60, 64), slice(68, 72)
"""Where SQLite's file header has `user_version` and `application_id`."""

NEWER = marked(
    "This database was written by a newer version of ANNA. Install that version, or choose another file."
)
FOREIGN = marked("This file is no database of ANNA. Choose another file with --database.")
READ_ONLY = marked(
    "The database cannot be written here. Choose another file with --database, or make it writable."
)
FULL = marked("The disk is full or failing, so nothing was saved. Make room and try again.")
BUSY = marked("Another program keeps the database locked. Try again in a moment.")
BROKEN = marked("The database is damaged. Put back a backup, or choose another file with --database.")
UNDONE = marked("The database undid this transaction. Try again.")
REFUSED = marked("The database refused this change, so nothing was saved. Try again.")
UNKEEPABLE = marked("This text has characters that cannot be kept. Type it again without them.")


def connect(path: Path | str) -> sqlite3.Connection:
    """A connection to a database with all schema steps taken. Raises `StoreFault`."""
    if isinstance(path, Path):
        _examine(path)
        _prepare(path)
    db = None
    try:
        db = sqlite3.connect(
            str(path), timeout=_WAIT, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")
        _take_steps(Database(db))
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
    except (sqlite3.Error, StoreFault) as error:
        if db is not None:
            db.close()
        raise error if isinstance(error, StoreFault) else fault(error) from error
    return db


def _examine(path: Path) -> None:
    """Refuse a file that is not a database of ours, by its first bytes, without opening it as one."""
    if path.is_dir():
        raise StoreFault("{path} is a folder. Name a file with --database.", path=path)
    try:
        header = path.open("rb").read(_HEADER) if path.exists() else b""
        read_only = path.exists() and not path.stat().st_mode & 0o222
    except OSError as error:
        raise StoreFault("{path} cannot be opened: {reason}.", path=path, reason=error.strerror) from error
    if not header:
        return
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
        raise StoreFault(FOREIGN)
    if int.from_bytes(header[_OWNER], "big") != APPLICATION:
        raise StoreFault(FOREIGN)
    if int.from_bytes(header[_VERSION], "big") > len(STEPS):
        raise StoreFault(NEWER)
    if read_only:
        raise StoreFault(READ_ONLY)


def _prepare(path: Path) -> None:
    """Make the folder and the file, for their owner alone."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreFault("{path} cannot be opened: {reason}.", path=path, reason=error.strerror) from error


def _take_steps(database: Database) -> None:
    """Take the schema steps that were not taken yet, each in a transaction; processes wait for each other."""
    while True:
        database.execute("BEGIN IMMEDIATE")
        try:
            taken = database.conn.execute("PRAGMA user_version").fetchone()[0]
            if taken > len(STEPS):
                raise StoreFault(NEWER)
            if taken < len(STEPS):
                _take(database, taken)
            database.execute("COMMIT")
        except BaseException:
            database.conn.rollback()
            raise
        if taken >= len(STEPS):
            return


def _take(database: Database, number: int) -> None:
    name, statements = STEPS[number]
    if number == 0:
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.table("schema_steps").create({"name": str, "taken": str}, pk="name", strict=True)
    for statement in statements:
        database.execute(statement)
    database.table("schema_steps").insert({"name": name, "taken": datetime.now(UTC).isoformat()})
    database.execute(f"PRAGMA user_version = {number + 1}")


def fault(error: Exception) -> StoreFault:
    """What went wrong in the database, as one sentence that says what to do."""
    text = str(error).lower()
    for part, message in (
        ("readonly", READ_ONLY),
        ("unable to open", READ_ONLY),
        ("full", FULL),
        ("i/o error", FULL),
        ("locked", BUSY),
        ("busy", BUSY),
        ("not a database", FOREIGN),
        ("malformed", BROKEN),
    ):
        if part in text:
            return StoreFault(message)
    return StoreFault(UNKEEPABLE if isinstance(error, UnicodeError) else REFUSED)

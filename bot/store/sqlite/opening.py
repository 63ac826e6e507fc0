"""Opening a database: refuses what is not ours before anything is changed, then takes the schema steps."""

import errno
import os
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from bot.errors import StoreFault, marked
from bot.store.sqlite.schema import APPLICATION, STEPS

_WAIT = 10.0
"""Seconds to wait for another process."""

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
MOVED = marked("The database file was moved or replaced while it was in use. Stop ANNA and start it again.")
UNDONE = marked("The database undid this transaction. Try again.")
REFUSED = marked("The database refused this change, so nothing was saved. Try again.")
GONE = marked("What this is about is no longer in the database, so nothing was saved.")
UNKEEPABLE = marked("This text has characters that cannot be kept. Type it again without them.")

_SENTENCES = {
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: FULL,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_NOTADB: FOREIGN,
    sqlite3.SQLITE_CORRUPT: BROKEN,
}


def connect(path: Path | str) -> sqlite3.Connection:
    """A connection to a database with all schema steps taken. Raises `StoreFault`."""
    if isinstance(path, Path):
        _examine(path)
        _prepare(path)
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
        _take_steps(Database(db))
        _keep_log(db)
        db.execute("PRAGMA synchronous = FULL")
    except BaseException as error:
        if db is not None:
            db.close()
        if isinstance(error, sqlite3.Error):
            raise fault(error) from error
        raise
    return db


def identity(path: Path) -> tuple[int, int] | None:
    """Which file is at a path now; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _examine(path: Path) -> None:
    """Refuse what is not a writable database of ours, without changing it."""
    try:
        if path.is_dir():
            raise StoreFault("{path} is a folder. Name a file with --database.", path=path)
        if not path.exists():
            return
        if not path.is_file():
            raise StoreFault(FOREIGN)
        found = path.stat()
        writable = found.st_mode & 0o222 and os.access(path, os.W_OK)
    except (OSError, ValueError) as error:
        raise _unopenable(path, error) from error
    owner, version = _marks(path) if found.st_size else (APPLICATION, 0)
    if owner != APPLICATION:
        raise StoreFault(FOREIGN)
    if version > len(STEPS):
        raise StoreFault(NEWER)
    if not writable:
        raise StoreFault(READ_ONLY)


def _marks(path: Path) -> tuple[int, int]:
    """Whose database a file is, and its schema version.

    SQLite does the reading, without locks or a trace. Were the file opened and closed by other means, POSIX
    would drop the locks of a store that has it open in this process, and another process could then throw away
    the log with what that store keeps.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            return _mark(db, "application_id"), _mark(db, "user_version")
    except sqlite3.Error as error:
        if fault(error).message == FOREIGN:
            raise StoreFault(FOREIGN) from error
        # As after a power cut: only opening it for good, with its log, can tell.
        return APPLICATION, 0


def _mark(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _prepare(path: Path) -> None:
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


def _take_steps(database: Database) -> None:
    """Take the schema steps that were not taken yet, each in a transaction; processes wait for each other."""
    # Only to look needs no lock: another program may be writing.
    begin = "BEGIN"
    while _stepped(database, begin) < len(STEPS):
        begin = "BEGIN IMMEDIATE"


def _stepped(database: Database, begin: str) -> int:
    """Take one more step, if any is left and this locks; how many there were before it."""
    database.execute(begin)
    try:
        taken = _taken(database.conn)
        if taken < len(STEPS) and begin != "BEGIN":
            _take(database, taken)
        database.execute("COMMIT")
    except BaseException:
        database.conn.rollback()
        raise
    return taken


def _taken(db: sqlite3.Connection) -> int:
    """How many schema steps a database has taken. Raises `StoreFault` when it is not ours or newer."""
    taken = _mark(db, "user_version")
    if _mark(db, "application_id") != APPLICATION and (
        taken or db.execute("SELECT 1 FROM sqlite_master").fetchone()
    ):
        raise StoreFault(FOREIGN)
    if taken > len(STEPS):
        raise StoreFault(NEWER)
    return taken


def _take(database: Database, number: int) -> None:
    name, statements = STEPS[number]
    if number == 0:
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.table("schema_steps").create({"name": str, "taken": str}, pk="name", strict=True)
    for statement in statements:
        database.execute(statement)
    database.table("schema_steps").insert({"name": name, "taken": datetime.now(UTC).isoformat()})
    database.execute(f"PRAGMA user_version = {number + 1}")


def _keep_log(db: sqlite3.Connection) -> None:
    """Write ahead in a log. SQLite itself does not wait for other processes to let this happen."""
    until = time.monotonic() + _WAIT
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if fault(error).message != BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


def fault(error: Exception) -> StoreFault:
    """What went wrong in the database, as one sentence that says what to do."""
    if isinstance(error, UnicodeError):
        return StoreFault(UNKEEPABLE)
    # The low byte is the kind of fault, the rest its details.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return StoreFault(_SENTENCES.get(code, REFUSED))

"""Faults of SQLite as one sentence each, which tells what to do."""

import sqlite3

from bot.errors import StoreFault, marked
from bot.store.faults import BUSY, FULL, REFUSED, UNKEEPABLE

FOREIGN = marked("This file is no database of ANNA. Choose another file with --database.")
READ_ONLY = marked(
    "The database cannot be written here. Choose another file with --database, or make it writable."
)
BROKEN = marked("The database is damaged. Put back a backup, or choose another file with --database.")
MOVED = marked("The database file was moved or replaced while it was in use. Stop ANNA and start it again.")

FAULTS = (sqlite3.Error, UnicodeError, OverflowError)
"""What the driver raises."""

_BY_CODE = {
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


def fault(error: Exception) -> StoreFault:
    """The fault that an error of the driver stands for."""
    if isinstance(error, UnicodeError):
        return StoreFault(UNKEEPABLE)
    # The low byte is the kind of error, the rest its details.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return StoreFault(_BY_CODE.get(code, REFUSED))

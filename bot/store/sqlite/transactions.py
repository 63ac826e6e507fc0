"""One connection with transactions in transactions; every fault of the database as one sentence."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from bot.errors import StoreFault
from bot.store.sqlite import opening

_FAULTS = (sqlite3.Error, UnicodeError, OverflowError)


class Transactions:
    """A connection to a database, used by one thread at a time. `path` is its file, None in memory.

    A fault spoils the transaction it happens in: that one keeps nothing, also when its caller goes on.
    """

    def __init__(self, db: sqlite3.Connection, path: Path | None = None) -> None:
        self._db = db
        self._path = path
        self._file = None if path is None else opening.identity(path)
        self._turns: list[object] = []
        self._spoiled = ""
        self._erased = False
        self._others = 0
        self._changes = 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        inner, turn = len(self._turns), object()
        if inner:
            self._require()
        try:
            self._turns.append(turn)
            self._begin(inner)
            yield
            self._keep(inner)
        except BaseException:
            if turn in self._turns:
                # An interrupt may come before it is undone, and then nothing around it can be kept either.
                self._spoiled = self._spoiled or opening.UNDONE
                self._undo(inner)
            raise
        finally:
            # One that was interrupted while it ended may get here after the one around it has ended.
            if turn in self._turns:
                del self._turns[inner:]

    def _begin(self, inner: int) -> None:
        if inner:
            self._execute(f"SAVEPOINT turn{inner}")
            return
        if self._path is not None and opening.identity(self._path) != self._file:
            # SQLite would go on writing to a file that nobody finds again.
            raise StoreFault(opening.MOVED)
        self._spoiled = ""
        if self._open():
            # An interrupt came between the last transaction and its undoing.
            self._db.rollback()
        self._execute("BEGIN IMMEDIATE")
        self._others = self._execute("PRAGMA data_version").fetchone()[0]

    def _keep(self, inner: int) -> None:
        self._run(f"RELEASE turn{inner}" if inner else "COMMIT")
        if self._erased and not inner:
            self._empty_log()

    def _empty_log(self) -> None:
        """Take what was erased out of the write-ahead log too. A reader elsewhere may be in the way: it is not
        waited for, and the next transaction tries again."""
        with suppress(sqlite3.Error):
            (wait,) = self._db.execute("PRAGMA busy_timeout").fetchone()
            self._db.execute("PRAGMA busy_timeout = 0")
            try:
                blocked, *_ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                self._erased = bool(blocked)
            finally:
                self._db.execute(f"PRAGMA busy_timeout = {wait}")

    def _undo(self, inner: int) -> None:
        # What was read since may hold what is now undone; see `generation`.
        self._changes += 1
        try:
            if inner and self._open():
                self._db.execute(f"ROLLBACK TO turn{inner}")
                self._db.execute(f"RELEASE turn{inner}")
                self._spoiled = ""
            else:
                self._db.rollback()
        except sqlite3.Error:
            # What cannot be undone alone is undone with everything around it.
            with suppress(sqlite3.Error):
                self._db.rollback()

    def _open(self) -> bool:
        """Whether SQLite has a transaction open. It undoes one by itself when a disk is full, for one."""
        try:
            return self._db.in_transaction
        except sqlite3.ProgrammingError:  # the connection was closed
            return False

    def _require(self) -> None:
        """Refuse to write where SQLite would keep it bit by bit, or with what a fault left half-done."""
        if not self._turns:
            raise RuntimeError("the store is only written to inside a transaction")
        if self._spoiled or not self._open():
            raise StoreFault(self._spoiled or opening.UNDONE)

    def _run(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Write, inside a transaction."""
        self._require()
        return self._execute(sql, values)

    def _change(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Write what others may hold in memory; see `generation`."""
        self._changes += 1
        return self._run(sql, values)

    def _change_one(self, sql: str, values: Sequence[object]) -> None:
        """Change a row that has to be there."""
        if not self._change(sql, values).rowcount:
            self._spoiled = opening.GONE
            raise StoreFault(opening.GONE)

    def _change_each(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        for row in rows:
            self._change(sql, row)

    def _erase(self, sql: str, values: Sequence[object]) -> None:
        """Write such that nothing of what was there is left in the file or its log."""
        self._erased = True
        self._change(sql, values)

    def generation(self) -> object:
        """See `bot.store.contract.Store`."""
        return (self._others, self._changes)

    def _rows(self, sql: str, *values: object) -> list[Any]:
        """All rows of a query, also outside a transaction."""
        try:
            return self._db.execute(sql, values).fetchall()
        except _FAULTS as error:
            raise self._fault(error) from error

    def _execute(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        try:
            return self._db.execute(sql, values)
        except _FAULTS as error:
            raise self._fault(error) from error

    def _fault(self, error: Exception) -> StoreFault:
        found = opening.fault(error)
        if self._turns:
            self._spoiled = found.message
        return found

    def close(self) -> None:
        """Let go of the file. A transaction that is still open keeps nothing."""
        self._db.close()

"""One connection with nested transactions, in which every database error becomes a `StoreFault`."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from bot.errors import StoreFault
from bot.store import faults
from bot.store.sqlite import opening
from bot.store.sqlite.faults import FAULTS, MOVED, fault

Row = TypeVar("Row")
Cell = TypeVar("Cell")


class Transactions:
    """A connection to a database, used by one thread at a time. `path` is its file, None for one in memory.

    A fault spoils the transaction it happens in: that one keeps nothing, even when its caller carries on.
    """

    def __init__(self, db: sqlite3.Connection, path: Path | None = None) -> None:
        self._db = db
        self._path = path
        self._file = None if path is None else opening.file_identity(path)
        self._open_turns: list[object] = []
        self._spoiled = ""
        self._erased = False
        self._data_version = 0
        self._changes = 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        depth, turn = len(self._open_turns), object()
        if depth:
            self._require_transaction()
        try:
            self._open_turns.append(turn)
            self._begin(depth)
            yield
            self._commit(depth)
        except BaseException:
            if turn in self._open_turns:
                # An interrupt may come before it is undone, and then nothing around it can be kept either.
                self._spoiled = self._spoiled or faults.UNDONE
                self._roll_back(depth)
            raise
        finally:
            # One that was interrupted while it ended may get here after the one around it has ended.
            if turn in self._open_turns:
                del self._open_turns[depth:]

    def generation(self) -> object:
        return (self._data_version, self._changes)

    def close(self) -> None:
        self._db.close()

    # reading, also outside a transaction

    def _rows(self, sql: str, *values: object) -> list[Any]:
        """All rows of a query, as tuples."""
        try:
            return self._db.execute(sql, values).fetchall()
        except FAULTS as error:
            raise self._spoil(error) from error

    def _first(self, make: Callable[..., Row], sql: str, *values: object) -> Row | None:
        """What `make` makes of the columns of the first row; None when there is no row."""
        rows = self._rows(sql, *values)
        return make(*rows[0]) if rows else None

    def _cell(self, default: Cell, sql: str, *values: object) -> Cell:
        """The first column of the first row; `default` when there is no row."""
        rows = self._rows(sql, *values)
        cell: Cell = rows[0][0] if rows else default
        return cell

    # writing, inside a transaction

    def _run(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Write what nobody holds in memory; see `generation`."""
        self._require_transaction()
        return self._execute(sql, values)

    def _change(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Write what others may hold in memory; see `generation`."""
        self._changes += 1
        return self._run(sql, values)

    def _change_one(self, sql: str, values: Sequence[object]) -> None:
        """Change or add a row. Raises `StoreFault` when the statement found none to change."""
        if not self._change(sql, values).rowcount:
            self._spoiled = faults.GONE
            raise StoreFault(faults.GONE)

    def _change_each(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        for row in rows:
            self._change(sql, row)

    def _erase(self, sql: str, values: Sequence[object]) -> None:
        """Write such that nothing of what was there is left in the file or its log."""
        self._erased = True
        self._change(sql, values)

    # how a transaction begins and ends

    def _begin(self, depth: int) -> None:
        if depth:
            self._execute(f"SAVEPOINT turn{depth}")
            return
        if self._path is not None and opening.file_identity(self._path) != self._file:
            # SQLite would go on writing to a file that nobody finds again.
            raise StoreFault(MOVED)
        self._spoiled = ""
        if self._in_transaction():
            # An interrupt came between the last transaction and its undoing.
            self._db.rollback()
        self._execute("BEGIN IMMEDIATE")
        self._data_version = self._execute("PRAGMA data_version").fetchone()[0]

    def _commit(self, depth: int) -> None:
        self._run(f"RELEASE turn{depth}" if depth else "COMMIT")
        if self._erased and not depth:
            self._truncate_log()

    def _roll_back(self, depth: int) -> None:
        # What was read since may hold what is now undone; see `generation`.
        self._changes += 1
        try:
            if depth and self._in_transaction():
                self._db.execute(f"ROLLBACK TO turn{depth}")
                self._db.execute(f"RELEASE turn{depth}")
                self._spoiled = ""
            else:
                self._db.rollback()
        except sqlite3.Error:
            # What cannot be undone alone is undone with everything around it.
            with suppress(sqlite3.Error):
                self._db.rollback()

    def _truncate_log(self) -> None:
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

    def _in_transaction(self) -> bool:
        """Whether SQLite has a transaction open. It undoes one by itself when a disk is full, for one."""
        try:
            return self._db.in_transaction
        except sqlite3.ProgrammingError:  # the connection was closed
            return False

    def _require_transaction(self) -> None:
        """Refuse to write where SQLite would keep it bit by bit, or with what a fault left half-done."""
        if not self._open_turns:
            raise RuntimeError("the store is only written to inside a transaction")
        if self._spoiled or not self._in_transaction():
            raise StoreFault(self._spoiled or faults.UNDONE)

    def _execute(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        try:
            return self._db.execute(sql, values)
        except FAULTS as error:
            raise self._spoil(error) from error

    def _spoil(self, error: Exception) -> StoreFault:
        """The fault that an error stands for; the transaction it happens in keeps nothing."""
        raised = fault(error)
        if self._open_turns:
            self._spoiled = raised.message
        return raised

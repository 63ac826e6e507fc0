"""One connection with transactions in transactions; every fault of the database as one sentence."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from bot.errors import StoreFault
from bot.store import opening


class Transactions:
    """A connection to a database, used by one thread at a time."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._depth = 0
        self._others = 0
        self._changes = 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        inner = self._depth
        self._begin(inner)
        self._depth += 1
        try:
            yield
            self._run(f"RELEASE turn{inner}" if inner else "COMMIT")
        except BaseException as error:
            self._undo(inner)
            if isinstance(error, sqlite3.Error | UnicodeError):
                raise opening.fault(error) from error
            raise
        finally:
            self._depth -= 1

    def _begin(self, inner: int) -> None:
        if inner and not self._db.in_transaction:
            # SQLite undid the whole transaction, as it does when a disk is full: going on would commit bit by bit.
            raise StoreFault(opening.UNDONE)
        try:
            self._run(f"SAVEPOINT turn{inner}" if inner else "BEGIN IMMEDIATE")
            if not inner:
                self._others = self._run("PRAGMA data_version").fetchone()[0]
        except sqlite3.Error as error:
            raise opening.fault(error) from error

    def _undo(self, inner: int) -> None:
        if not self._db.in_transaction:
            return
        if inner:
            self._run(f"ROLLBACK TO turn{inner}")
            self._run(f"RELEASE turn{inner}")
        else:
            self._run("ROLLBACK")

    def _run(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        return self._db.execute(sql, values)

    def _change(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Write what others may hold in memory; see `generation`."""
        self._changes += 1
        return self._run(sql, values)

    def generation(self) -> object:
        """See `bot.store.contract.Store`."""
        return (self._others, self._changes)

    def _rows(self, sql: str, *values: object) -> list[Any]:
        """All rows of a query; its faults as the store's own, also outside a transaction."""
        try:
            return self._db.execute(sql, values).fetchall()
        except (sqlite3.Error, UnicodeError) as error:
            raise opening.fault(error) from error

    def close(self) -> None:
        self._db.close()

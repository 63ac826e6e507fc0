"""The part of the SQLite engine that keeps what became of answers: decided links, and published comparisons."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.model import Link
from bot.store.contract import Publication
from bot.store.sqlite.columns import micros, read, time, written
from bot.store.sqlite.transactions import Transactions

_LINKS = (
    "SELECT a, b, relation, status FROM links WHERE case_id = ? AND number IN "
    "(SELECT max(number) FROM links WHERE case_id = ? GROUP BY min(a, b), max(a, b)) ORDER BY number"
)


class Results(Transactions):
    """See `bot.store.contract.Store`."""

    def add_link(self, case: str, link: Link, at: datetime) -> None:
        self._change(
            "INSERT INTO links (case_id, number, a, b, relation, status, at) "
            "VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM links WHERE case_id = ?), ?, ?, ?, ?, ?)",
            (case, case, link.a, link.b, link.relation, link.status, micros(at)),
        )

    def links(self, case: str) -> list[Link]:
        return [Link(*row) for row in self._rows(_LINKS, case, case)]

    def add_publication(
        self,
        case: str,
        records: Mapping[str, Any],
        basis: Mapping[str, Any],
        participants: Iterable[str],
        at: datetime,
    ) -> int:
        ((number,),) = self._rows(
            "SELECT coalesce(max(number), 0) + 1 FROM publications WHERE case_id = ?", case
        )
        self._change(
            "INSERT INTO publications (case_id, number, at, records, basis) VALUES (?, ?, ?, ?, ?)",
            (case, number, micros(at), written(records), written(basis)),
        )
        self._change_each(
            "INSERT INTO published (case_id, number, participant) VALUES (?, ?, ?)",
            [(case, number, participant) for participant in participants],
        )
        return int(number)

    def publications(self, case: str) -> list[Publication]:
        rows = self._rows(
            "SELECT number, at, records = '', basis FROM publications WHERE case_id = ? ORDER BY number", case
        )
        return [
            Publication(number, time(at), bool(erased), read(basis)) for number, at, erased, basis in rows
        ]

    def published(self, case: str, number: int) -> Mapping[str, Any]:
        rows = self._rows(
            "SELECT records FROM publications WHERE case_id = ? AND number = ? AND records <> ''",
            case,
            number,
        )
        found: Mapping[str, Any] = read(rows[0][0]) if rows else {}
        return found

    def _empty_publications(self, case: str, participant: str) -> None:
        """Erase the contents of every published comparison that holds something of this participant."""
        self._erase(
            "UPDATE publications SET records = '' WHERE case_id = ? AND number IN "
            "(SELECT number FROM published WHERE case_id = ? AND participant = ?)",
            (case, case, participant),
        )

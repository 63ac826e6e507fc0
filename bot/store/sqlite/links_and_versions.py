"""The tables of what became of answers: decided links, and published versions of the comparison."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.model import Link
from bot.store.contract import Publication
from bot.store.sqlite.columns import from_json, to_json, to_microseconds, to_time
from bot.store.sqlite.transactions import Transactions

_ADD_LINK = """
    INSERT INTO links (case_id, number, a, b, relation, status, at)
    VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM links WHERE case_id = ?), ?, ?, ?, ?, ?)
"""
_LINKS = """
    SELECT a, b, relation, status FROM links
    WHERE case_id = ? AND number IN (
        SELECT max(number) FROM links
        WHERE case_id = ?
        GROUP BY min(a, b), max(a, b)
    )
    ORDER BY number
"""
_NEXT_NUMBER = "SELECT coalesce(max(number), 0) + 1 FROM publications WHERE case_id = ?"
_PUBLICATIONS = """
    SELECT number, at, records = '', basis FROM publications
    WHERE case_id = ?
    ORDER BY number
"""
_PUBLICATION_RECORDS = """
    SELECT records FROM publications
    WHERE case_id = ? AND number = ? AND records <> ''
"""
_EMPTY_PUBLICATIONS = """
    UPDATE publications SET records = ''
    WHERE case_id = ? AND number IN (SELECT number FROM published WHERE case_id = ? AND participant = ?)
"""


class LinkAndVersionTables(Transactions):
    """What `bot.store.contract.Store` says of links and published versions."""

    def add_link(self, case: str, link: Link, at: datetime) -> None:
        row = (link.a, link.b, link.relation, link.status, to_microseconds(at))
        self._change(_ADD_LINK, (case, case, *row))

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
        number = self._cell(1, _NEXT_NUMBER, case)
        self._change(
            "INSERT INTO publications (case_id, number, at, records, basis) VALUES (?, ?, ?, ?, ?)",
            (case, number, to_microseconds(at), to_json(records), to_json(basis)),
        )
        self._change_each(
            "INSERT INTO published (case_id, number, participant) VALUES (?, ?, ?)",
            [(case, number, participant) for participant in participants],
        )
        return number

    def publications(self, case: str) -> list[Publication]:
        return [
            Publication(number, to_time(at), bool(erased), from_json(basis))
            for number, at, erased, basis in self._rows(_PUBLICATIONS, case)
        ]

    def publication_records(self, case: str, number: int) -> Mapping[str, Any]:
        records: Mapping[str, Any] = from_json(self._cell("{}", _PUBLICATION_RECORDS, case, number))
        return records

    def _empty_publications(self, case: str, participant: str) -> None:
        """Erase the contents of every publication that holds an answer of this participant."""
        self._erase(_EMPTY_PUBLICATIONS, (case, case, participant))

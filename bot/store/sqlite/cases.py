"""The tables of cases: each with its organisations, its topics, and what was imported into it."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from bot.model import Organisation, Topic
from bot.store.contract import CaseRow
from bot.store.sqlite.columns import from_json, to_json, to_microseconds, to_time
from bot.store.sqlite.transactions import Transactions

_CASE = "SELECT id, title, language, meeting, practice, created FROM cases WHERE id = ?"
_CASES = "SELECT id, title, language, meeting, practice, created FROM cases ORDER BY place"
_ADD_CASE = """
    INSERT INTO cases (id, place, title, language, meeting, practice, created, revision)
    VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM cases), ?, ?, ?, ?, ?, ?)
"""
_SET_CASE = """
    UPDATE cases SET title = ?, language = ?, meeting = ?, revision = revision + 1
    WHERE id = ?
"""


class CaseTables(Transactions):
    """What `bot.store.contract.Store` says of cases."""

    def add_case(self, case: CaseRow) -> None:
        # Counted from anywhere, so that nobody takes an erased case of this id for the new one.
        revision = 1 + secrets.randbits(32)
        row = (case.id, case.title, case.language, case.meeting, int(case.practice))
        self._change(_ADD_CASE, (*row, to_microseconds(case.created), revision))

    def set_case(self, case: CaseRow) -> None:
        self._change_one(_SET_CASE, (case.title, case.language, case.meeting, case.id))

    def case(self, case: str) -> CaseRow | None:
        return self._first(_case, _CASE, case)

    def cases(self) -> list[CaseRow]:
        return [_case(*row) for row in self._rows(_CASES)]

    def case_revision(self, case: str) -> int:
        return self._cell(0, "SELECT revision FROM cases WHERE id = ?", case)

    def secret(self, case: str) -> str:
        return self._cell("", "SELECT secret FROM secrets WHERE case_id = ?", case)

    def add_organisations(self, case: str, organisations: Iterable[Organisation]) -> None:
        place = len(self.organisations(case))
        self._change_each(
            "INSERT INTO organisations (case_id, place, id, name, kind) VALUES (?, ?, ?, ?, ?)",
            [(case, at, one.id, one.name, one.kind) for at, one in enumerate(organisations, place)],
        )
        self._count_change(case)

    def organisations(self, case: str) -> list[Organisation]:
        rows = self._rows("SELECT id, name, kind FROM organisations WHERE case_id = ? ORDER BY place", case)
        return [Organisation(*row) for row in rows]

    def rename_organisation(self, case: str, organisation: str, name: str) -> None:
        self._change_one(
            "UPDATE organisations SET name = ? WHERE case_id = ? AND id = ?", (name, case, organisation)
        )
        self._count_change(case)

    def add_topics(self, case: str, topics: Iterable[Topic]) -> None:
        place = len(self.topics(case))
        self._change_each(
            "INSERT INTO topics (case_id, place, id, text) VALUES (?, ?, ?, ?)",
            [(case, at, topic.id, topic.text) for at, topic in enumerate(topics, place)],
        )
        self._count_change(case)

    def topics(self, case: str) -> list[Topic]:
        rows = self._rows("SELECT id, text FROM topics WHERE case_id = ? ORDER BY place", case)
        return [Topic(*row) for row in rows]

    def reword_topic(self, case: str, topic: str, text: str) -> None:
        self._change_one("UPDATE topics SET text = ? WHERE case_id = ? AND id = ?", (text, case, topic))
        self._count_change(case)

    def add_records(self, case: str, records: Mapping[str, Any]) -> None:
        self._change_one(
            "UPDATE cases SET records = ?, revision = revision + 1 WHERE id = ?", (to_json(records), case)
        )

    def records(self, case: str) -> Mapping[str, Any]:
        records: Mapping[str, Any] = from_json(
            self._cell("{}", "SELECT records FROM cases WHERE id = ?", case)
        )
        return records

    def erase_case(self, case: str) -> None:
        self._change("UPDATE persons SET chosen = '' WHERE chosen = ?", (case,))
        self._erase("DELETE FROM cases WHERE id = ?", (case,))

    def _count_change(self, case: str) -> None:
        self._change_one("UPDATE cases SET revision = revision + 1 WHERE id = ?", (case,))


def _case(case: str, title: str, language: str, meeting: str | None, practice: int, created: int) -> CaseRow:
    return CaseRow(case, title, language, meeting, bool(practice), to_time(created))

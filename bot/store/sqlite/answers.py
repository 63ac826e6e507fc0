"""The tables of sessions, answers and releases; answers and releases are only ever added to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from bot.dialog.session import Answer, AnswerState, ItemPath, Session, StepKey
from bot.store.contract import Release, Revision, StoredSession
from bot.store.sqlite.columns import from_json, from_value, to_json, to_microseconds, to_time, to_value
from bot.store.sqlite.transactions import Transactions

_SESSION = "SELECT place, revision FROM sessions WHERE case_id = ? AND participant = ?"
_SESSION_REVISION = "SELECT revision FROM sessions WHERE case_id = ? AND participant = ?"
_SAVE_SESSION = """
    INSERT INTO sessions VALUES (?, ?, ?, 1)
    ON CONFLICT (case_id, participant) DO UPDATE SET place = excluded.place, revision = revision + 1
"""
_ADD_ANSWER = """
    INSERT INTO answers (
        case_id, participant, question, item, revision, id, state, detail, wording, language,
        value, at, saved, nth
    )
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_plain_columns = attrgetter("revision", "id", "state", "detail", "wording", "language")
"""The columns of an answer that need no conversion, in the order of `_ADD_ANSWER`."""
_HISTORY = """
    SELECT id, question, item, state, value, wording, language, detail, revision, at FROM answers
    WHERE case_id = ? AND participant = ?
    ORDER BY saved, nth
"""
_RELEASES = """
    SELECT participant, answer, revision, level FROM releases
    WHERE case_id = ? AND number IN (
        SELECT max(number) FROM releases
        WHERE case_id = ?
        GROUP BY participant, answer
    )
    ORDER BY number
"""
_RELEASES_OF_ONE = """
    SELECT participant, answer, revision, level FROM releases
    WHERE case_id = ? AND number IN (
        SELECT max(number) FROM releases
        WHERE case_id = ? AND participant = ?
        GROUP BY participant, answer
    )
    ORDER BY number
"""
_ADD_RELEASE = """
    INSERT INTO releases (case_id, number, participant, answer, revision, level, at)
    VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_OTHERS_RELEASED = """
    SELECT
        EXISTS (
            SELECT 1
            FROM releases AS newest
            JOIN participants ON participants.case_id = newest.case_id AND participants.id = newest.participant
            WHERE newest.case_id = ? AND organisation <> ? AND level = 'partners'
            AND NOT EXISTS (
                SELECT 1 FROM releases AS later
                WHERE later.case_id = newest.case_id
                AND later.participant = newest.participant
                AND later.answer = newest.answer
                AND later.number > newest.number
            )
        )
        OR EXISTS (SELECT 1 FROM cases WHERE id = ? AND records <> '{}')
"""


class AnswerTables(Transactions):
    """What `bot.store.contract.Store` says of sessions, answers and releases."""

    def session_revision(self, case: str, participant: str) -> int:
        return self._cell(0, _SESSION_REVISION, case, participant)

    def session_revisions(self, case: str) -> Mapping[str, int]:
        return dict(self._rows("SELECT participant, revision FROM sessions WHERE case_id = ?", case))

    def session(self, case: str, participant: str) -> StoredSession | None:
        rows = self._rows(_SESSION, case, participant)
        if not rows or not rows[0][0]:
            return None
        ((place, revision),) = rows
        answers: dict[StepKey, Answer] = {}
        for kept in self.history(case, participant):
            answers[kept.answer.key] = kept.answer
        return StoredSession(Session.from_json(from_json(place), answers), revision)

    def save(
        self, case: str, participant: str, session: Session, answers: Sequence[Answer], at: datetime
    ) -> int:
        now, place = to_microseconds(at), to_json(session.to_json())
        rows = [
            (
                case,
                participant,
                each.question,
                str(each.item),
                *_plain_columns(each),
                from_value(each.value),
                now,
            )
            for each in answers
        ]
        self._run(_SAVE_SESSION, (case, participant, place))
        # A second query is quicker than a RETURNING clause.
        revision = self.session_revision(case, participant)
        for nth, row in enumerate(rows):
            self._run(_ADD_ANSWER, (*row, revision, nth))
        return revision

    def history(self, case: str, participant: str) -> list[Revision]:
        return [_RevisionRow(*row).read() for row in self._rows(_HISTORY, case, participant)]

    def add_releases(self, case: str, releases: Iterable[Release], at: datetime) -> None:
        last, now = self.last_release(case), to_microseconds(at)
        for number, one in enumerate(releases, last + 1):
            row = (case, number, one.participant, one.answer, one.revision, one.level, now)
            self._run(_ADD_RELEASE, row)

    def releases(self, case: str, participant: str | None = None) -> list[Release]:
        if participant is None:
            rows = self._rows(_RELEASES, case, case)
        else:
            rows = self._rows(_RELEASES_OF_ONE, case, case, participant)
        return [Release(*row) for row in rows]

    def last_release(self, case: str) -> int:
        return self._cell(0, "SELECT coalesce(max(number), 0) FROM releases WHERE case_id = ?", case)

    def others_released(self, case: str, organisation: str) -> bool:
        return bool(self._cell(0, _OTHERS_RELEASED, case, organisation, case))


class _RevisionRow(NamedTuple):
    number: int
    question: str
    item: str
    state: AnswerState
    value: str | None
    wording: str
    language: str
    detail: str | None
    revision: int
    at: int

    def read(self) -> Revision:
        answer = Answer(
            id=self.number,
            question=self.question,
            item=ItemPath.parse(self.item),
            state=self.state,
            value=to_value(self.value),
            wording=self.wording,
            language=self.language,
            detail=self.detail,
            revision=self.revision,
        )
        return Revision(answer, to_time(self.at))

"""The SQLite engine of the store: one file, or memory; used by one thread at a time."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

from bot.dialog.session import Answer, ItemPath, Session, StepKey
from bot.model import Organisation, Topic
from bot.store.contract import CaseRow, Invite, Kept, Participant, Release, Revision, Role
from bot.store.sqlite import opening
from bot.store.sqlite.columns import micros, packed, read, time, unpacked, written
from bot.store.sqlite.findings import Results
from bot.store.sqlite.outbox import Posting
from bot.store.sqlite.people import People

MEMORY = ":memory:"

_CASES = "SELECT id, title, language, meeting, practice, created FROM cases "
_RELEASES = (
    "SELECT participant, answer, revision, level FROM releases WHERE case_id = ? AND number IN "
    "(SELECT max(number) FROM releases WHERE case_id = ? /**/ GROUP BY participant, answer) ORDER BY number"
)
_ANSWER = (
    "INSERT INTO answers (case_id, participant, question, item, revision, id, state, detail, wording, language, "
    "value, at, saved, nth) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_columns = attrgetter("revision", "id", "state", "detail", "wording", "language")
_SESSION = (
    "INSERT INTO sessions VALUES (?, ?, ?, 1) ON CONFLICT (case_id, participant) "
    "DO UPDATE SET place = excluded.place, revision = revision + 1"
)
_REVISION = "SELECT revision FROM sessions WHERE case_id = ? AND participant = ?"
_WHERE_THERE = "WHERE ? = '' OR EXISTS (SELECT 1 FROM organisations WHERE case_id = ? AND id = ?)"
"""For nobody's organisation, or one that the case has."""
_PARCELS_OF = (
    "DELETE FROM parcels WHERE (channel, address) IN (SELECT channel, address FROM addresses JOIN participants "
    "ON participants.person = addresses.person WHERE case_id = ? AND participants.id = ?)"
)
_OTHERS = (
    "SELECT EXISTS (SELECT 1 FROM releases AS one JOIN participants ON participants.case_id = one.case_id "
    "AND participants.id = one.participant WHERE one.case_id = ? AND organisation <> ? AND level = 'partners' "
    "AND NOT EXISTS (SELECT 1 FROM releases AS other WHERE other.case_id = one.case_id "
    "AND other.participant = one.participant AND other.answer = one.answer AND other.number > one.number)) "
    "OR EXISTS (SELECT 1 FROM cases WHERE id = ? AND records <> '{}')"
)
_PARTS = "SELECT case_id, participants.id, person, role, organisation FROM participants "


def open_store(path: str | Path) -> "SqliteStore":
    """The store in a file, made with its folder where they are not there yet, or in memory (`:memory:`).

    Raises `StoreFault` for a file that cannot be used; that file is then as it was.
    """
    if str(path) == MEMORY:
        return SqliteStore(opening.connect(MEMORY))
    return SqliteStore(opening.connect(Path(path)), Path(path).absolute())


class SqliteStore(People, Results, Posting):
    """See `bot.store.contract.Store`."""

    # cases

    def add_case(self, case: CaseRow) -> None:
        self._change(
            "INSERT INTO cases (id, place, title, language, meeting, practice, created, revision) "
            "VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM cases), ?, ?, ?, ?, ?, ?)",
            (
                case.id,
                case.title,
                case.language,
                case.meeting,
                int(case.practice),
                micros(case.created),
                # Counted from anywhere, so that nobody takes an erased case of this id for the new one.
                1 + secrets.randbits(32),
            ),
        )

    def set_case(self, case: CaseRow) -> None:
        self._change_one(
            "UPDATE cases SET title = ?, language = ?, meeting = ?, revision = revision + 1 WHERE id = ?",
            (case.title, case.language, case.meeting, case.id),
        )

    def case(self, case: str) -> CaseRow | None:
        return next(iter(self._cases("WHERE id = ?", case)), None)

    def cases(self) -> list[CaseRow]:
        return self._cases("ORDER BY place")

    def _cases(self, which: str, *values: object) -> list[CaseRow]:
        return [
            CaseRow(name, title, language, meeting, bool(practice), time(created))
            for name, title, language, meeting, practice, created in self._rows(_CASES + which, *values)
        ]

    def case_revision(self, case: str) -> int:
        rows = self._rows("SELECT revision FROM cases WHERE id = ?", case)
        return rows[0][0] if rows else 0

    def secret(self, case: str) -> str:
        rows = self._rows("SELECT secret FROM secrets WHERE case_id = ?", case)
        return rows[0][0] if rows else ""

    def _changed(self, case: str) -> None:
        self._change_one("UPDATE cases SET revision = revision + 1 WHERE id = ?", (case,))

    def add_organisations(self, case: str, organisations: Iterable[Organisation]) -> None:
        place = len(self.organisations(case))
        self._change_each(
            "INSERT INTO organisations (case_id, place, id, name, kind) VALUES (?, ?, ?, ?, ?)",
            [(case, at, one.id, one.name, one.kind) for at, one in enumerate(organisations, place)],
        )
        self._changed(case)

    def organisations(self, case: str) -> list[Organisation]:
        rows = self._rows("SELECT id, name, kind FROM organisations WHERE case_id = ? ORDER BY place", case)
        return [Organisation(*row) for row in rows]

    def rename_organisation(self, case: str, organisation: str, name: str) -> None:
        self._change_one(
            "UPDATE organisations SET name = ? WHERE case_id = ? AND id = ?", (name, case, organisation)
        )
        self._changed(case)

    def add_topics(self, case: str, topics: Iterable[Topic]) -> None:
        place = len(self.topics(case))
        self._change_each(
            "INSERT INTO topics (case_id, place, id, text) VALUES (?, ?, ?, ?)",
            [(case, at, topic.id, topic.text) for at, topic in enumerate(topics, place)],
        )
        self._changed(case)

    def topics(self, case: str) -> list[Topic]:
        rows = self._rows("SELECT id, text FROM topics WHERE case_id = ? ORDER BY place", case)
        return [Topic(*row) for row in rows]

    def reword_topic(self, case: str, topic: str, text: str) -> None:
        self._change_one("UPDATE topics SET text = ? WHERE case_id = ? AND id = ?", (text, case, topic))
        self._changed(case)

    def erase_case(self, case: str) -> None:
        self._change("UPDATE persons SET chosen = '' WHERE chosen = ?", (case,))
        self._erase("DELETE FROM cases WHERE id = ?", (case,))

    # who takes part

    def add_participant(self, case: str, person: str, role: Role, organisation: str) -> Participant:
        ((number,),) = self._rows(
            "SELECT coalesce(max(place), 0) + 1 FROM participants WHERE case_id = ? AND organisation = ?",
            case,
            organisation,
        )
        part = Participant(case, f"{organisation or role}-{number}", person, role, organisation)
        self._change_one(
            f"INSERT INTO participants (case_id, id, person, role, organisation, place) "
            f"SELECT ?, ?, ?, ?, ?, ? {_WHERE_THERE}",
            (case, part.id, person, role, organisation, number, organisation, case, organisation),
        )
        return part

    def participants(self, case: str) -> list[Participant]:
        return self._parts("WHERE participants.case_id = ? ORDER BY organisation, place", case)

    def parts(self, person: str) -> list[Participant]:
        return self._parts("JOIN cases ON cases.id = case_id WHERE person = ? ORDER BY cases.place", person)

    def _parts(self, which: str, value: str) -> list[Participant]:
        return [Participant(*row) for row in self._rows(_PARTS + which, value)]

    def add_invite(self, invite: Invite) -> None:
        case, organisation = invite.case, invite.organisation
        self._change_one(
            f"INSERT INTO invites (case_id, digest, role, organisation, expires) SELECT ?, ?, ?, ?, ? {_WHERE_THERE}",
            (
                case,
                invite.digest,
                invite.role,
                organisation,
                micros(invite.expires),
                organisation,
                case,
                organisation,
            ),
        )

    def invite(self, digest: str) -> Invite | None:
        rows = self._rows(
            "SELECT case_id, digest, role, organisation, expires, used_by IS NOT NULL, revoked FROM invites "
            "WHERE digest = ?",
            digest,
        )
        if not rows:
            return None
        case, found, role, organisation, expires, used, revoked = rows[0]
        return Invite(case, found, role, organisation, time(expires), bool(used), bool(revoked))

    def use_invite(self, digest: str, person: str, at: datetime) -> bool:
        cursor = self._change(
            "UPDATE invites SET used_by = ?, used_at = ? "
            "WHERE digest = ? AND used_by IS NULL AND NOT revoked AND expires > ?",
            (person, micros(at), digest, micros(at)),
        )
        return cursor.rowcount == 1

    def revoke_invites(self, case: str, organisation: str) -> int:
        return self._change(
            "UPDATE invites SET revoked = 1 "
            "WHERE case_id = ? AND organisation = ? AND used_by IS NULL AND NOT revoked",
            (case, organisation),
        ).rowcount

    # sessions, answers, releases

    def revision(self, case: str, participant: str) -> int:
        rows = self._rows(_REVISION, case, participant)
        return rows[0][0] if rows else 0

    def revisions(self, case: str) -> Mapping[str, int]:
        return dict(self._rows("SELECT participant, revision FROM sessions WHERE case_id = ?", case))

    def session(self, case: str, participant: str) -> Kept | None:
        rows = self._rows(
            "SELECT place, revision FROM sessions WHERE case_id = ? AND participant = ?", case, participant
        )
        if not rows or not rows[0][0]:
            return None
        answers: dict[StepKey, Answer] = {}
        for kept in self.history(case, participant):
            answers[kept.answer.key] = kept.answer
        return Kept(Session.from_json(read(rows[0][0]), answers), rows[0][1])

    def save(
        self, case: str, participant: str, session: Session, answers: Sequence[Answer], at: datetime
    ) -> int:
        when, place = micros(at), written(session.to_json())
        rows = [
            (
                case,
                participant,
                answer.question,
                str(answer.item),
                *_columns(answer),
                packed(answer.value),
                when,
            )
            for answer in answers
        ]
        self._run(_SESSION, (case, participant, place))
        # To ask is quicker than to have the statement return it.
        revision = self.revision(case, participant)
        for nth, row in enumerate(rows):
            self._run(_ANSWER, (*row, revision, nth))
        return revision

    def history(self, case: str, participant: str) -> list[Revision]:
        rows = self._rows(
            "SELECT id, question, item, state, value, wording, language, detail, revision, at FROM answers "
            "WHERE case_id = ? AND participant = ? ORDER BY saved, nth",
            case,
            participant,
        )
        return [
            Revision(
                Answer(
                    number,
                    question,
                    ItemPath.parse(item),
                    state,
                    unpacked(value),
                    wording,
                    language,
                    detail,
                    revision,
                ),
                time(at),
            )
            for number, question, item, state, value, wording, language, detail, revision, at in rows
        ]

    def erase_answers(self, case: str, participant: str) -> None:
        for sql in (
            "DELETE FROM answers WHERE case_id = ? AND participant = ?",
            "DELETE FROM releases WHERE case_id = ? AND participant = ?",
            "DELETE FROM said WHERE case_id = ? AND participant = ?",
            _PARCELS_OF,
            # The revision goes on counting, so that nobody takes what they hold in memory for the present.
            "UPDATE sessions SET place = '', revision = revision + 1 WHERE case_id = ? AND participant = ?",
        ):
            self._erase(sql, (case, participant))
        self._empty_publications(case, participant)

    def others_released(self, case: str, organisation: str) -> bool:
        ((found,),) = self._rows(_OTHERS, case, organisation, case)
        return bool(found)

    def last_release(self, case: str) -> int:
        ((last,),) = self._rows("SELECT coalesce(max(number), 0) FROM releases WHERE case_id = ?", case)
        return int(last)

    def add_releases(self, case: str, releases: Iterable[Release], at: datetime) -> None:
        last = self.last_release(case)
        self._require()
        for number, one in enumerate(releases, last + 1):
            self._run(
                "INSERT INTO releases (case_id, number, participant, answer, revision, level, at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (case, number, one.participant, one.answer, one.revision, one.level, micros(at)),
            )

    def releases(self, case: str, participant: str | None = None) -> list[Release]:
        whose, values = (
            ("", (case, case)) if participant is None else ("AND participant = ?", (case, case, participant))
        )
        return [Release(*row) for row in self._rows(_RELEASES.replace("/**/", whose), *values)]

    # records that were imported, not answered

    def add_records(self, case: str, records: Mapping[str, Any]) -> None:
        self._change_one(
            "UPDATE cases SET records = ?, revision = revision + 1 WHERE id = ?", (written(records), case)
        )

    def records(self, case: str) -> Mapping[str, Any]:
        rows = self._rows("SELECT records FROM cases WHERE id = ?", case)
        found: Mapping[str, Any] = read(rows[0][0]) if rows else {}
        return found

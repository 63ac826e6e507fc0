"""The people in a database: who speaks at which address, what was delivered, and codes for another channel."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from bot.store.contract import Participant, Person, Seat
from bot.store.sqlite.columns import micros
from bot.store.sqlite.transactions import Transactions

_DAY = 86_400_000_000
"""In microseconds."""
_REMEMBERED = 60
"""Days for which a delivery is known: far longer than any channel goes on trying, or than it takes until Telegram
numbers its messages anew after a quiet week."""
_LINGERING = 3_600_000_000
"""Microseconds after which a code that was not used is swept away with the next one."""

_ARRIVE = (
    "SELECT persons.id, persons.language, chosen, participants.case_id, participants.id, role, organisation, "
    "cases.revision, cases.telegram, nudges.at FROM addresses JOIN persons ON persons.id = addresses.person "
    "LEFT JOIN participants ON participants.person = persons.id LEFT JOIN cases ON cases.id = participants.case_id "
    "LEFT JOIN nudges ON nudges.case_id = participants.case_id AND nudges.participant = participants.id "
    "WHERE channel = ? AND address = ? ORDER BY cases.place"
)


class People(Transactions):
    """See `bot.store.contract.Store`."""

    def person(self, channel: str, address: str) -> Person | None:
        rows = self._rows(
            "SELECT id, language, chosen FROM addresses JOIN persons ON id = person "
            "WHERE channel = ? AND address = ?",
            channel,
            address,
        )
        return Person(*rows[0]) if rows else None

    def arrive(self, channel: str, address: str) -> tuple[Person | None, list[Seat]]:
        rows = self._rows(_ARRIVE, channel, address)
        if not rows:
            return None, []
        person, language, chosen, *_ = rows[0]
        seats = [
            Seat(Participant(case, part, person, role, organisation), revision, telegram, nudged is not None)
            for _, _, _, case, part, role, organisation, revision, telegram, nudged in rows
            if case is not None
        ]
        return Person(person, language, chosen), seats

    def add_person(self, channel: str, address: str) -> Person:
        person = Person(secrets.token_hex(8))
        self._change("INSERT INTO persons (id) VALUES (?)", (person.id,))
        self._change(
            "INSERT INTO addresses (channel, address, person) VALUES (?, ?, ?)",
            (channel, address, person.id),
        )
        return person

    def addresses(self, channel: str) -> list[tuple[str, Person]]:
        rows = self._rows(
            "SELECT address, id, language, chosen FROM addresses JOIN persons ON id = person "
            "WHERE channel = ? ORDER BY number",
            channel,
        )
        return [(address, Person(*person)) for address, *person in rows]

    def set_person(self, person: Person) -> None:
        self._change_one(
            "UPDATE persons SET language = ?, chosen = ? WHERE id = ?",
            (person.language, person.case, person.id),
        )

    def nudge(self, case: str, participants: Iterable[str], at: datetime) -> None:
        self._change_each(
            "INSERT INTO nudges VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at",
            [(case, participant, micros(at)) for participant in participants],
        )

    def heed(self, case: str, participant: str) -> None:
        self._change("DELETE FROM nudges WHERE case_id = ? AND participant = ?", (case, participant))

    def add_channel_code(self, person: str, digest: str, expires: datetime) -> None:
        self._run(
            "DELETE FROM channel_codes WHERE person = ? OR expires < ?",
            (person, micros(expires) - _LINGERING),
        )
        self._run(
            "INSERT INTO channel_codes (digest, expires, person) VALUES (?, ?, ?)",
            (digest, micros(expires), person),
        )

    def channel_code(self, digest: str, at: datetime) -> str | None:
        rows = self._rows(
            "SELECT person FROM channel_codes WHERE digest = ? AND expires > ?", digest, micros(at)
        )
        return str(rows[0][0]) if rows else None

    def use_channel_code(self, digest: str, channel: str, address: str, at: datetime) -> bool:
        person, before = self.channel_code(digest, at), self.person(channel, address)
        if person is None:
            return False
        self._run("DELETE FROM channel_codes WHERE digest = ?", (digest,))
        self._change(
            "INSERT INTO addresses (channel, address, person) VALUES (?, ?, ?) "
            "ON CONFLICT (channel, address) DO UPDATE SET person = excluded.person",
            (channel, address, person),
        )
        if before is not None:
            self._change(
                "DELETE FROM persons WHERE id = ? AND NOT EXISTS (SELECT 1 FROM addresses WHERE person = persons.id) "
                "AND NOT EXISTS (SELECT 1 FROM participants WHERE person = persons.id)",
                (before.id,),
            )
        return True

    _swept = 0

    def first_delivery(self, channel: str, address: str, delivery: str, at: datetime) -> bool:
        now = micros(at)
        if now - self._swept > _DAY:
            self._run("DELETE FROM deliveries WHERE at < ?", (now - _REMEMBERED * _DAY,))
            self._swept = now
        noted = self._run(
            "INSERT OR IGNORE INTO deliveries VALUES (?, ?, ?, ?)", (channel, address, delivery, now)
        )
        return noted.rowcount == 1

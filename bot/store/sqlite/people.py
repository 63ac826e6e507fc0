"""The tables of people: who speaks at which address, what was delivered, and codes for another channel."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from bot.store.contract import Participant, Person, Seat
from bot.store.sqlite.columns import to_microseconds
from bot.store.sqlite.transactions import Transactions

_SWEEP = timedelta(days=1) // timedelta(microseconds=1)
"""Microseconds between two sweeps of old deliveries."""
_REMEMBERED = timedelta(days=60) // timedelta(microseconds=1)
"""Microseconds for which a delivery is known: far longer than any channel goes on trying, or than it takes until one
numbers its messages anew after a quiet week."""
_LINGERING = timedelta(hours=1) // timedelta(microseconds=1)
"""Microseconds after its end in which an unused code still waits to be swept away with the next one."""

_PERSON = """
    SELECT id, language, chosen FROM addresses JOIN persons ON id = person
    WHERE channel = ? AND address = ?
"""
_PERSON_WITH_SEATS = """
    SELECT persons.id, persons.language, chosen,
        participants.case_id, participants.id, role, organisation,
        cases.revision, cases.telegram, nudges.at
    FROM addresses
    JOIN persons ON persons.id = addresses.person
    LEFT JOIN participants ON participants.person = persons.id
    LEFT JOIN cases ON cases.id = participants.case_id
    LEFT JOIN nudges ON nudges.case_id = participants.case_id AND nudges.participant = participants.id
    WHERE channel = ? AND address = ?
    ORDER BY cases.place
"""
_ADDRESSES = """
    SELECT address, id, language, chosen FROM addresses JOIN persons ON id = person
    WHERE channel = ?
    ORDER BY number
"""
_MOVE_ADDRESS = """
    INSERT INTO addresses (channel, address, person) VALUES (?, ?, ?)
    ON CONFLICT (channel, address) DO UPDATE SET person = excluded.person
"""
_ERASE_STRANGER = """
    DELETE FROM persons
    WHERE id = ?
    AND NOT EXISTS (SELECT 1 FROM addresses WHERE person = persons.id)
    AND NOT EXISTS (SELECT 1 FROM participants WHERE person = persons.id)
"""


class PeopleTables(Transactions):
    """What `bot.store.contract.Store` says of people."""

    _swept = 0
    """When old deliveries were swept last, in microseconds."""

    def person(self, channel: str, address: str) -> Person | None:
        return self._first(Person, _PERSON, channel, address)

    def person_with_seats(self, channel: str, address: str) -> tuple[Person | None, list[Seat]]:
        rows = self._rows(_PERSON_WITH_SEATS, channel, address)
        if not rows:
            return None, []
        return Person(*rows[0][:3]), [_seat(row) for row in rows if row[3] is not None]

    def add_person(self, channel: str, address: str) -> Person:
        person = Person(secrets.token_hex(8))
        self._change("INSERT INTO persons (id) VALUES (?)", (person.id,))
        self._change(
            "INSERT INTO addresses (channel, address, person) VALUES (?, ?, ?)",
            (channel, address, person.id),
        )
        return person

    def addresses(self, channel: str) -> list[tuple[str, Person]]:
        return [(address, Person(*person)) for address, *person in self._rows(_ADDRESSES, channel)]

    def addresses_of(self, channel: str, person: str) -> list[str]:
        rows = self._rows(
            "SELECT address FROM addresses WHERE channel = ? AND person = ? ORDER BY number", channel, person
        )
        return [address for (address,) in rows]

    def set_person(self, person: Person) -> None:
        self._change_one(
            "UPDATE persons SET language = ?, chosen = ? WHERE id = ?",
            (person.language, person.case, person.id),
        )

    def add_channel_code(self, person: str, digest: str, expires: datetime) -> None:
        until = to_microseconds(expires)
        self._run("DELETE FROM channel_codes WHERE person = ? OR expires < ?", (person, until - _LINGERING))
        self._run(
            "INSERT INTO channel_codes (digest, expires, person) VALUES (?, ?, ?)", (digest, until, person)
        )

    def channel_code(self, digest: str, at: datetime) -> str | None:
        return self._first(
            str,
            "SELECT person FROM channel_codes WHERE digest = ? AND expires > ?",
            digest,
            to_microseconds(at),
        )

    def use_channel_code(self, digest: str, channel: str, address: str, at: datetime) -> bool:
        person, before = self.channel_code(digest, at), self.person(channel, address)
        if person is None:
            return False
        self._run("DELETE FROM channel_codes WHERE digest = ?", (digest,))
        self._change(_MOVE_ADDRESS, (channel, address, person))
        if before is not None:
            self._change(_ERASE_STRANGER, (before.id,))
        return True

    def record_delivery(self, channel: str, address: str, delivery: str, at: datetime) -> bool:
        now = to_microseconds(at)
        if now - self._swept > _SWEEP:
            self._run("DELETE FROM deliveries WHERE at < ?", (now - _REMEMBERED,))
            self._swept = now
        recorded = self._run(
            "INSERT OR IGNORE INTO deliveries VALUES (?, ?, ?, ?)", (channel, address, delivery, now)
        )
        return recorded.rowcount == 1


def _seat(row: tuple[Any, ...]) -> Seat:
    person, _, _, case, participant, role, organisation, case_revision, carries, nudged = row
    part = Participant(case, participant, person, role, organisation)
    return Seat(part, case_revision, carries, nudged is not None)

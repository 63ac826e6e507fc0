"""The tables of the outbox: parcels, notes of channels, messages that answered something, and reminders."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from bot.dialog.session import ItemPath
from bot.messages import Parcel
from bot.model import CarryLevel
from bot.store.outbox import AnsweredMessage, ContactPolicy, Reminder, ReminderState
from bot.store.sqlite.columns import from_json, to_json, to_microseconds, to_time
from bot.store.sqlite.transactions import Transactions

_ADD_PARCEL = """
    INSERT INTO parcels (channel, address, body, content, tries, fault, given_up, since)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_PARCEL = """
    SELECT address, body, content, number, tries, fault, given_up, since FROM parcels
    WHERE channel = ? AND address = ? AND NOT given_up
    ORDER BY number
    LIMIT 1
"""
_PARCELS = """
    SELECT address, '', x'', number, tries, fault, given_up, since FROM parcels
    WHERE channel = ?
    ORDER BY number
"""
_SET_NOTE = """
    INSERT INTO notes VALUES (?, ?, ?)
    ON CONFLICT (channel, address) DO UPDATE SET note = excluded.note
"""
_ANSWERED_MESSAGE = """
    SELECT case_id, participant, question, item, elements, detail FROM said
    WHERE channel = ? AND address = ? AND message = ?
"""
_SET_CONTACT_POLICY = """
    UPDATE cases SET telegram = ?, zone = ?, revision = revision + 1
    WHERE id = ?
"""
_SET_REMINDER_STATE = """
    INSERT INTO reminders VALUES (?, ?, ?, ?)
    ON CONFLICT (case_id, participant) DO UPDATE SET agreed = excluded.agreed, at = excluded.at
"""
_PENDING_REMINDERS = """
    SELECT reminders.case_id, reminders.participant, agreed, reminders.at,
        coalesce(meeting, ''), telegram, zone, nudges.at
    FROM reminders
    JOIN cases ON cases.id = reminders.case_id
    LEFT JOIN nudges
        ON nudges.case_id = reminders.case_id AND nudges.participant = reminders.participant
    WHERE agreed = 'yes'
    ORDER BY reminders.case_id, reminders.participant
"""


class OutboxTables(Transactions):
    """What `bot.store.outbox.Outbox` says. Nobody holds any of it in memory but the contact policy of a case."""

    def add_parcels(self, channel: str, parcels: Iterable[Parcel], at: datetime) -> None:
        since = to_microseconds(at)
        for one in parcels:
            row = (one.address, one.body, one.content, one.tries, one.fault, one.given_up)
            self._run(_ADD_PARCEL, (channel, *row, since))

    def parcel(self, channel: str, address: str) -> Parcel | None:
        row = self._first(_ParcelRow, _PARCEL, channel, address)
        return row.parcel() if row is not None else None

    def parcels(self, channel: str) -> list[Parcel]:
        return [_ParcelRow(*row).parcel() for row in self._rows(_PARCELS, channel)]

    def set_parcel(self, parcel: Parcel) -> None:
        self._run(
            "UPDATE parcels SET address = ?, tries = ?, fault = ?, given_up = ? WHERE number = ?",
            (parcel.address, parcel.tries, parcel.fault, parcel.given_up, parcel.number),
        )

    def retry_parcels(self, channel: str) -> int:
        return self._run(
            "UPDATE parcels SET given_up = 0, tries = 0 WHERE channel = ? AND given_up", (channel,)
        ).rowcount

    def remove_parcel(self, number: int) -> None:
        self._run("DELETE FROM parcels WHERE number = ?", (number,))

    def remove_parcels(self, channel: str, address: str) -> int:
        return self._run("DELETE FROM parcels WHERE channel = ? AND address = ?", (channel, address)).rowcount

    def channel_note(self, channel: str, address: str) -> str:
        return self._cell("", "SELECT note FROM notes WHERE channel = ? AND address = ?", channel, address)

    def set_channel_note(self, channel: str, address: str, note: str) -> None:
        self._run(_SET_NOTE, (channel, address, note))

    def add_answered_message(
        self, channel: str, address: str, message: str, answered: AnsweredMessage
    ) -> None:
        row = (answered.case, answered.participant, answered.question, str(answered.item))
        self._run(
            "INSERT OR REPLACE INTO said VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (channel, address, message, *row, to_json(answered.elements), answered.detail),
        )

    def answered_message(self, channel: str, address: str, message: str) -> AnsweredMessage | None:
        return self._first(_answered_message, _ANSWERED_MESSAGE, channel, address, message)

    def contact_policy(self, case: str) -> ContactPolicy:
        found = self._first(ContactPolicy, "SELECT telegram, zone FROM cases WHERE id = ?", case)
        return found or ContactPolicy()

    def set_contact_policy(self, case: str, policy: ContactPolicy) -> None:
        self._change_one(_SET_CONTACT_POLICY, (policy.carries, policy.zone, case))

    def reminder_state(self, case: str, participant: str) -> ReminderState | None:
        none: ReminderState | None = None
        return self._cell(
            none, "SELECT agreed FROM reminders WHERE case_id = ? AND participant = ?", case, participant
        )

    def set_reminder_state(self, case: str, participant: str, state: ReminderState, at: datetime) -> None:
        self._run(_SET_REMINDER_STATE, (case, participant, state, to_microseconds(at)))

    def pending_reminders(self) -> list[Reminder]:
        return [_ReminderRow(*row).reminder() for row in self._rows(_PENDING_REMINDERS)]


class _ParcelRow(NamedTuple):
    address: str
    body: str
    content: bytes
    number: int
    tries: int
    fault: str
    given_up: int
    since: int

    def parcel(self) -> Parcel:
        return Parcel(
            address=self.address,
            body=self.body,
            content=self.content,
            number=self.number,
            tries=self.tries,
            fault=self.fault,
            given_up=bool(self.given_up),
            since=to_time(self.since),
        )


def _answered_message(
    case: str, participant: str, question: str, item: str, elements: str, detail: int
) -> AnsweredMessage:
    return AnsweredMessage(
        case, participant, question, ItemPath.parse(item), tuple(from_json(elements)), bool(detail)
    )


class _ReminderRow(NamedTuple):
    case: str
    participant: str
    state: ReminderState
    at: int
    meeting: str
    carries: CarryLevel
    zone: str
    nudged: int | None

    def reminder(self) -> Reminder:
        policy, nudged = ContactPolicy(self.carries, self.zone), self.nudged is not None
        return Reminder(
            self.case, self.participant, self.state, to_time(self.at), self.meeting, policy, nudged
        )

"""What is on its way to people, in SQLite; see `bot.store.outbox.Outbox`."""

from collections.abc import Iterable
from datetime import datetime

from bot.dialog.session import ItemPath
from bot.messages import Parcel
from bot.store.outbox import Agreed, Reach, Reminder, Said
from bot.store.sqlite.columns import micros, read, time, written
from bot.store.sqlite.transactions import Transactions

_REMINDERS = (
    "SELECT reminders.case_id, reminders.participant, agreed, reminders.at, coalesce(meeting, ''), telegram, zone, "
    "nudges.at FROM reminders JOIN cases ON cases.id = reminders.case_id LEFT JOIN nudges "
    "ON nudges.case_id = reminders.case_id AND nudges.participant = reminders.participant "
    "WHERE agreed = 'yes' ORDER BY reminders.case_id, reminders.participant"
)


class Posting(Transactions):
    """See `bot.store.outbox.Outbox`. Nothing here is held in memory by anybody but `reach`; see `generation`."""

    def add_parcels(self, channel: str, parcels: Iterable[Parcel], at: datetime) -> None:
        since = micros(at)
        for one in parcels:
            self._run(
                "INSERT INTO parcels (channel, address, body, content, tries, fault, given_up, since) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (channel, one.address, one.body, one.content, one.tries, one.fault, one.given_up, since),
            )

    def parcel(self, channel: str, address: str) -> Parcel | None:
        rows = self._rows(
            "SELECT address, body, content, number, tries, fault, given_up, since FROM parcels "
            "WHERE channel = ? AND address = ? AND NOT given_up ORDER BY number LIMIT 1",
            channel,
            address,
        )
        return _parcel(*rows[0]) if rows else None

    def parcels(self, channel: str) -> list[Parcel]:
        rows = self._rows(
            "SELECT address, '', x'', number, tries, fault, given_up, since FROM parcels "
            "WHERE channel = ? ORDER BY number",
            channel,
        )
        return [_parcel(*row) for row in rows]

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

    def noted(self, channel: str, address: str) -> str:
        rows = self._rows("SELECT note FROM notes WHERE channel = ? AND address = ?", channel, address)
        return str(rows[0][0]) if rows else ""

    def set_note(self, channel: str, address: str, note: str) -> None:
        self._run(
            "INSERT INTO notes VALUES (?, ?, ?) ON CONFLICT (channel, address) DO UPDATE SET note = excluded.note",
            (channel, address, note),
        )

    def add_said(self, channel: str, address: str, message: str, said: Said) -> None:
        self._run(
            "INSERT OR REPLACE INTO said VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                channel,
                address,
                message,
                said.case,
                said.participant,
                said.question,
                str(said.item),
                written(said.elements),
                said.detail,
            ),
        )

    def said(self, channel: str, address: str, message: str) -> Said | None:
        rows = self._rows(
            "SELECT case_id, participant, question, item, elements, detail FROM said "
            "WHERE channel = ? AND address = ? AND message = ?",
            channel,
            address,
            message,
        )
        if not rows:
            return None
        case, participant, question, item, elements, detail = rows[0]
        return Said(case, participant, question, ItemPath.parse(item), tuple(read(elements)), bool(detail))

    def reach(self, case: str) -> Reach:
        rows = self._rows("SELECT telegram, zone FROM cases WHERE id = ?", case)
        return Reach(*rows[0]) if rows else Reach()

    def set_reach(self, case: str, reach: Reach) -> None:
        self._change_one(
            "UPDATE cases SET telegram = ?, zone = ?, revision = revision + 1 WHERE id = ?",
            (reach.telegram, reach.zone, case),
        )

    def agreed(self, case: str, participant: str) -> Agreed | None:
        rows = self._rows(
            "SELECT agreed FROM reminders WHERE case_id = ? AND participant = ?", case, participant
        )
        found: Agreed | None = rows[0][0] if rows else None
        return found

    def agree(self, case: str, participant: str, agreed: Agreed, at: datetime) -> None:
        self._run(
            "INSERT INTO reminders VALUES (?, ?, ?, ?) ON CONFLICT (case_id, participant) "
            "DO UPDATE SET agreed = excluded.agreed, at = excluded.at",
            (case, participant, agreed, micros(at)),
        )

    def reminders(self) -> list[Reminder]:
        return [
            Reminder(case, participant, agreed, time(at), meeting, Reach(telegram, zone), nudged is not None)
            for case, participant, agreed, at, meeting, telegram, zone, nudged in self._rows(_REMINDERS)
        ]

    def addresses_of(self, channel: str, person: str) -> list[str]:
        rows = self._rows(
            "SELECT address FROM addresses WHERE channel = ? AND person = ? ORDER BY number", channel, person
        )
        return [address for (address,) in rows]


def _parcel(
    address: str, body: str, content: bytes, number: int, tries: int, fault: str, given_up: int, since: int
) -> Parcel:
    return Parcel(address, body, content, number, tries, fault, bool(given_up), time(since))

"""The outbox contract: what every store engine keeps of messages on their way to people, and the rows of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.dialog.session import ItemPath
from bot.messages import Parcel
from bot.model import CarryLevel

ReminderState = Literal["asked", "yes", "no", "sent"]
"""The state of somebody's reminder: asked whether they want one, wanted, not wanted, or sent."""


@dataclass(frozen=True, slots=True)
class ContactPolicy:
    """How the people of a case are contacted. `zone` is a name of the IANA time zone database; nobody is reminded
    at night there."""

    carries: CarryLevel = "full"
    zone: str = "Europe/Amsterdam"


@dataclass(frozen=True, slots=True)
class AnsweredMessage:
    """What a message of a person answered, so that an edit of that message can correct the answer.

    `elements` are the numbers of the list elements that came of it; `detail` is true when it answered the
    follow-up question.
    """

    case: str
    participant: str
    question: str
    item: ItemPath
    elements: tuple[int, ...] = ()
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """A participant's reminder of the meeting.

    `since` is when it got its state, `meeting` the ISO date of the meeting ("" when none is set). `nudged` is true
    when the coordinator asks for the reminder now.
    """

    case: str
    participant: str
    state: ReminderState
    since: datetime
    meeting: str
    policy: ContactPolicy
    nudged: bool = False


class Outbox(Protocol):
    """What is on its way to people. The rules of `bot.store.contract.Store` hold here too."""

    # parcels: what a channel is to send

    def add_parcels(self, channel: str, parcels: Iterable[Parcel], at: datetime) -> None: ...
    def parcel(self, channel: str, address: str) -> Parcel | None:
        """The oldest parcel for an address that was not given up, with its content."""
        ...

    def parcels(self, channel: str) -> list[Parcel]:
        """All parcels of a channel, oldest first, without body and content."""
        ...

    def set_parcel(self, parcel: Parcel) -> None:
        """Update the `address`, `tries`, `fault` and `given_up` of the parcel with this `number`."""
        ...

    def retry_parcels(self, channel: str) -> int:
        """Make given-up parcels due again; returns how many."""
        ...

    def remove_parcel(self, number: int) -> None: ...
    def remove_parcels(self, channel: str, address: str) -> int:
        """Remove all parcels for an address; returns how many."""
        ...

    # what a channel remembers of an address

    def channel_note(self, channel: str, address: str) -> str:
        """The newest note of an address; "" when there is none."""
        ...

    def set_channel_note(self, channel: str, address: str, note: str) -> None: ...

    # messages that can still be edited

    def add_answered_message(
        self, channel: str, address: str, message: str, answered: AnsweredMessage
    ) -> None: ...
    def answered_message(self, channel: str, address: str, message: str) -> AnsweredMessage | None: ...

    # how people are contacted

    def contact_policy(self, case: str) -> ContactPolicy: ...
    def set_contact_policy(self, case: str, policy: ContactPolicy) -> None: ...
    def reminder_state(self, case: str, participant: str) -> ReminderState | None:
        """The state of a participant's reminder; None when they were never asked."""
        ...

    def set_reminder_state(self, case: str, participant: str, state: ReminderState, at: datetime) -> None: ...
    def pending_reminders(self) -> list[Reminder]:
        """All reminders in the state `yes`: wanted and not sent."""
        ...

    def addresses_of(self, channel: str, person: str) -> list[str]:
        """The addresses of a person on a channel, oldest first."""
        ...

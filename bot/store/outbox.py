"""What every store engine keeps for channels that reach people who are elsewhere, and the rows it hands out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.dialog.session import ItemPath
from bot.messages import Parcel

Telegram = Literal["full", "notify", "off"]
"""What a case lets Telegram carry: the whole conversation, only that a question is ready, or nothing."""

Agreed = Literal["asked", "yes", "no", "sent"]
"""How it stands with somebody's reminder: asked whether they want one, wanted, not wanted, or sent."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How the people of a case are reached: over Telegram or not, and in whose time it is day. `zone` is a name of
    the IANA time zone database."""

    telegram: Telegram = "full"
    zone: str = "Europe/Amsterdam"


@dataclass(frozen=True, slots=True)
class Said:
    """What one message of a person answered: the question and item, the elements of its list that came of it, or
    the follow-up question (`detail`)."""

    case: str
    participant: str
    question: str
    item: ItemPath
    elements: tuple[int, ...] = ()
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """A participant's reminder of the meeting, since when it stands so, the ISO date of the meeting ("" while there
    is none), how the case reaches people, and whether its coordinator asks for the reminder now."""

    case: str
    participant: str
    agreed: Agreed
    since: datetime
    meeting: str
    reach: Reach
    nudged: bool = False


class Outbox(Protocol):
    """What outlives a process of what is on its way to people. See `bot.store.contract.Store`."""

    # what is to be sent
    def add_parcels(self, channel: str, parcels: Iterable[Parcel], at: datetime) -> None: ...
    def parcel(self, channel: str, address: str) -> Parcel | None:
        """The oldest parcel for an address that was not given up, with its content."""
        ...

    def parcels(self, channel: str) -> list[Parcel]:
        """Every parcel of a channel, oldest first, without body and content."""
        ...

    def set_parcel(self, parcel: Parcel) -> None:
        """Keep how sending it went: `address`, `tries`, `fault` and `given_up`."""
        ...

    def retry_parcels(self, channel: str) -> int:
        """Let what was given up be tried anew; how many there were."""
        ...

    def remove_parcel(self, number: int) -> None: ...
    def remove_parcels(self, channel: str, address: str) -> int:
        """Remove everything that waits for an address; how much there was."""
        ...

    # what a channel notes of an address
    def noted(self, channel: str, address: str) -> str:
        """What was noted last; "" when nothing was."""
        ...

    def set_note(self, channel: str, address: str, note: str) -> None: ...

    # messages that answered something
    def add_said(self, channel: str, address: str, message: str, said: Said) -> None: ...
    def said(self, channel: str, address: str, message: str) -> Said | None: ...

    # how people are reached
    def reach(self, case: str) -> Reach: ...
    def set_reach(self, case: str, reach: Reach) -> None: ...
    def agreed(self, case: str, participant: str) -> Agreed | None:
        """How it stands with a participant's reminder; None when they were not asked."""
        ...

    def agree(self, case: str, participant: str, agreed: Agreed, at: datetime) -> None: ...
    def reminders(self) -> list[Reminder]:
        """Every reminder that somebody wants and did not get."""
        ...

    def addresses_of(self, channel: str, person: str) -> list[str]:
        """The addresses of a person on a channel, oldest first."""
        ...

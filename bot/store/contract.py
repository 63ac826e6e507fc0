"""The store contract: what every engine keeps, and the rows it hands out."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.dialog.session import Answer, Session
from bot.model import CarryLevel, Link, Organisation, Role, Share, Topic
from bot.store.outbox import Outbox


@dataclass(frozen=True, slots=True)
class Person:
    """A human being, known only by channel addresses. `language` and `case` are "" until the person chooses one."""

    id: str
    language: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case without what its people said. `meeting` is an ISO date. A `practice` case is for trying out."""

    id: str
    title: str
    language: str
    meeting: str | None
    practice: bool
    created: datetime


@dataclass(frozen=True, slots=True)
class Participant:
    """A person's part in a case. `organisation` is "" for a coordinator, who answers for nobody."""

    case: str
    id: str
    person: str
    role: Role
    organisation: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's part in a case with what a turn needs to know of that case. `nudged` is true when the coordinator
    asked this participant to go on and they were not shown that yet."""

    part: Participant
    case_revision: int
    carries: CarryLevel = "full"
    nudged: bool = False


@dataclass(frozen=True, slots=True)
class Invite:
    """A single-use invitation. Only `digest`, the hash of its code, is stored."""

    case: str
    digest: str
    role: Role
    organisation: str
    expires: datetime
    used: bool
    revoked: bool


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A session with its revision, which grows by one at every change, through whatever program."""

    session: Session
    revision: int


@dataclass(frozen=True, slots=True)
class Release:
    """The level to which one revision of one answer is disclosed. The newest release of an answer counts."""

    participant: str
    answer: int
    revision: int
    level: Share


@dataclass(frozen=True, slots=True)
class Revision:
    """One stored revision of an answer, and when it was given."""

    answer: Answer
    at: datetime


@dataclass(frozen=True, slots=True)
class Publication:
    """A frozen comparison without its contents. `number` counts from 1 within the case; `basis` is plain JSON that
    says what it was made from. `erased`: the contents are gone, because somebody erased their answers."""

    number: int
    at: datetime
    erased: bool
    basis: Mapping[str, Any]


class Store(Outbox, Protocol):
    """Everything that outlives a process. Times are aware UTC datetimes; ids are text.

    A method that writes raises `RuntimeError` outside `transaction`. Any method raises `StoreFault`, with one
    readable sentence, when the database fails; the transaction it happens in then keeps nothing, even when its
    caller carries on.
    """

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing. The outermost one takes the write lock at once and commits at its end; an inner one is a
        savepoint, so that a failing turn undoes only itself."""
        ...

    def generation(self) -> object:
        """A value that stays equal until another process writes to the database or this store changes anything by
        other means than `save`, `record_delivery`, `add_releases`, `add_channel_code` and the outbox (of which
        `set_contact_policy` does count). What was read in a transaction of an equal generation still holds."""
        ...

    def close(self) -> None:
        """Release the database. An open transaction keeps nothing."""
        ...

    # people

    def person(self, channel: str, address: str) -> Person | None: ...
    def person_with_seats(self, channel: str, address: str) -> tuple[Person | None, list[Seat]]:
        """The person at an address and their parts in all cases, oldest case first, in one query."""
        ...

    def add_person(self, channel: str, address: str) -> Person: ...
    def addresses(self, channel: str) -> list[tuple[str, Person]]:
        """All known addresses of a channel, oldest first."""
        ...

    def set_person(self, person: Person) -> None:
        """Update the language and case that a person chose."""
        ...

    def add_channel_code(self, person: str, digest: str, expires: datetime) -> None:
        """Keep the hash of a code with which another address becomes this person's. Their former code is dropped,
        and so is every code that expired an hour or more before `expires`."""
        ...

    def channel_code(self, digest: str, at: datetime) -> str | None:
        """The id of the person whose code this is; None when it is unknown, used or expired."""
        ...

    def use_channel_code(self, digest: str, channel: str, address: str, at: datetime) -> bool:
        """Give an address, known or not, to the person whose code this is, and drop the code; False when there is
        no such code. The former person of the address is erased when they have no other address and no part."""
        ...

    def record_delivery(self, channel: str, address: str, delivery: str, at: datetime) -> bool:
        """Remember a message for two months; False when this very message was remembered already."""
        ...

    # cases

    def add_case(self, case: CaseRow) -> None: ...
    def set_case(self, case: CaseRow) -> None: ...
    def case(self, case: str) -> CaseRow | None: ...
    def cases(self) -> list[CaseRow]:
        """All cases, oldest first."""
        ...

    def case_revision(self, case: str) -> int:
        """Grows by one whenever the case, its organisations, topics or records change; 0 when there is no such case.
        It starts at a random number, so that a new case under the id of an erased one is never taken for it."""
        ...

    def secret(self, case: str) -> str:
        """128 random bits in hexadecimal that only this database knows; "" when there is no such case."""
        ...

    def add_organisations(self, case: str, organisations: Iterable[Organisation]) -> None: ...
    def organisations(self, case: str) -> list[Organisation]: ...
    def rename_organisation(self, case: str, organisation: str, name: str) -> None: ...
    def add_topics(self, case: str, topics: Iterable[Topic]) -> None: ...
    def topics(self, case: str) -> list[Topic]: ...
    def reword_topic(self, case: str, topic: str, text: str) -> None: ...
    def add_records(self, case: str, records: Mapping[str, Any]) -> None:
        """Keep what was imported: the lists of a case file, as plain JSON."""
        ...

    def records(self, case: str) -> Mapping[str, Any]: ...
    def erase_case(self, case: str) -> None: ...

    # participants and invitations

    def add_participant(self, case: str, person: str, role: Role, organisation: str) -> Participant:
        """The new participant, whose id is the organisation's id and a number (`GEM-1`), or `coordinator-1`. Raises
        `StoreFault` when the case has no such organisation; so does `add_invite`."""
        ...

    def participants(self, case: str) -> list[Participant]:
        """All participants of a case, by organisation and in the order in which they came in."""
        ...

    def participants_of(self, person: str) -> list[Participant]:
        """A person's parts in all cases, oldest case first."""
        ...

    def nudge(self, case: str, participants: Iterable[str], at: datetime) -> None:
        """Remember that the coordinator asks these participants to go on; see `Seat.nudged`."""
        ...

    def clear_nudge(self, case: str, participant: str) -> None: ...
    def add_invite(self, invite: Invite) -> None: ...
    def invite(self, digest: str) -> Invite | None: ...
    def use_invite(self, digest: str, person: str, at: datetime) -> bool:
        """Mark an invitation as used, atomically; False when it was used, revoked or expired."""
        ...

    def revoke_invites(self, case: str, organisation: str) -> int:
        """Revoke the unused invitations of an organisation ("" for coordinators); returns how many."""
        ...

    # sessions, answers and releases

    def session_revision(self, case: str, participant: str) -> int:
        """The revision of a stored session, 0 when there is none."""
        ...

    def session_revisions(self, case: str) -> Mapping[str, int]:
        """The revision of every stored session of a case, by participant."""
        ...

    def session(self, case: str, participant: str) -> StoredSession | None: ...
    def save(
        self, case: str, participant: str, session: Session, answers: Sequence[Answer], at: datetime
    ) -> int:
        """Keep a session and append these revisions of answers; returns the new session revision."""
        ...

    def history(self, case: str, participant: str) -> list[Revision]:
        """Every revision of every answer, in the order in which they were given."""
        ...

    def erase_answers(self, case: str, participant: str) -> None:
        """Erase a participant's session, answers and releases for good, the publications that hold any of them, and
        all parcels to them."""
        ...

    def add_releases(self, case: str, releases: Iterable[Release], at: datetime) -> None: ...
    def releases(self, case: str, participant: str | None = None) -> list[Release]:
        """The newest release of every answer in a case, or of one participant's, oldest first."""
        ...

    def last_release(self, case: str) -> int:
        """The number of the newest release in a case, 0 when there is none; it grows with each."""
        ...

    def others_released(self, case: str, organisation: str) -> bool:
        """Whether another organisation has released anything to the partners, or anything was imported."""
        ...

    # links and published versions

    def add_link(self, case: str, link: Link, at: datetime) -> None:
        """Append a decision about two statements: `confirmed`, `rejected`, or `proposed` to take one back."""
        ...

    def links(self, case: str) -> list[Link]:
        """The newest decision about every two statements, in whichever direction they were named, oldest first."""
        ...

    def add_publication(
        self,
        case: str,
        records: Mapping[str, Any],
        basis: Mapping[str, Any],
        participants: Iterable[str],
        at: datetime,
    ) -> int:
        """Freeze a case file, a JSON object that is not empty; returns its number. Its contents are erased when one
        of these participants erases their answers."""
        ...

    def publications(self, case: str) -> list[Publication]:
        """All publications of a case, oldest first."""
        ...

    def publication_records(self, case: str, number: int) -> Mapping[str, Any]:
        """The frozen case file; empty when there is no such publication or it was erased."""
        ...

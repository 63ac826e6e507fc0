"""What every store engine keeps, and the rows it hands out."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

from bot.dialog.session import Answer, Session
from bot.model import Link, Organisation, Share, Topic
from bot.store.outbox import Outbox, Telegram

Role = Literal["participant", "coordinator"]


@dataclass(frozen=True, slots=True)
class Person:
    """A human being, known only by channel addresses. `language` "" and `case` "" mean not chosen yet."""

    id: str
    language: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case without what was said in it. `meeting` is an ISO date. `practice` cases are for trying out."""

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
    """A part in a case, with the revision of the case, what it lets Telegram carry, and whether its coordinator asked
    this participant to go on and they were not told yet."""

    part: Participant
    case: int
    telegram: Telegram = "full"
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
class Kept:
    """A stored session with its revision, which grows by one at every change, by whatever route."""

    session: Session
    revision: int


@dataclass(frozen=True, slots=True)
class Release:
    """The level to which one revision of one answer is disclosed; the newest row of an answer counts."""

    participant: str
    answer: int
    revision: int
    level: Share


@dataclass(frozen=True, slots=True)
class Revision:
    """One stored revision of an answer, with when it was given."""

    answer: Answer
    at: datetime


@dataclass(frozen=True, slots=True)
class Publication:
    """A frozen comparison without its contents. `number` counts from 1 in its case; `basis` is plain JSON that says
    what it was made from. `erased`: the contents are gone, because somebody erased their answers."""

    number: int
    at: datetime
    erased: bool
    basis: Mapping[str, Any]


class Store(Outbox, Protocol):
    """Everything that outlives a process. Times are aware UTC datetimes.

    Every method that writes must run inside `transaction`, else it raises `RuntimeError`. All raise `StoreFault`
    with one sentence when the database cannot do it. The transaction in which that happens then keeps nothing,
    not even when its caller goes on.
    """

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing. The outermost one locks for writing at once and commits at the end; an inner one is a
        savepoint, so that a failing turn undoes only itself."""
        ...

    def generation(self) -> object:
        """A value that stays equal as long as no other process wrote to the database and nothing did here but `save`,
        `first_delivery`, `add_releases`, `add_channel_code` and what is on its way to people. Only within a
        transaction."""
        ...

    def close(self) -> None: ...

    # people
    def person(self, channel: str, address: str) -> Person | None: ...
    def arrive(self, channel: str, address: str) -> tuple[Person | None, list[Seat]]:
        """Who speaks at an address, and their parts in all cases, oldest case first, in one question."""
        ...

    def add_person(self, channel: str, address: str) -> Person: ...
    def addresses(self, channel: str) -> list[tuple[str, Person]]:
        """Every address known on a channel, oldest first."""
        ...

    def set_person(self, person: Person) -> None:
        """Keep the person's chosen language and case."""
        ...

    def add_channel_code(self, person: str, digest: str, expires: datetime) -> None:
        """Note the hash of a code with which another address becomes this person's; their former code, and
        every code that expired an hour before this one does, are forgotten."""
        ...

    def channel_code(self, digest: str, at: datetime) -> str | None:
        """The id of the person whose code this is; None when it is unknown, was used or has expired."""
        ...

    def use_channel_code(self, digest: str, channel: str, address: str, at: datetime) -> bool:
        """Let an address, known or not, be that of the person whose code this is, and forget the code; False when
        there is no such code. Whoever was at this address, had no other and took part in nothing is forgotten."""
        ...

    def first_delivery(self, channel: str, address: str, delivery: str, at: datetime) -> bool:
        """Note a message; False when this very message was noted before, in the last two months."""
        ...

    # cases
    def add_case(self, case: CaseRow) -> None: ...
    def set_case(self, case: CaseRow) -> None: ...
    def case(self, case: str) -> CaseRow | None: ...
    def cases(self) -> list[CaseRow]: ...
    def case_revision(self, case: str) -> int:
        """Grows by one whenever the case, its organisations or its topics change; 0 when there is none. It begins
        anywhere, so that a new case under the id of an erased one never passes for that one."""
        ...

    def secret(self, case: str) -> str:
        """What only this database knows of a case, 128 random bits in hexadecimal; "" when there is no such case."""
        ...

    def add_organisations(self, case: str, organisations: Iterable[Organisation]) -> None: ...
    def organisations(self, case: str) -> list[Organisation]: ...
    def rename_organisation(self, case: str, organisation: str, name: str) -> None: ...
    def add_topics(self, case: str, topics: Iterable[Topic]) -> None: ...
    def topics(self, case: str) -> list[Topic]: ...
    def reword_topic(self, case: str, topic: str, text: str) -> None: ...
    def erase_case(self, case: str) -> None: ...

    # who takes part
    def add_participant(self, case: str, person: str, role: Role, organisation: str) -> Participant:
        """Ids are the organisation's id and a number (`GEM-1`), `coordinator-1` for a coordinator. Raises
        `StoreFault` when the case has no such organisation; so does `add_invite`."""
        ...

    def participants(self, case: str) -> list[Participant]: ...
    def parts(self, person: str) -> list[Participant]:
        """The person's parts in all cases, oldest first."""
        ...

    def nudge(self, case: str, participants: Iterable[str], at: datetime) -> None:
        """Note that the coordinator asks these participants to go on; see `Seat.nudged`."""
        ...

    def heed(self, case: str, participant: str) -> None:
        """Note that a participant was told."""
        ...

    def add_invite(self, invite: Invite) -> None: ...
    def invite(self, digest: str) -> Invite | None: ...
    def use_invite(self, digest: str, person: str, at: datetime) -> bool:
        """Mark as used; False when it was used, revoked or expired, in the same statement that would mark it."""
        ...

    def revoke_invites(self, case: str, organisation: str) -> int:
        """Revoke the unused invitations of an organisation ("" for coordinators); how many there were."""
        ...

    # sessions, answers, releases
    def revision(self, case: str, participant: str) -> int:
        """The revision of a stored session, 0 when there is none."""
        ...

    def revisions(self, case: str) -> Mapping[str, int]:
        """The revision of every stored session of a case, by participant."""
        ...

    def session(self, case: str, participant: str) -> Kept | None: ...
    def save(
        self, case: str, participant: str, session: Session, answers: Sequence[Answer], at: datetime
    ) -> int:
        """Keep where a participant stands and append these revisions of answers; the new session revision."""
        ...

    def history(self, case: str, participant: str) -> list[Revision]:
        """Every revision of every answer, in the order in which they were given."""
        ...

    def erase_answers(self, case: str, participant: str) -> None:
        """Erase a participant's session, answers and releases for good, what was published with them, and all that
        is on its way to them."""
        ...

    def add_releases(self, case: str, releases: Iterable[Release], at: datetime) -> None: ...
    def others_released(self, case: str, organisation: str) -> bool:
        """Whether another organisation released something to the partners, or an import brought anything."""
        ...

    def last_release(self, case: str) -> int:
        """The number of the newest release in a case, 0 when there is none; it grows with each."""
        ...

    def releases(self, case: str, participant: str | None = None) -> list[Release]:
        """The newest release of every answer in the case, or of one participant's."""
        ...

    # records that were imported, not answered
    def add_records(self, case: str, records: Mapping[str, Any]) -> None:
        """Keep the lists of a case file as they are; `records` holds plain JSON."""
        ...

    def records(self, case: str) -> Mapping[str, Any]: ...

    # what became of the answers
    def add_link(self, case: str, link: Link, at: datetime) -> None:
        """Keep what people decided about two statements: `confirmed`, `rejected`, or `proposed` when they took a
        decision back."""
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
        """Freeze a case file, plain JSON that is not empty; its number. When one of these participants erases
        their answers its contents go."""
        ...

    def publications(self, case: str) -> list[Publication]:
        """What was published, oldest first."""
        ...

    def published(self, case: str, number: int) -> Mapping[str, Any]:
        """The case file that was frozen; empty when there is none or it was erased."""
        ...

"""What the owner of a database does without a conversation: cases, invitations, comparisons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot import access, casefile
from bot.analysis.comparison import Comparison, compare
from bot.analysis.proposals import proposals
from bot.cases import channel_codes, creation, importing, invitations, links, versions, whole_case
from bot.cases.versions import Version
from bot.errors import AccessFault, CaseFault
from bot.interviews.loading import Interviews
from bot.model import (
    COORDINATOR,
    CarryLevel,
    Case,
    Coverage,
    Link,
    Organisation,
    Relation,
    Role,
    Statement,
    Topic,
)
from bot.store.contract import CaseRow, Participant, Person, Store
from bot.store.outbox import ContactPolicy


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with its organisations, topics and how far each organisation is."""

    row: CaseRow
    organisations: Sequence[Organisation]
    topics: Sequence[Topic]
    coverage: Sequence[Coverage]


@dataclass(frozen=True, slots=True)
class Invitation:
    """A new invitation; `organisation` is "" for a coordinator, `link` opens Telegram with it, "" where it cannot."""

    code: str
    case: str
    organisation: str
    expires: datetime
    link: str = ""


class Office:
    """The coordinator's desk on one database. Every method raises an `AnnaError` with one sentence."""

    def __init__(self, store: Store, interviews: Interviews, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._interviews = interviews
        self._clock = clock

    def new(
        self,
        person: tuple[str, str],
        title: str,
        organisations: Sequence[str],
        topics: Sequence[str],
        meeting: str | None,
        language: str,
    ) -> CaseView:
        """Set up a case, with the person at this channel and address as its coordinator."""
        with self._store.transaction():
            row = creation.create(self._store, title, organisations, topics, meeting, language, self._clock())
            owner = self._store.person(*person) or self._store.add_person(*person)
            self._store.add_participant(row.id, owner.id, "coordinator", "")
        return self.show(row.id)

    def list(self) -> list[CaseRow]:
        """All cases, oldest first."""
        return self._store.cases()

    def show(self, case: str) -> CaseView:
        """One case."""
        row = whole_case.row(self._store, case)
        return CaseView(
            row,
            self._store.organisations(case),
            self._store.topics(case),
            whole_case.standing(self._store, self._interviews, case),
        )

    def reach(self, case: str, telegram: CarryLevel | None = None, zone: str | None = None) -> ContactPolicy:
        """How the people of a case are reached, changed where `telegram` or `zone` is given."""
        whole_case.row(self._store, case)
        now = self._store.contact_policy(case)
        if zone is not None and not _is_zone(zone):
            raise CaseFault("There is no time zone {zone}. Give one such as Europe/Amsterdam.", zone=zone)
        wanted = ContactPolicy(telegram or now.carries, zone or now.zone)
        if wanted != now:
            with self._store.transaction():
                self._store.set_contact_policy(case, wanted)
        return wanted

    def invite(self, case: str, organisation: str) -> Invitation:
        """An invitation for an organisation, named by its id or name."""
        whole_case.row(self._store, case)
        chosen = self.organisation(case, organisation)
        with self._store.transaction():
            code, expires = invitations.make(self._store, case, "participant", chosen.id, self._clock())
        return Invitation(code, case, chosen.id, expires, invitations.link(self._store, case, code))

    def invite_coordinator(self, case: str | None, language: str) -> Invitation:
        """An invitation for a coordinator, of this case or, without one, of a case still to be set up."""
        with self._store.transaction():
            row = (
                whole_case.row(self._store, case)
                if case
                else creation.draft(self._store, language, self._clock())
            )
            code, expires = invitations.make(self._store, row.id, "coordinator", "", self._clock())
        return Invitation(code, row.id, "", expires, invitations.link(self._store, row.id, code))

    def compare(self, case: str, reader: str) -> tuple[Case, Comparison, str]:
        """What a reader may see of a case now, its comparison, and the reader's id."""
        return self.compare_version(case, reader, None)[:3]

    def compare_version(
        self, case: str, reader: str, number: int | None
    ) -> tuple[Case, Comparison, str, Version | None]:
        """What a reader may see of a case, its comparison, the reader's id, and the version: the published one with
        this number as it was, or, without one, the newest beside the case as it is now."""
        whole, chosen = self._whole(case), self.reader(case, reader)
        seen, version = versions.seen(self._store, whole, number, chosen)
        return seen, compare(seen), chosen, version

    def publish(self, case: str) -> Version:
        """Freeze the comparison of a case as it is now."""
        return versions.publish(self._store, self._whole(case), self._clock())

    def newest(self, case: str) -> Version | None:
        """The newest published version of a case, as its coordinator sees it."""
        return versions.newest(self._store, self._whole(case))

    def link(self, case: str, a: str, b: str, relation: Relation | None) -> tuple[Link, Statement, Statement]:
        """Confirm how two statements relate, or, with no relation, reject what was proposed."""
        return links.decide(self._store, self._whole(case), a, b, relation, self._clock())

    def links(self, case: str) -> tuple[Case, Sequence[Link]]:
        """What a coordinator sees of a case, and the links in it and those that words propose."""
        seen = access.visible(self._whole(case), COORDINATOR)
        return seen, (*seen.links, *proposals(seen))

    def bring_in(self, person: tuple[str, str], case: Case) -> CaseView:
        """Keep a case that was read from a file, with the person at this channel and address as its coordinator."""
        with self._store.transaction():
            importing.bring_in(self._store, case, self._clock())
            owner = self._store.person(*person) or self._store.add_person(*person)
            self._store.add_participant(case.id, owner.id, "coordinator", "")
        return self.show(case.id)

    def export(self, case: str, reader: str | None) -> dict[str, Any]:
        """A case as the plain JSON of a case file: everything released or imported in it, or only what one reader
        may see."""
        whole = self._whole(case)
        return casefile.write(whole if reader is None else access.visible(whole, self.reader(case, reader)))

    def _whole(self, case: str) -> Case:
        return whole_case.everything(self._store, self._interviews, case)

    def reader(self, case: str, wanted: str) -> str:
        """The coordinator, or the id of an organisation by its id or name."""
        whole_case.row(self._store, case)
        return COORDINATOR if wanted == COORDINATOR else self.organisation(case, wanted).id

    def organisation(self, case: str, wanted: str) -> Organisation:
        """An organisation of a case by its id or name, whatever the capitals."""
        organisations = self._store.organisations(case)
        plain = wanted.strip().casefold()
        found = next(
            (one for one in organisations if plain in {one.id.casefold(), one.name.casefold()}), None
        )
        if found is None:
            raise AccessFault(
                "There is no organisation {organisation} in this case. It has: {known}.",
                organisation=wanted,
                known=", ".join(f"{one.id} ({one.name})" for one in organisations),
            )
        return found

    def seat(self, channel: str, case: str | None, role: str | None, invite: str | None) -> str:
        """The address on a local channel at which to speak.

        Whoever owns the database can take any seat at the table: the own one ("local"), or, by `role`, an
        organisation's or the coordinator's in a case. An invitation to a case in which the own seat is taken
        gets a seat of its own.
        """
        own = self._store.person(channel, "local")
        parts = self._store.participants_of(own.id) if own else []
        if invite is not None:
            seat = self._seat_by(invite, own, parts)
            return self._free(channel, seat) if seat else "local"
        if role is None:
            return self._own_seat(parts, case, own)
        wanted = self._only_case(case)
        if self._store.person(channel, f"{wanted}/{role}"):
            return f"{wanted}/{role}"
        seat = COORDINATOR if role == COORDINATOR else self.organisation(wanted, role).id
        if any(part.case == wanted and (part.organisation or COORDINATOR) == seat for part in parts):
            self._choose(own, wanted)
            return "local"
        self._take(channel, f"{wanted}/{seat}", wanted, seat)
        return f"{wanted}/{seat}"

    def _seat_by(self, code: str, own: Person | None, parts: Sequence[Participant]) -> str:
        """The seat that goes with a code; "" when the own one will do. It will not where its case has somebody
        there already, nor, with a code for another channel, where somebody else has any case."""
        invite = self._store.invite(invitations.digest(code))
        if invite is not None:
            taken = any(part.case == invite.case for part in parts)
            return f"{invite.case}/{invite.organisation or COORDINATOR}" if taken else ""
        owner = channel_codes.owner(self._store, code, self._clock())
        if owner is None or not parts or (own is not None and own.id == owner):
            return ""
        part = self._store.participants_of(owner)[0]
        return f"{part.case}/{part.organisation or COORDINATOR}"

    def _free(self, channel: str, seat: str) -> str:
        """This seat, or, when somebody has it, the first free one after it."""
        free, number = seat, 1
        while self._store.person(channel, free):
            number += 1
            free = f"{seat}-{number}"
        return free

    def check(self, code: str) -> None:
        """Raises `AccessFault`, with the same words for a wrong, used, revoked and expired code."""
        now = self._clock()
        if (
            not invitations.usable(self._store, code, now)
            and channel_codes.owner(self._store, code, now) is None
        ):
            raise AccessFault(invitations.USELESS)

    def _own_seat(self, parts: Sequence[Participant], case: str | None, own: Person | None) -> str:
        if case is not None:
            whole_case.row(self._store, case)
            if not any(part.case == case for part in parts):
                raise AccessFault(
                    "You do not take part in case {case}. Add --invite CODE, or --as ORGANISATION.", case=case
                )
            self._choose(own, case)
        return "local"

    def _choose(self, person: Person | None, case: str) -> None:
        if person is not None and person.case != case:
            with self._store.transaction():
                self._store.set_person(Person(person.id, person.language, case))

    def _only_case(self, case: str | None) -> str:
        rows = self._store.cases()
        if case is None and len(rows) != 1:
            raise AccessFault(
                "Add --case with one of: {known}.", known=", ".join(row.id for row in rows) or "-"
            )
        return whole_case.row(self._store, case or rows[0].id).id

    def _take(self, channel: str, address: str, case: str, seat: str) -> None:
        """Let the owner of the database sit down at a seat, with whoever answered there by this address."""
        with self._store.transaction():
            person = self._store.person(channel, address) or self._store.add_person(channel, address)
            if not any(part.case == case for part in self._store.participants_of(person.id)):
                coordinator = seat == COORDINATOR
                role: Role = "coordinator" if coordinator else "participant"
                self._store.add_participant(case, person.id, role, "" if coordinator else seat)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True

"""The coordinator's desk: what the owner of a database does with cases outside a conversation."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot import access, casefile
from bot.cases import creation, importing, invitations, links, versions, whole_case
from bot.cases.creation import CaseDescription
from bot.cases.organisations import find_organisation, find_reader
from bot.errors import CaseFault
from bot.interviews.loading import Interviews
from bot.model import (
    COORDINATOR,
    CarryLevel,
    Case,
    Link,
    Organisation,
    Relation,
    Statement,
)
from bot.outputs import CaseOverview, Invitation, Version
from bot.store.contract import CaseRow, Store
from bot.store.outbox import ContactPolicy


class Desk:
    """The coordinator's desk on one database. Every method raises an `AnnaError` with one sentence."""

    def __init__(
        self,
        store: Store,
        interviews: Interviews,
        clock: Callable[[], datetime],
        open_link: invitations.OpenLink,
    ) -> None:
        self._store = store
        self._interviews = interviews
        self._clock = clock
        self._open_link = open_link

    def new(
        self,
        person: tuple[str, str],
        title: str,
        organisations: Sequence[str],
        topics: Sequence[str],
        meeting: str | None,
        language: str,
    ) -> CaseOverview:
        """Set up a case, with the person at this channel and address as its coordinator."""
        description = CaseDescription(title, organisations, topics, meeting, language)
        with self._store.transaction():
            row = creation.create(self._store, description, self._clock())
            self._convene(row.id, person)
        return self.overview(row.id)

    def import_case(self, person: tuple[str, str], case: Case) -> CaseOverview:
        """Keep a case that was read from a file, with the person at this channel and address as its coordinator."""
        with self._store.transaction():
            importing.import_case(self._store, case, self._clock())
            self._convene(case.id, person)
        return self.overview(case.id)

    def _convene(self, case: str, person: tuple[str, str]) -> None:
        owner = self._store.person(*person) or self._store.add_person(*person)
        self._store.add_participant(case, owner.id, "coordinator", "")

    def cases(self) -> list[CaseRow]:
        """All cases, oldest first."""
        return self._store.cases()

    def overview(self, case: str) -> CaseOverview:
        """How a case stands, without what was said in it."""
        whole = self._gather(case)
        visible = access.visible(whole, COORDINATOR)
        version = versions.newest_version(self._store, visible, COORDINATOR)
        # A case file has no empty title, which a case has before it is set up.
        title = whole_case.row(self._store, case).title
        return CaseOverview(
            whole.id, title, whole.meeting, whole.organisations, whole.topics, whole.coverage, version
        )

    def require_case(self, case: str) -> None:
        """Raises `AccessFault` when there is no such case."""
        whole_case.row(self._store, case)

    def reach(self, case: str, carries: CarryLevel | None = None, zone: str | None = None) -> ContactPolicy:
        """How the people of a case are reached, changed where `carries` or `zone` is given."""
        whole_case.row(self._store, case)
        now = self._store.contact_policy(case)
        if zone is not None and not _is_zone(zone):
            raise CaseFault("There is no time zone {zone}. Give one such as Europe/Amsterdam.", zone=zone)
        wanted = ContactPolicy(carries or now.carries, zone or now.zone)
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
        return Invitation(code, case, chosen.id, expires, self._open_link(case, code))

    def invite_coordinator(self, case: str | None, language: str) -> Invitation:
        """An invitation for a coordinator, of this case or, without one, of a case still to be set up."""
        with self._store.transaction():
            row = (
                whole_case.row(self._store, case)
                if case
                else creation.draft(self._store, language, self._clock())
            )
            code, expires = invitations.make(self._store, row.id, "coordinator", "", self._clock())
        return Invitation(code, row.id, "", expires, self._open_link(row.id, code))

    def publish(self, case: str) -> Version:
        """Freeze the comparison of a case as it is now."""
        return versions.publish(self._store, self._gather(case), self._clock())

    def link(self, case: str, a: str, b: str, relation: Relation | None) -> tuple[Link, Statement, Statement]:
        """Confirm how two statements relate, or, with no relation, reject what was proposed."""
        whole, now = self._gather(case), self._clock()
        if relation is None:
            return links.reject(self._store, whole, a, b, self._interviews.lexicon, now)
        return links.decide(self._store, whole, a, b, relation, now)

    def links(self, case: str) -> tuple[Case, Sequence[Link]]:
        """What a coordinator sees of a case, and the links in it and those that words propose."""
        visible = access.visible(self._gather(case), COORDINATOR)
        return visible, links.all_links(visible, self._interviews.lexicon)

    def export(self, case: str, reader: str | None) -> dict[str, Any]:
        """A case as the plain JSON of a case file: everything released or imported in it, or only what one reader
        may see."""
        whole = self._gather(case)
        return casefile.write(whole if reader is None else access.visible(whole, self.reader(case, reader)))

    def reader(self, case: str, wanted: str) -> str:
        """The id of the reader that is meant: "coordinator", or an organisation by its id or name."""
        return find_reader(self._store, case, wanted)

    def organisation(self, case: str, wanted: str) -> Organisation:
        """An organisation of a case by its id or name, whatever the capitals."""
        return find_organisation(self._store, case, wanted)

    def _gather(self, case: str) -> Case:
        return whole_case.gather(self._store, self._interviews, case)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True

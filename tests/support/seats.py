"""People seated in cases, as the tests of the store need them."""

from datetime import UTC, datetime

from bot.dialog.session import ONCE, Answer, Session
from bot.model import Link, Organisation, Role
from bot.store.contract import CaseRow, Invite, Participant, Store

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)


def case_row(name: str = "water", title: str = "Water for all") -> CaseRow:
    return CaseRow(name, title, "nl", "2027-04-01", False, NOW)


def seat(store: Store, case: str = "water", organisation: str = "GEM", address: str = "1") -> Participant:
    """Somebody who takes part in a case; the case and the person are made where they are not there yet."""
    with store.transaction():
        if store.case(case) is None:
            store.add_case(case_row(case))
        person = store.person("terminal", address) or store.add_person("terminal", address)
        role: Role = "participant" if organisation else "coordinator"
        if organisation and all(one.id != organisation for one in store.organisations(case)):
            store.add_organisations(case, [Organisation(organisation, organisation)])
        return store.add_participant(case, person.id, role, organisation)


def said(text: str, number: int = 1, question: str = "self.ambition", revision: int = 1) -> Answer:
    return Answer(number, question, ONCE, "given", text, "v1", "nl", None, revision)


def save(store: Store, part: Participant, *answers: Answer, session: Session | None = None) -> int:
    """Keep these answers of somebody, in a transaction of their own."""
    with store.transaction():
        return store.save(part.case, part.id, session or Session("anna", "nl"), answers, NOW)


def invite(digest: str, case: str = "water", organisation: str = "GEM", expires: datetime = NOW) -> Invite:
    role: Role = "participant" if organisation else "coordinator"
    return Invite(case, digest, role, organisation, expires, used=False, revoked=False)


def decide(store: Store, *links: Link) -> list[Link]:
    """Decide these links in the case `water`; all decisions that now count."""
    with store.transaction():
        for link in links:
            store.add_link("water", link, NOW)
    return store.links("water")

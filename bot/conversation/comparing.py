"""A whole case as one reader may see it: gathers what was released and imported, and lets access decide."""

from dataclasses import replace

from bot import access, casefile
from bot.conversation.interviews import Interviews
from bot.conversation.naming import Naming
from bot.conversation.records import coverage, disclosed, merged
from bot.conversation.rounds import AFTER, REACT, asked, put_to
from bot.errors import AccessFault
from bot.model import Case, Coverage
from bot.store.contract import CaseRow, Store


def row(store: Store, case: str) -> CaseRow:
    """The case with this id. Raises `AccessFault` when there is none."""
    found = store.case(case)
    if found is None:
        raise AccessFault("There is no case {case}. See: anna case list.", case=case)
    return found


def readable(store: Store, interviews: Interviews, case: str, reader: str) -> Case:
    """What `reader`, the coordinator or an organisation's id, may see of a case. Raises `AccessFault`."""
    return access.visible(_everything(store, interviews, row(store, case)), reader)


def standing(store: Store, interviews: Interviews, case: str) -> tuple[Coverage, ...]:
    """How far each organisation is. Raises `AccessFault` when there is no such case."""
    return _everything(store, interviews, row(store, case)).coverage


def everything(store: Store, interviews: Interviews, case: str) -> Case:
    """Everything released or imported in a case; only for `access` to choose from. Raises `AccessFault`."""
    return _everything(store, interviews, row(store, case))


def _everything(store: Store, interviews: Interviews, case: CaseRow) -> Case:
    told = _told(store, interviews, case)
    return _reacted(store, interviews, told)


def _told(store: Store, interviews: Interviews, case: CaseRow) -> Case:
    """What was released of the interviews and after the meeting, with what was imported."""
    imported = casefile.read(
        {
            "format": casefile.FORMAT,
            "id": case.id,
            "title": case.title or case.id,
            "language": case.language,
            "meeting": case.meeting,
            "organisations": [
                {"id": one.id, "name": one.name} | ({"kind": one.kind} if one.kind else {})
                for one in store.organisations(case.id)
            ],
            "topics": [{"id": topic.id, "text": topic.text} for topic in store.topics(case.id)],
            **store.records(case.id),
        }
    )
    releases, naming = store.releases(case.id), Naming(store.secret(case.id))
    found, parts = imported, store.participants(case.id)
    covered: dict[str, list[Coverage]] = {one.id: [] for one in imported.organisations}
    for part in parts:
        if not access.may(part.role, "answer"):
            continue
        interview = interviews.own(part)
        mine = {release.answer: release for release in releases if release.participant == part.id}
        history = store.history(case.id, part.id)
        shown = disclosed(interview, history, mine)
        after = interviews.beside(interview, AFTER, asked(interview))
        found = merged(found, part, [*shown, *disclosed(after, history, mine)], naming)
        covered[part.organisation].append(coverage(part.organisation, [interview], bool(shown)))
    return replace(found, coverage=tuple(_summed(name, each, imported) for name, each in covered.items()))


def _reacted(store: Store, interviews: Interviews, told: Case) -> Case:
    """The same case with what was said to statements and beliefs of others."""
    found, naming = told, Naming(store.secret(told.id))
    put = {naming.enquiry(belief.id): belief.id for belief in told.beliefs if belief.enquire}
    for part in store.participants(told.id):
        mine = interviews.releases(part)
        if not access.may(part.role, "answer") or not mine:
            continue
        interview = interviews.own(part)
        given = put_to(told, part.organisation, interview.session.answers, naming, str)
        reactions = interviews.beside(interview, REACT, given)
        shown = disclosed(reactions, store.history(told.id, part.id), mine)
        found = merged(found, part, shown, naming)
    findings = (replace(each, belief=put.get(each.belief, each.belief)) for each in found.findings)
    return replace(found, findings=tuple(findings))


def _summed(organisation: str, parts: list[Coverage], imported: Case) -> Coverage:
    """One line for an organisation; what was imported counts as answered and released."""
    said = sum(
        part.organisation == organisation
        for records in (imported.statements, imported.ratings, imported.beliefs, imported.believed_ratings)
        for part in records
    )
    return Coverage(
        organisation,
        answered=said + sum(part.answered for part in parts),
        asked=said + sum(part.asked for part in parts),
        released=bool(said) or any(part.released for part in parts),
    )

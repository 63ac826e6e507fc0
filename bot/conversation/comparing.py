"""A whole case as one reader may see it: gathers what was released and imported, and lets access decide."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import access, casefile
from bot.conversation.importing import apart
from bot.conversation.interviews import Interviews
from bot.conversation.judging import decided
from bot.conversation.naming import Naming
from bot.conversation.records import Disclosed, coverage, disclosed, merged
from bot.conversation.rounds import AFTER, REACT, asked, put_to
from bot.dialog.agenda import Interview
from bot.errors import AccessFault
from bot.model import Case, Coverage
from bot.store.contract import CaseRow, Participant, Store


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
    said = [
        _said(store, interviews, part)
        for part in store.participants(case.id)
        if access.may(part.role, "answer")
    ]
    told = _told(store, case, said)
    return decided(_reacted(store, interviews, told, said), store.links(case.id))


@dataclass(frozen=True, slots=True)
class _Said:
    """What one participant said: their own interview, and what they released of it and of what they heard after the
    meeting."""

    part: Participant
    interview: Interview
    shown: Sequence[Disclosed]
    released: bool


def _said(store: Store, interviews: Interviews, part: Participant) -> _Said:
    releases = interviews.releases(part)

    def said() -> _Said:
        interview, history = interviews.own(part), store.history(part.case, part.id)
        shown = disclosed(interview, history, releases)
        after = interviews.beside(interview, AFTER, asked(interview))
        both = [*shown, *disclosed(after, history, releases)]
        return _Said(part, interview, both, bool(shown))

    return interviews.unchanged(part, tuple(releases.values()), said)


def _told(store: Store, case: CaseRow, said: Sequence[_Said]) -> Case:
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
    found, naming = apart(imported, {each.part.id for each in said}), Naming(store.secret(case.id))
    covered: dict[str, list[Coverage]] = {one.id: [] for one in imported.organisations}
    for each in said:
        organisation = each.part.organisation
        found = merged(found, each.part, each.shown, naming)
        covered[organisation].append(coverage(organisation, [each.interview], each.released))
    return replace(found, coverage=tuple(_summed(name, each, imported) for name, each in covered.items()))


def _reacted(store: Store, interviews: Interviews, told: Case, said: Sequence[_Said]) -> Case:
    """The same case with what was said to statements and beliefs of others."""
    found, naming = told, Naming(store.secret(told.id))
    put = {naming.enquiry(belief.id): belief.id for belief in told.beliefs if belief.enquire}
    for each in said:
        part, answers = each.part, each.interview.session.answers
        if not interviews.touched(each.interview, REACT):
            continue
        given = put_to(told, part.organisation, answers, naming, str)
        reactions = interviews.beside(each.interview, REACT, given)
        shown = disclosed(reactions, store.history(told.id, part.id), interviews.releases(part))
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
        answered=said + sum(part.answered or 0 for part in parts),
        asked=said + sum(part.asked or 0 for part in parts),
        released=bool(said) or any(part.released for part in parts),
    )

"""A whole case as one reader may see it: gathers what was released and imported, and lets access decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot import access, casefile
from bot.cases.importing import apart
from bot.cases.links import decided
from bot.dialog.agenda import Interview
from bot.errors import AccessFault
from bot.interviews.answers_to_records import Told, coverage, disclosed, merged, told
from bot.interviews.loading import Interviews
from bot.interviews.pseudonyms import Naming
from bot.interviews.rounds import AFTER, REACT, asked, put_to
from bot.model import Case, Coverage
from bot.store.contract import CaseRow, Participant, Release, Store


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


def shared(store: Store, interviews: Interviews, case: str) -> Case:
    """The same as `everything`, at a part of its cost while many are answering: whoever released nothing yet is left
    out, and how far they are. Raises `AccessFault`."""
    return _everything(store, interviews, row(store, case), silent=False)


def _everything(store: Store, interviews: Interviews, case: CaseRow, silent: bool = True) -> Case:
    said = _said(store, interviews, case, silent)
    whole = _reacted(store, interviews, _told(store, case, said), said)
    return decided(whole, store.links(case.id))


@dataclass(frozen=True, slots=True)
class _Said:
    """What one participant said: their own interview, the records of what they released of it and of what they heard
    after the meeting, and how far they are."""

    part: Participant
    interview: Interview
    told: Told
    coverage: Coverage


def _said(store: Store, interviews: Interviews, case: CaseRow, silent: bool) -> list[_Said]:
    """Every participant who answers, in their order, read anew only where something changed; with `silent` also those
    who released nothing."""
    releases: dict[str, dict[int, Release]] = {}
    for release in store.releases(case.id):
        releases.setdefault(release.participant, {})[release.answer] = release
    revisions, changed = store.session_revisions(case.id), store.case_revision(case.id)
    naming = Naming(store.secret(case.id))
    found = []
    for part in store.participants(case.id):
        mine = releases.get(part.id, {})
        if access.may(part.role, "answer") and (mine or silent):
            stamp = (revisions.get(part.id, 0), changed, tuple(mine.values()))
            found.append(
                interviews.said.get(part, stamp, partial(_one, store, interviews, part, mine, naming))
            )
    return found


def _one(
    store: Store,
    interviews: Interviews,
    part: Participant,
    releases: Mapping[int, Release],
    naming: Naming,
) -> _Said:
    interview, history = interviews.own(part), store.history(part.case, part.id)
    shown = disclosed(interview, history, releases)
    after = interviews.beside(interview, AFTER, asked(interview))
    both = [*shown, *disclosed(after, history, releases)]
    covered = coverage(part.organisation, [interview], bool(shown))
    return _Said(part, interview, told(part, both, naming), covered)


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
    found = merged(apart(imported, {each.part.id for each in said}), [each.told for each in said])
    covered: dict[str, list[Coverage]] = {one.id: [] for one in imported.organisations}
    for each in said:
        covered[each.part.organisation].append(each.coverage)
    return replace(found, coverage=tuple(_summed(name, each, imported) for name, each in covered.items()))


def _reacted(store: Store, interviews: Interviews, case: Case, said: Sequence[_Said]) -> Case:
    """The same case with what was said to statements and beliefs of others."""
    naming, reacted = Naming(store.secret(case.id)), []
    for each in said:
        if interviews.touched(each.interview, REACT):
            part, answers = each.part, each.interview.session.answers
            forms = each.interview.circumstances.lexicon.questions
            given = put_to(case, part.organisation, answers, naming, forms, str)
            reactions = interviews.beside(each.interview, REACT, given)
            shown = disclosed(reactions, store.history(case.id, part.id), interviews.releases(part))
            reacted.append(told(part, shown, naming))
    found = merged(case, reacted)
    put = {naming.enquiry(belief.id): belief.id for belief in case.beliefs if belief.enquire}
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

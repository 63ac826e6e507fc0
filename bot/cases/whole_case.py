"""The whole of a case, gathered from what was released and imported, for access to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from bot import access, casefile
from bot.cases.importing import apart
from bot.cases.links import with_decisions
from bot.errors import AccessFault
from bot.interviews.answers_to_records import Contribution, records_of, with_records
from bot.interviews.loading import Interviews
from bot.interviews.pseudonyms import Pseudonyms
from bot.interviews.rounds import AFTER, REACT, items_to_react_to, questions_to_ask
from bot.interviews.shared_answers import coverage, own_answers, released_answers
from bot.model import Case, Coverage
from bot.store.contract import CaseRow, Participant, Release, Store


def row(store: Store, case: str) -> CaseRow:
    """The case with this id. Raises `AccessFault` when there is none."""
    found = store.case(case)
    if found is None:
        raise AccessFault("There is no case {case}. See: {anna} case list.", case=case)
    return found


def gather(store: Store, interviews: Interviews, case: str, *, silent: bool = True) -> Case:
    """Everything that was released or imported in a case, only for `access` to choose from.

    Without `silent` whoever released nothing yet is left out, and how far they are: a part of the cost while many
    are answering. Raises `AccessFault` when there is no such case.
    """
    found = row(store, case)
    contributions = _contributions(store, interviews, found, silent)
    whole = _with_reactions(store, interviews, _without_reactions(store, found, contributions), contributions)
    return with_decisions(whole, store.links(case))


def own_case(store: Store, interviews: Interviews, part: Participant) -> Case:
    """Everything a participant said of themselves and others, released or not, and nothing of anybody else."""
    case = row(store, part.case)
    interview = interviews.home_interview(part)
    after = interviews.in_flow(interview, AFTER, questions_to_ask(interview))
    empty = Case(
        case.id,
        case.title,
        case.language,
        case.meeting,
        organisations=tuple(store.organisations(case.id)),
        topics=tuple(store.topics(case.id)),
    )
    answers, pseudonyms = [*own_answers(interview), *own_answers(after)], Pseudonyms(store.secret(case.id))
    return with_records(empty, [records_of(part, answers, pseudonyms)])


def _contributions(store: Store, interviews: Interviews, case: CaseRow, silent: bool) -> list[Contribution]:
    """Those of every participant who answers, in their order, read anew only where something changed; with `silent`
    also of those who released nothing."""
    releases: dict[str, dict[int, Release]] = {}
    for release in store.releases(case.id):
        releases.setdefault(release.participant, {})[release.answer] = release
    revisions, changed = store.session_revisions(case.id), store.case_revision(case.id)
    pseudonyms = Pseudonyms(store.secret(case.id))
    found = []
    for part in store.participants(case.id):
        own = releases.get(part.id, {})
        if access.may(part.role, "answer") and (own or silent):
            stamp = (revisions.get(part.id, 0), changed, tuple(own.values()))
            read = partial(_contribution, store, interviews, part, own, pseudonyms)
            found.append(interviews.contributions.get(part, stamp, read))
    return found


def _contribution(
    store: Store,
    interviews: Interviews,
    part: Participant,
    releases: Mapping[int, Release],
    pseudonyms: Pseudonyms,
) -> Contribution:
    interview, history = interviews.home_interview(part), store.history(part.case, part.id)
    shown = released_answers(interview, history, releases)
    after = interviews.in_flow(interview, AFTER, questions_to_ask(interview))
    both = [*shown, *released_answers(after, history, releases)]
    covered = coverage(part.organisation, [interview], bool(shown))
    return Contribution(part, interview, records_of(part, both, pseudonyms), covered)


def _without_reactions(store: Store, case: CaseRow, contributions: Sequence[Contribution]) -> Case:
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
    others = apart(imported, {each.part.id for each in contributions})
    found = with_records(others, [each.records for each in contributions])
    covered: dict[str, list[Coverage]] = {one.id: [] for one in imported.organisations}
    for each in contributions:
        covered[each.part.organisation].append(each.coverage)
    return replace(found, coverage=tuple(_summed(name, each, imported) for name, each in covered.items()))


def _with_reactions(
    store: Store, interviews: Interviews, case: Case, contributions: Sequence[Contribution]
) -> Case:
    """The same case with what was said to statements and beliefs of others."""
    pseudonyms, reactions = Pseudonyms(store.secret(case.id)), []
    for each in contributions:
        if interviews.has_answered(each.interview, REACT):
            part, answers = each.part, each.interview.session.answers
            forms = each.interview.circumstances.lexicon.questions
            given = items_to_react_to(case, part.organisation, answers, pseudonyms, forms, str)
            interview = interviews.in_flow(each.interview, REACT, given)
            shown = released_answers(interview, store.history(case.id, part.id), interviews.releases(part))
            reactions.append(records_of(part, shown, pseudonyms))
    found = with_records(case, reactions)
    put = {pseudonyms.enquiry_id(belief.id): belief.id for belief in case.beliefs if belief.enquire}
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

"""The practice case: a ready case in which a person answers for its first organisation."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.cases.creation import free_id
from bot.cases.importing import records
from bot.model import Case, Spoken
from bot.store.contract import CaseRow, Participant, Store


def begin(store: Store, ready: Case, person: str, now: datetime) -> Participant:
    """A copy of the ready case for this person, without what its first organisation said."""
    own = ready.organisations[0].id
    row = CaseRow(
        free_id(store, ready.id), ready.title, ready.language, ready.meeting, practice=True, created=now
    )
    store.add_case(row)
    store.add_organisations(row.id, ready.organisations)
    store.add_topics(row.id, ready.topics)
    store.add_records(row.id, records(without(ready, own)))
    return store.add_participant(row.id, person, "participant", own)


def without(case: Case, organisation: str) -> Case:
    """A case without anything this organisation said, or was answered to it."""

    def others(records: Iterable[Spoken]) -> tuple[Spoken, ...]:
        return tuple(record for record in records if record.organisation != organisation)

    statements, beliefs = others(case.statements), others(case.beliefs)
    known = {record.id for record in statements}
    own_beliefs = {record.id for record in case.beliefs} - {record.id for record in beliefs}
    return replace(
        case,
        statements=statements,
        ratings=others(case.ratings),
        beliefs=beliefs,
        believed_ratings=others(case.believed_ratings),
        responses=tuple(each for each in others(case.responses) if each.statement in known),
        inner=others(case.inner),
        decisions=others(case.decisions),
        findings=tuple(each for each in others(case.findings) if each.belief not in own_beliefs),
        agreements=others(case.agreements),
        links=tuple(link for link in case.links if {link.a, link.b} <= known),
    )

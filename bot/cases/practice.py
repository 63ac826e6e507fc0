"""The practice case: a ready case in which a person answers for its first organisation."""

from dataclasses import replace
from datetime import datetime

from bot.cases.creation import free_id
from bot.cases.importing import records
from bot.model import Case
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
    own = {statement.id for statement in case.statements if statement.organisation == organisation}
    held = {belief.id for belief in case.beliefs if belief.organisation == organisation}
    return replace(
        case,
        statements=tuple(part for part in case.statements if part.id not in own),
        ratings=tuple(part for part in case.ratings if part.organisation != organisation),
        beliefs=tuple(part for part in case.beliefs if part.organisation != organisation),
        believed_ratings=tuple(part for part in case.believed_ratings if part.organisation != organisation),
        responses=tuple(
            part for part in case.responses if part.organisation != organisation and part.statement not in own
        ),
        inner=tuple(part for part in case.inner if part.organisation != organisation),
        decisions=tuple(part for part in case.decisions if part.organisation != organisation),
        findings=tuple(
            part for part in case.findings if part.organisation != organisation and part.belief not in held
        ),
        agreements=tuple(part for part in case.agreements if part.organisation != organisation),
        links=tuple(link for link in case.links if not own & {link.a, link.b}),
    )

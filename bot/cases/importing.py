"""Cases that come from a file: kept whole, and their people apart from those who answer here."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot import casefile
from bot.cases.creation import distinguish
from bot.errors import CaseFault
from bot.model import Case, Spoken
from bot.store.contract import CaseRow, Store


def import_case(store: Store, case: Case, now: datetime) -> None:
    """Keep a case that was read from a file. Raises `CaseFault` when its id is taken, or when two of its
    organisations have names that look the same."""
    if store.case(case.id) is not None:
        raise CaseFault(
            'There is a case {case} here already. Give the one in the file another "id".', case=case.id
        )
    distinguish(case.organisations)
    store.add_case(CaseRow(case.id, case.title, case.language, case.meeting, practice=False, created=now))
    store.add_organisations(case.id, case.organisations)
    store.add_topics(case.id, case.topics)
    store.add_records(case.id, records(case))


def records(case: Case) -> Mapping[str, Any]:
    """What is said in a case, as the lists of a case file."""
    rows = {"format", "id", "title", "language", "meeting", "organisations", "topics"}
    return {key: value for key, value in casefile.write(case).items() if key not in rows}


def apart(case: Case, participants: Collection[str]) -> Case:
    """An imported case in which nobody is taken for one of these participants, who have the same id here."""

    def others(spoken: Iterable[Spoken]) -> tuple[Spoken, ...]:
        return tuple(
            replace(part, participant=f"{part.participant}.imported")
            if part.participant in participants
            else part
            for part in spoken
        )

    return replace(
        case,
        statements=others(case.statements),
        ratings=others(case.ratings),
        beliefs=others(case.beliefs),
        believed_ratings=others(case.believed_ratings),
        responses=others(case.responses),
        inner=others(case.inner),
        decisions=others(case.decisions),
        findings=others(case.findings),
        agreements=others(case.agreements),
    )

"""What was agreed, as each organisation noted it alone: side by side, with where the notes differ."""

from dataclasses import dataclass
from typing import Literal

from bot.analysis.matching.index import Index
from bot.analysis.proposals import FLOOR
from bot.lexicon import Lexicon
from bot.model import Agreement, Case, Statement

Field = Literal["who", "when"]


@dataclass(frozen=True, slots=True)
class AgreementGroup:
    """Notes that may well be of one agreement, by likeness of words: whether they are is for people to say.

    `notes` are ids, one for an organisation at most, in the case's order of organisations. `differs` are the fields
    that those who filled them in filled in differently; `missing` the organisations that noted agreements, and
    none like this.
    """

    notes: tuple[str, ...]
    differs: tuple[Field, ...]
    missing: tuple[str, ...]


def agreement_groups(case: Case, lexicon: Lexicon) -> tuple[AgreementGroup, ...]:
    """Every noted agreement, with those of others in like words."""
    order = {organisation.id: place for place, organisation in enumerate(case.organisations)}
    notes = sorted(case.agreements, key=lambda note: order[note.organisation])
    by_id = {note.id: note for note in notes}
    index = Index((Statement(note.id, note.organisation, "condition", note.text) for note in notes), lexicon)
    groups: dict[str, list[Agreement]] = {}
    for note in notes:
        open_ones = [
            first
            for first, group in groups.items()
            if note.organisation not in {each.organisation for each in group}
        ]
        near = index.nearest(note.text, None, open_ones, 1)
        if near and near[0].likeness >= FLOOR:
            groups[near[0].id].append(note)
        else:
            groups[note.id] = [note]
    noting = list(dict.fromkeys(note.organisation for note in by_id.values()))
    return tuple(_agreed(group, noting) for group in groups.values())


def _agreed(group: list[Agreement], noting: list[str]) -> AgreementGroup:
    fields: tuple[Field, ...] = ("who", "when")
    theirs = {note.organisation for note in group}
    return AgreementGroup(
        notes=tuple(note.id for note in group),
        differs=tuple(field for field in fields if _differ(group, field)),
        missing=tuple(name for name in noting if name not in theirs),
    )


def _differ(group: list[Agreement], field: Field) -> bool:
    told = (note.who if field == "who" else note.when for note in group)
    return len({" ".join(text.casefold().split()) for text in told if text}) > 1

"""What was agreed, as each organisation noted it alone: notes in like words together, and where they differ."""

from collections.abc import Iterable, Mapping
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

    `notes` are ids, no more than one for an organisation, in the case's order of organisations. `differs` are the
    fields that were not filled in alike, `missing` the organisations that noted other agreements but not this one.
    """

    notes: tuple[str, ...]
    differs: tuple[Field, ...]
    missing: tuple[str, ...]


def agreement_groups(case: Case, lexicon: Lexicon) -> tuple[AgreementGroup, ...]:
    """Every noted agreement, with the notes of others in like words."""
    order = {organisation.id: place for place, organisation in enumerate(case.organisations)}
    notes = sorted(case.agreements, key=lambda note: order[note.organisation])
    index = Index((Statement(note.id, note.organisation, "condition", note.text) for note in notes), lexicon)
    groups: dict[str, list[Agreement]] = {}
    for note in notes:
        joinable = [
            first
            for first, group in groups.items()
            if note.organisation not in {each.organisation for each in group}
        ]
        near = index.nearest(note.text, None, joinable, 1)
        if near and near[0].likeness >= FLOOR:
            groups[near[0].id].append(note)
        else:
            groups[note.id] = [note]
    noting = list(dict.fromkeys(note.organisation for note in notes))
    return tuple(_group(notes, noting) for notes in groups.values())


def _group(notes: list[Agreement], noting: list[str]) -> AgreementGroup:
    """The group of these notes, when the organisations `noting` noted any agreement."""
    texts: Mapping[Field, list[str | None]] = {
        "who": [note.who for note in notes],
        "when": [note.when for note in notes],
    }
    present = {note.organisation for note in notes}
    return AgreementGroup(
        notes=tuple(note.id for note in notes),
        differs=tuple(field for field, filled in texts.items() if _differ(filled)),
        missing=tuple(each for each in noting if each not in present),
    )


def _differ(texts: Iterable[str | None]) -> bool:
    return len({" ".join(text.casefold().split()) for text in texts if text}) > 1

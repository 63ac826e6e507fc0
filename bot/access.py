"""Who may see and do what; every route to an answer or a case passes here, and nothing else decides."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from bot.errors import AccessFault
from bot.model import COORDINATOR, SHARES, Belief, Case, Coverage, Share, Spoken

Action = Literal["answer", "release", "prepare", "invite", "set up", "compare"]

_MAY: dict[str, frozenset[Action]] = {
    "participant": frozenset({"answer", "release", "prepare"}),
    "coordinator": frozenset({"set up", "invite", "compare"}),
}


def may(role: str, action: Action) -> bool:
    """Whether somebody with this role in a case may do this in it. A coordinator answers for nobody; a
    participant convenes nothing."""
    return action in _MAY.get(role, frozenset())


_WIDEST: dict[str, Share] = {
    "belief": "coordinator",
    "believed_rating": "coordinator",
    "inner": "organisation",
}
"""What is never shown more widely, whoever asks for it; see `visible`."""


def narrowed(level: Share, record: str) -> Share:
    """The level at which a kind of record is shown when its owner releases it to `level`."""
    return min(level, _WIDEST.get(record, level), key=SHARES.index)


def at_least(level: Share, wanted: Share) -> bool:
    """Whether `level` discloses to as many as `wanted`."""
    return SHARES.index(level) >= SHARES.index(wanted)


def sees(reader: str, owner: str, level: Share) -> bool:
    """Whether `reader`, the coordinator or an organisation's id, sees what organisation `owner` shares at
    `level`. What is shared with nobody is seen by no reader of a comparison."""
    if reader == COORDINATOR:
        return at_least(level, "coordinator")
    return at_least(level, "organisation" if reader == owner else "partners")


def visible(case: Case, reader: str) -> Case:
    """The case as `reader` may see it: what comparisons, maps and papers are made from.

    The reveal gate: an organisation that released nothing sees only itself. What one organisation believes of
    another is never shown to a third, nor to the one it is about: with few partners "somebody believes" is a
    name. Raises `AccessFault` for a reader who has no part in the case.
    """
    own = {organisation.id for organisation in case.organisations}
    if reader != COORDINATOR and reader not in own:
        raise AccessFault("There is no organisation {reader} in this case.", reader=reader)
    opened = reader == COORDINATOR or any(
        part.organisation == reader and part.released for part in case.coverage
    )

    def shown(records: Iterable[Spoken]) -> tuple[Spoken, ...]:
        readable = (
            part
            for part in records
            if (opened or part.organisation == reader) and sees(reader, part.organisation, part.share)
        )
        return _one_voice(readable, reader)

    def held(records: Iterable[Spoken]) -> tuple[Spoken, ...]:
        return shown(part for part in records if reader in {COORDINATOR, part.organisation})

    statements, beliefs = shown(case.statements), held(case.beliefs)
    known, own_beliefs = ({record.id for record in records} for records in (statements, beliefs))
    seen = replace(
        case,
        statements=statements,
        ratings=shown(case.ratings),
        beliefs=beliefs,
        believed_ratings=held(case.believed_ratings),
        responses=shown(part for part in case.responses if part.statement in known),
        links=tuple(link for link in case.links if {link.a, link.b} <= known),
        inner=shown(part for part in case.inner if part.organisation == reader),
        decisions=shown(case.decisions),
        findings=shown(part for part in case.findings if part.belief in own_beliefs),
        agreements=shown(case.agreements),
    )
    return replace(seen, coverage=tuple(_counted(part, seen, reader) for part in case.coverage))


def _counted(part: Coverage, seen: Case, reader: str) -> Coverage:
    """How far an organisation is, to a partner without the counts: how much it was asked tells how much it thinks
    of others, and with two or three organisations of whom."""
    if reader in {COORDINATOR, part.organisation}:
        return part
    shown = (seen.statements, seen.ratings, seen.responses, seen.decisions, seen.agreements)
    released = any(record.organisation == part.organisation for records in shown for record in records)
    return Coverage(part.organisation, None, None, released)


def enquiries(case: Case, organisation: str) -> tuple[Belief, ...]:
    """The beliefs about this organisation that their holders let be put to it, and released: to be shown as
    questions, under another id, and never with whose they are. None before its own release."""
    opened = any(part.organisation == organisation and part.released for part in case.coverage)
    return tuple(
        replace(belief, organisation="", participant="")
        for belief in case.beliefs
        if opened
        and belief.enquire
        and belief.about == organisation
        and at_least(belief.share, "coordinator")
    )


def _one_voice(records: Iterable[Spoken], reader: str) -> tuple[Spoken, ...]:
    """Who of an organisation said what, and so where its people differ, is for that organisation alone: to others its
    people speak without names, and in an order that does not tell where one ends and the next begins."""
    found = list(records)
    people: dict[str, set[str]] = {}
    places: dict[str, list[int]] = {}
    for place, record in enumerate(found):
        if record.organisation != reader and record.participant:
            people.setdefault(record.organisation, set()).add(record.participant)
            places.setdefault(record.organisation, []).append(place)
            found[place] = replace(record, participant="")
    for organisation, those in places.items():
        if len(people[organisation]) > 1:
            mixed = sorted((found[place] for place in those), key=repr)
            for place, record in zip(those, mixed, strict=True):
                found[place] = record
    return tuple(found)

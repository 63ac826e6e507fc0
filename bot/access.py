"""Who may see and do what; every route to an answer or a case passes here, and nothing else decides."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from bot.errors import AccessFault
from bot.model import COORDINATOR, SHARES, Belief, Case, Coverage, Share, Spoken

Action = Literal["take part", "answer", "release", "prepare", "invite", "set up", "compare"]
"""What somebody can do in a case; `take part` is what every role may, `prepare` is to get one's own sheet for the
meeting."""

_ALLOWED: Mapping[str, frozenset[Action]] = {
    "participant": frozenset({"take part", "answer", "release", "prepare"}),
    "coordinator": frozenset({"take part", "set up", "invite", "compare"}),
}
"""The actions of each role: a coordinator answers for nobody, a participant convenes nothing."""

_WIDEST: Mapping[str, Share] = {
    "belief": "coordinator",
    "believed_rating": "coordinator",
    "inner": "organisation",
}
"""The widest level of the kinds of record that `visible` never shows to everybody."""


def may(role: str, action: Action) -> bool:
    """Whether somebody with this role in a case ("" for none) may do this in it."""
    return action in _ALLOWED.get(role, frozenset())


def narrowed(level: Share, record: str) -> Share:
    """The level at which a kind of record is shown when its owner releases it to `level`."""
    return min(level, _WIDEST.get(record, level), key=SHARES.index)


def at_least(level: Share, wanted: Share) -> bool:
    """Whether `level` discloses at least as widely as `wanted`."""
    return SHARES.index(level) >= SHARES.index(wanted)


def sees(reader: str, owner: str, level: Share) -> bool:
    """Whether `reader`, the coordinator or an organisation's id, sees what organisation `owner` shares at `level`.
    Nobody's comparison holds what is shared with nobody."""
    if reader == COORDINATOR:
        return at_least(level, "coordinator")
    return at_least(level, "organisation" if reader == owner else "partners")


def visible(case: Case, reader: str) -> Case:
    """The case as `reader` may see it: what comparisons, maps and papers are made from.

    The reveal gate: an organisation that released nothing sees only itself. What one organisation believes of
    another is never shown to a third, nor to the one it is about: with few partners "somebody believes" is a
    name. Raises `AccessFault` for a reader who has no part in the case.
    """
    if reader != COORDINATOR and all(organisation.id != reader for organisation in case.organisations):
        raise AccessFault("There is no organisation {reader} in this case.", reader=reader)
    gate_is_open = reader == COORDINATOR or _has_released(case, reader)

    def filtered(records: Iterable[Spoken]) -> tuple[Spoken, ...]:
        readable = (
            record
            for record in records
            if (gate_is_open or record.organisation == reader)
            and sees(reader, record.organisation, record.share)
        )
        return _in_one_voice(readable, reader)

    def filtered_for_holders(records: Iterable[Spoken]) -> tuple[Spoken, ...]:
        return filtered(record for record in records if reader in {COORDINATOR, record.organisation})

    statements, beliefs = filtered(case.statements), filtered_for_holders(case.beliefs)
    statement_ids = {statement.id for statement in statements}
    belief_ids = {belief.id for belief in beliefs}
    seen = replace(
        case,
        statements=statements,
        ratings=filtered(case.ratings),
        beliefs=beliefs,
        believed_ratings=filtered_for_holders(case.believed_ratings),
        responses=filtered(response for response in case.responses if response.statement in statement_ids),
        links=tuple(link for link in case.links if {link.a, link.b} <= statement_ids),
        inner=filtered(record for record in case.inner if record.organisation == reader),
        decisions=filtered(case.decisions),
        findings=filtered(finding for finding in case.findings if finding.belief in belief_ids),
        agreements=filtered(case.agreements),
    )
    return replace(seen, coverage=tuple(_visible_coverage(part, seen, reader) for part in case.coverage))


def enquiries(case: Case, organisation: str) -> tuple[Belief, ...]:
    """The beliefs about an organisation that their holders let be put to it and released to the coordinator: to be
    shown as questions, under another id, and never with whose they are. None before its own release."""
    if not _has_released(case, organisation):
        return ()
    return tuple(
        replace(belief, organisation="", participant="")
        for belief in case.beliefs
        if belief.enquire and belief.about == organisation and at_least(belief.share, "coordinator")
    )


def _has_released(case: Case, organisation: str) -> bool:
    return any(part.organisation == organisation and part.released for part in case.coverage)


def _visible_coverage(part: Coverage, seen: Case, reader: str) -> Coverage:
    """How far an organisation is. To a partner without the counts: how much it was asked tells how much it thinks of
    others, and with two or three organisations of whom."""
    if reader in {COORDINATOR, part.organisation}:
        return part
    lists = (seen.statements, seen.ratings, seen.responses, seen.decisions, seen.agreements)
    released = any(record.organisation == part.organisation for records in lists for record in records)
    return Coverage(part.organisation, None, None, released)


def _in_one_voice(records: Iterable[Spoken], reader: str) -> tuple[Spoken, ...]:
    """The same records, in which the people of other organisations than the reader's speak without names, and those
    of one organisation in an order that does not tell where one ends and the next begins: who of an organisation said
    what, and so where its people differ, is for that organisation alone."""
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

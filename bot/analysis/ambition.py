"""Which ambition the organisations may share: candidates from what they said to each other's, never a claim."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.analysis.stances import Reactions
from bot.model import Case, Link, LinkStatus, Statement


@dataclass(frozen=True, slots=True)
class Candidate:
    """An ambition, with the statements that people linked to it as saying the same, in the case's order.

    `organisations` stand behind it: it is theirs, or they answered +1 or more. `minimum` is the least favourable
    position (+2 for the owners). `silent` have not said where they stand. `status` is "confirmed" when nobody is
    silent and no link is merely proposed.
    """

    statements: tuple[str, ...]
    organisations: tuple[str, ...]
    minimum: float
    silent: tuple[str, ...]
    status: LinkStatus


def candidates(case: Case, reactions: Reactions) -> tuple[Candidate, ...]:
    """The ambitions that two organisations or more stand behind and nobody answered below +1, best first.

    Ranked by the minimum over the organisations (so few of them allow no averages), then by how many stand
    behind it.
    """
    found = [_candidate(group, case, reactions) for group in _groups(case)]
    shared = [each for each in found if len(each.organisations) > 1 and each.minimum >= 1]
    return tuple(sorted(shared, key=lambda each: (-each.minimum, -len(each.organisations))))


def _candidate(group: list[Statement], case: Case, reactions: Reactions) -> Candidate:
    positions: dict[str, float] = {}
    for statement in group:
        for organisation, reaction in reactions.get(statement.id, {}).items():
            if reaction.position is not None:
                positions[organisation] = min(reaction.position, positions.get(organisation, 2))
    positions.update((statement.organisation, 2) for statement in group)
    names = [organisation.id for organisation in case.organisations]
    silent = tuple(name for name in names if name not in positions)
    ids = {statement.id for statement in group}
    proposed = any(link.status == "proposed" and link.a in ids for link in _alike(case))
    return Candidate(
        statements=tuple(statement.id for statement in group),
        organisations=tuple(name for name in names if positions.get(name, 0) >= 1),
        minimum=min(positions.values()),
        silent=silent,
        status="proposed" if silent or proposed else "confirmed",
    )


def _groups(case: Case) -> Iterator[list[Statement]]:
    """The ambitions, each with every statement that is linked to it as the same, directly or through another."""
    by_id = {statement.id: statement for statement in case.statements}
    group: dict[str, list[str]] = {name: [name] for name in by_id}
    for link in _alike(case):
        if link.a in by_id and link.b in by_id and group[link.a] is not group[link.b]:
            group[link.a].extend(group[link.b])
            for name in group[link.b]:
                group[name] = group[link.a]
    order = {name: place for place, name in enumerate(by_id)}
    for names in {id(names): names for names in group.values()}.values():
        statements = [by_id[name] for name in sorted(names, key=order.__getitem__)]
        if any(statement.kind == "ambition" for statement in statements):
            yield statements


def _alike(case: Case) -> list[Link]:
    return [link for link in case.links if link.relation == "same" and link.status != "rejected"]

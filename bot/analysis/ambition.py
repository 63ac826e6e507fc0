"""Which ambition the organisations may share: candidates from their reactions to each other's, never a verdict."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from bot.analysis.stances import Reactions
from bot.model import Case, Link, LinkStatus, Statement

MOST_CANDIDATES = 100
"""How many candidates are kept, the best."""


@dataclass(frozen=True, slots=True)
class AmbitionCandidate:
    """An ambition, with the statements that people linked to it as saying the same, in the case's order, or with
    those that one proposed link would add.

    `organisations` stand behind it: it is theirs, or they answered +1 or more. `minimum` is the least favourable
    position, -2..+2 (+2 for the owners). `silent` have not said where they stand. `status` is "confirmed" when
    nobody is silent and no link is merely proposed.
    """

    statements: tuple[str, ...]
    organisations: tuple[str, ...]
    minimum: float
    silent: tuple[str, ...]
    status: LinkStatus


_Group = tuple[list[Statement], bool]
"""Statements in the case's order, and whether a merely proposed link holds them together."""


def ambition_candidates(case: Case, reactions: Reactions) -> tuple[AmbitionCandidate, ...]:
    """The ambitions that two organisations or more stand behind and nobody answered below +1, best first.

    They rank by the least favourable position (maximin: there are too few organisations for averages), then by how
    many organisations stand behind them.
    """
    found = []
    for number, (group, proposed) in enumerate(_groups(case)):
        positions = _positions(group, reactions)
        behind, minimum = sum(each >= 1 for each in positions.values()), min(positions.values())
        if behind > 1 and minimum >= 1:
            found.append((-minimum, -behind, number, group, positions, proposed))
    names = [organisation.id for organisation in case.organisations]
    return tuple(
        _candidate(group, positions, names, proposed)
        for _, _, _, group, positions, proposed in nsmallest(MOST_CANDIDATES, found)
    )


def _positions(group: list[Statement], reactions: Reactions) -> dict[str, float]:
    """The position of each organisation that has one: its least favourable answer, +2 for the owners."""
    positions: dict[str, float] = {}
    for statement in group:
        for organisation, reaction in reactions.get(statement.id, {}).items():
            if reaction.position is not None:
                positions[organisation] = min(reaction.position, positions.get(organisation, 2))
    positions.update((statement.organisation, 2) for statement in group)
    return positions


def _candidate(
    group: list[Statement], positions: dict[str, float], names: list[str], proposed: bool
) -> AmbitionCandidate:
    silent = tuple(name for name in names if name not in positions)
    return AmbitionCandidate(
        statements=tuple(statement.id for statement in group),
        organisations=tuple(name for name in names if positions.get(name, 0) >= 1),
        minimum=min(positions.values()),
        silent=silent,
        status="proposed" if silent or proposed else "confirmed",
    )


def _groups(case: Case) -> Iterator[_Group]:
    """The ambitions, each with every statement that people linked to it as the same, directly or through another;
    then every two of those groups that a proposed link would join. A proposal is one question, so they make no
    chains."""
    by_id = {statement.id: statement for statement in case.statements}
    order = {statement: place for place, statement in enumerate(by_id)}
    links = [link for link in case.links if link.relation == "same" and link.a in by_id and link.b in by_id]
    ambitions = [statement.id for statement in case.statements if statement.kind == "ambition"]
    group = _confirmed_groups(ambitions, links)
    joined = {
        frozenset((id(group[link.a]), id(group[link.b]))): group[link.a] + group[link.b]
        for link in links
        if link.status == "proposed" and group[link.a] is not group[link.b]
    }
    groups = [(ids, False) for ids in {id(ids): ids for ids in group.values()}.values()]
    for ids, proposed in [*groups, *((ids, True) for ids in joined.values())]:
        if any(by_id[each].kind == "ambition" for each in ids):
            yield [by_id[each] for each in sorted(ids, key=order.__getitem__)], proposed


def _confirmed_groups(ambitions: Iterable[str], links: Sequence[Link]) -> dict[str, list[str]]:
    """The ids of each group by each of its ids: ambitions and what is linked, joined by confirmed links."""
    linked = chain.from_iterable((link.a, link.b) for link in links)
    group = {each: [each] for each in chain(ambitions, linked)}
    for link in links:
        if link.status == "confirmed" and group[link.a] is not group[link.b]:
            group[link.a].extend(group[link.b])
            for each in group[link.b]:
                group[each] = group[link.a]
    return group

"""What people decide about links between statements: confirmed or rejected, in place of what words propose."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot import access
from bot.errors import CaseFault
from bot.model import COORDINATOR, Case, Link, LinkStatus, Relation, Statement
from bot.store.contract import Store


def decided(case: Case, decisions: Iterable[Link]) -> Case:
    """The case with what people decided in place of its own links between the same statements. What is about a
    statement that is not in the case is left out."""
    known = {statement.id for statement in case.statements}
    newest = {frozenset((link.a, link.b)): link for link in decisions if {link.a, link.b} <= known}
    kept = tuple(link for link in case.links if frozenset((link.a, link.b)) not in newest)
    return replace(case, links=(*kept, *newest.values()))


def decide(
    store: Store, case: Case, a: str, b: str, relation: Relation | None, now: datetime
) -> tuple[Link, Statement, Statement]:
    """Keep what the coordinator decides about two statements of a whole case: how they relate, or, with no
    relation, that they do not relate as was proposed.

    Raises `CaseFault` for a statement the coordinator does not see, for two of one organisation, and for a
    rejection of what nobody proposed.
    """
    seen = access.visible(case, COORDINATOR)
    one, other = _found(seen, a), _found(seen, b)
    if one.id == other.id:
        raise CaseFault("{id} is one statement; name two of different organisations.", id=one.id)
    if one.organisation == other.organisation:
        raise CaseFault(
            "{a} and {b} are both of {organisation}; name two of different organisations.",
            a=one.id,
            b=other.id,
            organisation=one.organisation,
        )
    status: LinkStatus = "rejected" if relation is None else "confirmed"
    link = Link(one.id, other.id, relation or _proposed(seen, one, other), status)
    with store.transaction():
        store.add_link(case.id, link, now)
    return link, one, other


def _found(case: Case, wanted: str) -> Statement:
    found = next((each for each in case.statements if each.id.casefold() == wanted.strip().casefold()), None)
    if found is None:
        raise CaseFault("There is no statement {id} in this case that a coordinator sees.", id=wanted)
    return found


def _proposed(case: Case, one: Statement, other: Statement) -> Relation:
    """How the two are linked now, by people or by words."""
    from bot.analysis.proposals import proposals

    pair = {one.id, other.id}
    link = next((each for each in (*case.links, *proposals(case)) if {each.a, each.b} == pair), None)
    if link is None:
        raise CaseFault(
            "Nothing links {a} and {b}, so there is nothing to reject. To say that they have nothing to do with each "
            "other: anna link {case} {a} {b} unrelated",
            a=one.id,
            b=other.id,
            case=case.id,
        )
    return link.relation

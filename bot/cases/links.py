"""What people decide about links between statements: confirmed or rejected, in place of what words propose."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot import access
from bot.errors import CaseFault
from bot.lexicon import Lexicon
from bot.model import COORDINATOR, Case, Link, Relation, Statement
from bot.store.contract import Store


def decided(case: Case, decisions: Iterable[Link]) -> Case:
    """The case with what people decided in place of its own links between the same statements. What is about a
    statement that is not in the case is left out."""
    known = {statement.id for statement in case.statements}
    newest = {frozenset((link.a, link.b)): link for link in decisions if {link.a, link.b} <= known}
    kept = tuple(link for link in case.links if frozenset((link.a, link.b)) not in newest)
    return replace(case, links=(*kept, *newest.values()))


def decide(
    store: Store, case: Case, a: str, b: str, relation: Relation, now: datetime
) -> tuple[Link, Statement, Statement]:
    """Keep how the coordinator says that two statements of a whole case relate.

    Raises `CaseFault` for a statement the coordinator does not see, and for two of one organisation.
    """
    one, other = _pair(access.visible(case, COORDINATOR), a, b)
    return _kept(store, case, Link(one.id, other.id, relation, "confirmed"), now), one, other


def reject(
    store: Store, case: Case, a: str, b: str, lexicon: Lexicon, now: datetime
) -> tuple[Link, Statement, Statement]:
    """Keep that two statements of a whole case do not relate as was proposed.

    Raises `CaseFault` as `decide` does, and when nothing was proposed.
    """
    seen = access.visible(case, COORDINATOR)
    one, other = _pair(seen, a, b)
    relation = _proposed(seen, one, other, lexicon)
    return _kept(store, case, Link(one.id, other.id, relation, "rejected"), now), one, other


def _kept(store: Store, case: Case, link: Link, now: datetime) -> Link:
    with store.transaction():
        store.add_link(case.id, link, now)
    return link


def _pair(seen: Case, a: str, b: str) -> tuple[Statement, Statement]:
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
    return one, other


def _found(case: Case, wanted: str) -> Statement:
    found = next((each for each in case.statements if each.id.casefold() == wanted.strip().casefold()), None)
    if found is None:
        raise CaseFault("There is no statement {id} in this case that a coordinator sees.", id=wanted)
    return found


def _proposed(case: Case, one: Statement, other: Statement, lexicon: Lexicon) -> Relation:
    """How the two are linked now, by people or by words."""
    from bot.analysis.proposals import proposals

    pair = {one.id, other.id}
    link = next((each for each in (*case.links, *proposals(case, lexicon)) if {each.a, each.b} == pair), None)
    if link is None:
        raise CaseFault(
            "Nothing links {a} and {b}, so there is nothing to reject. To say that they have nothing to do with each "
            "other: anna link {case} {a} {b} unrelated",
            a=one.id,
            b=other.id,
            case=case.id,
        )
    return link.relation

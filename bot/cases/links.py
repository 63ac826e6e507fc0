"""Links between statements: what words propose, put to a coordinator, and what people decide in place of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import cast

from bot import access
from bot.dialog.agenda import Interview
from bot.dialog.events import Event, Noted
from bot.dialog.steps import Item
from bot.errors import CaseFault
from bot.interviews.rounds import SourceItems
from bot.interviews.stamped_items import StampedItem
from bot.lexicon import Lexicon
from bot.model import COORDINATOR, Case, Link, Relation, Statement
from bot.store.contract import Store

LINKS = "links"
"""The flow in which a coordinator says how statements relate."""


def with_decisions(case: Case, decisions: Iterable[Link]) -> Case:
    """The case with what people decided in place of its own links between the same statements. What is about a
    statement that is not in the case is left out."""
    known = {statement.id for statement in case.statements}
    newest = {frozenset((link.a, link.b)): link for link in decisions if {link.a, link.b} <= known}
    kept = tuple(link for link in case.links if frozenset((link.a, link.b)) not in newest)
    return replace(case, links=(*kept, *newest.values()))


def all_links(visible: Case, lexicon: Lexicon) -> tuple[Link, ...]:
    """The links in a case and those that its words propose, among the statements that a reader sees."""
    # The matching of words is read only where it is needed.
    from bot.analysis.proposals import proposals

    return (*visible.links, *proposals(visible, lexicon))


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
    visible = access.visible(case, COORDINATOR)
    one, other = _pair(visible, a, b)
    relation = _present_relation(visible, one, other, lexicon)
    return _kept(store, case, Link(one.id, other.id, relation, "rejected"), now), one, other


def _kept(store: Store, case: Case, link: Link, now: datetime) -> Link:
    with store.transaction():
        store.add_link(case.id, link, now)
    return link


def _pair(visible: Case, a: str, b: str) -> tuple[Statement, Statement]:
    one, other = _statement(visible, a), _statement(visible, b)
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


def _statement(case: Case, wanted: str) -> Statement:
    plain = wanted.strip().casefold()
    statement = next((each for each in case.statements if each.id.casefold() == plain), None)
    if statement is None:
        raise CaseFault("There is no statement {id} in this case that a coordinator sees.", id=wanted)
    return statement


def _present_relation(visible: Case, one: Statement, other: Statement, lexicon: Lexicon) -> Relation:
    """How the two are linked now, by people or by words."""
    pair = {one.id, other.id}
    link = next((each for each in all_links(visible, lexicon) if {each.a, each.b} == pair), None)
    if link is None:
        raise CaseFault(
            "Nothing links {a} and {b}, so there is nothing to reject. To say that they have nothing to do with each "
            "other: {anna} link {case} {a} {b} unrelated",
            a=one.id,
            b=other.id,
            case=visible.id,
        )
    return link.relation


def links_to_judge(case: Case, interview: Interview) -> SourceItems:
    """The links to put to a coordinator: what words propose now, and what this coordinator judged before. `case` is
    the whole case."""
    visible = access.visible(case, COORDINATOR)
    statements = {each.id: each for each in visible.statements}
    names = {each.id: each.name for each in visible.organisations}
    judged = {item for question, item in interview.session.answers if question == f"{LINKS}.relation"}
    put = (
        (link, _item(link, statements, names)) for link in all_links(visible, interview.circumstances.lexicon)
    )
    return {"links": tuple(item for link, item in put if link.status == "proposed" or item.id in judged)}


def _item(link: Link, statements: Mapping[str, Statement], names: Mapping[str, str]) -> Item:
    one, other = (
        f"{names[each.organisation]}: “{each.text}”" for each in (statements[link.a], statements[link.b])
    )
    item = StampedItem.of(f"{one}\n{other}", link.a, link.b)
    return Item(str(item), f"{one}\n{other}", (("one", one), ("other", other)))


def keep_judgements(store: Store, gather: Callable[[], Case], events: Iterable[Event], now: datetime) -> None:
    """Keep what a coordinator said in a turn about links of a case, which `gather` gives whole; who no longer knows
    leaves a proposal."""
    judgements = [event for event in events if isinstance(event, Noted)]
    if not judgements:
        return
    case = gather()
    for judgement in judgements:
        answer, before = judgement.answer, judgement.before
        a, b = StampedItem.parse(answer.item).records
        if answer.state == "given":
            decide(store, case, a, b, cast(Relation, answer.value), now)
        elif before is not None and before.state == "given":
            store.add_link(case.id, Link(a, b, cast(Relation, before.value), "proposed"), now)

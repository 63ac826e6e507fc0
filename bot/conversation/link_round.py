"""What words propose to belong together, put to a coordinator in the conversation: people decide."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from bot import access
from bot.cases.links import decide
from bot.dialog.agenda import Interview
from bot.dialog.events import AnswerRecorded, Event
from bot.dialog.steps import Item
from bot.interviews.pseudonyms import named, stamped
from bot.interviews.rounds import Given
from bot.model import COORDINATOR, Case, Link, Relation, Statement
from bot.store.contract import Store

LINKS = "links"
"""The flow in which a coordinator says how statements relate."""

_BETWEEN = "+"


def to_judge(case: Case, interview: Interview) -> Given:
    """The links to put to a coordinator: what words propose now, and what this coordinator judged before. `case` is
    the whole case."""
    from bot.analysis.proposals import proposals

    seen = access.visible(case, COORDINATOR)
    statements = {each.id: each for each in seen.statements}
    names = {each.id: each.name for each in seen.organisations}
    judged = {str(item) for question, item in interview.session.answers if question == f"{LINKS}.relation"}
    put = ((link, _item(link, statements, names)) for link in (*seen.links, *proposals(seen)))
    return {"links": tuple(item for link, item in put if link.status == "proposed" or item.id in judged)}


def _item(link: Link, statements: dict[str, Statement], names: dict[str, str]) -> Item:
    one, other = (
        f"{names[each.organisation]}: “{each.text}”" for each in (statements[link.a], statements[link.b])
    )
    put = stamped(f"{link.a}{_BETWEEN}{link.b}", f"{one}\n{other}")
    return Item(put, f"{one}\n{other}", (("one", one), ("other", other)))


def judge(store: Store, case: Case, events: Iterable[Event], now: datetime) -> None:
    """Keep what a coordinator said in this turn about two statements; who no longer knows leaves a proposal."""
    for event in events:
        if not isinstance(event, AnswerRecorded):
            continue
        a, _, b = named(str(event.answer.item)).partition(_BETWEEN)
        if event.answer.state == "given":
            decide(store, case, a, b, cast(Relation, event.answer.value), now)
        elif event.before is not None and event.before.state == "given":
            store.add_link(case.id, Link(a, b, cast(Relation, event.before.value), "proposed"), now)

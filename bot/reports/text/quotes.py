"""The answers behind a line of the text report, quoted under it when its reader asks for them."""

from collections.abc import Iterable, Iterator, Sequence

from bot.errors import fill
from bot.model import Response, Statement
from bot.phrases import Translate, kind_text, plain, position_text, reaction_text, source_text
from bot.reports.text.page import Page
from bot.reports.view import View

MOST_QUOTED = 12
"""How many answers stand under one line; the others are counted."""


def quote(page: Page, view: View, evidence: Iterable[str], organisations: Sequence[str], indent: int) -> None:
    """Under a line, when quotes are asked for: what was said under these ids, and by these organisations about it."""
    if not view.quotes:
        return
    said = list(dict.fromkeys(line for each in evidence for line in _said(view, each, organisations)))
    for line in said[:MOST_QUOTED]:
        page.line(line, indent=indent, mark="»")
    if len(said) > MOST_QUOTED:
        more = len(said) - MOST_QUOTED
        others = view.say.plural("And {count} other answer.", "And {count} other answers.", more)
        page.line(others, indent=indent, mark="»")


def _said(view: View, name: str, organisations: Sequence[str]) -> Iterator[str]:
    """The answers under one id. Ids are unique in their list; one in two lists stands for both."""
    if name in view.statements:
        yield from _statement(view, view.statements[name], organisations)
    if any(topic.id == name for topic in view.case.topics):
        yield from _topic(view, name, organisations)
    for belief in view.case.beliefs:
        if belief.id == name:
            values = {"a": view.names[belief.organisation], "b": view.names[belief.about]}
            values |= {"kind": kind_text(belief.kind, view.say), "text": plain(belief.text)}
            yield fill(view.say("{a} about {b} ({kind}): “{text}”"), values)
    told = [(each.id, each.organisation, each.text) for each in view.case.decisions]
    told += [(each.id, each.organisation, each.text) for each in view.case.inner]
    for number, organisation, text in told:
        if number == name:
            yield f"{view.names[organisation]}: “{plain(text)}”"


def _statement(view: View, statement: Statement, organisations: Sequence[str]) -> Iterator[str]:
    about = f"{view.names[statement.organisation]} ({kind_text(statement.kind, view.say)})"
    detail = f" “{plain(statement.detail)}”" if statement.detail else ""
    yield f"{about}: “{plain(statement.text)}”{detail}"
    for response in view.case.responses:
        if response.statement == statement.id and response.organisation in organisations:
            words = _reacted(response, statement, view.say)
            remark = f" “{plain(response.remark)}”" if response.remark else ""
            yield f"{view.names[response.organisation]}: {words}{remark}"


def _reacted(response: Response, statement: Statement, say: Translate) -> str:
    if response.position is None:
        return say("rather not say") if response.declined else say("don't know")
    if statement.kind not in ("need", "offer"):
        return reaction_text(response.position, say)
    if response.position == 0:
        return say("neither yes nor no")
    return say("yes") if response.position > 0 else say("no")


def _topic(view: View, topic: str, organisations: Sequence[str]) -> Iterator[str]:
    say = view.say
    for rating in view.case.ratings:
        if rating.topic == topic and rating.organisation in organisations:
            words = say("don't know") if rating.position is None else position_text(rating.position, say)
            values = {"name": view.names[rating.organisation], "answer": words, "weight": rating.weight}
            template = say("{name} about itself: {answer}")
            if rating.weight is not None:
                template = say("{name} about itself: {answer}, weight {weight} of 4")
            yield fill(template, values)
    for believed in view.case.believed_ratings:
        if believed.topic == topic and {believed.organisation, believed.about} <= set(organisations):
            words = say("don't know") if believed.position is None else position_text(believed.position, say)
            values = {
                "a": view.names[believed.organisation],
                "b": view.names[believed.about],
                "answer": words,
            }
            values |= {"source": source_text(believed.source, say), "confidence": believed.confidence}
            template = say("{a} about {b}: {answer} ({source})")
            if believed.confidence is not None:
                template = say("{a} about {b}: {answer} ({source}, sure {confidence} of 5)")
            yield fill(template, values)

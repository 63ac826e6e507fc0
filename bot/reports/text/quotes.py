"""The answers behind a line of the text report, quoted under it when its reader asked for quotes."""

from collections.abc import Iterable, Iterator, Sequence

from bot.errors import fill
from bot.model import Response, Statement
from bot.phrases import Translate, kind_text, plain, position_text, reaction_text, source_text
from bot.reports.compared_case import ComparedCase
from bot.reports.text.outline import Outline

MOST_QUOTED = 12
"""How many answers stand under one line; the others are counted."""


def add_quotes(
    outline: Outline,
    compared: ComparedCase,
    evidence: Iterable[str],
    organisations: Sequence[str],
    indent: int,
) -> None:
    """Add what was said under these ids, and what these organisations said about it, when quotes were asked for."""
    if not compared.quotes:
        return
    quotes = list(dict.fromkeys(line for each in evidence for line in _quotes(compared, each, organisations)))
    for line in quotes[:MOST_QUOTED]:
        outline.line(line, indent=indent, mark="»")
    if len(quotes) > MOST_QUOTED:
        more = len(quotes) - MOST_QUOTED
        text = compared.say.plural("And {count} other answer.", "And {count} other answers.", more)
        outline.line(text, indent=indent, mark="»")


def _quotes(compared: ComparedCase, name: str, organisations: Sequence[str]) -> Iterator[str]:
    """The answers under one id. An id is unique among statements, topics, and so on; one that both have stands for
    both."""
    if name in compared.statements:
        yield from _statement(compared, compared.statements[name], organisations)
    if any(topic.id == name for topic in compared.case.topics):
        yield from _topic(compared, name, organisations)
    for belief in compared.case.beliefs:
        if belief.id == name:
            values = {"a": compared.names[belief.organisation], "b": compared.names[belief.about]}
            values |= {"kind": kind_text(belief.kind, compared.say), "text": plain(belief.text)}
            yield fill(compared.say("{a} about {b} ({kind}): “{text}”"), values)
    others = [(each.id, each.organisation, each.text) for each in compared.case.decisions]
    others += [(each.id, each.organisation, each.text) for each in compared.case.inner]
    for number, organisation, text in others:
        if number == name:
            yield f"{compared.names[organisation]}: “{plain(text)}”"


def _statement(compared: ComparedCase, statement: Statement, organisations: Sequence[str]) -> Iterator[str]:
    about = f"{compared.names[statement.organisation]} ({kind_text(statement.kind, compared.say)})"
    detail = f" “{plain(statement.detail)}”" if statement.detail else ""
    yield f"{about}: “{plain(statement.text)}”{detail}"
    for response in compared.case.responses:
        if response.statement == statement.id and response.organisation in organisations:
            words = _reaction(response, statement, compared.say)
            remark = f" “{plain(response.remark)}”" if response.remark else ""
            yield f"{compared.names[response.organisation]}: {words}{remark}"


def _reaction(response: Response, statement: Statement, say: Translate) -> str:
    if response.position is None:
        return say("rather not say") if response.declined else say("don't know")
    if statement.kind not in ("need", "offer"):
        return reaction_text(response.position, say)
    if response.position == 0:
        return say("neither yes nor no")
    return say("yes") if response.position > 0 else say("no")


def _topic(compared: ComparedCase, topic: str, organisations: Sequence[str]) -> Iterator[str]:
    say = compared.say
    for rating in compared.case.ratings:
        if rating.topic == topic and rating.organisation in organisations:
            words = say("don't know") if rating.position is None else position_text(rating.position, say)
            values = {"name": compared.names[rating.organisation], "answer": words, "weight": rating.weight}
            template = say("{name} about itself: {answer}")
            if rating.weight is not None:
                template = say("{name} about itself: {answer}, weight {weight} of 4")
            yield fill(template, values)
    for believed in compared.case.believed_ratings:
        if believed.topic == topic and {believed.organisation, believed.about} <= set(organisations):
            words = say("don't know") if believed.position is None else position_text(believed.position, say)
            values = {
                "a": compared.names[believed.organisation],
                "b": compared.names[believed.about],
                "answer": words,
            }
            values |= {"source": source_text(believed.source, say), "confidence": believed.confidence}
            template = say("{a} about {b}: {answer} ({source})")
            if believed.confidence is not None:
                template = say("{a} about {b}: {answer} ({source}, sure {confidence} of 5)")
            yield fill(template, values)

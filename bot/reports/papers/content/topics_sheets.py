"""The sheets of a workbook about the topics: one row for each position, and for each pair of organisations."""

from collections.abc import Iterator, Mapping

from bot.analysis.coorientation import Perception, State
from bot.phrases import Translate
from bot.reports.compared_case import ComparedCase
from bot.reports.papers.workbook import SheetColumn, SheetContent, SheetRow


def positions_sheet(compared: ComparedCase) -> SheetContent:
    """Where everybody stands on every topic."""
    say = compared.say
    columns = (
        SheetColumn(say("Topic"), 8),
        SheetColumn(say("Text"), 60, wraps=True),
        SheetColumn(say("Organisation"), 34, wraps=True),
        SheetColumn(say("Position (-2 to 2)"), 12),
        SheetColumn(say("Weight (0 to 4)"), 12),
        SheetColumn(say("No position"), 18),
    )
    return SheetContent(say("Positions"), columns, _positions(compared))


def _positions(compared: ComparedCase) -> Iterator[SheetRow]:
    unknown, silent = compared.say("don't know"), compared.say("no answer here")
    for topic, result in zip(compared.case.topics, compared.comparison.topics, strict=True):
        not_known = set(result.unknown)
        for organisation, name in compared.names.items():
            stance = result.stances.get(organisation)
            if stance:
                yield topic.id, topic.text, name, stance.position, stance.weight, None
            else:
                reason = unknown if organisation in not_known else silent
                yield topic.id, topic.text, name, None, None, reason


def topic_pairs_sheet(compared: ComparedCase) -> SheetContent:
    """Every two organisations on every topic, and how they see each other."""
    say = compared.say
    columns = (
        SheetColumn(say("Topic"), 8),
        SheetColumn(say("A"), 30, wraps=True),
        SheetColumn(say("B"), 30, wraps=True),
        SheetColumn(say("Gap (0 to 4)"), 10),
        SheetColumn(say("How A sees it"), 34, wraps=True),
        SheetColumn(say("How far A's picture is off"), 14),
        SheetColumn(say("How B sees it"), 34, wraps=True),
        SheetColumn(say("How far B's picture is off"), 14),
    )
    return SheetContent(say("Pairs per topic"), columns, _topic_pairs(compared))


def _topic_pairs(compared: ComparedCase) -> Iterator[SheetRow]:
    names, states = compared.names, _states(compared.say)
    for topic in compared.comparison.topics:
        for pair in topic.pairs:
            of_a, of_b = _perceived(pair.of_a, states), _perceived(pair.of_b, states)
            yield topic.topic, names[pair.a], names[pair.b], pair.gap, *of_a, *of_b


def _perceived(perception: Perception, states: Mapping[State, str]) -> tuple[str | None, float | None]:
    state = None if perception.congruency is None else states[perception.state]
    return state, perception.accuracy


def _states(say: Translate) -> Mapping[State, str]:
    return {
        "consensus": say("thinks they agree, and that is so"),
        "false consensus": say("thinks they agree, and that is not so"),
        "false conflict": say("thinks they disagree, and that is not so"),
        "dissensus": say("thinks they disagree, and that is so"),
        "unknown": say("not clear"),
    }


def convergence_sheet(compared: ComparedCase) -> SheetContent:
    """Who pulls the same way and opposite ways, over everything."""
    say, names = compared.say, compared.names
    rows = (
        (names[each.a], names[each.b], each.convergence, each.divergence)
        for each in compared.comparison.convergence.pairs
    )
    columns = (
        SheetColumn(say("A"), 34, wraps=True),
        SheetColumn(say("B"), 34, wraps=True),
        SheetColumn(say("Same way"), 14),
        SheetColumn(say("Opposite ways"), 14),
    )
    return SheetContent(say("Pairs together"), columns, rows)

"""What was not said, or not said with a yes: five different things, which are never merged."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.analysis.coorientation import TopicComparison
from bot.analysis.stances import Reactions
from bot.model import Case, StatementKind

TOLD: tuple[StatementKind, ...] = ("ambition", "interest", "offer", "need")
"""What every organisation is asked to tell of itself, and to react to when others tell it."""

CANNOT: tuple[StatementKind, ...] = ("need", "offer")
"""Who answers no to these cannot bring or use something, and contradicts nobody."""


@dataclass(frozen=True, slots=True)
class Silence:
    """One organisation, in five forms: it did not answer, would rather not say, does not know, is neutral, or
    contradicts.

    Ids of the topics it did not answer, does not know its position on, is neutral on, and on which its own people
    contradict each other, one in favour and one against (that is not neutral, and shown to itself alone). Ids of
    the statements of others to which it answered that it would rather not say, does not know, is neutral, or
    finds the opposite; and how many statements of others it has not reacted to. The kinds of which it has told
    nothing of itself.
    """

    organisation: str
    unanswered: tuple[str, ...]
    unknown: tuple[str, ...]
    neutral: tuple[str, ...]
    contradicts: tuple[str, ...]
    unanswered_reactions: int
    declined_reactions: tuple[str, ...]
    unknown_reactions: tuple[str, ...]
    neutral_reactions: tuple[str, ...]
    contradicting_reactions: tuple[str, ...]
    untold: tuple[StatementKind, ...]


_Lists = dict[str, list[str]]


def silence(case: Case, topics: tuple[TopicComparison, ...], reactions: Reactions) -> tuple[Silence, ...]:
    """Every organisation, in the case's order."""
    asked = [statement for statement in case.statements if statement.kind in TOLD]
    told: dict[str, set[str]] = {organisation.id: set() for organisation in case.organisations}
    own, reacted = dict.fromkeys(told, 0), dict.fromkeys(told, 0)
    unanswered, unknown, neutral, contradicts = _on_topics(topics, told)
    declined, not_known, indifferent, opposed = _on_statements(case, reactions, told)
    for statement in asked:
        told[statement.organisation].add(statement.kind)
        own[statement.organisation] += 1
        for name in reactions.get(statement.id, {}):
            reacted[name] += 1
    return tuple(
        Silence(
            organisation=name,
            unanswered=tuple(unanswered[name]),
            unknown=tuple(unknown[name]),
            neutral=tuple(neutral[name]),
            contradicts=tuple(contradicts[name]),
            unanswered_reactions=len(asked) - own[name] - reacted[name],
            declined_reactions=tuple(declined[name]),
            unknown_reactions=tuple(not_known[name]),
            neutral_reactions=tuple(indifferent[name]),
            contradicting_reactions=tuple(opposed[name]),
            untold=tuple(kind for kind in TOLD if kind not in told[name]),
        )
        for name in told
    )


def _empty(names: Mapping[str, object], count: int) -> tuple[_Lists, ...]:
    return tuple({name: [] for name in names} for _ in range(count))


def _on_topics(topics: tuple[TopicComparison, ...], names: Mapping[str, object]) -> tuple[_Lists, ...]:
    unanswered, unknown, neutral, contradicts = found = _empty(names, 4)
    for topic in topics:
        for name in topic.unanswered:
            unanswered[name].append(topic.topic)
        for name in topic.unknown:
            unknown[name].append(topic.topic)
        for name, stance in topic.stances.items():
            if stance.spread and stance.spread[0] < 0 < stance.spread[1]:
                contradicts[name].append(topic.topic)
            elif stance.position == 0:
                neutral[name].append(topic.topic)
    return found


def _on_statements(case: Case, reactions: Reactions, names: Mapping[str, object]) -> tuple[_Lists, ...]:
    declined, unknown, neutral, contradicting = found = _empty(names, 4)
    for statement in case.statements:
        for name, reaction in reactions.get(statement.id, {}).items():
            if reaction.position is None:
                (declined if reaction.declined else unknown)[name].append(statement.id)
            elif reaction.position == 0:
                neutral[name].append(statement.id)
            elif reaction.position < 0 and statement.kind not in CANNOT:
                contradicting[name].append(statement.id)
    return found

"""What was not said: not answered, not known and declined, which are three things and are never merged."""

from dataclasses import dataclass

from bot.analysis.coorientation import TopicComparison
from bot.analysis.stances import Reactions
from bot.model import Case, StatementKind

TOLD: tuple[StatementKind, ...] = ("ambition", "interest", "offer", "need")
"""What every organisation is asked to tell of itself, and to react to when others tell it."""


@dataclass(frozen=True, slots=True)
class Silence:
    """One organisation: ids of the topics it did not answer and of those it does not know its position on; of
    the statements of others to which it answered "don't know" and those it declined to react to; how many
    statements of others it has not reacted to; and the kinds of which it has told nothing of itself.
    """

    organisation: str
    unanswered: tuple[str, ...]
    unknown: tuple[str, ...]
    unknown_reactions: tuple[str, ...]
    declined_reactions: tuple[str, ...]
    unanswered_reactions: int
    untold: tuple[StatementKind, ...]


def silence(case: Case, topics: tuple[TopicComparison, ...], reactions: Reactions) -> tuple[Silence, ...]:
    """Every organisation, in the case's order."""
    asked = [statement for statement in case.statements if statement.kind in TOLD]
    told: dict[str, set[str]] = {organisation.id: set() for organisation in case.organisations}
    own, reacted = dict.fromkeys(told, 0), dict.fromkeys(told, 0)
    unanswered, unknown, not_known, declined = ({name: list[str]() for name in told} for _ in range(4))
    for topic in topics:
        for name in topic.unanswered:
            unanswered[name].append(topic.topic)
        for name in topic.unknown:
            unknown[name].append(topic.topic)
    for statement in asked:
        told[statement.organisation].add(statement.kind)
        own[statement.organisation] += 1
        for name in reactions.get(statement.id, {}):
            reacted[name] += 1
    for statement in case.statements:
        for name, reaction in reactions.get(statement.id, {}).items():
            if reaction.position is None:
                (declined if reaction.declined else not_known)[name].append(statement.id)
    return tuple(
        Silence(
            organisation=name,
            unanswered=tuple(unanswered[name]),
            unknown=tuple(unknown[name]),
            unknown_reactions=tuple(not_known[name]),
            declined_reactions=tuple(declined[name]),
            unanswered_reactions=len(asked) - own[name] - reacted[name],
            untold=tuple(kind for kind in TOLD if kind not in told[name]),
        )
        for name in told
    )

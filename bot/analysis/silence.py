"""What each organisation did not say, or did not agree with: five different things, which are never merged."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.analysis.coorientation import TopicComparison
from bot.analysis.stances import Reactions
from bot.model import Case, StatementKind

ASKED: tuple[StatementKind, ...] = ("ambition", "interest", "offer", "need")
"""The kinds of statement that every organisation is asked for, and asked to react to."""
EXCHANGED: tuple[StatementKind, ...] = ("need", "offer")
"""An organisation that answers no to these cannot bring or use something, and contradicts nobody."""


@dataclass(frozen=True, slots=True)
class Silence:
    """One organisation, in five forms: it did not answer, would rather not say, does not know, is neutral, or
    contradicts.

    Ids of the topics that it did not answer, does not know its position on, is neutral on, and on which its own
    people contradict each other, one in favour and one against (that is not neutral, and shown to itself alone). Ids
    of the statements of others to which it would rather not say, does not know, is neutral, or finds the opposite;
    and how many statements of others it has not reacted to. `untold` are the kinds of which it made no statement.
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


def silence(case: Case, topics: Iterable[TopicComparison], reactions: Reactions) -> tuple[Silence, ...]:
    """Every organisation, in the case's order."""
    lists = {organisation.id: _Lists() for organisation in case.organisations}
    _add_topics(lists, topics)
    _add_reactions(lists, case, reactions)
    return tuple(_silence(organisation, own) for organisation, own in lists.items())


@dataclass(slots=True)
class _Lists:
    """What is gathered of one organisation; `to_react` is how many statements of others await its reaction."""

    unanswered: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    neutral: list[str] = field(default_factory=list)
    contradicts: list[str] = field(default_factory=list)
    declined_reactions: list[str] = field(default_factory=list)
    unknown_reactions: list[str] = field(default_factory=list)
    neutral_reactions: list[str] = field(default_factory=list)
    contradicting_reactions: list[str] = field(default_factory=list)
    kinds: set[StatementKind] = field(default_factory=set)
    to_react: int = 0


def _add_topics(lists: dict[str, _Lists], topics: Iterable[TopicComparison]) -> None:
    for topic in topics:
        for organisation in topic.unanswered:
            lists[organisation].unanswered.append(topic.topic)
        for organisation in topic.unknown:
            lists[organisation].unknown.append(topic.topic)
        for organisation, stance in topic.stances.items():
            if stance.spread and stance.spread[0] < 0 < stance.spread[1]:
                lists[organisation].contradicts.append(topic.topic)
            elif stance.position == 0:
                lists[organisation].neutral.append(topic.topic)


def _add_reactions(lists: dict[str, _Lists], case: Case, reactions: Reactions) -> None:
    asked = [statement for statement in case.statements if statement.kind in ASKED]
    for own in lists.values():
        own.to_react = len(asked)
    for statement in asked:
        lists[statement.organisation].kinds.add(statement.kind)
        lists[statement.organisation].to_react -= 1
        for organisation in reactions.get(statement.id, {}):
            lists[organisation].to_react -= 1
    for statement in case.statements:
        for organisation, reaction in reactions.get(statement.id, {}).items():
            own = lists[organisation]
            if reaction.position is None:
                (own.declined_reactions if reaction.declined else own.unknown_reactions).append(statement.id)
            elif reaction.position == 0:
                own.neutral_reactions.append(statement.id)
            elif reaction.position < 0 and statement.kind not in EXCHANGED:
                own.contradicting_reactions.append(statement.id)


def _silence(organisation: str, own: _Lists) -> Silence:
    return Silence(
        organisation=organisation,
        unanswered=tuple(own.unanswered),
        unknown=tuple(own.unknown),
        neutral=tuple(own.neutral),
        contradicts=tuple(own.contradicts),
        unanswered_reactions=own.to_react,
        declined_reactions=tuple(own.declined_reactions),
        unknown_reactions=tuple(own.unknown_reactions),
        neutral_reactions=tuple(own.neutral_reactions),
        contradicting_reactions=tuple(own.contradicting_reactions),
        untold=tuple(kind for kind in ASKED if kind not in own.kinds),
    )

"""What organisations believe of each other without having asked, beside what the other says of itself."""

from collections import defaultdict
from dataclasses import dataclass

from bot.model import Belief, Case, Outcome


@dataclass(frozen=True, slots=True)
class Assumption:
    """A belief that was not asked of the other. `verdict` is its outcome, "open" until it has been checked.

    `related` are the ids of what the other says of itself of the same kind, in the order in which it said so.
    Whether they bear the belief out is for people to judge.
    """

    belief: Belief
    verdict: Outcome
    related: tuple[str, ...]


def assumptions(case: Case) -> tuple[Assumption, ...]:
    """Every belief that is not known from asking, or that has been checked since."""
    said = defaultdict(list)
    for statement in case.statements:
        said[statement.organisation, statement.kind].append(statement.id)
    return tuple(
        Assumption(belief, belief.outcome, tuple(said.get((belief.about, belief.kind), ())))
        for belief in case.beliefs
        if belief.source != "asked" or belief.outcome != "open"
    )

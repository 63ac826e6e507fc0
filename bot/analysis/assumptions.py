"""What organisations believe of each other without having asked, beside what the other says of itself."""

from collections import defaultdict
from dataclasses import dataclass

from bot.analysis.matching.index import Index
from bot.model import Belief, Case, Outcome

MOST_RELATED = 3
"""As many statements as one can read beside a belief."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A belief that was not asked of the other. `verdict` is its outcome, "open" until it has been checked.

    `related` are the ids of what the other says of itself in words most like the belief's, the likest first and
    three at most; where no words are alike, the first of the same kind. Whether they bear the belief out is for
    people to judge; nothing else follows from them.
    """

    belief: Belief
    verdict: Outcome
    related: tuple[str, ...]


def assumptions(case: Case) -> tuple[Assumption, ...]:
    """Every belief that is not known from asking, or that has been checked since."""
    beliefs = [each for each in case.beliefs if each.source != "asked" or each.outcome != "open"]
    index = Index(case.statements if beliefs else ())
    names = {each.id: f"{each.name} {each.kind}" for each in case.organisations}
    said = defaultdict(list)
    for statement in case.statements:
        said[statement.organisation].append(statement)

    def related(belief: Belief) -> tuple[str, ...]:
        theirs, name = said.get(belief.about, []), names.get(belief.about, "")
        among = [statement.id for statement in theirs]
        near = index.nearest(belief.text, belief.kind, among, MOST_RELATED, name)
        alike = [each.id for each in near]
        return tuple(alike or [each.id for each in theirs if each.kind == belief.kind][:MOST_RELATED])

    return tuple(Assumption(belief, belief.outcome, related(belief)) for belief in beliefs)

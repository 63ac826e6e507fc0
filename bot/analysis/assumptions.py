"""What organisations believe of each other without having asked, beside what the other says of itself."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.analysis.matching.index import Index
from bot.lexicon import Lexicon
from bot.model import Belief, Case, Finding, Outcome

MOST_RELATED = 3
"""As many statements as one can read beside a belief."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A belief that was not asked of the other. `verdict` is what the other itself answered to it, else what its
    holder heard from the other; "open" until it has been checked. `findings` are the other's own answers.

    `related` are the ids of what the other says of itself in words most like the belief's, the likest first and
    three at most; where no words are alike, the first of the same kind. Whether they bear the belief out is for
    people to judge; nothing else follows from them.
    """

    belief: Belief
    verdict: Outcome
    related: tuple[str, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def heard(self) -> tuple[str, ...]:
        """The other's own words: what it answered, then what the holder noted of it."""
        told = [finding.heard for finding in self.findings] + [self.belief.heard]
        return tuple(words for words in told if words)

    @property
    def declined(self) -> bool:
        """Whether the other was asked and would not tell."""
        return bool(self.findings) and all(finding.declined for finding in self.findings)


def assumptions(case: Case, lexicon: Lexicon, index: Index | None = None) -> tuple[Assumption, ...]:
    """Every belief that is not known from asking, or that has been checked since. `index` is that of the case's
    statements, if there is one already."""
    found = defaultdict(list)
    for finding in case.findings:
        found[finding.belief].append(finding)
    beliefs = [
        each for each in case.beliefs if each.source != "asked" or each.outcome != "open" or each.id in found
    ]
    index = index or Index(case.statements if beliefs else (), lexicon)
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

    return tuple(
        Assumption(belief, verdict(belief, found[belief.id]), related(belief), tuple(found[belief.id]))
        for belief in beliefs
    )


def verdict(belief: Belief, findings: Iterable[Finding]) -> Outcome:
    """What the organisation that a belief is about says of it: "partly" when its people do not say the same. Only
    when it gave no verdict does what the holder heard count."""
    outcomes = {finding.outcome for finding in findings if finding.outcome not in {None, "open"}}
    if len(outcomes) > 1:
        return "partly"
    return next(iter(outcomes), None) or belief.outcome

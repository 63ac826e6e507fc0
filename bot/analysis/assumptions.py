"""Assumptions: what organisations believe of each other without having asked, and what the other says of itself."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.analysis.matching.index import Index
from bot.lexicon import Lexicon
from bot.model import Belief, Case, Finding, Outcome, Statement

MOST_RELATED = 3
"""How many statements stand beside a belief: as many as one can read there."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A belief that was not asked of the other. `verdict` is what the other answered to it, else what its holder
    heard from the other; "open" until it has been checked. `findings` are the other's own answers.

    `related` are the ids of what the other says of itself in words most like the belief's, the likest first and no
    more than `MOST_RELATED`; where no words are alike, the first of the same kind. Whether they bear the belief out
    is for people to judge.
    """

    belief: Belief
    verdict: Outcome
    related: tuple[str, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def heard(self) -> tuple[str, ...]:
        """The other's own words: what it answered, then what the holder noted of it."""
        texts = [finding.heard for finding in self.findings] + [self.belief.heard]
        return tuple(text for text in texts if text)

    @property
    def declined(self) -> bool:
        """Whether the other was asked and would not say."""
        return bool(self.findings) and all(finding.declined for finding in self.findings)


def assumptions(case: Case, lexicon: Lexicon, index: Index | None = None) -> tuple[Assumption, ...]:
    """Every belief that is not known from asking, or that has been checked since. `index` is that of the case's
    statements, if there is one already."""
    findings = defaultdict(list)
    for finding in case.findings:
        findings[finding.belief].append(finding)
    beliefs = [
        each
        for each in case.beliefs
        if each.source != "asked" or each.outcome != "open" or each.id in findings
    ]
    index = index or Index(case.statements if beliefs else (), lexicon)
    names = {each.id: f"{each.name} {each.kind}" for each in case.organisations}
    statements = defaultdict(list)
    for statement in case.statements:
        statements[statement.organisation].append(statement)
    return tuple(
        Assumption(
            belief,
            verdict(belief, findings[belief.id]),
            _related(belief, statements[belief.about], names.get(belief.about, ""), index),
            tuple(findings[belief.id]),
        )
        for belief in beliefs
    )


def _related(belief: Belief, theirs: Sequence[Statement], name: str, index: Index) -> tuple[str, ...]:
    """The statements of the other, with this name, that stand beside a belief about it."""
    near = index.nearest(belief.text, belief.kind, [each.id for each in theirs], MOST_RELATED, name)
    if near:
        return tuple(each.id for each in near)
    return tuple([each.id for each in theirs if each.kind == belief.kind][:MOST_RELATED])


def verdict(belief: Belief, findings: Iterable[Finding]) -> Outcome:
    """What the organisation that a belief is about says of it: "partly" when its people do not say the same. What the
    holder heard counts only when it gave no verdict."""
    outcomes = {finding.outcome for finding in findings if finding.outcome not in {None, "open"}}
    if len(outcomes) > 1:
        return "partly"
    return next(iter(outcomes), None) or belief.outcome

"""The comparison of a case: every part of it, from the case alone."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.analysis.agreements import AgreementGroup, agreement_groups
from bot.analysis.ambition import AmbitionCandidate, ambition_candidates
from bot.analysis.assumptions import Assumption, assumptions
from bot.analysis.convergence import Convergence, convergence, objectives
from bot.analysis.coorientation import TopicComparison, coorientation
from bot.analysis.exchange import Exchange, exchange
from bot.analysis.matching.index import Index
from bot.analysis.mismatch import Mismatch, MismatchKind, ranked
from bot.analysis.mismatch_rules import (
    chances,
    confirmed_conflicts,
    decision_differences,
    internal_differences,
    misperceptions,
    opposed_statements,
    opposed_topics,
    unmet_needs,
)
from bot.analysis.proposals import proposals
from bot.analysis.silence import Silence, silence
from bot.analysis.stances import Pictures, Reactions, Stances, pictures, reactions, stances
from bot.lexicon import Lexicon
from bot.model import Case, Coverage, Link


@dataclass(frozen=True, slots=True)
class Comparison:
    """What follows from the answers in a case. It refers to these by id; the texts stay in the case.

    `mismatches` are ranked, most telling first; `mismatch_counts` also counts those that were too many to keep.
    `chances` are the differences of weight, which are no mismatch. `links` are those of the case and then the
    proposed ones.
    """

    case: str
    coverage: tuple[Coverage, ...]
    shared_ambition: tuple[AmbitionCandidate, ...]
    topics: tuple[TopicComparison, ...]
    reactions: Reactions
    convergence: Convergence
    mismatches: tuple[Mismatch, ...]
    mismatch_counts: Mapping[MismatchKind, int]
    chances: tuple[Mismatch, ...]
    assumptions: tuple[Assumption, ...]
    exchange: Exchange
    links: tuple[Link, ...]
    agreement_groups: tuple[AgreementGroup, ...]
    silence: tuple[Silence, ...]


def compare(case: Case, lexicon: Lexicon) -> Comparison:
    """Compare what the case holds, all of it: what its reader may not see must have been left out before. `lexicon`
    holds the words by which texts are alike.

    The links that likeness of words proposes are added to those of the case. Time grows with the answers and the
    pairs of organisations, memory with the answers.
    """
    index = Index(case.statements, lexicon)
    case = replace(case, links=(*case.links, *proposals(case, lexicon, index)))
    answers = _Answers(stances(case), pictures(case), reactions(case))
    topics = coorientation(case, answers.stances, answers.pictures)
    exchanged = exchange(case, answers.reactions)
    mismatches = list(_mismatches(case, answers, exchanged))
    names = [organisation.id for organisation in case.organisations]
    return Comparison(
        case=case.id,
        coverage=case.coverage,
        shared_ambition=ambition_candidates(case, answers.reactions),
        topics=topics,
        reactions=answers.reactions,
        convergence=convergence(names, objectives(case, answers.stances, answers.reactions)),
        mismatches=ranked(mismatches),
        mismatch_counts=Counter(mismatch.kind for mismatch in mismatches),
        chances=ranked(chances(case, answers.stances)),
        assumptions=assumptions(case, lexicon, index),
        exchange=exchanged,
        links=case.links,
        agreement_groups=agreement_groups(case, lexicon),
        silence=silence(case, topics, answers.reactions),
    )


class _Answers(NamedTuple):
    """The answers of a case, those of each organisation put together."""

    stances: Stances
    pictures: Pictures
    reactions: Reactions


def _mismatches(case: Case, answers: _Answers, exchanged: Exchange) -> Iterator[Mismatch]:
    """Every mismatch, in the order in which equal ones rank."""
    yield from misperceptions(case, answers.stances, answers.pictures)
    yield from opposed_topics(case, answers.stances)
    yield from opposed_statements(case, answers.reactions)
    yield from confirmed_conflicts(case)
    yield from unmet_needs(case, exchanged)
    yield from decision_differences(case)
    yield from internal_differences(case, answers.stances)

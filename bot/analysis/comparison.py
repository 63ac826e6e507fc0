"""The comparison of what the organisations in a case said: every part of it, from the case alone."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

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
from bot.analysis.stances import Reactions, pictures, reactions, stances
from bot.lexicon import Lexicon
from bot.model import Case, Coverage, Link


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the answers in a case show side by side.

    It holds what follows from the answers and refers to them by id; the texts stay in the case. `mismatches` are
    ranked, most telling first; `mismatch_counts` counts those that were too many to keep as well. `chances` are
    the differences of weight, which are no mismatch. `links` are those of the case and the proposed ones.
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
    own, others, said = stances(case), pictures(case), reactions(case)
    topics = coorientation(case, own, others)
    exchanged = exchange(case, said)
    found = [
        *misperceptions(case, own, others),
        *opposed_topics(case, own),
        *opposed_statements(case, said),
        *confirmed_conflicts(case),
        *unmet_needs(case, exchanged),
        *decision_differences(case),
        *internal_differences(case, own),
    ]
    return Comparison(
        case=case.id,
        coverage=case.coverage,
        shared_ambition=ambition_candidates(case, said),
        topics=topics,
        reactions=said,
        convergence=convergence(
            [organisation.id for organisation in case.organisations], objectives(case, own, said)
        ),
        mismatches=ranked(found),
        mismatch_counts=Counter(mismatch.kind for mismatch in found),
        chances=ranked(chances(case, own)),
        assumptions=assumptions(case, lexicon, index),
        exchange=exchanged,
        links=case.links,
        agreement_groups=agreement_groups(case, lexicon),
        silence=silence(case, topics, said),
    )

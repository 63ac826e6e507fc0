"""Proposed links: statements that may fit together by likeness of words, for people to confirm or reject."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from bot.analysis.matching.index import Index
from bot.lexicon import Lexicon
from bot.model import Case, Link, Relation, StatementKind

FLOOR = 0.15
"""The least likeness at which a link is proposed."""
MOST_OF_ONE = 3
"""How many links are proposed for one statement: no more than can be asked about."""

_FIT: tuple[tuple[StatementKind, StatementKind, Relation], ...] = (
    ("need", "offer", "complements"),
    ("ambition", "ambition", "same"),
    ("interest", "interest", "same"),
)
"""Which kinds may fit, and how. That two statements conflict is never proposed: like words tell that they are about
the same, not whether they agree."""


def proposals(case: Case, lexicon: Lexicon, index: Index | None = None) -> tuple[Link, ...]:
    """The proposed links of a case, the likest of every kind first, each between two organisations.

    Never a pair that stands in the case's links already, whatever came of it. `index` is that of the case's
    statements, if there is one already. Time grows with the pairs of statements that may fit, some hundred
    thousand of them in a tenth of a second; memory with the statements.
    """
    index = index or Index(case.statements, lexicon)
    judged = {pair for link in case.links for pair in ((link.a, link.b), (link.b, link.a))}
    links = list[Link]()
    for one, other, relation in _FIT:
        counts = Counter[str]()
        for _, a, b in sorted(set(_pairs(case, index, (one, other), judged))):
            if counts[a] < MOST_OF_ONE and counts[b] < MOST_OF_ONE:
                counts.update((a, b))
                links.append(Link(a, b, relation, "proposed"))
    return tuple(links)


def _pairs(
    case: Case, index: Index, kinds: tuple[StatementKind, StatementKind], judged: set[tuple[str, str]]
) -> Iterator[tuple[float, str, str]]:
    """The likest few for each statement, as likeness below 0 and two ids: of one kind in the order of their ids, so
    that a pair that is found from both sides is the same."""
    ones, others = ([each.id for each in case.statements if each.kind == kind] for kind in kinds)
    for name, near in index.alike(ones, others, FLOOR):
        fresh = (each for each in near if (name, each.id) not in judged)
        for other, likeness in islice(fresh, MOST_OF_ONE):
            a, b = sorted((name, other)) if kinds[0] == kinds[1] else (name, other)
            yield -likeness, a, b

"""Which statements may well fit together: links that likeness of words proposes, for people to confirm or reject."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from bot.analysis.matching.index import Index
from bot.model import Case, Link, Relation, StatementKind

FLOOR = 0.15
"""The least likeness at which a link is proposed: about a seventh of what two texts are known by, in common."""
MOST_OF_ONE = 3
"""No more than this many proposals for one statement, so that they can all be asked."""

_FIT: tuple[tuple[StatementKind, StatementKind, Relation], ...] = (
    ("need", "offer", "complements"),
    ("ambition", "ambition", "same"),
    ("interest", "interest", "same"),
)
"""What may fit, and how. That two conflict is never proposed: words alike tell the subject, not the direction."""


def proposals(case: Case, index: Index | None = None) -> tuple[Link, ...]:
    """The proposed links of a case, the likest of every kind first, each between two organisations.

    Never a pair that stands in the case's links already, whatever came of it. `index` is that of the case's
    statements, if there is one already. Time grows with the pairs of statements that may fit, some hundred
    thousand of them in a tenth of a second; memory with the statements.
    """
    index = index or Index(case.statements)
    judged = {frozenset((link.a, link.b)) for link in case.links}
    found = list[Link]()
    for one, other, relation in _FIT:
        best = sorted(_pairs(case, index, (one, other), judged))
        taken = Counter[str]()
        for _, a, b in best:
            if taken[a] < MOST_OF_ONE and taken[b] < MOST_OF_ONE:
                taken.update((a, b))
                found.append(Link(a, b, relation, "proposed"))
    return tuple(found)


def _pairs(
    case: Case, index: Index, kinds: tuple[StatementKind, StatementKind], judged: set[frozenset[str]]
) -> Iterator[tuple[float, str, str]]:
    """The likest few for each statement, as likeness below 0 and two ids; a pair of one kind once."""
    ones, others = ([each.id for each in case.statements if each.kind == kind] for kind in kinds)
    once = set[frozenset[str]]()
    for name, near in index.alike(ones, others, FLOOR):
        fresh = (each for each in near if frozenset((name, each.id)) not in judged)
        for each in islice(fresh, MOST_OF_ONE):
            if frozenset((name, each.id)) not in once:
                once.add(frozenset((name, each.id)))
                yield -each.likeness, name, each.id

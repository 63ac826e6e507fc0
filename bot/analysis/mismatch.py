"""What a mismatch is: a sentence that a civil servant can defend, the answers it rests on, and its rank."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

MismatchKind = Literal[
    "sure but wrong",
    "limit",
    "false consensus",
    "opposed topic",
    "opposed interest",
    "false conflict",
    "unmet need",
    "decision",
    "inside",
    "weight",
]
MISMATCH_KINDS: tuple[MismatchKind, ...] = get_args(MismatchKind)
"""In the order in which they rank; the two kinds of opposition rank as one. `weight` is a chance for exchange and no
conflict."""

MOST_OF_A_KIND = 500
"""How many mismatches of one kind are kept, the strongest."""

_RANK = {kind: rank for rank, kind in enumerate(MISMATCH_KINDS)} | {
    "opposed interest": MISMATCH_KINDS.index("opposed topic")
}


@dataclass(frozen=True, slots=True)
class PositionValue:
    """A value for a sentence: a position on a topic, -2..+2."""

    position: float


@dataclass(frozen=True, slots=True)
class ReactionValue:
    """A value for a sentence: a reaction to somebody's statement, -2..+2."""

    position: float


@dataclass(frozen=True, slots=True)
class FirmnessValue:
    """A value for a sentence: how firm a limit is, 1..4, or None when that was not said."""

    firmness: int | None


Value = str | float | PositionValue | ReactionValue | FirmnessValue | tuple[str, ...]
"""What a sentence holds: a text of people, a number, something to be put in words, or the ids of organisations."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something that does not fit. `evidence` are ids of topics, statements, beliefs, decisions or inner differences.

    `message` is an English template and the key of its translation; `values` fill its placeholders. `strength` orders
    mismatches of kinds that rank as one, strongest first.
    """

    kind: MismatchKind
    organisations: tuple[str, ...]
    evidence: tuple[str, ...]
    message: str
    values: Mapping[str, Value]
    strength: float = 0


def ranked(mismatches: Iterable[Mismatch]) -> tuple[Mismatch, ...]:
    """The most telling first, no more than `MOST_OF_A_KIND` of one kind; equals stay in their order."""
    counts: Counter[MismatchKind] = Counter()
    kept = []
    for mismatch in sorted(mismatches, key=lambda each: (_RANK[each.kind], -each.strength)):
        counts[mismatch.kind] += 1
        if counts[mismatch.kind] <= MOST_OF_A_KIND:
            kept.append(mismatch)
    return tuple(kept)

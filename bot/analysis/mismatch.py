"""One mismatch: a sentence that a civil servant can defend, with the answers it rests on."""

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
"""In the order in which they rank; the two kinds of opposition rank as one. `weight` is a chance for exchange
and no conflict."""

MOST_OF_A_KIND = 500
"""No more than this many mismatches of one kind are kept, the strongest; their counts count all."""

_PLACE = {kind: place for place, kind in enumerate(MISMATCH_KINDS)} | {
    "opposed interest": MISMATCH_KINDS.index("opposed topic")
}


@dataclass(frozen=True, slots=True)
class PositionValue:
    """A value for a sentence: a position on a topic, -2..+2, to be put in words."""

    position: float


@dataclass(frozen=True, slots=True)
class ReactionValue:
    """A value for a sentence: a reaction of -2..+2 to somebody's statement, to be put in words."""

    position: float


@dataclass(frozen=True, slots=True)
class FirmnessValue:
    """A value for a sentence: how firm a limit is, 1..4, or None when that was not said."""

    firmness: int | None


Value = str | float | PositionValue | ReactionValue | FirmnessValue | tuple[str, ...]
"""A text of people, a number, something to be put in words, or the ids of organisations to be named."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What does not fit. `evidence` are ids of topics, statements, beliefs, decisions or inner differences.

    `message` is an English template and the key of its translation; `values` fills its placeholders. `strength`
    orders mismatches of the same place in the ranking, strongest first.
    """

    kind: MismatchKind
    organisations: tuple[str, ...]
    evidence: tuple[str, ...]
    message: str
    values: Mapping[str, Value]
    strength: float = 0


def say(template: str) -> str:
    """Mark a template as a sentence for the catalogues; it is translated once it is known who reads it."""
    return template


def ranked(found: Iterable[Mismatch]) -> tuple[Mismatch, ...]:
    """The most telling first; equals stay in the order in which they were found."""
    kept: Counter[MismatchKind] = Counter()
    order = []
    for mismatch in sorted(found, key=lambda each: (_PLACE[each.kind], -each.strength)):
        kept[mismatch.kind] += 1
        if kept[mismatch.kind] <= MOST_OF_A_KIND:
            order.append(mismatch)
    return tuple(order)

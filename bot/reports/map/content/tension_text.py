"""Tensions in the few words that a map has room for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from bot.analysis.mismatch import FirmnessValue, Mismatch, ReactionValue
from bot.errors import fill
from bot.phrases import Translate, firmness_text, plain, reaction_text


def tension_text(mismatches: Sequence[Mismatch], codes: Mapping[str, str], say: Translate) -> str:
    """One or more mismatches of one kind about the same evidence as one text, in which organisations stand by their
    `codes`."""
    first = mismatches[0]
    values = first.values
    if first.kind == "opposed topic":
        sides = {"topic": plain(str(values["topic"]))}
        sides["supporters"] = _codes(values["supporters"], codes)
        sides["opponents"] = _codes(values["opponents"], codes)
        return fill(say("“{topic}”: in favour {supporters}, against {opponents}"), sides)
    text = f"“{plain(str(values['text']))}”"
    if "other" in values:
        other = f"“{plain(str(values['other']))}”"
        text = fill(say("{text} against {other}"), {"text": text, "other": other})
    else:
        text += " " + "; ".join(_answers(mismatches, codes, say))
    if first.kind == "limit":
        hard = firmness_text(cast(FirmnessValue, values["firmness"]).firmness, say)
        return fill(say("limit ({firmness}): {text}"), {"firmness": hard, "text": text})
    return text


def _answers(mismatches: Sequence[Mismatch], codes: Mapping[str, str], say: Translate) -> Iterator[str]:
    """Who answers what, those with the same answer in one part, then what they added."""
    by_answer: dict[float, list[str]] = {}
    for mismatch in mismatches:
        position = cast(ReactionValue, mismatch.values["answer"]).position
        by_answer.setdefault(position, []).append(codes[mismatch.organisations[1]])
    for position, who in by_answer.items():
        answer = reaction_text(position, say)
        yield fill(say("{codes}: {answer}"), {"codes": ", ".join(who), "answer": answer})
    for mismatch in mismatches:
        if "remark" in mismatch.values:
            yield f"{codes[mismatch.organisations[1]]}: “{plain(str(mismatch.values['remark']))}”"


def opposed_pairs(mismatches: Sequence[Mismatch]) -> Iterator[tuple[str, str]]:
    """Pairs of organisations that oppose each other in mismatches about the same evidence; each organisation is in at
    least one pair."""
    values = mismatches[0].values
    if mismatches[0].kind == "opposed topic":
        up, down = cast(Sequence[str], values["supporters"]), cast(Sequence[str], values["opponents"])
        yield from ((up[0], each) for each in down)
        yield from ((each, down[0]) for each in up[1:])
    else:
        for mismatch in mismatches:
            yield mismatch.organisations[0], mismatch.organisations[1]


def _codes(value: object, codes: Mapping[str, str]) -> str:
    return ", ".join(codes[each] for each in cast(Sequence[str], value))

"""Tensions in the few words for which a map has room."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

from bot.analysis.mismatch import Answer, Firmness, Mismatch
from bot.errors import fill
from bot.phrases import firmness_text, plain, reaction_text

Say = Callable[[str], str]


def tension(together: Sequence[Mismatch], codes: Mapping[str, str], say: Say) -> str:
    """What rubs, for mismatches about the same; organisations are named by the letters of their seats."""
    first = together[0]
    values = first.values
    if first.kind == "opposed topic":
        sides = {"topic": plain(str(values["topic"]))}
        sides["supporters"] = _codes(values["supporters"], codes)
        sides["opponents"] = _codes(values["opponents"], codes)
        return fill(say("“{topic}”: in favour {supporters}, against {opponents}"), sides)
    text = f"“{plain(str(values['text']))}”"
    if "other" in values:
        told = {"text": text, "other": f"“{plain(str(values['other']))}”"}
        text = fill(say("{text} against {other}"), told)
    else:
        text += " " + "; ".join(_answers(together, codes, say))
    if first.kind == "limit":
        hard = firmness_text(cast(Firmness, values["firmness"]).firmness, say)
        return fill(say("limit ({firmness}): {text}"), {"firmness": hard, "text": text})
    return text


def _answers(together: Sequence[Mismatch], codes: Mapping[str, str], say: Say) -> Iterator[str]:
    """Who answers what, those with the same answer together, then what they added."""
    by_answer: dict[float, list[str]] = {}
    for mismatch in together:
        given = cast(Answer, mismatch.values["answer"]).position
        by_answer.setdefault(given, []).append(codes[mismatch.organisations[1]])
    for given, who in by_answer.items():
        yield fill(say("{codes}: {answer}"), {"codes": ", ".join(who), "answer": reaction_text(given, say)})
    for mismatch in together:
        if "remark" in mismatch.values:
            yield f"{codes[mismatch.organisations[1]]}: “{plain(str(mismatch.values['remark']))}”"


def opposites(together: Sequence[Mismatch]) -> Iterator[tuple[str, str]]:
    """The organisations that stand opposite each other in mismatches about the same, each with at least one."""
    values = together[0].values
    if together[0].kind == "opposed topic":
        up, down = cast(Sequence[str], values["supporters"]), cast(Sequence[str], values["opponents"])
        yield from ((up[0], each) for each in down)
        yield from ((each, down[0]) for each in up[1:])
    else:
        for mismatch in together:
            yield mismatch.organisations[0], mismatch.organisations[1]


def _codes(value: object, codes: Mapping[str, str]) -> str:
    return ", ".join(codes[each] for each in cast(Sequence[str], value))

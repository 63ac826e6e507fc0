"""Tensions and questions in the few words for which a map has room."""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from bot.analysis.mismatch import Answer, Firmness, Mismatch
from bot.errors import fill
from bot.model import StatementKind
from bot.reports.wording import answer, firmness, plain

Say = Callable[[str], str]


def tension(mismatch: Mismatch, codes: Mapping[str, str], say: Say) -> str:
    """What rubs, without the organisations in front; inside it they are named by the letters of their seats."""
    values = mismatch.values
    if mismatch.kind == "opposed topic":
        sides = {"topic": plain(str(values["topic"]))}
        sides["supporters"] = _codes(values["supporters"], codes)
        sides["opponents"] = _codes(values["opponents"], codes)
        return fill(say("“{topic}”: in favour {supporters}, against {opponents}"), sides)
    told = {"text": plain(str(values["text"])), "b": _codes(values["b"], codes)}
    if "other" in values:
        text = fill(say("“{text}” against “{other}”"), {**told, "other": plain(str(values["other"]))})
    else:
        told["answer"] = answer(cast(Answer, values["answer"]).position, say)
        text = fill(say("“{text}” {b} answers: {answer}"), told)
        if "remark" in values:
            text += f" “{plain(str(values['remark']))}”"
    if mismatch.kind == "limit":
        hard = firmness(cast(Firmness, values["firmness"]).firmness, say)
        return fill(say("limit ({firmness}): {text}"), {"firmness": hard, "text": text})
    return text


def _codes(value: object, codes: Mapping[str, str]) -> str:
    return ", ".join(codes[each] for each in cast(Sequence[str], value))


def question(kind: StatementKind, say: Say) -> str:
    """A question that anybody could ask, for an assumption of this kind whose holder gave none."""
    return {
        "ambition": say("What do you want to achieve with this?"),
        "value": say("What must not be lost for you?"),
        "interest": say("What matters to you in this, and why?"),
        "offer": say("What can you bring, and what not?"),
        "need": say("What do you need from the others?"),
        "limit": say("Where is the limit for you, and who set it?"),
        "alternative": say("What will you do if this does not work out?"),
        "risk": say("What do you see as a risk?"),
        "condition": say("On what condition do you join in?"),
    }[kind]

"""Figures and sentences of a comparison in words that a reader understands, in the reader's own language."""

import re
from collections.abc import Callable, Mapping, Sequence

from bot.analysis.mismatch import Answer, Firmness, Mismatch, Position, Value
from bot.errors import fill
from bot.model import Case, Outcome, Source, StatementKind

Say = Callable[[str], str]
"""Gives an English msgid in the reader's language."""

MOST_NAMES = 8
"""A sentence names this many organisations, and counts the others."""

_SPACE = re.compile(r"\s+")
_UNSHOWABLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
"""What could steer a terminal, hide text, turn the reading direction or make writing fail."""


def shown(text: str) -> str:
    """People's text that is safe to print: white space is a space, a character that could do more than show �."""
    return _SPACE.sub(" ", _UNSHOWABLE.sub("\ufffd", text))


def plain(text: str) -> str:
    """People's text as one line that is safe to print: a character that could do more than show becomes �."""
    return shown(text).strip()


def names(case: Case) -> dict[str, str]:
    """The names of the organisations by id, safe to print."""
    return {organisation.id: plain(organisation.name) for organisation in case.organisations}


def joined(words: Sequence[str], say: Say) -> str:
    """The words as one phrase, such as "A, B and C"; beyond `MOST_NAMES` the others are counted."""
    if len(words) < 2:
        return "".join(words)
    if len(words) > MOST_NAMES:
        shown = ", ".join(words[: MOST_NAMES - 1])
        return fill(say("{first} and {count} others"), {"first": shown, "count": len(words) - MOST_NAMES + 1})
    return fill(say("{first} and {last}"), {"first": ", ".join(words[:-1]), "last": words[-1]})


def number(value: float, say: Say) -> str:
    """A figure with at most two decimals, the way the reader's language writes it."""
    whole, _, part = f"{value:.2f}".rstrip("0").partition(".")
    return fill(say("{whole}.{part}"), {"whole": whole, "part": part}) if part else whole


def position(value: float, say: Say) -> str:
    """A position of -2..+2 on a topic in words; a half is between two."""
    return _on_scale(
        value,
        (
            say("strongly against (-2)"),
            say("against (-1)"),
            say("neutral (0)"),
            say("in favour (+1)"),
            say("strongly in favour (+2)"),
        ),
        say,
    )


def answer(value: float, say: Say) -> str:
    """A reaction of -2..+2 to an ambition, an interest or a value in words."""
    return _on_scale(
        value,
        (
            say("this clashes strongly (-2)"),
            say("this clashes (-1)"),
            say("neutral (0)"),
            say("this suits us (+1)"),
            say("this suits us very well (+2)"),
        ),
        say,
    )


def _on_scale(value: float, words: Sequence[str], say: Say) -> str:
    lower = int(value // 1) + 2
    if value == int(value):
        return words[lower]
    return fill(say("between {lower} and {upper}"), {"lower": words[lower], "upper": words[lower + 1]})


def firmness(value: int | None, say: Say) -> str:
    """How firm a limit is, 1..4, in words."""
    if value is None:
        return say("how firm was not said")
    return (
        say("soft: somebody's own idea"),
        say("soft: agreed in the team"),
        say("hard: a decision of the board"),
        say("hard: the law"),
    )[value - 1]


def source(value: Source | None, say: Say) -> str:
    """What a belief rests on, in words."""
    return {
        None: say("not said"),
        "asked": say("asked"),
        "read": say("read somewhere"),
        "heard": say("heard from someone else"),
        "experience": say("earlier experience"),
        "guess": say("own guess"),
    }[value]


def outcome(value: Outcome, say: Say) -> str:
    """What came of checking a belief, in words."""
    return {
        "open": say("Not checked yet."),
        "confirmed": say("Checked: it is right."),
        "partly": say("Checked: it is partly right."),
        "refuted": say("Checked: it is not right."),
        "changed": say("Checked: it has changed."),
    }[value]


def kind(value: StatementKind, say: Say) -> str:
    """What a statement is about, as one word."""
    return {
        "ambition": say("ambition"),
        "value": say("value"),
        "interest": say("interest"),
        "offer": say("what it can bring"),
        "need": say("what it needs"),
        "limit": say("limit"),
        "alternative": say("what it does otherwise"),
        "risk": say("risk"),
        "condition": say("condition"),
    }[value]


def sentence(mismatch: Mismatch, called: Mapping[str, str], say: Say) -> str:
    """The mismatch as a sentence; `called` are the names of the organisations."""
    values = {key: _in_words(value, called, say) for key, value in mismatch.values.items()}
    return fill(say(mismatch.message), values)  # the templates are marked where they are written


def _in_words(value: Value, called: Mapping[str, str], say: Say) -> str:
    match value:
        case Position(place):
            return position(place, say)
        case Answer(place):
            return answer(place, say)
        case Firmness(step):
            return firmness(step, say)
        case tuple():
            return joined([called[name] for name in value], say)
        case str():
            return plain(value)
    return number(value, say)


def open_question(kind: StatementKind, say: Say) -> str:
    """The neutral question that anybody could ask, for an assumption of this kind."""
    return {
        "ambition": say("What do you want to achieve with this collaboration?"),
        "value": say("What do you find important in this collaboration?"),
        "interest": say("What do you need in this collaboration?"),
        "offer": say("What can you bring to this collaboration?"),
        "need": say("What do you want in return from the partners?"),
        "limit": say("Where is the limit for you?"),
        "alternative": say("What do you do when this collaboration does not go ahead?"),
        "risk": say("What could go wrong for you?"),
        "condition": say("In what do you differ from the others?"),
    }[kind]

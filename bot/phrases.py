"""Figures, labels and answers in words, in the reader's language, and texts of people made safe to print."""

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from bot.errors import fill
from bot.model import Case, Finding, Outcome, Source, StatementKind

Translate = Callable[[str], str]
"""Translates an English message to the reader's language; placeholders stay as they are."""


class Translator(Protocol):
    """Translates English messages to the reader's language; all placeholders but `{count}` stay as they are."""

    def __call__(self, message: str, /) -> str: ...

    def plural(self, one: str, many: str, count: int, /) -> str:
        """The message that goes with a number, from its English singular and plural."""


class Language(Protocol):
    """The texts of one language: calling it translates an English message and fills its placeholders."""

    @property
    def language(self) -> str:
        """The code of the language, such as `nl`."""

    @property
    def locale(self) -> str:
        """The tag of the language with its region (BCP 47), such as `nl-NL`."""

    def __call__(self, message: str, **values: object) -> str: ...

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """The message that goes with a number, from its English singular and plural."""

    def day(self, iso: str, /) -> str:
        """An ISO date as people write it."""


MOST_NAMES = 8
"""A sentence names this many organisations, and counts the others."""

_SPACE = re.compile(r"\s+")
_UNSHOWABLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Characters that control a terminal, hide text, change the reading direction or cannot be encoded."""


def printable(text: str) -> str:
    """A text of people made safe to print: runs of white space become one space, unsafe characters become �."""
    return _SPACE.sub(" ", _UNSHOWABLE.sub("\ufffd", text))


def plain(text: str) -> str:
    """A text of people as one line that is safe to print, without white space around it."""
    return printable(text).strip()


def organisation_names(case: Case) -> dict[str, str]:
    """The names of the organisations of a case by id, in its order, safe to print."""
    return {organisation.id: plain(organisation.name) for organisation in case.organisations}


def enumerated(words: Sequence[str], say: Translate) -> str:
    """The words as one phrase, such as "A, B and C"; of more than `MOST_NAMES` the last are only counted."""
    if len(words) < 2:
        return "".join(words)
    if len(words) > MOST_NAMES:
        first = ", ".join(words[: MOST_NAMES - 1])
        return fill(say("{first} and {count} others"), {"first": first, "count": len(words) - MOST_NAMES + 1})
    return fill(say("{first} and {last}"), {"first": ", ".join(words[:-1]), "last": words[-1]})


def number_text(value: float, say: Translate) -> str:
    """A number with at most two decimals, with the decimal sign of the reader's language."""
    whole, _, part = f"{value:.2f}".rstrip("0").partition(".")
    return fill(say("{whole}.{part}"), {"whole": whole, "part": part}) if part else whole


def decimal_sign(say: Translate) -> str:
    """What stands between a whole number and its decimals."""
    return fill(say("{whole}.{part}"), {"whole": "", "part": ""})


def position_text(value: float, say: Translate) -> str:
    """A position on a topic, -2..+2, in words; one that is not whole lies between two."""
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


def reaction_text(value: float, say: Translate) -> str:
    """A reaction to an ambition, an interest, a value or a limit, -2..+2, in words."""
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


def _on_scale(value: float, words: Sequence[str], say: Translate) -> str:
    lower = int(value // 1) + 2
    if value == int(value):
        return words[lower]
    return fill(say("between {lower} and {upper}"), {"lower": words[lower], "upper": words[lower + 1]})


def firmness_text(value: int | None, say: Translate) -> str:
    """How firm a limit is, 1..4 or None for unknown, in words."""
    if value is None:
        return say("how firm was not said")
    return (
        say("soft: somebody's own idea"),
        say("soft: agreed in the team"),
        say("hard: a decision of the board"),
        say("hard: the law"),
    )[value - 1]


def source_text(value: Source | None, say: Translate) -> str:
    """What a belief rests on, in a few words; None when that was not said."""
    return {
        None: say("not said"),
        "asked": say("asked"),
        "read": say("read somewhere"),
        "heard": say("heard from someone else"),
        "experience": say("earlier experience"),
        "guess": say("own guess"),
    }[value]


def outcome_text(value: Outcome, say: Translate) -> str:
    """What came of checking a belief, as a sentence for any reader."""
    return {
        "open": say("Not checked yet."),
        "confirmed": say("Checked: it is right."),
        "partly": say("Checked: it is partly right."),
        "refuted": say("Checked: it is not right."),
        "changed": say("Checked: it has changed."),
    }[value]


def own_outcome_text(value: Outcome, say: Translate) -> str:
    """What came of checking a belief, as a sentence for its holder."""
    return {
        "open": say("Not checked yet."),
        "confirmed": say("Your assumption was right."),
        "partly": say("Your assumption was partly right."),
        "refuted": say("Your assumption was not right."),
        "changed": say("Your assumption is no longer right: it has changed."),
    }[value]


def verdict_text(finding: Finding, say: Translate) -> str:
    """What an organisation answered to a belief about it, in a few words, said by itself."""
    if finding.declined:
        return say("we will not say.")
    if finding.outcome is None:
        return say("no verdict.")
    return {
        "open": say("no verdict."),
        "confirmed": say("this is right."),
        "partly": say("this is partly right."),
        "refuted": say("this is not right."),
        "changed": say("this has changed."),
    }[finding.outcome]


def kind_text(value: StatementKind, say: Translate) -> str:
    """The kind of a statement, in a few words."""
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


def open_question(kind: StatementKind, say: Translate) -> str:
    """The open question that checks an assumption of this kind and does not tell what it is."""
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

"""What a friendly colleague would notice about a question that somebody wants to ask another."""

import re
from typing import Literal

from bot.lexicon import QuestionForms

Remark = Literal["closed", "several", "advice", "answer"]
"""`closed`: yes or no is enough of an answer; `several`: more than one question at once; `advice`: it says what the
other should do; `answer`: it already holds the answer."""

Opening = Literal["want", "need", "have", "can", "think", "do", "be", "matter"]
"""How an open question could begin, by what it is about."""

_OPENINGS: tuple[Opening, ...] = ("want", "need", "have", "can", "think", "do", "be")
"""In the order of preference; `matter` when no word fits any."""
_WORD = re.compile(r"[^\W\d_]+")


def remarks_on(text: str, forms: QuestionForms) -> tuple[Remark, ...]:
    """What to say about a question; nothing about one that is open, single and neutral."""
    plain = _plain(text)
    found: list[Remark] = []
    if not _opens(plain, forms):
        found.append("closed")
    if plain.rstrip("?").count("?") or forms.second_pattern.search(plain):
        found.append("several")
    if forms.advice_pattern.search(plain):
        found.append("advice")
    elif forms.presuming_pattern.search(plain) or forms.tag_pattern.search(plain):
        found.append("answer")
    return tuple(found)


def better_opening(text: str, forms: QuestionForms) -> Opening:
    """How the question could begin instead."""
    plain, patterns = _plain(text), forms.opening_patterns
    known = (name for name in _OPENINGS if name in patterns)
    return next((name for name in known if patterns[name].search(plain)), "matter")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).replace("\u2019", "'")


def _opens(plain: str, forms: QuestionForms) -> bool:
    """Whether it begins with a word that asks for more than yes or no, or asks to tell about something."""
    if forms.telling_pattern.search(plain):
        return True
    first = next((word for word in _WORD.findall(plain) if word not in forms.leading), "")
    return first in forms.asking

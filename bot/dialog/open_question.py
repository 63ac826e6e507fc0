"""What a friendly colleague would notice about a question that somebody wants to ask another."""

import re
from typing import Literal

Remark = Literal["closed", "several", "advice", "answer"]
"""`closed`: yes or no is enough of an answer; `several`: more than one question at once; `advice`: it says what the
other should do; `answer`: it already holds the answer."""

Opening = Literal["want", "need", "have", "can", "think", "do", "be", "matter"]
"""How an open question could begin, by what it is about."""

_ASKING_WORDS = """
wat wie hoe welk welke waar waarom wanneer waarvoor waarmee waarvan waaraan waarop waardoor waarbij hoeveel hoelang
hoever what who whom whose how which where why when
"""
_LEADING_WORDS = """
met aan voor op bij onder in van over tot naar door uit tegen en maar dus vanaf sinds tussen volgens
with to for on at under of about from by and but so since between according
"""
_ASKING, _LEADING = frozenset(_ASKING_WORDS.split()), frozenset(_LEADING_WORDS.split())
_TELLING = re.compile(
    r"\b(?:vertel\w*|beschrij\w*|toelicht\w*|uitleg\w*|leg(?:gen)?\b.{0,20}\buit|in hoeverre|tell|describe|explain|"
    r"to what extent)\b"
)
_AGAIN = re.compile(rf"\b(?:en|of|and|or)\s+(?:{'|'.join(sorted(_ASKING))})\b(?!\s+(?:niet|not)\b)")
_ADVICE = re.compile(
    "|".join(
        (
            r"\b(?:zouden|moeten|kunnen|willen) (?:jullie|u|we|wij) niet\b",
            r"\bzou het niet\b",
            r"\bis het niet (?:beter|handiger|slimmer)\b",
            r"\bwaarom \w+ (?:jullie|u) (?:\w+ )?niet\b",
            r"\bniet gewoon\b",
            r"\b(?:hebben|heeft) (?:jullie|u) (?:al |wel )?(?:eens )?(?:overwogen|gedacht aan)\b",
            r"\b(?:should|could)n['’]t (?:you|we)\b",
            r"\bwouldn['’]t it be\b",
            r"\bwhy (?:don['’]t|not|do you not)\b",
            r"\bhave you (?:considered|thought of|thought about)\b",
        )
    )
)
_ANSWER = re.compile(
    "|".join(
        (
            r"\b(?:toch|hè|of niet|nietwaar|neem ik aan|right|isn['’]t it|don['’]t you|aren['’]t you)\W*$",
            r"\bklopt het dat\b",
            r"\bis het (?:waar|juist|zo) dat\b",
            r"\b(?:vinden|willen|denken) (?:jullie|u) ook\b",
            r"\bjullie \w+ toch\b",
            r"\bis it (?:true|correct|right) that\b",
            r"\b(?:do you also|surely|natuurlijk|of course|vast wel)\b",
        )
    )
)
_OPENINGS: tuple[tuple[Opening, str], ...] = (
    ("want", r"willen|wil|wilt|want|like"),
    ("need", r"nodig|need"),
    ("have", r"hebben|heeft|hebt|have|has"),
    ("can", r"kunnen|kan|kunt|mogen|mag|can|could|may"),
    ("think", r"vinden|vindt|denken|denkt|think|believe"),
    ("do", r"gaan|gaat|doen|doet|worden|wordt|zullen|going|will"),
    ("be", r"zijn|bent|is|are"),
)


def noticed(text: str) -> tuple[Remark, ...]:
    """What to say about a question, in Dutch or English; nothing about one that is open, single and neutral."""
    plain = " ".join(text.casefold().split())
    found: list[Remark] = []
    if not _opens(plain):
        found.append("closed")
    if plain.rstrip("?").count("?") or _AGAIN.search(plain):
        found.append("several")
    if _ADVICE.search(plain):
        found.append("advice")
    elif _ANSWER.search(plain):
        found.append("answer")
    return tuple(found)


def opening(text: str) -> Opening:
    """How the question could begin instead."""
    plain = text.casefold()
    return next((name for name, words in _OPENINGS if re.search(rf"\b(?:{words})\b", plain)), "matter")


def _opens(plain: str) -> bool:
    """Whether it begins with a word that asks for more than yes or no, or asks to tell about something."""
    if _TELLING.search(plain):
        return True
    for word in re.findall(r"[^\W\d_]+", plain):
        if word not in _LEADING:
            return word in _ASKING
    return False

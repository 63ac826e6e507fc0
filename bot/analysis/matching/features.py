"""What a text is known by when texts are compared: its stems, the parts of its compounds, and its letters."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache

from bot.analysis.matching.vocabulary.stopwords import STOP_WORDS
from bot.analysis.matching.vocabulary.subjects import ALIKE

WORD, SUBJECT = "#", "="
"""What the marks of a word or a part of one begin with, and those of a subject. The others are three letters in a
row."""

# What goes on for longer is no word; it is read in pieces, so that no text takes long.
_WORD = re.compile(r"[^\W_]{1,60}")
_ASCII_WORD = re.compile("[a-z0-9]{1,60}")
_DOUBLE = re.compile(r"([^\W\d])\1")
# Each with the fewest letters that it must leave. Dutch inflection mostly, and English as far as it goes; what
# is left need not be a word, only the same for every form of it.
_ENDINGS = dict.fromkeys(
    ("ingen", "heden", "ings", "ende", "end", "ing", "er", "te", "de", "ed", "t", "d", "s"), 4
) | dict.fromkeys(("en", "es", "e"), 3)
_ENDED: dict[str, list[tuple[str, int]]] = {}
"""The endings by their last letter, longest first, with the fewest letters of a word that has one."""
for _ending, _left in sorted(_ENDINGS.items(), key=lambda each: -len(each[0])):
    _ENDED.setdefault(_ending[-1], []).append((_ending, len(_ending) + _left))
_HARD = {"z": "s", "v": "f"}
_PART = 4
"""A known part of a compound has at least this many letters..."""
_REST = 3
"""... and leaves at least this many."""


def words(text: str) -> list[str]:
    """The words of a text in small letters without accents; the stop words only when there are no others."""
    plain = text.casefold()
    if not plain.isascii():
        split = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in split if not unicodedata.combining(letter))
    found = (_ASCII_WORD if plain.isascii() else _WORD).findall(plain)
    return [word for word in found if word not in STOP_WORDS] or found


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its endings, the same for its forms: huis and huizen, praat and praten, plan and planning."""
    while (shorter := _without_ending(word)) != word:
        word = shorter
    return _hard(_DOUBLE.sub(r"\1", word))


def _hard(word: str) -> str:
    return word[:-1] + _HARD[word[-1]] if word[-1] in _HARD else word


def _without_ending(word: str) -> str:
    for ending, least in _ENDED.get(word[-1], ()):
        if len(word) >= least and word.endswith(ending):
            # After a vowel it belongs to the word, as in praat and raad.
            own = ending in ("t", "d") and word[-2] in "aeiouy"
            return word if own else word[: -len(ending)]
    return word


def _within(stems: Collection[str]) -> dict[str, str]:
    """Stems by what they are at the beginning of a compound, where their last letter is as it is written: huiz, of
    huizen, in huizenprijs."""
    soft = {each[:-1] + letter: each for letter, hard in _HARD.items() for each in stems if each[-1] == hard}
    return {each: each for each in stems} | soft


@cache
def _subjects() -> Mapping[str, str]:
    """The subjects by the stems of the words that point at them; found when they are first needed, because most who
    start the program never compare."""
    return {stem(word): SUBJECT + line.split()[0] for line in ALIKE for word in line.split()}


@cache
def _of_subjects() -> Mapping[str, str]:
    return _within(_subjects())


def of_letters(mark: str) -> bool:
    """Whether a mark is three letters in a row."""
    return mark[0] not in (WORD, SUBJECT)


class FeatureExtractor:
    """Tells the marks of words. Compounds are taken apart by the words `known`, of the texts to be compared, and
    those of the vocabulary."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = _within({stem(word) for word in known})
        self._subjects, self._of_subjects = _subjects(), _of_subjects()

    def features(self, word: str) -> list[str]:
        """The marks of one of the `words` of a text, each once."""
        whole = stem(word)
        stems = [whole, *self._parts(whole, word)] if len(word) > _PART else [whole]
        subjects = [self._subjects[each] for each in stems if each in self._subjects]
        edged = f" {word} "
        letters = [edged[place : place + 3] for place in range(len(word))]
        return list(dict.fromkeys([WORD + each for each in stems] + subjects + letters))

    def _parts(self, whole: str, word: str) -> list[str]:
        """The known stems that a word begins with, or ends with when its own ending is left out."""
        plain, known, more = _DOUBLE.sub(r"\1", word), self._known, self._of_subjects
        ends = [whole[place:] for place in range(_REST, len(whole) - _PART + 1)]
        begins = [plain[:place] for place in range(_PART, len(plain) - _REST + 1)]
        parts = [each for each in ends if each in known or each in more]
        parts += [known.get(each) or more[each] for each in begins if each in known or each in more]
        return parts


def unnamed(spoken: list[str], names: str) -> list[str]:
    """The words that are none of these names nor what a compound among them ends in: corporatie names a
    woningcorporatie, woning does not."""
    endings = _endings(names)
    return [word for word in spoken if len(word) < _PART or stem(word) not in endings]


@lru_cache(maxsize=1024)
def _endings(names: str) -> frozenset[str]:
    return frozenset(name[place:] for name in map(stem, words(names)) for place in range(len(name)))

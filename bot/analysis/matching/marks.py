"""What a text is known by when texts are compared: its stems, the parts of its compounds, and its letters."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from bot.analysis.matching.vocabulary import ALIKE, STOP_WORDS

LETTERS = "#"
"""Begins a mark of three letters in a row; any other mark stands for a word, a part of one, or a subject."""
SUBJECT = "="

# What goes on for longer is no word; it is read in pieces, so that no text takes long.
_WORD = re.compile(r"[^\W_]{1,60}")
_DOUBLE = re.compile(r"([^\W\d])\1")
# Each with the fewest letters that it must leave. Dutch inflection mostly, and English as far as it goes; what
# is left need not be a word, only the same for every form of it.
_ENDINGS = dict.fromkeys(
    ("ingen", "heden", "ings", "ende", "end", "ing", "er", "te", "de", "ed", "t", "d", "s"), 4
) | dict.fromkeys(("en", "es", "e"), 3)
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
    found = _WORD.findall(plain)
    return [word for word in found if word not in STOP_WORDS] or found


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its endings, the same for its forms: huis and huizen, praat and praten, plan and planning."""
    while (shorter := _without_ending(word)) != word:
        word = shorter
    word = _DOUBLE.sub(r"\1", word)
    return word[:-1] + _HARD.get(word[-1], word[-1])


def _without_ending(word: str) -> str:
    for size in (5, 4, 3, 2, 1):
        ending = word[-size:]
        if len(word) - size >= _ENDINGS.get(ending, len(word)):
            # After a vowel it belongs to the word, as in praat and raad.
            own = ending in ("t", "d") and word[-2] in "aeiouy"
            return word if own else word[:-size]
    return word


_SUBJECTS = {stem(word): SUBJECT + line.split()[0] for line in ALIKE for word in line.split()}


class Marker:
    """Tells the marks of words. Compounds are taken apart by the words of `texts` and of the vocabulary."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._stems = {stem(word) for text in texts for word in words(text)} | _SUBJECTS.keys()

    def marks(self, word: str) -> list[str]:
        """The marks of one of the `words` of a text, each once."""
        stems = [stem(word), *self._parts(stem(word), word)]
        subjects = [_SUBJECTS[each] for each in stems if each in _SUBJECTS]
        edged = f" {word} "
        letters = [LETTERS + edged[place : place + 3] for place in range(len(word))]
        return list(dict.fromkeys(stems + subjects + letters))

    def _parts(self, whole: str, word: str) -> list[str]:
        """The known parts that a word begins or ends with."""
        ends = [whole[place:] for place in range(_REST, len(whole) - _PART + 1)]
        begins = [stem(word[:place]) for place in range(_PART, len(word) - _REST + 1)]
        return [part for part in ends + begins if len(part) >= _PART and part in self._stems]


def named(word: str, names: str) -> bool:
    """Whether a word is one of these names or what a compound among them ends in: corporatie names a
    woningcorporatie, woning does not."""
    return len(word) >= _PART and any(stem(name).endswith(stem(word)) for name in words(names))

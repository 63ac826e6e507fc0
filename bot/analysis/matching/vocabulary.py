"""Texts as words, and words as stems, by the words of all languages."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import cached_property, lru_cache

from bot.lexicon import MatchingWords

# What goes on for longer is no word; it is read in pieces, so that no text takes long.
_WORD = re.compile(r"[^\W_]{1,60}")
_ASCII_WORD = re.compile("[a-z0-9]{1,60}")
_DOUBLE = re.compile(r"([^\W\d])\1")
_SHORT = 4
"""A word of fewer letters than this is never part of a compound."""


class Vocabulary:
    """How words are taken apart into what their forms have in common.

    A stem is what is left when the longest ending that leaves enough letters is taken off, again and again (suffix
    stripping, as in Porter 1980). It need not be a word, only be the same for every form of one.
    """

    def __init__(self, matching: MatchingWords) -> None:
        self._stop_words, self._hard_letters = matching.stop_words, matching.hard
        self._subject_words = matching.subjects
        self._endings: dict[str, list[tuple[str, int]]] = {}
        """By their last letter, longest first, with the fewest letters of a word that has one."""
        for ending, left in sorted(matching.endings.items(), key=lambda each: -len(each[0])):
            self._endings.setdefault(ending[-1], []).append((ending, len(ending) + left))
        self.stem = lru_cache(maxsize=1 << 16)(self._stem)
        """A word without its endings, the same for its forms: huis and huizen, plan and planning."""
        self._name_endings = lru_cache(maxsize=1024)(self._stem_endings)

    def words(self, text: str) -> list[str]:
        """The words of a text in lower case without accents; the stop words only when there are no others."""
        plain = text.casefold()
        if not plain.isascii():
            decomposed = unicodedata.normalize("NFKD", plain)
            plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        words = (_ASCII_WORD if plain.isascii() else _WORD).findall(plain)
        stop_words = self._stop_words
        return [word for word in words if word not in stop_words] or words

    def _stem(self, word: str) -> str:
        while (shorter := self._without_ending(word)) != word:
            word = shorter
        word = single_letters(word)
        return word[:-1] + self._hard_letters[word[-1]] if word[-1] in self._hard_letters else word

    def _without_ending(self, word: str) -> str:
        for ending, least in self._endings.get(word[-1], ()):
            if len(word) >= least and word.endswith(ending):
                # After a vowel it belongs to the word, as in praat and raad.
                part_of_word = ending in ("t", "d") and word[-2] in "aeiouy"
                return word if part_of_word else word[: -len(ending)]
        return word

    def compound_stems(self, stems: Collection[str]) -> dict[str, str]:
        """Stems by how they are written at the beginning of a compound, where the last letter may differ: huiz, of
        huizen, in huizenprijs."""
        hard = self._hard_letters.items()
        soft = {each[:-1] + letter: each for letter, last in hard for each in stems if each[-1] == last}
        return {each: each for each in stems} | soft

    @cached_property
    def subjects(self) -> Mapping[str, str]:
        """The names of subjects by the stems of the words that point at them."""
        subjects = self._subject_words.items()
        return {self.stem(word): name for name, words in subjects for word in words}

    @cached_property
    def subject_compound_stems(self) -> Mapping[str, str]:
        """The stems of words that point at subjects, as `compound_stems` gives them."""
        return self.compound_stems(self.subjects)

    def without_names(self, words: list[str], names: str) -> list[str]:
        """The words that are none of these names, nor what a compound among the names ends in: corporatie names a
        woningcorporatie, woning does not."""
        endings = self._name_endings(names)
        return [word for word in words if len(word) < _SHORT or self.stem(word) not in endings]

    def _stem_endings(self, names: str) -> frozenset[str]:
        stems = map(self.stem, self.words(names))
        return frozenset(stem[place:] for stem in stems for place in range(len(stem)))


@lru_cache(maxsize=4)
def vocabulary(matching: MatchingWords) -> Vocabulary:
    """The vocabulary of these words, made once."""
    return Vocabulary(matching)


def single_letters(word: str) -> str:
    """A word with one letter for two of the same in a row."""
    return _DOUBLE.sub(r"\1", word)

"""What a text is known by when texts are compared: its stems, the parts of its compounds, and its letters."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property, lru_cache

from bot.lexicon import MatchingWords

WORD, SUBJECT = "#", "="
"""What the marks of a word or a part of one begin with, and those of a subject. The others are three letters in a
row."""

# What goes on for longer is no word; it is read in pieces, so that no text takes long.
_WORD = re.compile(r"[^\W_]{1,60}")
_ASCII_WORD = re.compile("[a-z0-9]{1,60}")
_DOUBLE = re.compile(r"([^\W\d])\1")
_PART = 4
"""A known part of a compound has at least this many letters..."""
_REST = 3
"""... and leaves at least this many."""


class Vocabulary:
    """Texts as words, and words as stems and subjects, by the words of all languages."""

    def __init__(self, matching: MatchingWords) -> None:
        self._stop_words, self._hard_letters = matching.stop_words, matching.hard
        self._words_of_subjects = matching.subjects
        self._ended: dict[str, list[tuple[str, int]]] = {}
        """The endings by their last letter, longest first, with the fewest letters of a word that has one."""
        for ending, left in sorted(matching.endings.items(), key=lambda each: -len(each[0])):
            self._ended.setdefault(ending[-1], []).append((ending, len(ending) + left))
        self.stem = lru_cache(maxsize=1 << 16)(self._stem)
        """A word without its endings, the same for its forms: huis and huizen, plan and planning."""
        self._endings = lru_cache(maxsize=1024)(self._name_endings)

    def words(self, text: str) -> list[str]:
        """The words of a text in small letters without accents; the stop words only when there are no others."""
        plain = text.casefold()
        if not plain.isascii():
            split = unicodedata.normalize("NFKD", plain)
            plain = "".join(letter for letter in split if not unicodedata.combining(letter))
        found = (_ASCII_WORD if plain.isascii() else _WORD).findall(plain)
        stop_words = self._stop_words
        return [word for word in found if word not in stop_words] or found

    def _stem(self, word: str) -> str:
        while (shorter := self._without_ending(word)) != word:
            word = shorter
        return self._hard(_DOUBLE.sub(r"\1", word))

    def _hard(self, word: str) -> str:
        return word[:-1] + self._hard_letters[word[-1]] if word[-1] in self._hard_letters else word

    def _without_ending(self, word: str) -> str:
        for ending, least in self._ended.get(word[-1], ()):
            if len(word) >= least and word.endswith(ending):
                # After a vowel it belongs to the word, as in praat and raad.
                own = ending in ("t", "d") and word[-2] in "aeiouy"
                return word if own else word[: -len(ending)]
        return word

    def within(self, stems: Collection[str]) -> dict[str, str]:
        """Stems by what they are at the beginning of a compound, where their last letter is as it is written: huiz,
        of huizen, in huizenprijs."""
        hard = self._hard_letters.items()
        soft = {each[:-1] + letter: each for letter, last in hard for each in stems if each[-1] == last}
        return {each: each for each in stems} | soft

    @cached_property
    def subjects(self) -> Mapping[str, str]:
        """The marks of subjects by the stems of the words that point at them."""
        listed = self._words_of_subjects.items()
        return {self.stem(word): SUBJECT + name for name, words in listed for word in words}

    @cached_property
    def of_subjects(self) -> Mapping[str, str]:
        """The stems of words that point at subjects, as they are `within` compounds."""
        return self.within(self.subjects)

    def unnamed(self, spoken: list[str], names: str) -> list[str]:
        """The words that are none of these names nor what a compound among them ends in: corporatie names a
        woningcorporatie, woning does not."""
        endings = self._endings(names)
        return [word for word in spoken if len(word) < _PART or self.stem(word) not in endings]

    def _name_endings(self, names: str) -> frozenset[str]:
        return frozenset(
            name[place:] for name in map(self.stem, self.words(names)) for place in range(len(name))
        )


@lru_cache(maxsize=4)
def vocabulary(matching: MatchingWords) -> Vocabulary:
    """The vocabulary of these words, made once."""
    return Vocabulary(matching)


def of_letters(mark: str) -> bool:
    """Whether a mark is three letters in a row."""
    return mark[0] not in (WORD, SUBJECT)


class FeatureExtractor:
    """Tells the marks of words. Compounds are taken apart by the words `known`, of the texts to be compared, and
    those of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary, known: Iterable[str]) -> None:
        self._stem = vocabulary.stem
        self._known = vocabulary.within({self._stem(word) for word in known})
        self._subjects, self._of_subjects = vocabulary.subjects, vocabulary.of_subjects

    def features(self, word: str) -> list[str]:
        """The marks of one of the `words` of a text, each once."""
        whole = self._stem(word)
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

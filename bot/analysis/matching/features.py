"""The features by which texts are compared: stems of words and of parts of compounds, subjects, and trigrams."""

from collections.abc import Iterable

from bot.analysis.matching.vocabulary import Vocabulary, single_letters

STEM, SUBJECT = "#", "="
"""What the features of stems and of subjects begin with. The others are trigrams: three letters in a row."""

_PART = 4
"""A known part of a compound has at least this many letters..."""
_REST = 3
"""... and leaves at least this many."""


def is_trigram(feature: str) -> bool:
    """Whether a feature is three letters in a row."""
    return feature[0] not in (STEM, SUBJECT)


class FeatureExtractor:
    """Gives the features of words. Compounds are taken apart by the words `known`, of the texts to be compared, and
    by those that point at subjects."""

    def __init__(self, vocabulary: Vocabulary, known: Iterable[str]) -> None:
        self._stem = vocabulary.stem
        self._known = vocabulary.compound_stems({self._stem(word) for word in known})
        self._subjects, self._subject_stems = vocabulary.subjects, vocabulary.subject_compound_stems

    def features(self, word: str) -> list[str]:
        """The features of one of the `Vocabulary.words` of a text, each once."""
        whole = self._stem(word)
        stems = [whole, *self._parts(whole, word)] if len(word) > _PART else [whole]
        subjects = [SUBJECT + self._subjects[each] for each in stems if each in self._subjects]
        edged = f" {word} "
        trigrams = [edged[place : place + 3] for place in range(len(word))]
        return list(dict.fromkeys([STEM + each for each in stems] + subjects + trigrams))

    def _parts(self, whole: str, word: str) -> list[str]:
        """The known stems that a word begins with, or that it ends with when its own ending is left out."""
        plain, known, more = single_letters(word), self._known, self._subject_stems
        ends = [whole[place:] for place in range(_REST, len(whole) - _PART + 1)]
        begins = [plain[:place] for place in range(_PART, len(plain) - _REST + 1)]
        parts = [each for each in ends if each in known or each in more]
        parts += [known.get(each) or more[each] for each in begins if each in known or each in more]
        return parts

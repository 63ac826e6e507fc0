"""Finds statements that are like each other by their words: a proposal for people to judge, never a verdict."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count, repeat
from typing import NamedTuple

from bot.analysis.matching.features import STEM, FeatureExtractor, is_trigram
from bot.analysis.matching.likeness_rows import LikenessRows
from bot.analysis.matching.vocabulary import vocabulary
from bot.lexicon import Lexicon
from bot.model import Statement, StatementKind

OTHER_KINDS = 0.75
"""What a likeness is multiplied by between kinds that do not meet. A kind meets itself, and a need meets an offer."""

_MANY, _COMMON = 200, 16
"""Trigrams are left out that more than so many words have, and more than one for so many statements: among thousands
of statements they take most of the time and tell little."""
_MEETING = {("need", "offer"), ("offer", "need")}

_FLOORS = (0.22,)
"""The likeness from which on the likest of many are looked for first."""
_SHORTLIST = 25
"""When all statements may be near, the likeness of so many is computed: of those that share most rare features..."""
_VISITS = 2_000
"""... among about so many occurrences of these."""


class Near(NamedTuple):
    """A statement with its likeness to a text, above 0 and up to 1: the same words in kinds that meet."""

    id: str
    likeness: float


@dataclass(frozen=True, slots=True)
class StatementPair:
    """Two statements of different organisations, `a` before `b` by id, and their likeness."""

    a: str
    b: str
    likeness: float


class Index:
    """Statements by their features. Memory grows with the statements, whose ids must be unique.

    The likeness of two texts is the share of their features that they have in common, rare ones counting more: the
    coefficient of Dice (1945), 2 w(A and B) / (w(A) + w(B)), in which the weight w of a feature is the smoothed
    inverse document frequency log(1 + n / (df + 1/2)) (Sparck Jones 1972), with n statements of which df have it.
    Weights are rounded to whole numbers, so that the order of adding them makes no difference.
    """

    def __init__(self, statements: Iterable[Statement], lexicon: Lexicon) -> None:
        self._vocabulary = vocabulary(lexicon.matching)
        self._statements = sorted(statements, key=lambda statement: statement.id)
        self._organisations = [statement.organisation for statement in self._statements]
        self._places = {statement.id: place for place, statement in enumerate(self._statements)}
        texts = [self._vocabulary.words(statement.text) for statement in self._statements]
        mentions = Counter(chain.from_iterable(texts))
        self._extractor = FeatureExtractor(self._vocabulary, mentions)
        numbers = defaultdict[str, int](count().__next__)
        features = {
            word: [numbers[feature] for feature in self._extractor.features(word)] for word in mentions
        }
        self._numbers = dict(numbers)
        self._are_trigrams = list(map(is_trigram, self._numbers))
        common = self._common_trigrams(mentions, features)
        self._known = {
            word: [feature for feature in own if feature not in common] for word, own in features.items()
        }
        self._features = [self._numbered(words) for words in texts]
        having = Counter(chain.from_iterable(self._features))
        self._of_new = (self._weight(STEM, 0), self._weight("   ", 0))
        self._weights = [
            0 if at in common else self._weight(feature, having[at]) for feature, at in self._numbers.items()
        ]
        self._totals = [sum(map(self._weights.__getitem__, features)) for features in self._features]

    @cached_property
    def _having(self) -> list[list[int]]:
        """For each feature, the places of the statements that have it."""
        having: list[list[int]] = [[] for _ in self._numbers]
        for place, features in enumerate(self._features):
            for feature in features:
                having[feature].append(place)
        return having

    def _common_trigrams(self, mentions: Mapping[str, int], features: Mapping[str, list[int]]) -> set[int]:
        """The numbers of the trigrams that so many words have that they tell little apart."""
        most = max(_MANY, len(self._statements) / _COMMON)
        having = [0] * len(self._numbers)
        for word, times in mentions.items():
            for feature in features[word]:
                having[feature] += times
        return {
            feature for feature, times in enumerate(having) if times > most and self._are_trigrams[feature]
        }

    def _numbered(self, words: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the features of those words that are known, each once."""
        return tuple(set[int]().union(*map(self._known.get, words, repeat(()))))

    def _weight(self, feature: str, having: int) -> int:
        # A word has some four times as many trigrams as other features; together they weigh the same.
        share = 25 if is_trigram(feature) else 100
        return round(share * math.log(1 + len(self._statements) / (having + 0.5)))

    def nearest(
        self,
        text: str,
        kind: StatementKind | None = None,
        among: Collection[str] | None = None,
        most: int = 3,
        names: str = "",
    ) -> tuple[Near, ...]:
        """The statements most like a text, best first and equals by id; `among` are ids of this index, all by
        default. Without a `kind` every kind meets.

        `names` are those of whom the text is about: words that name them tell nothing apart among what they say.
        Raises KeyError for an id that is not in the index.
        """
        words = self._vocabulary.words(text)
        words = self._vocabulary.without_names(words, names) or words
        known = set(self._numbered(words))
        new = {
            feature for word in words if word not in self._known for feature in self._extractor.features(word)
        }
        known.update(self._numbers[feature] for feature in new if feature in self._numbers)
        total = sum(map(self._weights.__getitem__, known))
        total += sum(self._of_new[is_trigram(feature)] for feature in new if feature not in self._numbers)
        places = self._shortlist(known, total) if among is None else map(self._places.__getitem__, among)
        return self._best(known, total, kind, places, most)

    def others(self, name: str, most: int) -> tuple[Near, ...]:
        """The statements of other organisations most like the one with this id, best first and equals by id."""
        place = self._places[name]
        statement, features = self._statements[place], set(self._features[place])
        places = self._shortlist(features, self._totals[place], statement.organisation)
        return self._best(features, self._totals[place], statement.kind, places, most)

    def alike(
        self, ones: Iterable[str], others: Iterable[str], floor: float
    ) -> Iterator[tuple[str, Iterator[Near]]]:
        """Each of `ones` with those of `others` that other organisations said and whose likeness is at least
        `floor`, above 0: best first and equals by id, found as they are taken. All are ids of this index, of kinds
        that meet."""
        rows = LikenessRows(
            self._features, self._weights, self._totals, sorted(map(self._places.__getitem__, others))
        )
        floors = [*(each for each in _FLOORS if each > floor), floor]
        whose = self._organisations
        for name in ones:
            place = self._places[name]
            yield (
                name,
                (
                    Near(self._statements[other].id, -likeness)
                    for likeness, other in rows.alike(place, floors)
                    if whose[other] != whose[place]
                ),
            )

    def _shortlist(self, features: Iterable[int], total: int, apart: str | None = None) -> Iterable[int]:
        """The places of the statements that may be the likest, without those of the organisation `apart`."""
        counts = Counter(chain.from_iterable(self._visited(features)))
        totals, whose = self._totals, self._organisations
        likely = [at for at, shared in counts.items() if shared > 1 and whose[at] != apart]
        if len(likely) < _SHORTLIST:
            likely = [at for at in counts if whose[at] != apart]
        likely.sort(key=lambda at: counts[at] / (total + totals[at]), reverse=True)
        return likely[:_SHORTLIST]

    def _visited(self, features: Iterable[int]) -> Iterator[list[int]]:
        """The statements that have each of the rarest features, trigrams last, until there are enough."""
        visits = 0
        for _, having, feature in sorted(
            (self._are_trigrams[feature], len(self._having[feature]), feature) for feature in features
        ):
            if visits and visits + having > _VISITS:
                return
            visits += having
            yield self._having[feature]

    def _best(
        self, features: set[int], total: int, kind: StatementKind | None, places: Iterable[int], most: int
    ) -> tuple[Near, ...]:
        found = []
        for place in places:
            shared = sum(map(self._weights.__getitem__, features.intersection(self._features[place])))
            if shared:
                statement = self._statements[place]
                meeting = 1 if kind is None else _meeting(kind, statement.kind)
                found.append((-2 * shared / (total + self._totals[place]) * meeting, statement.id))
        return tuple(Near(name, -negative) for negative, name in sorted(found)[:most])


def _meeting(one: StatementKind, other: StatementKind) -> float:
    return 1 if one == other or (one, other) in _MEETING else OTHER_KINDS


def related_pairs(
    statements: Iterable[Statement], lexicon: Lexicon, most_per_statement: int = 10
) -> tuple[StatementPair, ...]:
    """Every pair in which one is among the nearest of the other, across organisations, the likest first.

    Of some thousands of statements it weighs only those that share rare features, so that time and memory grow with
    the statements and not with their pairs.
    """
    statements = tuple(statements)
    index = Index(statements, lexicon)
    found = {}
    for statement in statements:
        for near in index.others(statement.id, most_per_statement):
            a, b = sorted((statement.id, near.id))
            found[a, b] = near.likeness
    return tuple(
        StatementPair(a, b, likeness)
        for (a, b), likeness in sorted(found.items(), key=lambda each: (-each[1], each[0]))
    )

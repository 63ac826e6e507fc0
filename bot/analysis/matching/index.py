"""Which statements are like each other by their words: a proposal for people to judge, never a verdict."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count, repeat
from typing import NamedTuple

from bot.analysis.matching.features import WORD, FeatureExtractor, of_letters, vocabulary
from bot.analysis.matching.likeness_rows import LikenessRows
from bot.lexicon import Lexicon
from bot.model import Statement, StatementKind

OTHERWISE = 0.75
"""What a likeness counts for between kinds that do not meet. A kind meets itself, and a need meets an offer."""

_MANY, _COMMON = 200, 16
"""Letters are left out that more than so many words have, and more than one for so many statements: where there are
thousands, they take most of the time and tell little."""
_MEETING = {("need", "offer"), ("offer", "need")}

_FLOORS = (0.22,)
"""Where the likest of many are looked for first."""
_SHORTLIST = 25
"""So many statements are weighed exactly when all of them may be near..."""
_VISITS = 2_000
"""... those that share most of the rarest marks of words, of which about so many mentions are counted."""


class Near(NamedTuple):
    """A statement with its likeness to what was asked, above 0 to 1: the same words in kinds that meet."""

    id: str
    likeness: float


@dataclass(frozen=True, slots=True)
class StatementPair:
    """Two statements of different organisations, `a` before `b` by id, and their likeness."""

    a: str
    b: str
    likeness: float


class Index:
    """Statements by their marks. Memory grows with the statements, whose ids must be unique.

    The likeness of two texts is the share of their marks that they have in common, rare ones counting more:
    Dice's coefficient weighted by log(1 + n / (df + 1/2)), with n statements of which df have the mark. Weights
    are whole numbers, so that no order of adding makes a difference.
    """

    def __init__(self, statements: Iterable[Statement], lexicon: Lexicon) -> None:
        self._vocabulary = vocabulary(lexicon.matching)
        self._statements = sorted(statements, key=lambda statement: statement.id)
        self._organisations = [statement.organisation for statement in self._statements]
        self._places = {statement.id: place for place, statement in enumerate(self._statements)}
        spoken = [self._vocabulary.words(statement.text) for statement in self._statements]
        mentions = Counter(chain.from_iterable(spoken))
        self._marker = FeatureExtractor(self._vocabulary, mentions)
        numbers = defaultdict[str, int](count().__next__)
        marks = {word: [numbers[mark] for mark in self._marker.features(word)] for word in mentions}
        self._numbers = dict(numbers)
        self._of_letters = list(map(of_letters, self._numbers))
        usual = self._usual(mentions, marks)
        self._known = {word: [mark for mark in own if mark not in usual] for word, own in marks.items()}
        self._marks = [self._of(each) for each in spoken]
        having = Counter(chain.from_iterable(self._marks))
        self._of_new = (self._weight(WORD, 0), self._weight("   ", 0))
        self._weights = [
            0 if at in usual else self._weight(mark, having[at]) for mark, at in self._numbers.items()
        ]
        self._totals = [sum(map(self._weights.__getitem__, marks)) for marks in self._marks]

    @cached_property
    def _having(self) -> list[list[int]]:
        """The places of the statements that have each mark."""
        having: list[list[int]] = [[] for _ in self._numbers]
        for place, marks in enumerate(self._marks):
            for mark in marks:
                having[mark].append(place)
        return having

    def _usual(self, mentions: Mapping[str, int], marks: Mapping[str, list[int]]) -> set[int]:
        """The letters that so many of the mentioned words have that they tell little apart."""
        most = max(_MANY, len(self._statements) / _COMMON)
        having = [0] * len(self._numbers)
        for word, times in mentions.items():
            for mark in marks[word]:
                having[mark] += times
        return {mark for mark, times in enumerate(having) if times > most and self._of_letters[mark]}

    def _of(self, spoken: Iterable[str]) -> tuple[int, ...]:
        """The marks of those of the words that are known, each once."""
        return tuple(set[int]().union(*map(self._known.get, spoken, repeat(()))))

    def _weight(self, mark: str, having: int) -> int:
        # A word has some four times as many rows of letters as other marks; together they weigh the same.
        share = 25 if of_letters(mark) else 100
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
        spoken = self._vocabulary.words(text)
        spoken = self._vocabulary.unnamed(spoken, names) or spoken
        known = set(self._of(spoken))
        new = {mark for word in spoken if word not in self._known for mark in self._marker.features(word)}
        known.update(self._numbers[mark] for mark in new if mark in self._numbers)
        total = sum(map(self._weights.__getitem__, known))
        total += sum(self._of_new[of_letters(mark)] for mark in new if mark not in self._numbers)
        places = self._shortlist(known, total) if among is None else map(self._places.__getitem__, among)
        return self._best(known, total, kind, places, most)

    def others(self, name: str, most: int) -> tuple[Near, ...]:
        """The statements of other organisations most like the one with this id, best first and equals by id."""
        place = self._places[name]
        statement, marks = self._statements[place], set(self._marks[place])
        places = self._shortlist(marks, self._totals[place], statement.organisation)
        return self._best(marks, self._totals[place], statement.kind, places, most)

    def alike(
        self, ones: Iterable[str], others: Iterable[str], floor: float
    ) -> Iterator[tuple[str, Iterator[Near]]]:
        """Each of `ones` with those of `others` that other organisations said and whose likeness is at least
        `floor`, above 0: best first and equals by id, found as they are taken. All are ids of this index, of kinds
        that meet."""
        rows = LikenessRows(
            self._marks, self._weights, self._totals, sorted(map(self._places.__getitem__, others))
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

    def _shortlist(self, marks: Iterable[int], total: int, apart: str | None = None) -> Iterable[int]:
        """The places of statements worth weighing, but those of the organisation `apart`."""
        counts = Counter(chain.from_iterable(self._visited(marks)))
        totals, whose = self._totals, self._organisations
        likely = [at for at, shared in counts.items() if shared > 1 and whose[at] != apart]
        if len(likely) < _SHORTLIST:
            likely = [at for at in counts if whose[at] != apart]
        likely.sort(key=lambda at: counts[at] / (total + totals[at]), reverse=True)
        return likely[:_SHORTLIST]

    def _visited(self, marks: Iterable[int]) -> Iterator[list[int]]:
        """The statements that have each of the rarest marks, words before letters, till there are enough."""
        visits = 0
        for _, having, mark in sorted(
            (self._of_letters[mark], len(self._having[mark]), mark) for mark in marks
        ):
            if visits and visits + having > _VISITS:
                return
            visits += having
            yield self._having[mark]

    def _best(
        self, marks: set[int], total: int, kind: StatementKind | None, places: Iterable[int], most: int
    ) -> tuple[Near, ...]:
        found = []
        for place in places:
            shared = sum(map(self._weights.__getitem__, marks.intersection(self._marks[place])))
            if shared:
                statement = self._statements[place]
                meeting = 1 if kind is None else _meeting(kind, statement.kind)
                found.append((-2 * shared / (total + self._totals[place]) * meeting, statement.id))
        return tuple(Near(name, -negative) for negative, name in sorted(found)[:most])


def _meeting(one: StatementKind, other: StatementKind) -> float:
    return 1 if one == other or (one, other) in _MEETING else OTHERWISE


def related_pairs(
    statements: Iterable[Statement], lexicon: Lexicon, most_per_statement: int = 10
) -> tuple[StatementPair, ...]:
    """Every pair in which one is among the nearest of the other, across organisations, the likest first.

    Of some thousands of statements it weighs only those that share rare marks, so that time and memory grow with
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

"""The words of all languages together, by which the program understands what people type."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, eq=False)
class QuestionForms:
    """How questions are worded. All is matched against text in lower case with single spaces and straight
    apostrophes; a phrase is a regular expression that matches whole words.

    `asking` words begin an open question ("what"), `leading` words may come before them ("for what"), `joining` words
    put two questions together ("and how"), unless a `negation` follows ("and what not"). `telling` phrases ask to
    tell about something, `advice` phrases say what another should do, `presuming` phrases hold the answer, and so
    does a question that ends with one of the `tags` ("right?"). `openings` are the words by which a better beginning
    of a question is chosen.
    """

    asking: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    telling: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    presuming: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    openings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def telling_pattern(self) -> re.Pattern[str]:
        return _any_of(self.telling)

    @cached_property
    def advice_pattern(self) -> re.Pattern[str]:
        return _any_of(self.advice)

    @cached_property
    def presuming_pattern(self) -> re.Pattern[str]:
        return _any_of(self.presuming)

    @cached_property
    def tag_pattern(self) -> re.Pattern[str]:
        """One of the tags at the end of a text."""
        return _any_of(self.tags, r"\W*$")

    @cached_property
    def second_pattern(self) -> re.Pattern[str]:
        """A second question that is joined to a first one."""
        if not (self.joining and self.asking):
            return _NOTHING
        refused = rf"(?!\s+{_words(self.negations)}\b)" if self.negations else ""
        return re.compile(rf"\b{_words(self.joining)}\s+{_words(self.asking)}\b{refused}")

    @cached_property
    def opening_patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {name: _any_of(words) for name, words in self.openings.items()}


@dataclass(frozen=True, eq=False)
class MatchingWords:
    """By what words texts are compared. `stop_words` say nothing of a subject. `endings` are those of inflected
    words, with the fewest letters that each must leave; `hard` is how letters are written at the end of a word (z as
    s: huizen, huis). `subjects` are words that point at one subject, by its name."""

    stop_words: frozenset[str] = frozenset()
    endings: Mapping[str, int] = field(default_factory=dict)
    hard: Mapping[str, str] = field(default_factory=dict)
    subjects: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The `commands` by what people may type, without a slash. What a whole message may be, in lower case: `yes` and
    `no`, `right` (a summary is correct), `unknown` ("I don't know") and `done` (a list is complete). The names of
    `months` with their numbers, and how questions are worded. `read_matching` gives what texts are compared by: most
    who start the program never compare."""

    commands: Mapping[str, str] = field(default_factory=dict)
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    months: Mapping[str, int] = field(default_factory=dict)
    questions: QuestionForms = field(default_factory=QuestionForms)
    read_matching: Callable[[], MatchingWords] = MatchingWords

    @cached_property
    def matching(self) -> MatchingWords:
        """By what words texts are compared, read when first needed."""
        return self.read_matching()


def _any_of(phrases: Collection[str], ending: str = r"\b") -> re.Pattern[str]:
    """One of the phrases, as whole words; nothing at all when there are none."""
    return re.compile(rf"\b(?:{'|'.join(phrases)}){ending}") if phrases else _NOTHING


def _words(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words)))})"

"""What a question is: its texts, its options and conditions, and the contract of its kind."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import ClassVar, Literal, Protocol, get_args

from bot.dialog.refusals import InputRefusal
from bot.dialog.session import Route, Value
from bot.lexicon import Lexicon
from bot.model import Share, StatementKind

LOOKS = ("open_question",)

GIVEN_SOURCES = (
    *("partners", "topics", "answers"),
    *("ambitions", "interests", "needs", "offers", "enquiries", "asked", "links"),
)
"""What a question can repeat over that comes from outside the interview: the case, what is to be released, what
others released and put to this person, what this person wanted to ask, and statements that may belong together."""
BELIEF_SOURCES = ("beliefs", "unchecked")
"""What a question can repeat over that follows from answers: every belief about another organisation so far,
and those of them that the person did not ask the other."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice. `sets` says which fields of the model record it fills, where they differ from its id."""

    id: str
    text: str
    sets: Mapping[str, str | int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up, asked once, when an answer has fewer than `shorter_than` characters or holds one of the
    words that name a position instead of an interest."""

    text: str
    shorter_than: int = 0
    positions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on an earlier answer. Exactly one of the four tests is set.

    `at_least` compares a number, a scale value, or how many elements or options were given.
    """

    question: str
    equals: str | int | None = None
    one_of: tuple[str | int, ...] | None = None
    answered: bool | None = None
    at_least: int | None = None


Record = Literal[
    "statement",
    "rating",
    "belief",
    "believed_rating",
    "inner",
    "decision",
    "response",
    "finding",
    "agreement",
    "link",
]
"""The records of `bot.model` that an answer can become."""
RECORDS: tuple[Record, ...] = get_args(Record)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Which record an answer becomes: one of its own, which for a statement or belief has a `kind`, or one `field` of
    the record that the item of the question stands for."""

    record: Record
    kind: StatementKind | None = None
    field: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One question. Texts are in the language of the flow it stands in. It is equal to itself only.

    `look` is what an answer is looked at for, with a friendly hint where something is noticed: "open_question".
    """

    id: str
    kind: "QuestionKind"
    text: str
    example: str = ""
    why: str = ""
    optional: bool = False
    unknown: bool = True
    core: bool = False
    sensitive: bool = False
    each: tuple[str, ...] = ()
    each_most: int | None = None
    when: tuple[Condition, ...] = ()
    options: tuple[Option, ...] = ()
    options_from: str = ""
    open: bool = False
    lowest: int | None = None
    highest: int | None = None
    labels: Mapping[int, str] = field(default_factory=dict)
    longest: int = 4000
    least: int | None = None
    most: int | None = None
    most_short: int | None = None
    probe: Probe | None = None
    look: str = ""
    means: Meaning | None = None
    share: Share | None = None
    formerly: tuple[str, ...] = ()
    wording: str = ""

    def most_on(self, route: Route) -> int | None:
        """How many elements or options may be given on this route; None for no limit."""
        return self.most_short if route == "short" and self.most_short is not None else self.most

    @property
    def asks(self) -> bool:
        """Whether a person has to do something."""
        return self.kind.asks

    def wants_probe(self, text: str) -> bool:
        """Whether this answer is so short, or so much a position, that one follow-up question is due."""
        probe = self.probe
        if probe is None:
            return False
        if len(text.strip()) < probe.shorter_than:
            return True
        spaced = re.sub(r"[^\w]+", " ", text.casefold())
        return any(f" {position.casefold()} " in f" {spaced} " for position in probe.positions)


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """A question as it is asked now: with the options of this moment, how many of them or of elements may be given
    (None for no limit), and the words that are understood."""

    question: Question
    options: Sequence[Option]
    most: int | None
    lexicon: Lexicon


Parsed = Value | tuple[str, ...] | InputRefusal
"""A value, the new lines of a list, or why there is none."""

Widget = Literal["text", "lines", "buttons", "ticks", "scale", "number", "date", "none"]
"""With what a channel lets people answer."""


class Speech(Protocol):
    """The texts of one language."""

    def __call__(self, message: str, **values: object) -> str:
        """The message in that language, its placeholders filled."""
        ...

    def day(self, iso: str) -> str:
        """An ISO date as people write it."""
        ...


class QuestionKind(ABC):
    """What one kind of question asks for, understands and shows. It holds no state: one object serves all questions.

    `name` is what a flow calls it. With `asks` off it only tells. An answer is `tapped` or else typed. One that
    `collects` is a list of elements, given line by line; one that `ticks` is a tuple of options, ticked one by one.
    `takes_options`: it needs options. `may_open`, `may_probe` and `may_look` say which further keys a flow may give.
    """

    name: ClassVar[str]
    widget: ClassVar[Widget]
    asks: ClassVar[bool] = True
    tapped: ClassVar[bool] = False
    collects: ClassVar[bool] = False
    ticks: ClassVar[bool] = False
    takes_options: ClassVar[bool] = False
    may_open: ClassVar[bool] = False
    may_probe: ClassVar[bool] = False
    may_look: ClassVar[bool] = False

    # what a person sends

    @abstractmethod
    def parse(self, text: str, due: DueQuestion) -> Parsed:
        """What a cleaned text means as an answer, or why it means nothing."""

    def choices(self, question: Question) -> Iterator[tuple[str, str]]:
        """What can be tapped beside the options: what is sent, and its text in the flow's words ("" for none)."""
        yield from ()

    def key(self, choice: str, number: int) -> str:
        """What can be typed in place of tapping the choice with this number."""
        return str(number)

    def value_of(self, choice: str) -> Value:
        """The answer that tapping a choice or an option gives."""
        return choice

    def ticked(self, chosen: tuple[str, ...], due: DueQuestion) -> Parsed:
        """The answer that these ticked options, in the order of ticking, give; or why they give none."""
        return chosen

    def is_full(self, chosen: tuple[str, ...], due: DueQuestion) -> bool:
        """Whether nothing can be ticked beside these, so that they are the answer."""
        return False

    def room(self, question: Question) -> int:
        """How many characters may be typed at once."""
        return LONGEST_MESSAGE

    # how an answer is shown

    def plain(self, question: Question, options: Sequence[Option], value: Value) -> str:
        """The answer in the words of the person or of the flow."""
        texts = {option.id: option.text for option in options}
        if isinstance(value, tuple):
            return ", ".join(texts.get(part, part) if isinstance(part, str) else part.text for part in value)
        return texts.get(value, value) if isinstance(value, str) else str(value)

    def show(self, question: Question, options: Sequence[Option], value: Value, say: Speech) -> str:
        """The answer as people read it."""
        return self.plain(question, options, value)

    def label(self, choice: str, text: str, say: Speech) -> str:
        """What stands on the button of a choice or an option."""
        return text

    def hint(self, question: Question, most: int | None, say: Speech) -> str:
        """How to answer, where the buttons do not say so; "" for nothing."""
        return ""

    def field_value(self, question: Question, options: Sequence[Option], value: Value) -> str | int:
        """What the answer fills in a field of a record."""
        return value if isinstance(value, int) else self.plain(question, options, value)

    # what authors are told

    def faults(self, question: Question) -> Iterator[str]:
        """What is wrong with a question of this kind in a flow, each an English message for the catalogues."""
        yield from ()

    def possible(self, question: Question, value: str | int | None) -> bool:
        """Whether an answer can equal this value, or hold it."""
        if self.takes_options and question.options and not question.open:
            return value in {option.id for option in question.options}
        return isinstance(value, str)

    def reaches(self, question: Question, least: int) -> bool:
        """Whether an answer can be, or have, at least so many."""
        return False

    def sample(self, due: DueQuestion, text: str) -> str:
        """Something that can be typed as an answer, of this text where the kind takes any."""
        return text[: due.question.longest]


def within(question: Question, value: str | int | None) -> bool:
    """Whether a value is a whole number within the bounds of a question."""
    low, high = question.lowest, question.highest
    return isinstance(value, int) and (low is None or low <= value) and (high is None or value <= high)


LONGEST_MESSAGE = 20_000
"""How many characters one message may have; a list may hold many elements in one."""


def split_words(text: str) -> tuple[str, ...]:
    """The words or phrases of a comma-separated text."""
    return tuple(word for word in (part.strip() for part in text.split(",")) if word)


def wording_of(question: Question) -> str:
    """The version of a question's wording: eight hexadecimal digits that change when its text or choices do."""
    said = [question.text, *(option.text for option in question.options), *question.labels.values()]
    return sha256("\x1f".join(said).encode()).hexdigest()[:8]

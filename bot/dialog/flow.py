"""What an interview is: a flow of sections of questions, as data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Literal, get_args

from bot.dialog.session import MODES, Mode, Route
from bot.model import Share, StatementKind

Kind = Literal["text", "list", "choice", "several", "scale", "yes_no", "number", "date", "info"]
KINDS: tuple[Kind, ...] = get_args(Kind)

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
    kind: Kind
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
        """Whether a person has to do something: an `info` only tells."""
        return self.kind != "info"


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A part of a flow that ends, when `summary` is on, with "is this right?"."""

    id: str
    title: str
    questions: tuple[Question, ...]
    intro: str = ""
    summary: bool = True


@dataclass(frozen=True)
class Flow:
    """A whole interview. `language` is the language of its texts here, `source` the one it was written in."""

    id: str
    title: str
    language: str
    sections: tuple[Section, ...]
    ending: str = ""
    source: str = ""

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Former question id to present id."""
        return {former: question.id for question in self.questions for former in question.formerly}

    @cached_property
    def structural(self) -> frozenset[str]:
        """The questions whose answers decide which other questions are due."""
        return self._deciding(self.questions)

    @cached_property
    def structural_core(self) -> frozenset[str]:
        """The same among the questions of the short route."""
        return self._deciding(tuple(question for question in self.questions if question.core))

    def _deciding(self, questions: tuple[Question, ...]) -> frozenset[str]:
        found = {condition.question for question in questions for condition in question.when}
        for question in questions:
            found.update(question.each)
            found.add(question.options_from)
            if question.means and question.means.record == "belief":
                found.add(question.id)
        return frozenset(found & self.by_id.keys())

    @cached_property
    def modes(self) -> tuple[Mode, ...]:
        """The modes of talking this flow can come in: no probing without probes, no collecting without lists."""
        needed = {
            "collecting": any(question.kind == "list" for question in self.questions),
            "probing": any(question.probe for question in self.questions),
            "confirming": any(section.summary for section in self.sections),
        }
        return tuple(mode for mode in MODES if needed.get(mode, True))

    def section_of(self, question: Question) -> Section:
        """The section in which `question` stands."""
        return self._sections[question.id]

    @cached_property
    def _sections(self) -> Mapping[str, Section]:
        return {question.id: section for section in self.sections for question in section.questions}

    def translated(self, language: str, translate: Callable[[str, str], str]) -> "Flow":
        """The same flow with every text replaced by `translate(place, text)`; see `texts`."""

        def put(place: str, text: str) -> str:
            return translate(f"{self.id}/{place}", text) if text else text

        return replace(
            self,
            language=language,
            title=put("title", self.title),
            ending=put("ending", self.ending),
            sections=tuple(_translated_section(section, put) for section in self.sections),
        )

    def texts(self) -> list[tuple[str, str]]:
        """Every text of this flow that people see, with its place: (`anna/self.ambition/text`, "Wat wil ...")."""
        found: list[tuple[str, str]] = []

        def note(place: str, text: str) -> str:
            found.append((place, text))
            return text

        self.translated(self.language, note)
        return found


def _translated_section(section: Section, put: Callable[[str, str], str]) -> Section:
    return replace(
        section,
        title=put(f"{section.id}/title", section.title),
        intro=put(f"{section.id}/intro", section.intro),
        questions=tuple(_translated_question(question, put) for question in section.questions),
    )


def _translated_question(question: Question, put: Callable[[str, str], str]) -> Question:
    probe = question.probe
    return replace(
        question,
        text=put(f"{question.id}/text", question.text),
        example=put(f"{question.id}/example", question.example),
        why=put(f"{question.id}/why", question.why),
        options=tuple(
            replace(option, text=put(f"{question.id}/option/{option.id}", option.text))
            for option in question.options
        ),
        labels={value: put(f"{question.id}/label/{value}", text) for value, text in question.labels.items()},
        probe=probe
        and replace(
            probe,
            text=put(f"{question.id}/probe", probe.text),
            positions=split_words(put(f"{question.id}/probe/positions", ", ".join(probe.positions))),
        ),
    )


def split_words(text: str) -> tuple[str, ...]:
    """The words or phrases of a comma-separated text."""
    return tuple(word for word in (part.strip() for part in text.split(",")) if word)


def wording_of(question: Question) -> str:
    """The version of a question's wording: eight hexadecimal digits that change when its text or choices do."""
    said = [question.text, *(option.text for option in question.options), *question.labels.values()]
    return sha256("\x1f".join(said).encode()).hexdigest()[:8]

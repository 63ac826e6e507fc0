"""What an interview is: a flow of sections of questions, as data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from bot.dialog.question import Question, split_words
from bot.dialog.session import MODES, Mode


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
            "collecting": any(question.kind.collects for question in self.questions),
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

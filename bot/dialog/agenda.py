"""Which questions are due for one session, in order: the flow unrolled over partners, topics and answers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from bot.dialog.flow import Flow, Section
from bot.dialog.session import Answer, Session, StepKey
from bot.dialog.steps import Circumstances, Step
from bot.dialog.unrolling import Unrolling


@dataclass(frozen=True)
class Agenda:
    """All that is due, answered or not, in the order in which it is asked."""

    steps: tuple[Step, ...]

    @cached_property
    def core(self) -> bool:
        """Whether it holds questions of the short route only."""
        return all(step.question.core for step in self.steps)

    @cached_property
    def by_key(self) -> Mapping[StepKey, Step]:
        return {step.key: step for step in self.steps}

    def before(self, section: Section) -> tuple[Step, ...]:
        """The steps of the sections before this one."""
        return tuple(takewhile(lambda step: step.section is not section, self.steps))

    @cached_property
    def places(self) -> Mapping[StepKey, int]:
        """The place of each step in `steps`."""
        return {step.key: place for place, step in enumerate(self.steps)}

    @cached_property
    def sections(self) -> tuple[tuple[Section, tuple[Step, ...]], ...]:
        """The sections that have something due, with their steps."""
        grouped: dict[str, tuple[Section, list[Step]]] = {}
        for step in self.steps:
            grouped.setdefault(step.section.id, (step.section, []))[1].append(step)
        return tuple((section, tuple(steps)) for section, steps in grouped.values())

    def steps_of(self, section: Section) -> tuple[Step, ...]:
        """The steps of one section."""
        return next((steps for part, steps in self.sections if part.id == section.id), ())

    @cached_property
    def infos(self) -> tuple[tuple[int, Step], ...]:
        """The steps that only tell, with their places."""
        return tuple((place, step) for place, step in enumerate(self.steps) if not step.question.asks)

    @cached_property
    def question_count(self) -> int:
        """How many steps ask something."""
        return sum(step.question.asks for step in self.steps)


@dataclass(frozen=True)
class Interview:
    """Where one participant stands: a flow in their language, the circumstances, and their session."""

    flow: Flow
    circumstances: Circumstances
    session: Session

    @cached_property
    def agenda(self) -> Agenda:
        return Agenda(Unrolling(self.flow, self.circumstances, self.session).steps())

    @cached_property
    def next_due(self) -> "Step | Section | None":
        """What comes next: the first unanswered question, or a complete section whose summary is not confirmed
        yet; None when all is done. The section a person chose to do first comes first."""
        answers, confirmed = self.session.answers, self.session.confirmed
        sections, first = self.agenda.sections, self.session.section
        start = (
            next((place for place, (part, _) in enumerate(sections) if part.id == first), 0) if first else 0
        )
        for section, steps in (*sections[start:], *sections[:start]):
            asking = False
            for step in steps:
                if not step.question.asks:
                    continue
                answer = answers.get(step.key)
                if answer is None or answer.state == "open":
                    return step
                asking = True
            if asking and section.summary and section.id not in confirmed:
                return section
        return None

    @cached_property
    def answered_count(self) -> int:
        """How many of the questions that are due are answered."""
        get, done = self.session.answers.get, 0
        for step in self.agenda.steps:
            answer = get(step.key)
            if answer is not None and answer.state != "open":
                done += 1
        return done

    def with_session(self, session: Session) -> "Interview":
        """The same interview with another session; what is due is found anew."""
        return Interview(self.flow, self.circumstances, session)

    def with_agenda_from(self, section: Section, session: Session) -> "Interview":
        """The same interview with another session in which only answers of this section differ; as a question
        never refers to a later one, what is due before the section is known."""
        other, walk = self.with_session(session), Unrolling(self.flow, self.circumstances, session)
        other.__dict__["agenda"] = Agenda(walk.steps(self.agenda.before(section), section))
        return other

    def with_same_agenda(self, session: Session, newly: int = 0) -> "Interview":
        """The same interview with another session of which it is known that exactly the same is due, and that
        `newly` more of it is answered."""
        other, mine = object.__new__(Interview), self.__dict__
        known = other.__dict__
        known.update(flow=self.flow, circumstances=self.circumstances, session=session, agenda=self.agenda)
        if "answered_count" in mine:
            known["answered_count"] = mine["answered_count"] + newly
        if (
            "next_due" in mine
            and session.answers is self.session.answers
            and _same_order(session, self.session)
        ):
            known["next_due"] = mine["next_due"]
        return other

    def answer(self, step: Step) -> Answer | None:
        """The settled answer to a step, if there is one."""
        found = self.session.answers.get(step.key)
        return found if found is not None and found.state != "open" else None


def _same_order(one: Session, other: Session) -> bool:
    return one.confirmed is other.confirmed and one.section == other.section


def with_present_ids(flow: Flow, session: Session) -> Session:
    """The session with answers to renamed questions under their present ids."""
    if not flow.renamed:
        return session
    if flow.renamed.keys().isdisjoint(question for question, _ in session.answers):
        return session
    answers: dict[StepKey, Answer] = {}
    for answer in sorted(session.answers.values(), key=lambda answer: answer.revision):
        present = replace(answer, question=flow.renamed.get(answer.question, answer.question))
        answers[present.key] = present
    focus = session.focus and session.focus._replace(
        question=flow.renamed.get(session.focus.question, session.focus.question)
    )
    return session.replace(answers=answers, focus=focus)

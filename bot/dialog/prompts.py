"""What is asked of a person now: read from the session and what is due, without changing either."""

from collections.abc import Iterable

from bot.dialog.agenda import Interview
from bot.dialog.events import (
    Asking,
    Collecting,
    Confirming,
    Correcting,
    Finished,
    OverviewSection,
    Paused,
    Probing,
    Prompt,
    SummaryLine,
)
from bot.dialog.flow import Section
from bot.dialog.session import Answer, Element
from bot.dialog.steps import Step


def prompt_of(interview: Interview) -> Prompt | None:
    """What is asked now; None when the session's mode no longer fits what is due, as after a changed flow."""
    session, step = interview.session, focus_of(interview)
    match session.mode:
        case "paused":
            return Paused()
        case "finished":
            return None if interview.next_due else Finished()
        case "confirming":
            section = interview.next_due
            return (
                Confirming(section, section_lines(interview, section))
                if isinstance(section, Section)
                else None
            )
        case "correcting":
            lines = correctable_lines(interview)
            return Correcting(lines) if lines else None
        case "probing":
            answer = step and interview.answer(step)
            return Probing(step, answer) if step and answer and probe_due(interview) else None
        case "collecting":
            if step is None or not step.question.kind.collects:
                return None
            return Collecting(step, elements_of(interview, step), most_of(interview, step))
    return _asking(interview, step)


def _asking(interview: Interview, focus: Step | None) -> Prompt | None:
    session = interview.session
    step = focus or interview.next_due
    if not isinstance(step, Step):
        return None
    element = next((part for part in elements_of(interview, step) if part.id == session.focus_element), None)
    draft = tuple(part for part in session.draft if any(part == option.id for option in step.options))
    return Asking(step, interview.answer(step), element, draft)


def focus_of(interview: Interview) -> Step | None:
    """The question a person is at by choice, or whose list or follow-up is open, while it is due."""
    focus = interview.session.focus
    return interview.agenda.by_key.get(focus) if focus is not None else None


def probe_due(interview: Interview) -> bool:
    """Whether the answer in focus calls for its follow-up question, which is asked once."""
    step = focus_of(interview)
    answer = interview.answer(step) if step is not None else None
    if step is None or answer is None or answer.state != "given" or answer.detail is not None:
        return False
    texts = [part.text for part in elements_of(interview, step)] or [str(answer.value)]
    return any(step.question.wants_probe(text) for text in texts)


def elements_of(interview: Interview, step: Step) -> tuple[Element, ...]:
    """The elements of a list so far; none for another kind of question."""
    answer = interview.answer(step)
    if answer is None or not isinstance(answer.value, tuple):
        return ()
    return tuple(part for part in answer.value if isinstance(part, Element))


def most_of(interview: Interview, step: Step) -> int | None:
    """How many elements or options may be given here and now."""
    return step.question.most_on(interview.session.route)


def summary_lines(interview: Interview) -> tuple[SummaryLine, ...]:
    """Everything answered, a line for each answer and each element of a list, numbered from 1."""
    return _numbered(interview, interview.agenda.steps)


def section_lines(interview: Interview, section: Section) -> tuple[SummaryLine, ...]:
    """The lines of one section, numbered from 1 within it."""
    return _numbered(interview, interview.agenda.steps_of(section))


def _numbered(interview: Interview, steps: Iterable[Step]) -> tuple[SummaryLine, ...]:
    found: list[SummaryLine] = []
    for step in steps:
        answer = interview.answer(step)
        if answer is None:
            continue
        for part in elements_of(interview, step) or (None,):
            found.append(SummaryLine(len(found) + 1, step, answer, part))
    return tuple(found)


def correctable_lines(interview: Interview) -> tuple[SummaryLine, ...]:
    """The lines that can be corrected: those of the summary at hand, else all."""
    section = interview.next_due
    return section_lines(interview, section) if isinstance(section, Section) else summary_lines(interview)


def overview(interview: Interview) -> tuple[OverviewSection, ...]:
    """Every section with how far it is, and its lines, numbered over the whole interview."""
    everything = summary_lines(interview)
    found = []
    for section, steps in interview.agenda.sections:
        asked = [step for step in steps if step.question.asks]
        done = sum(interview.answer(step) is not None for step in asked)
        mine = tuple(line for line in everything if line.step.section.id == section.id)
        if asked:
            found.append(OverviewSection(section, done, len(asked), mine))
    return tuple(found)


def progress(interview: Interview) -> tuple[int, int]:
    """How many of the questions that are due are answered, and how many are due."""
    return interview.answered_count, interview.agenda.question_count


def previous(interview: Interview, prompt: Prompt) -> Step | None:
    """The answered question before what is asked now."""
    steps = interview.agenda.steps
    match prompt:
        case Asking(step) | Collecting(step):
            place = interview.agenda.places[step.key]
        case Probing(step):
            return step
        case Confirming(section):
            place = (
                max(interview.agenda.places[step.key] for step in steps if step.section.id == section.id) + 1
            )
        case _:
            place = len(steps)
    return next((step for step in reversed(steps[:place]) if interview.answer(step) is not None), None)


def answer_text(step: Step, answer: Answer, element: Element | None) -> str:
    """What was answered, in the words of the person or of the flow; "" for skipped and don't know."""
    if answer.state != "given":
        return ""
    if element is not None:
        return element.text
    return "" if answer.value is None else step.question.kind.plain(step.question, step.options, answer.value)

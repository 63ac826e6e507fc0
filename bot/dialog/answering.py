"""How an answer is recorded: a new revision, a longer list, a detail; nothing when nothing changed."""

from dataclasses import dataclass, replace

from bot.dialog import machine
from bot.dialog.agenda import Interview
from bot.dialog.events import AnswerRecorded, Asking, Collecting, Event, Hinted
from bot.dialog.machine import Trigger
from bot.dialog.open_question import better_opening, remarks_on
from bot.dialog.prompts import elements_of, most_of, probe_due
from bot.dialog.question import DueQuestion
from bot.dialog.refusals import InputRefusal, TooLong, TooMany
from bot.dialog.session import Answer, AnswerState, Element, Value
from bot.dialog.steps import Step


@dataclass(frozen=True, slots=True)
class Effect:
    """What an act made of the interview. `trigger` is what the machine is told, None when the mode stays."""

    interview: Interview
    trigger: Trigger | None = machine.ADVANCE
    events: tuple[Event, ...] = ()
    answers: tuple[Answer, ...] = ()


def due_question(interview: Interview, step: Step) -> DueQuestion:
    """The question of a step, as its kind looks at it."""
    return DueQuestion(step.question, step.options, most_of(interview, step), interview.circumstances.lexicon)


def take_text(interview: Interview, prompt: Asking | Collecting, text: str) -> Effect | InputRefusal:
    """What a person typed as the answer to what is asked."""
    step, lexicon = prompt.step, interview.circumstances.lexicon
    value = step.question.kind.parse(text, due_question(interview, step))
    if isinstance(value, InputRefusal):
        return value
    if step.question.kind.collects and isinstance(value, tuple):
        return _listed(interview, prompt, tuple(map(str, value)))
    look = step.question.look and interview.answer(step) is None
    remarks = remarks_on(text, lexicon.questions) if look else ()
    if not remarks:
        return record_answer(interview, step, "given", value)
    kept = record_answer(interview, step, "given", value, stay=True)
    hint = Hinted(remarks, better_opening(text, lexicon.questions))
    return replace(kept, trigger=machine.REVISIT, events=(*kept.events, hint))


def _listed(
    interview: Interview, prompt: Asking | Collecting, texts: tuple[str, ...]
) -> Effect | InputRefusal:
    """New elements at the end of a list, or in the place of the one that is being corrected."""
    step, most = prompt.step, most_of(interview, prompt.step)
    old = elements_of(interview, step)
    last = interview.session.last_id
    new = tuple(Element(last + at, text) for at, text in enumerate(texts, 1))
    corrected = prompt.element if isinstance(prompt, Asking) else None
    if corrected is not None:
        place = old.index(corrected)
        value = (*old[:place], replace(new[0], id=corrected.id), *new[1:], *old[place + 1 :])
    else:
        value = (*old, *new)
    if most is not None and len(value) > max(most, len(old)):
        return TooMany(most=most)
    interview = interview.with_same_agenda(interview.session.replace(last_id=last + len(new)))
    full = corrected is not None or (most is not None and len(value) >= most)
    return record_answer(interview, step, "given", value, stay=not full)


def record_answer(
    interview: Interview,
    step: Step,
    state: AnswerState,
    value: Value | None,
    *,
    detail: str | None = None,
    stay: bool = False,
) -> Effect:
    """A new revision of an answer, unless nothing changed. `stay`: the question remains open."""
    session = interview.session
    before = session.answers.get(step.key)
    answer = Answer(
        id=before.id if before else session.last_id + 1,
        question=step.question.id,
        item=step.key.item,
        state=state,
        value=value,
        wording=step.question.wording,
        language=interview.flow.language,
        detail=detail if detail is not None or before is None else before.detail,
        revision=before.revision + 1 if before else 1,
    )
    if before is not None and before.settled and _same(before, answer):
        session = session.replace(focus=step.key if stay else None, focus_element=None, draft=())
        return Effect(interview.with_same_agenda(session))
    new = before is None or not before.settled
    newly = (state != "open") - (not new)
    session = session.replace(
        answers={**session.answers, step.key: answer},
        last_id=session.last_id if before else answer.id,
        focus=step.key,
        focus_element=None,
        draft=(),
        confirmed=session.confirmed - {step.section.id} if new else session.confirmed,
    )
    due = state == "open" or _decides(interview, step)
    after = (
        interview.with_agenda_from(step.section, session)
        if due
        else interview.with_same_agenda(session, newly)
    )
    if not stay and (step.question.probe is None or not probe_due(after)):
        after = after.with_same_agenda(session.replace(focus=None))
    return Effect(after, events=(AnswerRecorded(step, answer, before),), answers=(answer,))


def _decides(interview: Interview, step: Step) -> bool:
    """Whether the answer to this step can change which other questions are due."""
    flow = interview.flow
    core = interview.session.route == "short" and interview.agenda.core
    return step.question.id in (flow.structural_core if core else flow.structural)


def _same(before: Answer, after: Answer) -> bool:
    return (before.state, before.value, before.detail) == (after.state, after.value, after.detail)


def record_detail(interview: Interview, step: Step, answer: Answer, detail: str) -> Effect | InputRefusal:
    """The answer to a follow-up question stays with the answer that called for it."""
    if len(detail) > step.question.longest:
        return TooLong(most=step.question.longest, given=len(detail))
    return record_answer(
        interview, step, "given", answer.value, detail=detail, stay=_open_list(interview, step)
    )


def _open_list(interview: Interview, step: Step) -> bool:
    most = most_of(interview, step)
    return step.question.kind.collects and (most is None or len(elements_of(interview, step)) < most)

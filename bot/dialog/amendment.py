"""Correcting what one earlier message answered, while what is asked now stays what it is."""

from bot.dialog.actions import HANDLERS
from bot.dialog.agenda import Interview
from bot.dialog.answering import Effect, due_question, record_answer, record_detail
from bot.dialog.engine import stay
from bot.dialog.events import Asking, Refused, Turn
from bot.dialog.kinds.cleaning import clean
from bot.dialog.prompts import elements_of, most_of
from bot.dialog.refusals import Empty, InputRefusal, NoLongerThere, TooMany
from bot.dialog.session import Answer, Element, StepKey
from bot.dialog.steps import Step


def amend(interview: Interview, key: StepKey, elements: tuple[int, ...], detail: bool, text: str) -> Turn:
    """The turn in which what a message said becomes `text`. `elements` are the ids of the lines of a list that came
    of it; with `detail` it answered the follow-up question. What cannot be used is a `Refused` event, and then
    nothing changed."""
    step = interview.agenda.by_key.get(key)
    answer = interview.answer(step) if step is not None else None
    if step is None or answer is None:
        return stay(interview, (Refused(NoLongerThere()),), ())
    effect = _amended(interview, step, answer, elements, detail, text)
    if isinstance(effect, InputRefusal):
        return stay(interview, (Refused(effect),), ())
    was, found = interview.session, effect.interview
    here = found.session.replace(focus=was.focus, focus_element=was.focus_element, draft=was.draft)
    return stay(found.with_same_agenda(here), effect.events, effect.answers)


def _amended(
    interview: Interview, step: Step, answer: Answer, elements: tuple[int, ...], detail: bool, text: str
) -> Effect | InputRefusal:
    kept = clean(text)
    if isinstance(kept, InputRefusal):
        return kept
    if detail:
        return record_detail(interview, step, answer, kept)
    if step.question.kind.collects:
        return _relisted(interview, step, elements, kept)
    return HANDLERS["say"](interview, Asking(step, answer, None, ()), kept)


def _relisted(
    interview: Interview, step: Step, elements: tuple[int, ...], text: str
) -> Effect | InputRefusal:
    """The list with the lines of a text in the place of the elements that came of the message."""
    old, most = elements_of(interview, step), most_of(interview, step)
    mine = [part for part in old if part.id in elements]
    if not mine:
        return NoLongerThere()
    lines = step.question.kind.parse(text, due_question(interview, step))
    if isinstance(lines, InputRefusal) or not isinstance(lines, tuple):
        return lines if isinstance(lines, InputRefusal) else Empty()
    last, more = interview.session.last_id, max(0, len(lines) - len(mine))
    ids = [*(part.id for part in mine), *range(last + 1, last + 1 + more)]
    new = tuple(Element(number, str(line)) for number, line in zip(ids, lines, strict=False))
    place = old.index(mine[0])
    value = (*old[:place], *new, *(part for part in old[place:] if part.id not in elements))
    if most is not None and len(value) > max(most, len(old)):
        return TooMany(most=most)
    interview = interview.with_same_agenda(interview.session.replace(last_id=last + more))
    return record_answer(interview, step, "given", value)

"""Correcting what one earlier message answered, while what is asked now stays what it is."""

from bot.dialog.actions import HANDLERS
from bot.dialog.agenda import Interview
from bot.dialog.answering import Outcome, detailed, recorded
from bot.dialog.engine import stay
from bot.dialog.events import Asking, Refused, Turn
from bot.dialog.kinds import clean, understand
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
    outcome = _amended(interview, step, answer, elements, detail, text)
    if isinstance(outcome, InputRefusal):
        return stay(interview, (Refused(outcome),), ())
    was, found = interview.session, outcome.interview
    here = found.session.replace(focus=was.focus, focus_element=was.focus_element, draft=was.draft)
    return stay(found.kept(here), outcome.events, outcome.answers)


def _amended(
    interview: Interview, step: Step, answer: Answer, elements: tuple[int, ...], detail: bool, text: str
) -> Outcome | InputRefusal:
    kept = clean(text)
    if isinstance(kept, InputRefusal):
        return kept
    if detail:
        return detailed(interview, step, answer, kept)
    if step.question.kind == "list":
        return _relisted(interview, step, elements, kept)
    return HANDLERS["say"](interview, Asking(step, answer, None, ()), kept)


def _relisted(
    interview: Interview, step: Step, elements: tuple[int, ...], text: str
) -> Outcome | InputRefusal:
    """The list with the lines of a text in the place of the elements that came of the message."""
    old, most = elements_of(interview, step), most_of(interview, step)
    mine = [part for part in old if part.id in elements]
    if not mine:
        return NoLongerThere()
    lines = understand(step.question, text, step.options, most, interview.circumstances.lexicon)
    if isinstance(lines, InputRefusal) or not isinstance(lines, tuple):
        return lines if isinstance(lines, InputRefusal) else Empty()
    last, more = interview.session.last_id, max(0, len(lines) - len(mine))
    ids = [*(part.id for part in mine), *range(last + 1, last + 1 + more)]
    new = tuple(Element(number, str(line)) for number, line in zip(ids, lines, strict=False))
    place = old.index(mine[0])
    value = (*old[:place], *new, *(part for part in old[place:] if part.id not in elements))
    if most is not None and len(value) > max(most, len(old)):
        return TooMany(most=most)
    interview = interview.kept(interview.session.replace(last_id=last + more))
    return recorded(interview, step, "given", value)

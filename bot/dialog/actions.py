"""What a person can do in an interview, one function each: the interview and what is asked, in; an outcome or a
refusal, out."""

from collections.abc import Callable, Mapping

from bot.dialog import machine, refusals
from bot.dialog.agenda import Interview
from bot.dialog.answering import Effect, due_question, record_answer, record_detail, take_text
from bot.dialog.events import (
    Act,
    Asking,
    Collecting,
    Confirming,
    Correcting,
    Explained,
    OverviewShown,
    Paused,
    Probing,
    Prompt,
    RouteChanged,
    SummaryLine,
)
from bot.dialog.kinds.cleaning import clean
from bot.dialog.prompts import correctable_lines, elements_of, overview, previous, summary_lines
from bot.dialog.question import LONGEST_MESSAGE
from bot.dialog.refusals import InputRefusal
from bot.dialog.session import ROUTES, Element
from bot.dialog.steps import Step

Handler = Callable[[Interview, Prompt, str], Effect | InputRefusal]


def _say(interview: Interview, prompt: Prompt, text: str) -> Effect | InputRefusal:
    if len(text) > LONGEST_MESSAGE:
        return refusals.TooLong(most=_room(prompt), given=len(text))
    kept = clean(text)
    if isinstance(kept, InputRefusal):
        return kept
    plain = kept.strip().strip(".").casefold().replace("\u2019", "'")
    lexicon = interview.circumstances.lexicon
    match prompt:
        case Confirming() if plain == "1" or plain in lexicon.yes or plain in lexicon.right:
            return _yes(interview, prompt, "")
        case Confirming() if plain == "2" or plain in lexicon.no:
            return _correct(interview, prompt, "")
        case Confirming():
            return refusals.NoYesOrNo()
        case Correcting():
            return _line(interview, prompt, plain)
        case Probing(step, answer):
            return record_detail(interview, step, answer, kept)
        case Asking(step) | Collecting(step) if plain in lexicon.done and step.question.kind.collects:
            return _done(interview, prompt, "")
        case Asking(step) | Collecting(step):
            if plain in lexicon.unknown and step.question.unknown:
                return _unknown(interview, prompt, "")
            return take_text(interview, prompt, kept)
    return refusals.NoQuestion()


def _room(prompt: Prompt) -> int:
    """How many characters fit in what is typed here; many elements of a list fit in one message."""
    match prompt:
        case Asking(step) | Probing(step):
            return step.question.kind.room(step.question)
    return LONGEST_MESSAGE


def _option(interview: Interview, prompt: Prompt, chosen: str) -> Effect | InputRefusal:
    if not isinstance(prompt, Asking):
        return refusals.OldButton()
    step = prompt.step
    kind, due = step.question.kind, due_question(interview, step)
    if kind.ticks:
        draft = tuple(part for part in prompt.draft if part != chosen)
        draft = draft if chosen in prompt.draft else (*draft, chosen)
        if due.most is not None and len(draft) > due.most:
            return refusals.TooMany(most=due.most)
        if kind.is_full(draft, due):
            return _ticked(interview, step, draft)
        session = interview.session.replace(draft=draft, focus=step.key)
        return Effect(interview.with_same_agenda(session), trigger=None)
    return record_answer(interview, step, "given", kind.value_of(chosen))


def _ticked(interview: Interview, step: Step, draft: tuple[str, ...]) -> Effect | InputRefusal:
    value = step.question.kind.ticked(draft, due_question(interview, step))
    return value if isinstance(value, InputRefusal) else record_answer(interview, step, "given", value)


def _done(interview: Interview, prompt: Prompt, _: str) -> Effect | InputRefusal:
    match prompt:
        case Asking(step, _, _, draft) if step.question.kind.ticks and draft:
            return _ticked(interview, step, draft)
        case Collecting(step) | Asking(step, _, None) if step.question.kind.collects:
            elements = elements_of(interview, step)
            least = step.question.least or (0 if step.question.optional else 1)
            if len(elements) < least:
                return refusals.TooFew(least=least)
            if not elements:
                return record_answer(interview, step, "skipped", None)
            return Effect(interview.with_same_agenda(interview.session.replace(focus=None)))
        case Probing():
            return _skip(interview, prompt, "")
    return refusals.NothingToFinish()


def _skip(interview: Interview, prompt: Prompt, _: str) -> Effect | InputRefusal:
    match prompt:
        case Probing(step, answer):
            return record_detail(interview, step, answer, "")
        case Collecting(_, elements) if elements:
            return _done(interview, prompt, "")
        case Asking(step, _, None) | Collecting(step) if step.question.optional:
            return record_answer(interview, step, "skipped", None)
        case Asking(_, _, element) if element is not None:
            return _keep(interview, prompt, "")
        case Asking(step) | Collecting(step):
            return refusals.RequiredUnknown() if step.question.unknown else refusals.Required()
        case Correcting():
            return _keep(interview, prompt, "")
    return refusals.NothingToSkip()


def _unknown(interview: Interview, prompt: Prompt, _: str) -> Effect | InputRefusal:
    match prompt:
        case Probing():
            return _skip(interview, prompt, "")
        case Collecting(_, elements) if elements:
            return _done(interview, prompt, "")
        case Asking(_, _, Element()):
            return refusals.NeedsAnAnswer()
        case Asking(step) | Collecting(step):
            if not step.question.unknown:
                return refusals.NeedsAnAnswer()
            return record_answer(interview, step, "unknown", None)
    return refusals.NoQuestion()


def _back(interview: Interview, prompt: Prompt, _: str) -> Effect | InputRefusal:
    if isinstance(prompt, Correcting):
        return _keep(interview, prompt, "")
    step = previous(interview, prompt)
    session = interview.session.replace(focus=step.key if step else None, focus_element=None, draft=())
    if step is not None:
        session = session.replace(draft=_draft(interview, step))
    return Effect(interview.with_same_agenda(session), trigger=machine.REVISIT)


def _draft(interview: Interview, step: Step) -> tuple[str, ...]:
    """A multiple choice that is taken up again begins with what was chosen."""
    answer = interview.answer(step)
    if not step.question.kind.ticks or answer is None or not isinstance(answer.value, tuple):
        return ()
    return tuple(part for part in answer.value if isinstance(part, str))


def _why(interview: Interview, prompt: Prompt, _: str) -> Effect | InputRefusal:
    match prompt:
        case Asking(step) | Collecting(step) | Probing(step) if step.question.why:
            return Effect(interview, None, (Explained("why", step.say(step.question.why)),))
    return refusals.NoReason()


def _example(interview: Interview, prompt: Prompt, _: str) -> Effect | InputRefusal:
    match prompt:
        case Asking(step) | Collecting(step) | Probing(step) if step.question.example:
            return Effect(interview, None, (Explained("example", step.say(step.question.example)),))
    return refusals.NoExample()


def _help(interview: Interview, prompt: Prompt, _: str) -> Effect | InputRefusal:
    return Effect(interview, None, (Explained("help", ""),))


def _pause(interview: Interview, prompt: Prompt, _: str) -> Effect | InputRefusal:
    return Effect(interview, None if isinstance(prompt, Paused) else machine.PAUSE)


def _keep(interview: Interview, prompt: Prompt, _: str) -> Effect | InputRefusal:
    """Leave the question one returned to as it is, and go on with what is due."""
    if isinstance(prompt, Collecting | Probing):
        return Effect(interview, None)
    return Effect(
        interview.with_same_agenda(interview.session.replace(focus=None, focus_element=None, draft=()))
    )


def _overview(interview: Interview, prompt: Prompt, _: str) -> Effect | InputRefusal:
    return Effect(interview, None, (OverviewShown(overview(interview)),))


def _yes(interview: Interview, prompt: Prompt, _: str) -> Effect | InputRefusal:
    if not isinstance(prompt, Confirming):
        return refusals.OldButton()
    session = interview.session
    return Effect(
        interview.with_same_agenda(session.replace(confirmed=session.confirmed | {prompt.section.id}))
    )


def _correct(interview: Interview, prompt: Prompt, number: str) -> Effect | InputRefusal:
    if not number:
        session = interview.session.replace(focus=None, focus_element=None, draft=())
        return Effect(interview.with_same_agenda(session), trigger=machine.CORRECT)
    return _revisit(interview, summary_lines(interview), number)


def _line(interview: Interview, prompt: Prompt, number: str) -> Effect | InputRefusal:
    return _revisit(interview, correctable_lines(interview), number)


def _revisit(interview: Interview, lines: tuple[SummaryLine, ...], number: str) -> Effect | InputRefusal:
    chosen = next((line for line in lines if str(line.number) == number.strip()), None)
    if chosen is None:
        return refusals.NoSuchLine(most=len(lines))
    session = interview.session.replace(
        focus=chosen.step.key,
        focus_element=chosen.element.id if chosen.element else None,
        draft=_draft(interview, chosen.step),
    )
    return Effect(interview.with_same_agenda(session), trigger=machine.REVISIT)


def _remove(interview: Interview, prompt: Prompt, _: str) -> Effect | InputRefusal:
    if not isinstance(prompt, Asking) or prompt.element is None:
        return refusals.NoLine()
    step = prompt.step
    kept = tuple(part for part in elements_of(interview, step) if part != prompt.element)
    if kept:
        return record_answer(interview, step, "given", kept)
    return record_answer(interview, step, "skipped" if step.question.optional else "open", None)


def _add(interview: Interview, prompt: Prompt, _: str) -> Effect | InputRefusal:
    if not isinstance(prompt, Asking) or prompt.element is None:
        return refusals.NoLine()
    return Effect(
        interview.with_same_agenda(interview.session.replace(focus_element=None)), trigger=machine.REVISIT
    )


def _route(interview: Interview, prompt: Prompt, route: str) -> Effect | InputRefusal:
    chosen = next((known for known in ROUTES if known == route), None)
    if chosen is None:
        return refusals.NoSuchRoute()
    return Effect(
        interview.with_session(interview.session.replace(route=chosen)), events=(RouteChanged(route),)
    )


def _section(interview: Interview, prompt: Prompt, wanted: str) -> Effect | InputRefusal:
    """Do this section first, named by its number, title or id; without a name, show them all."""
    if not wanted:
        return _overview(interview, prompt, "")
    plain = wanted.strip().casefold()
    for number, part in enumerate(overview(interview), 1):
        if plain in {str(number), part.section.title.casefold(), part.section.id}:
            session = interview.session.replace(
                section=part.section.id, focus=None, focus_element=None, draft=()
            )
            return Effect(interview.with_same_agenda(session))
    return refusals.NoSuchSection()


def _stale(interview: Interview, prompt: Prompt, _: str) -> Effect | InputRefusal:
    return refusals.OldButton()


HANDLERS: Mapping[Act, Handler] = {
    "say": _say,
    "option": _option,
    "done": _done,
    "skip": _skip,
    "unknown": _unknown,
    "back": _back,
    "why": _why,
    "example": _example,
    "help": _help,
    "pause": _pause,
    "resume": _keep,
    "keep": _keep,
    "overview": _overview,
    "yes": _yes,
    "mend": _correct,
    "correct": _correct,
    "line": _line,
    "remove": _remove,
    "add": _add,
    "route": _route,
    "section": _section,
    "stale": _stale,
}

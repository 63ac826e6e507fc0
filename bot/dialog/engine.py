"""A turn: an interview and what a person did, in; the interview as it is then and what to say, out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.dialog import machine, refusals
from bot.dialog.actions import HANDLERS
from bot.dialog.agenda import Interview, with_present_ids
from bot.dialog.answering import Effect
from bot.dialog.buttons import prompt_buttons
from bot.dialog.events import (
    Act,
    ButtonPress,
    CommandInput,
    Event,
    Finished,
    Input,
    Paused,
    Prompt,
    Refused,
    Resumed,
    TextInput,
    Turn,
)
from bot.dialog.flow import Section
from bot.dialog.introductions import forget, introduce
from bot.dialog.machine import Trigger
from bot.dialog.prompts import focus_of, probe_due, prompt_of
from bot.dialog.refusals import InputRefusal
from bot.dialog.session import Answer, Mode, Session
from bot.dialog.steps import Step

_REFUSED: Mapping[Trigger, InputRefusal] = {
    machine.CORRECT: refusals.NothingToCorrect(),
    machine.REVISIT: refusals.FirstQuestion(),
}


@dataclass(slots=True)
class _Moment:
    """What the machine looks at and moves; see `machine.Moment`."""

    interview: Interview
    state: Mode

    def probe_due(self) -> bool:
        return probe_due(self.interview)

    def list_open(self) -> bool:
        step = focus_of(self.interview)
        return (
            step is not None and step.question.kind.collects and self.interview.session.focus_element is None
        )

    def focused(self) -> bool:
        return focus_of(self.interview) is not None

    def summary_due(self) -> bool:
        return focus_of(self.interview) is None and isinstance(self.interview.next_due, Section)

    def question_due(self) -> bool:
        return focus_of(self.interview) is None and isinstance(self.interview.next_due, Step)

    def something_answered(self) -> bool:
        return any(self.interview.answer(step) is not None for step in self.interview.agenda.steps)


def greet(interview: Interview) -> Turn:
    """What is asked of this person now, told anew; a pause ends."""
    interview, _ = _settled(interview)
    if interview.session.mode == "paused":
        return take(interview, CommandInput("resume"))
    return _turn(interview, (), ())


def stay(interview: Interview, events: tuple[Event, ...], answers: tuple[Answer, ...]) -> Turn:
    """What is asked of this person after something changed elsewhere; a pause stays a pause."""
    interview, _ = _settled(interview)
    return _turn(interview, events, answers)


def take(interview: Interview, given: Input, asked: Prompt | None = None) -> Turn:
    """One turn. Whatever a person typed, this raises nothing: what cannot be used is a `Refused` event, and
    then nothing changed. `asked` is the prompt of the turn that led to this very interview, where it is at hand."""
    interview, prompt = _settled(interview) if asked is None else (interview, asked)
    if interview.session.mode == "paused" and given != CommandInput("pause"):
        return _after_pause(interview, given)
    act, argument = _act(prompt, given)
    effect = HANDLERS[act](interview, prompt, argument)
    if isinstance(effect, InputRefusal):
        return _turn(interview, (Refused(effect),), ())
    return _moved(interview, effect)


def _after_pause(interview: Interview, given: Input) -> Turn:
    """The pause ends with whatever a person does, and what they did counts."""
    resumed = _fired(interview, machine.ADVANCE)
    if resumed is None:
        return _turn(interview, (), ())
    if given in {CommandInput("resume"), ButtonPress(prompt_buttons(Paused())[0].id)}:
        return _turn(resumed, (Resumed(),), ())
    turn = take(resumed, given)
    return replace(turn, events=(Resumed(), *turn.events))


def _act(prompt: Prompt, given: Input) -> tuple[Act, str]:
    match given:
        case TextInput(text):
            return "say", text
        case CommandInput(command, argument):
            return command, argument
        case ButtonPress(button):
            for offer in prompt_buttons(prompt):
                if offer.id == button:
                    return offer.act, offer.argument
    return "stale", ""


def _moved(before: Interview, effect: Effect) -> Turn:
    """Let the machine decide where the effect of an act leads."""
    interview = _aimed(effect.interview)
    if effect.trigger:
        moved = _fired(interview, effect.trigger)
        if moved is None:
            refusal = _REFUSED.get(effect.trigger, refusals.NoQuestion())
            return _turn(before, (Refused(refusal),), ())
        interview = moved
    return _turn(interview, effect.events, effect.answers)


def _fired(interview: Interview, trigger: Trigger) -> Interview | None:
    moment = _Moment(interview, interview.session.mode)
    if not machine.fire(interview.flow, moment, trigger):
        return None
    if moment.state == interview.session.mode:
        return interview
    return interview.with_same_agenda(interview.session.replace(mode=moment.state))


def _settled(interview: Interview) -> tuple[Interview, Prompt]:
    """The interview with a mode of talking that fits what is due, and what is asked: flow, partners or topics may
    have changed."""
    session = with_present_ids(interview.flow, interview.session)
    if session is not interview.session:
        interview = interview.with_session(session)
    interview = _aimed(interview)
    prompt = prompt_of(interview)
    if prompt is not None:
        return interview, prompt
    step = focus_of(interview)
    if step is None or not step.question.kind.collects:
        interview = interview.with_same_agenda(
            interview.session.replace(focus=None, focus_element=None, draft=())
        )
    interview = _fired(interview, machine.ADVANCE) or interview
    return interview, _prompt(interview)


def _aimed(interview: Interview) -> Interview:
    """The interview without the choice of a question that is no longer due."""
    if interview.session.focus is None or focus_of(interview) is not None:
        return interview
    return interview.with_same_agenda(interview.session.replace(focus=None, focus_element=None, draft=()))


def _prompt(interview: Interview) -> Prompt:
    return prompt_of(interview) or Finished()


def _turn(interview: Interview, events: tuple[Event, ...], answers: tuple[Answer, ...]) -> Turn:
    prompt = _prompt(interview)
    told, interview = introduce(interview, prompt)
    return Turn(interview, (*events, *told), prompt, answers)


def reopen(session: Session, answer: Answer) -> Session:
    """The session in which this answer has to be given anew."""
    again = replace(answer, state="open", value=None, revision=answer.revision + 1)
    return session.replace(answers={**session.answers, again.key: again})


def begin(interview: Interview) -> Turn:
    """Enter a flow anew from its start: what was answered in it before is asked again, and nothing is lost."""
    session = interview.session
    reopened = tuple(
        replace(answer, state="open", value=None, revision=answer.revision + 1)
        for answer in session.answers.values()
        if answer.question in interview.flow.by_id and answer.settled
    )
    session = forget(session, interview.flow.id).replace(
        flow=interview.flow.id,
        mode="asking",
        focus=None,
        focus_element=None,
        section="",
        draft=(),
        answers={**session.answers, **{answer.key: answer for answer in reopened}},
    )
    turn = greet(interview.with_session(session))
    return replace(turn, answers=reopened)

"""A message that is edited later: which answer it gave is kept, and the answer follows the edit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.conversation import closing, flows
from bot.conversation.context import Context
from bot.conversation.inputs import Edit
from bot.dialog.agenda import Interview
from bot.dialog.amendment import amend
from bot.dialog.engine import stay
from bot.dialog.events import Refused, Turn
from bot.dialog.session import Answer, Element
from bot.i18n import Words
from bot.interviews.loading import Interviews, LoadedInterview, home_flow
from bot.interviews.rounds import ROUNDS
from bot.messages import Reply
from bot.store.contract import Participant, Release, Seat
from bot.store.outbox import AnsweredMessage


def remember(context: Context, part: Participant, before: Interview, answers: Sequence[Answer]) -> None:
    """Keep which answer a message gave, where an edit may change it; `answers` are those of its turn, `before` is the
    interview it came into."""
    incoming = context.incoming
    if not incoming.message or not answers or before.flow.id not in {home_flow(part), *ROUNDS}:
        return
    answer = answers[0]
    old = before.session.answers.get(answer.key)
    known = set(_elements(old))
    fresh = tuple(part.id for part in _elements(answer) if part not in known)
    detail = old is not None and old.settled and old.value == answer.value and old.detail != answer.detail
    answered = AnsweredMessage(part.case, part.id, answer.question, answer.item, fresh, detail)
    context.services.store.add_answered_message(
        incoming.channel, incoming.address, incoming.message, answered
    )


def _elements(answer: Answer | None) -> list[Element]:
    value = answer.value if answer is not None else None
    return [part for part in value if isinstance(part, Element)] if isinstance(value, tuple) else []


def _no_answer(say: Words) -> Reply:
    """The edited message answered nothing that is still there."""
    return Reply(
        say(
            "That message is no answer that I can change. With {overview} you see your answers, with {correct} "
            "you change one.",
            overview=say.command("overview"),
            correct=say.command("correct"),
        )
    )


def follow_edit(context: Context, edit: Edit) -> Reply:
    """Let the answer that a message gave follow its edit. What is asked now stays, unless it depends on that."""
    services, incoming, say = context.services, context.incoming, context.say
    answered = services.store.answered_message(incoming.channel, incoming.address, edit.message)
    seat = _seat_of(answered, context.seats)
    if answered is None or seat is None:
        return _no_answer(say)
    if not services.policy.carries(incoming.channel, seat.carries):
        return services.policy.elsewhere(incoming.channel, seat.carries, say)
    part, loaded = seat.part, services.interviews.load(seat, say)
    outcome = _amended(services.interviews, part, loaded, answered, edit.text, say)
    if isinstance(outcome, Reply):
        return outcome
    services.store.add_answered_message(incoming.channel, incoming.address, edit.message, outcome.answered)
    reply = closing.close(context, part, loaded, outcome.turn)
    elsewhere = context.person is not None and context.person.case != part.case
    if elsewhere or outcome.buttons_before == tuple(button.id for button in reply.buttons):
        return outcome.reply
    return replace(reply, text=f"{outcome.reply.text}\n\n{reply.text}")


def _seat_of(answered: AnsweredMessage | None, seats: Sequence[Seat]) -> Seat | None:
    """The part in which a message was said, while its writer still has it."""
    if answered is None:
        return None
    wanted = (answered.case, answered.participant)
    return next((seat for seat in seats if (seat.part.case, seat.part.id) == wanted), None)


@dataclass(frozen=True, slots=True)
class _Amended:
    """An answer that follows an edit: what to say of it, the turn to keep, what the message answers now, and the ids
    of the buttons of what was asked before. Where those are the same afterwards, nothing else is asked."""

    reply: Reply
    turn: Turn
    answered: AnsweredMessage
    buttons_before: tuple[str, ...]


def _amended(
    interviews: Interviews,
    part: Participant,
    loaded: LoadedInterview,
    answered: AnsweredMessage,
    text: str,
    say: Words,
) -> _Amended | Reply:
    """What an edit leads to, or why it changes nothing. A release that is being decided on begins anew, so that
    nobody confirms a text they did not see."""
    before, flow = loaded.interview, interviews.flow_of(part, answered.question, say.language)
    if before.flow.id != flow:
        before = flows.go_on(interviews, part, before, flow, say).interview
    turn = amend(before, (answered.question, answered.item), answered.elements, answered.detail, text)
    wording = flows.wording(interviews, part, turn.interview, say)
    if not turn.answers:
        refusals = [wording.event(event) for event in turn.events if isinstance(event, Refused)]
        return Reply(refusals[0] if refusals else say("Your answer stays as it is."))
    (answer,) = turn.answers
    step = turn.interview.agenda.by_key.get(answer.key)
    shown = wording.answer(step, answer) if step is not None else text
    now = flows.wording(interviews, part, loaded.interview, say)
    buttons = now.buttons(stay(loaded.interview, (), ()).prompt)
    known = set(_elements(before.session.answers.get(answer.key)))
    elements = tuple(
        each.id for each in _elements(answer) if each.id in answered.elements or each not in known
    )
    return _Amended(
        Reply(_changed(say, shown, interviews.releases(part).get(answer.id)), confidential=True),
        replace(flows.unconfirmed(turn), events=()),
        replace(answered, elements=elements),
        tuple(button.id for button in buttons),
    )


def _changed(say: Words, answer: str, release: Release | None) -> str:
    """The answer as it now is; what was released stays as it was."""
    told = say("Your answer is changed. It now says: {answer}", answer=answer)
    if release is None or release.level == "me":
        return told
    again = say.command("release")
    kept = say(
        "What you released stays as it was until you confirm the new text. You do that with {command}.",
        command=again,
    )
    return f"{told}\n{kept}"

"""A message that is edited later: which answer it gave is kept, and the answer follows the edit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.conversation import channel_policy
from bot.conversation.commands import name as command_name
from bot.dialog.amendment import amend
from bot.dialog.engine import stay
from bot.dialog.events import Refused, Turn
from bot.dialog.session import Answer, Element, Session, StepKey
from bot.i18n import Words
from bot.interviews.loading import Interviews, Live
from bot.messages import Incoming, Reply
from bot.store.contract import Participant, Person, Release, Seat, Store
from bot.store.outbox import Said


def remember(
    store: Store, incoming: Incoming, part: Participant, before: Session, answers: tuple[Answer, ...]
) -> None:
    """Keep which answer a message gave; `answers` are those of its turn, `before` the session it came into."""
    if not incoming.message or not answers:
        return
    answer = answers[0]
    old = before.answers.get(answer.key)
    known = set(_elements(old))
    fresh = tuple(part.id for part in _elements(answer) if part not in known)
    detail = old is not None and old.settled and old.value == answer.value and old.detail != answer.detail
    said = Said(part.case, part.id, answer.question, answer.item, fresh, detail)
    store.add_said(incoming.channel, incoming.address, incoming.message, said)


def _elements(answer: Answer | None) -> list[Element]:
    value = answer.value if answer is not None else None
    return [part for part in value if isinstance(part, Element)] if isinstance(value, tuple) else []


def unknown(say: Words) -> Reply:
    """The edited message answered nothing that is still there."""
    return Reply(
        say(
            "That message is no answer that I can change. With {overview} you see your answers, with {correct} "
            "you change one.",
            overview=command_name("overview", say.language),
            correct=command_name("correct", say.language),
        )
    )


Conclude = Callable[[Participant, Live, Turn, Words], Reply]
"""Keeps a turn, with what follows from it, and words it."""


def edited(
    interviews: Interviews,
    store: Store,
    incoming: Incoming,
    who: tuple[Person | None, list[Seat]],
    say: Words,
    conclude: Conclude,
) -> Reply:
    """A message that was edited: its answer follows, and what is asked now stays, unless it depends on that."""
    said = store.said(incoming.channel, incoming.address, incoming.edits)
    seat = _seat_of(said, who[1])
    if said is None or seat is None:
        return unknown(say)
    if not channel_policy.carried(incoming, seat.telegram):
        return channel_policy.elsewhere(say, seat.telegram, "")
    part, live = seat.part, interviews.read(seat, say)
    found = edit(interviews, part, live, said, incoming.text or "", say)
    if found.turn is None or found.said is None:
        return found.told
    store.add_said(incoming.channel, incoming.address, incoming.edits, found.said)
    asked = conclude(part, live, found.turn, say)
    if found.settled(asked) or (who[0] is not None and who[0].case != part.case):
        return found.told
    return replace(asked, text=f"{found.told.text}\n\n{asked.text}")


def _seat_of(said: Said | None, seats: Sequence[Seat]) -> Seat | None:
    """The part in which a message was said, while its writer still has it."""
    if said is None:
        return None
    return next((one for one in seats if (one.part.case, one.part.id) == (said.case, said.participant)), None)


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit leads to: what to say of it, and the turn that is to be kept; None when nothing changed. `asked`
    are the buttons of what was asked before it, `said` what the message answers now."""

    told: Reply
    turn: Turn | None = None
    asked: tuple[str, ...] = ()
    said: Said | None = None

    def settled(self, reply: Reply) -> bool:
        """Whether what is asked in a reply was asked before the edit too, so that it need not be asked again."""
        return self.asked == tuple(button.id for button in reply.buttons)


def edit(interviews: Interviews, part: Participant, live: Live, said: Said, text: str, say: Words) -> Edit:
    """Let the answer that a message gave follow its edit. What is asked now stays, unless it depends on that; a
    release that is being decided on begins anew, so that nobody confirms a text they did not see."""
    before, flow = live.interview, interviews.flow_of(part, said.question, say.language)
    if before.flow.id != flow:
        before = interviews.go_on(part, before, flow, say).interview
    turn = amend(before, StepKey(said.question, said.item), said.elements, said.detail, text)
    wording = interviews.wording(part, turn.interview, say)
    if not turn.answers:
        refused = [wording.event(event) for event in turn.events if isinstance(event, Refused)]
        return Edit(Reply(refused[0] if refused else say("Your answer stays as it is.")))
    (answer,) = turn.answers
    step = turn.interview.agenda.by_key.get(answer.key)
    shown = wording.answer(step, answer) if step is not None else text
    told = _changed(say, shown, interviews.releases(part).get(answer.id))
    asked = interviews.wording(part, live.interview, say).buttons(stay(live.interview, (), ()).prompt)
    known = set(_elements(before.session.answers.get(answer.key)))
    mine = tuple(part.id for part in _elements(answer) if part.id in said.elements or part not in known)
    return Edit(
        Reply(told, confidential=True),
        replace(interviews.unconfirmed(turn), events=()),
        tuple(button.id for button in asked),
        replace(said, elements=mine),
    )


def _changed(say: Words, answer: str, release: Release | None) -> str:
    """The answer as it now is; what was released stays as it was."""
    told = say("Your answer is changed. It now says: {answer}", answer=answer)
    if release is None or release.level == "me":
        return told
    again = command_name("release", say.language)
    kept = say(
        "What you released stays as it was until you confirm the new text. You do that with {command}.",
        command=again,
    )
    return f"{told}\n{kept}"

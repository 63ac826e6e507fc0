"""What follows when a flow is finished: a case is set up, answers are released, somebody stops."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.cases import setup
from bot.conversation.commands import name as command_name
from bot.conversation.link_round import LINKS
from bot.dialog.agenda import Interview
from bot.dialog.engine import take
from bot.dialog.events import CommandInput, Turn
from bot.dialog.session import Session
from bot.i18n import Words
from bot.interviews.loading import SETUP, STOP, Interviews
from bot.interviews.releases import FLOW as RELEASE
from bot.interviews.releases import HOW, confirmed, decided, declined, levels, pending, proposed, unreleased
from bot.interviews.rounds import ROUNDS, confirmation
from bot.store.contract import Participant, Release, Store


@dataclass(frozen=True, slots=True)
class Ending:
    """What to say at the end of a flow, and the turn that begins what comes after it, if anything does.

    `erased`: nothing of what came before may be kept.
    """

    texts: Sequence[str]
    turn: Turn | None = None
    erased: bool = False


def conclude(
    interviews: Interviews, store: Store, part: Participant, interview: Interview, say: Words, now: datetime
) -> Ending:
    """Carry out what the person decided in the flow that was just finished."""
    match interview.flow.id:
        case _ if interview.flow.id == SETUP:
            return Ending(setup.concluded(store, part, interview, say, now))
        case _ if interview.flow.id == RELEASE:
            return _released(interviews, store, part, interview, say, now)
        case _ if interview.flow.id == STOP:
            return _stopped(interviews, store, part, interview, say)
        case _ if interview.flow.id == LINKS:
            return Ending((interview.flow.ending,), interviews.leave(part, interview))
        case _ if interview.flow.id in ROUNDS:
            return _round(interviews, store, part, interview, say, now)
    passed = declined(interview, lambda: store.history(part.case, part.id))
    offered = [
        one
        for one in interviews.offered(part, interview, say)
        if (one.answer.id, one.answer.revision) not in passed
    ]
    if not offered or not pending(offered, interviews.releases(part)):
        return Ending(())
    return Ending((interview.flow.ending,), interviews.enter(part, interview, RELEASE, say))


def _released(
    interviews: Interviews, store: Store, part: Participant, interview: Interview, say: Words, now: datetime
) -> Ending:
    offered = interviews.offered(part, interview, say)
    before = interviews.releases(part)
    if not confirmed(interview):
        text = say(
            "Nothing was released or changed. When you are ready, type {command}.", command=_release(say)
        )
        return Ending((text,), interviews.leave(part, interview))
    chosen = levels(interview, offered)
    store.add_releases(part.case, decided(part.id, offered, chosen, before), now)
    how = interview.session.answers[HOW].value
    text = (
        say("Everything you released is withdrawn. From now on no comparison holds it.")
        if how == "withdraw"
        else say("Released, exactly as you saw it. You can change or withdraw it at any time.")
    )
    return Ending((text,), interviews.leave(part, interview))


def _round(
    interviews: Interviews, store: Store, part: Participant, interview: Interview, say: Words, now: datetime
) -> Ending:
    """What somebody said in a round is released as they saw it, when they said yes to that."""
    left = interviews.leave(part, interview)
    sure = interview.session.answers.get(confirmation(interview.flow.id))
    if sure is None or sure.value != "yes":
        text = say("Nobody reads this. When you are ready, type {command}.", command=_release(say))
        return Ending((text,), left)
    before = interviews.releases(part)
    fresh = unreleased(interviews.own_part(part, interview, say), before)
    levels = proposed(fresh, {})
    store.add_releases(
        part.case,
        [Release(part.id, each.answer.id, each.answer.revision, levels[each.answer.id]) for each in fresh],
        now,
    )
    return Ending((say("Released, exactly as you saw it. You can change or withdraw it at any time."),), left)


def _release(say: Words) -> str:
    return command_name("release", say.language)


def _stopped(
    interviews: Interviews, store: Store, part: Participant, interview: Interview, say: Words
) -> Ending:
    how, sure = interview.session.value_of("stop.how"), interview.session.value_of("stop.sure")
    left = interviews.leave(part, interview)
    if how == "erase" and sure == "yes":
        store.erase_answers(part.case, part.id)
        blank = replace(left.interview, session=Session(left.interview.flow.id, interview.session.language))
        paused = take(blank, CommandInput("pause"))
        return Ending((say("All your answers are erased."),), paused, erased=True)
    if how == "pause":
        return Ending((), take(left.interview, CommandInput("pause")))
    return Ending((), left)

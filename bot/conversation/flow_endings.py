"""What follows when a flow is finished: a case is set up, answers are released, somebody stops."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.cases import setup
from bot.cases.links import LINKS
from bot.conversation import flows
from bot.conversation.context import Context
from bot.dialog.agenda import Interview
from bot.dialog.engine import take
from bot.dialog.events import Do, Turn
from bot.dialog.session import Session
from bot.i18n import Words
from bot.interviews.loading import SETUP, STOP
from bot.interviews.releases import (
    HOW,
    RELEASE,
    chosen_levels,
    declined_revisions,
    is_confirmed,
    proposed_levels,
    releases_to_add,
    unreleased,
)
from bot.interviews.rounds import AFTER, REACT, confirmation_key
from bot.store.contract import Participant, Release


@dataclass(frozen=True, slots=True)
class Ending:
    """What to say at the end of a flow, and the turn that begins what comes after it, if anything does.

    `erased`: nothing of what came before may be kept.
    """

    texts: Sequence[str]
    turn: Turn | None = None
    erased: bool = False


def conclude(context: Context, part: Participant, interview: Interview, now: datetime) -> Ending:
    """Carry out what the person decided in the flow that was just finished."""
    return _ENDINGS.get(interview.flow.id, _interview)(context, part, interview, now)


def _interview(context: Context, part: Participant, interview: Interview, now: datetime) -> Ending:
    """After the interview itself it is decided what to release, unless there is nothing new."""
    interviews, store, say = context.services.interviews, context.services.store, context.say
    passed = declined_revisions(interview, lambda: store.history(part.case, part.id))
    offered = [
        each
        for each in flows.offered(interviews, part, interview, say)
        if (each.answer.id, each.answer.revision) not in passed
    ]
    if not offered or not unreleased(offered, interviews.releases(part)):
        return Ending(())
    return Ending((interview.flow.ending,), flows.enter(interviews, part, interview, RELEASE, say))


def _set_up(context: Context, part: Participant, interview: Interview, now: datetime) -> Ending:
    services = context.services
    return Ending(setup.conclude(services.store, part, interview, context.say, now, services.open_link))


def _judged(context: Context, part: Participant, interview: Interview, now: datetime) -> Ending:
    return Ending((interview.flow.ending,), flows.leave(context.services.interviews, part, interview))


def _released(context: Context, part: Participant, interview: Interview, now: datetime) -> Ending:
    interviews, say = context.services.interviews, context.say
    offered = flows.offered(interviews, part, interview, say)
    before = interviews.releases(part)
    if not is_confirmed(interview):
        text = say(
            "Nothing was released or changed. When you are ready, type {command}.", command=_release(say)
        )
        return Ending((text,), flows.leave(interviews, part, interview))
    chosen = chosen_levels(interview, offered)
    context.services.store.add_releases(part.case, releases_to_add(part.id, offered, chosen, before), now)
    how = interview.session.answers[HOW].value
    text = (
        say("Everything you released is withdrawn. From now on no comparison holds it.")
        if how == "withdraw"
        else say("Released, exactly as you saw it. You can change or withdraw it at any time.")
    )
    return Ending((text,), flows.leave(interviews, part, interview))


def _round(context: Context, part: Participant, interview: Interview, now: datetime) -> Ending:
    """What somebody said in a round is released as they saw it, when they said yes to that."""
    interviews, say = context.services.interviews, context.say
    left = flows.leave(interviews, part, interview)
    sure = interview.session.answers.get(confirmation_key(interview.flow.id))
    if sure is None or sure.value != "yes":
        text = say("Nobody reads this. When you are ready, type {command}.", command=_release(say))
        return Ending((text,), left)
    fresh = unreleased(flows.offered_here(interviews, part, interview, say), interviews.releases(part))
    level = proposed_levels(fresh, {})
    releases = [
        Release(part.id, each.answer.id, each.answer.revision, level[each.answer.id]) for each in fresh
    ]
    context.services.store.add_releases(part.case, releases, now)
    return Ending((say("Released, exactly as you saw it. You can change or withdraw it at any time."),), left)


def _stopped(context: Context, part: Participant, interview: Interview, now: datetime) -> Ending:
    how, sure = interview.session.given("stop.how"), interview.session.given("stop.sure")
    left = flows.leave(context.services.interviews, part, interview)
    if how == "erase" and sure == "yes":
        context.services.store.erase_answers(part.case, part.id)
        blank = replace(left.interview, session=Session(left.interview.flow.id, interview.session.language))
        paused = take(blank, Do("pause"))
        return Ending((context.say("All your answers are erased."),), paused, erased=True)
    if how == "pause":
        return Ending((), take(left.interview, Do("pause")))
    return Ending((), left)


_ENDINGS: Mapping[str, Callable[[Context, Participant, Interview, datetime], Ending]] = {
    SETUP: _set_up,
    RELEASE: _released,
    REACT: _round,
    AFTER: _round,
    LINKS: _judged,
    STOP: _stopped,
}
"""What follows at the end of each flow but the interview itself."""


def _release(say: Words) -> str:
    return say.command("release")

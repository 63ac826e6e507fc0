"""What comes beside the interview: releasing, reacting to others, noting what was heard, and judging links."""

from bot.cases.links import LINKS
from bot.conversation import flows
from bot.conversation.context import Context
from bot.conversation.handlers.talking import reply
from bot.dialog.events import Finished
from bot.errors import AccessFault
from bot.interviews.releases import RELEASE
from bot.interviews.rounds import AFTER, REACT
from bot.messages import Reply
from bot.store.contract import Seat


def release(context: Context, seat: Seat) -> Reply:
    """Decide who sees what. Raises `AccessFault` while there is something left to answer and nothing released."""
    interviews, part, say = context.services.interviews, seat.part, context.say
    loaded = interviews.load(seat, say)
    own = flows.leave(interviews, part, loaded.interview)
    if not isinstance(own.prompt, Finished) and not interviews.releases(part):
        raise AccessFault("First answer the questions that are left; you can say that you do not know.")
    turn = flows.enter(interviews, part, loaded.interview, RELEASE, say)
    return reply(context, part, loaded, turn)


def react(context: Context, seat: Seat) -> Reply:
    """React to what others released. Raises `AccessFault`, as `note_what_was_heard` does."""
    return _go_on(context, seat, REACT)


def note_what_was_heard(context: Context, seat: Seat) -> Reply:
    """Tell, after the meeting, what was heard and agreed."""
    return _go_on(context, seat, AFTER)


def _go_on(context: Context, seat: Seat, flow: str) -> Reply:
    """Go on with a round: only after the own release, so that nobody is led by what others said."""
    interviews, part, say = context.services.interviews, seat.part, context.say
    if not interviews.has_released(part):
        raise AccessFault(
            "First answer the questions and release what you want to share. After that you can go on with this."
        )
    loaded = interviews.load(seat, say)
    turn = flows.enter_round(interviews, part, loaded.interview, flow, say)
    if turn is None:
        raise AccessFault("There is nothing new here now. When there is, you can type the same again.")
    return reply(context, part, loaded, turn)


def judge_links(context: Context, seat: Seat) -> Reply:
    """Say which statements belong together. Raises `AccessFault` when none seem to."""
    interviews, part, say = context.services.interviews, seat.part, context.say
    loaded = interviews.load(seat, say)
    turn = flows.go_on(interviews, part, loaded.interview, LINKS, say)
    if not turn.interview.agenda.asking:
        raise AccessFault("Nothing in the words of this case seems to belong together now.")
    return reply(context, part, loaded, turn)

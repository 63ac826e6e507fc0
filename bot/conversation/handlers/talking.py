"""The interview itself: an answer, a command of the dialog, or nothing but the question what is asked now."""

from bot.conversation import closing, commands, flows, message_edits
from bot.conversation.context import Context
from bot.conversation.inputs import UnknownCommand, dialog_input
from bot.dialog.engine import greet, take
from bot.dialog.events import Turn
from bot.interviews.loading import STOP, LoadedInterview
from bot.messages import Reply
from bot.store.contract import Participant, Seat


def talk(context: Context, seat: Seat) -> Reply:
    """Go on with the interview. Raises `InputFault` for a command that there is not."""
    given = context.input
    if isinstance(given, UnknownCommand):
        raise commands.unknown(given.word, context.say)
    loaded = context.services.interviews.load(seat, context.say)
    said = dialog_input(given)
    turn = greet(loaded.interview) if said is None else take(loaded.interview, said, loaded.prompt)
    return reply(context, seat.part, loaded, turn)


def stop(context: Context, seat: Seat) -> Reply:
    """Ask whether somebody wants to stop for now, or to have all erased."""
    interviews, say = context.services.interviews, context.say
    loaded = interviews.load(seat, say)
    turn = flows.enter(interviews, seat.part, loaded.interview, STOP, say)
    return reply(context, seat.part, loaded, turn)


def reply(context: Context, part: Participant, loaded: LoadedInterview, turn: Turn) -> Reply:
    """What a turn that a message led to becomes; which answer the message gave is kept, as it can be edited."""
    closed = closing.close(context, part, loaded, turn)
    message_edits.remember(context, part, loaded.interview, turn.answers)
    return closed

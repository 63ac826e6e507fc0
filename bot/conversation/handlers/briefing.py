"""What somebody asks to see or to be handed: how a case stands, their questions, and files to take along."""

from bot.conversation import briefings, closing, flows
from bot.conversation.context import Context
from bot.dialog.engine import greet
from bot.dialog.events import Finished
from bot.messages import Reply
from bot.store.contract import Seat


def prep_sheet(context: Context, seat: Seat) -> Reply:
    """A participant's sheet for the meeting."""
    return context.services.handouts.prep(seat.part, context.argument, context.say)


def report(context: Context, seat: Seat) -> Reply:
    """The report and the workbook."""
    return context.services.handouts.report(seat.part, context.argument, context.say)


def draw_map(context: Context, seat: Seat) -> Reply:
    """The map, as who asks may see it."""
    return context.services.handouts.map(seat.part, context.say)


def compare(context: Context, seat: Seat) -> Reply:
    """The comparison: half a page to read here, and the whole as a file."""
    return context.services.handouts.compare(seat.part, context.say)


def questions(context: Context, seat: Seat) -> Reply:
    """What a participant wanted to ask, and what came back; then what is asked of them, if anything is."""
    services = context.services
    return _then_go_on(
        context, seat, briefings.questions(services.store, services.interviews, seat.part, context.say)
    )


def standing(context: Context, seat: Seat) -> Reply:
    """Who answered, released and reacted; then what is asked of the coordinator, if anything is."""
    return _then_go_on(context, seat, closing.how_it_stands(context, seat.part))


def _then_go_on(context: Context, seat: Seat, text: str) -> Reply:
    interviews, part, say = context.services.interviews, seat.part, context.say
    loaded = interviews.load(seat, say)
    turn = greet(loaded.interview)
    interviews.save(part, loaded, turn, turn.answers, context.services.clock())
    if not isinstance(turn.prompt, Finished):
        return flows.wording(interviews, part, turn.interview, say).reply([text], turn)
    buttons = closing.next_buttons(context, part, turn.interview)
    return Reply(text, buttons=buttons, ended=True, confidential=True)

"""The end of a turn: finished flows have their effect, everything is kept, and the reply is worded."""

from dataclasses import replace
from functools import partial

from bot import access
from bot.cases import setup, whole_case
from bot.cases.links import LINKS, keep_judgements
from bot.conversation import briefings, flows
from bot.conversation.context import Context
from bot.conversation.flow_endings import conclude
from bot.conversation.wording import menus
from bot.dialog.agenda import Interview
from bot.dialog.events import Finished, Turn
from bot.interviews.loading import SETUP, LoadedInterview, home_flow
from bot.messages import Button, Reply
from bot.store.contract import Participant


def close(context: Context, part: Participant, loaded: LoadedInterview, turn: Turn) -> Reply:
    """Save a turn with all its effects, and word the reply. `loaded` is the interview before the turn."""
    services, say, now = context.services, context.say, context.services.clock()
    texts, answers = list[str](), list(turn.answers)
    if answers and turn.interview.flow.id == SETUP:
        setup.correct(services.store, part, answers, now)
    if turn.interview.flow.id == LINKS:
        gather = partial(flows.released_case, services.store, services.interviews, part)
        keep_judgements(services.store, gather, turn.events, now)
    while isinstance(turn.prompt, Finished) and turn.interview.session is not loaded.interview.session:
        wording = flows.wording(services.interviews, part, turn.interview, say)
        texts += map(wording.event, turn.events)
        turn = replace(turn, events=())
        ending = conclude(context, part, turn.interview, now)
        texts += ending.texts
        answers = [] if ending.erased else answers
        if ending.turn is None:
            break
        answers += ending.turn.answers
        came_home = turn.interview.flow.id != home_flow(part) == ending.turn.interview.flow.id
        turn = ending.turn
        if came_home:
            break
    services.interviews.save(part, loaded, turn, answers, now)
    wording = flows.wording(services.interviews, part, turn.interview, say)
    if not isinstance(turn.prompt, Finished):
        return wording.reply(texts, turn)
    text, buttons = what_is_left(context, part, turn.interview)
    reply = wording.reply(texts, turn, [text])
    return replace(reply, buttons=(*reply.buttons, *buttons))


def next_buttons(context: Context, part: Participant, interview: Interview) -> tuple[Button, ...]:
    """The buttons of somebody who has nothing left to answer."""
    if not access.may(part.role, "answer"):
        return menus.desk_buttons(context.say)
    return what_is_left(context, part, interview)[1]


def what_is_left(context: Context, part: Participant, interview: Interview) -> tuple[str, tuple[Button, ...]]:
    """The text and the buttons for somebody who has nothing left to answer."""
    interviews, store, say = context.services.interviews, context.services.store, context.say
    if not access.may(part.role, "answer"):
        text = f"{how_it_stands(context, part)}\n{menus.desk(say, part.case)}"
        return text, next_buttons(context, part, interview)
    if not interviews.has_released(part):
        return menus.finished(say, released=False, waiting=False), ()
    waiting = flows.reactions_wait(interviews, store, part, interview, say)
    return menus.finished(say, released=True, waiting=waiting), menus.round_buttons(say, waiting)


def how_it_stands(context: Context, part: Participant) -> str:
    """Who answered, released and reacted in a case, for its coordinator."""
    store = context.services.store
    names = {one.id: one.name for one in store.organisations(part.case)}
    attended = briefings.attendance(store, context.services.interviews, part.case)
    return briefings.standing(attended, whole_case.row(store, part.case).title, names, context.say)

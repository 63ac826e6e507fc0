"""The table of routes: every command, for whom it is, and its handler."""

from collections.abc import Mapping
from dataclasses import replace

from bot.cases import invitations
from bot.conversation.buttons import PRACTICE, SETUP, Command
from bot.conversation.commands import named
from bot.conversation.context import Context, seat_at_hand
from bot.conversation.handlers import briefing, coming_in, inviting, reminding, rounds, talking
from bot.conversation.inputs import Edit, Input
from bot.conversation.message_edits import follow_edit
from bot.conversation.routing import (
    TALK,
    CaseRoute,
    MemberRoute,
    NewcomerRoute,
    OpenRoute,
    Route,
    follow,
)
from bot.dialog.engine import take
from bot.dialog.events import COMMANDS, Refused, TextInput
from bot.errors import marked
from bot.messages import Reply

ROUTES: Mapping[str, Route] = {
    # whoever speaks
    "start": OpenRoute(coming_in.start),
    "privacy": OpenRoute(coming_in.privacy),
    "language": OpenRoute(coming_in.language),
    # who has no case yet, or any
    PRACTICE: NewcomerRoute(coming_in.begin_practice),
    SETUP: NewcomerRoute(coming_in.begin_setup),
    "cases": MemberRoute(coming_in.choose_case),
    "channel": MemberRoute(inviting.channel_code),
    # the case at hand
    "remind": CaseRoute("take part", reminding.remind, anywhere=True),
    "stop": CaseRoute("take part", talking.stop, bare=True),
    "map": CaseRoute("take part", briefing.draw_map),
    "full": TALK,
    "short": TALK,
    **dict.fromkeys(COMMANDS.keys() - {"route"}, TALK),
    # a participant
    "release": CaseRoute(
        "release",
        rounds.release,
        marked("A coordinator answers for nobody, so there is nothing to release."),
        bare=True,
    ),
    "react": CaseRoute(
        "answer",
        rounds.react,
        marked("A coordinator answers for nobody. Type /standing to see how the case stands."),
    ),
    "after": CaseRoute(
        "answer",
        rounds.note_what_was_heard,
        marked("A coordinator answers for nobody. Type /standing to see how the case stands."),
    ),
    "questions": CaseRoute(
        "answer", briefing.questions, marked("A coordinator asks nothing for an organisation.")
    ),
    "prep": CaseRoute(
        "prepare",
        briefing.prep_sheet,
        marked("A coordinator answers for nobody, so there is no prep sheet."),
    ),
    # a coordinator
    "invite": CaseRoute(
        "invite", inviting.invite, marked("Only the coordinator of a case can invite."), bare=True
    ),
    "standing": CaseRoute(
        "compare", briefing.standing, marked("Only the coordinator of a case sees how it stands.")
    ),
    "compare": CaseRoute("compare", briefing.compare, marked("Only the coordinator of a case compares it.")),
    "links": CaseRoute(
        "compare", rounds.judge_links, marked("Only the coordinator of a case says what belongs together.")
    ),
    "report": CaseRoute(
        "compare", briefing.report, marked("Only the coordinator of a case gets the report.")
    ),
}
"""Every route by the name of its command. A new command is a handler, a line here, and its name in each pack."""


def respond(context: Context) -> Reply:
    """The reply to a message. Raises an `AnnaError` for what is not allowed or not possible."""
    given = _meant(context)
    if given is not context.input:
        context = replace(context, input=given)
    if isinstance(given, Edit):
        return follow_edit(context, given)
    return follow(ROUTES.get(given.name, TALK) if isinstance(given, Command) else TALK, context)


def _meant(context: Context) -> Input:
    """The input of a message, given its writer and the question asked now: a text may be an invitation code, or the
    bare name of a command."""
    given, services = context.input, context.services
    if not context.seats:
        code = context.incoming.text or ""
        local = services.policy.is_local(context.incoming.channel)
        return Command("start", code) if local and invitations.resembles(code) else given
    if not isinstance(given, TextInput):
        return given
    name = named(given.text, services.catalogues.lexicon)
    route = ROUTES.get(name) if name else None
    if not isinstance(route, CaseRoute) or not route.bare or not _refused(context, given):
        return given
    return Command(name or "")


def _refused(context: Context, text: TextInput) -> bool:
    """Whether a text would be refused as an answer to the question asked now."""
    seat, services = seat_at_hand(context), context.services
    if seat is None or not services.policy.carries(context.incoming.channel, seat.carries):
        return False
    loaded = services.interviews.load(seat, context.say)
    turn = take(loaded.interview, text, loaded.prompt)
    return any(isinstance(event, Refused) for event in turn.events)

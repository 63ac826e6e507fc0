"""Routes, and who may follow them: each handler is reached through here, and so past `access`."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot import access
from bot.access import Action
from bot.conversation import briefings, reminders
from bot.conversation.buttons import Command
from bot.conversation.context import Context, seat_at_hand
from bot.conversation.handlers.talking import talk
from bot.conversation.wording import menus
from bot.dialog.events import Press
from bot.errors import AccessFault
from bot.messages import Reply
from bot.store.contract import Person, Seat


@dataclass(frozen=True, slots=True)
class OpenRoute:
    """For anybody, whether they take part in a case or not."""

    handle: Callable[[Context], Reply]


@dataclass(frozen=True, slots=True)
class NewcomerRoute:
    """For who takes part in no case yet, on a channel whose people own the database. To anybody else the button that
    leads here is an old one."""

    handle: Callable[[Context], Reply]


@dataclass(frozen=True, slots=True)
class MemberRoute:
    """For whoever takes part in a case, whichever that is."""

    handle: Callable[[Context, Person], Reply]


@dataclass(frozen=True, slots=True)
class CaseRoute:
    """For whoever may do this `action` in the case at hand.

    `refusal` is the message of the `AccessFault` for who may not; it stands here for the catalogues as well. With
    `bare` the name of the command is enough, without a slash, where it can be no answer. With `anywhere` it is also
    for a channel that may not carry the case.
    """

    action: Action
    handle: Callable[[Context, Seat], Reply]
    refusal: str = ""
    bare: bool = False
    anywhere: bool = False


Route = OpenRoute | NewcomerRoute | MemberRoute | CaseRoute

TALK = CaseRoute("take part", talk, bare=True)
"""Where everything goes that is about what is asked now."""


def follow(route: Route, context: Context) -> Reply:
    """What the handler of a route says, to whom it is for; to others how they come that far. Raises what handlers
    do, and `AccessFault` where the role in the case is another."""
    if isinstance(route, OpenRoute):
        return route.handle(context)
    person = context.person
    if person is None or not context.seats:
        return _without_case(route, context)
    if isinstance(route, MemberRoute):
        return route.handle(context, person)
    seat = seat_at_hand(context)
    if seat is None:
        return which_case(context)
    if isinstance(route, NewcomerRoute):
        # As with any old button, the interview says so.
        route, context = TALK, replace(context, input=Press(context.incoming.button or ""))
    return _in_case(route, context, seat)


def greet(context: Context) -> Reply:
    """What is asked of somebody now, or how they come that far."""
    return follow(TALK, context)


def _without_case(route: Route, context: Context) -> Reply:
    """What is said to somebody without a case: on a local channel they can begin one, elsewhere they need an
    invitation."""
    if not context.services.policy.is_local(context.incoming.channel):
        return menus.stranger(context.say)
    if isinstance(route, NewcomerRoute):
        return route.handle(context)
    asked = context.input
    return menus.welcome(context.say, full=isinstance(asked, Command) and asked.name == "full")


def which_case(context: Context) -> Reply:
    """The choice of a case, for somebody who has several."""
    lines = briefings.case_lines(
        context.services.store,
        context.seats,
        lambda seat: context.services.policy.carries(context.incoming.channel, seat.carries),
    )
    return menus.cases(context.say, lines)


def _in_case(route: CaseRoute, context: Context, seat: Seat) -> Reply:
    services, channel = context.services, context.incoming.channel
    if not (route.anywhere or services.policy.carries(channel, seat.carries)):
        return services.policy.elsewhere(channel, seat.carries, context.say)
    if not access.may(seat.part.role, route.action):
        raise AccessFault(route.refusal)
    reply = route.handle(context, seat)
    return reply if route.anywhere else reminders.with_nudge(services.store, seat, reply, context.say)

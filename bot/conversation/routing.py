"""The types of routes, and following one: a handler is called here, after `access` has allowed it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot import access
from bot.access import Action
from bot.conversation import briefings, reminders
from bot.conversation.buttons import Command
from bot.conversation.context import Context, seat_at_hand
from bot.conversation.handlers.talking import talk
from bot.conversation.wording import menus
from bot.dialog.events import ButtonPress
from bot.errors import AccessFault
from bot.messages import Reply
from bot.store.contract import Person, Seat


@dataclass(frozen=True, slots=True)
class OpenRoute:
    """A route for anybody, with or without a case."""

    handle: Callable[[Context], Reply]


@dataclass(frozen=True, slots=True)
class NewcomerRoute:
    """A route for somebody without a case, on a channel whose people own the database. For anybody else its button is
    outdated."""

    handle: Callable[[Context], Reply]


@dataclass(frozen=True, slots=True)
class MemberRoute:
    """A route for anybody who takes part in a case, independent of the case at hand."""

    handle: Callable[[Context, Person], Reply]


@dataclass(frozen=True, slots=True)
class CaseRoute:
    """A route in the case at hand, for the roles that may do `action`.

    `refusal` is the message of the `AccessFault` for other roles, marked for the catalogues. `bare`: the name of the
    command is enough, without a slash, where it would be refused as an answer. `anywhere`: also on channels that may
    not carry the case.
    """

    action: Action
    handle: Callable[[Context, Seat], Reply]
    refusal: str = ""
    bare: bool = False
    anywhere: bool = False


Route = OpenRoute | NewcomerRoute | MemberRoute | CaseRoute

TALK = CaseRoute("take part", talk, bare=True)
"""The route of everything that is about the question asked now."""


def follow(route: Route, context: Context) -> Reply:
    """The reply of a route's handler, or how to get as far as the route requires. Raises what handlers raise, and
    `AccessFault` for a role that may not follow the route."""
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
        route, context = TALK, replace(context, input=ButtonPress(context.incoming.button or ""))
    return _in_case(route, context, seat)


def greet(context: Context) -> Reply:
    """What is asked of a person now, or how to get as far as a case."""
    return follow(TALK, context)


def _without_case(route: Route, context: Context) -> Reply:
    """The reply to somebody without a case: on a local channel they can begin one, elsewhere they need an
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

"""Coming in with a code, beginning a case of one's own, and going to another case or language."""

from dataclasses import replace

from bot.cases import channel_codes, creation, invitations, practice
from bot.conversation import closing
from bot.conversation.context import Context
from bot.conversation.routing import greet, which_case
from bot.conversation.wording import menus
from bot.dialog import engine
from bot.dialog.events import Do
from bot.messages import Reply
from bot.store.contract import Participant, Person, Seat


def privacy(context: Context) -> Reply:
    """Who reads along, and what is kept; the same for whoever asks."""
    return Reply(menus.privacy(context.say))


def start(context: Context) -> Reply:
    """Come in with a code, of an invitation or of another channel; without one, hear what is asked now.

    Raises `AccessFault` for a code that does not work.
    """
    code = context.argument
    if not code:
        return greet(context)
    services, incoming = context.services, context.incoming
    if channel_codes.join(services.store, code, incoming.channel, incoming.address, services.clock()):
        return _joined(context)
    services.policy.refuse_entry(services.store, incoming, code)
    person = context.person or services.store.add_person(incoming.channel, incoming.address)
    part = invitations.redeem(services.store, code, person.id, services.clock())
    return _enter(context, person, part)


def _joined(context: Context) -> Reply:
    """What is asked now of the person to whom this address belongs since a moment."""
    services, incoming = context.services, context.incoming
    person, seats = services.interviews.person_with_seats(incoming.channel, incoming.address)
    say = services.words(person, incoming)
    reply = greet(context.greeting(person, seats, say))
    text = say("From now on you talk here too, in the same conversation.")
    return replace(reply, text=f"{text}\n\n{reply.text}")


def _enter(context: Context, person: Person, part: Participant, route: str = "") -> Reply:
    """What is asked in a case that somebody goes to, on the `route` they chose."""
    services, incoming = context.services, context.incoming
    services.store.set_person(replace(person, case=part.case))
    context = replace(context, say=services.words(person, incoming))
    carries = services.store.contact_policy(part.case).carries
    if not services.policy.carries(incoming.channel, carries):
        return services.policy.elsewhere(incoming.channel, carries, context.say)
    loaded = services.interviews.load(Seat(part, services.store.case_revision(part.case)), context.say)
    turn = engine.take(loaded.interview, Do("route", route)) if route else engine.greet(loaded.interview)
    return closing.close(context, part, loaded, turn)


def begin_practice(context: Context) -> Reply:
    """Begin a practice case; the argument is the route."""
    services, person = context.services, _known(context)
    part = practice.begin(services.store, services.practice_case(), person.id, services.clock())
    return _enter(context, person, part, context.argument)


def begin_setup(context: Context) -> Reply:
    """Begin a case of one's own, as its coordinator; the argument is the route."""
    services, person = context.services, _known(context)
    row = creation.draft(services.store, context.say.language, services.clock())
    part = services.store.add_participant(row.id, person.id, "coordinator", "")
    return _enter(context, person, part, context.argument)


def _known(context: Context) -> Person:
    """The person who speaks, kept from now on if they were not."""
    incoming = context.incoming
    return context.person or context.services.store.add_person(incoming.channel, incoming.address)


def language(context: Context) -> Reply:
    """Speak another language from now on, or choose one. Of a stranger nothing is kept."""
    services, incoming, wanted = context.services, context.incoming, context.argument
    if wanted not in services.catalogues.languages:
        return menus.languages(context.say, services.catalogues.names)
    say = services.catalogues.words(wanted)
    if context.person is None and not services.policy.is_local(incoming.channel):
        return greet(context.greeting(None, (), say))
    services.store.set_person(replace(_known(context), language=wanted))
    person, seats = services.store.person_with_seats(incoming.channel, incoming.address)
    return greet(context.greeting(person, seats, say))


def choose_case(context: Context, person: Person) -> Reply:
    """Go to the case with this id, or choose one."""
    chosen = next((seat.part for seat in context.seats if seat.part.case == context.argument), None)
    if chosen is None:
        return which_case(context)
    return _enter(context, person, chosen)

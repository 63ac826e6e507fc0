"""What a handler of a message has at hand: the services of the program, who speaks, and what they say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.cases.invitations import OpenLink
from bot.conversation.buttons import Command
from bot.conversation.channel_policy import ChannelPolicy
from bot.conversation.inputs import GREETING, Input
from bot.i18n import Catalogues, Words
from bot.interviews.loading import Interviews
from bot.messages import Incoming
from bot.model import Case
from bot.results.handouts import Handouts
from bot.store.contract import Person, Seat, Store


@dataclass(frozen=True, slots=True)
class Services:
    """What every turn works with, whoever speaks.

    `policy` says what may go over which channel; `open_link` makes the address that opens one with an invitation.
    """

    store: Store
    interviews: Interviews
    handouts: Handouts
    catalogues: Catalogues
    clock: Callable[[], datetime]
    practice_case: Callable[[], Case]
    policy: ChannelPolicy
    open_link: OpenLink

    def words(self, person: Person | None, incoming: Incoming) -> Words:
        """The texts in the language a person chose, else the one the channel expects."""
        chosen = person.language if person is not None and person.language else incoming.language
        return self.catalogues.words(chosen)


@dataclass(frozen=True, slots=True)
class Context:
    """One message: what it says, by whom, their seats in all cases, and the words to answer in."""

    services: Services
    incoming: Incoming
    input: Input
    person: Person | None
    seats: Sequence[Seat]
    say: Words

    @property
    def argument(self) -> str:
        """What came with a command; "" with anything else."""
        return self.input.argument if isinstance(self.input, Command) else ""

    def greeting(self, person: Person | None, seats: Sequence[Seat], say: Words) -> "Context":
        """The same message, as if this person did no more than ask what is asked of them now."""
        return replace(self, input=GREETING, person=person, seats=seats, say=say)


def context_of(services: Services, incoming: Incoming, given: Input) -> Context:
    """The context of a message that says this, from whoever is at its address."""
    person, seats = services.interviews.person_with_seats(incoming.channel, incoming.address)
    return Context(services, incoming, given, person, seats, services.words(person, incoming))


def seat_at_hand(context: Context) -> Seat | None:
    """The seat a message is about: that in the case somebody chose, or the only one they have; None where they have
    to choose first."""
    chosen = context.person.case if context.person is not None else ""
    for seat in context.seats:
        if seat.part.case == chosen:
            return seat
    return context.seats[0] if len(context.seats) == 1 else None

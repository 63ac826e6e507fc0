"""The inbox and outbox of a channel: a turn and the replies it sends are kept together, until they are sent."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from bot.conversation import reminders
from bot.conversation.conversation import Conversation
from bot.delivery.turn_batch import TurnBatcher
from bot.messages import (
    Arrival,
    Channel,
    Incoming,
    PackedReplies,
    Parcel,
    Recipient,
    Reply,
    TurnOutcome,
)
from bot.store.contract import Participant, Seat
from bot.store.outbox import Reminder

_CHANNEL_ITSELF = ""
"""The address under which a channel notes what is not of one person."""


class Mailbox:
    """What comes in and goes out on one channel that reaches people who are elsewhere. Used by one thread at a time.

    Methods raise `StoreFault` when the database fails. Those that write, but for `deliver`, `remind` and
    `set_channel_name`, are called in what is given to `commit`.
    """

    def __init__(self, channel: Channel, turns: TurnBatcher, conversation: Conversation) -> None:
        services = conversation.services
        self._channel = channel.name
        self._turns = turns
        self._conversation = conversation
        self._interviews = services.interviews
        self._policy = services.policy
        self._store = services.store
        self._catalogues = services.catalogues
        self._clock = services.clock

    # what comes in

    def take(self, arrival: Arrival) -> Awaitable[TurnOutcome]:
        """Take what came in: its turn and what that sends are kept together, once for each delivery.

        A turn that fails by a fault of the program is undone, its writer is told so, and its outcome holds the
        fault. Raises `StoreFault` when it could not be kept; then it is to be offered again.
        """
        return self._turns.submit(partial(self._turn, arrival), partial(self._apologise, arrival))

    def _turn(self, arrival: Arrival) -> TurnOutcome:
        incoming = arrival.message(self.note)
        if arrival.remark:
            if self._first(incoming):
                self._keep_replies(arrival, [], self._recipient(incoming))
            return TurnOutcome(incoming.address)
        seats = len(self._seats(incoming))
        replies = self._conversation.handle(incoming)
        if not replies:
            return TurnOutcome(incoming.address)
        ready, unmade = _without_orders(replies)
        joined = len(self._seats(incoming)) > seats
        self._keep_replies(arrival, ready, self._recipient(incoming, joined))
        return TurnOutcome(incoming.address, unmade)

    def _apologise(self, arrival: Arrival, fault: Exception) -> TurnOutcome:
        """Note a message that the program cannot take, and tell its writer, so that it is not offered for ever."""
        incoming = arrival.message(self.note)
        if self._first(incoming):
            recipient = self._recipient(incoming)
            say = self._catalogues.words(recipient.language)
            text = say(
                "Something went wrong here, and this message was not kept. Send it again, or type {help}.",
                help=say.command("help"),
            )
            self._keep_replies(arrival, [Reply(text)], recipient)
        return TurnOutcome(incoming.address, fault=fault)

    def _first(self, incoming: Incoming) -> bool:
        """Note the delivery of a message; False when this very one was noted before."""
        return self._store.record_delivery(
            self._channel, incoming.address, incoming.delivery or "", self._clock()
        )

    def _seats(self, incoming: Incoming) -> list[Seat]:
        return self._interviews.person_with_seats(self._channel, incoming.address)[1]

    def _recipient(self, incoming: Incoming, joined: bool = False) -> Recipient:
        address = incoming.address
        person, seats = self._interviews.person_with_seats(self._channel, address)
        case = person.case if person else ""
        part = next((seat.part for seat in seats if len(seats) == 1 or seat.part.case == case), None)
        return Recipient(
            address,
            self._catalogues.known(person.language if person and person.language else incoming.language),
            bool(person and person.language),
            part.role if part else "",
            joined,
            self.note(address),
        )

    # what goes out

    def commit(self, change: Callable[[], None]) -> Awaitable[None]:
        """Keep a change of the outbox, together with the turns that wait."""
        return self._turns.submit(change)

    def deliver(self, address: str, pack: Callable[[Recipient], PackedReplies]) -> None:
        """Put something in the outbox for an address, without a message from there."""
        with self._store.transaction():
            recipient = self._recipient(Incoming(self._channel, address))
            self._keep(pack(recipient), recipient)

    def _keep_replies(self, arrival: Arrival, replies: Sequence[Reply], recipient: Recipient) -> None:
        self._keep(arrival.pack(replies, recipient), recipient)

    def _keep(self, packed: PackedReplies, recipient: Recipient) -> None:
        self._store.add_parcels(self._channel, packed.parcels, self._clock())
        if packed.note != recipient.note:
            self.set_note(recipient.address, packed.note)

    def waiting(self) -> list[str]:
        """The addresses for which something waits that was not given up, the longest waiting first."""
        parcels = self._store.parcels(self._channel)
        return list(dict.fromkeys(parcel.address for parcel in parcels if not parcel.given_up))

    def next_parcel(self, address: str) -> Parcel | None:
        """What is to be sent to an address next."""
        return self._store.parcel(self._channel, address)

    def remove(self, number: int) -> None:
        """Remove a parcel that was sent."""
        self._store.remove_parcel(number)

    def update(self, parcel: Parcel) -> None:
        """Keep how sending a parcel went; see `bot.store.outbox.Outbox.set_parcel`."""
        self._store.set_parcel(parcel)

    def remove_all(self, address: str) -> int:
        """Remove everything for an address that cannot be reached; how much there was."""
        return self._store.remove_parcels(self._channel, address)

    # what the channel remembers

    def note(self, address: str) -> str:
        """What the channel noted of an address last, "" when nothing."""
        return self._store.channel_note(self._channel, address)

    def set_note(self, address: str, note: str) -> None:
        """Note something of an address."""
        self._store.set_channel_note(self._channel, address, note)

    def set_channel_name(self, name: str) -> None:
        """Keep by what name the channel is known, for links that open it."""
        with self._store.transaction():
            self.set_note(_CHANNEL_ITSELF, name)

    # what goes by the clock

    def remind(self, pack: Callable[[Reply, Recipient], PackedReplies]) -> list[str]:
        """Put the reminders that are due in the outbox, each once; the addresses they go to."""
        now, addresses = self._clock(), list[str]()
        for reminder in self._store.pending_reminders():
            if reminders.due(reminder, now):
                with self._store.transaction():
                    addresses += self._remind_one(reminder, pack)
        return addresses

    def _remind_one(self, reminder: Reminder, pack: Callable[[Reply, Recipient], PackedReplies]) -> list[str]:
        # Another process may have sent it since it was listed.
        if self._store.reminder_state(reminder.case, reminder.participant) != "yes":
            return []
        self._store.set_reminder_state(reminder.case, reminder.participant, "sent", self._clock())
        part = next(one for one in self._store.participants(reminder.case) if one.id == reminder.participant)
        if reminder.policy.carries == "off" or self._ready(part):
            return []
        addresses = self._store.addresses_of(self._channel, part.person)
        for address in addresses:
            recipient = self._recipient(Incoming(self._channel, address))
            say = self._catalogues.words(recipient.language)
            level = reminder.policy.carries
            how = self._policy.elsewhere(self._channel, level, say).text
            reply = reminders.reminder(say, reminder.meeting, level, how)
            self._keep(pack(reply, recipient), recipient)
        return addresses

    def _ready(self, part: Participant) -> bool:
        """Whether somebody answered everything and released it, so that there is nothing to remind them of."""
        own = self._interviews.home_interview(part)
        return own.next_due is None and bool(self._store.releases(part.case, part.id))


def _without_orders(replies: Iterable[Reply]) -> tuple[list[Reply], tuple[Reply, ...]]:
    """The replies without the files that are still to be made, and replies with nothing but one such file each."""
    ready, unmade = list[Reply](), list[Reply]()
    for reply in replies:
        ready.append(replace(reply, orders=()))
        unmade += [Reply("", orders=(order,), confidential=reply.confidential) for order in reply.orders]
    return ready, tuple(unmade)

"""The post room: a turn and the replies it sends are kept together, and stay kept until they are sent."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

from bot.conversation import channel_policy, reminders
from bot.conversation.commands import name as command_name
from bot.conversation.conversation import Conversation
from bot.errors import StoreFault
from bot.i18n import Catalogues, known
from bot.messages import Arrival, Drawing, Incoming, Packed, Parcel, Reply, Standing
from bot.store.contract import Participant, Store
from bot.store.outbox import Reminder

_HOUSE = ""
"""The address under which a channel notes what is not of one person."""


class PostRoom:
    """The inbox and the outbox of one channel. Used by one thread at a time."""

    def __init__(
        self,
        channel: str,
        conversation: Conversation,
        store: Store,
        catalogues: Catalogues,
        clock: Callable[[], datetime],
    ) -> None:
        self._channel = channel
        self._conversation = conversation
        self._store = store
        self._catalogues = catalogues
        self._clock = clock
        self._drawings: list[tuple[str, Reply]] = []

    def take(self, arrivals: Iterable[Arrival]) -> list[tuple[str, Exception]]:
        """Take what came in, in this order, all in one transaction: each turn and what it sends, once for each
        delivery. The addresses whose turn failed by a fault of the program, with that fault; the others are not held
        up by it. Raises `StoreFault` when nothing could be kept; then it is to be offered again."""
        faults: list[tuple[str, Exception]] = []
        try:
            with self._store.transaction():
                for arrival in arrivals:
                    fault = self._one(arrival)
                    if fault is not None:
                        faults.append(fault)
        except StoreFault:
            self._conversation.interviews.forget()
            self._drawings.clear()
            raise
        return faults

    def drawings(self) -> list[tuple[str, Reply]]:
        """The files that are still to be drawn for what was taken, each for an address; told once."""
        found, self._drawings = self._drawings, []
        return found

    def deliver(self, address: str, pack: Callable[[Standing], Packed]) -> None:
        """Put something in the outbox for an address that nobody there asked for just now. Raises `StoreFault`."""
        with self._store.transaction():
            standing = self._standing(Incoming(self._channel, address))
            self._keep(address, standing.note, pack(standing))

    def _one(self, arrival: Arrival) -> tuple[str, Exception] | None:
        address = ""
        try:
            with self._store.transaction():
                incoming = self._meant(arrival)
                address = incoming.address
                self._turn(arrival, incoming)
        except StoreFault:
            raise
        except Exception as fault:
            with self._store.transaction():
                self._apologise(arrival)
            return address, fault
        return None

    def _meant(self, arrival: Arrival) -> Incoming:
        return arrival.means(self.noted)

    def _turn(self, arrival: Arrival, incoming: Incoming) -> None:
        if arrival.aside:
            if self._first(incoming):
                self._put(arrival, incoming, [], joined=False)
            return
        seats = len(self._conversation.interviews.arrive(self._channel, incoming.address)[1])
        replies = self._conversation.handle(incoming)
        if replies:
            now = len(self._conversation.interviews.arrive(self._channel, incoming.address)[1])
            told, drawn = _apart(replies)
            self._put(arrival, incoming, told, joined=now > seats)
            self._drawings += [(incoming.address, reply) for reply in drawn]

    def _first(self, incoming: Incoming) -> bool:
        return self._store.first_delivery(
            self._channel, incoming.address, incoming.delivery or "", self._clock()
        )

    def _apologise(self, arrival: Arrival) -> None:
        """Note a message that the program cannot take, and tell its writer, so that it is not offered for ever."""
        incoming = self._meant(arrival)
        if not self._first(incoming):
            return
        say = self._catalogues.words(self._standing(incoming).language)
        told = say(
            "Something went wrong here, and this message was not kept. Send it again, or type {help}.",
            help=command_name("help", say.language),
        )
        self._put(arrival, incoming, [Reply(told)], joined=False)

    def _put(self, arrival: Arrival, incoming: Incoming, replies: Sequence[Reply], joined: bool) -> None:
        standing = self._standing(incoming, joined)
        self._keep(incoming.address, standing.note, arrival.pack(replies, standing))

    def _keep(self, address: str, note: str, packed: Packed) -> None:
        self._store.add_parcels(self._channel, packed.parcels, self._clock())
        if packed.note != note:
            self._store.set_note(self._channel, address, packed.note)

    def _standing(self, incoming: Incoming, joined: bool = False) -> Standing:
        person, seats = self._conversation.interviews.arrive(self._channel, incoming.address)
        part = next(
            (seat.part for seat in seats if len(seats) == 1 or (person and seat.part.case == person.case)),
            None,
        )
        return Standing(
            known(person.language if person and person.language else incoming.language),
            bool(person and person.language),
            part.role if part else "",
            joined,
            self._store.noted(self._channel, incoming.address),
        )

    # what the sender asks

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing, for what follows."""
        return self._store.transaction()

    def waiting(self) -> list[str]:
        """The addresses for which something waits that was not given up, the longest waiting first."""
        return list(
            dict.fromkeys(one.address for one in self._store.parcels(self._channel) if not one.given_up)
        )

    def parcel(self, address: str) -> Parcel | None:
        """What is to be sent to an address next."""
        return self._store.parcel(self._channel, address)

    def sent(self, number: int) -> None:
        """Let a parcel that was sent go."""
        self._store.remove_parcel(number)

    def failed(self, parcel: Parcel) -> None:
        """Keep how sending a parcel went."""
        self._store.set_parcel(parcel)

    def drop(self, address: str) -> int:
        """Let go of everything for an address that cannot be reached; how much there was."""
        return self._store.remove_parcels(self._channel, address)

    def noted(self, address: str) -> str:
        """What was noted of an address last."""
        return self._store.noted(self._channel, address)

    def set_note(self, address: str, note: str) -> None:
        """Note something of an address."""
        self._store.set_note(self._channel, address, note)

    def introduce(self, name: str) -> None:
        """Note by what name the channel is known, for links in invitations."""
        with self._store.transaction():
            self._store.set_note(self._channel, _HOUSE, name)

    # what goes by the clock

    def remind(self, pack: Callable[[str, Reply, Standing], Packed]) -> list[str]:
        """Put the reminders that are due in the outbox, each once; the addresses they go to."""
        now, found = self._clock(), list[str]()
        for reminder in self._store.reminders():
            if reminders.due(reminder, now):
                with self._store.transaction():
                    found += self._reminded_of(reminder, pack)
        return found

    def _reminded_of(self, reminder: Reminder, pack: Callable[[str, Reply, Standing], Packed]) -> list[str]:
        if self._store.agreed(reminder.case, reminder.participant) != "yes":
            return []
        self._store.agree(reminder.case, reminder.participant, "sent", self._clock())
        part = next(one for one in self._store.participants(reminder.case) if one.id == reminder.participant)
        if reminder.reach.telegram == "off" or self._ready(part):
            return []
        addresses = self._store.addresses_of(self._channel, part.person)
        for address in addresses:
            standing = self._standing(Incoming(self._channel, address))
            say = self._catalogues.words(standing.language)
            how = channel_policy.elsewhere(say, reminder.reach.telegram, self._conversation.web).text
            reply = reminders.reminder(say, reminder.meeting, reminder.reach.telegram, how)
            self._keep(address, standing.note, pack(address, reply, standing))
        return addresses

    def _ready(self, part: Participant) -> bool:
        """Whether somebody answered everything and released it, so that there is nothing to remind them of."""
        own = self._conversation.interviews.own(part)
        return own.next_due is None and bool(self._store.releases(part.case, part.id))


def _apart(replies: Iterable[Reply]) -> tuple[list[Reply], list[Reply]]:
    """What can be said at once, and replies with nothing but the files that take a while to draw."""
    told, drawn = list[Reply](), list[Reply]()
    for reply in replies:
        later = tuple(file for file in reply.attachments if isinstance(file, Drawing))
        told.append(
            replace(reply, attachments=tuple(file for file in reply.attachments if file not in later))
        )
        drawn += [Reply("", attachments=(file,), confidential=reply.confidential) for file in later]
    return told, drawn

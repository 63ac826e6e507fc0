"""One message in, replies out, all or nothing: what every turn has around it, whatever is said in it."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from bot.conversation import reminders
from bot.conversation.channel_policy import ChannelPolicy
from bot.errors import AccessFault, AnnaError, CaseFault, FlowFault, StoreFault
from bot.i18n import Catalogues, Words
from bot.interviews.loading import Interviews
from bot.messages import Incoming, Reply
from bot.store.contract import Person, Seat, Store


class Turns(ABC):
    """Takes messages one by one. What a message leads to is for who inherits."""

    def __init__(
        self,
        interviews: Interviews,
        store: Store,
        catalogues: Catalogues,
        clock: Callable[[], datetime],
        policy: ChannelPolicy,
    ) -> None:
        self.policy = policy
        self.interviews = interviews
        self._store = store
        self._catalogues = catalogues
        self._clock = clock

    @abstractmethod
    def _handle(self, incoming: Incoming, person: Person | None, seats: list[Seat]) -> Reply:
        """What is said to a message of this person, who has these seats."""

    def handle(self, incoming: Incoming) -> list[Reply]:
        """Take one message. Its effect is kept before this returns, or, inside a transaction of the store that
        is already open, when that commits. The same delivery twice has one effect, and no second reply."""
        try:
            with self._store.transaction():
                if not self._first(incoming):
                    return []
                reply = self._handle(incoming, *self.interviews.arrive(incoming.channel, incoming.address))
                if not (self.policy.reminds(incoming.channel) and reminders.fits(reply)):
                    return [reply]
                now = self.interviews.arrive(incoming.channel, incoming.address)
                say = self._words(now[0], incoming)
                return [reminders.after(self._store, now, reply, say, self._clock())]
        except StoreFault as fault:
            return self.lost(incoming, fault)
        except AnnaError as error:
            self.interviews.undo()
            return self._refused(incoming, error)
        except BaseException:
            self.interviews.undo()
            raise

    def _first(self, incoming: Incoming) -> bool:
        """Note the delivery of a message; False when this very one was noted before."""
        return incoming.delivery is None or self._store.record_delivery(
            incoming.channel, incoming.address, incoming.delivery, self._clock()
        )

    def _refused(self, incoming: Incoming, error: AnnaError) -> list[Reply]:
        """Why what was asked for may not or cannot be, and what is asked now."""
        greeting = Incoming(incoming.channel, incoming.address, language=incoming.language)
        try:
            with self._store.transaction():
                self._first(incoming)
                person, seats = self.interviews.arrive(incoming.channel, incoming.address)
                told = [Reply(self._words(person, incoming).error(error))]
                # Where nothing can be asked either, as with a flow that cannot be used, the reason is all there is.
                with suppress(AccessFault, CaseFault, FlowFault):
                    told.append(self._handle(greeting, person, seats))
                return told
        except StoreFault as fault:
            return self.lost(incoming, fault)

    def lost(self, incoming: Incoming, fault: StoreFault) -> list[Reply]:
        """What to say when a message could not be kept; what is held in memory may be of turns that were undone."""
        self.interviews.forget()
        say = self._words(None, incoming)
        lost = say("Nothing of this message was kept; please keep your text.")
        return [Reply(f"{say.error(fault)} {lost}")]

    def _words(self, person: Person | None, incoming: Incoming) -> Words:
        """The texts in the language a person chose, else the one the channel expects."""
        chosen = person.language if person is not None and person.language else incoming.language
        return self._catalogues.words(chosen)

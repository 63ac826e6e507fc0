"""One message in, replies out, all or nothing: takes each message in a transaction of its own."""

from contextlib import suppress

from bot.conversation import reminders
from bot.conversation.context import Services, context_of
from bot.conversation.inputs import GREETING, understand
from bot.conversation.routes import respond
from bot.conversation.routing import greet
from bot.errors import AccessFault, AnnaError, CaseFault, FlowFault, StoreFault
from bot.messages import Incoming, Reply


class Conversation:
    """Everything that can be said to ANNA, whatever the channel. Used by one thread at a time."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.interviews = services.interviews
        self.policy = services.policy
        self._store = services.store

    def handle(self, incoming: Incoming) -> list[Reply]:
        """Take one message. Its effect is kept before this returns, or, inside a transaction of the store that
        is already open, when that commits. The same delivery twice has one effect, and no second reply."""
        try:
            with self._store.transaction():
                if not self._first(incoming):
                    return []
                return [self._reply(incoming)]
        except StoreFault as fault:
            return self.lost(incoming, fault)
        except AnnaError as error:
            self.interviews.undo()
            return self._refused(incoming, error)
        except BaseException:
            self.interviews.undo()
            raise

    def _reply(self, incoming: Incoming) -> Reply:
        services = self.services
        reply = respond(context_of(services, incoming, understand(incoming, services.catalogues.lexicon)))
        if not (self.policy.reminds(incoming.channel) and reminders.leaves_alone(reply)):
            return reply
        person, seats = self.interviews.person_with_seats(incoming.channel, incoming.address)
        say = services.words(person, incoming)
        return reminders.with_question(self._store, (person, seats), reply, say, services.clock())

    def _first(self, incoming: Incoming) -> bool:
        """Note the delivery of a message; False when this very one was noted before."""
        return incoming.delivery is None or self._store.record_delivery(
            incoming.channel, incoming.address, incoming.delivery, self.services.clock()
        )

    def _refused(self, incoming: Incoming, error: AnnaError) -> list[Reply]:
        """Why what was asked for may not or cannot be, and what is asked now."""
        try:
            with self._store.transaction():
                self._first(incoming)
                now = context_of(self.services, incoming, GREETING)
                replies = [Reply(now.say.error(error))]
                # Where nothing can be asked either, as with a flow that cannot be used, the reason is all there is.
                with suppress(AccessFault, CaseFault, FlowFault):
                    replies.append(greet(now))
                return replies
        except StoreFault as fault:
            return self.lost(incoming, fault)

    def lost(self, incoming: Incoming, fault: StoreFault) -> list[Reply]:
        """What to say when a message could not be kept; what is held in memory may be of turns that were undone."""
        self.interviews.forget()
        say = self.services.words(None, incoming)
        lost = say("Nothing of this message was kept; please keep your text.")
        return [Reply(f"{say.error(fault)} {lost}")]

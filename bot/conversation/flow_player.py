"""A flow played alone by its author: no account, no database, partners and topics made up."""

from bot.conversation.buttons import Command
from bot.conversation.inputs import UnknownCommand, dialog_input, understand
from bot.conversation.wording.prompts import Wording
from bot.dialog.agenda import Interview
from bot.dialog.engine import greet, take
from bot.dialog.events import Do, Input, Say, Turn
from bot.dialog.flow import Flow, Route
from bot.dialog.session import Session
from bot.dialog.steps import Circumstances
from bot.i18n import Words
from bot.lexicon import Lexicon
from bot.messages import Incoming, Reply


class Player:
    """One interview in memory; `handle` takes messages as a conversation does."""

    def __init__(
        self, flow: Flow, say: Words, lexicon: Lexicon, partners: int, topics: int, route: Route
    ) -> None:
        circumstances = Circumstances.of(
            lexicon,
            partners=[(f"P{n}", say("Partner {number}", number=n)) for n in range(1, partners + 1)],
            topics=[(f"t{n}", say("Topic {number}", number=n)) for n in range(1, topics + 1)],
            organisation=say("your organisation"),
            case=say("a collaboration"),
            meeting="",
            guess="",
        ).imagined(say("an earlier answer"), say("Partner {number}", number=1))
        self._say = say
        self._lexicon = lexicon
        self._interview = Interview(flow, circumstances, Session(flow.id, flow.language, route))

    def handle(self, incoming: Incoming) -> list[Reply]:
        """One message in, one reply out."""
        given = self._input(incoming)
        turn = greet(self._interview) if given is None else take(self._interview, given)
        self._interview = turn.interview
        return [self._worded(turn)]

    def _worded(self, turn: Turn) -> Reply:
        wording = Wording(self._say, turn.interview, lambda: self._say("(what would be released)"))
        reply = wording.reply((), turn)
        closing = (turn.interview.flow.ending or self._say("This is the end of the flow."),)
        return wording.reply((), turn, closing) if reply.ended and not reply.paused else reply

    def _input(self, incoming: Incoming) -> Input | None:
        """What the dialog is to make of a message; a command that only a conversation knows gets help."""
        given = understand(incoming, self._lexicon)
        if isinstance(given, UnknownCommand):
            return Say(incoming.text or "")
        said = dialog_input(given)
        return Do("help") if said is None and isinstance(given, Command) else said

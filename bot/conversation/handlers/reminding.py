"""Reminders: a participant decides whether they want one, a coordinator asks who is not ready to go on."""

from bot import access
from bot.conversation import reminders
from bot.conversation.buttons import Command
from bot.conversation.context import Context
from bot.messages import Reply
from bot.store.contract import Seat


def remind(context: Context, seat: Seat) -> Reply:
    """What a reminder means for the role of who asks."""
    services, part, say = context.services, seat.part, context.say
    over = services.policy.reminding()
    if not access.may(part.role, "answer"):
        return reminders.nudge(services.store, services.interviews, part, over, say, services.clock())
    if not services.policy.reminds(context.incoming.channel):
        return reminders.elsewhere(over, say)
    command = context.input if isinstance(context.input, Command) else Command("remind")
    return reminders.decide(services.store, part, command, say, services.clock())

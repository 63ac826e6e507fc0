"""What a case lets Telegram carry: where it goes on elsewhere, this is all that is said there."""

from bot.cases import invitations
from bot.conversation.commands import NAMES
from bot.conversation.commands import name as command_name
from bot.errors import AccessFault
from bot.i18n import Words
from bot.messages import TELEGRAM, Incoming, Reply
from bot.store.contract import Store
from bot.store.outbox import Telegram


def carried(incoming: Incoming, telegram: Telegram) -> bool:
    """Whether the conversation itself may go over the channel of this message."""
    return incoming.channel != TELEGRAM or telegram == "full"


def elsewhere(say: Words, telegram: Telegram, web: str) -> Reply:
    """That a case is not talked about here, and how to go on; nothing of what is asked."""
    if telegram == "off":
        return Reply(say("This case is not on Telegram. {how}", how=_how(say, web)), ended=True)
    return Reply(say("A question is ready for you. {how}", how=_how(say, web)), ended=True)


def _how(say: Words, web: str) -> str:
    told = []
    if web:
        told.append(say("Answer it here: {link}", link=web))
    else:
        told.append(say("Answer it in the terminal, with the command {anna} chat."))
    if "channel" in NAMES:
        code = command_name("channel", say.language)
        told.append(say("Type {command} for a code with which you go on there.", command=code))
    return "\n".join(told)


def refuse_entry(store: Store, incoming: Incoming, code: str) -> None:
    """Keep an invitation of a case that is not on Telegram from being used up there. Raises `AccessFault`."""
    if incoming.channel != TELEGRAM:
        return
    invite = store.invite(invitations.digest(code))
    if invite is not None and not invite.used and store.reach(invite.case).telegram == "off":
        raise AccessFault(
            "This case is not on Telegram. Your invitation still works: use it in the terminal, with "
            "{anna} chat --invite CODE"
        )


def open_link(store: Store, case: str, code: str) -> str:
    """The address that opens Telegram with a code; "" while the bot has no name yet or the case is not there."""
    name = store.noted(TELEGRAM, "")
    return f"https://t.me/{name}?start={code}" if name and store.reach(case).telegram != "off" else ""

"""What a case lets Telegram carry: where it goes on elsewhere, this is all that is said there."""

from bot.cases import invitations
from bot.errors import AccessFault
from bot.i18n import Words
from bot.messages import TELEGRAM, Incoming, Reply
from bot.model import CarryLevel
from bot.store.contract import Store


def carried(incoming: Incoming, telegram: CarryLevel) -> bool:
    """Whether the conversation itself may go over the channel of this message."""
    return incoming.channel != TELEGRAM or telegram == "full"


def elsewhere(say: Words, telegram: CarryLevel, web: str) -> Reply:
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
    code = say.command("channel")
    told.append(say("Type {command} for a code with which you go on there.", command=code))
    return "\n".join(told)


def refuse_entry(store: Store, incoming: Incoming, code: str) -> None:
    """Keep an invitation of a case that is not on Telegram from being used up there. Raises `AccessFault`."""
    if incoming.channel != TELEGRAM:
        return
    invite = store.invite(invitations.digest(code))
    if invite is not None and not invite.used and store.contact_policy(invite.case).carries == "off":
        raise AccessFault(
            "This case is not on Telegram. Your invitation still works: use it in the terminal, with "
            "{anna} chat --invite CODE"
        )


def open_link(store: Store, case: str, code: str) -> str:
    """The address that opens Telegram with a code; "" while the bot has no name yet or the case is not there."""
    name = store.channel_note(TELEGRAM, "")
    return f"https://t.me/{name}?start={code}" if name and store.contact_policy(case).carries != "off" else ""

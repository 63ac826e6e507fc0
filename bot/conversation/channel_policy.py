"""What a case lets a channel carry: where it goes on elsewhere, this is all that is said there."""

from dataclasses import dataclass

from bot.cases import invitations
from bot.errors import AccessFault
from bot.i18n import Words
from bot.messages import Channels, Incoming, Reply
from bot.model import CarryLevel
from bot.store.contract import Store


@dataclass(frozen=True, slots=True)
class ChannelPolicy:
    """What may go over which channel. `web` is the address of the web page, "" without one. Channels are meant by
    their names."""

    channels: Channels
    web: str = ""

    def is_local(self, channel: str) -> bool:
        """Whether people on this channel own the database, and may begin a case of their own."""
        return self.channels.named(channel).local

    def carries(self, channel: str, level: CarryLevel) -> bool:
        """Whether the conversation itself may go over this channel."""
        return level == "full" or not self.channels.named(channel).limited

    def reminds(self, channel: str) -> bool:
        """Whether a reminder can come over this channel."""
        return self.channels.named(channel).outbox

    def reminding(self) -> str:
        """The channels over which reminders come, in words."""
        return ", ".join(channel.title for channel in self.channels if channel.outbox)

    def elsewhere(self, channel: str, level: CarryLevel, say: Words) -> Reply:
        """That a case is not talked about on this channel, and how to go on; nothing of what is asked."""
        how = self._how(say)
        if level == "off":
            title = self.channels.named(channel).title
            return Reply(say("This case is not on {channel}. {how}", channel=title, how=how), ended=True)
        return Reply(say("A question is ready for you. {how}", how=how), ended=True)

    def _how(self, say: Words) -> str:
        answer = (
            say("Answer it here: {link}", link=self.web)
            if self.web
            else say("Answer it in the terminal, with the command {anna} chat.")
        )
        code = say.command("channel")
        return f"{answer}\n" + say("Type {command} for a code with which you go on there.", command=code)

    def refuse_entry(self, store: Store, incoming: Incoming, code: str) -> None:
        """Keep an invitation of a case from being used up on a channel that may carry nothing of it. Raises
        `AccessFault`."""
        channel = self.channels.named(incoming.channel)
        if not channel.limited:
            return
        invite = store.invite(invitations.digest(code))
        if invite is not None and not invite.used and store.contact_policy(invite.case).carries == "off":
            raise AccessFault(
                "This case is not on {channel}. Your invitation still works: use it in the terminal, with "
                "{anna} chat --invite CODE",
                channel=channel.title,
            )

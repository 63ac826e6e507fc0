"""Links that open a channel with an invitation."""

from bot.messages import Channel, Channels
from bot.store.contract import Store


class ChannelLinks:
    """Makes the addresses by which people come in on a channel."""

    def __init__(self, store: Store, channels: Channels) -> None:
        self._store = store
        self._channels = channels

    def __call__(self, case: str, code: str) -> str:
        """The address that opens a channel of this case with an invitation code; "" when there is none."""
        channel = self.channel(case)
        if channel is None or channel.link is None:
            return ""
        return channel.link(self._name(channel), code)

    def channel(self, case: str) -> Channel | None:
        """The channel that links of a case open: the first that can be opened by one, is known by a name, and may
        carry anything of the case."""
        carries = self._store.contact_policy(case).carries
        for channel in self._channels:
            if channel.link and self._name(channel) and not (channel.limited and carries == "off"):
                return channel
        return None

    def _name(self, channel: Channel) -> str:
        return self._store.channel_note(channel.name, "")

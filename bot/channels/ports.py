"""What channels and the program ask of each other."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.errors import SettingsFault
from bot.messages import Arrival, Channel, FileOrder, PackedReplies, Parcel, Recipient, Reply, TurnOutcome
from bot.settings import Settings

if TYPE_CHECKING:
    import asyncio


class Say(Protocol):
    """The texts of one language."""

    def __call__(self, message: str, **values: object) -> str:
        """The message in that language, its placeholders filled."""
        ...

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """The message that goes with a number in that language."""
        ...

    def command(self, command: str, /) -> str:
        """How a command is typed in that language."""
        ...


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of every language: `words` of one, `menu` the commands of a language and role with what each does,
    `languages` which there are, `switching` how to speak another one than this."""

    words: Callable[[str], Say]
    menu: Callable[[str, str], Sequence[tuple[str, str]]]
    languages: Sequence[str]
    switching: Callable[[str], str]
    web_url: str = ""


class Mailbox(Protocol):
    """The inbox and outbox of a channel; see `bot.delivery.mailbox.Mailbox`."""

    def take(self, arrival: Arrival) -> Awaitable[TurnOutcome]: ...
    def commit(self, change: Callable[[], None]) -> Awaitable[None]: ...
    def deliver(self, address: str, pack: Callable[[Recipient], PackedReplies]) -> None: ...
    def remind(self, pack: Callable[[Reply, Recipient], PackedReplies]) -> list[str]: ...
    def waiting(self) -> list[str]: ...
    def next_parcel(self, address: str) -> Parcel | None: ...
    def remove(self, number: int) -> None: ...
    def update(self, parcel: Parcel) -> None: ...
    def remove_all(self, address: str) -> int: ...
    def note(self, address: str) -> str: ...
    def set_note(self, address: str, note: str) -> None: ...
    def set_channel_name(self, name: str) -> None: ...


class Host(Protocol):
    """The program, as a channel knows it. `texts` are for the people on the channel, `words` those of whoever runs
    the program."""

    @property
    def settings(self) -> Settings: ...
    @property
    def texts(self) -> Texts: ...
    def words(self) -> Say: ...
    def mailbox(self, channel: Channel) -> Mailbox: ...
    def make(self, order: FileOrder) -> bytes: ...


class Service(Protocol):
    """Serves one channel, once it is set up."""

    @property
    def channel(self) -> Channel: ...

    def faults(self, settings: Settings) -> Sequence[SettingsFault]:
        """What is wrong with how it is set up."""
        ...

    def is_set_up(self, settings: Settings) -> bool:
        """Whether it can be served."""
        ...

    def summary(self, settings: Settings, say: Say) -> str:
        """How it is set up, in one line."""
        ...

    async def serve(self, host: Host, stop: "asyncio.Event") -> None:
        """Serve until `stop` is set; then end what is under way. Raises `SettingsFault`."""
        ...

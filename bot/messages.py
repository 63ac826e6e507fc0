"""What a channel and the program exchange: a message in, replies out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from bot.outputs import PaperSize, Result


@dataclass(frozen=True, slots=True)
class Channel:
    """A way of talking with people, by what it can carry.

    `name` is what it is called in the database and on the command line, `title` what people call it. It carries
    `files`, `buttons`, and `edits` of messages that people sent; it keeps what is `confidential` from being
    forwarded; a message of more than `longest` characters is cut (0: never). `link` makes the address that opens it,
    from the name under which the channel is known and an invitation code.

    People on a `local` channel own the database, and may begin a case of their own. One with an `outbox` reaches
    people who are elsewhere, also when they said nothing. Of one that is `limited` a case says how much it may carry.
    """

    name: str
    title: str = ""
    files: bool = False
    buttons: bool = False
    edits: bool = False
    confidential: bool = False
    longest: int = 0
    link: Callable[[str, str], str] | None = None
    local: bool = False
    outbox: bool = False
    limited: bool = False


class Channels:
    """The channels of a program."""

    def __init__(self, *channels: Channel) -> None:
        self._channels = {channel.name: channel for channel in channels}

    def __iter__(self) -> Iterator[Channel]:
        return iter(self._channels.values())

    def named(self, name: str) -> Channel:
        """The channel with this name; one that is not registered carries text and nothing else."""
        return self._channels.get(name) or Channel(name, name)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message of one person.

    Exactly one of `text`, `button` and `command` is set; all None is a greeting: "what is asked of me now?".
    `channel` and `address` say who speaks. `delivery` is the channel's own name for this message; the same
    delivery twice has one effect. `language` is the language the channel expects, used until the person chooses.
    `argument` is what came with a command, such as an invite code. `message` is the channel's name for a text its
    writer can still edit; `edits` names the earlier one that `text` now stands for.
    """

    channel: str
    address: str
    text: str | None = None
    button: str | None = None
    command: str | None = None
    argument: str = ""
    delivery: str | None = None
    language: str | None = None
    message: str = ""
    edits: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A choice a person can make with one tap. `key` is what a person can type instead, if anything."""

    id: str
    label: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a reply."""

    name: str
    media_type: str
    content: bytes


FileKind = Literal["prep", "report", "workbook", "map", "picture"]
"""What can be ordered: a prep sheet, a comparison as a document or in sheets, a map on paper, a picture of a map."""


@dataclass(frozen=True, slots=True)
class FileOrder:
    """A file that goes with a reply and is still to be made, which takes up to seconds.

    All that the file will say is settled by the order: `result` holds what its reader could see when it was ordered.
    So it can be made by any `Make`, in another thread or process too, after the turn was kept.

    `format` is the name of a file format, `language` the one the file speaks, `theme` the looks of a paper by their
    names (empty for plain ones), `paper` the size of a map, and `picture` which picture of a map is meant.
    """

    name: str
    media_type: str
    kind: FileKind
    result: Result = field(repr=False, compare=False)
    format: str
    language: str
    theme: Mapping[str, str] = field(default_factory=dict)
    paper: PaperSize = "a0"
    picture: str = ""


Make = Callable[[FileOrder], bytes]
"""Makes a file that was ordered. Raises an `AnnaError` when it cannot be made. May be called from any thread."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """The question of a reply: its id and kind in the flow, its item ("" for a question without items), whether it
    may be skipped, and whether its answer asks for extra care (`sensitive`)."""

    id: str
    kind: str
    item: str
    optional: bool
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far this person is: `done` of `of` questions."""

    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to one person. `ended`: nothing more is asked of this person now; `paused`: because they chose
    to stop for now. `confidential`: holds somebody's answers, so a channel that can keep it from being forwarded
    does so. `orders` are files that follow once they are made."""

    text: str
    question: AskedQuestion | None = None
    buttons: tuple[Button, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    orders: tuple[FileOrder, ...] = ()
    progress: Progress | None = None
    ended: bool = False
    paused: bool = False
    confidential: bool = False


Handle = Callable[[Incoming], list[Reply]]
"""The one callable type between the world and the program."""


# What follows is for channels that reach people who are elsewhere: what they send waits in the outbox.


@dataclass(frozen=True, slots=True)
class Parcel:
    """One thing to send to an address: `body` in the channel's own format, `content` the file that goes with it.
    `number` is its place in the outbox, `tries` how often sending it failed, `fault` why, `since` when it was put
    there. One that is `given_up` waits for the operator."""

    address: str
    body: str
    content: bytes = b""
    number: int = 0
    tries: int = 0
    fault: str = ""
    given_up: bool = False
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """The person at an address, as they stand after a turn: `language` is what to speak, `chosen` whether they chose
    it themselves, `role` theirs in the case at hand ("" for a stranger), `joined` whether they came into a case in
    this turn, `note` what the channel noted of the address before."""

    address: str
    language: str
    chosen: bool = False
    role: str = ""
    joined: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class PackedReplies:
    """What replies become on a channel: what to send, and what to note of the address from now on."""

    parcels: Sequence[Parcel]
    note: str


class Arrival(Protocol):
    """Something that came in on a channel."""

    @property
    def remark(self) -> bool:
        """Whether the channel answers it by itself, because it says nothing to the conversation, as a sticker."""
        ...

    def message(self, note_of: Callable[[str], str]) -> Incoming:
        """The message, which has a delivery; `note_of` gives what the channel noted of an address."""
        ...

    def pack(self, replies: Sequence[Reply], recipient: Recipient) -> PackedReplies:
        """What the replies to it become on this channel."""
        ...


@dataclass(frozen=True, slots=True)
class TurnOutcome:
    """What is left to do after a turn was kept: `unmade` are replies with nothing but ordered files that are to be
    made, for the person at `address`; `fault` is what was wrong in the program when the turn could not be taken."""

    address: str
    unmade: tuple[Reply, ...] = ()
    fault: Exception | None = None

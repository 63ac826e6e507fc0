"""What a channel and the program exchange: a message in, replies out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message of one person.

    Exactly one of `text`, `button` and `command` is set; all None is a greeting: "what is asked of me now?".
    `channel` and `address` say who speaks. `delivery` is the channel's own name for this message; the same
    delivery twice has one effect. `language` is the language the channel expects, used until the person chooses.
    `argument` is what came with a command, such as an invite code.
    """

    channel: str
    address: str
    text: str | None = None
    button: str | None = None
    command: str | None = None
    argument: str = ""
    delivery: str | None = None
    language: str | None = None


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


@dataclass(frozen=True)
class Drawing:
    """A file that goes with a reply and is made when its content is first asked for, after the turn was kept. That
    takes up to seconds and nothing but time: a channel that talks with many people does it in a thread."""

    name: str
    media_type: str
    draw: Callable[[], bytes] = field(compare=False, repr=False)

    @cached_property
    def content(self) -> bytes:
        """The file itself."""
        return self.draw()


@dataclass(frozen=True, slots=True)
class Asked:
    """The question a reply asks: its id and kind in the flow, its item (`""` when asked once), and whether
    it may be skipped."""

    id: str
    kind: str
    item: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How far this person is: `done` of `of` questions."""

    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to one person. `ended`: nothing more is asked of this person now; `paused`: because they chose
    to stop for now. `confidential`: holds somebody's answers, so a channel that can keep it from being forwarded
    does so."""

    text: str
    question: Asked | None = None
    buttons: tuple[Button, ...] = ()
    attachments: tuple[Attachment | Drawing, ...] = ()
    progress: Progress | None = None
    ended: bool = False
    paused: bool = False
    confidential: bool = False


Handle = Callable[[Incoming], list[Reply]]
"""The one callable type between the world and the program."""

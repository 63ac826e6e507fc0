"""What stands on the map: seats, what passes, where it rubs, what to ask and what is open, each with its number."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

MOST_INTERESTS = 3
"""No more than this many interests of an organisation stand at the table, the weightiest."""
MOST_JOINED = 4
"""A tension between more organisations than this has no line, only its diamond with each of them."""


class Words(Protocol):
    """The texts of a reader's language."""

    @property
    def language(self) -> str: ...

    def __call__(self, message: str, **values: object) -> str: ...

    def day(self, iso: str, /) -> str: ...


Clean = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Edition:
    """Which edition of a map this is: `made` is an ISO date, `version` the number under which it was published
    that day, or None for a draft."""

    made: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that an organisation brings or wants. `numbers` are those of what passes; `proposed` those of
    them that nobody confirmed yet. `told` is False for "can bring this too", which has no text of its own."""

    text: str
    numbers: tuple[int, ...] = ()
    proposed: frozenset[int] = frozenset()
    has_text: bool = True


@dataclass(frozen=True, slots=True)
class Seat:
    """An organisation at the table; `code` is its letter, `further` are the interests past the weightiest three."""

    id: str
    code: str
    name: str
    ambition: str
    interests: tuple[str, ...]
    further: tuple[str, ...]
    brings: tuple[Chip, ...]
    wants: tuple[Chip, ...]
    tensions: tuple[int, ...]
    questions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Transfer:
    """Something that one can bring and another wants, by the places of their seats. `brings` and `wants` are the
    texts of both, "" where one of them only said so in reaction to the other."""

    number: int
    giver: int
    taker: int
    brings: str
    wants: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class Tension:
    """Where it rubs between the seats at these places; each of `pairs` stand opposite each other."""

    number: int
    seats: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    text: str

    @property
    def has_line(self) -> bool:
        """Whether lines join them."""
        return 1 < len(self.seats) <= MOST_JOINED


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question to an organisation; who would ask it is never part of it."""

    number: int
    seat: int
    text: str


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something wanted that nobody brings, or brought that nobody uses."""

    seat: int
    text: str


@dataclass(frozen=True, slots=True)
class SharedAmbition:
    """The text nearest to a shared ambition, the codes of who stands behind it and of who was not heard."""

    text: str
    proposed: bool
    behind: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MapContent:
    """Everything on a map, in one order for every form of it.

    `asks` is False for readers who get no questions. `subtitle` says which meeting and edition, `notices` what
    the reader should know before showing it to others.
    """

    title: str
    subtitle: str
    language: str
    ambition: SharedAmbition | None
    seats: tuple[Seat, ...]
    transfers: tuple[Transfer, ...]
    tensions: tuple[Tension, ...]
    questions: tuple[OpenQuestion, ...]
    unmet: tuple[OpenItem, ...]
    unused: tuple[OpenItem, ...]
    has_questions: bool
    notices: tuple[str, ...]

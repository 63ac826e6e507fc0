"""The content of a map: seats, transfers, tensions, questions and what is still open, each with its number."""

from collections.abc import Callable
from dataclasses import dataclass

MOST_INTERESTS = 3
"""How many interests of an organisation stand at its seat, the weightiest."""
MOST_JOINED = 4
"""A tension between more organisations than this has no lines, only a diamond at each of their seats."""

Clean = Callable[[str], str]
"""Makes a text of people safe for where it will stand."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that an organisation brings or wants. `numbers` are those of its transfers, `proposed` those of them
    that nobody confirmed yet. `has_text` is False for "can bring this too", which is no text of the organisation."""

    text: str
    numbers: tuple[int, ...] = ()
    proposed: frozenset[int] = frozenset()
    has_text: bool = True


@dataclass(frozen=True, slots=True)
class Seat:
    """An organisation at the table. `code` is its letter; `interests` are the `MOST_INTERESTS` weightiest, `further`
    all others; `tensions` and `questions` are numbers."""

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
    """Something that one organisation can bring and another wants. `giver` and `taker` are indexes of seats; `brings`
    and `wants` are the texts of both, "" where one of them only reacted to the text of the other."""

    number: int
    giver: int
    taker: int
    brings: str
    wants: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class Tension:
    """A conflict between the seats with the indexes `seats`; the two of each of `pairs` oppose each other."""

    number: int
    seats: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    text: str

    @property
    def has_line(self) -> bool:
        """Whether lines join its seats."""
        return 1 < len(self.seats) <= MOST_JOINED


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question to the organisation at a seat; who would ask it is never part of it."""

    number: int
    seat: int
    text: str


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something wanted that nobody brings, or brought that nobody uses; `seat` is the index of whose it is."""

    seat: int
    text: str


@dataclass(frozen=True, slots=True)
class SharedAmbition:
    """The text nearest to a shared ambition, the codes of those who stand behind it and of those not heard yet."""

    text: str
    proposed: bool
    behind: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MapContent:
    """Everything on a map, in the order in which every form of it shows it.

    `has_questions` is False for readers who get no questions. `subtitle` tells the meeting and the edition, `notices`
    what the reader should know before showing the map to others.
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

    def takers(self, seat: int) -> list[int]:
        """The indexes of the seats to which this one gives, each once."""
        return list(dict.fromkeys(each.taker for each in self.transfers if each.giver == seat))

    def givers(self, seat: int) -> list[int]:
        """The indexes of the seats from which this one gets something, each once."""
        return list(dict.fromkeys(each.giver for each in self.transfers if each.taker == seat))

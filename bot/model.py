"""The nouns of a collaboration: a case, its organisations and topics, and what they said of themselves and others."""

from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

Role = Literal["participant", "coordinator"]
"""What somebody does in a case: answer for an organisation, or convene it."""
Share = Literal["me", "organisation", "coordinator", "partners"]
StatementKind = Literal[
    "ambition", "value", "interest", "offer", "need", "limit", "alternative", "risk", "condition"
]
Source = Literal["asked", "read", "heard", "experience", "guess"]
Outcome = Literal["open", "confirmed", "partly", "refuted", "changed"]
Relation = Literal["same", "complements", "conflicts", "unrelated"]
LinkStatus = Literal["proposed", "confirmed", "rejected"]

SHARES: tuple[Share, ...] = get_args(Share)
"""The levels of disclosure, from nobody else to everybody in the case."""
STATEMENT_KINDS: tuple[StatementKind, ...] = get_args(StatementKind)
SOURCES: tuple[Source, ...] = get_args(Source)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
LINK_STATUSES: tuple[LinkStatus, ...] = get_args(LinkStatus)

COORDINATOR = "coordinator"
"""The reader of a comparison who convenes the case and answers for nobody in it."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A party in a case. `id` is short and unique within the case."""

    id: str
    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that every organisation rates."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What an organisation says about itself. `weight` 0..4; `firmness` 1..4 (idea, team, board, law).

    `detail` is what the person added when asked further, `department` whose statement it is within the
    organisation. `participant` is who answered, "" for an import.
    """

    id: str
    organisation: str
    kind: StatementKind
    text: str
    department: str | None = None
    weight: int | None = None
    firmness: int | None = None
    share: Share = "partners"
    detail: str = ""
    participant: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """An organisation's own position on a topic, -2..+2, None for "don't know"; `weight` 0..4."""

    organisation: str
    topic: str
    position: int | None
    weight: int | None = None
    share: Share = "partners"
    participant: str = ""


@dataclass(frozen=True, slots=True)
class Belief:
    """What one organisation thinks of another. `confidence` 1..5. `question` would check it, `ask` is whom.

    `outcome` and `heard` are what its holder heard from the other when it was checked, `changes` what that changes
    for the holder. `enquire`: the holder lets it be put to the other without saying who asks.
    """

    id: str
    organisation: str
    about: str
    kind: StatementKind
    text: str
    source: Source | None = None
    confidence: int | None = None
    question: str | None = None
    ask: str | None = None
    outcome: Outcome = "open"
    heard: str | None = None
    changes: str | None = None
    enquire: bool = False
    share: Share = "coordinator"
    participant: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What an organisation answered when a belief about it was put to it.

    `outcome` is None when it gave no verdict; `declined` is "I will not say". `heard` are its own words.
    """

    belief: str
    organisation: str
    outcome: Outcome | None
    heard: str | None = None
    declined: bool = False
    share: Share = "partners"
    participant: str = ""


@dataclass(frozen=True, slots=True)
class BelievedRating:
    """What one organisation thinks another's position on a topic is, -2..+2, None for "don't know"."""

    organisation: str
    about: str
    topic: str
    position: int | None
    source: Source | None = None
    confidence: int | None = None
    share: Share = "coordinator"
    participant: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """What an organisation says to another's statement, -2..+2, None for "don't know".

    `declined` is "I will not say", another thing than not knowing; there is no position then.
    """

    organisation: str
    statement: str
    position: int | None
    remark: str | None = None
    share: Share = "partners"
    participant: str = ""
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """How two statements relate. Likeness of words only ever proposes one; people confirm or reject it."""

    a: str
    b: str
    relation: Relation
    status: LinkStatus


@dataclass(frozen=True, slots=True)
class Inner:
    """A difference inside one organisation, for that organisation alone."""

    id: str
    organisation: str
    text: str
    share: Share = "organisation"
    participant: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides in an organisation, and how."""

    id: str
    organisation: str
    text: str
    share: Share = "partners"
    participant: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed in the meeting, as one organisation noted it: `who` does it, and `when`."""

    id: str
    organisation: str
    text: str
    who: str | None = None
    when: str | None = None
    share: Share = "partners"
    participant: str = ""


Spoken = TypeVar(
    "Spoken", Statement, Rating, Belief, BelievedRating, Response, Inner, Decision, Finding, Agreement
)
"""What somebody said for an organisation, with whom it is shared."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of its interview an organisation has answered, and whether it released anything.

    To a partner `answered` and `asked` are None, because how much one is asked tells of how many beliefs one holds;
    `released` then means that there is something for that partner to see.
    """

    organisation: str
    answered: int | None
    asked: int | None
    released: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One intended collaboration with everything said in it that its reader may see.

    `meeting` is an ISO date. Every list is in the order in which things were said, organisations and topics in
    the case's own order.
    """

    id: str
    title: str
    language: str = "nl"
    meeting: str | None = None
    organisations: tuple[Organisation, ...] = ()
    topics: tuple[Topic, ...] = ()
    statements: tuple[Statement, ...] = ()
    ratings: tuple[Rating, ...] = ()
    beliefs: tuple[Belief, ...] = ()
    believed_ratings: tuple[BelievedRating, ...] = ()
    responses: tuple[Response, ...] = ()
    links: tuple[Link, ...] = ()
    inner: tuple[Inner, ...] = ()
    decisions: tuple[Decision, ...] = ()
    findings: tuple[Finding, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    coverage: tuple[Coverage, ...] = ()

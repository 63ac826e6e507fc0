"""The nouns of a collaboration: a case, its organisations and topics, and what was said in it (docs/glossary.md)."""

from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

Role = Literal["participant", "coordinator"]
"""What a person does in a case: answer for an organisation, or convene it."""
Share = Literal["me", "organisation", "coordinator", "partners"]
"""How widely an answer is disclosed: to nobody else, to the own organisation, also to the coordinator, or also to
everybody in the case."""
StatementKind = Literal[
    "ambition", "value", "interest", "offer", "need", "limit", "alternative", "risk", "condition"
]
"""What an organisation says about itself, or is believed to say."""
Source = Literal["asked", "read", "heard", "experience", "guess"]
"""How the holder of a belief came to it."""
Outcome = Literal["open", "confirmed", "partly", "refuted", "changed"]
"""What checking a belief brought; `changed`: it is different by now."""
Relation = Literal["same", "complements", "conflicts", "unrelated"]
"""How two statements relate; `complements`: one meets what the other asks."""
LinkStatus = Literal["proposed", "confirmed", "rejected"]
"""Whether a link is only proposed by likeness of words, or was confirmed or rejected by people."""
CarryLevel = Literal["full", "notify", "off"]
"""What a case lets a channel over the internet carry: the whole conversation, only that a question is ready, or
nothing."""

SHARES: tuple[Share, ...] = get_args(Share)
"""The levels of disclosure, from the narrowest to the widest."""
STATEMENT_KINDS: tuple[StatementKind, ...] = get_args(StatementKind)
SOURCES: tuple[Source, ...] = get_args(Source)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
LINK_STATUSES: tuple[LinkStatus, ...] = get_args(LinkStatus)
CARRY_LEVELS: tuple[CarryLevel, ...] = get_args(CarryLevel)

COORDINATOR = "coordinator"
"""The reader of a comparison who convenes the case and answers for nobody in it."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A party in a case. `id` is short and unique within the case; `kind` is free text, such as municipality."""

    id: str
    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject on which every organisation gives its position."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What an organisation says about itself.

    `weight` is how much it matters, 0 to 4; `firmness` how settled it is, 1 to 4 (own idea, agreed in the team,
    decided by the board, law); both are None when not asked. `department` is whose statement it is within the
    organisation, `detail` what the person added to a follow-up question. `participant` is who answered, "" for an
    import or to a reader who may not know.
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
    """An organisation's own position on a topic: -2 (against) to 2 (for), None for "don't know". `weight` is how much
    it matters, 0 to 4."""

    organisation: str
    topic: str
    position: int | None
    weight: int | None = None
    share: Share = "partners"
    participant: str = ""


@dataclass(frozen=True, slots=True)
class Belief:
    """What one organisation thinks of another.

    `confidence` is how sure it is, 1 to 5. `question` would check it, `ask` is whom it will be put to. `outcome`,
    `heard` (the other's words) and `changes` (what that changes for the holder) are noted when it was checked.
    `enquire` is true when the holder lets it be put to the other without saying who asks.
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

    `outcome` is None when it gave no verdict, `heard` are its own words. `declined` is "I will not say"; there is no
    outcome then.
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
    """What one organisation thinks another's position on a topic is, -2 to 2, None for "don't know"; `confidence` is
    how sure it is, 1 to 5."""

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
    """What an organisation says to another's statement: -2 to 2, None for "don't know".

    `declined` is "I will not say", which is not the same as not knowing; there is no position then.
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
    """How two statements, `a` and `b`, relate; it has no direction. Likeness of words only ever proposes one."""

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
"""Any record that somebody said for an organisation: it has a `share` and a `participant`."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of its interview an organisation has answered, in questions, and whether it released anything.

    To a partner `answered` and `asked` are None, because how much an organisation is asked tells how many beliefs it
    holds; `released` then means that there is something for that partner to see.
    """

    organisation: str
    answered: int | None
    asked: int | None
    released: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One intended collaboration with everything said in it that its reader may see.

    `meeting` is an ISO date. Organisations and topics are in the case's own order, every other list in the order in
    which things were said.
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

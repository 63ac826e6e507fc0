"""Who may see and do what; every route to an answer or a case passes here, and nothing else decides."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal, Protocol, TypeVar

from bot.errors import AccessFault
from bot.model import COORDINATOR, SHARES, Case, Share

Action = Literal["answer", "release", "invite", "set up", "compare"]

_MAY: dict[str, frozenset[Action]] = {
    "participant": frozenset({"answer", "release"}),
    "coordinator": frozenset({"set up", "invite", "compare"}),
}


def may(role: str, action: Action) -> bool:
    """Whether somebody with this role in a case may do this in it. A coordinator answers for nobody; a
    participant convenes nothing."""
    return action in _MAY.get(role, frozenset())


def at_least(level: Share, wanted: Share) -> bool:
    """Whether `level` discloses to as many as `wanted`."""
    return SHARES.index(level) >= SHARES.index(wanted)


def sees(reader: str, owner: str, level: Share) -> bool:
    """Whether `reader`, the coordinator or an organisation's id, sees what organisation `owner` shares at
    `level`. What is shared with nobody is seen by no reader of a comparison."""
    if reader == COORDINATOR:
        return at_least(level, "coordinator")
    return at_least(level, "organisation" if reader == owner else "partners")


class _Shared(Protocol):
    @property
    def organisation(self) -> str: ...
    @property
    def share(self) -> Share: ...


_Record = TypeVar("_Record", bound=_Shared)


def visible(case: Case, reader: str) -> Case:
    """The case as `reader` may see it: what comparisons, maps and papers are made from.

    The reveal gate: an organisation that released nothing sees only itself. What one organisation believes of
    another is never shown to a third, nor to the one it is about: with few partners "somebody believes" is a
    name. Raises `AccessFault` for a reader who has no part in the case.
    """
    own = {organisation.id for organisation in case.organisations}
    if reader != COORDINATOR and reader not in own:
        raise AccessFault("There is no organisation {reader} in this case.", reader=reader)
    opened = reader == COORDINATOR or any(
        part.organisation == reader and part.released for part in case.coverage
    )

    def shown(record: _Shared) -> bool:
        mine = record.organisation == reader
        return (mine or opened) and sees(reader, record.organisation, record.share)

    statements = tuple(filter(shown, case.statements))
    known = {statement.id for statement in statements}
    return replace(
        case,
        statements=statements,
        ratings=tuple(filter(shown, case.ratings)),
        beliefs=_held(case.beliefs, reader, shown),
        believed_ratings=_held(case.believed_ratings, reader, shown),
        responses=tuple(part for part in case.responses if shown(part) and part.statement in known),
        links=tuple(link for link in case.links if {link.a, link.b} <= known),
        inner=tuple(part for part in case.inner if part.organisation == reader and shown(part)),
        decisions=tuple(filter(shown, case.decisions)),
    )


def _held(records: tuple[_Record, ...], reader: str, shown: Callable[[_Shared], bool]) -> tuple[_Record, ...]:
    """What is believed of others, for the coordinator and for its holder only."""
    return tuple(part for part in records if shown(part) and (reader in {COORDINATOR, part.organisation}))

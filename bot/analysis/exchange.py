"""What each organisation brings and wants: needs set against offers, as far as people have said that they fit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.analysis.stances import Reactions
from bot.model import Case, LinkStatus, Statement


@dataclass(frozen=True, slots=True)
class Match:
    """A need that `giver` can meet. `offer` is None when the giver answered that it can bring this without
    having named it as an offer. Only people confirm; a likeness of words only proposes."""

    need: str
    offer: str | None
    giver: str
    status: LinkStatus


@dataclass(frozen=True, slots=True)
class Taker:
    """An organisation that answered that another's offer meets a need of its own."""

    offer: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A need that `giver` said it cannot bring (`offer` is None), or an offer of it that people said does not
    meet the need."""

    need: str
    offer: str | None
    giver: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """Ids of statements. Only a confirmed match meets a need or uses an offer, and so does a taker: what likeness of
    words proposes leaves them open."""

    matches: tuple[Match, ...]
    takers: tuple[Taker, ...]
    declined: tuple[Refusal, ...]
    unmet_needs: tuple[str, ...]
    unused_offers: tuple[str, ...]


def exchange(case: Case, reactions: Reactions) -> Exchange:
    """Needs against offers. Without links and reactions every need is unmet and every offer unused."""
    by_id = {statement.id: statement for statement in case.statements}
    cannot = set(_answered(case, reactions, "need", yes=False))
    useless = set(_answered(case, reactions, "offer", yes=False))
    pairs = list(_linked(case, by_id))
    linked = [
        Match(need.id, offer.id, offer.organisation, status)
        for need, offer, status in pairs
        if status != "rejected"
        # What the two answered themselves goes before what words propose.
        and not (
            status == "proposed"
            and ((need.id, offer.organisation) in cannot or (offer.id, need.organisation) in useless)
        )
    ]
    named = {(match.need, match.giver) for match in linked if match.status == "confirmed"}
    willing = [
        Match(need, None, organisation, "confirmed")
        for need, organisation in _answered(case, reactions, "need", yes=True)
        if (need, organisation) not in named
    ]
    order = {statement.id: place for place, statement in enumerate(case.statements)}
    matches = sorted(linked + willing, key=lambda match: (order[match.need], match.status != "confirmed"))
    takers = [Taker(*said) for said in _answered(case, reactions, "offer", yes=True)]
    declined = [Refusal(need, None, giver) for need, giver in _answered(case, reactions, "need", yes=False)]
    declined += [
        Refusal(need.id, offer.id, offer.organisation)
        for need, offer, status in pairs
        if status == "rejected"
    ]
    confirmed = [match for match in matches if match.status == "confirmed"]
    met = {match.need for match in confirmed}
    used = {match.offer for match in confirmed} | {taker.offer for taker in takers}
    return Exchange(
        matches=tuple(matches),
        takers=tuple(takers),
        declined=tuple(sorted(declined, key=lambda refusal: order[refusal.need])),
        unmet_needs=tuple(each.id for each in case.statements if each.kind == "need" and each.id not in met),
        unused_offers=tuple(
            each.id for each in case.statements if each.kind == "offer" and each.id not in used
        ),
    )


def _linked(case: Case, by_id: Mapping[str, Statement]) -> Iterator[tuple[Statement, Statement, LinkStatus]]:
    """Every need and offer of two organisations that are linked, whatever people said of the link."""
    for link in case.links:
        one, other = by_id.get(link.a), by_id.get(link.b)
        if link.relation != "complements" or one is None or other is None:
            continue
        need, offer = (one, other) if one.kind == "need" else (other, one)
        if need.kind == "need" and offer.kind == "offer" and need.organisation != offer.organisation:
            yield need, offer, link.status


def _answered(case: Case, reactions: Reactions, kind: str, yes: bool) -> Iterator[tuple[str, str]]:
    """Statements of this kind with every organisation that said +1 or +2 to it, or else -1 or -2."""
    for statement in case.statements:
        if statement.kind == kind:
            for organisation, reaction in reactions.get(statement.id, {}).items():
                if reaction.position is not None and (reaction.position if yes else -reaction.position) >= 1:
                    yield statement.id, organisation

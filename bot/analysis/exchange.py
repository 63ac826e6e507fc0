"""What organisations can bring each other: needs against offers, as far as people said that they fit."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.analysis.stances import Reactions
from bot.model import Case, LinkStatus, StatementKind


@dataclass(frozen=True, slots=True)
class Match:
    """A need that `giver` can meet. `offer` is None when the giver answered that it can bring this without having
    named it as an offer. Only people confirm; likeness of words only proposes."""

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
    """What passes or may pass, and what is left: `unmet_needs` and `unused_offers` are ids. Only a confirmed match
    meets a need or uses an offer, and so does a taker: what likeness of words proposes leaves them open."""

    matches: tuple[Match, ...]
    takers: tuple[Taker, ...]
    declined: tuple[Refusal, ...]
    unmet_needs: tuple[str, ...]
    unused_offers: tuple[str, ...]


def exchange(case: Case, reactions: Reactions) -> Exchange:
    """Needs against offers. Without links and reactions every need is unmet and every offer unused."""
    bring, use = _answers(case, reactions, "need"), _answers(case, reactions, "offer")
    links = list(_links(case))
    linked = list(_linked_matches(links, bring, use))
    order = {statement.id: place for place, statement in enumerate(case.statements)}
    matches = sorted(
        [*linked, *_unlinked_matches(linked, bring)],
        key=lambda match: (order[match.need], match.status != "confirmed"),
    )
    takers = [Taker(offer, organisation) for offer, organisation in use.yes]
    refusals = [Refusal(need, None, giver) for need, giver in bring.no]
    refusals += [Refusal(each.need, each.offer, each.giver) for each in links if each.status == "rejected"]
    confirmed = [match for match in matches if match.status == "confirmed"]
    met = {match.need for match in confirmed}
    used = {match.offer for match in confirmed} | {taker.offer for taker in takers}
    return Exchange(
        matches=tuple(matches),
        takers=tuple(takers),
        declined=tuple(sorted(refusals, key=lambda refusal: order[refusal.need])),
        unmet_needs=tuple(_ids_without(case, "need", met)),
        unused_offers=tuple(_ids_without(case, "offer", used)),
    )


class _Answers(NamedTuple):
    """Pairs of a statement and an organisation that answered +1 or +2 to it, and of those that answered -1 or -2."""

    yes: list[tuple[str, str]]
    no: list[tuple[str, str]]


def _answers(case: Case, reactions: Reactions, kind: StatementKind) -> _Answers:
    answers = _Answers([], [])
    for statement in case.statements:
        if statement.kind == kind:
            for organisation, reaction in reactions.get(statement.id, {}).items():
                if reaction.position is not None and abs(reaction.position) >= 1:
                    side = answers.yes if reaction.position > 0 else answers.no
                    side.append((statement.id, organisation))
    return answers


class _NeedLink(NamedTuple):
    """A link between a need and an offer of two organisations, whatever people said of it."""

    need: str
    offer: str
    taker: str
    giver: str
    status: LinkStatus


def _links(case: Case) -> Iterator[_NeedLink]:
    by_id = {statement.id: statement for statement in case.statements}
    for link in case.links:
        one, other = by_id.get(link.a), by_id.get(link.b)
        if link.relation != "complements" or one is None or other is None:
            continue
        need, offer = (one, other) if one.kind == "need" else (other, one)
        if need.kind == "need" and offer.kind == "offer" and need.organisation != offer.organisation:
            yield _NeedLink(need.id, offer.id, need.organisation, offer.organisation, link.status)


def _linked_matches(links: Iterable[_NeedLink], bring: _Answers, use: _Answers) -> Iterator[Match]:
    """The links that are not rejected; what the two organisations answered goes before what is only proposed."""
    cannot_bring, cannot_use = set(bring.no), set(use.no)
    for need, offer, taker, giver, status in links:
        denied = (need, giver) in cannot_bring or (offer, taker) in cannot_use
        if status != "rejected" and not (status == "proposed" and denied):
            yield Match(need, offer, giver, status)


def _unlinked_matches(linked: Iterable[Match], bring: _Answers) -> Iterator[Match]:
    """Who said that they can bring something without a confirmed link to an offer of theirs."""
    known = {(match.need, match.giver) for match in linked if match.status == "confirmed"}
    for need, organisation in bring.yes:
        if (need, organisation) not in known:
            yield Match(need, None, organisation, "confirmed")


def _ids_without(case: Case, kind: StatementKind, ids: Container[str | None]) -> Iterator[str]:
    """The statements of a kind that are not among these."""
    return (each.id for each in case.statements if each.kind == kind and each.id not in ids)

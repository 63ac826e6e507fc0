"""Finds the mismatches that the answers themselves show; likeness of words never makes one."""

from collections.abc import Iterator, Mapping

from bot.analysis.coorientation import State, perception
from bot.analysis.exchange import Exchange
from bot.analysis.mismatch import (
    FirmnessValue,
    Mismatch,
    MismatchKind,
    PositionValue,
    ReactionValue,
    Value,
)
from bot.analysis.stances import Picture, Pictures, Reaction, Reactions, Stances
from bot.errors import marked
from bot.model import Case, Statement, StatementKind, Topic

SURE = 4
"""From this confidence on, somebody is sure."""
WEIGHT_GAP = 2
"""From this difference of weights on, one has room to give what the other wants."""

_OPPOSABLE: tuple[StatementKind, ...] = ("interest", "ambition", "value")
"""What one can be against. An organisation that answers -1 to a need or an offer cannot bring it, or has no use for
it; that is no opposition."""

_MISPERCEIVED: Mapping[State, tuple[MismatchKind, str]] = {
    "false consensus": (
        "false consensus",
        marked(
            "{a} thinks it agrees with {b} on “{topic}”. That is not so: {a} says {own}, {b} says {theirs}."
        ),
    ),
    "false conflict": (
        "false conflict",
        marked(
            "{a} thinks it disagrees with {b} on “{topic}”. That is not so: {a} says {own}, {b} says {theirs}."
        ),
    ),
}


def misperceptions(case: Case, stances: Stances, pictures: Pictures) -> Iterator[Mismatch]:
    """Where an organisation's picture of another's position is wrong: sure but wrong, false consensus, false
    conflict. The one who holds the picture stands first."""
    for a, b, topic in _in_order(case, pictures):
        own, theirs = _position(stances, topic, a), _position(stances, topic, b)
        if theirs is not None:
            yield from _misperceived(a, b, topic, own, pictures[a, b, topic.id], theirs)


def _position(stances: Stances, topic: Topic, organisation: str) -> float | None:
    stance = stances[topic.id].get(organisation)
    return None if stance is None else stance.position


def _misperceived(
    a: str, b: str, topic: Topic, own: float | None, picture: Picture, theirs: float
) -> Iterator[Mismatch]:
    """What is wrong with the picture that `a`, itself at `own`, has of `b`, which is at `theirs`."""
    if picture.position is None:
        return
    values: dict[str, Value] = {"a": (a,), "b": (b,), "topic": topic.text, "theirs": PositionValue(theirs)}
    error = abs(picture.position - theirs)
    if error >= 2 and (picture.confidence or 0) >= SURE and not picture.asked:
        template = marked(
            "On “{topic}” {a} is quite sure, without having asked, that {b} is {believed}. "
            "{b} itself says: {theirs}."
        )
        believed = {"believed": PositionValue(picture.position)}
        yield Mismatch("sure but wrong", (a, b), (topic.id,), template, values | believed, error)
    seen = perception(own, picture.position, theirs)
    if own is not None and seen.state in _MISPERCEIVED:
        kind, template = _MISPERCEIVED[seen.state]
        # What makes it telling: how far apart they are, or how far apart they are thought to be.
        strength = max(abs(own - theirs), abs(own - picture.position))
        yield Mismatch(kind, (a, b), (topic.id,), template, values | {"own": PositionValue(own)}, strength)


def _in_order(case: Case, pictures: Pictures) -> list[tuple[str, str, Topic]]:
    """Who has a picture of whom on which topic, in the case's order, which then is that of equal mismatches."""
    names = {organisation.id: place for place, organisation in enumerate(case.organisations)}
    topics = {topic.id: (place, topic) for place, topic in enumerate(case.topics)}
    known = [key for key in pictures if key[2] in topics]
    known.sort(key=lambda key: (names[key[0]], names[key[1]], topics[key[2]][0]))
    return [(a, b, topics[topic][1]) for a, b, topic in known]


def opposed_topics(case: Case, stances: Stances) -> Iterator[Mismatch]:
    """Topics on which organisations pull in opposite directions, one mismatch for each topic, with all of both sides.

    The strength is the divergence that the topic adds, summed over its pairs.
    """
    for topic in case.topics:
        pulls = {name: stance.pull for name, stance in stances[topic.id].items()}
        up = tuple(name for name, pull in pulls.items() if pull > 0)
        down = tuple(name for name, pull in pulls.items() if pull < 0)
        if up and down:
            template = marked(
                "On “{topic}” organisations stand opposite each other. In favour: {supporters}. "
                "Against: {opponents}."
            )
            values: dict[str, Value] = {"topic": topic.text, "supporters": up, "opponents": down}
            strength = len(down) * sum(pulls[name] for name in up) - len(up) * sum(
                pulls[name] for name in down
            )
            yield Mismatch("opposed topic", up + down, (topic.id,), template, values, strength / 2)


def opposed_statements(case: Case, reactions: Reactions) -> Iterator[Mismatch]:
    """Limits, interests, ambitions and values to which another organisation answered -1 or -2."""
    for statement in case.statements:
        if statement.kind in (*_OPPOSABLE, "limit"):
            for organisation, reaction in reactions.get(statement.id, {}).items():
                if reaction.position is not None and reaction.position <= -1:
                    yield _opposed(statement, organisation, reaction, reaction.position)


def _opposed(statement: Statement, organisation: str, reaction: Reaction, position: float) -> Mismatch:
    who, evidence = (statement.organisation, organisation), (statement.id,)
    values: dict[str, Value] = {
        "a": who[:1],
        "b": who[1:],
        "text": statement.text,
        "answer": ReactionValue(position),
    }
    if statement.kind == "limit":
        template = marked("{a} has a limit ({firmness}): “{text}” {b} answers: {answer}.")
        values["firmness"] = FirmnessValue(statement.firmness)
        return Mismatch("limit", who, evidence, template, values, strength=statement.firmness or 0)
    template = marked("{a} says: “{text}” {b} answers: {answer}.")
    if reaction.remarks:
        template = marked("{a} says: “{text}” {b} answers: {answer}, and adds: “{remark}”")
        values["remark"] = " ".join(reaction.remarks)
    strength = (_weight(statement) + abs(position)) / 2
    return Mismatch("opposed interest", who, evidence, template, values, strength)


def confirmed_conflicts(case: Case) -> Iterator[Mismatch]:
    """Statements of two organisations that people confirmed to conflict; a limit stands first."""
    by_id = {statement.id: statement for statement in case.statements}
    for link in case.links:
        one, other = by_id.get(link.a), by_id.get(link.b)
        if one is None or other is None or one.organisation == other.organisation:
            continue
        if (link.relation, link.status) == ("conflicts", "confirmed"):
            yield _clash(other, one) if other.kind == "limit" and one.kind != "limit" else _clash(one, other)


def _clash(one: Statement, other: Statement) -> Mismatch:
    who, evidence = (one.organisation, other.organisation), (one.id, other.id)
    values: dict[str, Value] = {"a": who[:1], "b": who[1:], "text": one.text, "other": other.text}
    if one.kind == "limit":
        template = marked("{a} has a limit ({firmness}): “{text}” That goes against what {b} says: “{other}”")
        values["firmness"] = FirmnessValue(one.firmness)
        return Mismatch("limit", who, evidence, template, values, strength=one.firmness or 0)
    template = marked("{a} says: “{text}” That goes against what {b} says: “{other}”")
    return Mismatch("opposed interest", who, evidence, template, values, (_weight(one) + _weight(other)) / 2)


def unmet_needs(case: Case, exchanged: Exchange) -> Iterator[Mismatch]:
    """Needs that nobody has said it can meet."""
    missing = set(exchanged.unmet_needs)
    for need in case.statements:
        if need.id in missing:
            template = marked("{a} needs: “{text}” Nobody has said yet that they can bring this.")
            values: dict[str, Value] = {"a": (need.organisation,), "text": need.text}
            yield Mismatch("unmet need", (need.organisation,), (need.id,), template, values, _weight(need))


def decision_differences(case: Case) -> Iterator[Mismatch]:
    """Different texts on who decides, as one mismatch: whether they fit is for people to say."""
    who = tuple(dict.fromkeys(decision.organisation for decision in case.decisions))
    texts = {" ".join(decision.text.casefold().split()) for decision in case.decisions}
    if len(who) > 1 and len(texts) > 1:
        template = marked(
            "{organisations} each say in their own words who decides and how. Check together whether that fits."
        )
        evidence = tuple(decision.id for decision in case.decisions)
        yield Mismatch("decision", who, evidence, template, {"organisations": who})


def internal_differences(case: Case, stances: Stances) -> Iterator[Mismatch]:
    """Differences within one organisation: those it told, and those that its people's ratings show."""
    for inner in case.inner:
        template = marked("Inside {a} there is a difference: “{text}”")
        texts: dict[str, Value] = {"a": (inner.organisation,), "text": inner.text}
        yield Mismatch("inside", (inner.organisation,), (inner.id,), template, texts)
    for topic in case.topics:
        for name, stance in stances[topic.id].items():
            if stance.spread:
                lowest, highest = stance.spread
                template = marked("Inside {a} people differ on “{topic}”: from {lowest} to {highest}.")
                values: dict[str, Value] = {"a": (name,), "topic": topic.text}
                values |= {"lowest": PositionValue(lowest), "highest": PositionValue(highest)}
                yield Mismatch("inside", (name,), (topic.id,), template, values, highest - lowest)


def chances(case: Case, stances: Stances) -> Iterator[Mismatch]:
    """Topics that weigh much more for one than for another: a chance for exchange, not a conflict."""
    for topic in case.topics:
        by_name = stances[topic.id].items()
        weights = {name: stance.weight for name, stance in by_name if stance.weight is not None}
        most, least = max(weights.values(), default=0), min(weights.values(), default=0)
        if most - least >= WEIGHT_GAP:
            heavy = tuple(name for name, weight in weights.items() if weight == most)
            light = tuple(name for name, weight in weights.items() if weight == least)
            template = marked(
                "“{topic}” weighs heavily for {heavy} ({most} of 4) and lightly for {light} ({least} of 4). "
                "That leaves room to give and take."
            )
            values: dict[str, Value] = {"topic": topic.text, "heavy": heavy, "light": light}
            values |= {"most": most, "least": least}
            yield Mismatch("weight", heavy + light, (topic.id,), template, values, most - least)


def _weight(statement: Statement) -> int:
    return 1 if statement.weight is None else statement.weight

"""The sheets of a workbook about what was found by putting answers side by side: one row for each thing."""

from collections.abc import Iterator, Mapping, Sequence

from bot.analysis.coorientation import State
from bot.analysis.coorientation import View as Seen
from bot.analysis.mismatch import Mismatch, MismatchKind
from bot.phrases import Translate, kind_text, outcome_text, source_text
from bot.reports.mismatch_sentences import mismatch_sentence
from bot.reports.papers.content.workbook import Field, Part, Row
from bot.reports.view import View


def positions(view: View) -> Part:
    """Where everybody stands on every topic."""
    say = view.say
    unknown, silent = say("don't know"), say("no answer here")

    def rows() -> Iterator[Row]:
        for topic, compared in zip(view.case.topics, view.comparison.topics, strict=True):
            not_known = set(compared.unknown)
            for name, called in view.names.items():
                stance = compared.stances.get(name)
                state = None if stance else unknown if name in not_known else silent
                place, weight = (stance.position, stance.weight) if stance else (None, None)
                yield topic.id, topic.text, called, place, weight, state

    columns = (
        Field(say("Topic"), 8),
        Field(say("Text"), 60, wraps=True),
        Field(say("Organisation"), 34, wraps=True),
        Field(say("Position (-2 to 2)"), 12),
        Field(say("Weight (0 to 4)"), 12),
        Field(say("No position"), 18),
    )
    return say("Positions"), columns, rows()


def seen_pairs(view: View) -> Part:
    """Every two organisations on every topic, and how they see each other."""
    say = view.say
    states = _states(say)

    def rows() -> Iterator[Row]:
        called = view.names
        for topic in view.comparison.topics:
            for pair in topic.pairs:
                of_a, of_b = _sees(pair.of_a, states), _sees(pair.of_b, states)
                yield topic.topic, called[pair.a], called[pair.b], pair.gap, *of_a, *of_b

    columns = (
        Field(say("Topic"), 8),
        Field(say("A"), 30, wraps=True),
        Field(say("B"), 30, wraps=True),
        Field(say("Gap (0 to 4)"), 10),
        Field(say("How A sees it"), 34, wraps=True),
        Field(say("How far A's picture is off"), 14),
        Field(say("How B sees it"), 34, wraps=True),
        Field(say("How far B's picture is off"), 14),
    )
    return say("Pairs per topic"), columns, rows()


def _sees(seen: Seen, states: Mapping[State, str]) -> tuple[str | None, float | None]:
    return (None if seen.congruency is None else states[seen.state]), seen.accuracy


def _states(say: Translate) -> Mapping[State, str]:
    return {
        "consensus": say("thinks they agree, and that is so"),
        "false consensus": say("thinks they agree, and that is not so"),
        "false conflict": say("thinks they disagree, and that is not so"),
        "dissensus": say("thinks they disagree, and that is so"),
        "unknown": say("not clear"),
    }


def pairs(view: View) -> Part:
    """Who pulls the same way and opposite ways, over everything."""
    say, called = view.say, view.names
    rows = (
        (called[each.a], called[each.b], each.convergence, each.divergence)
        for each in view.comparison.convergence.pairs
    )
    columns = (
        Field(say("A"), 34, wraps=True),
        Field(say("B"), 34, wraps=True),
        Field(say("Same way"), 14),
        Field(say("Opposite ways"), 14),
    )
    return say("Pairs together"), columns, rows


def mismatches(view: View) -> Part:
    """Everything that does not fit, most telling first."""
    return view.say("What does not fit"), *_ranked(view, view.comparison.mismatches)


def chances(view: View) -> Part:
    """Differences of weight, which leave room for exchange."""
    return view.say("Room to give and take"), *_ranked(view, view.comparison.chances)


def _ranked(view: View, found: Sequence[Mismatch]) -> tuple[Sequence[Field], Iterator[Row]]:
    say, kinds, quotes = view.say, _kinds(view.say), _grounds(view)

    def rows() -> Iterator[Row]:
        for rank, each in enumerate(found, 1):
            quoted = " ".join(quotes[one] for one in each.evidence if one in quotes)
            who = ", ".join(view.names[name] for name in each.organisations)
            yield (
                rank,
                kinds[each.kind],
                who,
                mismatch_sentence(each, view.names, say),
                ", ".join(each.evidence),
                quoted,
            )

    columns = (
        Field(say("Number"), 8),
        Field(say("Kind"), 24, wraps=True),
        Field(say("Organisations"), 34, wraps=True),
        Field(say("What was found"), 70, wraps=True),
        Field(say("Rests on"), 16, wraps=True),
        Field(say("In their own words"), 60, wraps=True),
    )
    return columns, rows()


def _kinds(say: Translate) -> Mapping[MismatchKind, str]:
    return {
        "sure but wrong": say("sure, and wrong"),
        "limit": say("meets a limit"),
        "false consensus": say("only thinks to agree"),
        "opposed topic": say("opposed on a topic"),
        "opposed interest": say("an interest that clashes"),
        "false conflict": say("only thinks to disagree"),
        "unmet need": say("a need nobody meets"),
        "decision": say("each decides in its own way"),
        "inside": say("difference within one organisation"),
        "weight": say("weighs more for one than for another"),
    }


def assumptions(view: View) -> Part:
    """What they think of each other and did not ask."""
    say, called = view.say, view.names

    def rows() -> Iterator[Row]:
        for each in view.comparison.assumptions:
            belief = each.belief
            who = (belief.id, called[belief.organisation], called[belief.about], kind_text(belief.kind, say))
            basis = (source_text(belief.source, say), belief.confidence, outcome_text(each.verdict, say))
            yield *who, belief.text, *basis, belief.question, belief.ask, view.quoted(each.related)

    columns = (
        Field(say("Id"), 10),
        Field(say("Who"), 26, wraps=True),
        Field(say("Of whom"), 26, wraps=True),
        Field(say("About"), 18),
        Field(say("What it thinks"), 50, wraps=True),
        Field(say("Rests on"), 22, wraps=True),
        Field(say("Sure (1 to 5)"), 10),
        Field(say("Checked"), 22, wraps=True),
        Field(say("To ask"), 40, wraps=True),
        Field(say("Whom"), 24, wraps=True),
        Field(say("What the other says itself"), 60, wraps=True),
    )
    return say("Assumptions"), columns, rows()


def exchange(view: View) -> Part:
    """Needs with who brings it, offers with who uses it, and those that nobody meets or uses."""
    say, exchange = view.say, view.comparison.exchange

    def told(one: str | None) -> Row:
        found = view.statements.get(one or "")
        return (found.id, view.names[found.organisation], found.text) if found else (None, None, None)

    def rows() -> Iterator[Row]:
        for match in exchange.matches:
            state = say("confirmed") if match.status == "confirmed" else say("perhaps; ask")
            offer = told(match.offer) if match.offer else (None, view.names[match.giver], None)
            yield state, *told(match.need), *offer
        for refusal in exchange.declined:
            offer = told(refusal.offer) if refusal.offer else (None, view.names[refusal.giver], None)
            yield say("is not so"), *told(refusal.need), *offer
        for taker in exchange.takers:
            yield say("can be used"), None, view.names[taker.organisation], None, *told(taker.offer)
        for need in exchange.unmet_needs:
            yield say("nobody brings this yet"), *told(need), None, None, None
        for unused in exchange.unused_offers:
            yield say("nobody uses this yet"), None, None, None, *told(unused)

    columns = (
        Field(say("State"), 24, wraps=True),
        Field(say("Need"), 10),
        Field(say("Who needs it"), 28, wraps=True),
        Field(say("What is needed"), 50, wraps=True),
        Field(say("Offer"), 10),
        Field(say("Who brings it"), 28, wraps=True),
        Field(say("What is brought"), 50, wraps=True),
    )
    return say("Exchange"), columns, rows()


def _grounds(view: View) -> Mapping[str, str]:
    """What a row can rest on, by id: statements, beliefs, topics, decisions, differences, with who said it."""
    case, called, say = view.case, view.names, view.say
    found = {topic.id: f"“{topic.text}” [{topic.id}]" for topic in case.topics}
    for told in case.statements:
        found[told.id] = (
            f"{called[told.organisation]} ({kind_text(told.kind, say)}): “{told.text}” [{told.id}]"
        )
    for belief in case.beliefs:
        about = f"{called[belief.organisation]} → {called[belief.about]} ({kind_text(belief.kind, say)})"
        found[belief.id] = f"{about}: “{belief.text}” [{belief.id}]"
    for decision in case.decisions:
        found[decision.id] = f"{called[decision.organisation]}: “{decision.text}” [{decision.id}]"
    for inner in case.inner:
        found[inner.id] = f"{called[inner.organisation]}: “{inner.text}” [{inner.id}]"
    return found


def links(view: View) -> Part:
    """How statements relate, as people said or as likeness of words proposes; what is exchanged has its own sheet."""
    say, matched = view.say, {frozenset((each.need, each.offer)) for each in view.comparison.exchange.matches}
    relations = {
        "same": say("the same"),
        "complements": say("complements"),
        "conflicts": say("conflicts"),
        "unrelated": say("unrelated"),
    }
    states = {
        "proposed": say("perhaps; ask"),
        "confirmed": say("confirmed"),
        "rejected": say("is not so"),
    }

    def rows() -> Iterator[Row]:
        for link in view.comparison.links:
            if frozenset((link.a, link.b)) in matched:
                continue
            one, other = view.statements[link.a], view.statements[link.b]
            sides = [(each.id, view.names[each.organisation], each.text) for each in (one, other)]
            yield *sides[0], relations[link.relation], states[link.status], *sides[1]

    columns = (
        Field(say("Id"), 10),
        Field(say("Said by"), 28, wraps=True),
        Field(say("Text"), 50, wraps=True),
        Field(say("Relation"), 16),
        Field(say("State"), 20, wraps=True),
        Field(say("Id of the other"), 10),
        Field(say("Said by the other"), 28, wraps=True),
        Field(say("Text of the other"), 50, wraps=True),
    )
    return say("Links"), columns, rows()


def agreements(view: View) -> Part:
    """What was agreed, as each noted it; notes in like words have one number."""
    say, notes = view.say, {note.id: note for note in view.case.agreements}

    def rows() -> Iterator[Row]:
        for number, agreed in enumerate(view.comparison.agreed, 1):
            differs = [
                say("who") if "who" in agreed.differs else "",
                say("when") if "when" in agreed.differs else "",
            ]
            for note in (notes[name] for name in agreed.notes):
                about = (number, note.id, view.names[note.organisation], note.text, note.who, note.when)
                yield *about, ", ".join(filter(None, differs)), view.joined(agreed.missing)

    columns = (
        Field(say("Number"), 8),
        Field(say("Id"), 10),
        Field(say("Noted by"), 28, wraps=True),
        Field(say("What was agreed"), 60, wraps=True),
        Field(say("Who does it"), 26, wraps=True),
        Field(say("When"), 20, wraps=True),
        Field(say("Noted differently"), 18),
        Field(say("Not among the notes of"), 34, wraps=True),
    )
    return say("Agreements"), columns, rows()

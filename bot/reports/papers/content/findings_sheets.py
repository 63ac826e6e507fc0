"""The sheets of a workbook about what the comparison found: one row for each thing."""

from collections.abc import Iterator, Mapping, Sequence

from bot.analysis.agreements import AgreementGroup
from bot.analysis.mismatch import Mismatch, MismatchKind
from bot.model import LinkStatus, Relation
from bot.phrases import Translate, kind_text, outcome_text, source_text
from bot.reports.compared_case import ComparedCase
from bot.reports.mismatch_sentences import mismatch_sentence
from bot.reports.papers.workbook import SheetColumn, SheetContent, SheetRow


def mismatches_sheet(compared: ComparedCase) -> SheetContent:
    """Everything that does not fit, most telling first."""
    return _ranked(compared, compared.say("What does not fit"), compared.comparison.mismatches)


def chances_sheet(compared: ComparedCase) -> SheetContent:
    """Differences of weight, which leave room for exchange."""
    return _ranked(compared, compared.say("Room to give and take"), compared.comparison.chances)


def _ranked(compared: ComparedCase, title: str, mismatches: Sequence[Mismatch]) -> SheetContent:
    say = compared.say
    columns = (
        SheetColumn(say("Number"), 8),
        SheetColumn(say("Kind"), 24, wraps=True),
        SheetColumn(say("Organisations"), 34, wraps=True),
        SheetColumn(say("What was found"), 70, wraps=True),
        SheetColumn(say("Rests on"), 16, wraps=True),
        SheetColumn(say("In their own words"), 60, wraps=True),
    )
    return SheetContent(title, columns, _mismatches(compared, mismatches))


def _mismatches(compared: ComparedCase, mismatches: Sequence[Mismatch]) -> Iterator[SheetRow]:
    say, kinds, quotes = compared.say, _kinds(compared.say), _quotes(compared)
    for rank, each in enumerate(mismatches, 1):
        yield (
            rank,
            kinds[each.kind],
            ", ".join(compared.names[organisation] for organisation in each.organisations),
            mismatch_sentence(each, compared.names, say),
            ", ".join(each.evidence),
            " ".join(quotes[one] for one in each.evidence if one in quotes),
        )


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


def _quotes(compared: ComparedCase) -> Mapping[str, str]:
    """What a mismatch can rest on, by id: statements, beliefs, topics, decisions, differences, with who said it."""
    case, names, say = compared.case, compared.names, compared.say
    quotes = {topic.id: f"“{topic.text}” [{topic.id}]" for topic in case.topics}
    for each in case.statements:
        about = f"{names[each.organisation]} ({kind_text(each.kind, say)})"
        quotes[each.id] = f"{about}: “{each.text}” [{each.id}]"
    for belief in case.beliefs:
        about = f"{names[belief.organisation]} → {names[belief.about]} ({kind_text(belief.kind, say)})"
        quotes[belief.id] = f"{about}: “{belief.text}” [{belief.id}]"
    for decision in case.decisions:
        quotes[decision.id] = f"{names[decision.organisation]}: “{decision.text}” [{decision.id}]"
    for inner in case.inner:
        quotes[inner.id] = f"{names[inner.organisation]}: “{inner.text}” [{inner.id}]"
    return quotes


def assumptions_sheet(compared: ComparedCase) -> SheetContent:
    """What they think of each other and did not ask."""
    say = compared.say
    columns = (
        SheetColumn(say("Id"), 10),
        SheetColumn(say("Who"), 26, wraps=True),
        SheetColumn(say("Of whom"), 26, wraps=True),
        SheetColumn(say("About"), 18),
        SheetColumn(say("What it thinks"), 50, wraps=True),
        SheetColumn(say("Rests on"), 22, wraps=True),
        SheetColumn(say("Sure (1 to 5)"), 10),
        SheetColumn(say("Checked"), 22, wraps=True),
        SheetColumn(say("To ask"), 40, wraps=True),
        SheetColumn(say("Whom"), 24, wraps=True),
        SheetColumn(say("What the other says itself"), 60, wraps=True),
    )
    return SheetContent(say("Assumptions"), columns, _assumptions(compared))


def _assumptions(compared: ComparedCase) -> Iterator[SheetRow]:
    say, names = compared.say, compared.names
    for each in compared.comparison.assumptions:
        belief = each.belief
        yield (
            belief.id,
            names[belief.organisation],
            names[belief.about],
            kind_text(belief.kind, say),
            belief.text,
            source_text(belief.source, say),
            belief.confidence,
            outcome_text(each.verdict, say),
            belief.question,
            belief.ask,
            compared.quoted(each.related),
        )


def exchange_sheet(compared: ComparedCase) -> SheetContent:
    """Needs with who brings it, offers with who uses it, and those that nobody meets or uses."""
    say = compared.say
    columns = (
        SheetColumn(say("State"), 24, wraps=True),
        SheetColumn(say("Need"), 10),
        SheetColumn(say("Who needs it"), 28, wraps=True),
        SheetColumn(say("What is needed"), 50, wraps=True),
        SheetColumn(say("Offer"), 10),
        SheetColumn(say("Who brings it"), 28, wraps=True),
        SheetColumn(say("What is brought"), 50, wraps=True),
    )
    return SheetContent(say("Exchange"), columns, _exchange(compared))


def _exchange(compared: ComparedCase) -> Iterator[SheetRow]:
    """In each row a state, then the id, owner and text of a need and of an offer."""
    say, names, exchange = compared.say, compared.names, compared.comparison.exchange
    nothing: SheetRow = (None, None, None)

    def cells(statement: str) -> SheetRow:
        found = compared.statements[statement]
        return found.id, names[found.organisation], found.text

    for match in exchange.matches:
        state = say("confirmed") if match.status == "confirmed" else say("perhaps; ask")
        offer = cells(match.offer) if match.offer else (None, names[match.giver], None)
        yield state, *cells(match.need), *offer
    for refusal in exchange.declined:
        offer = cells(refusal.offer) if refusal.offer else (None, names[refusal.giver], None)
        yield say("is not so"), *cells(refusal.need), *offer
    for taker in exchange.takers:
        yield say("can be used"), None, names[taker.organisation], None, *cells(taker.offer)
    for need in exchange.unmet_needs:
        yield say("nobody brings this yet"), *cells(need), *nothing
    for unused in exchange.unused_offers:
        yield say("nobody uses this yet"), *nothing, *cells(unused)


def links_sheet(compared: ComparedCase) -> SheetContent:
    """How statements relate, as people said or as likeness of words proposes; what is exchanged has its own sheet."""
    say = compared.say
    columns = (
        SheetColumn(say("Id"), 10),
        SheetColumn(say("Said by"), 28, wraps=True),
        SheetColumn(say("Text"), 50, wraps=True),
        SheetColumn(say("Relation"), 16),
        SheetColumn(say("State"), 20, wraps=True),
        SheetColumn(say("Id of the other"), 10),
        SheetColumn(say("Said by the other"), 28, wraps=True),
        SheetColumn(say("Text of the other"), 50, wraps=True),
    )
    return SheetContent(say("Links"), columns, _links(compared))


def _links(compared: ComparedCase) -> Iterator[SheetRow]:
    relations, states = _relations(compared.say), _states(compared.say)
    matched = {frozenset((each.need, each.offer)) for each in compared.comparison.exchange.matches}
    for link in compared.comparison.links:
        if frozenset((link.a, link.b)) in matched:
            continue
        one, other = compared.statements[link.a], compared.statements[link.b]
        sides = [(each.id, compared.names[each.organisation], each.text) for each in (one, other)]
        yield *sides[0], relations[link.relation], states[link.status], *sides[1]


def _relations(say: Translate) -> Mapping[Relation, str]:
    return {
        "same": say("the same"),
        "complements": say("complements"),
        "conflicts": say("conflicts"),
        "unrelated": say("unrelated"),
    }


def _states(say: Translate) -> Mapping[LinkStatus, str]:
    return {
        "proposed": say("perhaps; ask"),
        "confirmed": say("confirmed"),
        "rejected": say("is not so"),
    }


def agreements_sheet(compared: ComparedCase) -> SheetContent:
    """What was agreed, as each noted it; notes in like words have one number."""
    say = compared.say
    columns = (
        SheetColumn(say("Number"), 8),
        SheetColumn(say("Id"), 10),
        SheetColumn(say("Noted by"), 28, wraps=True),
        SheetColumn(say("What was agreed"), 60, wraps=True),
        SheetColumn(say("Who does it"), 26, wraps=True),
        SheetColumn(say("When"), 20, wraps=True),
        SheetColumn(say("Noted differently"), 18),
        SheetColumn(say("Not among the notes of"), 34, wraps=True),
    )
    return SheetContent(say("Agreements"), columns, _agreements(compared))


def _agreements(compared: ComparedCase) -> Iterator[SheetRow]:
    notes = {note.id: note for note in compared.case.agreements}
    for number, group in enumerate(compared.comparison.agreement_groups, 1):
        for note in (notes[each] for each in group.notes):
            yield (
                number,
                note.id,
                compared.names[note.organisation],
                note.text,
                note.who,
                note.when,
                _differences(group, compared.say),
                compared.named(group.missing),
            )


def _differences(group: AgreementGroup, say: Translate) -> str:
    texts = {"who": say("who"), "when": say("when")}
    return ", ".join(text for field, text in texts.items() if field in group.differs)

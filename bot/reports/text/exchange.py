"""The part of the text report about what organisations need of each other and what they bring."""

from collections.abc import Sequence

from bot.analysis.exchange import Match
from bot.errors import fill
from bot.model import Statement
from bot.reports.compared_case import ComparedCase
from bot.reports.text.outline import Outline
from bot.reports.text.statement_lines import add_reaction, add_statement, no_position_text


def add_exchange(outline: Outline, compared: ComparedCase) -> None:
    """Add every need with who can bring it, and every offer with who can use it."""
    say, exchange = compared.say, compared.comparison.exchange
    needs = [each for each in compared.case.statements if each.kind == "need"]
    offers = [each for each in compared.case.statements if each.kind == "offer"]
    outline.heading(say("What they need"))
    if needs:
        outline.line(say("Asked of the others: can you bring this?"))
        _add_counts(outline, compared)
    for need in needs:
        add_statement(outline, compared, need)
        _add_givers(outline, compared, [match for match in exchange.matches if match.need == need.id])
        _add_refusals(outline, compared, need)
    if not needs:
        outline.line(say("There is no need here yet."))
    outline.heading(say("What they bring"))
    if offers:
        outline.line(say("Asked of the others: can you use this?"))
        unused = {"count": len(exchange.unused_offers)}
        outline.line(fill(say("Offers that nobody uses yet: {count}."), unused))
    for offer in offers:
        add_statement(outline, compared, offer)
        _add_needs_met(outline, compared, offer)
        _add_refusals(outline, compared, offer)
    if not offers:
        outline.line(say("There is no offer here yet."))


def _add_counts(outline: Outline, compared: ComparedCase) -> None:
    exchange = compared.comparison.exchange
    met = {match.need for match in exchange.matches if match.status == "confirmed"}
    perhaps = {match.need for match in exchange.matches} - met
    counts = {
        "met": len(met),
        "perhaps": len(perhaps),
        "unmet": len(set(exchange.unmet_needs) - perhaps),
    }
    template = compared.say(
        "Needs: {met} that somebody can bring, {perhaps} perhaps, {unmet} that nobody can bring yet."
    )
    outline.line(fill(template, counts))


def _add_givers(outline: Outline, compared: ComparedCase, matches: Sequence[Match]) -> None:
    """Who can bring what a need asks for."""
    say = compared.say
    for match in matches:
        offer = compared.quoted([match.offer] if match.offer else [])
        values = {"name": compared.names[match.giver], "offer": offer}
        if match.status == "proposed":
            outline.line(fill(say("Perhaps {name} can bring this; ask: {offer}"), values), indent=2, mark="?")
        elif match.offer:
            outline.line(fill(say("{name} can bring this: {offer}"), values), indent=2, mark="+")
        else:
            text = fill(say("{name} says it can bring this."), values)
            outline.line(text, [match.need], indent=2, mark="+")
    if not matches:
        outline.line(say("Nobody has said yet that they can bring this."), indent=2, mark="!")


def _add_needs_met(outline: Outline, compared: ComparedCase, offer: Statement) -> None:
    """The needs that an offer meets, and who else can use it."""
    say, exchange = compared.say, compared.comparison.exchange
    served = set()
    for match in exchange.matches:
        if match.offer != offer.id:
            continue
        owner = compared.statements[match.need].organisation
        values = {"name": compared.names[owner]}
        if match.status == "confirmed":
            served.add(owner)
            text = fill(say("This meets a need of {name}."), values)
            outline.line(text, [match.need], indent=2, mark="+")
        else:
            text = fill(say("Perhaps this meets a need of {name}; ask."), values)
            outline.line(text, [match.need], indent=2, mark="?")
    for taker in exchange.takers:
        if taker.offer == offer.id and taker.organisation not in served:
            values = {"name": compared.names[taker.organisation]}
            outline.line(fill(say("{name} says it can use this."), values), [offer.id], indent=2, mark="+")
    if offer.id in exchange.unused_offers:
        outline.line(say("Nobody has said yet that they can use this."), indent=2, mark="!")


def _add_refusals(outline: Outline, compared: ComparedCase, statement: Statement) -> None:
    """Who did not answer yes to "can you bring this?" or "can you use this?"."""
    say = compared.say
    for organisation, reaction in compared.comparison.reactions.get(statement.id, {}).items():
        words = no_position_text(reaction, say)
        if reaction.position is not None:
            words = say("no") if reaction.position <= -1 else say("neither yes nor no")
        if reaction.position is None or reaction.position < 1:
            add_reaction(outline, compared, statement, organisation, words)

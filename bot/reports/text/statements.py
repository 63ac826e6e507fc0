"""The parts of the text report about what organisations say of themselves: side by side, with the reactions."""

from bot.analysis.exchange import Match
from bot.analysis.stances import Reaction
from bot.errors import fill
from bot.model import Statement, StatementKind
from bot.phrases import Translate, firmness_text, plain, reaction_text
from bot.reports.text.page import Page
from bot.reports.view import View

MOST_LINKS = 10
"""How many pairs of statements that may be the same are named; the others are counted."""


def ambitions(page: Page, view: View) -> None:
    """The ambitions with the reactions to them, the candidates for a shared one, and the values behind them."""
    say = view.say
    page.heading(say("What they want to achieve"))
    _side_by_side(page, view, "ambition", say("There is no ambition here yet."))
    if view.comparison.shared_ambition:
        page.gap()
        page.line(say("Closest to a shared ambition; whether it is one is for the organisations to say:"))
    for candidate in view.comparison.shared_ambition[:MOST_LINKS]:
        page.line(view.quoted(candidate.statements), indent=1, mark="-")
        behind = {
            "names": view.joined(candidate.organisations),
            "answer": reaction_text(candidate.minimum, say),
        }
        text = fill(say("Behind it: {names}. Least favourable answer: {answer}."), behind)
        if candidate.silent:
            text += " " + fill(say("Not heard yet: {names}."), {"names": view.joined(candidate.silent)})
        if len(candidate.statements) > 1 and candidate.status == "proposed":
            text += " " + say("Whether these are the same is not certain: ask.")
        page.line(text, candidate.statements, indent=2)
    page.heading(say("What they find important"))
    _side_by_side(page, view, "value", say("There is no value here yet."))


def interests(page: Page, view: View) -> None:
    """The interests with the reactions to them."""
    say = view.say
    page.heading(say("Their interests"))
    _side_by_side(page, view, "interest", say("There is no interest here yet."))
    for status, words in (
        ("confirmed", say("People said that these come down to the same:")),
        ("proposed", say("In like words, so perhaps the same; ask:")),
    ):
        links = [link for link in view.comparison.links if (link.relation, link.status) == ("same", status)]
        pairs = [link for link in links if {_kind(view, link.a), _kind(view, link.b)} == {"interest"}]
        if pairs:
            page.gap()
            page.line(words)
        for link in pairs[:MOST_LINKS]:
            page.line(view.quoted([link.a, link.b]), indent=1, mark="?" if status == "proposed" else "-")
        if len(pairs) > MOST_LINKS:
            more = len(pairs) - MOST_LINKS
            page.line(say.plural("And {count} other pair.", "And {count} other pairs.", more), indent=1)


def _kind(view: View, statement: str) -> str:
    return view.statements[statement].kind


def exchanged(page: Page, view: View) -> None:
    """Every need with who can bring it, and every offer with who can use it."""
    needs, offers = _told(view, "need"), _told(view, "offer")
    page.heading(view.say("What they need"))
    if needs:
        page.line(view.say("Asked of the others: can you bring this?"))
        _counted(page, view)
    for need in needs:
        _own_line(page, view, need)
        _met(page, view, [match for match in view.comparison.exchange.matches if match.need == need.id])
        _refusals(page, view, need)
    if not needs:
        page.line(view.say("There is no need here yet."))
    page.heading(view.say("What they bring"))
    if offers:
        page.line(view.say("Asked of the others: can you use this?"))
        unused = {"count": len(view.comparison.exchange.unused_offers)}
        page.line(fill(view.say("Offers that nobody uses yet: {count}."), unused))
    for offer in offers:
        _own_line(page, view, offer)
        _used(page, view, offer)
        _refusals(page, view, offer)
    if not offers:
        page.line(view.say("There is no offer here yet."))


def _counted(page: Page, view: View) -> None:
    exchange = view.comparison.exchange
    met = {match.need for match in exchange.matches if match.status == "confirmed"}
    perhaps = {match.need for match in exchange.matches} - met
    counts = {
        "met": len(met),
        "perhaps": len(perhaps),
        "unmet": len(set(exchange.unmet_needs) - perhaps),
    }
    needs = view.say(
        "Needs: {met} that somebody can bring, {perhaps} perhaps, {unmet} that nobody can bring yet."
    )
    page.line(fill(needs, counts))


def limits(page: Page, view: View) -> None:
    """The limits, and what organisations do otherwise, as far as they chose to show them."""
    shown = [*_told(view, "limit"), *_told(view, "alternative")]
    if shown:
        page.heading(view.say("Limits, and what they do otherwise"))
    for statement in shown:
        _own_line(page, view, statement)


def _told(view: View, kind: StatementKind) -> list[Statement]:
    return [statement for statement in view.case.statements if statement.kind == kind]


def _side_by_side(page: Page, view: View, kind: StatementKind, nothing: str) -> None:
    """Every organisation's statements of one kind, or that there are none."""
    by_organisation: dict[str, list[Statement]] = {name: [] for name in view.names}
    for statement in _told(view, kind):
        by_organisation[statement.organisation].append(statement)
    if not any(by_organisation.values()):
        page.line(nothing)
        return
    for organisation, own in by_organisation.items():
        name = view.names[organisation]
        page.gap()
        page.line(f"{name}:" if own else fill(view.say("{name}: nothing here yet."), {"name": name}))
        for statement in own:
            page.line(_text(statement, view), [statement.id], indent=1, mark="-")
            _reactions(page, view, statement)


def _own_line(page: Page, view: View, statement: Statement) -> None:
    page.line(f"{view.names[statement.organisation]}: {_text(statement, view)}", [statement.id], mark="-")


def _text(statement: Statement, view: View) -> str:
    say = view.say
    parts = [f"“{plain(statement.text)}”"]
    if statement.detail:
        parts.append(fill(say("Added: “{text}”"), {"text": plain(statement.detail)}))
    if statement.department:
        parts.append(f"({plain(statement.department)})")
    if statement.weight is not None:
        parts.append(fill(say("(weight {weight} of 4)"), {"weight": statement.weight}))
    if statement.kind == "limit":
        parts.append(f"({firmness_text(statement.firmness, say)})")
    return " ".join(parts)


def _reactions(page: Page, view: View, statement: Statement) -> None:
    for organisation, reaction in view.comparison.reactions.get(statement.id, {}).items():
        words = _silence(reaction, view.say)
        if reaction.position is not None:
            words = reaction_text(reaction.position, view.say)
        _reaction(page, view, statement, organisation, words)


def _refusals(page: Page, view: View, statement: Statement) -> None:
    """Who did not answer yes to "can you bring this?" or "can you use this?"."""
    say = view.say
    for organisation, reaction in view.comparison.reactions.get(statement.id, {}).items():
        words = _silence(reaction, say)
        if reaction.position is not None:
            words = say("no") if reaction.position <= -1 else say("neither yes nor no")
        if reaction.position is None or reaction.position < 1:
            _reaction(page, view, statement, organisation, words)


def _silence(reaction: Reaction, say: Translate) -> str:
    return say("rather not say") if reaction.declined else say("don't know")


def _reaction(page: Page, view: View, statement: Statement, organisation: str, words: str) -> None:
    remarks = " ".join(view.comparison.reactions[statement.id][organisation].remarks)
    said = f"{words} “{plain(remarks)}”" if remarks else words
    page.line(f"{view.names[organisation]}: {said}", [statement.id], indent=2, mark=">")


def _met(page: Page, view: View, matches: list[Match]) -> None:
    say = view.say
    for match in matches:
        values = {"name": view.names[match.giver], "offer": view.quoted([match.offer] if match.offer else [])}
        if match.status == "proposed":
            page.line(fill(say("Perhaps {name} can bring this; ask: {offer}"), values), indent=2, mark="?")
        elif match.offer:
            page.line(fill(say("{name} can bring this: {offer}"), values), indent=2, mark="+")
        else:
            page.line(fill(say("{name} says it can bring this."), values), [match.need], indent=2, mark="+")
    if not matches:
        page.line(say("Nobody has said yet that they can bring this."), indent=2, mark="!")


def _used(page: Page, view: View, offer: Statement) -> None:
    say, exchange = view.say, view.comparison.exchange
    served = set()
    for match in exchange.matches:
        if match.offer == offer.id:
            owner = view.statements[match.need].organisation
            values = {"name": view.names[owner]}
            if match.status == "confirmed":
                served.add(owner)
                page.line(fill(say("This meets a need of {name}."), values), [match.need], indent=2, mark="+")
            else:
                perhaps = fill(say("Perhaps this meets a need of {name}; ask."), values)
                page.line(perhaps, [match.need], indent=2, mark="?")
    for taker in exchange.takers:
        if taker.offer == offer.id and taker.organisation not in served:
            values = {"name": view.names[taker.organisation]}
            page.line(fill(say("{name} says it can use this."), values), [offer.id], indent=2, mark="+")
    if offer.id in exchange.unused_offers:
        page.line(say("Nobody has said yet that they can use this."), indent=2, mark="!")

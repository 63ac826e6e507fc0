"""The parts of the text report about what organisations say of themselves: side by side, with the reactions."""

from bot.analysis.ambition import AmbitionCandidate
from bot.errors import fill
from bot.model import Statement, StatementKind
from bot.phrases import reaction_text
from bot.reports.compared_case import ComparedCase
from bot.reports.text.outline import Outline
from bot.reports.text.statement_lines import add_reaction, add_statement, no_position_text, statement_text

MOST_LINKS = 10
"""How many pairs of statements that may be the same are named; the others are counted."""


def add_ambitions(outline: Outline, compared: ComparedCase) -> None:
    """Add the ambitions with the reactions to them, the candidates for a shared one, and the values behind them."""
    say = compared.say
    outline.heading(say("What they want to achieve"))
    _add_side_by_side(outline, compared, "ambition", say("There is no ambition here yet."))
    if compared.comparison.shared_ambition:
        outline.gap()
        outline.line(say("Closest to a shared ambition; whether it is one is for the organisations to say:"))
    for candidate in compared.comparison.shared_ambition[:MOST_LINKS]:
        _add_candidate(outline, compared, candidate)
    outline.heading(say("What they find important"))
    _add_side_by_side(outline, compared, "value", say("There is no value here yet."))


def _add_candidate(outline: Outline, compared: ComparedCase, candidate: AmbitionCandidate) -> None:
    say = compared.say
    outline.line(compared.quoted(candidate.statements), indent=1, mark="-")
    behind = {
        "names": compared.named(candidate.organisations),
        "answer": reaction_text(candidate.minimum, say),
    }
    text = fill(say("Behind it: {names}. Least favourable answer: {answer}."), behind)
    if candidate.silent:
        text += " " + fill(say("Not heard yet: {names}."), {"names": compared.named(candidate.silent)})
    if len(candidate.statements) > 1 and candidate.status == "proposed":
        text += " " + say("Whether these are the same is not certain: ask.")
    outline.line(text, candidate.statements, indent=2)


def add_interests(outline: Outline, compared: ComparedCase) -> None:
    """Add the interests with the reactions to them, and those that come or may come down to the same."""
    say = compared.say
    outline.heading(say("Their interests"))
    _add_side_by_side(outline, compared, "interest", say("There is no interest here yet."))
    for status, title in (
        ("confirmed", say("People said that these come down to the same:")),
        ("proposed", say("In like words, so perhaps the same; ask:")),
    ):
        pairs = [
            link
            for link in compared.comparison.links
            if (link.relation, link.status) == ("same", status)
            and compared.statements[link.a].kind == compared.statements[link.b].kind == "interest"
        ]
        if pairs:
            outline.gap()
            outline.line(title)
        for link in pairs[:MOST_LINKS]:
            mark = "?" if status == "proposed" else "-"
            outline.line(compared.quoted([link.a, link.b]), indent=1, mark=mark)
        if len(pairs) > MOST_LINKS:
            more = len(pairs) - MOST_LINKS
            outline.line(say.plural("And {count} other pair.", "And {count} other pairs.", more), indent=1)


def add_limits(outline: Outline, compared: ComparedCase) -> None:
    """Add the limits, and what organisations do otherwise, as far as they chose to show them."""
    shown = [
        each for kind in ("limit", "alternative") for each in compared.case.statements if each.kind == kind
    ]
    if shown:
        outline.heading(compared.say("Limits, and what they do otherwise"))
    for statement in shown:
        add_statement(outline, compared, statement)


def _add_side_by_side(outline: Outline, compared: ComparedCase, kind: StatementKind, nothing: str) -> None:
    """Every organisation's statements of one kind with the reactions to them, or that there are none."""
    by_organisation: dict[str, list[Statement]] = {each: [] for each in compared.names}
    for statement in compared.case.statements:
        if statement.kind == kind:
            by_organisation[statement.organisation].append(statement)
    if not any(by_organisation.values()):
        outline.line(nothing)
        return
    for organisation, own in by_organisation.items():
        name = compared.names[organisation]
        outline.gap()
        outline.line(f"{name}:" if own else fill(compared.say("{name}: nothing here yet."), {"name": name}))
        for statement in own:
            outline.line(statement_text(statement, compared.say), [statement.id], indent=1, mark="-")
            _add_reactions(outline, compared, statement)


def _add_reactions(outline: Outline, compared: ComparedCase, statement: Statement) -> None:
    for organisation, reaction in compared.comparison.reactions.get(statement.id, {}).items():
        words = no_position_text(reaction, compared.say)
        if reaction.position is not None:
            words = reaction_text(reaction.position, compared.say)
        add_reaction(outline, compared, statement, organisation, words)

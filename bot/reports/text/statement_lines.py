"""A statement of an organisation, and a reaction to it, as lines of the text report."""

from bot.analysis.stances import Reaction
from bot.errors import fill
from bot.model import Statement
from bot.phrases import Translate, firmness_text, plain
from bot.reports.compared_case import ComparedCase
from bot.reports.text.outline import Outline


def add_statement(outline: Outline, compared: ComparedCase, statement: Statement) -> None:
    """Add a statement with whose it is."""
    name = compared.names[statement.organisation]
    outline.line(f"{name}: {statement_text(statement, compared.say)}", [statement.id], mark="-")


def statement_text(statement: Statement, say: Translate) -> str:
    """A statement with everything that was said of it."""
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


def add_reaction(
    outline: Outline, compared: ComparedCase, statement: Statement, organisation: str, words: str
) -> None:
    """Add what an organisation answered to a statement, in `words`, with what it added."""
    remarks = " ".join(compared.comparison.reactions[statement.id][organisation].remarks)
    text = f"{words} “{plain(remarks)}”" if remarks else words
    outline.line(f"{compared.names[organisation]}: {text}", [statement.id], indent=2, mark=">")


def no_position_text(reaction: Reaction, say: Translate) -> str:
    """Why a reaction holds no position, in words."""
    return say("rather not say") if reaction.declined else say("don't know")

"""The part of the text report about conditions, risks and who decides."""

from bot.phrases import kind_text, plain
from bot.reports.compared_case import ComparedCase
from bot.reports.text.outline import Outline


def add_conditions(outline: Outline, compared: ComparedCase) -> None:
    """Add conditions, risks and who decides, side by side and without a verdict."""
    say = compared.say
    outline.heading(say("Conditions and risks"))
    statements = [
        statement for statement in compared.case.statements if statement.kind in ("condition", "risk")
    ]
    for statement in statements:
        about = f"{compared.names[statement.organisation]} ({kind_text(statement.kind, say)})"
        outline.line(f"{about}: “{plain(statement.text)}”", [statement.id], mark="-")
    if not statements:
        outline.line(say("There is no condition or risk here yet."))
    outline.heading(say("Who decides"))
    for decision in compared.case.decisions:
        outline.line(
            f"{compared.names[decision.organisation]}: “{plain(decision.text)}”", [decision.id], mark="-"
        )
    if not compared.case.decisions:
        outline.line(say("There is nothing here yet about who decides."))

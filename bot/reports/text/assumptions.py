"""The part of the text report about what organisations believe of each other and did not ask."""

from bot.analysis.assumptions import Assumption
from bot.errors import fill
from bot.phrases import kind_text, outcome_text, plain, source_text
from bot.reports.compared_case import ComparedCase
from bot.reports.text.outline import Outline


def add_assumptions(outline: Outline, compared: ComparedCase) -> None:
    """Add every belief that was not asked, beside what the other says of itself."""
    say = compared.say
    outline.heading(say("What they think of each other and did not ask"))
    if not compared.comparison.assumptions:
        outline.line(say("There are no such assumptions here."))
    unchecked = sum(each.verdict == "open" for each in compared.comparison.assumptions)
    if unchecked:
        count = {"count": unchecked}
        outline.line(fill(say("Assumptions about each other that nobody has checked: {count}."), count))
    for assumption in compared.comparison.assumptions:
        outline.gap()
        _add_assumption(outline, compared, assumption)


def _add_assumption(outline: Outline, compared: ComparedCase, assumption: Assumption) -> None:
    say, belief = compared.say, assumption.belief
    values: dict[str, object] = {
        "a": compared.names[belief.organisation],
        "b": compared.names[belief.about],
        "kind": kind_text(belief.kind, say),
        "text": plain(belief.text),
        "source": source_text(belief.source, say),
        "confidence": belief.confidence,
        "question": plain(belief.question or ""),
        "ask": plain(belief.ask or ""),
    }
    outline.line(fill(say("{a} about {b} ({kind}): “{text}”"), values), [belief.id], mark="-")
    basis = fill(say("Rests on: {source}."), values)
    if belief.confidence is not None:
        basis += " " + fill(say("Sure: {confidence} of 5."), values)
    verdict = say("Would rather not say.") if assumption.declined else outcome_text(assumption.verdict, say)
    outline.line(f"{basis} {verdict}", indent=1)
    for heard in assumption.heard:
        outline.line(fill(say("{b} answered: “{heard}”"), values | {"heard": plain(heard)}), indent=1)
    if belief.changes:
        values["changes"] = plain(belief.changes)
        outline.line(fill(say("What this changes for {a}: “{changes}”"), values), indent=1)
    template = say("{b} itself says nothing of this kind here.")
    if assumption.related:
        values["said"] = compared.quoted(assumption.related)
        template = say("{b} itself says: {said}")
    outline.line(fill(template, values), indent=1)
    if belief.question:
        outline.line(fill(say("To ask: “{question}”"), values), indent=1)
    if belief.ask:
        outline.line(fill(say("Whom: {ask}"), values), indent=1)

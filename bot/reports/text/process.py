"""The parts of the text report about how the case stands: who answered, what was assumed, who decides, silence."""

from bot.analysis.assumptions import Assumption
from bot.analysis.silence import Silence
from bot.errors import fill
from bot.model import Coverage
from bot.phrases import Translate, Translator, enumerated, kind_text, outcome_text, plain, source_text
from bot.reports.text.page import Page
from bot.reports.view import View


def answered(page: Page, view: View) -> None:
    """Who takes part, and how much of its interview each organisation answered."""
    say, coverage = view.say, {each.organisation: each for each in view.comparison.coverage}
    page.heading(say("Who has answered"))
    if not coverage:
        page.line(say("How much of an interview was answered is not known here. The organisations:"))
    for organisation in view.case.organisations:
        called = f"{view.names[organisation.id]} ({organisation.id})"
        found = coverage.get(organisation.id)
        if found and found.answered is None:
            told = say("{name}: released.") if found.released else say("{name}: not released yet.")
            page.line(fill(told, {"name": called}), mark="-")
        elif found:
            values = {"name": called, "answered": found.answered, "asked": found.asked}
            page.line(fill(_answered(found, say), values), mark="-")
        else:
            page.line(called, mark="-")


def _answered(found: Coverage, say: Translator) -> str:
    """How much of an interview was answered, as a template."""
    asked = found.asked or 0
    if found.released:
        return say.plural(
            "{name}: {answered} of {asked} question answered, and released.",
            "{name}: {answered} of {asked} questions answered, and released.",
            asked,
        )
    return say.plural(
        "{name}: {answered} of {asked} question answered, not released yet.",
        "{name}: {answered} of {asked} questions answered, not released yet.",
        asked,
    )


def assumed(page: Page, view: View) -> None:
    """Every belief that was not asked, beside what the other says of itself."""
    say = view.say
    page.heading(say("What they think of each other and did not ask"))
    if not view.comparison.assumptions:
        page.line(say("There are no such assumptions here."))
    unchecked = sum(each.verdict == "open" for each in view.comparison.assumptions)
    if unchecked:
        page.line(
            fill(say("Assumptions about each other that nobody has checked: {count}."), {"count": unchecked})
        )
    for assumption in view.comparison.assumptions:
        page.gap()
        _assumption(page, view, assumption)


def _assumption(page: Page, view: View, assumption: Assumption) -> None:
    say, belief = view.say, assumption.belief
    values: dict[str, object] = {
        "a": view.names[belief.organisation],
        "b": view.names[belief.about],
        "kind": kind_text(belief.kind, say),
        "text": plain(belief.text),
        "source": source_text(belief.source, say),
        "confidence": belief.confidence,
        "question": plain(belief.question or ""),
        "ask": plain(belief.ask or ""),
    }
    page.line(fill(say("{a} about {b} ({kind}): “{text}”"), values), [belief.id], mark="-")
    basis = fill(say("Rests on: {source}."), values)
    if belief.confidence is not None:
        basis += " " + fill(say("Sure: {confidence} of 5."), values)
    verdict = say("Would rather not say.") if assumption.declined else outcome_text(assumption.verdict, say)
    page.line(f"{basis} {verdict}", indent=1)
    for words in assumption.heard:
        values["heard"] = plain(words)
        page.line(fill(say("{b} answered: “{heard}”"), values), indent=1)
    if belief.changes:
        values["changes"] = plain(belief.changes)
        page.line(fill(say("What this changes for {a}: “{changes}”"), values), indent=1)
    if assumption.related:
        values["said"] = view.quoted(assumption.related)
        page.line(fill(say("{b} itself says: {said}"), values), indent=1)
    else:
        page.line(fill(say("{b} itself says nothing of this kind here."), values), indent=1)
    if belief.question:
        page.line(fill(say("To ask: “{question}”"), values), indent=1)
    if belief.ask:
        page.line(fill(say("Whom: {ask}"), values), indent=1)


def conditions(page: Page, view: View) -> None:
    """Conditions, risks and who decides, side by side and without a verdict."""
    say = view.say
    page.heading(say("Conditions and risks"))
    told = [statement for statement in view.case.statements if statement.kind in ("condition", "risk")]
    for statement in told:
        about = f"{view.names[statement.organisation]} ({kind_text(statement.kind, say)})"
        page.line(f"{about}: “{plain(statement.text)}”", [statement.id], mark="-")
    if not told:
        page.line(say("There is no condition or risk here yet."))
    page.heading(say("Who decides"))
    for decision in view.case.decisions:
        page.line(f"{view.names[decision.organisation]}: “{plain(decision.text)}”", [decision.id], mark="-")
    if not view.case.decisions:
        page.line(say("There is nothing here yet about who decides."))


def silent(page: Page, view: View) -> None:
    """What each organisation did not answer, would not say, does not know, is neutral on or contradicts: five
    different things."""
    page.heading(view.say("What is still open"))
    for each in view.comparison.silence:
        lines = _silences(each, view.say)
        if not lines:
            nothing = fill(
                view.say("{name}: nothing was left open."), {"name": view.names[each.organisation]}
            )
            page.line(nothing, mark="-")
            continue
        page.line(f"{view.names[each.organisation]}:", mark="-")
        for text, evidence in lines:
            page.line(text, evidence, indent=1)


def _silences(each: Silence, say: Translate) -> list[tuple[str, tuple[str, ...]]]:
    count = {"count": each.unanswered_reactions}
    found = [
        (say("No answer, on these topics:"), each.unanswered),
        (say("Does not know, on these topics:"), each.unknown),
        (say("Neutral, on these topics:"), each.neutral),
        (say("Its own people contradict each other, on these topics:"), each.contradicts),
        (say("Rather not say, to these statements of others:"), each.declined_reactions),
        (say("Does not know, to these statements of others:"), each.unknown_reactions),
        (say("Neutral, to these statements of others:"), each.neutral_reactions),
        (say("Clashes, to these statements of others:"), each.contradicting_reactions),
    ]
    lines = [(text, ids) for text, ids in found if ids]
    if each.unanswered_reactions:
        lines.append((fill(say("Statements of others without an answer yet: {count}."), count), ()))
    if each.untold:
        kinds = enumerated([kind_text(told, say) for told in each.untold], say)
        lines.append((fill(say("Nothing here yet about: {kinds}."), {"kinds": kinds}), ()))
    return lines

"""The parts of the text report about who answered, and what is still open."""

from collections.abc import Sequence

from bot.analysis.silence import Silence
from bot.errors import fill
from bot.model import Coverage
from bot.phrases import Translate, Translator, enumerated, kind_text
from bot.reports.compared_case import ComparedCase
from bot.reports.text.outline import Outline


def add_coverage(outline: Outline, compared: ComparedCase) -> None:
    """Add who takes part, and how much of its interview each organisation answered."""
    say, coverage = compared.say, {each.organisation: each for each in compared.comparison.coverage}
    outline.heading(say("Who has answered"))
    if not coverage:
        outline.line(say("How much of an interview was answered is not known here. The organisations:"))
    for organisation in compared.case.organisations:
        name = f"{compared.names[organisation.id]} ({organisation.id})"
        outline.line(_covered(name, coverage.get(organisation.id), say), mark="-")


def _covered(name: str, coverage: Coverage | None, say: Translator) -> str:
    if coverage is None:
        return name
    asked = coverage.asked or 0
    if coverage.answered is None:
        template = say("{name}: released.") if coverage.released else say("{name}: not released yet.")
    elif coverage.released:
        template = say.plural(
            "{name}: {answered} of {asked} question answered, and released.",
            "{name}: {answered} of {asked} questions answered, and released.",
            asked,
        )
    else:
        template = say.plural(
            "{name}: {answered} of {asked} question answered, not released yet.",
            "{name}: {answered} of {asked} questions answered, not released yet.",
            asked,
        )
    return fill(template, {"name": name, "answered": coverage.answered, "asked": coverage.asked})


def add_open_points(outline: Outline, compared: ComparedCase) -> None:
    """Add what each organisation did not answer, would not say, does not know, is neutral on or contradicts: five
    different things."""
    outline.heading(compared.say("What is still open"))
    for each in compared.comparison.silence:
        name, lines = compared.names[each.organisation], _open_points(each, compared.say)
        nothing = fill(compared.say("{name}: nothing was left open."), {"name": name})
        outline.line(f"{name}:" if lines else nothing, mark="-")
        for text, evidence in lines:
            outline.line(text, evidence, indent=1)


def _open_points(each: Silence, say: Translate) -> list[tuple[str, Sequence[str]]]:
    """What is open for an organisation, as sentences with the ids that they are about."""
    points: list[tuple[str, Sequence[str]]] = [
        (say("No answer, on these topics:"), each.unanswered),
        (say("Does not know, on these topics:"), each.unknown),
        (say("Neutral, on these topics:"), each.neutral),
        (say("Its own people contradict each other, on these topics:"), each.contradicts),
        (say("Rather not say, to these statements of others:"), each.declined_reactions),
        (say("Does not know, to these statements of others:"), each.unknown_reactions),
        (say("Neutral, to these statements of others:"), each.neutral_reactions),
        (say("Clashes, to these statements of others:"), each.contradicting_reactions),
    ]
    lines = [(text, ids) for text, ids in points if ids]
    if each.unanswered_reactions:
        count = {"count": each.unanswered_reactions}
        lines.append((fill(say("Statements of others without an answer yet: {count}."), count), ()))
    if each.untold:
        kinds = enumerated([kind_text(kind, say) for kind in each.untold], say)
        lines.append((fill(say("Nothing here yet about: {kinds}."), {"kinds": kinds}), ()))
    return lines

"""The comparison as plain text: a summary of half a page, then every part with its evidence."""

from collections.abc import Callable, Sequence

from bot.analysis.comparison import Comparison
from bot.errors import fill
from bot.model import Case
from bot.phrases import Translator, plain
from bot.reports.compared_case import ComparedCase
from bot.reports.text.agreements import add_agreements
from bot.reports.text.assumptions import add_assumptions
from bot.reports.text.conditions import add_conditions
from bot.reports.text.coverage import add_coverage, add_open_points
from bot.reports.text.exchange import add_exchange
from bot.reports.text.mismatches import add_other_mismatches
from bot.reports.text.outline import Outline, TextOutline
from bot.reports.text.statements import add_ambitions, add_interests, add_limits
from bot.reports.text.summary import add_summary
from bot.reports.text.topics import add_topics

_PARTS: Sequence[Callable[[Outline, ComparedCase], None]] = (
    add_summary,
    add_coverage,
    add_ambitions,
    add_interests,
    add_exchange,
    add_limits,
    add_topics,
    add_assumptions,
    add_conditions,
    add_agreements,
    add_other_mismatches,
    add_open_points,
)


def comparison_text(
    case: Case, comparison: Comparison, say: Translator, notes: Sequence[str] = (), quotes: bool = False
) -> str:
    """The report in the language of `say`, in lines of at most 80 columns, ending in a newline.

    `notes` are sentences about the report itself, for under its title; with `quotes` the answers behind a line
    stand under it. Texts of people are quoted as they are, but for characters that could control a terminal.
    """
    outline, compared = TextOutline(), ComparedCase(case, comparison, say, quotes)
    outline.title(plain(case.title))
    outline.line(subject(case, say))
    if case.meeting:
        outline.line(fill(say("Meeting: {date}."), {"date": case.meeting}))
    for note in notes:
        outline.line(note)
    outline.line(say("Between square brackets stand the ids of the answers that a line rests on."))
    for part in _PARTS:
        part(outline, compared)
    return str(outline)


def subject(case: Case, say: Translator) -> str:
    """What the report is about, in one sentence."""
    return say.plural(
        "What {count} organisation said.",
        "What {count} organisations said, side by side.",
        len(case.organisations),
    )


def summary_text(case: Case, comparison: Comparison, say: Translator) -> str:
    """The summary alone, in lines that the reader's screen breaks."""
    outline = TextOutline(unbroken=True)
    add_summary(outline, ComparedCase(case, comparison, say))
    return str(outline).strip()

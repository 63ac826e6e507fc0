"""The comparison as plain text for a terminal: half a page in short, then every part with its evidence."""

from collections.abc import Callable, Sequence

from bot.analysis.comparison import Comparison
from bot.analysis.mismatch import Mismatch
from bot.errors import fill
from bot.model import Case
from bot.phrases import Translator, organisation_names, plain
from bot.reports.text.agreements import agreements
from bot.reports.text.page import Page
from bot.reports.text.process import answered, assumed, conditions, silent
from bot.reports.text.statements import ambitions, exchanged, interests, limits
from bot.reports.text.summary import in_short, told
from bot.reports.text.topics import topics
from bot.reports.view import View

MOST_IN_SHORT = 3
MOST_IN_FULL = 30
"""How many mismatches the summary names, and how many others the report."""

_WRONG_PICTURES = ("sure but wrong", "false consensus", "false conflict")

_PARTS: Sequence[Callable[[Page, View], None]] = (
    answered,
    ambitions,
    interests,
    exchanged,
    limits,
    topics,
    assumed,
    conditions,
    agreements,
)


def comparison_text(
    case: Case, comparison: Comparison, say: Translator, notes: Sequence[str] = (), quotes: bool = False
) -> str:
    """The report in the language of `say`, in lines of at most 80 columns, ending in a newline.

    `notes` are sentences about the report itself, for under its title; with `quotes` the answers behind a line
    stand under it. Texts of people are quoted as they are, but for characters that could steer a terminal.
    """
    page, statements = Page(), {each.id: each for each in case.statements}
    view = View(case, comparison, say, organisation_names(case), statements, quotes)
    page.title(plain(case.title))
    page.line(title_line(case, say))
    if case.meeting:
        page.line(fill(say("Meeting: {date}."), {"date": case.meeting}))
    for note in notes:
        page.line(note)
    page.line(say("Between square brackets stand the ids of the answers that a line rests on."))
    shortly(page, view)
    for part in _PARTS:
        part(page, view)
    others(page, view)
    silent(page, view)
    return str(page)


def title_line(case: Case, say: Translator) -> str:
    """What the report is about, in one sentence."""
    return say.plural(
        "What {count} organisation said.",
        "What {count} organisations said, side by side.",
        len(case.organisations),
    )


def summary_text(case: Case, comparison: Comparison, say: Translator) -> str:
    """The first half page of the report alone, in lines that the reader's screen breaks."""
    page, statements = Page(wide=True), {each.id: each for each in case.statements}
    most, _ = _matters(comparison.mismatches)
    in_short(page, View(case, comparison, say, organisation_names(case), statements), most)
    return str(page).strip()


def shortly(page: Page, view: View) -> None:
    """The half page that comes first."""
    in_short(page, view, _matters(view.comparison.mismatches)[0])


def others(page: Page, view: View) -> None:
    """The mismatches that are not among the most telling, numbered on from those."""
    most, less = _matters(view.comparison.mismatches)
    if not less:
        return
    page.heading(view.say("What else does not fit"))
    for number, mismatch in enumerate(less[:MOST_IN_FULL], len(most) + 1):
        told(page, view, mismatch, number)
    more = sum(view.comparison.mismatch_counts.values()) - len(view.comparison.mismatches)
    more += len(less[MOST_IN_FULL:])
    if more:
        page.line(fill(view.say("And {count} more, in the data file."), {"count": more}))


def _matters(mismatches: Sequence[Mismatch]) -> tuple[list[Mismatch], list[Mismatch]]:
    """The mismatches for the summary, each about something else, and the others.

    Being sure of something wrong is often a false consensus as well: the picture that one organisation has of
    another on a topic stands here once.
    """
    once: dict[tuple[bool, tuple[str, ...], tuple[str, ...]], Mismatch] = {}
    for mismatch in mismatches:
        once.setdefault(
            (mismatch.kind in _WRONG_PICTURES, mismatch.organisations, mismatch.evidence), mismatch
        )
    about: dict[tuple[str, ...], Mismatch] = {}
    for mismatch in once.values():
        about.setdefault(mismatch.evidence, mismatch)
    short = list(about.values())[:MOST_IN_SHORT]
    return short, [mismatch for mismatch in once.values() if mismatch not in short]

"""The comparison as plain text for a terminal: half a page in short, then every part with its evidence."""

from collections.abc import Callable, Sequence

from bot.analysis.comparison import Comparison
from bot.analysis.mismatch import Mismatch
from bot.errors import fill
from bot.model import Case
from bot.reports.conduct import answered, assumed, conditions, silent
from bot.reports.page import Page
from bot.reports.statements import ambitions, exchanged, interests, limits
from bot.reports.topics import topics
from bot.reports.view import View
from bot.reports.wording import Say, names, plain, sentence

MOST_IN_SHORT = 5
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
)


def comparison_text(case: Case, comparison: Comparison, say: Say) -> str:
    """The report in the language of `say`, in lines of at most 80 columns, ending in a newline.

    Texts of people are quoted as they are, but for characters that could steer a terminal.
    """
    page, view = Page(), View(case, comparison, say, names(case), {each.id: each for each in case.statements})
    page.title(plain(case.title))
    page.line(fill(say("What {count} organisations said, side by side."), {"count": len(case.organisations)}))
    if case.meeting:
        page.line(fill(say("Meeting: {date}."), {"date": case.meeting}))
    page.line(say("Between square brackets stand the ids of the answers that a line rests on."))
    most, others = _matters(comparison.mismatches)
    _in_short(page, view)
    _most(page, view, most)
    for part in _PARTS:
        part(page, view)
    _others(page, view, others, len(most) + 1)
    silent(page, view)
    return str(page)


def _in_short(page: Page, view: View) -> None:
    say, comparison, exchange = view.say, view.comparison, view.comparison.exchange
    page.heading(say("In short"))
    if comparison.coverage:
        released = sum(each.released for each in comparison.coverage)
        counts = {"released": released, "count": len(comparison.coverage)}
        page.line(fill(say("Answers released: {released} of {count} organisations."), counts), mark="-")
    if comparison.shared_ambition:
        texts = {"texts": view.quoted(comparison.shared_ambition[0].statements)}
        page.line(fill(say("Closest to a shared ambition: {texts}"), texts), mark="-")
    else:
        page.line(say("The reactions do not point to a shared ambition yet."), mark="-")
    met = {match.need for match in exchange.matches if match.status == "confirmed"}
    counts = {
        "met": len(met),
        "perhaps": len({match.need for match in exchange.matches} - met),
        "unmet": len(exchange.unmet_needs),
    }
    needs = say("Needs: {met} that somebody can bring, {perhaps} perhaps, {unmet} that nobody can bring yet.")
    page.line(fill(needs, counts), mark="-")
    unused = {"count": len(exchange.unused_offers)}
    page.line(fill(say("Offers that nobody uses yet: {count}."), unused), mark="-")
    unchecked = {"count": sum(each.verdict == "open" for each in comparison.assumptions)}
    page.line(
        fill(say("Assumptions about each other that nobody has checked: {count}."), unchecked), mark="-"
    )


def _most(page: Page, view: View, most: Sequence[Mismatch]) -> None:
    page.gap()
    page.line(view.say("What most needs asking:"))
    for number, mismatch in enumerate(most, 1):
        _mismatch(page, view, mismatch, f"{number}.")
    if not most:
        page.line(view.say("The answers so far show nothing that does not fit."), indent=1)


def _others(page: Page, view: View, others: Sequence[Mismatch], first: int) -> None:
    if not others:
        return
    page.heading(view.say("What else does not fit"))
    for number, mismatch in enumerate(others[:MOST_IN_FULL], first):
        _mismatch(page, view, mismatch, f"{number}.")
    more = sum(view.comparison.mismatch_counts.values()) - len(view.comparison.mismatches)
    more += len(others[MOST_IN_FULL:])
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


def _mismatch(page: Page, view: View, mismatch: Mismatch, mark: str) -> None:
    page.line(sentence(mismatch, view.names, view.say), mismatch.evidence, mark=mark)

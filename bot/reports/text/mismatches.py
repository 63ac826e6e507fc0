"""The mismatches of the text report: the most telling ones for the summary, and all others."""

from collections.abc import Sequence

from bot.analysis.mismatch import Mismatch
from bot.errors import fill
from bot.reports.compared_case import ComparedCase
from bot.reports.mismatch_sentences import mismatch_sentence
from bot.reports.text.outline import Outline
from bot.reports.text.quotes import add_quotes

MOST_IN_SUMMARY = 3
MOST_IN_FULL = 30
"""How many mismatches the summary names, and how many others the report."""

_WRONG_PICTURES = ("sure but wrong", "false consensus", "false conflict")


def parted(mismatches: Sequence[Mismatch]) -> tuple[list[Mismatch], list[Mismatch]]:
    """The mismatches for the summary, each about something else, and the others, both most telling first.

    Being sure of something wrong is often a false consensus as well: the picture that one organisation has of
    another on a topic stands here once.
    """
    once: dict[tuple[bool, tuple[str, ...], tuple[str, ...]], Mismatch] = {}
    for each in mismatches:
        once.setdefault((each.kind in _WRONG_PICTURES, each.organisations, each.evidence), each)
    by_evidence: dict[tuple[str, ...], Mismatch] = {}
    for each in once.values():
        by_evidence.setdefault(each.evidence, each)
    first = list(by_evidence.values())[:MOST_IN_SUMMARY]
    return first, [each for each in once.values() if each not in first]


def add_mismatch(outline: Outline, compared: ComparedCase, mismatch: Mismatch, number: int) -> None:
    """Add one mismatch as a numbered sentence, with the answers behind it."""
    text = mismatch_sentence(mismatch, compared.names, compared.say)
    outline.line(text, mismatch.evidence, indent=1, mark=f"{number}.")
    add_quotes(outline, compared, mismatch.evidence, mismatch.organisations, indent=2)


def add_other_mismatches(outline: Outline, compared: ComparedCase) -> None:
    """Add the mismatches that the summary does not name, numbered on from those."""
    first, others = parted(compared.comparison.mismatches)
    if not others:
        return
    outline.heading(compared.say("What else does not fit"))
    for number, mismatch in enumerate(others[:MOST_IN_FULL], len(first) + 1):
        add_mismatch(outline, compared, mismatch, number)
    more = sum(compared.comparison.mismatch_counts.values()) - len(compared.comparison.mismatches)
    more += len(others[MOST_IN_FULL:])
    if more:
        outline.line(fill(compared.say("And {count} more, in the data file."), {"count": more}))

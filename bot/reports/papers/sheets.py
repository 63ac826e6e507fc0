"""The comparison as a workbook: one sheet for each part."""

from collections.abc import Callable, Sequence

from bot.analysis.comparison import Comparison
from bot.model import Case
from bot.reports.papers.edition import Edition
from bot.reports.papers.found_sheets import (
    agreements,
    assumptions,
    chances,
    exchange,
    links,
    mismatches,
    pairs,
    positions,
    seen_pairs,
)
from bot.reports.papers.told_sheets import conditions, organisations, reactions, silence, statements
from bot.reports.papers.workbook import Part, Sheet, Workbook, sheets
from bot.reports.view import View
from bot.reports.wording import names, plain


def comparison_workbook(case: Case, comparison: Comparison, edition: Edition) -> Workbook:
    """The workbook in the language of `edition`."""
    view = View(case, comparison, edition.say, names(case), {each.id: each for each in case.statements})
    found: list[Sheet] = []
    for part in _PARTS:
        found += sheets(*part(view))
    return Workbook(edition.language, plain(case.title) or case.id, edition.made, tuple(found), edition.theme)


_PARTS: Sequence[Callable[[View], Part]] = (
    organisations,
    statements,
    reactions,
    positions,
    seen_pairs,
    pairs,
    mismatches,
    chances,
    assumptions,
    exchange,
    links,
    conditions,
    agreements,
    silence,
)

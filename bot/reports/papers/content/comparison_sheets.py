"""The comparison as a workbook: one sheet for each part."""

from collections.abc import Callable, Sequence

from bot.analysis.comparison import Comparison
from bot.model import Case
from bot.phrases import decimal_sign, organisation_names, plain
from bot.reports.papers.content.answers_sheets import (
    conditions,
    organisations,
    reactions,
    silence,
    statements,
)
from bot.reports.papers.content.edition import Edition
from bot.reports.papers.content.findings_sheets import (
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
from bot.reports.papers.content.workbook import Field, Part, Workbook, sheets
from bot.reports.view import View


def comparison_workbook(case: Case, comparison: Comparison, reader: str, edition: Edition) -> Workbook:
    """The workbook in the language of `edition`. `reader` is whom the comparison was made for."""
    view = View(
        case, comparison, edition.say, organisation_names(case), {each.id: each for each in case.statements}
    )
    title, about = plain(case.title) or case.id, edition.say("About this workbook")
    told = [(each,) for each in (title, *edition.front(case, reader))]
    found = list(sheets(about, (Field(about, 80, wraps=True),), told))
    for part in _PARTS:
        found += sheets(*part(view))
    decimal = decimal_sign(edition.say)
    return Workbook(edition.language, title, edition.made, tuple(found), edition.theme, decimal)


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

"""The comparison as a workbook: one sheet for each part."""

from collections.abc import Callable, Sequence

from bot.analysis.comparison import Comparison
from bot.model import Case
from bot.phrases import decimal_sign, plain
from bot.reports.compared_case import ComparedCase
from bot.reports.papers.content.answers_sheets import (
    conditions_sheet,
    open_points_sheet,
    organisations_sheet,
    reactions_sheet,
    statements_sheet,
)
from bot.reports.papers.content.findings_sheets import (
    agreements_sheet,
    assumptions_sheet,
    chances_sheet,
    exchange_sheet,
    links_sheet,
    mismatches_sheet,
)
from bot.reports.papers.content.imprint import Imprint
from bot.reports.papers.content.topics_sheets import convergence_sheet, positions_sheet, topic_pairs_sheet
from bot.reports.papers.workbook import SheetColumn, SheetContent, Workbook, fitted_sheets

_SHEETS: Sequence[Callable[[ComparedCase], SheetContent]] = (
    organisations_sheet,
    statements_sheet,
    reactions_sheet,
    positions_sheet,
    topic_pairs_sheet,
    convergence_sheet,
    mismatches_sheet,
    chances_sheet,
    assumptions_sheet,
    exchange_sheet,
    links_sheet,
    conditions_sheet,
    agreements_sheet,
    open_points_sheet,
)


def comparison_workbook(case: Case, comparison: Comparison, reader: str, imprint: Imprint) -> Workbook:
    """The workbook in the language of its imprint. `reader` is whom the comparison was made for."""
    compared = ComparedCase(case, comparison, imprint.say)
    title, about = plain(case.title) or case.id, imprint.say("About this workbook")
    rows = [(text,) for text in (title, *imprint.front(case, reader))]
    sheets = list(fitted_sheets(SheetContent(about, (SheetColumn(about, 80, wraps=True),), rows)))
    for sheet in _SHEETS:
        sheets += fitted_sheets(sheet(compared))
    return Workbook(
        imprint.language, title, imprint.made, tuple(sheets), imprint.theme, decimal_sign(imprint.say)
    )

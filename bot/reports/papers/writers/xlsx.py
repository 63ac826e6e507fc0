"""A workbook as an XLSX file, for Excel and programs like it."""

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from bot.reports.papers.theme import Theme
from bot.reports.papers.workbook import LONGEST, Sheet, Workbook
from bot.reports.papers.writers.sheet_titles import sheet_titles

if TYPE_CHECKING:
    from xlsxwriter import Workbook as Excel

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LINE, _HIGHEST = 15, 405
"""The height of a line and the greatest height of a row, in points. Not every program finds the height of a row by
itself."""
_A4 = 9


def xlsx(workbook: Workbook) -> bytes:
    """The workbook as XLSX, the same bytes for the same workbook. Nothing in it becomes a formula or a link.
    Needs the extra `documents`."""
    from xlsxwriter import Workbook as Excel

    out = io.BytesIO()
    excel = Excel(out, _OPTIONS)
    about = {"title": workbook.title[:255], "author": (workbook.theme.name or "ANNA")[:255]}
    excel.set_properties(about | {"created": datetime.combine(workbook.made, time(), UTC)})
    formats = _formats(excel, workbook.theme)
    titles = sheet_titles(sheet.title for sheet in workbook.sheets)
    for title, sheet in zip(titles, workbook.sheets, strict=True):
        _sheet(excel, title, sheet, formats)
    excel.close()
    return out.getvalue()


def _formats(excel: "Excel", theme: Theme) -> dict[str, Any]:
    """The formats of the header row, of sentences and of short texts."""
    head = {
        "bold": True,
        "bg_color": theme.colour.upper(),
        "font_color": theme.on_colour.upper(),
        "text_wrap": True,
        "valign": "top",
    }
    return {
        "head": excel.add_format(head),
        "text": excel.add_format({"text_wrap": True, "valign": "top"}),
        "short": excel.add_format({"valign": "top"}),
    }


def _sheet(excel: "Excel", title: str, sheet: Sheet, formats: dict[str, Any]) -> None:
    page = excel.add_worksheet(title)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for nth, column in enumerate(sheet.columns):
        page.set_column(nth, nth, column.width)
        page.write_string(0, nth, column.title, formats["head"])
    page.set_row(0, 3 * _LINE)
    _rows(page, sheet, formats)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _rows(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    write_text, write_number = page.write_string, page.write_number
    columns = [
        (formats["text"], column.width) if column.wraps else (formats["short"], LONGEST)
        for column in sheet.columns
    ]
    for down, row in enumerate(sheet.rows, 1):
        lines = 1
        for across, value in enumerate(row):
            form, width = columns[across]
            if isinstance(value, str):
                if value:
                    write_text(down, across, value, form)
                    if len(value) > width:
                        lines = max(lines, len(value) // width + 1)
            elif value is not None:
                write_number(down, across, value, form)
        if lines > 1:
            page.set_row(down, min(lines * _LINE, _HIGHEST))

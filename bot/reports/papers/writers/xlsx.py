"""A workbook as an XLSX file, for Excel and its relatives."""

import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from bot.reports.papers.content.workbook import LONGEST, Sheet, Workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook as Excel

LONGEST_TITLE = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LINE, _HIGHEST = 15, 405
"""Points: a line of a row, and as high as a row can be. Not every program finds the height of a row by itself."""


def xlsx(workbook: Workbook) -> bytes:
    """The workbook as XLSX, the same bytes for the same workbook. Nothing in it is taken for a formula or a link.
    Needs the extra `documents`."""
    from xlsxwriter import Workbook as Excel

    out = io.BytesIO()
    excel = Excel(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    about = {"title": workbook.title[:255], "author": (workbook.theme.name or "ANNA")[:255]}
    excel.set_properties(about | {"created": datetime.combine(workbook.made, time(), UTC)})
    look = workbook.theme
    faces = {
        "head": excel.add_format(
            {
                "bold": True,
                "bg_color": look.colour.upper(),
                "font_color": look.on_colour.upper(),
                "text_wrap": True,
                "valign": "top",
            }
        ),
        "text": excel.add_format({"text_wrap": True, "valign": "top"}),
        "short": excel.add_format({"valign": "top"}),
    }
    for title, sheet in zip(titles(each.title for each in workbook.sheets), workbook.sheets, strict=True):
        _sheet(excel, title, sheet, faces)
    excel.close()
    return out.getvalue()


def _sheet(excel: "Excel", title: str, sheet: Sheet, faces: dict[str, Any]) -> None:
    page = excel.add_worksheet(title)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, column.title, faces["head"])
    page.set_row(0, 3 * _LINE)
    text, number = page.write_string, page.write_number
    looks = [
        (faces["text"], column.width) if column.wraps else (faces["short"], LONGEST)
        for column in sheet.columns
    ]
    for down, row in enumerate(sheet.rows, 1):
        lines = 1
        for across, value in enumerate(row):
            look, width = looks[across]
            if isinstance(value, str):
                if value:
                    text(down, across, value, look)
                    if len(value) > width:
                        lines = max(lines, len(value) // width + 1)
            elif value is not None:
                number(down, across, value, look)
        if lines > 1:
            page.set_row(down, min(lines * _LINE, _HIGHEST))
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def titles(wanted: Iterable[str]) -> Iterator[str]:
    """Titles that every program takes: short, without signs that mean something, each different."""
    taken = set[str]()
    for title in wanted:
        plain = _FORBIDDEN.sub(" ", title).strip()[:LONGEST_TITLE].strip() or "-"
        free, number = plain, 1
        while free.casefold() in taken:
            number += 1
            free = f"{plain[: LONGEST_TITLE - 5]} ({number})"
        taken.add(free.casefold())
        yield free

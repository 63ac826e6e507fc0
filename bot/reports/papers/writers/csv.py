"""A workbook as CSV files in one zip file, a file for each sheet."""

import csv
import io
import re
import unicodedata

from bot.reports.papers.workbook import CellValue, Sheet, Workbook
from bot.reports.papers.writers.stable_zip import zipped

_BEGINS_A_FORMULA = re.compile(r"[\s'\"]*[=+\-@|%＝＋－＠]")
"""Texts that a spreadsheet program may take for a formula or a command when it opens a CSV file."""


def csv_files(workbook: Workbook) -> bytes:
    """The zip file, the same bytes for the same workbook. As spreadsheet programs expect it, values are separated by
    commas, or by semicolons in languages with a decimal comma."""
    return zipped(
        (f"{number:02}-{_name(sheet.title)}.csv", _file(sheet, workbook.decimal_sign == ","))
        for number, sheet in enumerate(workbook.sheets, 1)
    )


def _file(sheet: Sheet, decimal_comma: bool) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=";" if decimal_comma else ",", quoting=csv.QUOTE_ALL, lineterminator="\r\n"
    )
    writer.writerow([harmless(column.title) for column in sheet.columns])
    writer.writerows([[_text(value, decimal_comma) for value in row] for row in sheet.rows])
    return out.getvalue().encode("utf-8-sig")


def _text(value: CellValue, decimal_comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    return str(value).replace(".", ",") if decimal_comma else str(value)


def harmless(text: str) -> str:
    """The text, with an apostrophe before it when it could be taken for a formula."""
    return f"'{text}" if _BEGINS_A_FORMULA.match(text) else text


def _name(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "sheet"

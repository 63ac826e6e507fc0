"""A workbook as CSV files in one zip file, a file for each sheet."""

import csv
import io
import re
import unicodedata

from bot.reports.papers.content.workbook import Sheet, Value, Workbook
from bot.reports.papers.writers.stable_zip import packed

_BEGINS_A_FORMULA = re.compile(r"[\s'\"]*[=+\-@|%＝＋－＠]")
"""What a spreadsheet program may take for a formula or a command when it opens a CSV file."""


def csv_files(workbook: Workbook) -> bytes:
    """The zip file, the same bytes for the same workbook. The values are separated as spreadsheet programs expect
    in that language: by semicolons where decimals stand behind a comma, else by commas."""
    separator = ";" if workbook.decimal == "," else ","
    return packed(
        (f"{number:02}-{_name(sheet.title)}.csv", _file(sheet, separator))
        for number, sheet in enumerate(workbook.sheets, 1)
    )


def _file(sheet: Sheet, separator: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([harmless(column.title) for column in sheet.columns])
    comma = separator == ";"
    writer.writerows([[_told(value, comma) for value in row] for row in sheet.rows])
    return out.getvalue().encode("utf-8-sig")


def _told(value: Value, comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    return str(value).replace(".", ",") if comma else str(value)


def harmless(text: str) -> str:
    """The text, with an apostrophe before it when it could be taken for a formula."""
    return f"'{text}" if _BEGINS_A_FORMULA.match(text) else text


def _name(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "sheet"

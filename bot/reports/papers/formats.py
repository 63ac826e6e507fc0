"""The file formats of papers: which there are of each kind, and what makes them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot.errors import InputFault, SettingsFault, marked

if TYPE_CHECKING:
    from bot.reports.papers.content.document import Document
    from bot.reports.papers.content.workbook import Workbook

INSTALL = marked(
    "To make a {format} file, first install what it needs: uv sync --extra documents in a copy of the source, or "
    "else pip install 'anna-bot[documents]'. Without it there is: {known}."
)
_OPEN = "application/vnd.oasis.opendocument."
_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Format:
    """`writer` names the function in this room that makes it, as `module:function`, and `needs` the library that
    must be installed for it, if any."""

    name: str
    media_type: str
    writer: str
    needs: str = ""
    ending: str = ""

    @property
    def suffix(self) -> str:
        """What the name of such a file ends in, without the dot."""
        return self.ending or self.name

    @property
    def installed(self) -> bool:
        """Whether such a file can be made here."""
        return not self.needs or find_spec(self.needs) is not None


DOCUMENTS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("pdf", "application/pdf", "pdf:pdf", "typst"),
        Format("docx", f"{_OFFICE}wordprocessingml.document", "docx:docx", "docx"),
        Format("odt", f"{_OPEN}text", "odt:odt"),
    )
}
WORKBOOKS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("xlsx", f"{_OFFICE}spreadsheetml.sheet", "xlsx:xlsx", "xlsxwriter"),
        Format("ods", f"{_OPEN}spreadsheet", "ods:ods"),
        Format("csv", "application/zip", "csv:csv_files", ending="zip"),
    )
}
"""By name, the usual one first."""


def chosen(name: str, among: Mapping[str, Format]) -> Format:
    """The format with this name, the usual one for "". Raises `InputFault` when there is none, `SettingsFault` when
    what it needs is not installed."""
    found = among.get(name.lower()) if name else next(iter(among.values()))
    if found is None:
        raise InputFault(
            "This paper cannot be made as {format}. Choose one of: {known}.",
            format=name,
            known=", ".join(among),
        )
    if not found.installed:
        raise lacking(found, among)
    return found


def usual(among: Mapping[str, Format]) -> tuple[Format, SettingsFault | None]:
    """The format to make when none was asked for: the usual one or, with why, one that needs nothing more than is
    installed."""
    first = next(iter(among.values()))
    if first.installed:
        return first, None
    return next(each for each in among.values() if each.installed), lacking(first, among)


def lacking(form: Format, among: Mapping[str, Format]) -> SettingsFault:
    """That a format cannot be made here, and what to do."""
    known = ", ".join(each.name for each in among.values() if each.installed)
    return SettingsFault(INSTALL, format=form.name, known=known)


def write(paper: "Document | Workbook", form: Format) -> bytes:
    """The paper as a file; the same bytes for the same paper."""
    module, _, function = form.writer.partition(":")
    make: Callable[[Document | Workbook], bytes] = getattr(
        import_module(f"bot.reports.papers.writers.{module}"), function
    )
    return make(paper)

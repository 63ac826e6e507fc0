"""The file formats of papers: which there are of each kind, and the writers that make them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot.errors import InputFault, SettingsFault, marked

if TYPE_CHECKING:
    from bot.reports.papers.document import Document
    from bot.reports.papers.workbook import Workbook

INSTALL = marked(
    "To make a {format} file, first install what it needs: uv sync --extra documents in a copy of the source, or "
    "else pip install 'anna-bot[documents]'. Without it there is: {known}."
)
_OPEN = "application/vnd.oasis.opendocument."
_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Format:
    """A file format. `writer` names the function that makes such a file, as `module:function` in the folder of the
    writers; `needs` is the library that must be installed for it, if any; `ending` is that of its files, where it is
    not the name."""

    name: str
    media_type: str
    writer: str
    needs: str = ""
    ending: str = ""

    @property
    def suffix(self) -> str:
        """The ending of the names of such files, without the dot."""
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
"""The formats of each kind by name, the usual one first."""


def chosen(name: str, among: Mapping[str, Format]) -> Format:
    """The format with this name, or the usual one for "". Raises `InputFault` when there is none, and `SettingsFault`
    when what it needs is not installed."""
    form = among.get(name.lower()) if name else next(iter(among.values()))
    if form is None:
        raise InputFault(
            "This paper cannot be made as {format}. Choose one of: {known}.",
            format=name,
            known=", ".join(among),
        )
    if not form.installed:
        raise not_installed(form, among)
    return form


def usual(among: Mapping[str, Format]) -> tuple[Format, SettingsFault | None]:
    """The format for who named none: the usual one, or one that can be made with what is installed and the fault that
    tells why."""
    first = next(iter(among.values()))
    if first.installed:
        return first, None
    return next(each for each in among.values() if each.installed), not_installed(first, among)


def not_installed(form: Format, among: Mapping[str, Format]) -> SettingsFault:
    """The fault that what a format needs is not installed, with what to do."""
    known = ", ".join(each.name for each in among.values() if each.installed)
    return SettingsFault(INSTALL, format=form.name, known=known)


def write(paper: "Document | Workbook", form: Format) -> bytes:
    """The paper as a file; the same bytes for the same paper."""
    module, _, function = form.writer.partition(":")
    make: Callable[[Document | Workbook], bytes] = getattr(
        import_module(f"bot.reports.papers.writers.{module}"), function
    )
    return make(paper)

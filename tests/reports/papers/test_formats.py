"""A format of papers is a line in the table of formats and the writer that it names; nothing else knows of it."""

from importlib import import_module
from inspect import signature

import pytest

from bot.errors import InputFault, SettingsFault
from bot.reports.papers.formats import DOCUMENTS, WORKBOOKS, Format, chosen, usual, write
from tests.support.printing import PRACTICE, workbook

ALL = [*DOCUMENTS.values(), *WORKBOOKS.values()]
ABSENT = Format("cbor", "application/cbor", "cbor:cbor", needs="no_such_library")


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.name)
def test_every_format_names_a_writer_that_takes_one_paper(form: Format) -> None:
    module, _, function = form.writer.partition(":")
    writer = getattr(import_module(f"bot.reports.papers.writers.{module}"), function)
    assert len(signature(writer).parameters) == 1


@pytest.mark.parametrize("form", WORKBOOKS.values(), ids=lambda form: form.name)
def test_the_same_paper_gives_the_same_bytes_in_every_format(form: Format) -> None:
    assert write(workbook(PRACTICE), form) == write(workbook(PRACTICE), form)


def test_a_format_is_found_by_its_name_and_the_usual_one_without() -> None:
    assert chosen("ODT", DOCUMENTS) is DOCUMENTS["odt"]
    assert chosen("", DOCUMENTS) is DOCUMENTS["pdf"]
    with pytest.raises(InputFault, match=r"Choose one of: pdf, docx, odt\."):
        chosen("xps", DOCUMENTS)


def test_a_format_that_needs_what_is_not_installed_gives_way_to_one_that_does_not() -> None:
    among = {"cbor": ABSENT, "ods": WORKBOOKS["ods"]}
    form, fault = usual(among)
    assert form is WORKBOOKS["ods"]
    assert isinstance(fault, SettingsFault)
    with pytest.raises(SettingsFault, match="Without it there is: ods"):
        chosen("cbor", among)

"""A workbook as an ODS file, for LibreOffice and its relatives."""

from collections.abc import Iterator
from html import escape

from bot.reports.papers.content.workbook import Sheet, Value, Workbook
from bot.reports.papers.writers.odf import NO_COUNTRY, opened, package
from bot.reports.papers.writers.xlsx import titles

_MILLIMETRES = 2.1
"""The width of a character."""


def ods(workbook: Workbook) -> bytes:
    """The workbook as OpenDocument spreadsheet, the same bytes for the same workbook. Every text is a text."""
    names = list(titles(sheet.title for sheet in workbook.sheets))
    widths = sorted({column.width for sheet in workbook.sheets for column in sheet.columns})
    tables = "".join("".join(_sheet(name, sheet)) for name, sheet in zip(names, workbook.sheets, strict=True))
    content = (
        f"{opened('content')}<office:automatic-styles>{_looks(workbook, widths)}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}{_filters(names, workbook)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    about = (workbook.title, workbook.theme.name, workbook.language, workbook.made)
    return package("spreadsheet", content, _styles(workbook.language), *about, settings=_frozen(names))


def _sheet(name: str, sheet: Sheet) -> Iterator[str]:
    yield f'<table:table table:name="{escape(name)}" table:style-name="Sheet">'
    for column in sheet.columns:
        yield f'<table:table-column table:style-name="W{column.width}" table:default-cell-style-name="Short"/>'
    yield '<table:table-header-rows><table:table-row table:style-name="Row">'
    for column in sheet.columns:
        yield _text("Head", column.title)
    yield "</table:table-row></table:table-header-rows>"
    looks = ["Text" if column.wraps else "Short" for column in sheet.columns]
    for row in sheet.rows:
        cells = "".join(map(_cell, looks, row))
        yield f'<table:table-row table:style-name="Row">{cells}</table:table-row>'
    yield "</table:table>"


def _cell(look: str, value: Value) -> str:
    if isinstance(value, str) and value:
        return _text(look, value)
    if isinstance(value, int | float):
        told = f'office:value-type="float" office:value="{value}"'
        return (
            f'<table:table-cell table:style-name="{look}" {told}><text:p>{value}</text:p></table:table-cell>'
        )
    return f'<table:table-cell table:style-name="{look}"/>'


def _text(look: str, value: str) -> str:
    told = 'office:value-type="string"'
    return f'<table:table-cell table:style-name="{look}" {told}><text:p>{escape(value)}</text:p></table:table-cell>'


def _looks(workbook: Workbook, widths: list[int]) -> str:
    look = workbook.theme
    columns = "".join(
        f'<style:style style:name="W{width}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{width * _MILLIMETRES:.1f}mm"/></style:style>'
        for width in widths
    )
    cells = "".join(
        f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default">'
        f'<style:table-cell-properties style:vertical-align="top"{cell}/>'
        f"<style:text-properties {text}/></style:style>"
        for name, cell, text in (
            ("Short", "", ""),
            ("Text", ' fo:wrap-option="wrap"', ""),
            (
                "Head",
                f' fo:wrap-option="wrap" fo:background-color="{look.colour}"',
                f'fo:font-weight="bold" fo:color="{look.on_colour}"',
            ),
        )
    )
    return (
        '<style:style style:name="Sheet" style:family="table" style:master-page-name="Default"/>'
        '<style:style style:name="Row" style:family="table-row"><style:table-row-properties '
        f'style:use-optimal-row-height="true"/></style:style>{columns}{cells}'
    )


def _filters(names: list[str], workbook: Workbook) -> str:
    """The buttons that filter, on every header row."""
    ranges = []
    for number, (name, sheet) in enumerate(zip(names, workbook.sheets, strict=True), 1):
        quoted = f"'{name}'"
        last = f"{_letter(len(sheet.columns) - 1)}{max(len(sheet.rows), 1) + 1}"
        area = escape(f"{quoted}.A1:{quoted}.{last}")
        ranges.append(
            f'<table:database-range table:name="filter{number}" table:target-range-address="{area}" '
            'table:display-filter-buttons="true"/>'
        )
    return f"<table:database-ranges>{''.join(ranges)}</table:database-ranges>"


def _letter(column: int) -> str:
    """The letter of a column; a sheet here has fewer than 26."""
    return chr(ord("A") + column)


def _styles(tag: str) -> str:
    language, _, country = tag.partition("-")
    return (
        f'{opened("styles")}<office:styles><style:default-style style:family="table-cell"><style:text-properties '
        f'fo:font-family="Arial" fo:font-size="10pt" fo:language="{language}" fo:country="{country or NO_COUNTRY}"/>'
        '</style:default-style><style:style style:name="Default" style:family="table-cell"/></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
        'fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" '
        'style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Default" style:page-layout-name="A4"/>'
        "</office:master-styles></office:document-styles>"
    )


def _frozen(names: list[str]) -> str:
    """The settings that keep the header rows in sight."""
    tables = "".join(
        f'<config:config-item-map-entry config:name="{escape(name)}">'
        + "".join(_setting(key, kind, value) for key, kind, value in _SPLIT)
        + "</config:config-item-map-entry>"
        for name in names
    )
    return (
        f'{opened("settings")}<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f'{_setting("ViewId", "string", "view1")}<config:config-item-map-named config:name="Tables">{tables}'
        "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings></office:document-settings>"
    )


_SPLIT = (
    ("VerticalSplitMode", "short", "2"),
    ("VerticalSplitPosition", "int", "1"),
    ("ActiveSplitRange", "short", "2"),
    ("PositionBottom", "int", "1"),
)


def _setting(name: str, kind: str, value: str) -> str:
    return f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'

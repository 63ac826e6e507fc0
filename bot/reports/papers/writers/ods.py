"""A workbook as an ODS file (OpenDocument spreadsheet)."""

from collections.abc import Iterator
from html import escape

from bot.reports.papers.workbook import CellValue, Sheet, Workbook
from bot.reports.papers.writers.odf import Metadata, language_attributes, opening_tag, package
from bot.reports.papers.writers.sheet_titles import sheet_titles

_MILLIMETRES = 2.1
"""The width of a character, in millimetres."""


def ods(workbook: Workbook) -> bytes:
    """The workbook as ODS, the same bytes for the same workbook. No text becomes a formula."""
    names = list(sheet_titles(sheet.title for sheet in workbook.sheets))
    widths = sorted({column.width for sheet in workbook.sheets for column in sheet.columns})
    tables = "".join("".join(_sheet(name, sheet)) for name, sheet in zip(names, workbook.sheets, strict=True))
    content = (
        f"{opening_tag('content')}<office:automatic-styles>{_automatic_styles(workbook, widths)}"
        "</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}{_filters(names, workbook)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    metadata = Metadata(workbook.title, workbook.theme.name, workbook.language, workbook.made)
    return package("spreadsheet", content, _styles(workbook.language), metadata, _view_settings(names))


def _sheet(name: str, sheet: Sheet) -> Iterator[str]:
    yield f'<table:table table:name="{escape(name)}" table:style-name="Sheet">'
    for column in sheet.columns:
        yield f'<table:table-column table:style-name="W{column.width}" table:default-cell-style-name="Short"/>'
    yield '<table:table-header-rows><table:table-row table:style-name="Row">'
    for column in sheet.columns:
        yield _text("Head", column.title)
    yield "</table:table-row></table:table-header-rows>"
    styles = ["Text" if column.wraps else "Short" for column in sheet.columns]
    for row in sheet.rows:
        cells = "".join(map(_cell, styles, row))
        yield f'<table:table-row table:style-name="Row">{cells}</table:table-row>'
    yield "</table:table>"


def _cell(style: str, value: CellValue) -> str:
    if isinstance(value, str) and value:
        return _text(style, value)
    if isinstance(value, int | float):
        return _filled(style, f'office:value-type="float" office:value="{value}"', str(value))
    return f'<table:table-cell table:style-name="{style}"/>'


def _text(style: str, value: str) -> str:
    return _filled(style, 'office:value-type="string"', escape(value))


def _filled(style: str, attributes: str, inner: str) -> str:
    return f'<table:table-cell table:style-name="{style}" {attributes}><text:p>{inner}</text:p></table:table-cell>'


def _automatic_styles(workbook: Workbook, widths: list[int]) -> str:
    theme = workbook.theme
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
                f' fo:wrap-option="wrap" fo:background-color="{theme.colour}"',
                f'fo:font-weight="bold" fo:color="{theme.on_colour}"',
            ),
        )
    )
    return (
        '<style:style style:name="Sheet" style:family="table" style:master-page-name="Default"/>'
        '<style:style style:name="Row" style:family="table-row"><style:table-row-properties '
        f'style:use-optimal-row-height="true"/></style:style>{columns}{cells}'
    )


def _filters(names: list[str], workbook: Workbook) -> str:
    """The ranges that give every header row the buttons of a filter."""
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
    """The letter of the column with this index, below 26."""
    return chr(ord("A") + column)


def _styles(language: str) -> str:
    return (
        f'{opening_tag("styles")}<office:styles><style:default-style style:family="table-cell">'
        "<style:text-properties "
        f'fo:font-family="Arial" fo:font-size="10pt" {language_attributes(language)}/>'
        '</style:default-style><style:style style:name="Default" style:family="table-cell"/></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
        'fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" '
        'style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Default" style:page-layout-name="A4"/>'
        "</office:master-styles></office:document-styles>"
    )


def _view_settings(names: list[str]) -> str:
    """The settings that keep the header rows in view."""
    tables = "".join(
        f'<config:config-item-map-entry config:name="{escape(name)}">'
        + "".join(_setting(key, kind, value) for key, kind, value in _SPLIT)
        + "</config:config-item-map-entry>"
        for name in names
    )
    return (
        f'{opening_tag("settings")}<office:settings><config:config-item-set config:name="ooo:view-settings">'
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

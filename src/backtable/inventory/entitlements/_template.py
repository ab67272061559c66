"""Our own workbook, written: empty to be filled in, or with what was read elsewhere."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # has types and no marker that says so
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from backtable.inventory._entitlement import Contract, Entitlement
from backtable.inventory.entitlements._collected import KINDS
from backtable.inventory.entitlements._columns import CLAUSES, CONTRACTS, ENTITLEMENTS, OTHER_CLAUSE, Column

_LAST_ROW = 1_048_575
_SPARE = 20  # columns at the right, for clauses without a column of their own
_FIRST_SAFE_DAY = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_HOW = (
    "How to fill in this workbook",
    "",
    "One row on the sheet Entitlements for each purchase, subscription, maintenance period, upgrade or retirement.",
    "Rest the pointer on a heading to read what belongs there. The grey row is an example and is not read.",
    "Write what the order or the contract says, not what is installed. Leave empty what you do not know.",
    "Perpetual licences and subscriptions in term add units. Maintenance adds none. An upgrade moves units from the product "
    "that it replaces. A retirement takes units away; its number of units is written without a minus sign.",
    "One row on the sheet Contracts for each agreement. A clause without a column of its own gets one at the right, with the "
    "heading “Clause: ” and its name.",
)


def write_template(path: Path, metrics: Mapping[str, str]) -> None:
    """Write an empty workbook with an example row, notes on the headings and lists to choose from.

    Args:
        metrics: key of a metric → its name; the keys are offered as a list.
    """
    _write(path, metrics, (), (), example=True)


def write_workbook(
    path: Path, entitlements: Sequence[Entitlement], contracts: Sequence[Contract], metrics: Mapping[str, str]
) -> None:
    """Write entitlements and contracts as the workbook that `read_entitlements` reads; arguments as for `write_template`."""
    _write(path, metrics, entitlements, contracts, example=False)


def _write(
    path: Path, metrics: Mapping[str, str], entitlements: Sequence[Entitlement], contracts: Sequence[Contract], example: bool
) -> None:
    known = {column.field for column in CLAUSES}
    others = sorted({key for contract in contracts for key, _ in contract.clauses} - known)
    clauses = (*CLAUSES, *(Column(key, f"{OTHER_CLAUSE}{key}", "", "", width=24) for key in others))
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False})
    try:
        records = [{column.field: getattr(item, column.field) for column in ENTITLEMENTS} for item in entitlements]
        sheet = _sheet(book, "Entitlements", ENTITLEMENTS, records, example)
        agreed = [{column.field: getattr(item, column.field) for column in CONTRACTS} | dict(item.clauses) for item in contracts]
        _sheet(book, "Contracts", (*CONTRACTS, *clauses), agreed, example)
        _choices(book, sheet, metrics)
        how = book.add_worksheet("How to fill in")
        how.set_column(0, 0, 110, book.add_format({"text_wrap": True}))
        for number, line in enumerate(_HOW):
            how.write_string(number, 0, line)
    finally:
        book.close()


def _sheet(
    book: Workbook, name: str, columns: Sequence[Column], records: Sequence[Mapping[str, Any]], example: bool
) -> Worksheet:
    sheet = book.add_worksheet(name)
    heading = book.add_format({"bold": True, "bottom": 1, "bg_color": "#DDE5EE", "text_wrap": True, "valign": "top"})
    formats = {"text": "@", "number": "#,##0.##########", "date": "yyyy-mm-dd"}
    plain = {kind: book.add_format({"num_format": text, "locked": False}) for kind, text in formats.items()}
    grey = {
        kind: book.add_format({"num_format": text, "locked": False, "font_color": "#808080", "italic": True, "bg_color": "#F2F2F2"})
        for kind, text in formats.items()
    }
    for position, column in enumerate(columns):
        sheet.set_column(position, position, column.width, plain[column.kind])
        sheet.write_string(0, position, column.heading, heading)
        if column.note:
            sheet.write_comment(0, position, column.note, {"x_scale": 2})
        if example:
            _put(sheet, 1, position, _typed(column), grey[column.kind])
        for number, record in enumerate(records, 1):
            _put(sheet, number, position, record.get(column.field), plain[column.kind])
    sheet.set_column(len(columns), len(columns) + _SPARE, 24, plain["text"])
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3: all columns side by side are too small to read on A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    allowed = ("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter")
    sheet.protect("", dict.fromkeys(allowed, True))
    return sheet


def _typed(column: Column) -> Any:
    if not column.example:
        return None
    if column.kind == "number":
        return Decimal(column.example)
    return date.fromisoformat(column.example) if column.kind == "date" else column.example


def _put(sheet: Worksheet, row: int, position: int, value: Any, form: Any) -> None:
    """Write a value exactly: as text where Excel's number or calendar does not hold it, and never as a formula."""
    if isinstance(value, Decimal) and Decimal(f"{float(value):.16G}") == value:
        sheet.write_number(row, position, float(value), form)
    elif isinstance(value, date) and value >= _FIRST_SAFE_DAY:
        sheet.write_datetime(row, position, value, form)
    elif value is None or value == "":
        sheet.write_blank(row, position, None, form)
    else:
        sheet.write_string(row, position, f"{value:f}" if isinstance(value, Decimal) else str(value), form)


def _choices(book: Workbook, sheet: Worksheet, metrics: Mapping[str, str]) -> None:
    """Offer lists for kind and metric; another metric may be written after a warning, another kind may not."""
    fields = [column.field for column in ENTITLEMENTS]
    kind, metric = fields.index("kind"), fields.index("metric")
    sheet.data_validation(
        1,
        kind,
        _LAST_ROW,
        kind,
        {"validate": "list", "source": list(KINDS), "error_title": "Kind", "error_message": f"One of {', '.join(KINDS)}."},
    )
    lists = book.add_worksheet("Metrics")
    lists.set_column(0, 1, 50)
    lists.write_string(0, 0, "Key")
    lists.write_string(0, 1, "What is counted")
    for number, (key, name) in enumerate(metrics.items(), 1):
        lists.write_string(number, 0, key)
        lists.write_string(number, 1, name)
    if metrics:
        sheet.data_validation(
            1,
            metric,
            _LAST_ROW,
            metric,
            {
                "validate": "list",
                "source": f"=Metrics!$A$2:$A${len(metrics) + 1}",
                "error_type": "warning",
                "error_title": "Metric",
                "error_message": "No such metric is known. Keep it, and it will be listed as not counted?",
            },
        )

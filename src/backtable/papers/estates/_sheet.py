"""A sheet of a workbook: headings, rows, totals; safe whatever stands in the cells."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]  # has types and no marker that says so

_HEADING = 32  # points: two lines, which not every program makes room for by itself
_MOST_LETTERS = 32_000  # a cell holds 32,767
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
"""Options of a workbook that takes texts for nothing else."""


def sheet_of(
    book: Workbook, name: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[Any]], totals: Sequence[int] = ()
) -> None:
    """Write rows below their headings on a sheet of their own; texts are never computed.

    Args:
        columns: heading and width of each.
        totals: positions of the columns that are added up by a formula.
    """
    sheet = book.add_worksheet(name)
    heading = book.add_format({"bold": True, "bottom": 1, "bg_color": "#DDE5EE", "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    whole = book.add_format({"num_format": "#,##0", "valign": "top"})
    # A column of whole numbers is read without decimals.
    parts = [any(isinstance(row[position], Decimal) and row[position] % 1 for row in rows) for position in range(len(columns))]
    shown = ["#,##0.00####" if part else "#,##0" for part in parts]
    numbers = [book.add_format({"num_format": form, "valign": "top"}) for form in shown]
    strong = [book.add_format({"num_format": form, "bold": True, "top": 1}) for form in shown]
    sheet.set_row(0, _HEADING)
    for position, (title, width) in enumerate(columns):
        sheet.set_column(position, position, width)
        sheet.write_string(0, position, title, heading)
    for line, row in enumerate(rows, 1):
        for position, value in enumerate(row):
            if isinstance(value, Decimal):
                sheet.write_number(line, position, float(value), numbers[position])
            elif isinstance(value, int):
                sheet.write_number(line, position, value, whole)
            elif value is not None:
                sheet.write_string(line, position, str(value)[:_MOST_LETTERS], plain)
    for position in totals if rows else ():
        letter = chr(ord("A") + position)
        total = float(sum((row[position] for row in rows if row[position] is not None), Decimal(0)))
        sheet.write_formula(len(rows) + 1, position, f"=SUM({letter}2:{letter}{len(rows) + 1})", strong[position], total)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)

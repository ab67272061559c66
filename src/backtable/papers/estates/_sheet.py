"""A sheet of a workbook: headings, rows, totals; safe whatever stands in the cells."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]  # has types and no marker that says so

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
    number = book.add_format({"num_format": "#,##0.00", "valign": "top"})
    strong = book.add_format({"num_format": "#,##0.00", "bold": True, "top": 1})
    for position, (title, width) in enumerate(columns):
        sheet.set_column(position, position, width)
        sheet.write_string(0, position, title, heading)
    for line, row in enumerate(rows, 1):
        for position, value in enumerate(row):
            if isinstance(value, Decimal):
                sheet.write_number(line, position, float(value), number)
            elif isinstance(value, int):
                sheet.write_number(line, position, value, plain)
            elif value is not None:
                sheet.write_string(line, position, str(value)[:_MOST_LETTERS], plain)
    for position in totals if rows else ():
        letter = chr(ord("A") + position)
        total = float(sum((row[position] for row in rows if row[position] is not None), Decimal(0)))
        sheet.write_formula(len(rows) + 1, position, f"=SUM({letter}2:{letter}{len(rows) + 1})", strong, total)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)

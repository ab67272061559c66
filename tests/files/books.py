"""Workbooks as people leave them: the sheets of ours as rows, changed, and written by another hand."""

import io
from collections.abc import Callable
from typing import Any

import xlsxwriter

from backtable.files import read_case_source, write_workbook
from backtable.files.workbook._book import read_book

Sheets = dict[str, list[list[Any]]]
SMALL = """case: two
currency: EUR
ours: a
facts: {list_price: {value: 1000, unit: EUR, source: a letter}}
assumptions:
  u: {low: 1, likely: 2, high: 3, known_to: [a], as_seen_by: {bob: {chance: 30%}}}
issues:
  price: {from: 0, to: 10, step: 5}
  share: {options: [0, 0.25, 0.5], unit: "%"}
  release: {options: [none, full], label: Release}
packages:
  demand: {price: 10, share: 0.25, release: full}
sides:
  a:
    people:
      ann: {table: front, interests: [{name: Cheap, value: -price * u, no_deal: -20}, {name: Open, scores: {release: {none: 0, full: 1}}, no_deal: 0}]}
    authority: [{when: price > 5, approve: ann}, {approve: [ann]}]
  b:
    people:
      bob: {role: Seller, table: front, stake: 50%, interests: [{name: Dear, value: price, no_deal: 1}, {name: Shut, unknown: {worth: {low: 1, likely: 2, high: 3}, issues: {price: more, release: [full, none]}, no_deal: 10%}}]}
"""


def sheets_of(text: str = SMALL) -> Sheets:
    """Give the sheets of a case's workbook by name, each as rows from A1 on."""
    (book,) = write_workbook(read_case_source("case.yaml", text.encode()))
    return {grid.name: [list(row) for row in grid.rows] for grid in read_book("case.xlsx", book.content) if grid.name != "Lists"}


def content_of(sheets: Sheets, change: Callable[[Any, Any], None] | None = None) -> bytes:
    """Write sheets plainly: no formats, numbers as numbers, texts as texts.

    Args:
        change: is given the workbook and its sheets by name, before it is closed.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    written = {}
    for name, rows in sheets.items():
        written[name] = sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for position, value in enumerate(row):
                if value not in ("", None):
                    sheet.write(number, position, value)
    if change:
        change(book, written)
    book.close()
    return out.getvalue()


def top_of(rows: list[list[Any]], heading: str) -> tuple[int, int]:
    """Give row and column of a heading, from 0."""
    return next((number, row.index(heading)) for number, row in enumerate(rows) if heading in row)

"""A licence position as a workbook that licensing people pass on: every reading, what was read, what was left out."""

import io
from collections.abc import Sequence

import xlsxwriter  # type: ignore[import-untyped]  # has types and no marker that says so

from backtable.licensing.metrics import METRICS
from backtable.licensing.project import Count, Gap, by_contract, in_words
from backtable.papers.estates._gaps_sheet import gaps_sheet
from backtable.papers.estates._sheet import SAFE, sheet_of


def position_workbook(found: Count, gaps: Sequence[Gap]) -> bytes:
    """Give the position as the content of an .xlsx file; texts are never computed. `gaps` as of `position_document`."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, SAFE)
    for reading in found.project.readings:
        name = {"ours": "Our reading", "theirs": "Supplier's reading"}.get(reading.name, reading.name)
        sheet_of(
            book,
            _name(book, name),
            (("Publisher", 20), ("Product", 40), ("Edition", 16), ("Version", 16), ("Metric", 24), ("Rights owned", 12), ("Needed", 12), ("Used", 12), ("Available", 12), ("Shortfall", 12), ("Unlicensed installs", 12), ("Not counted", 12), ("Price of one", 14), ("True-up cost", 16), ("Over-licensed amount", 16), ("Settled by contract", 60)),
            [
                (row.publisher, row.title, row.edition, row.version, METRICS[row.metric].unit, row.owned, row.needed, row.used, row.available, row.shortfall, row.unlicensed, row.uncounted, row.unit_price, row.true_up, row.over, "; ".join(in_words(item) for item in by_contract(found, row.product)) or None)
                for row in found.rows(reading.name)
            ],
            totals=(13, 14),
        )
    if gaps:
        gaps_sheet(book, found, gaps)
    sheet_of(
        book,
        _name(book, "What was read"),
        (("File", 40), ("Read as", 24), ("Rows", 12), ("Left out", 12), ("Notes", 80)),
        [(item.file, item.kind, item.rows, item.left_out, "; ".join(item.notes)) for item in found.estate.sources],
    )
    sheet_of(book, _name(book, "Left out"), (("Place", 50), ("Reason", 90)), [(item.place, item.reason) for item in (*found.estate.left_out, *found.unread)])
    sheet_of(
        book,
        _name(book, "Titles not recognised"),
        (("Title", 60), ("Publisher", 30), ("Machines", 12)),
        [(item.title, item.publisher, item.machines) for item in found.recognised.unknown],
    )
    if remarks := [*found.estate.remarks, *found.notes]:
        sheet_of(book, _name(book, "Remarks"), (("Remark", 140),), [(remark,) for remark in remarks])
    book.close()
    return out.getvalue()


def _name(book: xlsxwriter.Workbook, wanted: str) -> str:
    """Give a name that a sheet may have, and no other has: 31 signs at most, none of those that Excel refuses."""
    plain = "".join(" " if sign in "[]:*?/\\" else sign for sign in wanted).strip("' ")[:27] or "Reading"
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    names = [plain, *(f"{plain} {number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name.casefold() not in taken)

"""The sheet of what could not be counted, in the workbooks of a position and of a claim."""

from collections.abc import Sequence

from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]  # has types and no marker that says so

from backtable.licensing.metrics import METRICS
from backtable.licensing.project import Count, Gap
from backtable.papers.estates._sheet import sheet_of

_COLUMNS = (("Product", 40), ("Reading", 12), ("Machines", 12), ("Why", 70), ("May be asked for instead", 36), ("Metric", 24), ("Needed of it", 14), ("Price of one", 14), ("At list", 16))


def gaps_sheet(book: Workbook, found: Count, gaps: Sequence[Gap]) -> None:
    """Write what is in none of the figures, a row for each edition and metric that may be asked for instead."""
    rows: list[tuple[object, ...]] = []
    for gap in gaps:
        told = (found.project.products[gap.item.product].title, " and ".join(gap.readings), gap.item.machines or None, "; ".join(gap.item.reasons))
        other = gap.instead
        needs: list[tuple[object, ...]] = [(METRICS[row.metric].unit, row.needed, row.unit_price, row.true_up) for row in other.rows] if other else []
        rows += [(*told, other.title if other else None, *need) for need in needs or [(None,) * 4]]
    sheet_of(book, "Not counted", _COLUMNS, rows)

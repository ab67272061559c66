"""A claim as a workbook that licensing people pass on: stages, challenge list, valuations, what was handed over."""

import io
from collections.abc import Sequence
from decimal import Decimal

import xlsxwriter  # type: ignore[import-untyped]  # has types and no marker that says so
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

from backtable.licensing.claim import COMPONENTS, Challenged, Claim
from backtable.papers.estates._claim_picture import ClaimFall, claim_falls, claim_title
from backtable.papers.estates._gaps_sheet import gaps_sheet
from backtable.papers.estates._sheet import SAFE, sheet_of


def claim_workbook(found: Claim) -> bytes:
    """Give the claim as the content of an .xlsx file; totals are formulas, texts are never computed."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, SAFE)
    sheet_of(
        book,
        "Stages",
        (("Line", 6), ("Charged for", 44), ("Component", 18), ("Units", 12), ("Short by our count", 12), ("Short by theirs", 12), ("Unit price", 14), ("Claimed", 16), ("Evidenced", 16), ("At our prices", 16), ("Accepted", 16), ("Their clause", 40), ("Place", 28)),
        [
            (item.line.number, item.line.title, COMPONENTS[item.line.component], item.line.units, *_shown(item), item.line.price, item.line.amount, item.evidenced, item.priced, item.accepted, item.line.clause, item.line.place)
            for item in found.lines
        ],
        totals=(7, 8, 9, 10),
    )
    sheet_of(
        book,
        "Challenge list",
        (("Line", 6), ("Charged for", 44), ("Component", 18), ("Leads to", 12), ("Reduction", 16), ("Argument", 70), ("Evidence", 60), ("Strength", 10)),
        [
            (item.line.number, item.line.title, COMPONENTS[item.line.component], cut.stage, cut.amount, cut.argument, cut.evidence, cut.strength)
            for item in found.lines
            for cut in item.reductions
        ],
        totals=(4,),
    )
    _waterfall(book, found, claim_falls(found))
    for name, charges in (("Valued as an auditor", found.theirs), ("Valued by us", found.ours)):
        sheet_of(
            book,
            name,
            (("Publisher", 20), ("Product", 40), ("Component", 18), ("Units", 12), ("Unit price", 14), ("Amount", 16), ("How", 50), ("Clause or assumption", 70)),
            [
                (item.publisher, item.title, COMPONENTS[item.component], item.units, item.price, item.amount, item.how, item.source)
                for item in charges
            ],
            totals=(5,),
        )
    if found.gaps:
        gaps_sheet(book, found.count, found.gaps)
    sheet_of(
        book,
        "Handed over",
        (("On", 12), ("By", 24), ("To", 24), ("What", 44), ("SHA-256 of the file", 68), ("Note", 40)),
        [(item.on.isoformat(), item.by, item.to, item.what, item.sha256, item.note) for item in found.handed],
    )
    sheet_of(
        book,
        "Contracts",
        (("Contract", 20), ("Publisher", 24), ("Clause", 24), ("What it says", 80), ("Place", 28)),
        [(item.contract, item.publisher, item.name, item.says, item.place) for item in found.clauses],
    )
    book.close()
    return out.getvalue()


def _shown(item: Challenged) -> tuple[Decimal | None, Decimal | None]:
    """Give what our count shows short of a line's product under our reading and the supplier's; nothing where it stands in several metrics."""
    return (item.shown[0].ours, item.shown[0].theirs) if len(item.shown) == 1 else (None, None)


def _waterfall(book: Workbook, found: Claim, falls: Sequence[ClaimFall]) -> None:
    """Write the waterfall as figures with a chart of them: what stands below a bar is not drawn."""
    level, rows = Decimal(0), []
    for fall in falls:
        end = fall.amount if fall.total else level - fall.amount
        start, level = (Decimal(0) if fall.total else level), end
        low, high = min(start, end), max(start, end)
        shown = (fall.amount, None) if fall.total else (None, high - low)
        rows.append((fall.name, fall.stage, "total" if fall.total else "taken off" if fall.amount >= 0 else "added", fall.amount, low, *shown))
    columns = (("Step", 60), ("Stage", 12), ("Kind", 12), ("Amount", 16), ("Below the bar", 16), ("Total", 16), ("Change", 16))
    sheet_of(book, "Waterfall", columns, rows)
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    last = len(rows)
    for position, fill in ((4, None), (5, "#222222"), (6, "#BBBBBB")):
        chart.add_series(
            {
                "name": ["Waterfall", 0, position],
                "categories": ["Waterfall", 1, 0, last, 0],
                "values": ["Waterfall", 1, position, last, position],
                "fill": {"color": fill} if fill else {"none": True},
                "border": {"color": "#000000"} if fill else {"none": True},
                "gap": 40,
            }
        )
    chart.set_title({"name": claim_title(found), "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "#,##0", "name": found.file.project.currency, "label_position": "low"})
    chart.set_legend({"none": True})
    chart.set_size({"width": 900, "height": 80 + 32 * last})
    book.get_worksheet_by_name("Waterfall").insert_chart(last + 2, 0, chart, {"description": claim_title(found)})

"""How a table of a case workbook lies on paper: columns as wide as what stands in them needs, and no page for blank rows alone."""

import math
from collections.abc import Sequence
from functools import cache

from backtable.files.workbook._entry import Cells
from backtable.files.workbook._frame import CODE, Frame
from backtable.files.workbook._layout import Column
from backtable.files.workbook._lines import lines_of, width_of

_PAGE = 172  # digits that stand beside one another on a page in a size that is easily read
_SHORT, _NARROWEST, _MARGIN = 20, 8, 4
_BOLD, _WIDEST_KEY = 1.08, 30  # how much wider bold letters are; keys break badly
_STEP = 2
_LOOKED_AT = 100  # rows for which columns are made to fit
_WANTED = ("label", "playbook", "low", "likely", "high")  # columns that stay wide though nothing stands in them, for many will fill them
_DIGIT, _MORE = 5.25, 3.75  # points of a digit, and of a column beside its digits
_ACROSS, _DOWN = 798, 516  # points between the margins of a page of A4, landscape
_SPARE = 2  # ruled rows below what is filled
_PAGES = (0.97, 1.0, 1.03)  # programs differ a little in how much stands on a page


def fitted(columns: Sequence[Column], rows: Sequence[Cells], kept: bool) -> list[int]:
    """Give how wide columns are, in digits.

    Columns are as wide as what stands in them. Where that is too wide for a page, long texts wrap: each has at least a short width, and what is
    left of the page goes where it saves most lines.

    Args:
        rows: what stands in the table.
        kept: columns in which nothing stands stay wide, for somebody will fill them.
    """
    unused = {column.field for column in columns if rows and not kept and column.field not in _WANTED and not any(column.field in row for row in rows)}
    found = [min(column.width, len(column.heading) + 3) if column.field in unused else column.width for column in columns]
    if kept or not rows:
        return _narrowed(columns, found)
    for position, column in enumerate(columns):
        held = [row[column.field].value for row in rows if column.field in row]
        longest = max((width_of(f"{value:,}" if isinstance(value, float) else value, column.kind in CODE) for value in held), default=found[position])
        if column.kind == "key" and held:
            longest *= _BOLD
            found[position] = max(found[position], min(math.ceil(longest), _WIDEST_KEY))
        found[position] = min(found[position], max(math.ceil(longest), len(column.heading) + _MARGIN, _NARROWEST))
    return _shared(columns, found, rows[:_LOOKED_AT])


def _loose(columns: Sequence[Column], widths: Sequence[int]) -> list[int]:
    """Give which columns may be narrower than what stands in them."""
    return [position for position, (column, width) in enumerate(zip(columns, widths, strict=True)) if width > _SHORT and column.kind != "key"]


def _narrowed(columns: Sequence[Column], widths: list[int]) -> list[int]:
    loose, excess = _loose(columns, widths), max(0, sum(widths) - _PAGE)
    texts = sum(widths[position] for position in loose)
    return [max(_SHORT, width - math.ceil(excess * width / texts)) if position in loose else width for position, width in enumerate(widths)]


def _shared(columns: Sequence[Column], widths: list[int], rows: Sequence[Cells]) -> list[int]:
    """Share a page that is too narrow among the columns of long texts, so that rows are low."""
    loose = _loose(columns, widths)
    if sum(widths) <= _PAGE or not loose:
        return widths
    texts = {position: [str(row[columns[position].field].value) if columns[position].field in row else "" for row in rows] for position in loose}

    @cache
    def lines(position: int, width: int) -> tuple[int, ...]:
        return tuple(lines_of(text, width, columns[position].kind in CODE) for text in texts[position])

    def height(trial: Sequence[int]) -> tuple[int, int]:
        each = [lines(position, trial[position]) for position in loose]
        return sum(map(max, zip(*each, strict=True))), sum(map(sum, each))

    found = [_SHORT if position in loose else width for position, width in enumerate(widths)]
    while sum(found) + _STEP <= _PAGE:
        wider = [[width + _STEP if place == position else width for place, width in enumerate(found)] for position in loose if found[position] + _STEP <= widths[position]]
        if not wider:
            break
        found = min(wider, key=lambda trial: (height(trial), max(full - width for full, width in zip(widths, trial, strict=True))))
    return found


def spare_rows(frame: Frame, widths: Sequence[int], top: float, heights: Sequence[float]) -> int:
    """Give how many ruled rows stand below what is filled: none that alone would take another page.

    Args:
        top: points of what stands above the rows of the first page.
        heights: points of the rows that are filled.
    """
    scale = min(1.0, _ACROSS / sum(_DIGIT * width + _MORE for width in widths))
    found = _SPARE
    for share in _PAGES:
        page, used = _DOWN / scale * share, top
        for height in heights:
            used = used + height if used + height <= page else frame.repeated + height
        found = min(found, max(0, int((page - used) / frame.plain)))
    return found

"""How every sheet of a case workbook looks: formats, titles, headings, heights of rows, and the page when it is printed."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.format import Format  # type: ignore[import-untyped]  # has types and no marker that says so
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from backtable.files.workbook._entry import Entry
from backtable.files.workbook._layout import SETTINGS, Column
from backtable.files.workbook._lines import lines_of

TOP = 2
"""Row of the headings, from 0: a title and a line on what the sheet is for stand above."""
INK, PALE, RULE, GREY = "#1F3A5F", "#EEF2F7", "#D0D7DE", "#7A7A7A"
_SETTINGS = tuple(item.field for item in SETTINGS)
_LAST_OF_ALL = 1_048_576
_LINE, _ABOVE, _TALLEST = 13, 5, 400  # points of a line and of what is added to all of them; Excel allows a height of 409
_PLAIN, _HEADINGS, _TITLE = 15, 32, 24
_TABS = {"who": "#1F3A5F", "terms": "#2E7D6B", "numbers": "#B7791F", "people": "#7A3E65", "empty": RULE}
_TEXTS = ("key", "text", "word", "formula", "condition", "names", "weights", "hint", "options")
CODE = ("formula", "condition", "weights")
_ALLOWED = ("format_cells", "format_columns", "format_rows", "insert_rows", "insert_columns", "delete_rows", "sort", "autofilter")


class Frame:
    """Gives the formats of a workbook, each once, and frames its sheets.

    Args:
        book: to be written.
    """

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.plain, self.repeated = _PLAIN, _HEADINGS
        """Points of a row with one line, and of the headings, which stand on every page."""
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, **properties: Any) -> Format:
        """Give a format with these properties on top of the usual ones."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"font_name": "Arial", "font_size": 10, "valign": "vcenter", "align": "left", **properties})
        return self._formats[key]

    def heading(self, locked: bool = True, align: str = "left") -> Format:
        """Give the format of a heading."""
        return self.format(align=align, bold=True, font_color="#FFFFFF", bg_color=INK, text_wrap=True, indent=1, border=1, border_color=INK, locked=locked)

    def cell(self, column: Column, number: str = "", grey: bool = False, ruled: bool = True) -> Format:
        """Give the format of a cell to be filled.

        Args:
            number: how a number in it is shown; as its column has it if empty.
            grey: whether it belongs to an example.
        """
        usual = "yyyy-mm-dd" if column.kind == "date" else "@" if column.kind in _TEXTS else "General"
        properties: dict[str, Any] = {"num_format": number or usual, "locked": False}
        properties |= {"text_wrap": column.kind not in ("number", "share", "date"), "indent": 1}
        if ruled:
            properties |= {"border": 1, "border_color": RULE}
        if column.kind in CODE:
            properties |= {"font_name": "Courier New", "font_size": 10}
        if column.kind in ("number", "share", "option", "stake") or (number and number != "@"):
            properties["align"] = "left" if column.kind in ("formula", "date", "said") or column.field in _SETTINGS else "right"
        if grey:
            properties |= {"font_color": GREY, "italic": True, "bg_color": "#F7F7F7"}
        elif column.kind == "key" and column.needed and not column.of:
            properties |= {"bold": True, "font_color": INK}
        return self.format(**properties)

    def tall(self, sheet: Worksheet, row: int, entries: Sequence[tuple[Entry, Column, int]]) -> float:
        """Make a row as high as its longest text needs, and give its points; programs differ in whether they do so themselves.

        Args:
            entries: what stands in the row, each with its column and how wide that is.
        """
        lines = max((lines_of(entry.value, width, column.kind in CODE) for entry, column, width in entries if isinstance(entry.value, str)), default=1)
        if lines <= 1:
            return self.plain
        height = min(_LINE * lines + _ABOVE, _TALLEST)
        sheet.set_row(row, height)
        return height

    def follow(self, sheet: Worksheet, columns: Sequence[Column], first: int, last: int) -> None:
        """Rule the rows below those that are ruled as soon as something is typed there, and show shares of somebody as percentages.

        A stake may be a formula, so that its cells have no format of percentages, in which 1 would be taken for 1 %.

        Args:
            first: row from which lines follow what is typed, counted from 0.
            last: row up to which they do.
        """
        end = xl_col_to_name(len(columns) - 1)
        ruled = self._book.add_format({"border": 1, "border_color": RULE})
        sheet.conditional_format(first, 0, last, len(columns) - 1, {"type": "formula", "criteria": f"=COUNTA($A{first + 1}:${end}{first + 1})>0", "format": ruled})
        for position, column in enumerate(columns):
            if column.kind == "stake":
                cell = f"{xl_col_to_name(position)}{TOP + 2}"
                for form, whole in (("0%", f"ROUND({cell}*100,0)=ROUND({cell}*100,6)"), ("0.0%", "TRUE")):
                    rule = f"=IF(ISNUMBER({cell}),IF(ABS({cell})<=1,{whole},FALSE),FALSE)"
                    sheet.conditional_format(TOP + 1, position, last, position, {"type": "formula", "criteria": rule, "format": self._book.add_format({"num_format": form}), "stop_if_true": True})

    def begin(self, sheet: Worksheet, name: str, about: str, columns: Sequence[Column], widths: Sequence[int], group: str, follows: str = "") -> float:
        """Write title, purpose and headings of a sheet, and give the points of all three.

        Args:
            follows: the cell whose text the title shows, where it is to change with it.
        """
        sheet.hide_gridlines(2)
        sheet.set_tab_color(_TABS[group])
        sheet.set_row(0, _TITLE)
        strong = self.format(bold=True, font_size=16, font_color=INK)
        if follows:
            sheet.write_formula(0, 0, f'=IF({follows}="","A new case",{follows})', strong, name)
        else:
            sheet.write_string(0, 0, name, strong)
        sheet.merge_range(1, 0, 1, len(widths) - 1, "")
        sheet.write_string(1, 0, about, self.format(font_color=GREY, italic=True, text_wrap=True))
        purpose = 14 * (1 + len(about) // sum(widths)) + 6
        sheet.set_row(1, purpose)
        sheet.set_row(TOP, _HEADINGS)
        for position, (column, width) in enumerate(zip(columns, widths, strict=True)):
            sheet.set_column(position, position, width, self.cell(column, ruled=False))
            align = "right" if column.kind in ("number", "share", "stake") else "left"
            sheet.write_string(TOP, position, column.heading, self.heading(align=align))
            if column.note:
                sheet.write_comment(TOP, position, column.note, {"x_scale": 2.2, "y_scale": 1.1, "author": "Backtable"})
        return _TITLE + purpose + _HEADINGS

    def finish(self, sheet: Worksheet, last_column: int, frozen: int, printed: bool = True, filled: int = -1) -> None:
        """Freeze the headings, protect them, and set the page up for printing.

        Args:
            printed: False for a sheet of which only a blank cell beside it is printed, so that a print of the whole workbook leaves it out.
            filled: the last row, counted from 0, in which something can be typed: as soon as something is, the table is printed; -1 for a sheet that is not filled.
        """
        sheet.freeze_panes(TOP + 1, frozen)
        sheet.protect("", dict.fromkeys(_ALLOWED, True))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.3, right=0.3, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(TOP)
        if not printed and filled < 0:
            sheet.print_area(0, last_column + 2, 0, last_column + 2)
        elif not printed:
            self._print_filled(sheet.get_name(), last_column, filled)
        sheet.set_footer("&L&8 &F&C&8 &A&R&8 &P / &N")
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_LAST_OF_ALL}"})

    def _print_filled(self, name: str, last_column: int, last: int) -> None:
        """Print a sheet from its title to the last row in which something stands, and while nothing does a blank cell beside it.

        A program that takes no formula for a print area, as LibreOffice does not, prints the sheet as it is.
        """
        cells = f"{name}!$A${TOP + 2}:${xl_col_to_name(last_column)}${last + 1}"
        empty = f"COUNTA({cells})=0"
        rows = f'MAX(1,SUMPRODUCT(MAX(({cells}<>"")*ROW({cells}))))'
        area = f"=OFFSET({name}!$A$1,0,IF({empty},{last_column + 2},0),{rows},IF({empty},1,{last_column + 1}))"
        self._book.define_name(f"{name}!_xlnm.Print_Area", area)

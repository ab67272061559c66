"""A case as the content of an .xlsx file: a form that somebody fills in, or a case written down for somebody else."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # has types and no marker that says so
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from backtable.errors import InputError, Place, Problem
from backtable.files.workbook._layout import (
    CASE,
    CASE_ABOUT,
    EXAMPLE,
    ORDER,
    PACKAGES,
    PACKAGES_ABOUT,
    SETTING,
    SETTINGS,
    VALUE,
    Column,
    Layout,
    layout,
)
from backtable.files.workbook._rows import (
    Cells,
    Entry,
    case_rows,
    number_format,
    options_of,
    package_rows,
    setting_entries,
)
from backtable.files.workbook._words import HOW, HOW_SHEET

_SETTINGS = tuple(item.field for item in SETTINGS)
_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_WRITTEN = datetime(2000, 1, 1)  # the same case gives the same bytes
_FIRST_SAFE_DAY = datetime(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_MOST_LETTERS = 32_767
_LONGEST_LIST = 255  # letters of a list that stands in a validation itself
_TOP = 2  # row of the headings, from 0: a title and a line on what the sheet is for stand above
_LAST_OF_ALL = 1_048_576
_LAST = 500  # rows for which lists are offered
_LETTERS = 1.1  # of a text that stand in the width of a digit
_READABLE = 100  # width of a column of prose
_TALLEST = 400  # points; Excel allows 409
_SPARE = 12  # ruled rows below what is filled
_INK, _PALE, _RULE, _GREY = "#1F3A5F", "#EEF2F7", "#D0D7DE", "#7A7A7A"
_TABS = {"who": "#1F3A5F", "terms": "#2E7D6B", "numbers": "#B7791F", "people": "#7A3E65"}
_TYPED = {"date": "yyyy-mm-dd", "key": "@", "text": "@", "word": "@", "formula": "@", "condition": "@", "names": "@", "weights": "@", "hint": "@", "options": "@"}


def case_workbook(data: Mapping[str, Any], file: str) -> bytes:
    """Give a case as the content of an .xlsx file, every text as text and every number as a number.

    Args:
        data: the plain values of a case file that can be read, as its tree holds them.
        file: what the workbook will be called, for places.

    Raises:
        InputError: a text or a list is too long for a cell.
    """
    return _Writing(data, None, file).content()


def template_workbook(example: Mapping[str, Any]) -> bytes:
    """Give an empty form as the content of an .xlsx file, with the rows of an example in grey, which are not read."""
    return _Writing({}, example, "the template").content()


@dataclass(frozen=True, slots=True)
class _Area:
    """Where the keys of a column stand, for the lists that other columns offer."""

    sheet: str
    column: int
    count: int

    @property
    def cells(self) -> str:
        letter = xl_col_to_name(self.column)
        return f"{self.sheet}!${letter}${_TOP + 2}:${letter}${_LAST}"

    @property
    def list(self) -> str:
        """A formula for the cells that are filled."""
        letter = xl_col_to_name(self.column)
        return f"=OFFSET({self.sheet}!${letter}${_TOP + 2},0,0,MAX(1,COUNTA({self.cells})),1)"


def _day(text: str) -> datetime | None:
    """Give a day that the calendar of spreadsheets holds, None for any other text."""
    try:
        day = datetime.fromisoformat(text.strip()) if len(text.strip()) == len("2000-01-01") else None
    except ValueError:
        return None
    return day if day and day >= _FIRST_SAFE_DAY else None


class _Writing:
    def __init__(self, data: Mapping[str, Any], example: Mapping[str, Any] | None, file: str) -> None:
        self._data = data
        self._file = file
        self._example = example
        self._out = io.BytesIO()
        self._book: Workbook = xlsxwriter.Workbook(self._out, _SAFE)
        self._book.set_properties({"title": str(data.get("case", ""))[:200], "comments": "Written by Backtable", "created": _WRITTEN})
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._problems: list[Problem] = []
        source = data if example is None else example
        self._rows = case_rows(source)
        self._shift = 0 if example is None else 1  # the column that marks examples stands first

    def content(self) -> bytes:
        for tab, name in enumerate(ORDER, 1):
            sheet = self._book.add_worksheet(name)
            if name == CASE:
                self._case(sheet)
            elif name == PACKAGES:
                self._packages(sheet, tab)
            else:
                self._table(sheet, layout(name), tab)
        self._how()
        self._lists()
        self._book.close()
        if self._problems:
            raise InputError(self._problems)
        return self._out.getvalue()

    # Formats.

    def _format(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"font_name": "Arial", "font_size": 10, "valign": "top", "align": "left", **properties})
        return self._formats[key]

    def _heading_format(self, locked: bool = True, align: str = "left") -> Format:
        return self._format(align=align, bold=True, font_color="#FFFFFF", bg_color=_INK, text_wrap=True, valign="vcenter", indent=1, border=1, border_color=_INK, locked=locked)

    def _cell_format(self, column: Column, number: str = "", grey: bool = False, ruled: bool = True) -> Format:
        properties: dict[str, Any] = {"num_format": number or _TYPED.get(column.kind, "General"), "locked": False}
        properties |= {"text_wrap": column.kind not in ("number", "share", "date"), "indent": 1}
        if ruled:
            properties |= {"border": 1, "border_color": _RULE}
        if column.kind in ("formula", "condition", "weights"):
            properties |= {"font_name": "Courier New", "font_size": 10}
        if column.kind in ("number", "share", "option") or (number and number != "@"):
            properties["align"] = "left" if column.kind in ("formula", "date") or column.field in _SETTINGS else "right"
        if grey:
            properties |= {"font_color": _GREY, "italic": True, "bg_color": "#F7F7F7"}
        elif column.kind == "key" and column.needed and not column.of:
            properties |= {"bold": True, "font_color": _INK}
        return self._format(**properties)

    # Cells.

    def _put(self, sheet: Worksheet, row: int, position: int, entry: Entry | None, column: Column, grey: bool = False, tab: int = 0) -> None:
        """Write a value exactly: a number as text where a workbook does not hold all its digits, and a text never as a formula."""
        if entry is None:
            sheet.write_blank(row, position, None, self._cell_format(column, grey=grey))
        elif isinstance(entry.value, float):
            if float(f"{entry.value:.16G}") == entry.value:
                sheet.write_number(row, position, entry.value, self._cell_format(column, number_format(entry), grey))
            else:
                sheet.write_string(row, position, repr(entry.value), self._cell_format(column, "@", grey))
        else:
            size = len(entry.value.encode("utf-16-le")) // 2
            if size > _MOST_LETTERS:
                place = Place(self._file, row + 1, position + 1, tab=tab, sheet=sheet.get_name())
                remedy = "shorten it, or keep the case in YAML"
                self._problems.append(Problem(place, f"{size:,} letters would stand in this cell", f"at most {_MOST_LETTERS:,}, which is what a cell holds", remedy))
            day = _day(entry.value) if column.kind == "date" else None
            if day is None:
                sheet.write_string(row, position, entry.value, self._cell_format(column, "@", grey))
            else:
                sheet.write_datetime(row, position, day, self._cell_format(column, "yyyy-mm-dd", grey))

    def _tall(self, sheet: Worksheet, row: int, entries: Sequence[tuple[Entry, int]]) -> None:
        """Make a row as high as its longest text needs; programs differ in whether they do so themselves."""
        lines = 1
        for entry, width in entries:
            if isinstance(entry.value, str):
                lines = max(lines, sum(1 + int(len(line) / (_LETTERS * max(width, 1))) for line in entry.value.split("\n")))
        if lines > 1:
            sheet.set_row(row, min(14 * lines + 2, _TALLEST))

    def _begin(self, sheet: Worksheet, name: str, about: str, columns: Sequence[Column], widths: Sequence[int], group: str) -> None:
        sheet.hide_gridlines(2)
        sheet.set_tab_color(_TABS[group])
        sheet.set_row(0, 24)
        sheet.write_string(0, 0, name, self._format(bold=True, font_size=16, font_color=_INK))
        sheet.merge_range(1, 0, 1, len(widths) - 1, "")
        sheet.write_string(1, 0, about, self._format(font_color=_GREY, italic=True, text_wrap=True))
        sheet.set_row(1, 14 * (1 + len(about) // sum(widths)) + 6)
        sheet.set_row(_TOP, 32)
        for position, (column, width) in enumerate(zip(columns, widths, strict=True)):
            sheet.set_column(position, position, width, self._cell_format(column, ruled=False))
            align = "right" if column.kind in ("number", "share", "stake") else "left"
            sheet.write_string(_TOP, position, column.heading, self._heading_format(align=align))
            if column.note:
                sheet.write_comment(_TOP, position, column.note, {"x_scale": 2.2, "y_scale": 1.1, "author": "Backtable"})

    def _finish(self, sheet: Worksheet, last_row: int, last_column: int, frozen: int) -> None:
        """Freeze the headings, protect them, and set the page up for printing."""
        sheet.freeze_panes(_TOP + 1, frozen)
        allowed = ("format_cells", "format_columns", "format_rows", "insert_rows", "insert_columns", "delete_rows", "sort", "autofilter")
        sheet.protect("", dict.fromkeys(allowed, True))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_TOP)
        sheet.print_area(0, 0, last_row, last_column)
        name = " ".join(str(self._data.get("case", "")).split()).replace("&", "&&")[:100]
        sheet.set_footer(f"&L&8 {name}&C&8 &A&R&8 &P / &N")
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_LAST_OF_ALL}"})

    # Sheets.

    def _table(self, sheet: Worksheet, item: Layout, tab: int) -> None:
        mark = Column("example", EXAMPLE, "word", 9, "A row with anything in this column is an example and is not read. Empty the cell to make the row yours.")
        columns = (mark, *item.columns) if self._shift else item.columns
        rows: list[Cells] = self._rows[item.name]
        if self._shift:
            rows = [{"example": Entry("e.g.")} | row for row in rows]
        unused = {column.field for column in columns if rows and not self._shift and not any(column.field in row for row in rows)}
        widths = [min(column.width, len(column.heading) + 3) if column.field in unused else column.width for column in columns]
        self._begin(sheet, item.name, item.about, columns, widths, item.group)
        for number, row in enumerate(rows, _TOP + 1):
            self._tall(sheet, number, [(row[column.field], width) for column, width in zip(columns, widths, strict=True) if column.field in row])
            for position, column in enumerate(columns):
                self._put(sheet, number, position, row.get(column.field), column, bool(self._shift), tab)
        last = _TOP + len(rows)
        spare = _SPARE if self._shift or not rows else 2
        for number in range(last + 1, last + 1 + spare):
            for position, column in enumerate(columns):
                sheet.write_blank(number, position, None, self._cell_format(column))
        for position, column in enumerate(columns):
            self._offer(sheet, position, column)
        frozen = self._shift + max((number for number, column in enumerate(item.columns, 1) if column.kind == "key" and column.needed and number <= 2), default=1)
        self._finish(sheet, last if rows and not self._shift else last + spare, len(columns) - 1, frozen)

    def _offer(self, sheet: Worksheet, position: int, column: Column) -> None:
        """Offer a list to choose from, and check shares as they are typed."""
        rule: dict[str, Any] | None = None
        if column.choices:
            strict = column.kind == "word"
            rule = {"validate": "list", "source": list(column.choices), "show_error": strict}
            rule |= {"error_title": column.heading, "error_message": f"One of {', '.join(column.choices)}."[:255]}
        elif column.of:
            rule = {"validate": "list", "source": self._area(column.of), "show_error": column.kind == "key" and column.of != "who"}
            rule |= {"error_type": "warning", "error_title": column.heading, "error_message": "No such key stands on the other sheet so far. Keep it?"}
        elif column.kind == "share":
            rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1, "ignore_blank": True}
            rule |= {"error_title": column.heading, "error_message": "A share from 0% to 100%."}
        if rule:
            sheet.data_validation(_TOP + 1, position, _LAST - 1, position, rule)

    def _area(self, of: str) -> str:
        if of == "who":
            return "=OFFSET(Lists!$A$1,0,0,MAX(1,COUNTIF(Lists!$A$1:$A$400,\"?*\")),1)"
        name, field = of.split(".")
        return self._keys(name, field).list

    def _keys(self, name: str, field: str) -> _Area:
        position = next(number for number, column in enumerate(layout(name).columns) if column.field == field)
        return _Area(name, position + self._shift, len(self._rows[name]))

    def _case(self, sheet: Worksheet) -> None:
        wide = [20, 40, 30, 80] if self._shift else [20, 44, 84]
        setting = Column("setting", SETTING, "key", 0, "")
        value = Column("value", VALUE, "text", 0, "")
        example = Column("example", "For example", "text", 0, "")
        note = Column("note", "What it is", "text", 0, "")
        columns = (setting, value, example, note) if self._shift else (setting, value, note)
        title = str(self._data.get("case") or "A new case").split("\n")[0]
        self._begin(sheet, title, CASE_ABOUT, columns, wide, "who")
        entries = setting_entries(self._data)
        label = self._format(bold=True, font_color=_INK, bg_color=_PALE, indent=1, border=1, border_color=_RULE)
        plain = self._format(text_wrap=True, font_color="#444444", indent=1, border=1, border_color=_RULE)
        for number, item in enumerate(SETTINGS, _TOP + 1):
            sheet.write_string(number, 0, item.label, label)
            self._put(sheet, number, 1, entries.get(item.field), Column(item.field, VALUE, item.kind if item.kind in ("share", "number") else "text", 0, ""), tab=1)
            if self._shift:
                sheet.write_string(number, 2, str((self._example or {}).get(item.field, item.example)), self._format(font_color=_GREY, italic=True, indent=1, border=1, border_color=_RULE))
            sheet.write_string(number, len(columns) - 1, item.note, plain)
            self._tall(sheet, number, [(Entry(item.note), wide[-1])] + ([(entries[item.field], wide[1])] if item.field in entries else []))
        rows = {item.field: number for number, item in enumerate(SETTINGS, _TOP + 1)}
        sheet.data_validation(rows["ours"], 1, rows["ours"], 1, {"validate": "list", "source": self._keys("Sides", "side").list, "error_type": "warning", "error_message": "No such side stands on the sheet Sides so far. Keep it?"})
        for name in ("own_chance", "margin"):
            sheet.data_validation(rows[name], 1, rows[name], 1, {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1, "error_message": "A share from 0% to 100%."})
        last = self._contents(sheet, max(rows.values()) + 2, wide)
        self._finish(sheet, last, len(columns) - 1, 1)

    def _contents(self, sheet: Worksheet, first: int, widths: Sequence[int]) -> int:
        """List the sheets with what each is for, as links; below the table, which ends at a blank row."""
        strong = self._format(bold=True, font_size=12, font_color=_INK, indent=1)
        link = self._format(font_color=_INK, underline=1, indent=1)
        plain = self._format(font_color="#444444", text_wrap=True, indent=1)
        last = len(widths) - 1
        sheet.write_string(first, last - 1, "The sheets", strong)
        for number, name in enumerate(ORDER[1:], first + 1):
            about = PACKAGES_ABOUT if name == PACKAGES else layout(name).about
            count = len(package_rows(self._data).names) if name == PACKAGES and self._data else len(self._rows.get(name, ()))
            rows = "" if self._shift else f"  ({count or 'empty'})"
            sheet.write_url(number, last - 1, f"internal:'{name}'!A1", link, f"{name}{rows}")
            sheet.write_string(number, last, about, plain)
            self._tall(sheet, number, [(Entry(about), widths[last])])
        return first + len(ORDER) - 1

    def _packages(self, sheet: Worksheet, tab: int) -> None:
        source = self._data if self._example is None else self._example
        found = package_rows(source)
        issue = Column("issue", "Issue", "key", 20, "As on the sheet Issues.", of="Issues.issue", needed=True)
        label = Column("label", "Label", "text", 34, "For readers; this column is not read.")
        unit = Column("unit", "Unit", "text", 14, "For readers; this column is not read.")
        value = Column("value", "", "option", 18, "")
        mark = Column("example", EXAMPLE, "word", 9, "A row with anything in this column is an example and is not read.")
        names = found.names or ("demand",)
        columns = (*((mark,) if self._shift else ()), issue, label, unit, *(value for _ in names), value, value)
        self._begin(sheet, PACKAGES, PACKAGES_ABOUT, columns, [column.width for column in columns], "terms")
        start = 3 + self._shift
        for position in range(start, len(columns)):
            heading = names[position - start] if position - start < len(names) else ""
            form = self._heading_format(locked=False, align="right")
            sheet.write_string(_TOP, position, heading, form) if heading else sheet.write_blank(_TOP, position, None, form)
        sheet.write_comment(_TOP, start, "The name of a package. Write the name of another one in the next heading.", {"x_scale": 2.2, "author": "Backtable"})
        for number, (key, words, measure, values) in enumerate(found.rows, _TOP + 1):
            if self._shift:
                self._put(sheet, number, 0, Entry("e.g."), mark, True)
            self._put(sheet, number, self._shift, key, issue, bool(self._shift), tab)
            self._put(sheet, number, self._shift + 1, words, label, bool(self._shift), tab)
            self._put(sheet, number, self._shift + 2, measure, unit, bool(self._shift), tab)
            for position in range(start, len(columns)):
                entry = values[position - start] if position - start < len(values) else None
                self._put(sheet, number, position, entry, value, bool(self._shift), tab)
            if not self._shift:
                self._choices(sheet, number, start, len(columns) - 1, list(source["issues"].values())[number - _TOP - 1])
        last = _TOP + len(found.rows)
        if self._shift:
            for number in range(last + 1, last + 1 + _SPARE):
                for position, column in enumerate(columns):
                    sheet.write_blank(number, position, None, self._cell_format(column))
            self._offer(sheet, self._shift, issue)
            last += _SPARE
        self._finish(sheet, last, len(columns) - 1, 1 + self._shift)

    def _choices(self, sheet: Worksheet, row: int, first: int, last: int, issue: Mapping[str, Any]) -> None:
        """Offer the options of an issue in its row, where they are names and few."""
        options = [str(option) for option in options_of(issue) if isinstance(option, str)]
        if options and len(",".join(options)) <= _LONGEST_LIST and not any("," in option or option != option.strip() for option in options):
            sheet.data_validation(row, first, row, last, {"validate": "list", "source": options, "error_title": "Option", "error_message": "One of the options of this issue."})

    def _how(self) -> None:
        sheet = self._book.add_worksheet(HOW_SHEET)
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, _READABLE, self._format(text_wrap=True))
        for number, line in enumerate(HOW):
            title = number == 0 or not HOW[number - 1]
            if not title:
                self._tall(sheet, number, [(Entry(line), _READABLE)])
            form = self._format(bold=True, font_color=_INK, font_size=16 if number == 0 else 12) if title else self._format(text_wrap=True)
            sheet.write_string(number, 0, line, form)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 1)
        sheet.print_area(0, 0, len(HOW) - 1, 1)

    def _lists(self) -> None:
        """Keep the keys of all sides and people one below the other, hidden, for lists that offer both."""
        sheet = self._book.add_worksheet("Lists")
        sides, people = self._keys("Sides", "side"), self._keys("People", "person")
        keys = [str(row["side"].value) for row in self._rows["Sides"]] + [str(row["person"].value) for row in self._rows["People"]]
        for number in range(1, 401):
            count, both = f"COUNTA({sides.cells})", f"COUNTA({sides.cells})+COUNTA({people.cells})"
            formula = f'=IF({number}<={count},INDEX({sides.cells},{number}),IF({number}<={both},INDEX({people.cells},{number}-{count}),""))'
            sheet.write_formula(number - 1, 0, formula, None, keys[number - 1] if number <= len(keys) else "")
        sheet.hide()

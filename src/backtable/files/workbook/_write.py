"""A case as the content of an .xlsx file: a form that somebody fills in, or a case written down for somebody else."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # has types and no marker that says so
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from backtable.errors import InputError, Place, Problem
from backtable.files.workbook._entry import Cells, Entry, number_format
from backtable.files.workbook._frame import GREY, INK, PALE, RULE, TOP, Frame
from backtable.files.workbook._guides import write_how, write_library
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
from backtable.files.workbook._lists import FIRST_OPTIONS, LAST, LISTS_SHEET, Numbers, areas, offered, write_lists
from backtable.files.workbook._option_lists import OptionLists, form_of, options_now
from backtable.files.workbook._paper import fitted, spare_rows
from backtable.files.workbook._rows import case_rows, package_rows, setting_entries
from backtable.files.workbook._words import HOW_ABOUT, HOW_SHEET

_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False, "default_format_properties": {"font_name": "Arial", "font_size": 10}}  # columns are measured by its digits
_WRITTEN = datetime(2000, 1, 1)  # the same case gives the same bytes
_FIRST_SAFE_DAY = datetime(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_MOST_LETTERS = 32_767
_LONGEST_LIST = 255  # letters of a list that stands in a validation itself
_OTHER_OPTION = "No such option stands on the sheet Issues so far. Keep it?"
_TITLE = 255
_SPARE = 12  # ruled rows of a table in which nothing stands


def case_workbook(data: Mapping[str, Any], file: str, whole: Mapping[str, Any] | None = None) -> bytes:
    """Give a case as the content of an .xlsx file, every text as text and every number as a number.

    Args:
        data: the plain values of a case file that can be read, as its tree holds them.
        file: what the workbook will be called, for places.
        whole: the same values with playbooks written out, where it uses any.

    Raises:
        InputError: a text or a list is too long for a cell.
    """
    return _Writing(data, data if whole is None else whole, False, file).content()


def template_workbook(example: Mapping[str, Any], whole: Mapping[str, Any]) -> bytes:
    """Give an empty form as the content of an .xlsx file, with the rows of an example in grey, which are not read.

    Args:
        whole: the example with playbooks written out.
    """
    return _Writing(example, whole, True, "the template").content()


def _day(text: str) -> datetime | None:
    """Give a day that the calendar of spreadsheets holds, None for any other text."""
    try:
        day = datetime.fromisoformat(text.strip()) if len(text.strip()) == len("2000-01-01") else None
    except ValueError:
        return None
    return day if day and day >= _FIRST_SAFE_DAY else None


class _Writing:
    def __init__(self, data: Mapping[str, Any], whole: Mapping[str, Any], form: bool, file: str) -> None:
        self._data = data
        self._form = form
        self._file = file
        self._issues: Mapping[str, Any] = whole["issues"]
        self._out = io.BytesIO()
        self._book: Workbook = xlsxwriter.Workbook(self._out, _SAFE)
        name = "" if form else str(data.get("case", ""))
        self._book.set_properties({"title": name[:200], "comments": "Written by Backtable", "created": _WRITTEN})
        self._frame = Frame(self._book)
        self._problems: list[Problem] = []
        self._numbers: list[Numbers] = []
        self._rows = case_rows(data, self._issues)
        self._shift = 1 if form else 0  # the column that marks examples stands first
        self._areas = areas({} if form else self._rows, self._shift)
        self._options = OptionLists(LISTS_SHEET, FIRST_OPTIONS, self._shift, data.get("issues") or {}, self._rows["Issues"])

    def content(self) -> bytes:
        self._case(self._book.add_worksheet(CASE))
        write_how(self._book, self._frame, printed=self._form)
        for tab, name in enumerate(ORDER[1:], 3):
            sheet = self._book.add_worksheet(name)
            if name == PACKAGES:
                self._packages(sheet, tab)
            else:
                self._table(sheet, layout(name), tab)
        write_library(self._book, self._frame)
        write_lists(self._book, self._areas, self._options, self._numbers)
        self._book.close()
        if self._problems:
            raise InputError(self._problems)
        return self._out.getvalue()

    # Cells.

    def _put(self, sheet: Worksheet, row: int, position: int, entry: Entry | None, column: Column, grey: bool = False, tab: int = 0) -> None:
        """Write a value exactly: a number as text where a workbook does not hold all its digits, and a text never as a formula."""
        if entry is None:
            sheet.write_blank(row, position, None, self._frame.cell(column, grey=grey))
        elif isinstance(entry.value, float):
            if float(f"{entry.value:.16G}") == entry.value:
                sheet.write_number(row, position, entry.value, self._frame.cell(column, number_format(entry), grey))
            else:
                sheet.write_string(row, position, repr(entry.value), self._frame.cell(column, "@", grey))
        else:
            size = len(entry.value.encode("utf-16-le")) // 2
            if size > _MOST_LETTERS:
                place = Place(self._file, row + 1, position + 1, tab=tab, sheet=sheet.get_name())
                remedy = "shorten it, or keep the case in YAML"
                self._problems.append(Problem(place, f"{size:,} letters would stand in this cell", f"at most {_MOST_LETTERS:,}, which is what a cell holds", remedy))
            day = _day(entry.value) if column.kind == "date" else None
            if day is None:
                sheet.write_string(row, position, entry.value, self._frame.cell(column, "@", grey))
            else:
                sheet.write_datetime(row, position, day, self._frame.cell(column, "yyyy-mm-dd", grey))

    # Sheets.

    def _table(self, sheet: Worksheet, item: Layout, tab: int) -> None:
        mark = Column("example", EXAMPLE, "word", 9, "A row with anything in this column is an example and is not read. Empty the cell to make the row yours.")
        columns = (mark, *item.columns) if self._shift else item.columns
        rows: list[Cells] = self._rows[item.name]
        if self._shift:
            rows = [{"example": Entry("e.g.")} | row for row in rows]
        widths = fitted(columns, rows, kept=self._form)
        top = self._frame.begin(sheet, item.name, item.about, columns, widths, item.group if rows else "empty")
        heights = []
        for number, row in enumerate(rows, TOP + 1):
            heights.append(self._frame.tall(sheet, number, [(row[column.field], column, width) for column, width in zip(columns, widths, strict=True) if column.field in row]))
            for position, column in enumerate(columns):
                self._put(sheet, number, position, row.get(column.field), column, bool(self._shift), tab)
        last = TOP + len(rows)
        spare = _SPARE if self._shift or not rows else spare_rows(self._frame, widths, top, heights)
        for number in range(last + 1, last + 1 + spare):
            for position, column in enumerate(columns):
                sheet.write_blank(number, position, None, self._frame.cell(column))
        self._frame.follow(sheet, columns, last + 1 + spare, LAST - 1)
        for position, column in enumerate(columns):
            self._offer(sheet, position, column)
        frozen = self._shift + max((number for number, column in enumerate(item.columns, 1) if column.kind == "key" and column.needed and number <= 2), default=1)
        self._frame.finish(sheet, len(columns) - 1, frozen, bool(rows) or self._form, LAST - 1)

    def _offer(self, sheet: Worksheet, position: int, column: Column) -> None:
        """Offer a list to choose from, and check shares as they are typed."""
        rule: dict[str, Any] | None = None
        if column.choices:
            strict = column.kind == "word"
            rule = {"validate": "list", "source": list(column.choices), "show_error": strict}
            rule |= {"error_title": column.heading, "error_message": f"One of {', '.join(column.choices)}."[:255]}
        elif column.of:
            rule = {"validate": "list", "source": offered(column.of, self._areas, position - 1, TOP + 2), "show_error": column.kind == "key" and column.of not in ("who", "library")}
            rule |= {"error_type": "warning", "error_title": column.heading, "error_message": "No such key stands on the other sheet so far. Keep it?"}
        elif column.kind == "share":
            rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1, "ignore_blank": True}
            rule |= {"error_title": column.heading, "error_message": "A share from 0% to 100%."}
        if rule:
            sheet.data_validation(TOP + 1, position, LAST - 1, position, rule)

    def _case(self, sheet: Worksheet) -> None:
        wide = [20, 40, 30, 80] if self._shift else [20, 44, 84]
        setting = Column("setting", SETTING, "key", 0, "What holds for the whole case. These words are read; leave them as they are.")
        value = Column("value", VALUE, "text", 0, "Write here. What an empty cell means stands beside it; only the case and our side cannot be empty.")
        example = Column("example", "For example", "text", 0, "How it could look. It is not read.")
        note = Column("note", "What it is", "text", 0, "What belongs in the row, and what holds where nothing is written. It is not read.")
        columns = (setting, value, example, note) if self._shift else (setting, value, note)
        title = "A new case" if self._form else str(self._data.get("case") or "A case").split("\n")[0]
        self._frame.begin(sheet, title[:_TITLE], CASE_ABOUT, columns, wide, "who", follows=f"B{TOP + 2}")
        shown = setting_entries(self._data)
        entries = {} if self._form else shown
        label = self._frame.format(bold=True, font_color=INK, bg_color=PALE, indent=1, border=1, border_color=RULE)
        plain = self._frame.format(text_wrap=True, font_color="#444444", indent=1, border=1, border_color=RULE)
        for number, item in enumerate(SETTINGS, TOP + 1):
            sheet.write_string(number, 0, item.label, label)
            self._put(sheet, number, 1, entries.get(item.field), Column(item.field, VALUE, item.kind if item.kind in ("share", "number") else "text", 0, ""), tab=1)
            if self._shift:
                sheet.write_string(number, 2, str(shown[item.field].value) if item.field in shown else item.example, self._frame.format(font_color=GREY, italic=True, indent=1, border=1, border_color=RULE))
            sheet.write_string(number, len(columns) - 1, item.note, plain)
            self._frame.tall(sheet, number, [(Entry(item.note), note, wide[-1])] + ([(entries[item.field], value, wide[1])] if item.field in entries else []))
        rows = {item.field: number for number, item in enumerate(SETTINGS, TOP + 1)}
        sheet.data_validation(rows["ours"], 1, rows["ours"], 1, {"validate": "list", "source": self._areas["Sides.side"].list, "error_type": "warning", "error_message": "No such side stands on the sheet Sides so far. Keep it?"})
        sheet.data_validation(rows["use"], 1, rows["use"], 1, {"validate": "list", "source": offered("library.case", self._areas, 0, 0), "show_error": False})
        for name in ("own_chance", "margin"):
            sheet.data_validation(rows[name], 1, rows[name], 1, {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1, "error_message": "A share from 0% to 100%."})
        self._contents(sheet, max(rows.values()) + 2, wide, note)
        self._frame.finish(sheet, len(columns) - 1, 1)
        sheet.fit_to_pages(1, 1)

    def _contents(self, sheet: Worksheet, first: int, widths: Sequence[int], note: Column) -> None:
        """List the sheets with what each is for, as links; below the table, which ends at a blank row."""
        strong = self._frame.format(bold=True, font_size=12, font_color=INK, indent=1)
        link = self._frame.format(font_color=INK, underline=1, indent=1)
        plain = self._frame.format(font_color="#444444", text_wrap=True, indent=1)
        last = len(widths) - 1
        sheet.write_string(first, last - 1, "The sheets", strong)
        sheet.write_url(first + 1, last - 1, f"internal:'{HOW_SHEET}'!A1", link, HOW_SHEET)
        sheet.write_string(first + 1, last, HOW_ABOUT, plain)
        for number, name in enumerate(ORDER[1:], first + 2):
            about = PACKAGES_ABOUT if name == PACKAGES else layout(name).about
            held = 0 if self._shift else len(package_rows(self._data, self._issues).names) if name == PACKAGES else len(self._rows[name])
            sheet.write_url(number, last - 1, f"internal:'{name}'!A1", link, name)
            sheet.write_formula(number, last - 1, self._counting(name), link, f"{name}  ({held or 'empty'})")
            sheet.write_string(number, last, about, plain)
            self._frame.tall(sheet, number, [(Entry(about), note, widths[last])])

    def _counting(self, name: str) -> str:
        """Give a formula for the name of a sheet and how many rows, or packages, stand there that are no examples."""
        columns = layout(name).columns if name != PACKAGES else ()
        needed = [number for number, column in enumerate(columns) if column.needed]
        own = [number for number in needed if columns[number].kind == "key" and not columns[number].of]
        key = next(iter(own or needed), 0) + self._shift
        letter = xl_col_to_name(key)
        count = f'SUMPRODUCT(({name}!${letter}${TOP + 2}:${letter}${LAST}<>"")*({name}!$A${TOP + 2}:$A${LAST}=""))' if self._shift else f"COUNTA({name}!${letter}${TOP + 2}:${letter}${LAST})"
        if name == PACKAGES:
            first = xl_col_to_name(3 + self._shift)
            count = f"IF({count}=0,0,COUNTA({name}!${first}${TOP + 1}:$XFD${TOP + 1}))"
        return f'="{name}  ("&IF({count}=0,"empty",{count})&")"'

    def _packages(self, sheet: Worksheet, tab: int) -> None:
        found = package_rows(self._data, self._issues)
        issue = Column("issue", "Issue", "key", 20, "As on the sheet Issues.", of="Issues.issue", needed=True)
        label = Column("label", "Label", "text", 34, "For readers; this column is not read.")
        unit = Column("unit", "Unit", "text", 14, "For readers; this column is not read.")
        value = Column("value", "", "option", 18, "")
        mark = Column("example", EXAMPLE, "word", 9, "A row with anything in this column is an example and is not read.")
        names = found.names or ("demand",)
        columns = (*((mark,) if self._shift else ()), issue, label, unit, *(value for _ in names), value, value)
        self._frame.begin(sheet, PACKAGES, PACKAGES_ABOUT, columns, [column.width for column in columns], "terms")
        start = 3 + self._shift
        for position in range(start, len(columns)):
            heading = names[position - start] if position - start < len(names) else ""
            form = self._frame.heading(locked=False, align="right")
            sheet.write_string(TOP, position, heading, form) if heading else sheet.write_blank(TOP, position, None, form)
        sheet.write_comment(TOP, start, "The name of a package. Write the name of another one in the next heading.", {"x_scale": 2.2, "author": "Backtable"})
        for number, (key, words, measure, values) in enumerate(found.rows, TOP + 1):
            if self._shift:
                self._put(sheet, number, 0, Entry("e.g."), mark, True)
            self._put(sheet, number, self._shift, key, issue, bool(self._shift), tab)
            self._put(sheet, number, self._shift + 1, words, label, bool(self._shift), tab)
            self._put(sheet, number, self._shift + 2, measure, unit, bool(self._shift), tab)
            share = measure is not None and measure.value == "%"
            for position in range(start, len(columns)):
                entry = values[position - start] if position - start < len(values) else None
                if entry is None and share:
                    sheet.write_blank(number, position, None, self._frame.cell(value, "0%", bool(self._shift)))
                    continue
                self._put(sheet, number, position, entry, value, bool(self._shift), tab)
            self._frame.tall(sheet, number, [(words, label, label.width)])
            if not self._shift:
                self._choices(sheet, number, start, len(columns) - 1, *list(self._issues.items())[number - TOP - 1])
        last = TOP + len(found.rows)
        if not self._data.get("use"):  # a playbook has issues that are not on the sheet Issues
            spare = _SPARE if self._shift else 2
            for number in range(last + 1, last + 1 + spare):
                for position, column in enumerate(columns):
                    sheet.write_blank(number, position, None, self._frame.cell(column))
            self._frame.follow(sheet, columns, last + 1 + spare, LAST - 1)
            self._offer(sheet, self._shift, issue)
            self._follow_issues(sheet, TOP + 1 if self._shift else last + 1, LAST - 1, start, len(columns) - 1)
        self._frame.finish(sheet, len(columns) - 1, 1 + self._shift)

    def _follow_issues(self, sheet: Worksheet, top: int, bottom: int, first: int, last: int, warn: bool = False) -> None:
        """Offer in rows of Packages the options that their issues have on the sheet Issues at the time."""
        rule: dict[str, Any] = {"validate": "list", "source": self._options.list(top + 1), "show_error": warn}
        sheet.data_validation(top, first, bottom, last, rule | {"error_title": "Option", "error_message": _OTHER_OPTION, "error_type": "warning"})

    def _choices(self, sheet: Worksheet, row: int, first: int, last: int, key: str, issue: Mapping[str, Any]) -> None:
        """Offer the options of an issue in its row: as they stand on Issues, or those of a playbook that has them."""
        options = options_now(issue)
        if key in self._options.issues:
            self._follow_issues(sheet, row, row, first, last, warn=bool(options))
            return
        numbers = [option for option in options if not isinstance(option, str)]
        if numbers:
            column = FIRST_OPTIONS + self._options.width + len(self._numbers)
            found = Numbers(column, numbers, form_of(numbers, issue.get("unit") == "%"))
            self._numbers.append(found)
            rule = {"validate": "list", "source": found.list, "error_title": "Option", "error_message": _OTHER_OPTION, "error_type": "warning"}
            sheet.data_validation(row, first, row, last, rule)
            return
        names = [str(option) for option in options]
        if names and len(",".join(names)) <= _LONGEST_LIST and not any("," in name or name != name.strip() for name in names):
            sheet.data_validation(row, first, row, last, {"validate": "list", "source": names, "error_title": "Option", "error_message": _OTHER_OPTION, "error_type": "warning"})

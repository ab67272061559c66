"""The sheets of a case workbook that are not read: how to fill it in, which playbooks there are, and the lists that cells offer."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]  # has types and no marker that says so
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

from backtable.files.playbooks import KINDS, OF, built_in, default_words, plain_about
from backtable.files.workbook._entry import Entry
from backtable.files.workbook._frame import GREY, INK, RULE, TOP, Frame
from backtable.files.workbook._layout import Column
from backtable.files.workbook._words import HOW, HOW_SHEET, LIBRARY_ABOUT, LIBRARY_SHEET

LAST = 500
"""Rows for which lists are offered."""
_READABLE = 100  # width of a column of prose
_MOST_KEYS = 400
_FIRST_NUMBERS = 2  # column of the sheet of lists
_PLACES = {"person": "People", "case": "Case", "authority": "Authority"}


@dataclass(frozen=True, slots=True)
class Area:
    """Where the keys of a column stand, for the lists that other columns offer."""

    sheet: str
    column: int

    @property
    def cells(self) -> str:
        """Give the cells in which keys may stand."""
        letter = xl_col_to_name(self.column)
        return f"{self.sheet}!${letter}${TOP + 2}:${letter}${LAST}"

    @property
    def list(self) -> str:
        """Give a formula for those that are filled."""
        letter = xl_col_to_name(self.column)
        return f"=OFFSET({self.sheet}!${letter}${TOP + 2},0,0,MAX(1,COUNTA({self.cells})),1)"


def offered(of: str, column: int, row: int) -> str:
    """Give the formula of a list that the sheets here offer.

    Args:
        of: `who`, `library`, `library.person` and its like, or `parameters`.
        column: where the playbook's name stands, counted from 0, for `parameters`.
        row: of the first cell to which the list belongs, counted from 1.
    """
    if of == "who":
        return f'=OFFSET(Lists!$A$1,0,0,MAX(1,COUNTIF(Lists!$A$1:$A${_MOST_KEYS},"?*")),1)'
    if of == "parameters":  # of two uses of one playbook the second is called “name #2”
        cell = f"${xl_col_to_name(column)}{row}"
        name = f'IFERROR(LEFT({cell},FIND(" #",{cell})-1),{cell})'
        names = f"{LIBRARY_SHEET}!$A${TOP + 2}:$A${LAST}"
        return f"=OFFSET({LIBRARY_SHEET}!$C${TOP + 1},MATCH({name},{names},0),0,COUNTIF({names},{name}),1)"
    _, _, kind = of.partition(".")
    first = 1
    for group in OF:
        count = len(built_in().of(group))
        if group == kind:
            return f"=Lists!$B${first}:$B${first + count - 1}"
        first += count
    return f"=Lists!$B$1:$B${first - 1}"


def write_how(book: Workbook, frame: Frame) -> None:
    """Write the sheet that says how to fill in the others."""
    sheet = book.add_worksheet(HOW_SHEET)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _READABLE, frame.format(text_wrap=True))
    for number, line in enumerate(HOW):
        title = number == 0 or not HOW[number - 1]
        if not title:
            frame.tall(sheet, number, [(Entry(line), _READABLE)])
        form = frame.format(bold=True, font_color=INK, font_size=16 if number == 0 else 12) if title else frame.format(text_wrap=True)
        sheet.write_string(number, 0, line, form)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)


def write_library(book: Workbook, frame: Frame) -> None:
    """Write the sheet that lists the playbooks of the package, and what each can be told."""
    sheet = book.add_worksheet(LIBRARY_SHEET)
    headings = (("Playbook", 26), ("Named on", 12), ("Parameter", 18), ("What it is", 52), ("Kind", 44), ("Unless stated", 44))
    columns = [Column(heading, heading, "text", width, "") for heading, width in headings]
    widths = [column.width for column in columns]
    frame.begin(sheet, LIBRARY_SHEET, LIBRARY_ABOUT, columns, widths, "who")
    plain = frame.format(text_wrap=True, indent=1, border=1, border_color=RULE)
    strong = frame.format(text_wrap=True, indent=1, border=1, border_color=RULE, bold=True, font_color=INK)
    pale = frame.format(text_wrap=True, indent=1, border=1, border_color=RULE, font_color=GREY)
    row = TOP
    for of in OF:
        for playbook in built_in().of(of):
            for item in playbook.parameters:
                row += 1
                texts = (playbook.key, _PLACES[of], item.key, plain_about(item.about), KINDS[item.kind], default_words(item))
                frame.tall(sheet, row, [(Entry(text), width) for text, width in zip(texts, widths, strict=True)])
                for position, text in enumerate(texts):
                    sheet.write_string(row, position, text, strong if position in (0, 2) else pale if position in (1, 4) else plain)
    frame.finish(sheet, len(columns) - 1, 1, printed=False)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that an issue may be, for the list that its cells offer.

    Args:
        number: which list of numbers it is, from 0.
        values: the options.
        form: in which they are shown.
    """

    number: int
    values: Sequence[float]
    form: str

    @property
    def list(self) -> str:
        """Give the formula of the list."""
        letter = xl_col_to_name(_FIRST_NUMBERS + self.number)
        return f"=Lists!${letter}$1:${letter}${len(self.values)}"


def write_lists(book: Workbook, sides: Area, people: Area, keys: Sequence[str], numbers: Sequence[Numbers] = ()) -> None:
    """Keep the keys of all sides and people, the playbooks, and numbers of issues, each one below the other, hidden, for lists that offer them.

    Numbers stand in cells, and not in the lists themselves, since how those write a decimal depends on the country.

    Args:
        keys: those that stand there now.
        numbers: of issues whose options are numbers.
    """
    sheet = book.add_worksheet("Lists")
    for number in range(1, _MOST_KEYS + 1):
        count, both = f"COUNTA({sides.cells})", f"COUNTA({sides.cells})+COUNTA({people.cells})"
        formula = f'=IF({number}<={count},INDEX({sides.cells},{number}),IF({number}<={both},INDEX({people.cells},{number}-{count}),""))'
        sheet.write_formula(number - 1, 0, formula, None, keys[number - 1] if number <= len(keys) else "")
    for number, key in enumerate(playbook.key for of in OF for playbook in built_in().of(of)):
        sheet.write_string(number, 1, key)
    for item in numbers:
        form = book.add_format({"num_format": item.form})
        for row, value in enumerate(item.values):
            sheet.write_number(row, _FIRST_NUMBERS + item.number, value, form)
    sheet.hide()

"""The sheets of a case workbook that are for readers: how to fill it in, and which playbooks there are."""

from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]  # has types and no marker that says so

from backtable.files.playbooks import KINDS, OF, built_in, default_words, plain_about
from backtable.files.workbook._entry import Entry
from backtable.files.workbook._frame import GREY, INK, RULE, TOP, Frame
from backtable.files.workbook._layout import Column
from backtable.files.workbook._words import HOW, HOW_SHEET, LIBRARY_ABOUT, LIBRARY_SHEET

_READABLE = 100  # width of a column of prose
_PLACES = {"person": "People", "case": "Case", "authority": "Authority"}


def write_how(book: Workbook, frame: Frame, printed: bool) -> None:
    """Write the sheet that says how to fill in the others.

    Args:
        printed: False where only a blank cell beside it is printed.
    """
    sheet = book.add_worksheet(HOW_SHEET)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _READABLE, frame.format(text_wrap=True))
    prose = Column("how", HOW_SHEET, "text", _READABLE, "")
    for number, line in enumerate(HOW):
        title = number == 0 or not HOW[number - 1]
        if not title:
            frame.tall(sheet, number, [(Entry(line), prose, _READABLE)])
        form = frame.format(bold=True, font_color=INK, font_size=16 if number == 0 else 12) if title else frame.format(text_wrap=True)
        sheet.write_string(number, 0, line, form)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    if not printed:
        sheet.print_area(0, 2, 0, 2)


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
                frame.tall(sheet, row, [(Entry(text), column, column.width) for text, column in zip(texts, columns, strict=True)])
                for position, text in enumerate(texts):
                    sheet.write_string(row, position, text, strong if position in (0, 2) else pale if position in (1, 4) else plain)
    frame.finish(sheet, len(columns) - 1, 1, printed=False)

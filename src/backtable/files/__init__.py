"""Reading and writing cases: YAML or a workbook in, a checked case out, every problem with its place; other files of the same form.

What a careful colleague would say of a case that can be read lives in `checking`.
"""

from backtable.files._as_typed import doubtful_point, typed_parts
from backtable.files._build import build_case
from backtable.files._case_text import case_text, write_case
from backtable.files._comments import comments_of
from backtable.files._csv import csv_text, exact, unquoted
from backtable.files._formats import READERS, WRITERS, ReadFormat, Source, WriteFormat, Written, write_format
from backtable.files._formulas import Formulas
from backtable.files._money import Money
from backtable.files._read import no_case_in, read_case, read_case_source, read_package, read_source, with_playbooks
from backtable.files._reader import Reader
from backtable.files._schema import case_schema
from backtable.files._shape import Names, Quantity
from backtable.files._spreadsheet import is_workbook
from backtable.files._tree import Tree, control_character
from backtable.files._workbook import empty_workbook, write_workbook
from backtable.files._yaml import read_bytes, read_shape
from backtable.files.scenarios import (
    Worths,
    additive_worths,
    read_genius,
    read_geniusweb,
    read_negmas,
    write_genius,
    write_negmas,
)
from backtable.spelling import nearest

__all__ = [
    "READERS",
    "WRITERS",
    "Formulas",
    "Money",
    "Names",
    "Quantity",
    "ReadFormat",
    "Reader",
    "Source",
    "Tree",
    "Worths",
    "WriteFormat",
    "Written",
    "additive_worths",
    "build_case",
    "case_schema",
    "case_text",
    "comments_of",
    "control_character",
    "csv_text",
    "doubtful_point",
    "empty_workbook",
    "exact",
    "is_workbook",
    "nearest",
    "no_case_in",
    "read_bytes",
    "read_case",
    "read_case_source",
    "read_genius",
    "read_geniusweb",
    "read_negmas",
    "read_package",
    "read_shape",
    "read_source",
    "typed_parts",
    "unquoted",
    "with_playbooks",
    "write_case",
    "write_format",
    "write_genius",
    "write_negmas",
    "write_workbook",
]

"""Everything that can go wrong, in one tree.

BacktableError                 somebody can act on it; shown without a traceback
├── InputError                 a file or an argument is not what it should be; holds every problem found
├── FormulaError               one formula cannot be read or does not make sense; knows its offset in the text
├── TooLargeError              the case is larger than the chosen method can treat
├── NoPackageError             the rules of the case leave no package, or none that is found
├── NoAnswerError              the question has no answer in this case (a stranger's page, an unknown package)
├── RefusedError               a rule of the record stands against it; nothing was written
├── UnwritableError            standard output does not take what is to be printed
│   └── UnreadError            nobody reads it any more
└── RecordError                a negotiation file cannot be read or written
    └── MovedError             somebody else wrote to it since it was read; decide again
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in something that a person wrote; lines and columns count from 1, 0 means not known.

    Args:
        tab: in a workbook, which of its sheets it is, from 1.
        sheet: in a workbook, the name of the sheet; lines are then its rows.
        within: what was put in there for them, such as a playbook; empty for what they wrote themselves.
    """

    file: str
    tab: int = field(default=0, kw_only=True)
    sheet: str = field(default="", kw_only=True)
    line: int = 0
    column: int = 0
    within: str = field(default="", kw_only=True)

    def __str__(self) -> str:
        return f"{self._written} in {self.within}" if self.within else self._written

    @property
    def _written(self) -> str:
        if self.sheet:
            sheet = self.sheet if re.fullmatch(r"\w+", self.sheet) else f"'{self.sheet.replace(chr(39), chr(39) * 2)}'"
            return f"{self.file}:{sheet}!{column_letters(self.column)}{self.line}" if self.line else f"{self.file}:{sheet}"
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


def column_letters(column: int) -> str:
    """Give what a spreadsheet calls a column, counted from 1: `A`, `Z`, `AA`."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


NONE_OF = "none of"
"""A name is none of those that belong there; followed by what it is not (`an issue`), and by the name as it was written."""
SILENT = "silent"
"""A package says nothing about issues; followed by its name, and by the issues in words."""
UNPEOPLED = "unpeopled"
"""A side has nobody, or nobody who talks."""
UNFIT = "unfit"
"""A name cannot stand in a formula."""
PERCENTAGE = "percentage"
"""An amount of money is written as a percentage; followed by the key of the fact, the assumption or the issue, empty where it has none."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what was found, what was expected, what to do.

    Args:
        place: where it stands.
        found: what was found, as the start of a sentence ("the step 3 does not divide the range 0 to 10").
        expected: what belongs there, if that is not plain from `found`.
        remedy: what to do about it, in the imperative.
        warning: True for what a careful colleague would point out, False for what cannot be worked with.
        missing: a name that stands nowhere, followed by the parts of a case where it was looked for; empty where nothing is missing.
        kind: for those who put several together: one of `NONE_OF`, `SILENT`, `UNPEOPLED`, `UNFIT` and `PERCENTAGE`, followed by what its note says; empty for all others.
    """

    place: Place
    found: str
    expected: str = ""
    remedy: str = ""
    warning: bool = False
    missing: tuple[str, ...] = ()
    kind: tuple[str, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        parts = [f"{self.place}: {self.found}"]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.remedy:
            parts.append(self.remedy)
        return "; ".join(parts)


class BacktableError(Exception):
    """The root of what Backtable raises on purpose."""


def by_place(problems: Iterable[Problem]) -> list[Problem]:
    """Give each problem once, in order of place; those of one place as they were found."""
    return sorted(dict.fromkeys(problems), key=lambda problem: problem.place)


class InputError(BacktableError):
    """A file or an argument cannot be used; `problems` holds every problem that was found, in order of place."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class FormulaError(BacktableError):
    """A formula cannot be read or does not make sense.

    Args:
        message: what is wrong, as a sentence without a full stop.
        offset: position in the formula's text, from 0.
        remedy: what to do about it, may be empty.
        missing: as of a `Problem`.
    """

    def __init__(self, message: str, offset: int = 0, remedy: str = "", missing: tuple[str, ...] = ()) -> None:
        self.missing = missing
        self.message = message
        self.offset = offset
        self.remedy = remedy
        super().__init__(f"{message}; {remedy}" if remedy else message)


class TooLargeError(BacktableError):
    """The case has more packages than can be treated by the chosen method."""


class NoPackageError(BacktableError):
    """The rules of the case leave no package at all, or none that is found."""


class NoAnswerError(BacktableError):
    """What was asked for does not exist in this case."""


class RefusedError(BacktableError):
    """A rule of the record stands against what somebody wants to do; nothing was written."""


class UnwritableError(BacktableError):
    """Standard output does not take what is to be printed: the disk is full, or it is closed."""


class UnreadError(UnwritableError):
    """Whoever read what is printed has stopped, such as `head`."""


class RecordError(BacktableError):
    """A negotiation file cannot be read or written: damaged, of another program, of a newer version, the disk is full."""


class MovedError(RecordError):
    """The record has grown since it was read, so that what was decided on it must be decided again."""

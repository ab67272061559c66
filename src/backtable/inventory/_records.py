"""Records of a text file with a delimiter, where quotes may stand astray: none swallows rows without a word."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from backtable.inventory._source import Source

_OPEN = "a quote opens and does not close"
_SIGNS = 40
_TRIES = 200  # lines of one record in which quotes stand; more of them are no record
_CLOSED = re.compile('"[^"]*+(?:""[^"]*+)*+"')


@dataclass(frozen=True, slots=True)
class Record:
    """A row as it was taken apart, or why it was not.

    Args:
        line: number of the line in which it begins.
        cells: what stands in it, without quotes; nothing where it was not taken apart.
        lines: how many lines that are not empty it takes; more than one where a cell holds line breaks.
        wrong: why it was not taken apart, empty where it was.
    """

    line: int
    cells: tuple[str, ...] = ()
    lines: int = 1
    wrong: str = ""


def records(
    source: Source, delimiter: str | None = None, is_heading: Callable[[Sequence[str]], bool] | None = None
) -> Iterator[Record]:
    """Give each row of a text file but empty ones.

    A cell in quotes may hold line breaks. Where a line among them splits into as many cells as the heading has, the quote is
    taken for a stray one, and all lines down to the one that closes it are one record that was not taken apart.

    Args:
        delimiter: the sign between cells; what the source finds without it.
        is_heading: whether a row holds headings; without it the first row does.

    Raises:
        InputError: the file cannot be read, or its first row not be taken apart.
    """
    sign = source.delimiter if delimiter is None else delimiter
    lines = ((number, line) for number, line in source.lines() if line.strip())
    width = 0
    held: list[tuple[int, str]] = []
    while True:
        number, line = held.pop() if held else next(lines, (0, ""))
        if not number:
            return
        found = _taken_apart(line, sign)
        if found == _OPEN:
            record, after = _spanning(number, line, sign, width, lines, is_heading is not None)
            held += after
        else:
            record = Record(number, wrong=found) if isinstance(found, str) else Record(number, tuple(found))
        if record.wrong and not width and not is_heading:
            raise source.wrong(f"its heading, in line {number}, cannot be taken apart: {record.wrong}", "export it again")
        if record.cells and (is_heading(record.cells) if is_heading else not width):
            width = len(record.cells)
        yield record


def has_stray_quotes(source: Source) -> bool:
    """Say whether a line of a text file, on its own, has quotes that do not close or close in the middle of a cell.

    Raises:
        InputError: the file cannot be read.
    """
    if not source.has_quotes:
        return False
    sign = re.escape(source.delimiter)
    cell = f'(?:{_CLOSED.pattern} *+|[^"{sign}][^{sign}]*+)?+'
    whole = re.compile(f"{cell}(?:{sign}{cell})*+")
    return any('"' in line and not whole.fullmatch(line) for _, line in source.lines())


def _taken_apart(text: str, sign: str) -> list[str] | str:
    """Give the cells of a record, or what is wrong in it."""
    if '"' not in text:
        return text.split(sign)
    cells, start = [], 0
    while True:
        if text.startswith('"', start):
            closed = _CLOSED.match(text, start)
            if not closed:
                return _OPEN
            cells.append(closed.group()[1:-1].replace('""', '"'))
            rest = text[closed.end() :].lstrip(" ")
            start = len(text) - len(rest)
            if rest and not rest.startswith(sign):
                return f"a quote closes in the middle of a cell, before “{rest[:_SIGNS].partition(sign)[0]}”; expected the end of the cell, or two quotes for one that belongs to the text"
        else:
            end = text.find(sign, start)
            cells.append(text[start : len(text) if end < 0 else end])
            start = len(text) if end < 0 else end
        if start >= len(text):
            return cells
        start += len(sign)


def _spanning(
    number: int, first: str, sign: str, width: int, lines: Iterator[tuple[int, str]], may_be_short: bool
) -> tuple[Record, list[tuple[int, str]]]:
    """Read a record on until its quote closes.

    Args:
        may_be_short: whether empty cells may be missing at its end.

    Returns:
        The record; and the line after it, where it was read already.
    """
    parts, stray, count, tries = [first], False, 1, 0
    for last, line in lines:
        count += 1
        parts.append(line)
        if '"' not in line.replace('""', ""):
            stray = stray or 1 < width == line.count(sign) + 1
            if stray:
                del parts[1:]  # it is not taken apart any more, and may be the rest of a long file
            continue
        tries += 1
        found = _taken_apart("\n".join(parts), sign)
        if found == _OPEN and tries < _TRIES:  # another cell of the record holds line breaks
            continue
        alone = _taken_apart(line, sign)
        if isinstance(found, str):
            if not isinstance(alone, str) and 1 < width == len(alone) and line.count('"') % 2 == 0:
                return Record(number, wrong=_swallowed(count - 1), lines=count - 1), [(last, line)]
            return Record(number, wrong=_swallowed(count), lines=count), []
        stray = stray or (1 < width == line.count(sign) + 1 == first.count(sign) + 1)
        if stray or (width and (len(found) > width or (len(found) < width and not may_be_short))):
            return Record(number, wrong=_swallowed(count), lines=count), []
        return Record(number, tuple(found), count), []
    return Record(number, wrong=f"{_OPEN} before the end of the file: {_lost(count)}; close it, or take it out", lines=count), []


def _swallowed(count: int) -> str:
    return f"{_OPEN} in its line: {_lost(count)}; close it, or take it out"


def _lost(count: int) -> str:
    return "this line is left out" if count == 1 else f"this line and the {count - 1:,} after it that it swallows are left out" if count > 2 else "this line and the one after it that it swallows are left out"

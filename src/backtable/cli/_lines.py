"""Long lists on a terminal, written line by line as they come, so that thousands take no longer than they must."""

import json
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Any

from rich.cells import cell_len, set_cell_size

# What would move a terminal's cursor, colour it or turn its writing round: texts come from files of others.
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd") | {9: " ", 10: "\n"}
_LEAST = 20


def harmless(text: str) -> str:
    """Give a text without what a terminal would obey."""
    return text.translate(_CONTROLS)


def write_columns(headings: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]], width: int) -> None:
    """Print rows under headings, each cell folded in its column.

    Args:
        widths: of all columns but the last, which has the rest; the first holds numbers.
        width: of the terminal.
    """
    columns = (*widths, max(width - sum(widths) - 2 * len(widths), _LEAST))
    _write(headings, columns)
    print("─" * min(sum(columns) + 2 * len(widths), max(width, _LEAST)))
    for row in rows:
        _write(row, columns)


def write_items(items: Iterable[Any]) -> None:
    """Print a JSON list, item by item; the same as all at once."""
    empty = True
    for item in items:
        text = json.dumps(item, indent=2, ensure_ascii=False).replace("\n", "\n  ")
        print("[\n  " if empty else ",\n  ", text, sep="", end="")
        empty = False
    print("[]" if empty else "\n]")


def _write(row: Sequence[str], columns: Sequence[int]) -> None:
    cells = [_folded(harmless(text), width) for text, width in zip(row, columns, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        first, *rest = (_padded(part, width) for part, width in zip(parts, columns, strict=True))
        print("  ".join([f"{first.strip():>{columns[0]}}", *rest]).rstrip())


def _folded(text: str, width: int) -> list[str]:
    """Give the lines of a text; a wide sign takes two places."""
    lines = [line for part in text.split("\n") for line in wrap(part, width)]
    if text.isascii():
        return lines
    return [half for line in lines for half in (_halves(line, width) if cell_len(line) > width else [line])]


def _halves(line: str, width: int) -> list[str]:
    return wrap(line, max(width // 2, 1))


def _padded(text: str, width: int) -> str:
    return text.ljust(width) if text.isascii() else set_cell_size(text, width)

"""Tables as CSV that a spreadsheet shows and never computes."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Give a heading and rows as CSV; a text that a spreadsheet would take for a formula gets an apostrophe before it.

    Numbers are written exactly, without needless zeros; nothing stays empty.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def exact(value: Decimal) -> str:
    """Write an amount exactly, without needless zeros: `12000`, `0.5`."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return exact(value)
    return f"'{value}" if isinstance(value, str) and value.startswith((*_FORMULA, "'")) else value


def unquoted(cell: str) -> str:
    """Give a text as it was before `csv_text` made it harmless."""
    return cell[1:] if cell.startswith("'") else cell

"""A position for programs and for spreadsheets."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from backtable.files import csv_text, exact
from backtable.licensing.project import Count, true_up

_COLUMNS = (
    "reading",
    "publisher",
    "product",
    "title",
    "edition",
    "version",
    "metric",
    "owned",
    "needed",
    "used",
    "available",
    "shortfall",
    "unlicensed",
    "uncounted",
    "unit_price",
    "true_up",
    "over",
)


def position_json(found: Count) -> dict[str, Any]:
    """Give the position as plain data; amounts as texts, so that no cent is lost."""
    return {
        "estate": found.project.name,
        "as_of": found.project.as_of.isoformat(),
        "currency": found.project.currency,
        "readings": {item.name: dict(item.answers) for item in found.project.readings},
        "rows": [
            {column: _plain(getattr(row, column)) for column in _COLUMNS}
            for item in found.project.readings
            for row in found.rows(item.name)
        ],
        "disputes": [
            {
                "question": item.question.key,
                "asks": item.question.asks,
                "ours": item.ours,
                "theirs": item.theirs,
                "true_up": exact(true_up(item.rows)),
            }
            for item in found.disputes
        ],
        "sources": [
            {
                "file": item.file,
                "kind": item.kind,
                "rows": item.rows,
                "left_out": item.left_out,
                "notes": list(item.notes),
            }
            for item in found.estate.sources
        ],
        "left_out": [{"place": item.place, "reason": item.reason} for item in found.estate.left_out],
        "remarks": [*found.estate.remarks, *found.notes, *(f"{item.place}: left out, as {item.reason}" for item in found.unread)],
        "unknown": [
            {"title": item.title, "publisher": item.publisher, "machines": item.machines}
            for item in found.recognised.unknown
        ],
        "evidence": [asdict(item) for item in found.recognised.evidence],
    }


def _plain(value: Any) -> Any:
    return exact(value) if isinstance(value, Decimal) else value


def position_csv(found: Count) -> str:
    """Give every row of every reading as CSV."""
    rows = (row for item in found.project.readings for row in found.rows(item.name))
    return csv_text(_COLUMNS, ([getattr(row, column) for column in _COLUMNS] for row in rows))

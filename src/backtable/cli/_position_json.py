"""A position for programs and for spreadsheets."""

from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from backtable.files import csv_text, exact
from backtable.licensing.position import bought_together
from backtable.licensing.project import Count, Gap, by_contract, idle, in_words, open_editions, true_up

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


def position_json(found: Count, gaps: Sequence[Gap]) -> dict[str, Any]:
    """Give the position as plain data; amounts as texts, so that no cent is lost."""
    return {
        "estate": found.project.name,
        "as_of": found.project.as_of.isoformat(),
        "currency": found.project.currency,
        "readings": {item.name: dict(item.answers) for item in found.project.readings},
        "rows": [
            {column: _plain(getattr(row, column)) for column in _COLUMNS} | {"settled": [in_words(item) for item in by_contract(found, row.product)]}
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
        "bought_together": [
            {
                "metric": item.metric,
                "suites": {key: exact(units) for key, units in item.suites.items()},
                "instead_of": {key: exact(units) for key, units in item.instead.items()},
                "saving": exact(item.saving),
            }
            for item in bought_together(found.position, "ours")
        ],
        "idle": [{**asdict(item), "owned": exact(item.owned)} for item in idle(found)],
        "open_editions": [asdict(item) for item in open_editions(found)],
        "not_counted": [gap_json(item) for item in gaps],
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


def gap_json(item: Gap) -> dict[str, Any]:
    """Give what could not be counted of a product as plain data; `instead` is null where no other edition is known."""
    other = item.instead
    rows = [{column: _plain(getattr(row, column)) for column in ("product", "metric", "needed", "unit_price", "true_up")} for row in other.rows] if other else []
    return {
        "product": item.item.product,
        "reading": item.reading,
        "readings": list(item.readings),
        "machines": item.item.machines,
        "others": item.item.others,
        "reasons": list(item.item.reasons),
        "instead": {"title": other.title, "rows": rows} if other else None,
    }


def _plain(value: Any) -> Any:
    return exact(value) if isinstance(value, Decimal) else value


def position_csv(found: Count) -> str:
    """Give every row of every reading as CSV."""
    rows = [row for item in found.project.readings for row in found.rows(item.name)]
    settled = {row.product: "; ".join(in_words(item) for item in by_contract(found, row.product)) for row in rows}
    return csv_text((*_COLUMNS, "settled"), ([*(getattr(row, column) for column in _COLUMNS), settled[row.product]] for row in rows))

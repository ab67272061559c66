"""A claim for programs and for spreadsheets."""

from decimal import Decimal
from typing import Any

from backtable.cli._position_json import gap_json
from backtable.files import csv_text, exact
from backtable.licensing.claim import Charge, Claim
from backtable.papers.estates import claim_falls

_COLUMNS = ("line", "title", "product", "metric", "component", "clause", "units", "unit_price", "claimed", "evidenced", "priced", "accepted", "stage", "argument", "evidence", "strength", "reduction", "place")


def claim_json(found: Claim) -> dict[str, Any]:
    """Give a claim as plain data; amounts as texts, so that no cent is lost."""
    return {
        "claim": found.file.name,
        "estate": found.file.project.name,
        "as_of": found.file.project.as_of.isoformat(),
        "currency": found.file.project.currency,
        "received": found.file.received.isoformat() if found.file.received else None,
        "claimed": exact(found.claimed),
        "evidenced": exact(found.evidenced),
        "priced": exact(found.priced),
        "accepted": exact(found.accepted),
        "strong_arguments": exact(found.strong),
        "lines": [
            {
                "line": item.line.number,
                "title": item.line.title,
                "product": item.line.product,
                "metric": item.line.metric,
                "component": item.line.component,
                "units": _text(item.line.units),
                "unit_price": _text(item.line.price),
                "claimed": exact(item.line.amount),
                "clause": item.line.clause,
                "period": item.line.period.says if item.line.period else None,
                "place": item.line.place,
                "matched": item.matched,
                "not_looked_at": item.outside,
                "units_evidenced": _text(item.units),
                "short": [{"metric": one.metric, "ours": exact(one.ours), "theirs": exact(one.theirs)} for one in item.shown],
                "instead": [
                    {"product": one.product, "metric": one.metric, "units": float(one.units), "amount": exact(one.amount)} for one in item.instead
                ],
                "evidenced": exact(item.evidenced),
                "priced": exact(item.priced),
                "accepted": exact(item.accepted),
                "reductions": [
                    {
                        "stage": cut.stage,
                        "key": cut.key,
                        "argument": cut.argument,
                        "evidence": cut.evidence,
                        "strength": cut.strength,
                        "amount": exact(cut.amount),
                    }
                    for cut in item.reductions
                ],
            }
            for item in found.lines
        ],
        "waterfall": [
            {"stage": item.stage, "name": item.name, "amount": exact(item.amount), "total": item.total} for item in claim_falls(found)
        ],
        "valued": {"theirs": [_charge(item) for item in found.theirs], "ours": [_charge(item) for item in found.ours]},
        "unclaimed": [{"product": row.product, "metric": row.metric, "units": exact(units)} for row, units in found.unclaimed],
        "not_counted": [gap_json(item) for item in found.gaps],
        "unpriced": list(found.unpriced),
        "clauses": [
            {"contract": item.contract, "publisher": item.publisher, "clause": item.key, "says": item.says, "place": item.place}
            for item in found.clauses
        ],
        "handed_over": [
            {"on": item.on.isoformat(), "by": item.by, "to": item.to, "what": item.what, "sha256": item.sha256, "note": item.note}
            for item in found.handed
        ],
        "changed_since": [item.what for item in found.changed],
        "left_out": [
            {"place": item.place, "reason": item.reason} for item in (found.supplier.left_out if found.supplier else ())
        ],
        "doubts": list(found.supplier.doubts if found.supplier else ()),
        "notes": list(found.notes),
    }


def claim_csv(found: Claim) -> str:
    """Give the challenge list as CSV: a row for each reduction, and one for each line that stands as claimed."""
    rows = []
    for item in found.lines:
        line = item.line
        stages = (line.number, line.title, line.product, line.metric, line.component, line.clause, line.units, line.price, line.amount, item.evidenced, item.priced, item.accepted)
        cuts: list[tuple[Any, ...]] = [(cut.stage, cut.argument, cut.evidence, cut.strength, cut.amount) for cut in item.reductions]
        rows += [(*stages, *cut, line.place) for cut in cuts or [("", "", "", "", None)]]
    return csv_text(_COLUMNS, rows)


def waterfall_csv(found: Claim) -> str:
    """Give the waterfall as CSV: totals, and between them what each argument takes off."""
    return csv_text(
        ("stage", "step", "kind", "amount"),
        [
            (item.stage, item.name, "total" if item.total else "taken off" if item.amount >= 0 else "added", item.amount)
            for item in claim_falls(found)
        ],
    )


def _charge(item: Charge) -> dict[str, Any]:
    return {
        "publisher": item.publisher,
        "product": item.product,
        "metric": item.metric,
        "component": item.component,
        "units": _text(item.units),
        "unit_price": _text(item.price),
        "amount": exact(item.amount),
        "how": item.how,
        "source": item.source,
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else exact(value)

"""What depends on Software Assurance, said where the entitlements do not show it for all that is owned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from backtable.licensing._rules import rule_of
from backtable.licensing._versions import newer
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import Position

_BY_MACHINE_SINCE = date(2022, 11, 16)  # when SQL Server 2022 came out
_LAST_WITHOUT = ("2019", "15")  # as titles and as programs write it
_REPLICAS_SINCE = date(2014, 4, 1)
_SQL, _WINDOWS = "microsoft.sqlserver", "microsoft.windows_virtual_core"


@dataclass(frozen=True, slots=True)
class _Share:
    owned: Decimal
    maintained: Decimal
    unit: str


def assurance_notes(found: Position, maintained: Mapping[tuple[str, str], Decimal]) -> tuple[str, ...]:
    """Give notes on what is counted as only Software Assurance or a subscription allows it, and is owned without, as far as is known.

    Product Terms: since SQL Server 2022 virtual machines may be licensed one by one only with it; passive replicas are free only with it,
    since SQL Server 2014; Windows Server may be licensed by virtual machine only with it.

    Args:
        maintained: (product, metric) → units under active maintenance or in subscription.
    """
    shares = _shares(found, maintained)
    notes = []
    rows = found.footprint.filter(found.footprint["product"].startswith(_SQL))
    seen = rows.select("product", "version", "kind", "environment").distinct().to_pyarrow().to_pylist()
    for product, share in shares.items():
        title = found.products[product].title
        lead = f"{title}: {share.owned - share.maintained:,f} of {share.owned:,f} {share.unit} have no Software Assurance in force among the entitlements"
        if not product.startswith(_SQL):
            notes.append(f"{lead}, and by virtual machine only those with it, or in subscription, may be counted")
            continue
        serving = [row for row in seen if _right_of(found, row["product"], product)]
        late = [row for row in serving if row["kind"] == "virtual" and any(newer(row["version"] or "", last) for last in _LAST_WITHOUT)]
        if late and share.unit == METRICS["microsoft.sqlserver_core_vm"].unit and found.as_of >= _BY_MACHINE_SINCE:
            notes.append(
                f"{lead}; since SQL Server 2022 virtual machines may be licensed one by one only with it, so that a supplier may count all cores of their hosts"
            )
        if found.as_of >= _REPLICAS_SINCE and _passive(serving):
            notes.append(f"{lead}; passive replicas are free only with it, so that “{_ASKS}” is decided by it")
    return tuple(notes)


_ASKS = "Does a passive standby need licences?"


def _shares(found: Position, maintained: Mapping[tuple[str, str], Decimal]) -> dict[str, _Share]:
    """Give product → what is owned of it where a part is not under maintenance, as far as it bears on this."""
    owned: dict[tuple[str, str], Decimal] = {}
    for item in found.given:
        bears = item.product.startswith(_SQL) or item.metric == _WINDOWS
        if bears and item.owned > 0 and item.metric in METRICS:
            key = (item.product, METRICS[item.metric].unit)
            owned[key] = owned.get(key, Decimal(0)) + item.owned
    under: dict[tuple[str, str], Decimal] = {}
    for (product, metric), units in maintained.items():
        if metric in METRICS:
            key = (product, METRICS[metric].unit)
            under[key] = under.get(key, Decimal(0)) + units
    return {
        product: _Share(units, under.get((product, unit), Decimal(0)), unit)
        for (product, unit), units in sorted(owned.items())
        if under.get((product, unit), Decimal(0)) < units
    }


def _right_of(found: Position, deployed: str, product: str) -> bool:
    return any(right == product for right, _ in found.counting.opened.get(deployed, ()))


def _passive(rows: Sequence[Mapping[str, str | None]]) -> bool:
    values = rule_of("sqlserver_passive").values
    return any((row["environment"] or "") in {*values["available"], *values["others"]} for row in rows)

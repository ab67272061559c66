"""Rights that a line cannot use, as they end at an older version than it needs."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from backtable.licensing._versions import version_key
from backtable.licensing.metrics import environments
from backtable.licensing.position._footprint import remaining
from backtable.licensing.position._position import Position
from backtable.licensing.position._product import License, unit_of


def newest_at(found: Position, product: str, left: Iterable[str] = (), reach: str = "named_hosts") -> dict[str, str]:
    """Give thing → the newest version of a counted product that runs on it, of a host also on its machines and on those that may come there.

    Args:
        left: the questions by which machines are left out.
        reach: how far around a host machines may come from.
    """
    rows = found.footprint.filter(found.footprint["product"].isin(found.counting.behind([product])), found.footprint.version.notnull())
    rows = remaining(rows, left)
    held: dict[str, set[str]] = {}
    for row in rows.select("machine", "place", "version").distinct().to_pyarrow().to_pylist():
        for thing in {row["machine"], row["place"]}:
            held.setdefault(thing, set()).add(row["version"])
    newest = {thing: max(versions, key=_age) for thing, versions in held.items()}
    if reach == "named_hosts":
        return newest
    around: dict[str, list[str]] = {}
    for row in environments(found.machines, reach).to_pyarrow().to_pylist():
        around.setdefault(row["place"], []).append(row["thing"])
    for hosts in around.values():
        if there := [newest[host] for host in hosts if host in newest]:
            newest |= dict.fromkeys(hosts, max(there, key=_age))
    return newest


def _age(version: str) -> tuple[tuple[int, ...], str]:
    return version_key(version), version


def refused_for(found: Position, product: str, line: Mapping[str, Any]) -> tuple[License, ...]:
    """Give what is owned in the unit of a line's right, or serves it from above, and ends at an older version than the line needs.

    Args:
        product: counted.
        line: with `right`, `metric` and `rank`, as from `placed`.
    """
    limits = found.counting.limits.get(product, ())
    return tuple(
        item
        for item in found.licenses
        if item.version
        and item.owned > 0
        and unit_of(item.metric) == unit_of(line["metric"])
        and item.version in limits
        and limits.index(item.version) < line["rank"]
        and (item.product == line["right"] or (item.product in found.products and line["right"] in found.products[item.product].covers))
    )


def missing_by_version(units: Mapping[int, Decimal], owned: Mapping[int, Decimal]) -> Decimal:
    """Give the units that are missing where a right serves what needs its version or an older one.

    Args:
        units: place of the first limit that is new enough → units needed.
        owned: place of its limit → units owned; beyond the last one for rights without a limit.

    >>> missing_by_version({0: Decimal(4), 1: Decimal(4)}, {0: Decimal(6), 1: Decimal(1)})
    Decimal('3')
    """
    spare = missing = Decimal(0)
    for rank in sorted({*units, *owned}, reverse=True):
        left = spare + owned.get(rank, Decimal(0)) - units.get(rank, Decimal(0))
        spare, missing = max(Decimal(0), left), missing + max(Decimal(0), -left)
    return missing

"""Units of a right that came together, and up to which version they may be used."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from backtable.inventory.entitlements import Contract, Entitlement
from backtable.licensing._versions import version_key
from backtable.licensing.rights._releases import newest_release
from backtable.licensing.rights._term import holds, last_day


@dataclass(frozen=True, slots=True)
class Lot:
    """Units that came together.

    Args:
        version: the newest that they may be used for; empty where nothing limits it.
        newest: whether they include every new version, as subscriptions do.
        keys: of the entitlements behind them.
    """

    units: Decimal
    version: str = ""
    newest: bool = False
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Maintenance of so many units: in force, or until when it was and which version was the newest then."""

    units: Decimal
    active: bool
    version: str = ""


def upkeep_of(
    entitlements: Iterable[Entitlement],
    contracts: Mapping[str, Contract],
    product_of: Callable[[Entitlement], str],
    as_of: date,
) -> dict[tuple[str, str], list[Upkeep]]:
    """Give the maintenance of each product and metric, in force and lapsed."""
    found: dict[tuple[str, str], list[Upkeep]] = {}
    for item in entitlements:
        product = product_of(item) if item.kind == "maintenance" else ""
        if not product or not item.metric:
            continue
        ended = last_day(item, contracts)
        active = holds(item, contracts, as_of)
        if not active and (ended is None or ended >= as_of):
            continue
        version = "" if active or ended is None else newest_release(product, ended)
        found.setdefault((product, item.metric), []).append(Upkeep(item.quantity, active, version))
    return found


def taken_from(lots: list[Lot], units: Decimal, version: str = "") -> list[Lot]:
    """Take units out of lots and give what was taken: first of that version, then of the oldest, last of what is not limited."""
    taken: list[Lot] = []
    for lot in sorted(lots, key=lambda lot: (lot.version != version or not version, lot.newest or not lot.version, version_key(lot.version))):
        part = min(lot.units, units)
        if part > 0:
            position = lots.index(lot)
            lots[position] = replace(lot, units=lot.units - part)
            taken.append(replace(lot, units=part))
            units -= part
    lots[:] = [lot for lot in lots if lot.units]
    return taken


def by_version(lots: Sequence[Lot], upkeep: Iterable[Upkeep], behind: Sequence[str]) -> tuple[Lot, ...]:
    """Give lots by the version up to which they may be used, after maintenance, the oldest first; one without units where nothing is left.

    Maintenance in force lifts the limit of as many units, lapsed maintenance lifts it to the version of its last day; it is taken to
    be that of the newest versions, as nobody maintains what they replaced.
    """
    limited = sorted((lot for lot in lots if lot.version), key=lambda lot: version_key(lot.version), reverse=True)
    parts: list[Lot] = [lot for lot in lots if not lot.version]
    for item in sorted(upkeep, key=lambda item: not item.active):
        left = item.units
        rest: list[Lot] = []
        for lot in limited:
            part = min(lot.units, left)
            left -= part
            lifted = "" if item.active else max(lot.version, item.version, key=version_key)
            if part and (item.active or item.version):
                parts.append(replace(lot, units=part, version=lifted))
                lot = replace(lot, units=lot.units - part)
            if lot.units:
                rest.append(lot)
        limited = rest
    sums: dict[str, Lot] = {}
    for lot in (*parts, *limited):
        known = sums.get(lot.version, Lot(Decimal(0), lot.version))
        sums[lot.version] = replace(known, units=known.units + lot.units, keys=tuple(dict.fromkeys((*known.keys, *lot.keys))))
    if len(sums) < 2:
        # Retirements stand behind what is left, too.
        version = next(iter(sums), "")
        units = sums[version].units if sums else Decimal(0)
        return (Lot(units, version, keys=tuple(dict.fromkeys(behind))),)
    return tuple(sorted(sums.values(), key=lambda lot: (not lot.version, version_key(lot.version))))

"""Servers whose users or devices need client access licences."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import ibis
import ibis.expr.types as ir

from backtable.licensing._row import PositionRow
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import License, Product
from backtable.licensing.recognition import accesses

_BY_DEVICE = "microsoft.device_cal"
_FACTS = "cal."


def with_told(products: Mapping[str, Product], facts: Mapping[str, str]) -> tuple[dict[str, Product], dict[str, str]]:
    """Give products and facts of the company with those of users and devices moved to what they are about.

    Stated for the company they are of servers however these are licensed; who uses servers licensed in one way only are others, and
    stated for their product. Users' and devices' licences of the same servers are told the same.
    """
    result, rest = dict(products), {key: value for key, value in facts.items() if not key.startswith(_FACTS)}
    whole = {key: value for key, value in facts.items() if key.startswith(_FACTS)}
    for item in accesses():
        pair = [products[item.users], products[item.devices]]
        own = {key: value for one in pair for key, value in one.facts.items() if key.startswith(_FACTS)}
        for one in pair:
            result[one.key] = replace(one, facts={**one.facts, **({} if item.licensed_in else whole), **own})
    return result, rest


def with_access(deployed: ir.Table, products: Mapping[str, Product], licenses: Sequence[License]) -> ir.Table:
    """Give products on machines with the client access licences that the servers among them ask for.

    Servers that the user counts elsewhere, so that they have no way here, ask for none unless users or devices are stated all the same.
    Users count unless only devices are stated; devices count where they are stated, or where licences for them are owned and nothing
    is stated, so that what is not known is said.

    Args:
        deployed: product, version, machine, users, used.
    """
    wanted = accesses()
    every = sorted({key for item in wanted for key in item.to})
    seen = deployed.filter(deployed["product"].isin(every)).select("product").distinct().to_pyarrow().column("product").to_pylist()
    parts = [deployed]
    for item in wanted:
        told = products[item.users].facts
        stated = any(key.startswith(_FACTS) for key in told)
        servers = [key for key in item.to if key in seen and (products[key].ways or stated) and _licensed_in(products[key], item.licensed_in, licenses)]
        if not servers:
            continue
        rights = {right for right, _ in products[item.devices].ways}
        owned = any(one.owned > 0 and one.product in rights and one.metric == _BY_DEVICE for one in licenses)
        own = deployed.filter(deployed["product"].isin(servers))
        # A licence serves servers of its version or older; those for a year serve its second release, too, which has none of its own.
        own = own.mutate(version=own.version.lower().re_replace(r"\s*r2.*$", ""))
        if "cal.users" in told or "cal.devices" not in told:
            parts.append(own.mutate(product=ibis.literal(item.users)).select(*deployed.columns))
        if "cal.devices" in told or (owned and "cal.users" not in told):
            devices = own.mutate(product=ibis.literal(item.devices), users=ibis.null("int64"))
            parts.append(devices.select(*deployed.columns))
    return ibis.union(*parts) if len(parts) > 1 else deployed


def open_versions(rows: Iterable[PositionRow], products: Mapping[str, Product]) -> tuple[str, ...]:
    """Ask who uses the newest servers, where licences for older ones are owned and left over beside a shortfall of licences for these."""
    found: dict[str, None] = {}
    for item in accesses():
        told = {**products[item.users].facts, **products[item.devices].facts}
        rights = {right for right, _ in products[item.users].ways}
        for row in rows:
            fact = f"{_FACTS}devices" if row.metric == _BY_DEVICE else f"{_FACTS}users"
            years = re.findall(r"\d{4}", row.version)
            if row.product not in rights or fact not in told or any(key.startswith(f"{fact}.") for key in told) or len(set(years)) < 2:
                continue
            if row.shortfall and row.available and row.metric in METRICS:
                unit = METRICS[row.metric].unit
                found[
                    f"{row.title}: {row.available:,f} {unit} are owned for older servers and serve nobody, as all {row.needed:,f} may use those of {years[-1]}; "
                    f"state {fact}.{years[-1]} if fewer do"
                ] = None
    return tuple(found)


def _licensed_in(product: Product, unit: str, licenses: Sequence[License]) -> bool:
    """Say whether a product may be licensed in a unit here: it is its only one, the user states it, or something is owned in it."""
    if not unit:
        return True
    rights = {right for right, metric in product.ways if METRICS[metric].unit == unit}
    if rights and (product.stated or all(METRICS[metric].unit == unit for _, metric in product.ways)):
        return True
    return any(item.owned > 0 and item.product in rights and item.metric in METRICS and METRICS[item.metric].unit == unit for item in licenses)

"""OpTISAM's acquired rights."""

from collections.abc import Iterator
from dataclasses import replace

from backtable.inventory._entitlement import Entitlement
from backtable.inventory._source import Source
from backtable.inventory.entitlements._collected import Collected
from backtable.inventory.entitlements._forms import form
from backtable.inventory.entitlements._result import Entitlements
from backtable.inventory.entitlements._table import Row, fold, headings, tables

# Types of metrics that OpTISAM computes as ours do; its users also give metrics names of their own, which say nothing.
_METRICS = {
    "oracle.processor.standard": "oracle.processor",
    "oracle.nup.standard": "oracle.nup",
    "ibm.pvu.standard": "ibm.pvu",
    "ibm_pvu": "ibm.pvu",
    "instance.number.standard": "plain.install",
    "user.sum.standard": "plain.user",
    "user.nominative.standard": "plain.user",
    "user.concurrent.standard": "plain.concurrent",
}
UNCERTAIN = "it is not certain what these metrics count, so that no metric is taken for them: "
"""How the note begins that names the metrics of a file of which no metric of ours is certain."""
_NEEDED = {fold(name) for name in ("SKU", "SWIDTag", "Metric", "Acquired_licenses")}


@form(
    "optisam",
    "OpTISAM's products_acquiredRights.csv",
    "Orange-OpenSource/optisam-backend, metadata of an import and types of metrics",
    lambda source: any(found >= _NEEDED for found in headings(source)),
)
def read_optisam(source: Source) -> Entitlements:
    """Read licences, and the maintenance of a row as an entitlement of its own; a row with the flag 0 was deleted."""
    found = Collected()
    for table in tables(source):
        if set(table.columns) >= _NEEDED:
            found.read(table, _rights)
    named = sorted({item.source_metric for item in found.entitlements if not item.metric})
    if named:
        found.notes.append(f"{UNCERTAIN}{', '.join(named)}")
    if found.entitlements:
        found.notes.append("prices have no currency")
    return found.result("optisam")


def _rights(row: Row) -> Iterator[Entitlement]:
    if row.text("flag") == "0":
        return
    number, title, metric = row.text("SKU"), row.text("Product_name"), row.text("Metric")
    if not title:
        row.wrong("Product_name is empty", "Product_name")
    licenses, maintained = row.count_in("Acquired_licenses"), row.count_in("maintenance_licenses")
    starts, ends = row.day_in("maintenance_start", "start_of_maintenance"), row.day_in("maintenance_end", "end_of_maintenance")
    price, upkeep_price = row.number_in("unit_price"), row.number_in("maintenance_unit_price")
    if licenses is None and not row.problems:
        row.wrong("Acquired_licenses is empty", "Acquired_licenses")
    if licenses is None:
        return
    found = Entitlement(
        key=number or row.place,
        product="",
        title=title,
        publisher=row.text("Editor"),
        version="",  # `product_version` tells which product is meant; OpTISAM counts its rights for every version
        metric=_METRICS.get(metric.lower(), ""),
        quantity=licenses,
        price=price,
        source_metric=metric,
        place=row.place,
    )
    yield found
    if maintained:
        upkeep = replace(found, key=f"{found.key} maintenance", quantity=maintained, kind="maintenance", price=upkeep_price)
        yield replace(upkeep, starts=starts, ends=ends)

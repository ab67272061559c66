"""ServiceNow's software entitlements (table alm_license)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from backtable.inventory._entitlement import Entitlement
from backtable.inventory._source import Source
from backtable.inventory.entitlements._cells import currency_in
from backtable.inventory.entitlements._collected import Collected
from backtable.inventory.entitlements._forms import form
from backtable.inventory.entitlements._result import Entitlements
from backtable.inventory.entitlements._table import Row, headings, tables

_TITLE = ("software model", "model", "display name")
_RIGHTS = ("purchased rights", "active rights", "rights")
_WORDS = {"license metric", "metric group", "license type", "license duration", "allocations available"}
_RECORD = re.compile(r"[0-9a-f]{32}")

# Licence type → kind; what comes with maintenance is two entitlements.
_KINDS = {
    "perpetual": "perpetual",
    "full": "perpetual",
    "perpetual + software assurance": "perpetual",
    "perpetual + maintenance": "perpetual",
    "software assurance": "maintenance",
    "maintenance": "maintenance",
    "subscription": "subscription",
    "add-on": "subscription",
    "from sa": "subscription",
    "step-up": "upgrade",
    "upgrade": "upgrade",
    "subscription step-up": "upgrade",
}
_CONDITIONED = {"add-on": "an add-on to a licence that is owned", "from sa": "machines and users with Software Assurance"}

# Metric group, metric (an empty group is any) → ours, where both count the same.
_METRICS = {
    ("oracle", "per processor"): "oracle.processor",
    ("oracle", "named user plus"): "oracle.nup",
    ("oracle", "employee"): "oracle.java_employee",
    ("ibm", "processor value unit (pvu)"): "ibm.pvu",
    ("ibm", "virtual processor core (vpc)"): "ibm.vpc",
    ("ibm", "authorized user value unit"): "ibm.user_value_unit",
    ("ibm", "employee user value unit"): "ibm.user_value_unit",
    ("ibm", "external user value unit"): "ibm.user_value_unit",
    ("ibm", "authorized user"): "plain.user",
    ("microsoft", "user cal"): "microsoft.user_cal",
    ("microsoft", "device cal"): "microsoft.device_cal",
    ("citrix", "concurrent user"): "plain.concurrent",
    ("", "user subscription"): "plain.user",
    ("", "per user"): "plain.user",
    ("", "per named user"): "plain.user",
    ("", "per device"): "plain.device",
    ("", "per named device"): "plain.device",
}


@form(
    "servicenow",
    "ServiceNow's software entitlements (alm_license)",
    "ServiceNow documentation, Software entitlement fields (10 September 2026) and Software license metrics (12 March 2026)",
    lambda source: any(
        found & set(_TITLE) and found & set(_RIGHTS) and found & _WORDS for found in headings(source)
    ),
)
def read_servicenow(source: Source) -> Entitlements:
    """Read entitlements by the labels of the form or the names of the fields.

    ServiceNow takes the rights that were upgraded out of the old entitlement's active rights, so that where these are given an
    upgrade counts as rights of its own.
    """
    found = Collected()
    for table in tables(source):
        if table.has(*_RIGHTS) and table.has(*_TITLE):
            found.read(table, _rights)
    entitlements = found.entitlements
    if any(_RECORD.fullmatch(item.title) for item in entitlements):
        found.notes.append("software models stand as record numbers: export display values (sysparm_display_value=true)")
    metrics = sorted({item.source_metric for item in entitlements if item.source_metric and not item.metric})
    if metrics:
        found.notes.append(f"it is not certain what these metrics count, so that no metric is taken for them: {', '.join(metrics)}")
    if any(item.kind == "upgrade" for item in entitlements):
        found.notes.append("upgrades stand without the entitlement that they come from: add it, or export active rights")
    return found.result("servicenow")


def _rights(row: Row) -> Iterator[Entitlement]:
    title = row.text(*_TITLE)
    if not title:
        row.wrong("the entitlement has no software model", *_TITLE)
    licence = row.text("license type").casefold()
    kind = _kind(row, licence)
    state = row.text("state", "install status").casefold()
    if kind not in ("subscription", "maintenance") and state in ("retired", "7"):
        row.wrong("its state is Retired, so that it grants no rights", "state", "install status")
    if state in ("on order", "2", "build"):
        row.wrong(f"its state is {row.text('state', 'install status')}, so that it grants no rights yet", "state", "install status")
    lasting = kind in ("perpetual", "upgrade")
    names = ("active rights", "rights", "purchased rights") if lasting else _RIGHTS
    rights = row.number_in(*names)
    if rights is None and not row.problems:
        row.wrong("the entitlement has no number of rights", *names)
    if kind == "upgrade" and row.table.has("active rights", "rights"):
        kind = "subscription" if licence == "subscription step-up" else "perpetual"
    price, purchased = row.number_in("unit cost"), row.day_in("purchased", "purchase date")
    starts, ends = row.day_in("start date"), row.day_in("end date")
    if rights is None or row.problems:
        return
    group, metric = row.text("metric group"), row.text("license metric")
    known = _METRICS.get((group.casefold(), metric.casefold())) or _METRICS.get(("", metric.casefold()), "")
    found = Entitlement(
        key=row.text("asset tag", "number", "sys id") or row.place,
        product="",
        title=title,
        publisher=row.text("publisher", "software model.publisher", "software model.manufacturer", "manufacturer"),
        version=row.text("version", "software model.version"),
        metric=known,
        quantity=rights,
        kind=kind,
        price=price,
        currency=row.text("currency") or currency_in(row.text("unit cost")),
        purchased=purchased,
        contract=row.text("contract number", "contract", "purchase order", "po number"),
        restricted=_CONDITIONED.get(licence, ""),
        source_metric=": ".join(filter(None, (group, metric))),
        place=row.place,
    )
    if kind == "perpetual":  # beside maintenance the dates are its own, which say when the right began where nothing else does
        own = licence in ("", "full", "perpetual") or purchased is None
        yield replace(found, starts=starts if own else None)
    else:
        yield replace(found, starts=starts, ends=ends)
    if licence in ("perpetual + software assurance", "perpetual + maintenance"):
        upkeep = replace(found, key=f"{found.key} maintenance", kind="maintenance", price=None, currency="")
        yield replace(upkeep, starts=starts, ends=ends)


def _kind(row: Row, licence: str) -> str:
    """Give the kind, by licence type and, in the older form, duration."""
    duration = row.text("license duration").casefold()
    if licence in ("", "full") and duration in ("perpetual", "subscription"):
        return duration
    if licence not in _KINDS:
        found = f"is “{row.text('license type')}”" if licence else "is empty"
        row.wrong(f"the licence type {found}; expected one of {', '.join(sorted(_KINDS))}", "license type", "license duration")
    return _KINDS.get(licence, "")

"""Snipe-IT's list of licences, and the form in which it imports them."""

from collections.abc import Iterator

from backtable.inventory._entitlement import Entitlement
from backtable.inventory._source import Source
from backtable.inventory.entitlements._cells import currency_in
from backtable.inventory.entitlements._collected import Collected
from backtable.inventory.entitlements._forms import form
from backtable.inventory.entitlements._result import Entitlements
from backtable.inventory.entitlements._table import Row, headings, tables

_TITLE = ("item name", "license name", "license", "software name", "name")
_KEY = {"product key", "serial number", "serial"}
_SEATS = ("seats", "total")
_OWN = {"licensed to name", "licensed to email", "remaining seats", "free seats", "reassignable"}


def _recognises(source: Source) -> bool:
    return any(
        found & set(_TITLE) and found & _KEY and found & set(_SEATS) and found & (_OWN | {"expiration date"})
        for found in headings(source)
    )


@form(
    "snipeit",
    "Snipe-IT's list of licences",
    "grokability/snipe-it: LicensePresenter, licence report and sample_csvs/MOCK_LICENSES.csv",
    _recognises,
)
def read_snipeit(source: Source) -> Entitlements:
    """Read licences by seats: with an expiration or termination date a subscription, else perpetual.

    Product keys are secrets and are not kept.
    """
    found = Collected()
    for table in tables(source):
        if table.has(*_SEATS) and table.has(*_TITLE):
            found.read(table, _licence)
    if found.entitlements:
        found.notes.append("Snipe-IT counts seats and does not say what they are of: no metric is known")
    if any(item.price for item in found.entitlements):
        found.notes.append(
            "a purchase cost is taken for that of one seat, as Snipe-IT adds it up today; older versions took it for all seats"
        )
    return found.result("snipeit")


def _licence(row: Row) -> Iterator[Entitlement]:
    title = row.text(*_TITLE)
    if not title:
        row.wrong("the licence has no name", *_TITLE)
    seats = row.count_in(*_SEATS)
    if seats is None and not row.problems:
        row.wrong("the licence has no number of seats", *_SEATS)
    ends = [day for day in (row.day_in("expiration date"), row.day_in("termination date")) if day]
    price, purchased = row.number_in("purchase cost"), row.day_in("purchase date")
    if seats is None:
        return
    yield Entitlement(
        key=row.text("id") or row.text("order number") or row.place,
        product="",
        title=title,
        publisher=row.text("manufacturer"),
        version="",
        metric="",
        quantity=seats,
        kind="subscription" if ends else "perpetual",
        price=price,
        currency=currency_in(row.text("purchase cost")),
        purchased=purchased,
        ends=min(ends, default=None),
        contract=row.text("purchase order", "purchase order number"),
        source_metric="seats",
        place=row.place,
    )

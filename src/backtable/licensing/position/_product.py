"""What a position needs to know of products, and what is owned of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from backtable.licensing.metrics import METRICS


def unit_of(metric: str) -> str:
    """Give what a metric counts in; a metric that is not known counts in itself."""
    return METRICS[metric].unit if metric in METRICS else metric


MAINTAINED, ENDED = "with assurance", "without assurance"
"""What a licence's `grade` says: maintenance or a subscription is in force, or maintenance has ended; nothing where nobody knows."""
GRADES = (ENDED, "", MAINTAINED)
"""The same in order: a unit of one serves what asks for that or one before it."""


def right_key(product: str, metric: str, limit: str = "", grade: str = "") -> str:
    """Give the key of a right: units of a product under a metric, for versions up to a limit if there is one, of a grade if that matters.

    >>> right_key("db", "per.core"), right_key("db", "per.core", "2019"), right_key("db", "per.core", "", ENDED)
    ('db by per.core', 'db by per.core up to 2019', 'db by per.core up to any version, without assurance')
    """
    if not limit and not grade:
        return f"{product} by {metric}"
    return f"{product} by {metric} up to {limit or 'any version'}{f', {grade}' if grade else ''}"


@dataclass(frozen=True, slots=True)
class Product:
    """What a position needs to know of a product.

    Args:
        ways: how it may be licensed: (key of the product to be owned, metric), the usual first.
        covers: products of which a unit of this one may serve needs too, under the same metric.
        includes: products that a unit of this one serves all at once, as a suite does its parts.
        follows: key of the product in whose metric this one counts, on each machine; its ways are those of that one.
        price: of one unit at list, in the position's currency; of the usual kind of unit where there are several.
        prices: metric → the same where it depends on how a unit is counted.
        facts: what its metrics must be told of it, as in `ibm.tiers`; keys of `FACTS`.
        stated: the user states the ways, so that any of them may serve; else those in whose kind of unit something is owned.
        highest: key of the highest edition that may be meant, of a product whose edition no title states; empty where that is no question.
        instead: key of the edition that may be asked for where this one may not be used; empty where there is none.
        only_with: ways to license others with which alone this is needed, as client access licences with server licences; empty for any.
    """

    key: str
    title: str
    publisher: str
    ways: tuple[tuple[str, str], ...]
    edition: str = ""
    covers: tuple[str, ...] = ()
    price: Decimal | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    prices: Mapping[str, Decimal] = field(default_factory=dict)
    stated: bool = False
    includes: tuple[str, ...] = ()
    follows: str = ""
    instead: str = ""
    highest: str = ""
    only_with: tuple[tuple[str, str], ...] = ()

    def price_by(self, metric: str) -> Decimal | None:
        """Give the list price of a unit counted by a metric: that stated for it, else for another way to count the same unit.

        A price that is stated without a metric is of the usual unit: a named user licence does not cost what a processor licence does.
        """
        alike = (price for other, price in self.prices.items() if unit_of(other) == unit_of(metric))
        own = [way for right, way in self.ways if right == self.key]
        usual = self.price if not own or unit_of(own[0]) == unit_of(metric) else None
        return self.prices.get(metric, next(alike, usual))


@dataclass(frozen=True, slots=True)
class License:
    """Units owned of a product under a metric on the day of the position, and the entitlements behind them.

    Args:
        price: of one more unit: at list where it is known, else what was paid last.
        paid: what was paid last for a unit.
        version: the newest that they may be used for; empty where nothing limits it.
        grade: one of `GRADES`, where maintenance is in force or has ended for a part of what is owned; empty otherwise.
    """

    product: str
    metric: str
    owned: Decimal
    price: Decimal | None = None
    entitlements: tuple[str, ...] = ()
    paid: Decimal | None = None
    version: str = ""
    grade: str = ""

    @property
    def key(self) -> str:
        """The key of the right: units of a product under a metric, for versions up to a limit if there is one."""
        return right_key(self.product, self.metric, self.version, self.grade)


def price_of(products: Mapping[str, Product], licenses: Iterable[License], right: str, metric: str) -> Decimal | None:
    """Give the price of one more unit: at list, else what was paid for those that are owned; None where neither is known."""
    price = products[right].price_by(metric) if right in products else None
    if price is not None:
        return price
    return next((item.price for item in licenses if (item.product, item.metric) == (right, metric) and item.price is not None), None)

"""What is short under a reading, bought as suites where these cost less than their parts one by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from backtable.licensing.metrics import METRICS
from backtable.licensing.position._position import Position
from backtable.licensing.position._product import price_of, right_key
from backtable.licensing.position._spots import PEOPLE, standing_of
from backtable.licensing.reconciliation import Offer, cheapest_purchase


@dataclass(frozen=True, slots=True)
class Together:
    """The cheapest way to buy what is short of some products under one metric, with suites in it.

    Args:
        suites: key of a suite → units of it.
        instead: product → units of it that need not be bought by themselves then.
        saving: what that costs less than every product by itself, at the prices of the position.
    """

    metric: str
    suites: Mapping[str, Decimal]
    instead: Mapping[str, Decimal]
    saving: Decimal


def bought_together(found: Position, reading: str) -> tuple[Together, ...]:
    """Give what is cheaper bought as suites under a reading, metric by metric; suites are products with `includes` and a price.

    Of people nobody can say who uses several parts: as for suites that are owned, as many as the most needed of its parts.
    """
    rows = [row for row in found.rows if row.reading == reading and row.shortfall and row.unit_price is not None]
    result = []
    for metric in dict.fromkeys(row.metric for row in rows if row.metric in METRICS):
        own = {row.product: row for row in rows if row.metric == metric}
        offers = []
        for key, product in found.products.items():
            parts = [part for part in product.includes if part in own]
            price = price_of(found.products, found.licenses, key, metric)
            if len(parts) > 1 and price is not None:
                offers.append(Offer(key, price, tuple(parts)))
        if not offers:
            continue
        parts = sorted({part for offer in offers for part in offer.parts})
        missing = {part: own[part].shortfall for part in parts}
        if PEOPLE in METRICS[metric].asks:
            standing = [{part: own[part].needed for part in parts}]
        else:
            keys = {right_key(part, metric): part for part in parts}
            found_at = standing_of(found.kept, set(keys), found.tallies.bits(reading))
            standing = [{keys[key]: count * units for key, units in place.items()} for place, count in found_at]
        prices = {part: own[part].unit_price or Decimal(0) for part in parts}
        bought = cheapest_purchase(missing, prices, offers, standing)
        saving = sum((prices[part] * units for part, units in missing.items()), Decimal(0)) - sum(
            (units * (prices[key] if key in prices else next(offer.price for offer in offers if offer.right == key)) for key, units in bought.items()),
            Decimal(0),
        )
        suites = {offer.right: bought[offer.right] for offer in offers if offer.right in bought}
        if suites and saving > 0:
            instead = {part: units - bought.get(part, Decimal(0)) for part, units in missing.items() if units > bought.get(part, Decimal(0))}
            result.append(Together(metric, suites, instead, saving))
    return tuple(result)

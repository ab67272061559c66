"""What is owned: purchases, maintenance, upgrades, retirements and the contracts behind them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Contract:
    """An agreement and the clauses that matter when counting.

    Args:
        key: its number; entitlements name it.
        clauses: clause → its text or value, as in `sub_capacity: yes`, `audit`, `affiliates`, `disaster_recovery`,
            `price_hold`; the keys are those of the entitlement workbook.
    """

    key: str
    publisher: str
    signed: date | None = None
    ends: date | None = None
    clauses: tuple[tuple[str, str], ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Entitlement:
    """A right to use so many units of a product under a metric.

    Args:
        key: its number in the source (order, SKU, row).
        product: key of the product as recognised; empty where the title is not known.
        title: as the source writes it.
        metric: key of the metric; empty where the source's is not known.
        source_metric: as the source writes it.
        quantity: units owned.
        kind: perpetual, subscription, maintenance, upgrade or retirement; only perpetual and subscription add units, an
            upgrade moves units of `from_product`, a retirement takes units away.
        price: of one unit, in `currency`.
        starts, ends: the term of a subscription or of maintenance.
        from_product: of an upgrade, the product that its units come from, as the source writes it.
        restricted: how its use is limited, where it is (bundled, for one application).
        place: where it stands, as in `rights.xlsx:Entitlements:7`.
    """

    key: str
    product: str
    title: str
    publisher: str
    version: str
    metric: str
    quantity: Decimal
    kind: str = "perpetual"
    price: Decimal | None = None
    currency: str = ""
    purchased: date | None = None
    starts: date | None = None
    ends: date | None = None
    contract: str = ""
    from_product: str = ""
    restricted: str = ""
    source_metric: str = ""
    place: str = ""

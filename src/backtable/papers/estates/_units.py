"""Units of metrics in words."""

import re
from decimal import Decimal


def unit_for(number: Decimal, unit: str) -> str:
    """Give a unit as it stands behind a number: one subscription, two subscriptions.

    >>> unit_for(Decimal(1), "processor licences"), unit_for(Decimal(1), "PVUs"), unit_for(Decimal("0.5"), "subscriptions")
    ('processor licence', 'PVU', 'subscriptions')
    """
    return re.sub(r"(\w[^\Ws])s\b", r"\1", unit, count=1) if number == 1 else unit

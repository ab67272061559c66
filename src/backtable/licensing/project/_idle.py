"""What is owned in a metric in which nothing is counted, while the same product is short in another."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from backtable.licensing.metrics import METRICS
from backtable.licensing.position import serves
from backtable.licensing.project._count import Count


@dataclass(frozen=True, slots=True)
class Idle:
    """Licences that serve nothing, as what runs here is counted in no way in their unit.

    Args:
        product, metric, owned: what is owned.
        runs: key of a product that runs here, is short, and could be served by it if the estate file stated that way.
        short: metrics in which that is short, under our reading or the supplier's.
    """

    product: str
    metric: str
    owned: Decimal
    runs: str
    short: tuple[str, ...]


def idle(found: Count) -> tuple[Idle, ...]:
    """Give what is owned in metrics in which nothing is counted that it could serve, of products that are short in others."""
    products, licensed = found.project.products, found.position.counting.licensed
    rows = [row for name in ("ours", "theirs") for row in found.rows(name)]
    short = {(row.product, row.metric): row for row in rows if row.shortfall}
    result = []
    for (product, metric), owned in {(row.product, row.metric): row.owned for row in rows if row.owned}.items():

        def could(ways: Iterable[tuple[str, str]], owned: str = product) -> list[tuple[str, str]]:
            return [way for way in ways if serves(owned, way[0], products)]

        if any(METRICS[way[1]].unit == METRICS[metric].unit for ways in licensed.values() for way in could(ways)):
            continue
        for key in sorted(licensed, key=lambda key: (key != product, key)):
            if missing := [way for way in could(licensed[key]) if way in short]:
                result.append(Idle(product, metric, owned, key, tuple(dict.fromkeys(way[1] for way in missing))))
                break
    return tuple(result)

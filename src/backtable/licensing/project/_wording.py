"""Metrics as registers word them: taken for the one way in which the product is sold so, and never for a way of another product."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from backtable.inventory.entitlements import Entitlement
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import Product
from backtable.licensing.project._packs import own_right
from backtable.licensing.recognition import catalogue

# Words of registers for what is counted → units of metrics.
_UNITS: Mapping[str, tuple[str, ...]] = {
    "core": ("core licences", "cores"),
    "processor": ("processor licences",),
    "cpu": ("processor licences",),
    "server": ("server licences",),
    "user": ("users", "named users"),
    "named user": ("users", "named users", "named user licences"),
    "named user plus": ("named user licences",),
    "nup": ("named user licences",),
    "device": ("devices",),
    "concurrent user": ("concurrent users",),
    "installation": ("installations",),
    "install": ("installations",),
    "employee": ("employees",),
    "pvu": ("PVUs",),
    "processor value unit": ("PVUs",),
    "vpc": ("VPCs",),
    "virtual processor core": ("VPCs",),
    "user cal": ("user CALs",),
    "device cal": ("device CALs",),
    "subscription": ("subscriptions",),
    "tib": ("TiB",),
}


def in_own_ways(
    entitlements: Sequence[Entitlement],
    product_of: Callable[[Entitlement], str],
    products: Mapping[str, Product],
    stated: Mapping[str, str],
) -> tuple[list[Entitlement], list[str]]:
    """Give entitlements whose metric is worded plainly, as “Per Core”, with the product's own metric in that unit, and notes on them.

    A metric of another publisher that `metrics:` states for all its words is changed for the product's own in the same unit.

    Args:
        stated: metric as entitlements word it, in small letters → metric.
    """
    found = []
    told: dict[tuple[str, str, str, str], list[Entitlement]] = {}
    for item in entitlements:
        words = item.source_metric or item.metric
        product = products.get(product_of(item)) if words else None
        foreign = product is not None and _foreign(item.metric, product) and words.lower() in stated
        if product is None or (item.metric in METRICS and not foreign):
            found.append(item)
            continue
        wanted = {METRICS[item.metric].unit} if foreign else _units(words)
        own = {METRICS[metric].unit: metric for right, metric in reversed(product.ways) if right == own_right(product) and metric in METRICS}
        fitting = [metric for unit, metric in own.items() if unit in wanted]
        metric = fitting[0] if len(fitting) == 1 else ""
        if metric or foreign:
            told.setdefault((words, product.title, metric, item.metric if foreign else ""), []).append(item)
        found.append(replace(item, metric=metric) if metric or foreign else item)
    return found, [_note(*key, items) for key, items in told.items()]


def worded_metric(words: str, product: Product | None) -> str:
    """Give the metric that plain words mean of a product, as “Processor” of a database: the only one in that unit in which it is sold.

    An option in the metric of its database is sold in those of that. Empty where none, or several, fit.
    """
    wanted = _units(words)
    if product is None or not wanted:
        return ""
    metrics = [metric for right, metric in product.ways if right == own_right(product) and metric in METRICS]
    followed = [catalogue()[METRICS[metric].follows].ways for metric in metrics if METRICS[metric].follows in catalogue()]
    own = {METRICS[metric].unit: metric for metric in reversed([*metrics, *(metric for ways in followed for _, metric in ways)])}
    fitting = [metric for unit, metric in own.items() if unit in wanted]
    return fitting[0] if len(fitting) == 1 else ""


def _foreign(metric: str, product: Product) -> bool:
    """Say whether a metric is of a publisher in none of whose metrics a product is sold."""
    makers = {metric.partition(".")[0] for _, metric in product.ways}
    maker = metric.partition(".")[0]
    return metric in METRICS and bool(makers) and maker != "plain" and maker not in makers


def _units(words: str) -> set[str]:
    plain = re.sub(r"[^a-z]+", " ", re.sub(r"\(.*?\)", " ", words.rpartition(":")[2].lower()))
    plain = re.sub(r"\b(per|by|licen[cs]es?|licen[cs]ed|based|perpetual)\b", " ", plain)
    plain = " ".join(plain.split())
    return set(_UNITS.get(plain) or _UNITS.get(plain.removesuffix("s"), ()))


def _note(words: str, title: str, metric: str, foreign: str, items: Sequence[Entitlement]) -> str:
    where = f"{items[0].place or items[0].key}{f' and {len(items) - 1} more' if len(items) > 1 else ''}"
    if not metric:
        return f"{where}: “{words}” is {foreign} by `metrics:` of the estate file, in which {title} is not sold, and no other metric is taken for it"
    unit = METRICS[metric].unit
    if foreign:
        return f"{where}: “{words}” is {foreign} by `metrics:` of the estate file, in which {title} is not sold; it counts in {unit} ({metric})"
    return f"{where}: “{words}” of {title} counts in {unit} ({metric}); say below `metrics:` of the estate file if that is wrong"

"""Metrics as registers word them: taken for the one way in which the product is sold so, and never for a way of another product."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from backtable.inventory.entitlements import Entitlement
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import Product
from backtable.licensing.project._packs import own_right, units_sold
from backtable.licensing.recognition import catalogue, unit_of

# Words of registers for what is counted → units of metrics.
_UNITS: Mapping[str, tuple[str, ...]] = {
    "core": ("core licences", "cores"),
    "processor": ("processor licences",),
    "cpu": ("processor licences",),
    "server": ("server licences",),
    "server cal": ("server licences",),
    "user": ("users", "named users", "user CALs"),
    "named user": ("users", "named users", "named user licences"),
    "named user plus": ("named user licences",),
    "nup": ("named user licences",),
    "device": ("devices", "device CALs"),
    "concurrent user": ("concurrent users",),
    "installation": ("installations",),
    "install": ("installations",),
    "employee": ("employees",),
    "pvu": ("PVUs",),
    "processor value unit": ("PVUs",),
    "vpc": ("VPCs",),
    "virtual processor core": ("VPCs",),
    "cal": ("user CALs", "device CALs"),
    "client access": ("user CALs", "device CALs"),
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

    Where the words leave it open, as “CAL” or “Licence”, the title decides, as “Windows Server 2022 Device CAL”. A metric of another
    publisher that `metrics:` states for all its words is changed for the product's own in the same unit.

    Args:
        stated: metric as entitlements word it, in small letters → metric.
    """
    found = []
    sold = units_sold(products)
    told: dict[tuple[str, str, str, str], list[Entitlement]] = {}
    for item in entitlements:
        words = item.source_metric or item.metric
        product = products.get(product_of(item)) if words else None
        foreign = product is not None and _foreign(item.metric, product) and words.lower() in stated
        if product is None or (item.metric in METRICS and not foreign):
            found.append(item)
            continue
        own, plain = sold(product), _plain(words)
        wanted = {METRICS[item.metric].unit} if foreign else _units(words) if plain else set(own)
        fitting = [unit for unit in own if unit in wanted]
        unit = fitting[0] if plain and len(fitting) == 1 else unit_of(item.title, fitting)
        metric = own.get(unit, "")
        if metric or foreign:
            told.setdefault((words, product.title, metric, item.metric if foreign else ""), []).append(item)
        found.append(replace(item, metric=metric) if metric or foreign else item)
    return found, [_note(*key, items) for key, items in told.items()]


def worded_metric(words: str, product: Product | None, products: Mapping[str, Product] | None = None) -> str:
    """Give the metric that plain words mean of a product, as “Processor” of a database: the only one in that unit in which it is sold.

    An option in the metric of its database is sold in those of that, and what shares its licences with other products in those of all of them, as
    client access licences for users and for devices. Empty where none, or several, fit.
    """
    wanted = _units(words)
    if product is None or not wanted:
        return ""
    metrics = [metric for right, metric in product.ways if right == own_right(product) and metric in METRICS]
    followed = [catalogue()[METRICS[metric].follows].ways for metric in metrics if METRICS[metric].follows in catalogue()]
    own = {METRICS[metric].unit: metric for metric in reversed([*metrics, *(metric for ways in followed for _, metric in ways)])}
    shared = units_sold(products)(product) if products else {}
    fitting = [metric for unit, metric in {**shared, **own}.items() if unit in wanted]
    return fitting[0] if len(fitting) == 1 else ""


def _foreign(metric: str, product: Product) -> bool:
    """Say whether a metric is of a publisher in none of whose metrics a product is sold."""
    makers = {metric.partition(".")[0] for _, metric in product.ways}
    maker = metric.partition(".")[0]
    return metric in METRICS and bool(makers) and maker != "plain" and maker not in makers


def _units(words: str) -> set[str]:
    plain = _plain(words)
    return set(_UNITS.get(plain) or _UNITS.get(plain.removesuffix("s"), ()))


def _plain(words: str) -> str:
    """Give the words without those that say nothing of what is counted: “Per Core License” is a core, and “Licence” says nothing."""
    plain = re.sub(r"[^a-z]+", " ", re.sub(r"\(.*?\)", " ", words.rpartition(":")[2].lower()))
    plain = re.sub(r"\b(per|by|licen[cs]es?|licen[cs]ed|based|perpetual)\b", " ", plain)
    return " ".join(plain.split())


def _note(words: str, title: str, metric: str, foreign: str, items: Sequence[Entitlement]) -> str:
    where = f"{items[0].place or items[0].key}{f' and {len(items) - 1} more' if len(items) > 1 else ''}"
    if not metric:
        return f"{where}: “{words}” is {foreign} by `metrics:` of the estate file, in which {title} is not sold, and no other metric is taken for it"
    unit = METRICS[metric].unit
    if foreign:
        return f"{where}: “{words}” is {foreign} by `metrics:` of the estate file, in which {title} is not sold; it counts in {unit} ({metric})"
    return f"{where}: “{words}” of {title} counts in {unit} ({metric}); say below `metrics:` of the estate file if that is wrong"

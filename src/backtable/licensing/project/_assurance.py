"""Whether Software Assurance is in force, as far as the entitlements tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from backtable.licensing.metrics import METRICS
from backtable.licensing.position import License, Product
from backtable.licensing.readings import Settled, questions
from backtable.licensing.recognition import settlements
from backtable.licensing.rights import Lapsed
from backtable.quantities import day as in_words

ASSURANCE = ("sqlserver.assurance", "windows.assurance")
"""Disputed questions on whether it is in force."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A question that the entitlements leave open for a product, and what they show.

    Args:
        product: its key.
        says: for readers.
    """

    product: str
    question: str
    says: str


@dataclass(frozen=True, slots=True)
class _Share:
    owned: Decimal
    maintained: Decimal
    lapsed: Decimal
    ended: date | None
    unit: str


def assurance_of(
    products: Mapping[str, Product],
    licenses: Sequence[License],
    maintained: Mapping[tuple[str, str], Decimal],
    lapsed: Mapping[tuple[str, str], Lapsed],
) -> tuple[dict[str, Settled], tuple[Unsettled, ...]]:
    """Give product → the question that what is owned of it answers, and what stays open.

    Where maintenance or a subscription is in force for all that serves a product, Software Assurance is; where it has lapsed for all,
    it is not. Of what is owned without either nothing is known: nobody writes down what was not bought. That stays a question of the
    reading, as does a product of which nothing is owned.

    Args:
        maintained: (product, metric) → units under active maintenance or in subscription.
        lapsed: (product, metric) → units whose maintenance has ended.
    """
    asked = {item.key: item for item in questions()}
    settled: dict[str, Settled] = {}
    open_: list[Unsettled] = []
    for key, product in products.items():
        for question in ASSURANCE:
            ways = [(right, METRICS[metric].unit) for right, metric in product.ways if asked[question].moves(metric)]
            if ways and (answer := settlements().get(key, {}).get(question)):
                settled[key] = Settled(question, answer, "it is sold as a subscription only", "")
                continue
            share = _share(ways, licenses, maintained, lapsed)
            if share is None:
                continue
            every = f"{_plain(share.owned)} {share.unit}"
            if share.maintained >= share.owned:
                settled[key] = Settled(question, "in_force", f"maintenance or a subscription is in force for all {every}", "")
            elif not share.maintained and share.lapsed >= share.owned:
                ended = f" on {in_words(share.ended)}" if share.ended else ""
                settled[key] = Settled(question, "not_shown", f"maintenance of all {every} has ended{ended}", "")
            else:
                without = f"of the {every} that may cover it, {_plain(share.owned - share.maintained)} have no Software Assurance in force among the entitlements"
                open_.append(Unsettled(key, question, f"{product.title}: {without}, so that “{asked[question].asks}” is a question of the reading"))
    return settled, tuple(open_)


def _plain(units: Decimal) -> str:
    return f"{units:,f}".rstrip("0").rstrip(".") if units % 1 or "." in f"{units:f}" else f"{units:,f}"


def _share(
    ways: Sequence[tuple[str, str]],
    licenses: Sequence[License],
    maintained: Mapping[tuple[str, str], Decimal],
    lapsed: Mapping[tuple[str, str], Lapsed],
) -> _Share | None:
    """Add up what is owned of some rights in their units; None where nothing is."""
    wanted = set(ways)

    def bears(product: str, metric: str) -> bool:
        return metric in METRICS and (product, METRICS[metric].unit) in wanted

    owned = [item for item in licenses if item.owned > 0 and bears(item.product, item.metric)]
    if not owned:
        return None
    under = sum((units for key, units in maintained.items() if bears(*key)), Decimal(0))
    ended = [item for key, item in lapsed.items() if bears(*key)]
    return _Share(
        sum((item.owned for item in owned), Decimal(0)),
        under,
        sum((item.units for item in ended), Decimal(0)),
        max((item.ended for item in ended if item.ended), default=None),
        METRICS[owned[0].metric].unit,
    )

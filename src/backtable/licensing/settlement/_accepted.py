"""What we accept of a claim already, as terms of a first case."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from backtable.licensing.claim import Challenged, Claim
from backtable.licensing.settlement._open import OpenQuestion, seen_by_supplier, usual

_NONE = Decimal(0)
_DIGITS = Decimal("0.0001")
_CENT = Decimal("0.01")
_MOST = Decimal("0.99")  # a larger discount is no price but a misreading


@dataclass(frozen=True, slots=True)
class Accepted:
    """The package that grants what the challenge of a claim leaves, and the question that its price leaves open.

    Args:
        cover: licences for the shortfall, in the case's unit.
        discount: how far our prices are below list.
        shares: component of a first case, as `back_support` → the share of what is claimed of it.
        price: whether a court would grant list prices; None where we hold them to be right, too.
    """

    cover: Decimal
    discount: Decimal
    shares: Mapping[str, Decimal]
    price: OpenQuestion | None


def accepted_of(found: Claim, whole: bool, price: Decimal, charged: Mapping[str, Collection[str]]) -> Accepted:
    """Give what we accept of a claim.

    Args:
        whole: whether licences are counted in units; otherwise in money at list.
        price: of a unit at list; 1 for money.
        charged: component of a first case → those of the claim that it stands for.
    """
    lines = [item for item in found.lines if item.line.component == "licences"]
    priced, accepted = (sum((getattr(item, stage) for item in lines), _NONE) for stage in ("priced", "accepted"))
    listed = sum((_at_list(found, item) for item in lines), _NONE)
    below = (1 - priced / listed).quantize(_DIGITS) if 0 < priced < listed else _NONE
    below = min(below, _MOST)
    if whole:
        cover = (max(accepted, _NONE) / (price * (1 - below))).to_integral_value(ROUND_CEILING)
    else:  # the list price itself, which a rounded discount would not give back
        cover = (max(accepted, _NONE) * (listed / priced if below and below < _MOST else 1 / (1 - below))).quantize(_CENT)
    shares = {}
    for name, components in charged.items():
        own = [item for item in found.lines if item.line.component in components]
        claimed = sum((item.line.amount for item in own), _NONE)
        granted = sum((item.accepted for item in own), _NONE)
        shares[name] = min(max(granted / claimed, _NONE), Decimal(1)).quantize(_DIGITS) if claimed > 0 else _NONE
    return Accepted(cover, below, shares, _price(found) if below else None)


def _at_list(found: Claim, item: Challenged) -> Decimal:
    """Give what the units of a line that our count supports cost at list; what they are worth to us where no such price is known."""
    counted = (row.metric for step in found.steps for row in step.rows if row.product == item.line.product)
    metrics = [item.line.metric] if item.line.metric else [*counted]  # a named user does not cost what a processor does
    known = next((price[0] for metric in metrics if (price := found.prices.of(item.line.product, metric, "list"))), None)
    if item.units is None or known is None or item.line.amount < 0:
        return item.priced
    of_itself = max(item.evidenced, item.priced) - item.beside
    return min(item.units * known, of_itself) + item.beside  # nothing is owed at list that is charged for less


def _price(found: Claim) -> OpenQuestion:
    """Give the question whose price is owed for what is short, by the argument that takes off most."""
    cuts = [cut for item in found.lines if item.line.component == "licences" for cut in item.reductions if cut.key == "price"]
    largest = max(cuts, key=lambda cut: cut.amount, default=None)
    strength = largest.strength if largest else "weak"
    chance = float(usual()["chances"][strength])
    because = f", as {largest.evidence or largest.argument}" if largest else ""
    return OpenQuestion(
        "owes_price",
        "A court would grant list prices for licences, and not those that we hold to be right",
        chance,
        seen_by_supplier(chance),
        f"a start: our prices stand {strength}{because}; ask counsel",
    )

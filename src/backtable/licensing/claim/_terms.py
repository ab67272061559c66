"""Terms: on what basis and with which surcharges a side values one unit short."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

BASES = ("list", "contract", "paid")
"""What a unit costs: by the price list, by the contract, or as it was paid last."""


@dataclass(frozen=True, slots=True)
class BackSupport:
    """Support charged for the past: `rate` of the price a year, for `years`; on the list price or on the price charged."""

    rate: Decimal
    years: Decimal
    on: str = "price"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """The first year's support of what is bought: `rate` of the list price or of the price charged."""

    rate: Decimal
    on: str = "price"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Interest:
    """Interest: `rate` a year for `years`, simple or compounded yearly; on licences, or on both them and back support."""

    rate: Decimal
    years: Decimal
    compound: bool = False
    on: str = "both"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Surcharge:
    """A share of the licences' price on top of it, where the share that is short reaches `over`."""

    rate: Decimal
    over: Decimal = Decimal(0)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Costs:
    """An amount once a publisher, where the share that is short reaches `over`."""

    amount: Decimal
    over: Decimal = Decimal(0)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a component is not owed.

    Args:
        usual: whether these are the words with which one usually starts, which no contract was read for.
    """

    because: str
    strength: str = "fair"
    evidence: str = ""
    usual: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """How a side values what is short of a publisher's products.

    Args:
        publisher: whose; empty for all that no other terms name.
        basis: one of `BASES`; where it has no price for a product, paid falls back on contract and then on list, contract on
            list, and list on what was paid.
        discount: off that price.
        strength: how well the price basis stands.
        refused: component → why it is not owed, for those who must answer a claim.
    """

    publisher: str = ""
    basis: str = "list"
    discount: Decimal = Decimal(0)
    source: str = ""
    strength: str = "fair"
    back_support: BackSupport | None = None
    interest: Interest | None = None
    penalty: Surcharge | None = None
    uplift: Surcharge | None = None
    audit_costs: Costs | None = None
    refused: Mapping[str, Refusal] = field(default_factory=dict)
    support: Support | None = None


@dataclass(frozen=True, slots=True)
class Prices:
    """What one unit costs, by basis: basis → (product, metric) → price, in the claim's currency.

    Args:
        sources: (product, metric) → the clause that holds a contract's price.
    """

    known: Mapping[str, Mapping[tuple[str, str], Decimal]]
    sources: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of(self, product: str, metric: str, basis: str) -> tuple[Decimal, str] | None:
        """Give the price of a unit and the basis on which it was found; None where there is none at all."""
        order = {"paid": ("paid", "contract", "list"), "contract": ("contract", "list", "paid"), "list": ("list", "paid", "contract")}
        for found in order[basis]:
            if (price := self.known.get(found, {}).get((product, metric))) is not None:
                return price, found
        return None

    def metrics_of(self, product: str) -> tuple[str, ...]:
        """Give the metrics in which a product has a price on any basis."""
        return tuple(dict.fromkeys(metric for known in self.known.values() for named, metric in known if named == product))


def terms_for(publisher: str, terms: Sequence[Terms]) -> Terms:
    """Give the first terms that name a publisher, else the first that name none."""
    own = [item for item in terms if item.publisher.casefold() == publisher.casefold() and item.publisher]
    anybody = [item for item in terms if not item.publisher]
    return [*own, *anybody, Terms()][0]


def terms_of(entry: Mapping[str, Any]) -> Terms:
    """Make terms of plain data with the keys of `Terms`, shares written as 22% or 0.22.

    >>> terms_of({"basis": "list", "back_support": {"rate": "22%", "years": 3}}).back_support.rate
    Decimal('0.22')
    """

    def number(value: Any) -> Decimal:
        text = str(value).replace(",", "").strip()
        return Decimal(text[:-1]) / 100 if text.endswith("%") else Decimal(text)

    def part(name: str, kind: type[Any], numbers: Sequence[str]) -> Any:
        given = entry.get(name)
        return None if given is None else kind(**{k: number(v) if k in numbers else v for k, v in given.items()})

    return Terms(
        entry.get("publisher", ""),
        entry.get("basis", "list"),
        number(entry.get("discount", 0)),
        entry.get("source", ""),
        entry.get("strength", "fair"),
        part("back_support", BackSupport, ("rate", "years")),
        part("interest", Interest, ("rate", "years")),
        part("penalty", Surcharge, ("rate", "over")),
        part("uplift", Surcharge, ("rate", "over")),
        part("audit_costs", Costs, ("amount", "over")),
        {key: Refusal(**value) for key, value in entry.get("refused", {}).items()},
        part("support", Support, ("rate",)),
    )


@cache
def usual_terms(side: str) -> tuple[Terms, ...]:
    """Give the terms on which a side (`ours` or `theirs`) usually starts, with their sources."""
    text = files(__package__).joinpath("terms.yaml").read_text(encoding="utf-8")
    found = [terms_of(entry) for entry in YAML(typ="safe", pure=True).load(text)[side]]
    return tuple(
        replace(terms, refused={key: replace(refusal, usual=True) for key, refusal in terms.refused.items()}) for terms in found
    )

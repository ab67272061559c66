"""Clauses of contracts that bear on a claim."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from backtable.inventory.entitlements import read_entitlements
from backtable.licensing.project import Project

_HOLDS_PRICES = "price_hold"
# A clause is about an amount where its words are, whatever it is called: one on notice and frequency of audits is about none.
_SAYS = {
    "back_support": r"support|maintenance|subscription|back[- ]?(dat|fee)|retro|reinstat|wartung|pflege|entretien",
    "support": r"support|maintenance|subscription|wartung|pflege|entretien",
    "penalty": r"penalt|uplift|surcharge|liquidated|damages|multiple|\btimes\b|\d ?% of (the )?(list|price|licen)|vertragsstrafe|zuschlag|aufschlag|pénalit|majoration",
    "interest": r"\binterest\b|late payment|zinsen|verzug|intérêt",
    "costs": r"\bcosts?\b|expenses?\b|\bbears?\b|reimburs|kosten|frais|coûts?",
    "fees": r"\bfees?\b|gebühr|honoraire",
    "tax": r"\btax|\bvat\b|mwst|umsatzsteuer|\btva\b",
}
NAMES = {
    "audit": "audit",
    "price_hold": "price hold",
    "sub_capacity": "sub-capacity",
    "affiliates": "affiliates",
    "disaster_recovery": "disaster recovery",
}
"""Clause → its name; others are called as the contract calls them."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a contract, as the entitlements have it.

    Args:
        key: one of `NAMES`, or its name.
        place: where the contract stands.
    """

    contract: str
    publisher: str
    key: str
    says: str
    place: str = ""

    def bears_on(self, about: str) -> bool:
        """Say whether it says something of a component, or of the `price`."""
        if about == "price":
            return self.key == _HOLDS_PRICES
        return about in _SAYS and re.search(_SAYS[about], f"{self.says} {self.key if self.key not in NAMES else ''}", re.IGNORECASE) is not None

    @property
    def name(self) -> str:
        """What people call it."""
        return NAMES.get(self.key, self.key)


def clauses_of(project: Project, publishers: Sequence[str] = ()) -> tuple[Clause, ...]:
    """Give the clauses of the contracts among an estate's entitlements; of some publishers, or of all.

    Raises:
        InputError: the entitlements cannot be read.
    """
    wanted = {name.casefold() for name in publishers}
    return tuple(
        Clause(contract.key, contract.publisher, key, says, contract.place)
        for path in project.entitlements
        for contract in read_entitlements(path).contracts
        if not wanted or contract.publisher.casefold() in wanted
        for key, says in contract.clauses
    )


def quoted(clauses: Sequence[Clause], publishers: Collection[str], about: str) -> str:
    """Quote what publishers' contracts say of a component, or of the `price`; empty where they say nothing.

    A clause may speak for the supplier: it is shown, and not read.
    """
    names = {name.casefold() for name in publishers}
    return "; ".join(
        f"{item.contract}, {item.name}: \u201c{item.says}\u201d"
        for item in clauses
        if item.bears_on(about) and item.publisher.casefold() in names
    )

"""A line of a claim."""

from dataclasses import dataclass
from decimal import Decimal

from backtable.licensing.claim._periods import Period


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One line that a supplier charges, or that an auditor is expected to.

    Args:
        number: from 1, as shown.
        title: as the supplier writes it.
        product: key of the product, empty where the line names none or none that is known.
        metric: key of the metric, empty where the line does not say.
        component: what is charged: one of `COMPONENTS`.
        units: charged; None for a lump sum.
        price: of one unit; None where the line does not say.
        amount: in the claim's currency, as stated.
        clause: where the supplier says that it is owed.
        place: where the line stands, as in `claim.xlsx:Findings:7`.
        currency: that its amounts name, empty where they name none.
        period: for what time it charges; None where neither its words nor a column of the paper say it.
        beside: what else its row says in words, as “36 months” or “2 Core License Pack” in columns of their own.
        told: whether the paper or the claim file says what it charges for; licences are also what says nothing else.
    """

    number: int
    title: str
    product: str
    metric: str
    component: str
    units: Decimal | None
    price: Decimal | None
    amount: Decimal
    clause: str = ""
    place: str = ""
    currency: str = ""
    period: Period | None = None
    beside: tuple[str, ...] = ()
    told: bool = False

"""A line of a claim with what remains of it, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from backtable.errors import Place
from backtable.licensing.claim._line import ClaimLine


@dataclass(frozen=True, slots=True)
class Reduction:
    """Why a part of a line is not owed.

    Args:
        stage: what it leads to: evidenced, priced or accepted.
        key: what the argument is of: `arithmetic`, `twice`, `evidence`, `time`, a disputed question's key, `price`, `terms`, `judgement`,
            `credit` of what is given back less as its charge is cut, `tax` of one whose charge is cut.
        amount: taken off; below 0 where a credit is given back in part.
    """

    stage: str
    key: str
    argument: str
    evidence: str
    strength: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Judgement:
    """What we accept of a line by our own judgement, and where that is said."""

    accept: Decimal
    because: str
    evidence: str = ""
    strength: str = "fair"
    place: Place = field(default_factory=lambda: Place(""))


@dataclass(frozen=True, slots=True)
class Shown:
    """What our own count shows of a line's product, in one metric.

    Args:
        ours, theirs: units that must be bought for what is short, under our reading and the supplier's.
    """

    metric: str
    ours: Decimal
    theirs: Decimal


@dataclass(frozen=True, slots=True)
class Instead:
    """What our count has of a lower edition in place of what a line charges, as no title states the edition.

    Args:
        units: that must be bought under our reading.
        amount: what they cost on our terms; 0 where no price is known.
    """

    product: str
    title: str
    metric: str
    units: Fraction
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Stages:
    """What is left of a line at the end of each stage."""

    evidenced: Decimal
    priced: Decimal
    accepted: Decimal


@dataclass(frozen=True, slots=True)
class Challenged:
    """A line with what remains of it.

    Args:
        evidenced: what our count supports, at the price claimed.
        priced: the same at the price that we hold to be right.
        accepted: what we would grant.
        units: evidenced by our count; None for a lump sum.
        reductions: from the amount claimed to the amount accepted; they add up.
        matched: whether the line names a product that is counted.
        alone: what arguments that are strong leave of it without all others.
        unseen: of one that does not, why our files could not show it; empty where they could.
        shown: what our own count shows short of its product, whatever it claims; nothing for what is charged beside licences.
        given: metric of our count → units of it under our reading that the line is for; an empty metric where no price compares some of them.
        outside: of one whose product is known and was not looked at, why it was not; empty for all others.
        instead: what our count has of a lower edition in its place; it is in what remains.
        beside: what that comes to in what our count supports; no more than falls.
    """

    line: ClaimLine
    evidenced: Decimal
    priced: Decimal
    accepted: Decimal
    units: Decimal | None
    reductions: tuple[Reduction, ...]
    alone: Stages
    matched: bool = True
    unseen: str = ""
    shown: tuple[Shown, ...] = ()
    given: Mapping[str, Fraction] = field(default_factory=dict)
    outside: str = ""
    instead: tuple[Instead, ...] = ()
    beside: Decimal = Decimal(0)

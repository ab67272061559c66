"""A line of a claim while it is taken apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from backtable.licensing.claim._arithmetic import is_share
from backtable.licensing.claim._challenged import Instead, Reduction, Stages
from backtable.licensing.claim._charges import cents
from backtable.licensing.claim._line import ClaimLine
from backtable.licensing.metrics import METRICS

OPEN = ""
"""What stands for a metric where no price compares a line's with those in which our count is short."""
ANY_TIME = "any time"
"""The time of a line that does not say for which it charges, though others of its kind do."""
BY_TIME = ("support", "back_support", "interest")


@dataclass(slots=True)
class Work:
    """A line with its share that stands at each step, and its amounts.

    Args:
        shares: from the supplier's reading to ours, as `never_rising` gives them.
        shown: units that our count shows short under the reading that shows most of them, in the line's metric.
        by: which reading that is, in words.
        worth: of a lump sum for licences, what our count leaves of it on our terms; None where it has no price or is none.
        each: what a unit costs by the line; 0 for a lump sum.
        open_: whether no prices say what its units are worth in those in which our count shows it short.
        switched: our count in words, where it is in another unit and prices compare the two; empty where it is in the line's own.
        base: of a line without units, the licences that it is charged on.
        metric: that the line is in.
        given: at each step, metric of our count → units of it that are given to the line, in the line's own metric and in that one.
        others: numbers of the lines that charge the same.
        surely: how well it stands that they do.
        instead: what our count has of a lower edition in its place, under our reading.
        beside: at each step, what that comes to; empty for nothing.
    """

    line: ClaimLine
    stated: Decimal
    shares: list[Fraction]
    units: Decimal | None
    twice: Fraction = Fraction(0)
    matched: bool = True
    shown: Fraction = Fraction(0)
    by: str = "the supplier's own reading"
    worth: Fraction | None = None
    each: Fraction = Fraction(0)
    open_: bool = False
    switched: str = ""
    base: "tuple[Work, ...]" = ()
    metric: str = ""
    given: list[dict[str, tuple[Fraction, Fraction]]] = field(default_factory=list)
    others: tuple[int, ...] = ()
    surely: str = "strong"
    instead: tuple[Instead, ...] = ()
    beside: list[Fraction] = field(default_factory=list)

    def standing(self, step: int) -> Fraction:
        """Give how much of the line stands at a step, with what stands in place of the rest."""
        return Fraction(self.stated) * self.shares[step] + (self.beside[step] if self.beside else 0)

    def kept(self, share: Fraction) -> Fraction:
        """Give what our count leaves of the line where so much of its price is right; what stands in place of the rest has our price."""
        return self.standing(-1) - Fraction(self.stated) * self.shares[-1] * (1 - share)

    def given_at(self, step: int) -> Fraction:
        """Give the units that are given to the line at a step, in its own metric."""
        return sum((units for units, _ in self.given[step].values()), Fraction(0))

    @property
    def counted(self) -> dict[str, Fraction]:
        """The units of each metric of our count that are given to the line under our reading; `OPEN` where no price compares some of them."""
        last = {metric: own if metric else units for metric, (units, own) in (self.given[-1] if self.given else {}).items()}
        return {OPEN: Fraction(0), **last} if self.open_ else last

    @property
    def times(self) -> tuple[str, ...]:
        """The parts of the time for which the line charges; one for all that has none, as licences that are bought."""
        line = self.line
        if line.component in BY_TIME:
            return tuple(sorted(line.period.parts)) if line.period else (ANY_TIME,)
        return tuple(sorted(line.period.parts)) if self.by_the_year and line.period else ("",)

    @property
    def by_the_year(self) -> bool:
        """Whether it is charged for licences that are sold by the year."""
        return self.line.component == "licences" and self.metric in METRICS and METRICS[self.metric].subscription

    @property
    def unproven(self) -> Fraction:
        """The share of a line that is charged on licences of products that are not found here."""
        total = sum((item.stated for item in self.base), Decimal(0))
        return Fraction(sum((item.stated for item in self.base if not item.matched), Decimal(0))) / Fraction(total) if total else Fraction(0)

    def products_at(self, step: int) -> set[str]:
        """Give the products for whose sake a line falls at a step; its own where it is charged on no others."""
        falling = {item.line.product for item in self.base if item.shares[step] < item.shares[step - 1]}
        return falling or {self.line.product}


def never_rising(shares: Sequence[Fraction]) -> list[Fraction]:
    """Give shares of which none is below one that follows.

    What a later answer of ours leaves of a line, an earlier one takes nothing off: nobody argues with a number that one's own count takes back.
    """
    found: list[Fraction] = []
    for share in reversed(shares):
        found.append(max(share, found[-1]) if found else share)
    return found[::-1]


def charged_on(line: ClaimLine, licences: Sequence[Work]) -> tuple[Work, ...]:
    """Give the licences that a line without units is charged on.

    They are those of its row, else of its product; of a line without one those whose title its own holds, else all; where its amount is a share of
    those above it and not of all, these.
    """
    same = [item for item in licences if not line.product or item.line.product == line.product]
    row = tuple(item for item in same if line.place and item.line.place == line.place)
    if row or line.product:
        return row or tuple(same)
    if named := tuple(item for item in licences if _holds(line.title, item.line.title)):
        return named
    above = tuple(item for item in licences if item.line.number < line.number)
    whole, part = (sum((item.line.amount for item in items), Decimal(0)) for items in (licences, above))
    is_above = not is_share(line.amount, whole, line.title) and is_share(line.amount, part, line.title)
    return above if is_above else tuple(licences)


def _holds(title: str, other: str) -> bool:
    whole, part = title.casefold(), other.casefold()
    return bool(part) and part in whole and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole) is not None


class Falling:
    """What is left of a line as arguments come off it, and beside that what strong ones alone leave."""

    def __init__(self, amount: Decimal) -> None:
        self.left = self.alone = amount
        self.reductions: list[Reduction] = []
        self._left: list[Decimal] = []
        self._alone: list[Decimal] = []

    def take(self, to: Decimal | Fraction, stage: str, key: str, argument: str, evidence: str, strength: str) -> None:
        """Take off what is beyond an amount."""
        cut = self.left - cents(to)
        self._note(cut, stage, key, argument, evidence, strength)
        if strength == "strong":
            self.alone -= min(cut, self.alone)

    def keep(self, share: Fraction, stage: str, key: str, argument: str, evidence: str, strength: str, beside: Fraction = Fraction(0)) -> None:
        """Keep a share of what is left, but for a part that is left as it is."""
        own = max(Fraction(0), Fraction(self.left) - beside)
        if self._note(self.left - cents(Fraction(self.left) - own * (1 - share)), stage, key, argument, evidence, strength) and strength == "strong":
            self.alone = cents(Fraction(self.alone) * share)

    def settle(self, at: Decimal, stage: str, key: str, argument: str, evidence: str, strength: str) -> None:
        """Leave an amount, whatever was left before."""
        if self._note(self.left - cents(at), stage, key, argument, evidence, strength) and strength == "strong":
            self.alone = cents(at)

    def end(self) -> None:
        """End a stage."""
        self._left.append(self.left)
        self._alone.append(self.alone)

    @property
    def stages(self) -> tuple[Stages, Stages]:
        """What is left at the end of each stage, by all arguments and by strong ones alone."""
        return Stages(*self._left), Stages(*self._alone)

    def _note(self, cut: Decimal, stage: str, key: str, argument: str, evidence: str, strength: str) -> bool:
        """Note an argument where it changes anything; one that does not is not made, neither with others nor alone."""
        if cut:
            self.reductions.append(Reduction(stage, key, argument, evidence, strength, cut))
            self.left -= cut
        return bool(cut)

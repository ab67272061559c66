"""What our count shows short on the way from the supplier's reading to ours, in the metrics in which it counts."""

from collections.abc import Sequence
from fractions import Fraction

from backtable.licensing import PositionRow
from backtable.licensing.claim._charges import written
from backtable.licensing.claim._line import ClaimLine
from backtable.licensing.claim._steps import Step
from backtable.licensing.claim._terms import Prices
from backtable.licensing.metrics import METRICS

# A year of support is about so much of the price: metrics differ by far more than its rates do.
_SHARE = Fraction(1, 5)


class Shortfall:
    """Answers what is short of a product at each step, and what it is worth in another metric.

    Args:
        steps: the positions from the supplier's reading to ours.
    """

    def __init__(self, steps: Sequence[Step], prices: Prices) -> None:
        self._steps = steps
        self._prices = prices

    def rows(self, step: int, product: str) -> list[PositionRow]:
        """Give the rows of a product of which something must be bought at a step."""
        return [row for row in self._steps[step].rows if row.product == product and row.to_buy > 0]

    def metric_of(self, line: ClaimLine, beside: Sequence[ClaimLine] = ()) -> str:
        """Give the metric that a line is in: its own where that is known, else the one whose price is nearest to the line's, by how many times.

        A line may name a metric in which nothing is short, as processors of an option whose database is licensed by named users. What is charged
        on licences, as support, is a share of their price: it is in the metric of the licences of its product that are beside it.

        Args:
            beside: lines of the same paper.
        """
        metrics = list(dict.fromkeys(row.metric for step in self._steps for row in step.rows if row.product == line.product))
        known = [*metrics, *(metric for metric in self._prices.metrics_of(line.product) if metric not in metrics)]
        price = _each(line)
        if line.metric in known or line.metric in METRICS or not metrics or not price:
            return line.metric or next(iter(metrics), "")
        share = Fraction(1) if line.component == "licences" else _SHARE
        priced = [(Fraction(found[0]), metric) for metric in known if (found := self._prices.of(line.product, metric, "list"))]
        if line.component != "licences":
            bought = [item for item in beside if (item.component, item.product) == ("licences", line.product) and item.amount > 0]
            row = [item for item in bought if line.place and item.place == line.place]
            priced = [(each, self.metric_of(item)) for item in row or bought if (each := _each(item))] or priced
        near = [(_times(price, listed * share), metric) for listed, metric in priced if listed > 0]
        return min(near)[1] if near else metrics[0]

    def first_metric(self, product: str) -> str:
        """Give a metric in which a product is counted, empty where it is in none."""
        return next((row.metric for step in self._steps for row in step.rows if row.product == product), "")

    def rate(self, product: str, metric: str, other: str) -> Fraction | None:
        """Give how many units of another metric one unit of a metric is worth, by their list prices; None where these do not say it."""
        if metric == other:
            return Fraction(1)
        one, another = (self._prices.of(product, item, "list") for item in (metric, other))
        if one and another and another[0] and one[0]:
            return Fraction(one[0]) / Fraction(another[0])
        return Fraction(1) if unit_of(metric) == unit_of(other) else None

    def units(self, step: int, product: str, metric: str) -> Fraction:
        """Give the units of a product that are short at a step, those under other metrics by what they cost at list."""
        return sum((Fraction(row.to_buy) * (self.rate(product, row.metric, metric) or 1) for row in self.rows(step, product)), Fraction(0))

    def switched(self, step: int, product: str, metric: str) -> str:
        """Give what our count shows short at a step, where some of it is in another unit than a metric's; else nothing."""
        short = self.rows(step, product)
        if all(unit_of(row.metric) == unit_of(metric) for row in short):
            return ""
        return " and ".join(f"{written(row.to_buy)} {unit_of(row.metric)}" for row in short)


def _each(line: ClaimLine) -> Fraction:
    """Give what a unit costs by a line, 0 where it does not say."""
    return Fraction(line.price) if line.price else Fraction(line.amount) / Fraction(line.units) if line.units else Fraction(0)


def _times(one: Fraction, other: Fraction) -> Fraction:
    """Give how many times the larger of two prices is the smaller."""
    return max(one / other, other / one) if one > 0 and other > 0 else Fraction(0)


def unit_of(metric: str) -> str:
    """Give what is counted under a metric, in words.

    >>> unit_of("plain.user"), unit_of("seats"), unit_of("")
    ('users', 'seats', 'units')
    """
    return METRICS[metric].unit if metric in METRICS else metric or "units"

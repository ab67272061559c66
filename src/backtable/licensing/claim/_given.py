"""Units that our count shows short, given to the lines that charge for them, each once."""

from collections.abc import Sequence
from fractions import Fraction

from backtable.licensing.claim._shortfall import Shortfall
from backtable.licensing.claim._work import ANY_TIME, OPEN, Work

Used = dict[tuple[str, str, str], dict[str, Fraction]]  # component, product and metric → part of the time → units


def give(works: Sequence[Work], shortfall: Shortfall, steps: int) -> None:
    """Give the units short at each step to the lines that charge for them, in their order; `Work.given` is what each has.

    What is short in a line's own metric is for it before others are compared with it by what they cost. Licences are bought once. What is
    charged for a time, as support, back support, and licences that are sold by the year, is owed once for each time; a line that does not say for
    which comes after those that do.
    """
    used: list[Used] = [{} for _ in range(steps)]
    order = sorted(works, key=lambda work: work.times == (ANY_TIME,))
    for own in (True, False):
        for work in order:
            for step in range(steps):
                _take(work, step, own, shortfall, used[step])


def _take(work: Work, step: int, own: bool, shortfall: Shortfall, used: Used) -> None:
    line, rest = work.line, Fraction(work.line.units or 0) - work.given_at(step)
    times = work.times
    for row in shortfall.rows(step, line.product):
        if (row.metric == work.metric) != own or rest <= 0:
            continue
        rate = shortfall.rate(line.product, work.metric, row.metric)
        if rate is None:  # what the line charges may be all of it
            work.given[step][OPEN] = (rest, Fraction(0))
            return
        taken = used.setdefault((line.component, line.product, row.metric), {})
        if times == (ANY_TIME,):
            taken[ANY_TIME] = max(taken.values(), default=Fraction(0))
        free = [min(rest, max(Fraction(0), Fraction(row.to_buy) - taken.get(time, Fraction(0))) / rate) for time in times]
        for time, units in zip(times, free, strict=True):
            taken[time] = taken.get(time, Fraction(0)) + units * rate
        if mean := sum(free, Fraction(0)) / len(free):
            work.given[step][row.metric] = (mean, mean * rate)
        rest -= mean

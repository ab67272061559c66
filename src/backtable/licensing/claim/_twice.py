"""Lines of a claim that charge the same, and how surely they do."""

import re
from collections.abc import Sequence
from fractions import Fraction

from backtable.case import STRENGTHS
from backtable.licensing.claim._work import ANY_TIME, Work
from backtable.wording import listed

_NUMBER = re.compile(r"\d+")
_FAR = 2  # so many times the price of the other is too far from it
_KINDS = {"support": "support", "back_support": "support"}


def once(works: Sequence[Work]) -> None:
    """Take off lump sums for support what others charge on the same licences for the same time.

    The largest stands: whoever says that two are one must grant the one. A line that does not say for which time it charges comes after those
    that do.
    """
    groups: dict[tuple[object, ...], list[Work]] = {}
    for work in works:
        if work.line.component in _KINDS and work.units is None and work.base:
            groups.setdefault((work.line.component, *(item.line.number for item in work.base)), []).append(work)
    for group in groups.values():
        before: list[Work] = []
        for work in sorted(group, key=lambda item: (item.times == (ANY_TIME,), -item.stated)):
            charged = {time for other in before for time in other.times}
            share = Fraction(bool(before)) if work.times == (ANY_TIME,) else Fraction(sum(time in charged for time in work.times), len(work.times))
            if share:
                work.twice, work.shares = share, [kept * (1 - share) for kept in work.shares]
                name_others(work, before)
            before.append(work)


def name_others(work: Work, works: Sequence[Work]) -> None:
    """Name on a line that charges something twice those that charge it, too, and say how surely they do."""
    line = work.line
    same = [
        other
        for other in works
        if other is not work and (other.line.component, other.line.product) == (line.component, line.product) and other.twice < 1 and _may_meet(work, other)
    ]
    work.others = tuple(sorted(other.line.number for other in same))
    work.surely = min((_surely(work, other) for other in same), key=STRENGTHS.index, default="strong")


def said_twice(work: Work) -> str:
    """Say that others charge the same."""
    line = work.line
    which = f"line{'s' if len(work.others) > 1 else ''} {listed([str(number) for number in work.others])}" if work.others else "another line"
    charges = "charges" if len(work.others) < 2 else "charge"
    if line.component not in _KINDS:
        return f"{which} {charges} for the same shortfall"
    if line.period is None and line.component == "back_support":
        return f"{which} {charges} support of the same licences, and nothing says that this one is for another time"
    return f"{which} {charges} the same support"


def _may_meet(work: Work, other: Work) -> bool:
    return ANY_TIME in (*work.times, *other.times) or bool({*work.times} & {*other.times})


def _surely(work: Work, other: Work) -> str:
    """Say how surely two lines charge the same: licences are bought once, and the support of one time is owed once."""
    line, same = work.line, work.stated == other.stated
    if line.component == "licences":  # at another price it may be another product, of which the title tells us less than the supplier knows
        another = work.each and other.each and not other.each <= _FAR * work.each <= _FAR * _FAR * other.each
        later = work.by_the_year and _NUMBER.findall(line.title) != _NUMBER.findall(other.line.title)  # a figure may be a year of it
        return "fair" if another or later else "strong"
    if line.component not in _KINDS:
        return "strong" if same or work.units is not None else "fair"
    if line.period and other.line.period:
        return "strong" if same or work.units is not None else "fair"
    if line.component == "support" and line.period is None and other.line.period is None:  # there is but one first year
        return "strong" if same or work.units is not None else "fair"
    return "fair" if same and line.period is None and other.line.period is None else "weak"

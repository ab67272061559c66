"""What our own count has in place of what a line charges: a lower edition, where no title states one."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from backtable.licensing.claim._challenged import Instead
from backtable.licensing.claim._charges import cents, written
from backtable.licensing.claim._shortfall import Shortfall, unit_of
from backtable.licensing.claim._steps import Step
from backtable.licensing.claim._work import Work, never_rising
from backtable.licensing.readings import EDITIONS
from backtable.wording import listed

PriceOf = Callable[[str, str], Decimal | None]
Lower = Mapping[str, Mapping[str, str]]
"""Edition → key of the lower one that may be meant where no title states any → its title."""


def put_instead(works: Sequence[Work], steps: Sequence[Step], shortfall: Shortfall, lower: Lower, price_of: PriceOf) -> None:
    """Leave in lines for an edition what our count shows short of a lower one once it is taken for that: it runs on machines that they charge.

    Each line has the share of it that it has of what falls; what other lines charge for the lower edition is theirs.

    Args:
        price_of: key and metric → what a unit costs on our terms; None where that is not known.
    """
    first = next((number for number, step in enumerate(steps) if step.question and step.question.key == EDITIONS), 0)
    for high, titles in lower.items() if first else ():
        lines = [work for work in works if work.line.product == high and not work.open_ and (work.given or work.line.component == "licences")]
        lump = sum((work.stated for work in lines if work.units is None), Decimal(0))
        for work in lines:
            metric = work.metric if work.given else shortfall.first_metric(high)
            before, after = (shortfall.units(step, high, metric) for step in (first - 1, first))
            fallen = work.shares[first - 1] - work.shares[first]
            if before <= after or not fallen:
                continue
            units = Fraction(work.line.units or 0) if work.given else max(shortfall.units(step, high, metric) for step in range(len(steps)))
            share = min(Fraction(1), units * fallen / (before - after) * (1 if work.given else Fraction(work.stated) / Fraction(lump or 1)))
            listed_at = Fraction(price_of(high, metric) or 0)
            # What is charged on licences has the share of the lower price that the line has of the higher.
            rate = Fraction(1) if work.line.component == "licences" else work.each / listed_at if listed_at else Fraction(0)
            _put(work, steps, first, {low: title for low, title in titles.items() if not _lump(works, low)}, share, works, lambda *key, rate=rate: rate * Fraction(price_of(*key) or 0))


def _put(work: Work, steps: Sequence[Step], first: int, titles: Mapping[str, str], share: Fraction, works: Sequence[Work], worth: Callable[[str, str], Fraction]) -> None:
    """Put a share of what is short of lower editions into a line, at each step from the question on, and no more than falls."""
    stated, value, found = Fraction(work.stated), [Fraction(0)] * len(steps), list[Instead]()
    for number in range(first, len(steps)):
        found = []
        for row in steps[number].rows:
            if row.product in titles:
                claimed = sum((item.given[number].get(row.metric, (0, Fraction(0)))[1] for item in works if item.given and _charges(item, row.product, work.line.component)), Fraction(0))
                short, before = Fraction(row.to_buy), Fraction(steps[first - 1].short(row.product, row.metric))
                units = share * max(Fraction(0), min(short - claimed, short - before))
                if units:
                    found.append(Instead(row.product, titles[row.product], row.metric, units, cents(units * worth(row.product, row.metric))))
        due = sum((Fraction(item.amount) for item in found), Fraction(0))
        value[number] = min(due, stated * (work.shares[first - 1] - work.shares[number]))
    standing = never_rising([stated * own + more for own, more in zip(work.shares, value, strict=True)])
    work.beside = [whole - stated * own for whole, own in zip(standing, work.shares, strict=True)]
    work.instead = tuple(found)


def _charges(work: Work, product: str, component: str = "licences") -> bool:
    return (work.line.product, work.line.component) == (product, component)


def _lump(works: Sequence[Work], product: str) -> bool:
    return any(_charges(work, product) and work.units is None for work in works)


def in_place(work: Work, products: set[str], lower: Lower) -> str:
    """Say as which edition our count takes what a line charges, and what it has of that in its place."""
    titles = list(dict.fromkeys(title for product in sorted(products) for title in lower.get(product, {}).values()))
    said = f", as {listed(titles)}" if titles else ""
    if work.instead:
        units = listed([f"{written(_whole(item.units))} {unit_of(item.metric)} of {item.title}" for item in work.instead])
        worth = cents(work.beside[-1])
        said += f"; {units} {'stand' if len(work.instead) > 1 or work.instead[0].units != 1 else 'stands'} in their place, " + (f"{written(worth)} of what remains" if worth else "of which no price is known")
    return said


def _whole(units: Fraction) -> Decimal:
    return (Decimal(units.numerator) / Decimal(units.denominator)).quantize(Decimal("0.01")).normalize()

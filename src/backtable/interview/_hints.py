"""What answers say of how much is at stake in unknown scores and how good no deal is, put into the hints of a case."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from backtable.case import Distribution, Interest, Person
from backtable.interview._fit import Fit
from backtable.quantities import significant

_MOVED = 0.1  # in standard deviations of what was held before: less is left as it is written


def with_hints(person: Person, fit: Fit, source: str) -> Person:
    """Give a person with what the answers say of what their unknown scores are worth, and of no deal in them.

    Both are a distribution of their own in a case, and become normal ones around what the fit holds, cut off at its 1 % and 99 % points. Which
    terms count how much stays as hints: no distribution of one quantity can hold that.
    """
    before, after = (fit.portrait.at_stake(draws) for draws in (fit.prior, fit.even()))
    changed = []
    for interest in person.interests:
        if interest.unknown is None or not fit.answers:
            changed.append(interest)
            continue
        place = next(number for number, (item, _, _) in enumerate(before) if item.name == interest.name and item.unknown == interest.unknown)
        (_, worth, no_deal), (_, worth_now, no_deal_now) = before[place], after[place]
        changed.append(_learned(interest, _moved(worth, worth_now), _moved(no_deal, no_deal_now), source))
    return replace(person, interests=tuple(changed))


def _learned(interest: Interest, worth: Distribution | None, no_deal: Distribution | None, source: str) -> Interest:
    unknown = interest.unknown
    assert unknown is not None
    no_deal = no_deal if unknown.no_deal is not None else None
    if worth is None and no_deal is None:
        return interest
    changed = replace(unknown, worth=worth or unknown.worth, no_deal=no_deal or unknown.no_deal)
    return replace(interest, unknown=changed, source=f"{interest.source}; {source}" if interest.source else source)


def _moved(before: NDArray[np.float64], after: NDArray[np.float64]) -> Distribution | None:
    """Give what is held now, None where it is about the same or was certain."""
    middle, spread, width = float(after.mean()), float(after.std()), float(before.std())
    if width <= 1e-9 * max(abs(middle), 1e-300) or (abs(middle - before.mean()) < _MOVED * width and abs(spread - width) < _MOVED * width):
        return None
    low, high = (significant(float(point)) for point in np.quantile(after, (0.01, 0.99)))
    return Distribution("normal", (significant(middle), significant(spread)), low=low, high=high) if low < high else None

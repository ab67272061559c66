"""What can be found in a moment where there are too many packages to look at each; nothing here proves anything."""

from collections.abc import Sequence

import numpy as np

from backtable.case import Package
from backtable.search._measures import Codes
from backtable.search._near import one_changed
from backtable.value import View, codes_of, efficient, holding, keeps, mean_gains, some_packages, value_all

_DRAWN = 512
_ROUNDS = 6
_KEPT = 200


def hurried(view: View, named: Sequence[Package] = ()) -> Codes:
    """Give (packages, issues) the best of those that the case names, of some that are drawn, and of what one term changed at a time makes of the best of all.

    Args:
        view: the case in some worlds.
        named: others that are looked at.
    """
    codes = _some(view, named=named)
    sizes = [len(issue.options) for issue in view.case.issues]
    gains = value_all(view, codes).gain
    for _ in range(_ROUNDS):
        best = float(gains.max(initial=0.0))
        if not len(codes) or best <= view.tolerance:
            break
        near = _counting(view, one_changed(sizes, codes[int(np.argmax(gains))]))
        values = value_all(view, near).gain
        codes, gains = np.concatenate([codes, near]), np.concatenate([gains, values])
        if float(values.max(initial=0.0)) <= best:
            break
    order = np.argsort(-gains, kind="stable")[:_KEPT]
    return np.unique(codes[order], axis=0)


def hurried_front(view: View, over: tuple[str, ...], every: bool) -> Codes:
    """Give those of the same that none of them beats in the mean gains of some sides and people.

    Args:
        every: also packages that our own people do not approve.
    """
    codes = _some(view, every)
    return codes[efficient(np.round(mean_gains(view, over, codes) / view.tolerance), every=False)] if len(codes) else codes


def _some(view: View, every: bool = False, named: Sequence[Package] = ()) -> Codes:
    case = view.case
    named = [package for package in (*case.packages, *named) if all(keeps(case, rule, package) for rule in case.rules)]
    drawn = some_packages(case, _DRAWN).codes
    return _counting(view, np.unique(np.concatenate([codes_of(case, named), drawn]), axis=0), every)


def _counting(view: View, codes: Codes, every: bool = False) -> Codes:
    """Give those that the rules leave and our own people approve."""
    for rule in view.case.rules:
        codes = codes[holding(view.case, rule.require, codes)]
    return codes if every or not len(codes) else codes[view.own_yes(codes)]

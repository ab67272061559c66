"""A condition that would make somebody better off, as an example for “only if …”."""

import numpy as np

from backtable.case import Case, Issue, Package
from backtable.quantities import plain, shown
from backtable.value import Model, codes_of, draw_worlds

_WORLDS = 64
_STREAM = 34
_MOST = 40  # options tried of an issue


def suggested_condition(case: Case, person: str, package: Package) -> str:
    """Give a condition such as `penalty at most 25%` that raises what a package is worth to a person; empty where no single term does.

    It is of the term that can raise it most, with the option nearest to what stands there that brings at least half of that.
    """
    changed = [(place, option) for place, issue in enumerate(case.issues) for option in _others(issue, package.values[place])]
    if not changed:
        return ""
    packages = [Package(tuple(option if number == place else value for number, value in enumerate(package.values))) for place, option in changed]
    view = Model(case).view(draw_worlds(case, _WORLDS, case.seed, _STREAM))
    gains = np.asarray(view.mean(view.perceived(case.person(person), codes_of(case, [package, *packages]))), dtype=float)
    rises = gains[1:] - gains[0]
    best = int(np.argmax(rises))
    if rises[best] <= view.tolerance:
        return ""
    place = changed[best][0]
    issue, here = case.issues[place], package.values[place]
    enough = [option for (column, option), rise in zip(changed, rises, strict=True) if column == place and rise >= rises[best] / 2]
    if not issue.numeric:
        return f"{issue.key} {changed[best][1]}"
    nearest = min(enough, key=lambda option: abs(float(option) - float(here)))
    value = f"{shown(round(100 * float(nearest), 10))}%" if issue.unit == "%" else plain(float(nearest))
    return f"{issue.key} {'at least' if float(nearest) > float(here) else 'at most'} {value}"


def _others(issue: Issue, here: float | str) -> list[float | str]:
    """Give the other options of an issue, of many some, spread evenly."""
    options = [option for option in issue.options if option != here]
    step = -(-len(options) // _MOST) or 1
    return options[::step]

"""Amounts that nothing depends on, which would hide that the others have exact answers."""

from collections.abc import Iterable
from dataclasses import replace

from backtable.case import Case, Package
from backtable.value import idle_amounts


def without_idle(case: Case, packages: Iterable[Package]) -> Case:
    """Give the same case with each continuous amount that nothing depends on left as it stands in some packages, or at the start of its range.

    Args:
        case: the case.
        packages: those whose values stay possible.
    """
    idle, several = idle_amounts(case), tuple(packages)
    if not idle:
        return case
    issues = list(case.issues)
    for place, issue in enumerate(case.issues):
        if issue in idle:
            values = {float(package.values[place]) for package in several} or {float(issue.options[0])}
            issues[place] = replace(issue, options=tuple(sorted(values)), continuous=False, idle=True)
    return replace(case, issues=tuple(issues))

"""Assumptions whose value is known."""

from collections.abc import Mapping
from math import isfinite, isinf

from backtable.case import Assumption, Case
from backtable.errors import NoAnswerError
from backtable.quantities import plain, shown, with_unit
from backtable.value._distributions import span


def known_values(case: Case, given: Mapping[str, float] | None) -> dict[str, float]:
    """Give the assumptions taken as known, in the order of the case.

    Raises:
        NoAnswerError: the case has no such assumption, or it cannot have that value.
    """
    items = {item.key: item for item in case.assumptions}
    if unknown := [key for key in given or {} if key not in items]:
        raise NoAnswerError(f"the case knows no assumption called {', '.join(unknown)}")
    known = {key: float((given or {})[key]) for key in items if key in (given or {})}
    for key, value in known.items():
        if wanted := cannot_be(case, items[key], value):
            raise NoAnswerError(f"{key} cannot be {plain(value)}; {wanted}")
    return known


def cannot_be(case: Case, item: Assumption, value: float) -> str:
    """Say what a quantity can be, if it cannot be that value."""
    if item.distribution.kind == "chance":
        return "" if value in (0.0, 1.0) else "it is yes or no"
    if item.distribution.kind == "values":
        options = item.distribution.parameters
        return "" if value in options else f"the case names {', '.join(map(shown, options))}"
    low, high = span(item.distribution)
    if low <= value <= high:
        return ""
    least, most = (
        "" if isinf(end) else f"{word} {with_unit(end, item.unit, case.currency)}"
        for word, end in (("from", low), ("to" if isfinite(low) else "up to", high))
    )
    return f"the case has it {least} {most}".strip().replace("  ", " ")

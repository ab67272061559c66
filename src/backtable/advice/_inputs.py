"""What was asked of advice beside the case: answers taken as known, and seats."""

import hashlib
import json
from collections.abc import Mapping
from math import isfinite, isinf

from backtable.case import Assumption, Case
from backtable.errors import NoAnswerError
from backtable.quantities import plain, shown, with_unit
from backtable.value import span


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
        if wanted := _impossible(case, items[key], value):
            raise NoAnswerError(f"{key} cannot be {plain(value)}; {wanted}")
    return known


def _impossible(case: Case, item: Assumption, value: float) -> str:
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


def inputs_digest(case: Case, seating: Mapping[str, bool] | None, known: Mapping[str, float]) -> str:
    """Give the digest of everything that a result rests on: that of the case where nothing else was asked."""
    moved = {key: front for key, front in (seating or {}).items() if case.person(key).front != front}
    if not moved and not known:
        return case.digest
    text = json.dumps([case.digest, dict(sorted(moved.items())), dict(sorted(known.items()))])
    return hashlib.sha256(text.encode()).hexdigest()

"""How near what was searched is proven to be to what there is, in words."""

from collections.abc import Mapping, Sequence
from math import ceil, floor, isfinite, log10

from backtable.case import Case
from backtable.frontier import SOLUTIONS, SolutionBound
from backtable.quantities import money, share
from backtable.wording import listed

_WORDS = {"gain": "our expected gain", "chance": "the chance that everybody approves"}


def measure_words(case: Case, key: str) -> str:
    """Write what a frontier is over: a side, a person or a measure."""
    if key in {side.key for side in case.sides}:
        return case.side(key).label
    return _WORDS[key] if key in _WORDS else case.person(key).label


def beyond_words(case: Case, over: Sequence[str], beyond: Sequence[float], gains: Sequence[Sequence[float]], kind: str) -> str:
    """Write how far any package may lie beyond the points of a frontier; nothing where nothing is proven.

    Args:
        over: keys of what the frontier is over.
        beyond: how much less some point brings than any package, in each.
        gains: of the points.
        kind: of which packages it is so.
    """
    if not gains or not beyond or not all(map(isfinite, beyond)):
        return ""
    parts = [f"at most {money(rounded_up(far), case.currency)} worse for {measure_words(case, key)}" for key, far in zip(over, beyond, strict=True)]
    ranges = [max(column) - min(column) for column in zip(*gains, strict=True)]
    shares = [far / wide for far, wide in zip(beyond, ranges, strict=True) if wide > 0]
    of_range = f": {share(rounded_up(max(shares), 4), 2)} of the range that the points span, which is what decides when the search ends" if shares else ""
    return f"It is proven that for {kind} one of the points is {listed(parts)}{of_range}."


def solutions_words(case: Case, proven: Mapping[str, SolutionBound]) -> str:
    """Write how near the solutions of what was searched are proven to be to those of all packages; nothing where nothing is."""
    parts = []
    for key, item in proven.items():
        more, name = max(item.bound - item.worth, 0.0), SOLUTIONS[key][0]
        match key:
            case "nash" if item.worth > 0:
                parts.append(f"{name}: a product of gains at most {share(rounded_up(more / item.worth, 4), 2)} larger")
            case "nash":
                parts.append(f"{name}: nothing yet")
            case "kalai_smorodinsky":
                least = floor(item.worth * 1e4) / 1e4
                parts.append(f"{name}: each gets at least {share(least, 2)} of their ideal gain, and no package gives each more than {share(rounded_up(item.bound, 4), 2)}")
            case "egalitarian":
                parts.append(f"{name}: a smallest gain at most {money(rounded_up(more), case.currency)} larger")
            case _:
                parts.append(f"{name}: a sum at most {money(rounded_up(more), case.currency)} larger")
    return f"No package can do better than these by more than is proven. {'; '.join(parts)}." if parts else ""


def rounded_up(value: float, digits: int | None = None) -> float:
    """Round up, to three significant digits or to some decimals."""
    if digits is None:
        digits = 0 if value == 0 else 2 - floor(log10(abs(value)))
    return ceil(value * 10.0**digits) / 10.0**digits

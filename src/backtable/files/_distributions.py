"""How likely the values of an assumption are."""

import math
from collections.abc import Mapping, Sequence

from backtable.case import Distribution
from backtable.files._reader import Reader
from backtable.files._shape import DistributionShape
from backtable.files._tree import Path
from backtable.quantities import percentage_meant

_MOST_PERCENT = 100
_FORMS = "low, likely and high, or chance, uniform, normal, lognormal, pert or values"
_COLUMNS = "Low, Likely and High; or one of the forms chance, uniform, normal, lognormal, pert and values in the column Form, and what it needs"


def distribution(reader: Reader, item: DistributionShape, path: Path) -> Distribution:
    """Give what an assumption or a belief says of how likely its values are, with a problem where it makes no sense."""
    before, count = len(reader.problems), len(reader.unreadable)
    found = _stated(reader, item, path)
    if len(reader.unreadable) > count:  # what rests on them is not wrong for that
        reader.problems[before:] = reader.unreadable[count:]
    return found


def _stated(reader: Reader, item: DistributionShape, path: Path) -> Distribution:
    forms = [
        name
        for name in ("chance", "uniform", "normal", "lognormal", "pert", "values")
        if getattr(item, name) is not None
    ]
    if item.likely is not None:
        forms.append("triangular")
    if len(forms) != 1:
        found = "says nothing of how likely its values are" if not forms else f"is given as {' and '.join(forms)}"
        if not forms and (item.low is not None or item.high is not None):
            found = f"has no {reader.word(path, 'likely')}"
        reader.problem((*path, "likely"), f"`{path[-1]}` {found}", reader.written(path, _FORMS, _COLUMNS))
        return Distribution("values", (0.0,), (1.0,))
    form = forms[0]
    ends = [
        None if value is None else reader.number(value, (*path, name))
        for name, value in (("low", item.low), ("high", item.high))
    ]
    low, high = ends
    if form == "triangular":
        likely = reader.number(item.likely, (*path, "likely"))
        if low is None or high is None:
            end = "low" if low is None else "high"
            reader.problem((*path, end), f"`{path[-1]}` has no {reader.word(path, end)}", reader.written(path, "low, likely and high", "Low, Likely and High; for what is certain use the sheet Facts"))
            return Distribution("values", (likely,), (1.0,))
        return _three(reader, "triangular", [low, likely, high], path)
    if form == "chance":
        chance = reader.number(item.chance, (*path, "chance"))
        if not 0 <= chance <= 1:
            reader.problem(
                (*path, "chance"),
                f"the chance {chance:g} is not a share",
                "a number from 0 to 1, or a percentage such as 60%",
            )
        return Distribution("chance", (min(max(chance, 0.0), 1.0),))
    if form == "values":
        return _values(reader, item.values or {}, (*path, "values"))
    numbers = [reader.number(value, (*path, form, position)) for position, value in enumerate(getattr(item, form))]
    wanted = 3 if form == "pert" else 2
    if len(numbers) != wanted:
        reader.problem((*path, form), f"{form} has {len(numbers)} numbers", f"{wanted}")
        return Distribution("values", (0.0,), (1.0,))
    if form == "pert":
        return _three(reader, "pert", numbers, (*path, form))
    if form == "uniform":
        if numbers[0] > numbers[1]:
            reader.problem((*path, form), f"low {numbers[0]:g} is above high {numbers[1]:g}", "low ≤ high")
        return Distribution("uniform", (numbers[0], max(numbers)))
    if numbers[1] <= 0 or (form == "lognormal" and numbers[0] <= 0):
        reader.problem(
            (*path, form),
            f"{form} [{numbers[0]:g}, {numbers[1]:g}] is not possible",
            "a positive spread" + (" and a positive median" if form == "lognormal" else ""),
        )
        return Distribution("values", (0.0,), (1.0,))
    if low is not None and high is not None and low >= high:
        reader.problem((*path, "high"), f"low {low:g} is not below high {high:g}", "low < high")
    return Distribution(form, tuple(numbers), (), low, high)


def _three(reader: Reader, form: str, numbers: Sequence[float], path: Path) -> Distribution:
    low, likely, high = numbers
    if not low <= likely <= high:
        wrong = "low" if low > likely else "high"
        reader.problem(
            (*path, wrong) if form == "triangular" else path, f"low {low:g}, likely {likely:g}, high {high:g} are not in order", "low ≤ likely ≤ high", _percent(numbers)
        )
        low, likely, high = sorted(numbers)
    if low == high:
        return Distribution("values", (low,), (1.0,))
    return Distribution(form, (low, likely, high))


def _percent(numbers: Sequence[float]) -> str:
    """Say how percentages are written where some were meant that stand as whole numbers, beside others that are shares."""
    over = [number for number in numbers if 1 < number <= _MOST_PERCENT]
    meant = [number / 100 if number in over else number for number in numbers]
    return percentage_meant(over[0]) if over and len(over) < len(numbers) and meant == sorted(meant) else ""


def _values(reader: Reader, values: Mapping[str, float | str], path: Path) -> Distribution:
    numbers = [reader.number(key, (*path, key)) for key in values]
    weights = [reader.number(weight, (*path, key)) for key, weight in values.items()]
    if not values or any(weight < 0 for weight in weights) or sum(weights) <= 0:
        reader.problem(path, "the weights do not add up to anything", "a positive weight for at least one value")
        return Distribution("values", (0.0,), (1.0,))
    total = math.fsum(weights)
    return Distribution("values", tuple(numbers), tuple(weight / total for weight in weights))

"""What is said of cases that cannot be valued."""

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case, Side
from backtable.errors import InputError, Place, Problem
from backtable.quantities import shown


def uncovered(case: Case, side: Side, codes: NDArray[np.int32]) -> InputError:
    """Give the error of a package that no rule of a side covers.

    Args:
        codes: (issues,) of the package.
    """
    example = ", ".join(f"{issue.key}={shown(issue.options[code])}" for issue, code in zip(case.issues, codes, strict=True))
    return InputError(
        [
            Problem(
                side.authority[-1].place,
                f"no authority rule of {side.key} covers the package {example}",
                "a rule for every package",
                "end the list with a rule that has no `when`",
            )
        ]
    )


def not_finite(case: Case, place: Place) -> InputError:
    """Give the error of a formula that comes to no number."""
    remedy = "look for divisions and powers that grow without limit"
    return InputError([Problem(place if place.line else Place(case.file), "a formula has no finite value for some package", "", remedy)])

"""Linear programmes of scipy, loaded when one is solved: that takes a quarter of a second, and many commands solve none."""

from typing import Any


def linprog(*arguments: Any, **options: Any) -> Any:
    """Solve a linear programme, as `scipy.optimize.linprog` does."""
    from scipy.optimize import linprog as solve

    return solve(*arguments, **options)

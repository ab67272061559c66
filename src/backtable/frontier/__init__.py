"""Efficient packages, and the solutions of bargaining theory on them."""

from backtable.frontier._solutions import SOLUTIONS, SolutionBound, solution_bounds, solve
from backtable.frontier._sums import Sums, all_choices, efficient_sums
from backtable.value import efficient

__all__ = ["SOLUTIONS", "SolutionBound", "Sums", "all_choices", "efficient", "efficient_sums", "solution_bounds", "solve"]

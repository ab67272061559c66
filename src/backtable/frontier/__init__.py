"""Efficient packages, and the solutions of bargaining theory on them."""

from backtable.frontier._segments import Parts, beaten, distinct_points, efficient_parts, joined_parts, turning_points
from backtable.frontier._solutions import SOLUTIONS, SolutionBound, solution_bounds, solve
from backtable.frontier._sums import Sums, all_choices, efficient_sums
from backtable.value import efficient

__all__ = [
    "SOLUTIONS",
    "Parts",
    "SolutionBound",
    "Sums",
    "all_choices",
    "beaten",
    "distinct_points",
    "efficient",
    "efficient_parts",
    "efficient_sums",
    "joined_parts",
    "solution_bounds",
    "solve",
    "turning_points",
]

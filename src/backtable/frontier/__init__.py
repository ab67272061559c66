"""Efficient packages, and the solutions of bargaining theory on them."""

from backtable.frontier._coupled import (
    MOST_CELLS,
    Cluster,
    Factor,
    clusters_of,
    efficient_coupled,
    listed_groups,
    whole_points,
)
from backtable.frontier._listing import Listing
from backtable.frontier._segments import Parts, beaten, distinct_points, efficient_parts, joined_parts, turning_points
from backtable.frontier._solutions import SOLUTIONS, SolutionBound, gainful, solution_bounds, solve
from backtable.frontier._stretches import stretches
from backtable.frontier._sums import Sums, all_choices, efficient_sums, whole_decimals
from backtable.value import efficient

__all__ = [
    "MOST_CELLS",
    "SOLUTIONS",
    "Cluster",
    "Factor",
    "Listing",
    "Parts",
    "SolutionBound",
    "Sums",
    "all_choices",
    "beaten",
    "clusters_of",
    "distinct_points",
    "efficient",
    "efficient_coupled",
    "efficient_parts",
    "efficient_sums",
    "gainful",
    "joined_parts",
    "listed_groups",
    "solution_bounds",
    "solve",
    "stretches",
    "turning_points",
    "whole_decimals",
    "whole_points",
]

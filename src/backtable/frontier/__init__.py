"""Efficient packages, and the solutions of bargaining theory on them."""

from backtable.frontier._efficient import efficient
from backtable.frontier._solutions import SOLUTIONS, solve

__all__ = ["SOLUTIONS", "efficient", "solve"]

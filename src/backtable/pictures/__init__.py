"""Chart specifications from plain results, and their rendering. Nothing here values a package."""

from backtable.pictures._frontier import Mark, Point, frontier_chart
from backtable.pictures._render import save

__all__ = ["Mark", "Point", "frontier_chart", "save"]

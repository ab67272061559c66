"""Chart specifications from plain results, and their rendering. Nothing here values a package."""

from backtable.pictures._beliefs import Answer, Courses, Moved, Range, beliefs_chart
from backtable.pictures._courses import Line
from backtable.pictures._frontier import Mark, Point, frontier_chart
from backtable.pictures._render import ENDINGS, rendered, stacked
from backtable.pictures._tables import Place, tables_chart
from backtable.pictures._waterfall import Fall, waterfall_chart

__all__ = [
    "ENDINGS",
    "Answer",
    "Courses",
    "Fall",
    "Line",
    "Mark",
    "Moved",
    "Place",
    "Point",
    "Range",
    "beliefs_chart",
    "frontier_chart",
    "rendered",
    "stacked",
    "tables_chart",
    "waterfall_chart",
]

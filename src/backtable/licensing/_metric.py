"""Metrics: how many units of a product a footprint needs. Importing this registers all of them."""

from backtable.licensing.metrics import FOOTPRINT, LINES, METRICS, Answers, Lines, Metric, metric

__all__ = ["FOOTPRINT", "LINES", "METRICS", "Answers", "Lines", "Metric", "metric"]

"""The file that says what to count: inventories, entitlements, what runs where, prices, readings."""

from backtable.licensing.project._count import Count, Dispute, count, count_under, rows_under, true_up
from backtable.licensing.project._instead import Instead, instead
from backtable.licensing.project._kept import cache_folder, kept_count
from backtable.licensing.project._project import Project, project_schema, read_project

__all__ = [
    "Count",
    "Dispute",
    "Instead",
    "Project",
    "cache_folder",
    "count",
    "count_under",
    "instead",
    "kept_count",
    "project_schema",
    "read_project",
    "rows_under",
    "true_up",
]

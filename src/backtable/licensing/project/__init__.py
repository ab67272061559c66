"""The file that says what to count: inventories, entitlements, what runs where, prices, readings."""

from backtable.licensing.project._by_contract import by_contract, in_words
from backtable.licensing.project._count import (
    Count,
    Dispute,
    count,
    count_under,
    readings_between,
    rows_under,
    true_up,
    unpriced,
)
from backtable.licensing.project._editions import OpenEdition, open_editions
from backtable.licensing.project._gaps import Gap, gaps_of
from backtable.licensing.project._idle import Idle, idle
from backtable.licensing.project._instead import Instead
from backtable.licensing.project._kept import cache_folder, kept_count
from backtable.licensing.project._named import known_product
from backtable.licensing.project._packs import unknown_packs
from backtable.licensing.project._project import Project, project_schema, read_project
from backtable.licensing.project._tiers import rate_wanted
from backtable.licensing.project._unshown import unshown
from backtable.licensing.project._wording import worded_metric

__all__ = [
    "Count",
    "Dispute",
    "Gap",
    "Idle",
    "Instead",
    "OpenEdition",
    "Project",
    "by_contract",
    "cache_folder",
    "count",
    "count_under",
    "gaps_of",
    "idle",
    "in_words",
    "kept_count",
    "known_product",
    "open_editions",
    "project_schema",
    "rate_wanted",
    "read_project",
    "readings_between",
    "rows_under",
    "true_up",
    "unknown_packs",
    "unpriced",
    "unshown",
    "worded_metric",
]

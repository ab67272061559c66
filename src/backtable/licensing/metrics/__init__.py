"""Ways to count: each metric's arithmetic once, as an expression over a footprint that any database can run.

The contract and the register, the facts that metrics ask for, and one module a publisher. Limits and factors are
data in `licensing/data`; prices and entitlements belong elsewhere.
"""

from backtable.licensing.metrics import (  # noqa: F401  importing a module registers its metrics
    _access,
    _java,
    _oracle,
    _oracle_cloud,
    _oracle_standard,
    _oracle_users,
    _plain,
    _redhat,
    _sap,
    _softwareag,
    _sqlserver,
    _sqlserver_processors,
    _vmware,
    _windows,
    _windows_processors,
)
from backtable.licensing.metrics._clouds import called_by_a_cloud
from backtable.licensing.metrics._contract import (
    FOOTPRINT,
    LINES,
    METRICS,
    Answers,
    Lines,
    Metric,
    in_packs,
    metric,
    whole,
)
from backtable.licensing.metrics._facts import FACTS, Fact, checked
from backtable.licensing.metrics._ibm import conversion
from backtable.licensing.metrics._oracle_options import option_needed
from backtable.licensing.metrics._oracle_standard import narrowest_first
from backtable.licensing.metrics._stated import STATED, stated_columns
from backtable.licensing.metrics._things import DEPLOYED, cluster_of, environments, laid_out, surroundings

__all__ = [
    "DEPLOYED",
    "FACTS",
    "FOOTPRINT",
    "LINES",
    "METRICS",
    "STATED",
    "Answers",
    "Fact",
    "Lines",
    "Metric",
    "called_by_a_cloud",
    "checked",
    "cluster_of",
    "conversion",
    "environments",
    "in_packs",
    "laid_out",
    "metric",
    "narrowest_first",
    "option_needed",
    "stated_columns",
    "surroundings",
    "whole",
]

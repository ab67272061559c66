"""What is ordered for so many units: whole packs, and the least order of the day."""

from datetime import date

import pytest

from backtable.licensing._metric import METRICS
from backtable.licensing._rules import rate_of, rule_of


@pytest.mark.parametrize(
    ("metric", "units", "day", "ordered"),
    [
        ("microsoft.sqlserver_core", 7, None, 8),
        ("microsoft.windows_standard", 16, date(2024, 1, 1), 16),
        ("redhat.core", 0, None, 0),
        ("redhat.core_band", 40, None, 48),
        ("vmware.core", 32, date(2025, 4, 9), 32),
        ("vmware.core", 32, date(2025, 4, 10), 72),
        ("vmware.core", 0, date(2025, 4, 10), 0),
        ("vmware.core", 73, date(2025, 4, 10), 73),
        ("vmware.core", 32, date(2025, 5, 1), 32),
        ("oracle.processor", 3, date(1999, 1, 1), 3),
    ],
)
def test_an_order_is_of_whole_packs_and_of_the_least_that_is_sold(
    metric: str, units: int, day: date | None, ordered: int
) -> None:
    """Broadcom asked for 72 cores an order from 10 April 2025 and withdrew it in the same month; 40 cores of middleware are three
    subscriptions of 16 (itassetmanagement.net, 6 February 2018).
    """
    assert METRICS[metric].ordered(units, day) == ordered


@pytest.mark.parametrize(
    ("employees", "rate"),
    [(1, "15.00"), (999, "15.00"), (1000, "12.00"), (2999, "12.00"), (3000, "10.50"), (10_000, "8.25"), (19_999, "8.25"),
     (20_000, "6.75"), (30_000, "5.70"), (40_000, "5.25"), (49_999, "5.25"), (50_000, None)],
)  # fmt: skip
def test_java_costs_the_rate_of_its_tier_for_every_employee(employees: int, rate: str | None) -> None:
    """Oracle Java SE Universal Subscription Global Price List, 23 January 2023; beyond 49,999 the price is on request."""
    found = rate_of(rule_of("java_employees"), employees)
    assert (None if found is None else f"{found:.2f}") == rate

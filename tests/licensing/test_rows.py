"""Rows of a position that are one thing to a reader are shown as one."""

from dataclasses import replace
from decimal import Decimal

from backtable.licensing import PositionRow, alike

UNITS = {"by host": "cores", "by machine": "cores", "by user": "users"}


def row(metric: str, needed: int, owned: int = 0, price: int | None = 10, **more: Decimal | None) -> PositionRow:
    short, left = max(needed - owned, 0), max(owned - needed, 0)
    money = None if price is None else Decimal(price)
    return PositionRow(
        "ours", "Maker", "db", "Database", "", "2019", metric, Decimal(owned), Decimal(needed), Decimal(owned - left), Decimal(left), Decimal(short), 1,
        unit_price=money, true_up=None if money is None else money * short, over=None if money is None else money * left,
        **more,
    )  # fmt: skip


def test_units_of_one_kind_are_added_up_and_others_are_not() -> None:
    first, second, other = row("by host", 24, 10), row("by machine", 8), row("by user", 5)
    found = alike([first, second, other], UNITS)
    assert found == (
        replace(first, needed=Decimal(32), shortfall=Decimal(22), true_up=Decimal(220), unlicensed=2),
        other,
    )


def test_prices_that_differ_stay_apart_and_packs_are_bought_for_each() -> None:
    assert len(alike([row("by host", 5), row("by machine", 5, price=7)], UNITS)) == 2
    (one,) = alike([row("by host", 5, ordered=Decimal(6)), row("by machine", 3, ordered=Decimal(4))], UNITS)
    assert (one.shortfall, one.to_buy) == (8, 10)
    (unpriced,) = alike([row("by host", 5, price=None), row("by machine", 3, price=None)], UNITS)
    assert unpriced.true_up is None

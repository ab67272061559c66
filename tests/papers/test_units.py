"""A unit stands in the singular behind one, whatever the metric."""

from decimal import Decimal

import pytest

from backtable.licensing.metrics import METRICS
from backtable.papers.estates._words import unit_for


@pytest.mark.parametrize("unit", sorted({metric.unit for metric in METRICS.values()}))
def test_only_one_of_a_unit_is_written_as_one(unit: str) -> None:
    one = unit_for(Decimal(1), unit)
    assert [unit_for(Decimal(number), unit) for number in ("0", "0.5", "2")] == [unit] * 3
    plural = [word for word in unit.split() if word not in one.split()]
    assert plural in ([], [next((f"{word}s" for word in one.split() if f"{word}s" in unit.split()), "")])
    assert bool(plural) == any(word.endswith("s") for word in unit.split() if word != "database's")


def test_units_of_several_words_change_in_the_right_one() -> None:
    units = ("named user licences", "licences in the database's metric", "PVUs", "socket-pair subscriptions")
    assert [unit_for(Decimal(1), unit) for unit in units] == [
        "named user licence",
        "licence in the database's metric",
        "PVU",
        "socket-pair subscription",
    ]

"""Rows of a position and steps, for tests."""

from decimal import Decimal

from backtable.licensing import PositionRow
from backtable.licensing.claim import Step
from backtable.licensing.readings import questions


def row(product: str, short: object, needed: object = None, metric: str = "plain.install", publisher: str = "Maker") -> PositionRow:
    """Give a row of a product with a shortfall; needed is the shortfall where it is not given."""
    need, missing = Decimal(str(needed if needed is not None else short)), Decimal(str(short))
    return PositionRow("any", publisher, product, product.title(), "", "", metric, need - missing, need, need - missing, Decimal(0), missing, 0)


def steps(*readings: tuple[PositionRow, ...]) -> tuple[Step, ...]:
    """Give steps from the supplier's reading to ours, one question between each two."""
    asked = [None, *questions()]
    return tuple(
        Step(question, question.ours if question else "", question.theirs if question else "", rows)
        for question, rows in zip(asked, readings, strict=False)
    )

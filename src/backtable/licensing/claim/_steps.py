"""From the supplier's reading to ours, one disputed question after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from backtable.licensing import PositionRow
from backtable.licensing.project import Count, readings_between, rows_under
from backtable.licensing.readings import Question, Reading

Progress = Callable[[str, int, int], None]
MOST_TOGETHER = 6
"""So many questions are taken together in all combinations."""


@dataclass(frozen=True, slots=True)
class Step:
    """The position once a question is answered our way, all those before it too.

    Args:
        question: None for the first, the supplier's reading.
    """

    question: Question | None
    ours: str
    theirs: str
    rows: tuple[PositionRow, ...]

    def short(self, product: str, metric: str = "") -> Decimal:
        """Give the units of a product that must be bought for what is short, under a metric or any."""
        return sum(
            (row.to_buy for row in self.rows if row.product == product and metric in ("", row.metric)), Decimal(0)
        )


def steps_between(
    found: Count, publishers: Sequence[str] = (), progress: Progress | None = None
) -> tuple[Step, ...]:
    """Count the way from the supplier's reading to ours, the questions on which we stand best first.

    Questions that change nothing on the way are left out.

    Args:
        publishers: whose products are looked at; all without it.
    """
    ours, theirs = (_reading(found, name) for name in ("ours", "theirs"))
    between = readings_between(found.project)
    rows = rows_under(found, [reading for _, reading in between], publishers, progress)
    steps = [Step(None, "", "", rows_of(found.rows("theirs"), publishers))]
    for question, reading in between:
        step = Step(question, ours.answers[question.key], theirs.answers[question.key], rows_of(rows[reading.name], publishers))
        if _figures(step.rows) != _figures(steps[-1].rows):
            steps.append(step)
    return tuple(steps)


def combinations(
    found: Count, questions: Sequence[Question], publishers: Sequence[str] = (), progress: Progress | None = None
) -> dict[tuple[bool, ...], tuple[PositionRow, ...]]:
    """Count every combination of our and the supplier's answers to some questions, all others answered our way.

    Returns:
        For each question whether the supplier's answer holds → rows.

    Raises:
        ValueError: there are more than `MOST_TOGETHER`.
    """
    if len(questions) > MOST_TOGETHER:
        raise ValueError(f"{len(questions)} questions have more combinations than are counted")
    ours, theirs = (_reading(found, name) for name in ("ours", "theirs"))
    keys, readings = [], []
    for number in range(2 ** len(questions)):
        holds = tuple(bool(number >> position & 1) for position in range(len(questions)))
        changed = {item.key: theirs.answers[item.key] for item, their in zip(questions, holds, strict=True) if their}
        keys.append(holds)
        readings.append(Reading(f"combination {number}", {**ours.answers, **changed}))
    rows = rows_under(found, readings, publishers, progress)
    return {key: rows_of(rows[reading.name], publishers) for key, reading in zip(keys, readings, strict=True)}


def rows_of(rows: Sequence[PositionRow], publishers: Sequence[str]) -> tuple[PositionRow, ...]:
    """Give the rows of some publishers' products; all where none is named."""
    return tuple(row for row in rows if not publishers or row.publisher in publishers)


def _reading(found: Count, name: str) -> Reading:
    return next(item for item in found.project.readings if item.name == name)


def _figures(rows: Sequence[PositionRow]) -> set[PositionRow]:
    return {replace(row, reading="") for row in rows}

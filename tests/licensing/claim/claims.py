"""Claims made without an estate, for tests of what is made of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import product as every
from pathlib import Path
from typing import cast

from backtable.licensing import PositionRow
from backtable.licensing.claim import Claim, ClaimFile, ClaimLine, Prices, Step, charges_of, usual_terms
from backtable.licensing.claim._challenge import Challenge
from backtable.licensing.claim._claim import _expected
from backtable.licensing.project import Count, Project
from backtable.licensing.readings import Question, questions
from tests.licensing.claim.rows import row

Rows = Mapping[tuple[bool, ...], tuple[PositionRow, ...]]


def claim_of(
    lines: Sequence[ClaimLine] | None, rows: Rows, prices: Mapping[tuple[str, str], Decimal], asked: int, currency: str = "EUR"
) -> Claim:
    """Give a claim with so many open questions and the rows of every combination of their answers.

    Args:
        lines: the supplier's; None for what an auditor would write.
    """
    project = Project("Estate", Path("estate.yaml"), currency, date(2026, 3, 12), (), (), {}, {}, (), (), {}, ())
    file = ClaimFile("Claim", Path("claim.yaml"), project, usual_terms("ours"), usual_terms("theirs"))
    steps = [Step(None, "", "", rows[(True,) * asked])]
    for number, question in enumerate(questions()[:asked], 1):
        answers = (False,) * number + (True,) * (asked - number)
        steps.append(Step(question, question.ours, question.theirs, rows[answers]))
    known = Prices({"list": prices})
    theirs, unpriced = charges_of(steps[0].rows, file.theirs, known)
    ours, _ = charges_of(steps[-1].rows, file.ours, known)
    found = Challenge(steps, file.ours, known, "our count").of(_expected(theirs) if lines is None else lines, {})
    return Claim(file, cast(Count, None), tuple(steps), known, theirs, ours, found, unpriced=unpriced)


def combined(asked: int, amounts: Mapping[str, Sequence[int]], metrics: Mapping[str, str] | None = None) -> Rows:
    """Give rows for every combination of answers: of each product what is short in any case, and what each answer adds."""
    return {
        answers: tuple(
            row(
                name,
                short[0] + sum(more for more, holds in zip(short[1:], answers, strict=False) if holds),
                1000,
                (metrics or {}).get(name, "plain.install"),
            )
            for name, short in amounts.items()
        )
        for answers in every((False, True), repeat=asked)
    }


def counted(rows: Rows) -> Callable[..., Rows]:
    """Give what counts every combination of some questions anew: here looked up, in the order in which they are asked."""

    def combinations(_: Count, asked: Sequence[Question], *__: object) -> Rows:
        places = [questions().index(item) for item in asked]
        return {answers: rows[tuple(answers[places.index(at)] for at in range(len(places)))] for answers in rows}

    return combinations

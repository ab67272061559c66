"""What readings leave open, as discrete questions that hang together."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import product as every
from math import prod
from typing import Any

from ruamel.yaml import YAML

from backtable.licensing import PositionRow
from backtable.licensing.claim import MOST_TOGETHER, Claim, Step, combinations

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A disputed question as an assumption of a case: 1 where the supplier's answer holds.

    Args:
        name: of the assumption.
        chance: that the supplier's answer would prevail.
        seen: the same as the supplier sees it.
    """

    name: str
    about: str
    chance: float
    seen: float
    source: str


@cache
def usual() -> Mapping[str, Any]:
    """Give what a first case starts from where nothing is known."""
    text = files(__package__).joinpath("usual.yaml").read_text(encoding="utf-8")
    content: Mapping[str, Any] = YAML(typ="safe", pure=True).load(text)
    return content


def seen_by_supplier(chance: float) -> float:
    """Give how likely the supplier takes to be what we hold likely with a chance: each side trusts its own answer."""
    return round(min(0.95, chance + float(usual()["seen_by_supplier"])), 4)


def open_questions(
    found: Claim, progress: Progress | None = None
) -> tuple[tuple[OpenQuestion, ...], tuple[str, ...], dict[tuple[bool, ...], tuple[PositionRow, ...]]]:
    """Give the questions that move what is short, those that are too many and are answered our way, and the rows of every combination.

    Of more than `MOST_TOGETHER` the ones that move most at list are kept.
    """
    steps = [(before, after) for before, after in zip(found.steps, found.steps[1:], strict=False) if after.question]
    order = sorted(steps, key=lambda pair: -abs(_at_list(pair[0], found) - _at_list(pair[1], found)))
    kept = [after for _, after in order[:MOST_TOGETHER]]
    asked = [step.question for step in kept if step.question]
    amounts = combinations(found.count, asked, found.about, progress)
    questions = tuple(_assumption(step, found) for step in kept)
    return questions, tuple(step.question.asks for _, step in order[MOST_TOGETHER:] if step.question), amounts


def _at_list(step: Step, found: Claim) -> Decimal:
    prices = ((row, found.prices.of(row.product, row.metric, "list")) for row in step.rows)
    return sum((row.to_buy * price[0] for row, price in prices if price), Decimal(0))


def _assumption(step: Step, found: Claim) -> OpenQuestion:
    question = step.question
    assert question is not None
    weight = found.file.weights.get(question.key)
    missing = question.key in found.unshown
    strength = "weak" if missing else question.strength
    chance = float(usual()["chances"][strength]) if weight is None else weight
    source = (
        f"a start: our answer stands {strength}, as {'the entitlements do not show it' if missing else question.because}; ask counsel"
        if weight is None
        else "weight stated in the claim file"
    )
    name = re.sub(r"[^a-z0-9]+", "_", question.key.lower())
    says = question.answer(step.theirs).says
    return OpenQuestion(f"holds_{name}", f"{question.asks} The supplier's answer: {says}", chance, seen_by_supplier(chance), source)


def multilinear(amounts: Mapping[tuple[bool, ...], Decimal], names: Sequence[str]) -> str:
    """Write an amount that depends on several yes-or-no questions as a formula of them, exact in every combination.

    The coefficient of a product of names is what these answers change together, beyond what each part of them changes (Möbius
    inversion over subsets).

    Args:
        amounts: answers → amount, for every combination.
        names: of the assumptions, 1 for yes.

    >>> multilinear({(False,): Decimal(5), (True,): Decimal(12)}, ["moves"])
    '5 + 7 * moves'
    """
    found: list[tuple[Decimal, tuple[str, ...]]] = []
    for together in every((False, True), repeat=len(names)):
        inside = [position for position, yes in enumerate(together) if yes]
        total = Decimal(0)
        for part in every((False, True), repeat=len(inside)):
            answers = [False] * len(names)
            for position, yes in zip(inside, part, strict=True):
                answers[position] = yes
            total += amounts[tuple(answers)] * prod(1 if yes else -1 for yes in part)
        found.append((total, tuple(names[position] for position in inside)))
    terms = [(amount, factors) for amount, factors in sorted(found, key=lambda item: len(item[1])) if amount]
    if not terms:
        return "0"
    text = ""
    for amount, factors in terms:
        sign = ("-" if amount < 0 else "") if not text else (" - " if amount < 0 else " + ")
        text += sign + " * ".join([_number(abs(amount)), *factors])
    return text


def _number(amount: Decimal) -> str:
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

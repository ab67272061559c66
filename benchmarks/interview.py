"""How well an interview recovers known people, and from how many answers.

    python benchmarks/interview.py [--people 12] [--strangers 12] [--answers 12] [--dry]

People are drawn from what the cases of the examples hold possible: a threshold, a stake, weights, and a world with what they
know. Each answers as the documented model of replies has it, some with twice as much noise as the interview reckons with.
A second population is not as the interview holds possible (`strangers.py`). Packages are chosen by what their answer is
expected to bring, or at random, for the same people with the same dice. How packages are chosen was settled on other people
of the examples and other seeds, none of which is here.
It writes interview.md and interview.json beside this file.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from backtable.files import read_case
from backtable.interview import REPLIES, Answer, Draws, Fit, Portrait, chances, next_question
from measure import machine
from numpy.typing import NDArray
from strangers import Strangers

Floats = NDArray[np.float64]
HERE = Path(__file__).resolve().parent
WHO = (
    ("over-deployment", "executive"),
    ("over-deployment", "ceo"),
    ("fairview-quest", "compliance_manager"),
    ("quest-nike", "account_manager"),
    ("over-deployment", "cto"),
    ("supply-contract", "treasurer"),
    ("supply-contract", "bank"),
)
AT = (0, 1, 2, 3, 4, 6, 8, 12)
MEASURES = ("wrong yes or no", "threshold off", "stake and weights off")


@dataclass(frozen=True, slots=True)
class Simulated:
    """Somebody whose wishes are known.

    Args:
        truth: one draw: their threshold, stake and weights.
        lead: (packages,) how far their gain is above their threshold, as a share of its range.
        replies: (packages,) what they would answer.
    """

    truth: Draws
    lead: Floats
    replies: NDArray[np.intp]


def as_held_possible(portrait: Portrait) -> Callable[[int, int], Simulated]:
    """Draw people from what the interview holds possible before any answer."""

    def drawn(place: int, number: int) -> Simulated:
        noise = 2.0 if number % 3 == 2 else 1.0
        truth = portrait.draw(1, np.random.default_rng([7, place, number]))
        lead = portrait.lead(truth)
        each = chances(lead / noise, portrait.band(truth) / noise)[:, 0, :]
        dice = np.random.default_rng([8, place, number]).random(each.shape[1])
        return Simulated(truth, lead[0], np.minimum((np.cumsum(each, axis=0) < dice).sum(axis=0), len(REPLIES) - 1))

    return drawn


def as_nobody_reckons(portrait: Portrait) -> Callable[[int, int], Simulated]:
    """Draw people who are not of the model."""
    strangers = Strangers(portrait)
    return lambda place, number: Simulated(*strangers.drawn(number % 3 == 2, np.random.default_rng([17, place, number])))


def judged(fit: Fit, person: Simulated) -> list[float]:
    """Give the errors: wrong yes or no, the threshold, the stake and weights, and whether the 90 % ranges hold them."""
    portrait = fit.portrait
    wrong = float(((fit.signs() > 0.5) != (person.lead >= 0)).mean())
    true, threshold, others, held = portrait.values(person.truth)[0], [], [], []
    for value, item, spread in zip(true, portrait.quantities, fit.spreads(), strict=True):
        held.append(float(spread.low <= value <= spread.high))
        if item.key == "threshold":
            threshold.append(abs(spread.middle - value) / (item.spread / 0.3))
        else:
            others.append(abs(np.log(spread.middle / value)))
    return [wrong, *(float(np.mean(row)) if row else np.nan for row in (threshold, others, held))]


def interviewed(portrait: Portrait, person: Simulated, informed: bool, most: int, random: np.random.Generator) -> list[list[float]]:
    """Give the errors before any answer and after each."""
    fit = Fit(portrait)
    rows = [judged(fit, person)]
    order = random.permutation(len(portrait.codes))
    for number in range(most):
        if informed:
            package = next_question(fit).package
        else:
            values = [issue.options[code] for issue, code in zip(portrait.case.issues, portrait.codes[order[number]], strict=True)]
            package = type(portrait.case.packages[0])(tuple(values))
        fit = fit.after(Answer(package, list(REPLIES)[person.replies[fit.place(package)]]))
        rows.append(judged(fit, person))
    return rows


def measured(population: Callable[[Portrait], Callable[[int, int], Simulated]], people: int, most: int) -> dict[bool, Floats]:
    """Give (people, answers, measures) the errors of chosen packages (True) and of packages at random."""
    found: dict[bool, list[list[list[float]]]] = {True: [], False: []}
    for place, (case, who) in enumerate(WHO):
        portrait = Portrait(read_case(HERE.parent / "examples" / case / "case.yaml"), who)
        draw = population(portrait)
        for number in range(people):
            person = draw(place, number)
            for informed, rows in found.items():
                rows.append(interviewed(portrait, person, informed, most, np.random.default_rng([9, place, number])))
    return {informed: np.array(rows) for informed, rows in found.items()}


def table(found: dict[bool, Floats]) -> Iterator[str]:
    """Write the errors beside each other, with the differences of the same people."""
    means = {informed: np.nanmean(rows, axis=0) for informed, rows in found.items()}
    gaps = found[False] - found[True]
    better = np.nanmean(gaps, axis=0)
    errors = np.nanstd(gaps, axis=0, ddof=1) / np.sqrt((~np.isnan(gaps)).sum(axis=0))
    yield "| answers | " + " | ".join(f"{name} | at random | better by" for name in MEASURES) + " | in the 90 % range |"
    yield "|---:|" + "---:|" * 10
    for number in [item for item in AT if item < len(better)]:
        cells = [str(number)]
        for column in range(3):
            values = [means[informed][number, column] for informed in (True, False)]
            cells += [f"× {np.exp(value):.2f}" if column == 2 else f"{value:.1%}" for value in values]
            cells.append(f"{better[number, column]:.1%} ± {errors[number, column]:.1%}")
        yield "| " + " | ".join([*cells, f"{means[True][number, 3]:.1%}"]) + " |"


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=12, help="of each role, as the interview holds possible")
    parser.add_argument("--strangers", type=int, default=12, help="of each role, as nobody reckons with")
    parser.add_argument("--answers", type=int, default=12)
    parser.add_argument("--dry", action="store_true")
    chosen = parser.parse_args()
    populations = {"held": (as_held_possible, chosen.people), "strangers": (as_nobody_reckons, chosen.strangers)}
    results, tables = {}, {}
    for name, (population, count) in populations.items():
        results[name] = measured(population, count, chosen.answers)
        tables[name] = "\n".join(table(results[name]))
        print(f"{name}\n{tables[name]}", flush=True)
    if chosen.dry:
        return
    write(results, tables, chosen.people * len(WHO), chosen.strangers * len(WHO))


def write(results: dict[str, dict[bool, Floats]], tables: dict[str, str], people: int, strangers: int) -> None:
    """Write the tables with what they are of, and their figures."""
    intro = (
        f"{people} simulated people of {len(WHO)} roles, a third of them with twice the noise that the interview reckons with. "
        "“Wrong”: share of the packages compared on which the person would answer otherwise than we then hold likelier. Thresholds are "
        "off by a share of the range of their gain, stakes and weights by a factor (geometric mean of the medians' errors; of the "
        "one role without either nothing counts there). “Better by”: by how much chosen "
        "packages leave less than packages at random, of the same people with the same dice, with its standard error; of a factor, of its logarithm. "
        "How packages are chosen was settled on other people and other dice.\n"
    )
    beside = (
        f"\nAnother {strangers} people of the same roles are not as the interview holds possible: thresholds a standard deviation away from the middle, up or down, with the heavy "
        "tails of Student's t of 3 degrees, which stakes, weights and the reach of “reluctantly” have as well; gains that weigh less the larger they "
        "are, and losses 2.25 times as much (Tversky and Kahneman 1992), interest by interest; every tenth answer given blindly.\n"
    )
    text = f"# What an interview recovers\n\n{intro}\n{tables['held']}\n{beside}\n{tables['strangers']}\n"
    (HERE / "interview.md").write_text(text, encoding="utf-8")
    kept: dict[str, object] = {"machine": machine(), "people": people, "strangers": strangers}
    for name, found in results.items():
        kept[name] = {("informed" if informed else "random"): np.nanmean(rows, axis=0).tolist() for informed, rows in found.items()}
    (HERE / "interview.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

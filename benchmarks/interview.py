"""How well an interview recovers known people, and from how many answers.

    python benchmarks/interview.py [--people 12] [--strangers 12] [--answers 12] [--first 100] [--dry]

People are drawn from what the cases of the examples hold possible: a threshold, a stake, weights, and a world with what they
know. Each answers as the documented model of replies has it, some with twice as much noise as the interview reckons with.
A second population is not as the interview holds possible (`strangers.py`). Packages are chosen by what their answer is
expected to bring, or at random, for the same people with the same dice. After a single answer the fit is one of few, so that
many more people can be looked at there, each against many packages at random. How packages are chosen, and how wide the prior is,
was settled on other people of the examples and other seeds, none of which is here.
It writes interview.md and interview.json beside this file.
"""

import argparse
import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from backtable.case import Package
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
AT_RANDOM = 40
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
        truth = portrait.usual(portrait.draw(1, np.random.default_rng([7, place, number])))
        lead = portrait.lead(truth)
        each = chances(lead / noise, portrait.band(truth) / noise)[:, 0, :]
        dice = np.random.default_rng([8, place, number]).random(each.shape[1])
        return Simulated(truth, lead[0], np.minimum((np.cumsum(each, axis=0) < dice).sum(axis=0), len(REPLIES) - 1))

    return drawn


def as_nobody_reckons(portrait: Portrait) -> Callable[[int, int], Simulated]:
    """Draw people who are not of the model."""
    strangers = Strangers(portrait)
    return lambda place, number: Simulated(*strangers.drawn(number % 3 == 2, np.random.default_rng([17, place, number])))


class Judgement:
    """What a fit says, to be held against people."""

    def __init__(self, fit: Fit) -> None:
        self._portrait, self._yes, self._spreads = fit.portrait, fit.signs() > 0.5, fit.spreads()

    def of(self, person: Simulated) -> list[float]:
        """Give the errors: wrong yes or no, the threshold, the stake and weights, and whether the 90 % ranges hold them."""
        wrong = float((self._yes != (person.lead >= 0)).mean())
        true, threshold, others, held = self._portrait.values(person.truth)[0], [], [], []
        for value, item, spread in zip(true, self._portrait.quantities, self._spreads, strict=True):
            held.append(float(spread.low <= value <= spread.high))
            if item.key == "threshold":
                threshold.append(abs(spread.middle - value) / (item.spread / 0.3))
            else:
                others.append(abs(np.log(spread.middle / value)))
        return [wrong, *(float(np.mean(row)) if row else np.nan for row in (threshold, others, held))]


class Role:
    """Somebody of a case, as the interview knows them before any answer.

    Args:
        place: number in `WHO`.
        population: gives people of a portrait.
    """

    def __init__(self, place: int, population: Callable[[Portrait], Callable[[int, int], Simulated]]) -> None:
        case, who = WHO[place]
        self._place = place
        self.portrait = Portrait(read_case(HERE.parent / "examples" / case / "case.yaml"), who)
        self._drawn = population(self.portrait)
        self._before = Fit(self.portrait)
        self._first = self._before.place(next_question(self._before).package)
        self._heard = lru_cache(maxsize=None)(lambda package, reply: self._after(self._before, package, reply))
        self._judged = lru_cache(maxsize=None)(lambda package, reply: Judgement(self._heard(package, reply)))

    def _after(self, fit: Fit, package: int, reply: int) -> Fit:
        values = [issue.options[code] for issue, code in zip(self.portrait.case.issues, self.portrait.codes[package], strict=True)]
        return fit.after(Answer(Package(tuple(values)), list(REPLIES)[reply]))

    def interviewed(self, number: int, informed: bool, most: int) -> list[list[float]]:
        """Give the errors about somebody before any answer and after each."""
        person = self._drawn(self._place, number)
        order = np.random.default_rng([9, self._place, number]).permutation(len(self.portrait.codes))
        fit = self._before
        rows = [Judgement(fit).of(person)]
        for asked in range(most):
            package = int(order[asked]) if not informed else self._first if not asked else fit.place(next_question(fit).package)
            fit = self._heard(package, int(person.replies[package])) if not asked else self._after(fit, package, int(person.replies[package]))
            rows.append(Judgement(fit).of(person))
        return rows

    def after_one(self, people: int) -> dict[bool, list[list[float]]]:
        """Give (people, measures) the errors after a single answer: of the chosen package, and the mean of packages at random."""
        packages = np.random.default_rng([10, self._place]).choice(len(self.portrait.codes), AT_RANDOM, replace=False)
        found: dict[bool, list[list[float]]] = {True: [], False: []}
        for number in range(people):
            person = self._drawn(self._place, number)

            def errors(package: int, person: Simulated = person) -> list[float]:
                return self._judged(package, int(person.replies[package])).of(person)

            found[True].append(errors(self._first))
            found[False].append(np.mean([errors(int(package)) for package in packages], axis=0).tolist())
        return found


@dataclass(frozen=True, slots=True)
class Measured:
    """The errors of chosen packages (True) and of packages at random.

    Args:
        rows: (people, answers, measures).
        first: (people, measures) after a single answer, of more people.
    """

    rows: dict[bool, Floats]
    first: dict[bool, Floats]


def of_role(place: int, population: Callable[[Portrait], Callable[[int, int], Simulated]], people: int, most: int, first: int) -> tuple[dict[bool, list[list[list[float]]]], dict[bool, list[list[float]]]]:
    """Give the errors about people of one role."""
    role = Role(place, population)
    rows = {informed: [role.interviewed(number, informed, most) for number in range(people)] for informed in (True, False)}
    return rows, role.after_one(first)


def measured(population: Callable[[Portrait], Callable[[int, int], Simulated]], people: int, most: int, first: int) -> Measured:
    """Measure people of all roles, a role in each process."""
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        found = list(pool.map(partial(of_role, population=population, people=people, most=most, first=first), range(len(WHO))))
    sides = (True, False)
    return Measured(
        {informed: np.array([row for rows, _ in found for row in rows[informed]]) for informed in sides},
        {informed: np.array([row for _, rows in found for row in rows[informed]]) for informed in sides},
    )


def table(found: Measured) -> Iterator[str]:
    """Write the errors beside each other, with the differences of the same people."""
    yield "| answers | " + " | ".join(f"{name} | at random | better by" for name in MEASURES) + " | in the 90 % range |"
    yield "|---:|" + "---:|" * 10
    for number in [item for item in AT if item < found.rows[True].shape[1]]:
        errors = found.first if number == 1 else {informed: rows[:, number] for informed, rows in found.rows.items()}
        means = {informed: np.nanmean(rows, axis=0) for informed, rows in errors.items()}
        gaps = errors[False] - errors[True]
        better = np.nanmean(gaps, axis=0)
        unsure = np.nanstd(gaps, axis=0, ddof=1) / np.sqrt((~np.isnan(gaps)).sum(axis=0))
        cells = [str(number)]
        for column in range(3):
            values = [means[informed][column] for informed in (True, False)]
            cells += [f"× {np.exp(value):.2f}" if column == 2 else f"{value:.1%}" for value in values]
            cells.append(f"{better[column]:.1%} ± {unsure[column]:.1%}")
        yield "| " + " | ".join([*cells, f"{means[True][3]:.1%}"]) + " |"


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=12, help="of each role, as the interview holds possible")
    parser.add_argument("--strangers", type=int, default=12, help="of each role, as nobody reckons with")
    parser.add_argument("--answers", type=int, default=12)
    parser.add_argument("--first", type=int, default=100, help="of each role and population, after a single answer")
    parser.add_argument("--dry", action="store_true")
    chosen = parser.parse_args()
    populations = {"held": (as_held_possible, chosen.people), "strangers": (as_nobody_reckons, chosen.strangers)}
    results, tables = {}, {}
    for name, (population, count) in populations.items():
        results[name] = measured(population, count, chosen.answers, chosen.first)
        tables[name] = "\n".join(table(results[name]))
        print(f"{name}\n{tables[name]}", flush=True)
    if chosen.dry:
        return
    write(results, tables, chosen.people * len(WHO), chosen.strangers * len(WHO), chosen.first * len(WHO))


def write(results: dict[str, Measured], tables: dict[str, str], people: int, strangers: int, first: int) -> None:
    """Write the tables with what they are of, and their figures."""
    intro = (
        f"{people} simulated people of {len(WHO)} roles, a third of them with twice the noise that the interview reckons with. "
        "“Wrong”: share of the packages compared on which the person would answer otherwise than we then hold likelier. Thresholds are "
        "off by a share of the range of their gain, stakes and weights by a factor (geometric mean of the medians' errors; of the "
        "one role without either nothing counts there). “Better by”: by how much chosen "
        "packages leave less than packages at random, of the same people with the same dice, with its standard error; of a factor, of its logarithm. "
        f"The row of one answer is of {first:,} people, each against the mean of {AT_RANDOM} packages at random. "
        "How packages are chosen and how wide the prior is was settled on other people and other dice.\n"
    )
    beside = (
        f"\nAnother {strangers} people of the same roles ({first:,} after one answer) are not as the interview holds possible: thresholds a standard deviation away from the middle, up or down, with the heavy "
        "tails of Student's t of 3 degrees, which stakes, weights and the reach of “reluctantly” have as well; gains that weigh less the larger they "
        "are, and losses 2.25 times as much (Tversky and Kahneman 1992), interest by interest; every tenth answer given blindly.\n"
    )
    text = f"# What an interview recovers\n\n{intro}\n{tables['held']}\n{beside}\n{tables['strangers']}\n"
    (HERE / "interview.md").write_text(text, encoding="utf-8")
    kept: dict[str, object] = {"machine": machine(), "people": people, "strangers": strangers, "first": first}
    for name, found in results.items():
        sides = {True: "informed", False: "random"}
        kept[name] = {side: np.nanmean(found.rows[informed], axis=0).tolist() for informed, side in sides.items()}
        kept[f"{name}, one answer"] = {side: np.nanmean(found.first[informed], axis=0).tolist() for informed, side in sides.items()}
    (HERE / "interview.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

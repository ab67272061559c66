"""How well an interview recovers known people, and from how many answers.

    python benchmarks/interview.py [--people 12] [--strangers 12] [--answers 12] [--first 100] [--dry]

People are drawn from what the cases of the examples hold possible: a threshold, a stake, weights, and a world with what they
know. Each answers as the documented model of replies has it, some with twice as much noise as the interview reckons with.
A second population is not as the interview holds possible (`strangers.py`). Packages are chosen by what their answer is
expected to bring, or at random, for the same people with the same dice. After one and two answers the fit is one of few, so that
many more people can be looked at there, each against several packages at random. How packages are chosen, and how wide the prior is,
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
from measure import machine
from numpy.typing import NDArray
from strangers import Strangers

from backtable.case import Package
from backtable.files import read_case
from backtable.interview import REPLIES, Answer, Draws, Fit, Portrait, chances, next_question

Floats = NDArray[np.float64]
Said = tuple[tuple[int, int], ...]  # packages with replies, by their numbers
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
EARLY = 2
AT_RANDOM = 30
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
        self._heard = lru_cache(maxsize=None)(self._after_all)
        self._judged = lru_cache(maxsize=None)(lambda said: Judgement(self._heard(said)))
        self._next = lru_cache(maxsize=None)(self._next_after)

    def _after_all(self, said: Said) -> Fit:
        return self._after(self._heard(said[:-1]), *said[-1]) if said else self._before

    def _next_after(self, said: Said) -> int:
        return self._heard(said).place(next_question(self._heard(said)).package)

    def _after(self, fit: Fit, package: int, reply: int) -> Fit:
        values = [issue.options[code] for issue, code in zip(self.portrait.case.issues, self.portrait.codes[package], strict=True)]
        return fit.after(Answer(Package(tuple(values)), list(REPLIES)[reply]))

    def interviewed(self, number: int, informed: bool, most: int) -> list[list[float]]:
        """Give the errors about somebody before any answer and after each."""
        person = self._drawn(self._place, number)
        order = np.random.default_rng([9, self._place, number]).permutation(len(self.portrait.codes))
        fit = self._before
        said: Said = ()
        rows = [Judgement(fit).of(person)]
        for asked in range(most):
            early = informed and asked < EARLY  # where many people are asked the same
            package = int(order[asked]) if not informed else self._next(said) if early else fit.place(next_question(fit).package)
            said = (*said, (package, int(person.replies[package])))
            fit = self._heard(said) if early else self._after(fit, *said[-1])
            rows.append(Judgement(fit).of(person))
        return rows

    def early(self, people: int) -> "Early":
        """Give the errors after the first answers of many people: of chosen packages, and the mean of packages at random."""
        random = np.random.default_rng([10, self._place])
        crowd = [self._drawn(self._place, number) for number in range(people)]
        chosen, others = np.empty((people, EARLY, 4)), np.empty((people, AT_RANDOM, EARLY, 4))
        for number, person in enumerate(crowd):
            said: Said = ()
            for asked in range(EARLY):
                package = self._next(said)
                said = (*said, (package, int(person.replies[package])))
                chosen[number, asked] = self._judged(said).of(person)
        for place in range(AT_RANDOM):
            order = random.choice(len(self.portrait.codes), EARLY, replace=False)
            fits: dict[Said, Fit] = {(): self._before}  # of this order alone, for each takes some megabytes
            judged: dict[Said, Judgement] = {}
            for number, person in enumerate(crowd):
                said = ()
                for asked, package in enumerate(order):
                    before, said = said, (*said, (int(package), int(person.replies[package])))
                    if said not in fits:
                        fits[said] = self._after(fits[before], *said[-1])
                        judged[said] = Judgement(fits[said])
                    others[number, place, asked] = judged[said].of(person)
        return Early(chosen, others.mean(axis=1), others.mean(axis=0).var(axis=0, ddof=1) / AT_RANDOM)


@dataclass(frozen=True, slots=True)
class Early:
    """The errors after the first answers.

    Args:
        chosen: (people, answers, measures) of chosen packages.
        others: (people, answers, measures) the mean of packages at random.
        unsure: (answers, measures) the variance of a role's mean that comes of which packages these are.
    """

    chosen: Floats
    others: Floats
    unsure: Floats


@dataclass(frozen=True, slots=True)
class Measured:
    """The errors of chosen packages (True) and of packages at random.

    Args:
        rows: (people, answers, measures).
        early: of each role.
    """

    rows: dict[bool, Floats]
    early: list[Early]

    def at(self, number: int) -> tuple[Floats, Floats, Floats]:
        """Give the errors after so many answers: of chosen packages, of packages at random, and the variance that comes of which ones these are."""
        if not 1 <= number <= EARLY:
            return self.rows[True][:, number], self.rows[False][:, number], np.zeros(len(MEASURES) + 1)
        chosen, others = (np.concatenate([getattr(item, name)[:, number - 1] for item in self.early]) for name in ("chosen", "others"))
        roles = np.array([item.unsure[number - 1] for item in self.early])
        return chosen, others, np.nansum(roles, axis=0) / (~np.isnan(roles)).sum(axis=0) ** 2


def of_role(place: int, population: Callable[[Portrait], Callable[[int, int], Simulated]], people: int, most: int, first: int) -> tuple[dict[bool, list[list[list[float]]]], Early]:
    """Give the errors about people of one role."""
    role = Role(place, population)
    rows = {informed: [role.interviewed(number, informed, most) for number in range(people)] for informed in (True, False)}
    return rows, role.early(first)


def measured(population: Callable[[Portrait], Callable[[int, int], Simulated]], people: int, most: int, first: int) -> Measured:
    """Measure people of all roles, a role in each process."""
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        found = list(pool.map(partial(of_role, population=population, people=people, most=most, first=first), range(len(WHO))))
    return Measured({informed: np.array([row for rows, _ in found for row in rows[informed]]) for informed in (True, False)}, [early for _, early in found])


def table(found: Measured) -> Iterator[str]:
    """Write the errors beside each other, with the differences of the same people."""
    yield "| answers | " + " | ".join(f"{name} | at random | better by" for name in MEASURES) + " | in the 90 % range |"
    yield "|---:|" + "---:|" * 10
    for number in [item for item in AT if item < found.rows[True].shape[1]]:
        chosen, others, unsure = found.at(number)
        means = {True: np.nanmean(chosen, axis=0), False: np.nanmean(others, axis=0)}
        gaps = others - chosen
        better = np.nanmean(gaps, axis=0)
        errors = np.sqrt(np.nanvar(gaps, axis=0, ddof=1) / (~np.isnan(gaps)).sum(axis=0) + unsure)
        cells = [str(number)]
        for column in range(3):
            values = [means[informed][column] for informed in (True, False)]
            cells += [f"× {np.exp(value):.2f}" if column == 2 else f"{value:.1%}" for value in values]
            cells.append(f"{better[column]:.1%} ± {errors[column]:.1%}")
        yield "| " + " | ".join([*cells, f"{means[True][3]:.1%}"]) + " |"


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=12, help="of each role, as the interview holds possible")
    parser.add_argument("--strangers", type=int, default=12, help="of each role, as nobody reckons with")
    parser.add_argument("--answers", type=int, default=12)
    parser.add_argument("--first", type=int, default=100, help="of each role and population, after one answer and two")
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
        f"The rows of one answer and of two are of {first:,} people, each against the mean of {AT_RANDOM} packages, or pairs of them, at random. "
        "How packages are chosen and how wide the prior is was settled on other people and other dice.\n"
    )
    beside = (
        f"\nAnother {strangers} people of the same roles ({first:,} after one answer and two) are not as the interview holds possible: thresholds a standard deviation away from the middle, up or down, with the heavy "
        "tails of Student's t of 3 degrees, which stakes, weights and the reach of “reluctantly” have as well; gains that weigh less the larger they "
        "are, and losses 2.25 times as much (Tversky and Kahneman 1992), interest by interest; every tenth answer given blindly.\n"
    )
    text = f"# What an interview recovers\n\n{intro}\n{tables['held']}\n{beside}\n{tables['strangers']}\n"
    (HERE / "interview.md").write_text(text, encoding="utf-8")
    kept: dict[str, object] = {"machine": machine(), "people": {"held": people, "strangers": strangers, "first answers": first}}
    for name, found in results.items():
        numbers = range(found.rows[True].shape[1])
        kept[name] = {side: [np.nanmean(found.at(number)[place], axis=0).tolist() for number in numbers] for place, side in enumerate(("informed", "random"))}
    (HERE / "interview.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

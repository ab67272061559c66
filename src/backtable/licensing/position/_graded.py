"""Products of which Software Assurance is in force for a part of what is owned only: each way to count them is weighed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product as combinations

from backtable.licensing.position._product import ENDED, GRADES, MAINTAINED, License, Product, unit_of
from backtable.licensing.position._ways import Ways, serves
from backtable.licensing.readings import Reading, questions
from backtable.licensing.reconciliation import Ledger, Need

ASSURANCE = ("sqlserver.assurance", "windows.assurance")
"""Disputed questions on whether Software Assurance is in force."""
IN_FORCE, NOT_SHOWN = "in_force", "not_shown"

Chosen = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Reading → product → question → the answer by which it is counted."""

_MOST = 16  # ways to count several products beside each other; where there are more, all of them are counted in the same way


@dataclass(frozen=True, slots=True)
class Graded:
    """A product of which it matters for which units Software Assurance is in force.

    Args:
        question: whether it is; empty where that does not move how the product is counted.
        grades: of what is owned of it.
        part: key of the first of the products with which it shares rights, so that one way to count all of them is chosen.
    """

    question: str
    grades: tuple[str, ...]
    part: str

    def answers(self, usual: str) -> tuple[str, ...]:
        """Give the answers by which it may be counted, the usual one of the reading first.

        With Software Assurance only those units serve for which it is in force; for which nobody knows, where the reading has it in force;
        and what is missing is bought with it. Without, all of them do. Which costs less is chosen, so that no licence makes anything dearer.
        """
        if not self.question:
            return ()
        if usual == IN_FORCE:
            return (IN_FORCE, NOT_SHOWN) if ENDED in self.grades else (IN_FORCE,)
        if set(self.grades) == {MAINTAINED}:
            return (IN_FORCE,)
        return (usual, IN_FORCE) if MAINTAINED in self.grades else (usual,)


def graded_of(licensed: Mapping[str, Ways], licenses: Sequence[License], products: Mapping[str, Product]) -> dict[str, Graded]:
    """Give the counted products that some graded licence may serve; arguments as of `limits_of`."""
    asked = {item.key: item for item in questions()}
    bearing = {
        key: [
            item
            for item in licenses
            if item.owned > 0 and any(unit_of(item.metric) == unit_of(metric) and serves(item.product, right, products) for right, metric in ways)
        ]
        for key, ways in licensed.items()
    }
    # Products share rights where something that is owned serves both, or where both may be licensed by the same.
    part: dict[str, str] = {}
    seen: dict[str, str] = {}
    for key in licensed:
        if any(item.grade for item in bearing[key]):
            part[key] = key
            for right in (*(item.product for item in bearing[key]), *(right for right, _ in licensed[key])):
                old, new = part[seen.setdefault(right, key)], part[key]
                part |= {other: old for other, lead in part.items() if lead == new}
    found = {}
    for key in part:
        grades = {item.grade for item in bearing[key]}
        question = next((name for name in ASSURANCE if any(asked[name].moves(metric) for _, metric in licensed[key])), "")
        found[key] = Graded(question, tuple(grade for grade in GRADES if grade in grades), part[key])
    return found


@dataclass(frozen=True, slots=True)
class Expansion:
    """Readings, each under a name for each way to count graded products; of each part the ways are told apart by their place.

    Args:
        ways: reading → itself under these names; under its own where there is one way only.
        chosen: name → product → question → answer.
        parts: products that share rights.
    """

    ways: Mapping[str, tuple[Reading, ...]]
    chosen: Chosen
    parts: tuple[tuple[str, ...], ...]

    @property
    def all(self) -> list[Reading]:
        """Every reading in every way."""
        return [way for ways in self.ways.values() for way in ways]

    def part_of(self, product: str) -> str:
        """Give what stands for all products with which one shares rights: the first of them; empty where no licence of these is graded."""
        return next((part[0] for part in self.parts if product in part), "")

    def counted_so(self, reading: str, chosen: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
        """Give product → the name under which a reading counts it by these answers, and under an empty key that of all others."""
        first, *_ = self.ways[reading]
        found = {"": first.name}
        for part in self.parts:
            same = (way.name for way in self.ways[reading] if all(self.chosen.get(way.name, {}).get(key) == chosen.get(key) for key in part))
            found |= dict.fromkeys(part, next(same, first.name))
        return found


def expanded(graded: Mapping[str, Graded], settled: Mapping[str, Mapping[str, str]], readings: Iterable[Reading]) -> Expansion:
    """Give readings in every way to count graded products; `settled`: product → question → the answer that holds under any reading."""
    parts: dict[str, list[str]] = {}
    for key, item in graded.items():
        parts.setdefault(item.part, []).append(key)
    chosen: dict[str, dict[str, dict[str, str]]] = {}
    ways: dict[str, tuple[Reading, ...]] = {}
    for reading in readings:
        open_ = {
            key: item.answers(reading.answers[item.question])
            for key, item in graded.items()
            if item.question and item.question not in settled.get(key, {})
        }
        each = [_each(part, open_) for part in parts.values()]
        count = max((len(some) for some in each), default=1)
        names = [f"{reading.name} #{number + 1}" for number in range(count)] if count > 1 else [reading.name]
        for number, name in enumerate(names):
            answers = {key: answer for some in each for key, answer in some[min(number, len(some) - 1)].items()}
            if answers:
                chosen[name] = {key: {graded[key].question: answer} for key, answer in answers.items()}
        ways[reading.name] = tuple(replace(reading, name=name) for name in names)
    return Expansion(ways, chosen, tuple(tuple(part) for part in parts.values()))


def cheapest(found: Expansion, needs: Mapping[str, Sequence[Need]], ledger: Ledger) -> dict[str, dict[str, Mapping[str, str]]]:
    """Give reading → product → question → answer: of each part the way of which what is missing costs least, the first of several.

    Args:
        needs: name of a reading in a way → what must be licensed.
    """
    result: dict[str, dict[str, Mapping[str, str]]] = {}
    for reading, ways in found.ways.items():
        result[reading] = {}
        for part in found.parts:
            costs = {}
            for way in ways:
                own = [need for need in needs[way.name] if need.key.partition(" #")[0] in part]
                costs[way.name] = ledger.worth(ledger.reconcile(own)) if len(ways) > 1 else 0.0
            best = found.chosen.get(min(costs, key=costs.__getitem__), {})
            result[reading] |= {key: best[key] for key in part if key in best}
    return result


def _each(part: Iterable[str], open_: Mapping[str, tuple[str, ...]]) -> list[dict[str, str]]:
    """Give the ways to count products that share rights, the usual one first: product → answer."""
    own = {key: open_[key] for key in part if key in open_}
    several = [key for key in own if len(own[key]) > 1]
    every: Iterable[tuple[int, ...]] = combinations((0, 1), repeat=len(several))
    if 2 ** len(several) > _MOST:
        every = [(number,) * len(several) for number in (0, 1)]
    return [{key: answers[dict(zip(several, places, strict=True)).get(key, 0)] for key, answers in own.items()} for places in every]

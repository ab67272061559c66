"""What to find out, from whom, and what knowing it is worth."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from backtable.advice._result import Hint, Question
from backtable.case import Case
from backtable.quantities import money, significant, with_unit
from backtable.value import Packages, Trait, Values, View, error_of, traits, values_in_worlds
from backtable.wording import about_of

_BINS = 4
HINTS = (0.8, 0.5)
Floats = NDArray[np.float64]


class Finder(Protocol):
    """What the questions need of the search."""

    case: Case
    packages: Packages
    allowed: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Answers:
    """The possible answers about one thing: bounds of each, its columns of weights, and how likely it is."""

    name: str
    bounds: tuple[tuple[float, float], ...]
    columns: tuple[int, ...]
    shares: tuple[float, ...]


def answer_weights(view: View, given: Mapping[str, float]) -> tuple[Floats, tuple[Answers, ...]]:
    """Give (worlds, columns) weights: for each assumption, belief and trait of unknown scores, the worlds of each answer.

    Few values are answers each; a continuous quantity is cut into quarters.
    """
    columns: list[Floats] = []
    index = []
    for name, values in asked_values(view).items():
        if name in given or np.ptp(values[view.worlds.weights > 0]) == 0:
            continue
        bounds = _bounds(values, view.worlds.weights)
        own = []
        for low, high in bounds:
            inside = (values >= low) & (values <= high)
            own.append(len(columns))
            columns.append(view.worlds.weights * inside)
        shares = tuple(float(columns[column].sum()) for column in own)
        index.append(Answers(name, bounds, tuple(own), shares))
    matrix = np.stack(columns, axis=1) if columns else np.zeros((view.worlds.count, 0))
    return matrix, tuple(index)


def asked_values(view: View) -> dict[str, Floats]:
    """Give name → (worlds,) values of everything that can be asked."""
    found = {name: values for name, values in view.worlds.values.items() if values.ndim == 1}
    return found | {trait.name: trait.values for trait in traits(view)}


def _bounds(values: Floats, weights: Floats) -> tuple[tuple[float, float], ...]:
    distinct = np.unique(values[weights > 0])
    if len(distinct) <= 8:
        return tuple((float(value), float(value)) for value in distinct)
    order = np.argsort(values)
    edges = np.cumsum(weights[order])
    cuts = [values[order][min(int(np.searchsorted(edges, part / _BINS)), len(values) - 1)] for part in range(1, _BINS)]
    cuts = [min(cut, distinct[-2]) for cut in cuts]
    limits = [-np.inf, *np.unique(cuts), np.inf]
    return tuple(
        (float(np.nextafter(low, np.inf)) if np.isfinite(low) else -np.inf, float(high))
        for low, high in pairwise(limits)
    )


def questions(
    finder: Finder, values: Values, index: tuple[Answers, ...], fresh: View, hints: Sequence[float] = HINTS
) -> tuple[Question, ...]:
    """Give each assumption, belief and trait of unknown scores with the worth of knowing it, most worth first.

    E[max_x E[value | it]] − max_x E[value], where x is a package or to propose nothing, which is worth 0: for each answer the best is chosen on one set
    of worlds, and the gain over the best without an answer is measured on a fresh one, so that choosing does not flatter it
    (Howard 1966; cross-evaluation after Strong and Oakley 2013).
    """
    base = _best(finder, values.gain, fresh)
    (without,) = _worths(finder, [base], fresh)
    drawn_of, unknown = asked_values(fresh), {trait.name: trait for trait in traits(fresh)}
    result = []
    for answers in index:
        best = [_best(finder, values.columns[:, column], fresh) for column in answers.columns]
        worths = _worths(finder, best, fresh)
        drawn = drawn_of[answers.name]
        subject = subject_of(finder.case, answers.name, unknown)
        found = []
        insides = [(drawn >= low) & (drawn <= high) for low, high in answers.bounds]
        gained = sum((inside * (worth - without) for inside, worth in zip(insides, worths, strict=True)), 0 * drawn)
        for (low, high), row, inside in zip(answers.bounds, best, insides, strict=True):
            share = float(fresh.worlds.weights @ inside)
            found.append((subject.answer(low, high), share, None if row is None else finder.packages.package(row)))
        worth_of = float(gained @ fresh.worlds.weights)
        result.append(
            Question(
                about=answers.name,
                label=subject.label,
                ask=subject.ask,
                worth=max(worth_of, 0.0),
                error=error_of(gained, fresh),
                answers=tuple(found),
                hints=tuple(_hint(finder, values, answers, insides, fresh, base, credibility) for credibility in hints),
            )
        )
    return tuple(sorted(result, key=lambda question: -question.worth))


def _best(finder: Finder, values: Floats, view: View) -> int | None:
    """Give the package that brings most by (packages,) values, None where none brings anything."""
    row = int(finder.allowed[np.argmax(values[finder.allowed])])
    return row if values[row] > view.tolerance else None


def _worths(finder: Finder, rows: Sequence[int | None], view: View) -> list[Floats]:
    """Give (worlds,) what each package brings, 0 for none."""
    proposed = [row for row in rows if row is not None]
    found = iter(values_in_worlds(view, finder.packages.codes[proposed]) if proposed else ())
    return [np.zeros(view.worlds.count) if row is None else next(found) for row in rows]


def _hint(
    finder: Finder,
    values: Values,
    answers: Answers,
    insides: Sequence[NDArray[np.bool_]],
    fresh: View,
    base: int | None,
    credibility: float,
) -> Hint:
    """Give what an answer is worth that is so with a chance, and otherwise any, as likely as that is to be so.

    The best package for each answer is chosen on one set of worlds and measured on the fresh one, as for certain answers.
    """
    by_chance = (1 - credibility) * values.gain
    rows = [_best(finder, credibility * values.columns[:, column] + share * by_chance, fresh) for column, share in zip(answers.columns, answers.shares, strict=True)]
    distinct = [*dict.fromkeys([base, *rows])]
    worths = dict(zip(distinct, _worths(finder, distinct, fresh), strict=True))
    without, given = worths[base], [worths[row] for row in rows]
    gained = np.zeros(fresh.worlds.count)
    for inside, share, worth in zip(insides, answers.shares, given, strict=True):
        gained += (credibility * inside + (1 - credibility) * share) * (worth - without)
    return Hint(credibility, max(float(gained @ fresh.worlds.weights), 0.0), error_of(gained, fresh))


def _who(case: Case, viewer: str) -> str:
    return next((side.label for side in case.sides if side.key == viewer), None) or case.person(viewer).label


def _asked(case: Case, known_to: tuple[str, ...]) -> list[str]:
    lines = []
    for key in known_to:
        side = next((side for side in case.sides if side.key == key), None)
        if side:
            lines.append(f"anybody at {side.label}")
        else:
            person = case.person(key)
            table = "front" if person.front else "back"
            lines.append(f"{person.label} at the {table} table of {case.side(person.side).label}")
    return lines


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about: its words, whom to ask, and how a value is written."""

    label: str
    ask: tuple[str, ...]
    say: Callable[[float], str]
    is_chance: bool = False

    def answer(self, low: float, high: float) -> str:
        """Write a range of values."""
        if self.is_chance and low == high:
            return "yes" if low == 1 else "no"
        if low == high:
            return self.say(low)
        if not np.isfinite(low):
            return f"up to {self.say(high)}"
        return f"above {self.say(low)}" if not np.isfinite(high) else f"{self.say(low)} to {self.say(high)}"


def subject_of(case: Case, about: str, unknown: Mapping[str, Trait]) -> Subject:
    """Give what a question is about.

    Args:
        about: an assumption, `assumption@viewer`, or the name of a trait.
        unknown: traits of unknown scores by name.
    """
    if about in unknown:
        trait = unknown[about]
        return Subject(trait.label, tuple(_asked(case, (trait.owner,))), trait.say)
    name, _, viewer = about.partition("@")
    item = next(entry for entry in case.assumptions if entry.key == name)

    def number(value: float) -> str:
        rounded = significant(value)
        return money(rounded, case.currency) if item.unit == case.currency else with_unit(rounded, item.unit, "")

    about = about_of(case, item)
    label = f"What {_who(case, viewer)} takes “{about}” to be" if viewer else about
    ask = tuple(_asked(case, item.known_to if not viewer else (viewer,)))
    return Subject(label, ask, number, item.distribution.kind == "chance")

"""Before and after: what evidence has done to each assumption and to the yes of each of their people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from backtable.belief._beliefs import Beliefs
from backtable.belief._course import Course
from backtable.belief._held import Spread, distance, spread
from backtable.belief._yes_course import YesCourse, packages_of
from backtable.case import Package
from backtable.value import Worlds, codes_of, span

Floats = NDArray[np.float64]
BINS = 16
FEW = 8
_MATTERS = 0.1  # weights of a sample move a mean by less by chance
_NARROWER = 0.9


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in a record a piece of evidence comes from: the number of the event, when it happened, and the offer that it is about.

    Args:
        beside: other offers that it is about as well.
    """

    event: int
    moment: datetime
    offer: int | None = None
    beside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """An assumption, or what somebody believes of it, before and after the evidence.

    Args:
        name: the assumption; `assumption@viewer` for what somebody believes.
        edges: the values, or where it takes many the edges of the bins, one more than there are.
        reached: some evidence bears on it.
        by: position of the evidence, mean before and after, for all that moved its mean.
        reshaped: position of the evidence, standard deviation before and after, for all that made it narrower or wider.
        distance: how far the whole distribution moved, in the unit of the values; see `distance`.
        error: the sampling error of the mean after; 0 where every world was computed.
    """

    name: str
    before: Spread
    after: Spread
    edges: tuple[float, ...]
    values: bool
    reached: bool
    by: tuple[tuple[int, float, float], ...]
    reshaped: tuple[tuple[int, float, float], ...]
    distance: float
    error: float

    @property
    def moved(self) -> float:
        """How far the whole distribution moved, in units of how far it was uncertain before."""
        width = self.before.high - self.before.low or self.edges[-1] - self.edges[0]
        return self.distance / width if width else 0.0

    @property
    def change_of_range(self) -> str:
        """Give `narrower` or `wider` where the range that holds nine in ten changed by a tenth or more, else nothing."""
        before, after = (item.high - item.low for item in (self.before, self.after))
        if after <= _NARROWER * before and before:
            return "narrower"
        return "wider" if before <= _NARROWER * after and after else ""


@dataclass(frozen=True, slots=True)
class YesShift:
    """How likely one of their people says yes to a package, before and after; what they ask for at least, on average."""

    person: str
    package: Package
    before: float
    after: float
    threshold: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a piece of evidence fits what was held likely before it.

    Args:
        position: which piece of evidence.
        chance: how likely it was held to be.
        at_most: how likely it was that something no likelier would happen: small where it fits badly.
        silent: it bears on nothing that we do not know.
    """

    position: int
    chance: float
    at_most: float
    silent: bool


@dataclass(frozen=True, slots=True)
class Report:
    """Beliefs before and after, and how the evidence fits.

    Args:
        effective: how many independent worlds the weighted ones are worth, of `worlds`.
        refreshed: how often new worlds had to be drawn.
        courses: how everything that the evidence bears on moved, where that was followed.
        origins: where in a record each piece of evidence comes from, if it comes from one.
        repeated: how many more pieces repeat others so often that they were left out.
        unread: what was learned and no longer counts, in sentences.
        answers: how the yes of their people moved, where that was followed.
    """

    beliefs: Beliefs
    shifts: tuple[Shift, ...]
    people: tuple[YesShift, ...]
    fits: tuple[Fit, ...]
    exact: bool
    worlds: int
    effective: float
    refreshed: int
    courses: tuple[Course, ...] = ()
    origins: tuple[Origin, ...] = ()
    repeated: int = 0
    unread: tuple[str, ...] = ()
    answers: tuple[YesCourse, ...] = ()


def report(beliefs: Beliefs, courses: Sequence[Course] = (), origins: Sequence[Origin] = (), answers: Sequence[YesCourse] = ()) -> Report:
    """Give what the evidence did to each assumption, to what others believe, and to the yes of each of their people.

    Args:
        courses: as `follow` gives them with the beliefs.
        origins: where in a record each piece of evidence comes from.
        answers: how the yes of their people moved, as `followed_by` gives it.
    """
    before, after = beliefs.prior(), beliefs.worlds()
    return Report(
        beliefs,
        tuple(_shift(beliefs, name, before, after) for name in before.values if before.values[name].ndim == 1),
        tuple(_people(beliefs, before, after)),
        tuple(
            Fit(number, change.chance, change.at_most, change.silent)
            for number, change in enumerate(beliefs.changes)
        ),
        after.exact,
        after.count,
        beliefs.effective,
        sum(change.refreshed for change in beliefs.changes),
        tuple(courses),
        tuple(origins),
        answers=tuple(answers),
    )


def _shift(beliefs: Beliefs, name: str, before: Worlds, after: Worlds) -> Shift:
    first, second = before.values[name], after.values[name]
    distinct = np.unique(np.concatenate([first, second]))
    few = len(distinct) <= FEW
    edges = distinct if few else np.linspace(*_ends(beliefs, name, first, second), BINS + 1)
    reached = name in beliefs.touched
    by = [
        (number, *change.means[name])
        for number, change in enumerate(beliefs.changes)
        if name in change.means and reached and (name in change.names or _matters(*change.means[name], first))
    ]
    deviation = float(first.std())
    reshaped = [
        (number, *change.deviations[name])
        for number, change in enumerate(beliefs.changes)
        if reached and name in change.deviations and abs(change.deviations[name][1] - change.deviations[name][0]) > _MATTERS * deviation
    ]
    error = 0.0 if after.exact else float(second.std() / np.sqrt(max(after.size, 1.0)))
    before_it = spread(first, before.weights, edges, few)
    return Shift(
        name,
        before_it,
        spread(second, after.weights, edges, few) if reached else before_it,
        tuple(map(float, edges)),
        few,
        reached,
        tuple(by),
        tuple(reshaped),
        distance(first, before.weights, second, after.weights) if reached else 0.0,
        error if reached else 0.0,
    )


def _matters(before: float, after: float, values: Floats) -> bool:
    """Say whether a mean moved by more than the weights of a sample move it by chance."""
    return abs(after - before) > _MATTERS * float(values.std())


def _ends(beliefs: Beliefs, name: str, *values: Floats) -> tuple[float, float]:
    key, _, viewer = name.partition("@")
    item = next((item for item in beliefs.case.assumptions if item.key == key), None)
    low, high = min(float(array.min()) for array in values), max(float(array.max()) for array in values)
    if item is None:
        return low, high
    distribution = next((b.distribution for b in item.as_seen_by if b.viewer == viewer), item.distribution)
    least, most = span(distribution)
    return (least if np.isfinite(least) else low), (most if np.isfinite(most) else high)


def _people(beliefs: Beliefs, before: Worlds, after: Worlds) -> Iterable[YesShift]:
    setting, case = beliefs.setting, beliefs.case
    views = [setting.model.view(worlds, setting.like) for worlds in (before, after)]
    for side in case.other_sides:
        for person in side.people:
            first, second = (float(view.mean(view.threshold(person))[0]) for view in views)
            for package in packages_of(case, beliefs.evidence):
                codes = codes_of(case, [package])
                was, now = (float(view.mean(view.yes(person, codes))[0]) for view in views)
                yield YesShift(person.key, package, was, now, (first, second))

"""The packages that an answer is chosen from: all of them, the efficient ones, or the best that a search finds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from backtable.advice._amounts import Amounts, with_best_amounts
from backtable.advice._efficient import efficient_packages
from backtable.advice._inputs import Inputs
from backtable.advice._memory import fits, most_packages
from backtable.advice._questions import Answers, answer_weights
from backtable.advice._rests import REPORTED
from backtable.advice._stages import Stages
from backtable.case import Case
from backtable.frontier import efficient
from backtable.search import TABLE_CELLS, Candidates, Outline, Proven, candidates, one_changed, outline, two_changed
from backtable.stopping import Stopping
from backtable.value import Model, Packages, Values, View, at_most, enumerate_packages, holding, mean_gain, value_all

Progress = Callable[[str, int, int], None]
_SPREAD = 512  # packages that are looked at of those that were not yet when somebody stopped it
_MOMENT = 100_000_000  # numbers that are computed once somebody has stopped what proves nothing so far
_LEAD, _NEAR = 16, 20_000  # near how many of the efficient ones it is looked, and how many of those near are taken
_FOR_FRONTIER = 10  # which part of what a search may compute goes into the frontier


@dataclass(frozen=True, slots=True)
class Pool:
    """Packages with what they come to on the worlds of the choice, and what is proven of all others.

    Args:
        case: the case, which looks at the values of its amounts that are worth it.
        model: the case with its seats.
        inputs: what its worlds are drawn from.
        choose: the worlds of the choice.
        compare: those on which the best is compared with its rivals.
        report: those that figures are reported on.
        packages: the packages; where somebody stopped it, those looked at by then and some of the others.
        total: how many were to be looked at.
        own: (packages,) whether our own side approves each.
        values: what each comes to.
        gains: (packages, sides) mean gains.
        front: rows of the efficient ones among those that our side approves.
        answers: what can be asked, with its columns of `values`.
        amounts: the values of amounts that are looked at.
        large: whether there are too many packages for each to be looked at.
        sums: whether these are the efficient packages, found from sums.
        proven: how much better than these another could be, of a search.
        outlined: how far another may lie beyond the efficient ones, of a search.
    """

    case: Case
    model: Model
    inputs: Inputs
    choose: View
    compare: View
    report: View
    packages: Packages
    total: int
    own: NDArray[np.bool_]
    values: Values
    gains: NDArray[np.float64]
    front: NDArray[np.intp]
    answers: tuple[Answers, ...]
    amounts: Amounts
    large: bool
    sums: bool
    proven: Proven | None
    outlined: Outline | None

    @property
    def every(self) -> bool:
        """Whether every package is among these."""
        return not self.large

    @property
    def searched(self) -> bool:
        """Whether a search has found these."""
        return self.large and not self.sums

    @property
    def allowed(self) -> NDArray[np.intp]:
        """Rows of the packages that our own side approves."""
        return np.flatnonzero(self.own)


def pool(
    case: Case, inputs: Inputs, seating: Mapping[str, bool] | None, others: int, memory: int, budget: int, stages: Stages
) -> Pool:
    """Find the packages that an answer is chosen from.

    Args:
        case: the case without amounts that nothing depends on.
        inputs: of the case as it was written.
        seating: person → True at a front table, where it differs from the case.
        others: how many alternatives a search finds beside the best.
        memory: bytes that may be taken, roughly.
        budget: how many numbers a search may compute for its proof, roughly.
        stages: what is done, and what is left out once somebody has stopped it.
    """
    say, stopping = stages.say, stages.stopping
    drawn = inputs.of(case).draw(0)
    amounts = Amounts(case)
    if case.continuous:
        amounts = stages.do("amounts", "Looking for the best amounts", lambda: with_best_amounts(case, drawn, seating, say, stopping=stopping), amounts)
    case = amounts.case
    model = Model(case, seating)
    large = not fits(case, drawn.count, memory)
    stopped_before = stopping.asked
    sums = stages.do("", "Looking for efficient packages", lambda: efficient_packages(model, drawn, memory=memory, progress=say), None) if large else None
    sums_stopped = stopping.asked and not stopped_before and not stopping.short  # sums prove nothing before they are done; a short search does
    searched = large and sums is None
    inputs = inputs.of(case)
    choose, compare, report = (model.view(inputs.draw(stream), most=TABLE_CELLS if searched else None) for stream in (0, 1, REPORTED))
    columns, answers = answer_weights(choose, inputs.known)
    proven = outlined = None
    if searched:
        found, outlined = _searched(choose, columns, amounts, 0 if sums_stopped else others, memory, budget, stages, sums_stopped)
        packages, proven = found.packages, found.proven
    else:
        packages = enumerate_packages(case, most_packages(memory)) if sums is None else sums
    total = len(packages)
    packages, own, values, proven = _valued(choose, packages, columns, stages, proven)
    gains = np.stack([mean_gain(choose, side.key, packages.codes) for side in case.sides], axis=1)
    allowed = np.flatnonzero(own)
    front = allowed[efficient(np.round(gains[allowed] / choose.tolerance))] if len(allowed) else allowed
    return Pool(
        case, model, inputs, choose, compare, report, packages, total, own, values, gains, front, answers, amounts, large, sums is not None, proven,
        outlined,
    )  # fmt: skip


def with_near(found: Pool) -> Pool:
    """Give a pool of efficient packages with those that differ in a term or two from the best of them, for what is nearly as good and not efficient."""
    case, view = found.case, found.choose
    sizes = [len(issue.options) for issue in case.issues]
    worth = np.where(found.own, found.values.gain, -np.inf)
    best = np.argsort(-worth, kind="stable")[:_LEAD]
    near = [rows for lead in found.packages.codes[best] for rows in (one_changed(sizes, lead), two_changed(sizes, lead))]
    codes = np.unique(np.concatenate(near), axis=0)
    for rule in case.rules:
        codes = codes[holding(case, rule.require, codes)]
    codes = codes[view.own_yes(codes)]
    gains = value_all(view, codes).gain
    codes = np.unique(np.concatenate([found.packages.codes, codes[np.argsort(-gains, kind="stable")[:_NEAR]]]), axis=0)
    values, step = value_all(view, codes), max(view.tolerance, 1e-300)
    theirs = sum((mean_gain(view, side.key, codes) for side in case.other_sides), np.zeros(len(codes)))
    # of those that bring us the same the likelier stand first, then what the others gain more from
    codes = codes[np.lexsort((-np.round(theirs / step), -np.round(values.chance, 12), -np.round(values.gain / step)))]
    gains = np.stack([mean_gain(view, side.key, codes) for side in case.sides], axis=1)
    return replace(found, packages=Packages(case, codes), own=view.own_yes(codes), values=value_all(view, codes), gains=gains)


def _searched(
    view: View, answers: NDArray[np.float64], amounts: Amounts, others: int, memory: int, budget: int, stages: Stages, stopped: bool
) -> tuple[Candidates, Outline | None]:
    """Search the best packages, and the frontier between the sides; for a moment only where somebody has stopped what was before."""
    stopping = stages.stopping
    found = candidates(
        view, min(budget, _MOMENT) if stopped else budget, memory=memory, progress=stages.say, answers=answers, others=others, named=amounts.best,
        stopping=Stopping() if stopped else stopping,
    )  # fmt: skip
    if stopped or found.proven.interrupted:
        return replace(found, proven=replace(found.proven, interrupted=True)), None
    sides = [side.key for side in view.case.sides]
    beyond = outline(view, sides, budget=budget // _FOR_FRONTIER, memory=memory, progress=stages.say, stopping=stopping)
    codes = np.unique(np.concatenate([found.packages.codes, beyond.codes]), axis=0)
    proven = replace(found.proven, interrupted=beyond.interrupted)
    if view.worlds.count == 1:  # acceptance is yes or no, so that nothing comes to more than the highest gain of our side
        proven = replace(proven, bound=max(min(proven.bound, beyond.at_most(sides.index(view.case.ours))), proven.value))
    return replace(found, packages=Packages(view.case, codes), proven=proven), beyond


def _valued(
    view: View, packages: Packages, columns: NDArray[np.float64], stages: Stages, proven: Proven | None
) -> tuple[Packages, NDArray[np.bool_], Values, Proven | None]:
    """Give packages, which of them our own side approves, what they come to, and what is proven of others.

    Where somebody stops it, the packages are those looked at by then and some that are spread evenly over the others.
    """
    every = packages
    own = stages.do("", f"Asking our own side of {len(every):,} packages", lambda: view.own_yes(every.codes), None)
    looked = 0
    if own is not None:
        values = value_all(
            view, every.codes, columns, progress=lambda done, total: stages.say(f"Valuing {len(every):,} packages", done, total), weighed=own,
            stopping=stages.stopping,
        )  # fmt: skip
        looked = len(values.gain)
    if looked == len(every):
        assert own is not None
        return every, own, values, proven
    missing = len(every) - looked
    taken = missing if proven is not None else min(missing, _SPREAD)  # a search has found few, and the best is one of them
    if taken < missing:
        stages.left_out.append("packages")
    rest = looked + np.linspace(0, missing - 1, taken).astype(np.intp)
    packages = Packages(every.case, np.concatenate([every.codes[:looked], every.codes[rest]]))
    own = view.own_yes(packages.codes) if own is None else np.concatenate([own[:looked], own[rest]])
    more = value_all(view, every.codes[rest])
    nothing = np.zeros((len(rest), columns.shape[1]))
    pairs = [(values.gain, more.gain), (values.chance, more.chance), (values.columns, nothing)] if looked else []
    values = Values(*(np.concatenate(pair) for pair in pairs)) if looked else Values(more.gain, more.chance, nothing)
    if proven is not None:
        return packages, own, values, replace(proven, interrupted=True)
    worth = np.where(own, values.gain, 0.0)
    best = int(np.argmax(worth))
    some = worth[best] > view.tolerance
    bound = max(float(at_most(view, every.codes).max()), float(worth[best]))
    return packages, own, values, Proven(packages.codes[best] if some else None, float(worth[best]) if some else 0.0, bound, 0, True, each=len(every))

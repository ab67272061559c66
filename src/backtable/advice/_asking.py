"""What is worth finding out, without all the rest of the advice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.advice._inputs import Inputs
from backtable.advice._memory import fits, most_packages
from backtable.advice._questions import HINTS, answer_weights, questions
from backtable.advice._result import Question
from backtable.belief import Beliefs
from backtable.case import Case, Package
from backtable.search import TABLE_CELLS, candidates
from backtable.value import (
    DEFAULT_MEMORY,
    Model,
    Packages,
    enumerate_packages,
    error_of,
    value_all,
    values_in_worlds,
)

_BUDGET = 600_000_000


@dataclass(frozen=True, slots=True)
class Asking:
    """What each question is worth before the next proposal.

    Args:
        package: what is best to propose without asking; None where our own side approves nothing, or nothing that brings us a gain.
        gain, error: our expected gain of proposing it, and its standard error.
        questions: about assumptions, what others believe and traits of unknown scores, most worth first.
        packages: how many packages there are, or were found best where there are too many to look at each.
        evidence: how many pieces of evidence re-weight the worlds.
    """

    case: Case
    package: Package | None
    gain: float
    error: float
    questions: tuple[Question, ...]
    exact: bool
    worlds: int
    seed: int
    packages: int
    evidence: int


@dataclass(slots=True)
class _Choice:
    case: Case
    packages: Packages
    allowed: NDArray[np.intp]


def worth_asking(
    case: Case,
    worlds: int = 1000,
    seed: int | None = None,
    seating: Mapping[str, bool] | None = None,
    beliefs: Beliefs | None = None,
    hints: Sequence[float] = HINTS,
    progress: Callable[[str, int, int], None] | None = None,
    memory: int = DEFAULT_MEMORY,
) -> Asking:
    """Give what it is worth to know each thing that can be asked, and what an answer is worth that may be wrong.

    The same figures as those of `advise`: packages are chosen on one set of worlds and measured on another. Where there are too many to look
    at each, they are chosen among the best that a search finds, for each answer too.

    Args:
        case: the case.
        worlds: how many worlds to choose on, and as many again to measure on.
        seed: fixes the draws; the case's own by default.
        seating: person → True at a front table, where it differs from the case.
        beliefs: what was learned; worlds are drawn as that leaves them.
        hints: credibilities at which an answer is valued beside the certain one.
        progress: called with what is being done, and how many steps of how many are done.
        memory: bytes that may be taken, roughly; where they do not suffice to look at every package, the best are searched.
    """
    seed = case.seed if seed is None else seed
    say = progress or (lambda *_: None)
    inputs = Inputs(case, worlds, seed, {}, beliefs)
    model, searched = Model(case, seating), not fits(case, worlds, memory)
    first, second = (model.view(inputs.draw(stream), most=TABLE_CELLS if searched else None) for stream in range(2))
    columns, index = answer_weights(first, inputs.known)
    packages = candidates(first, _BUDGET, memory=memory, progress=progress, answers=columns).packages if searched else enumerate_packages(case, most_packages(memory))
    own = first.own_yes(packages.codes)
    allowed = np.flatnonzero(own)
    values = value_all(
        first,
        packages.codes,
        columns,
        progress=lambda done, total: say(f"Valuing {len(packages):,} packages", done, total),
        weighed=own,
    )
    count, exact = first.worlds.count, first.worlds.exact
    if not len(allowed):
        return Asking(case, None, 0.0, 0.0, (), exact, count, seed, len(packages), inputs.pieces)
    say("Weighing what could be asked", 0, 0)
    best = int(allowed[np.argmax(values.gain[allowed])])
    some = bool(values.gain[best] > second.tolerance)
    gains = values_in_worlds(second, packages.codes[[best]])[0] if some else np.zeros(second.worlds.count)
    return Asking(
        case,
        packages.package(best) if some else None,
        float(gains @ second.worlds.weights),
        error_of(gains, second),
        questions(_Choice(case, packages, allowed), values, index, second, hints),
        exact,
        count,
        seed,
        len(packages),
        inputs.pieces,
    )

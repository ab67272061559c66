"""Fresh worlds where evidence has left too few: more draws, and moves that leave the posterior as it is."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from backtable.belief._parts import Part, labelled, normalised, picked, resampled
from backtable.errors import NoAnswerError

Floats = NDArray[np.float64]
Values = dict[str, Floats]
Logs = dict[int, Floats]
POOLS = 8
SWEEPS = 12
STEPS = (1.0, 0.5, 0.25)
_ENOUGH_MOVES = 2.0


class Drawn(dict[str, Floats]):
    """Values of worlds by name, each made when it is first asked for."""

    def __init__(self, make: Callable[[str], Floats], names: Iterable[str]) -> None:
        """Begin with some names."""
        super().__init__({name: make(name) for name in names})
        self._make = make

    def __missing__(self, name: str) -> Floats:
        self[name] = made = self._make(name)
        return made


def refreshed(
    part: Part,
    groups: Mapping[str, frozenset[str]],
    count: int,
    draw: Callable[[int], Values],
    logs_of: Callable[[Values, frozenset[str]], Logs],
    easy: Callable[[Values], Floats] | None,
    hard: Callable[[Values], Floats],
    random: np.random.Generator,
) -> tuple[Values, Part]:
    """Give new values for the names of a part, all of equal weight, drawn from the exact posterior.

    First more worlds are drawn from the prior and weighted by all evidence (up to eight times as many), and as many as
    wanted are drawn from them by their weights. What is quick to weigh comes first: a world is kept with the chance of its
    likelihood by that, over the largest (rejection, von Neumann 1951), and only the kept ones are weighted by the rest. If so many carry weight that hardly any is a copy, that is all.
    Otherwise every world is moved: the values of one independent group are replaced by a fresh draw from the prior, which
    is kept with the chance min(1, likelihood ratio) (Metropolis et al. 1953; Hastings 1970 for such independent proposals;
    resampling with moves after Gilks and Berzuini 2001). Each group is moved until it has changed twice on
    average, in at most twelve sweeps. The normals behind unknown scores are many, so that a fresh draw of all of them is
    hardly ever kept; they are moved by shorter steps, too, that leave their distribution as it is (Neal 1998).

    Args:
        part: whose names are redrawn.
        groups: name → all that it hangs together with.
        count: how many worlds are wanted.
        draw: gives (count,) fresh values of all names from the prior; different ones for each number.
        logs_of: gives the (worlds,) log likelihood of each piece of evidence on the part that depends on any of these
            names, by its number.
        easy: gives the (worlds,) log likelihood of all evidence that is quick to weigh; None to weigh all at once.
        hard: gives that of the rest.

    Raises:
        NoAnswerError: none of all worlds drawn is possible.
    """
    pool: Values = {}
    logs = np.zeros(0)
    apart = random.spawn(1)[0]
    for batch in range(POOLS):
        drawn, found = _weighed(draw(batch), part.names, count, easy, hard, apart)
        possible = np.isfinite(found)
        more = {name: drawn[name][possible] for name in part.names}
        pool = {name: np.concatenate([pool[name], more[name]]) for name in part.names} if pool else more
        logs = np.concatenate([logs, found[possible]])
        if len(logs) and 1 / (normalised(logs) ** 2).sum() >= count:
            break
    if not len(logs):
        raise NoAnswerError(f"none of {POOLS * count:,} worlds drawn from the case fits all that is stated as fact")
    rows = resampled(normalised(logs), count, random)
    values, origins = picked(pool, part.names, rows), labelled(rows)
    moved = Part(part.names, np.zeros(count), origins)
    if moved.effective >= count / 2:
        return values, moved
    return _moved(values, moved, groups, draw, logs_of, random)


def _weighed(
    drawn: Values,
    names: frozenset[str],
    count: int,
    easy: Callable[[Values], Floats] | None,
    hard: Callable[[Values], Floats],
    random: np.random.Generator,
) -> tuple[Values, Floats]:
    """Give those of some worlds that are worth weighing by all evidence, and their log weights."""
    if easy is None:
        return drawn, hard(drawn)
    first = easy(drawn)
    most = float(first.max())
    kept = np.isfinite(first)
    if (first[kept] < most).any():
        with np.errstate(divide="ignore"):
            kept &= np.log(random.random(count)) < first - most
    rows = np.flatnonzero(kept)
    if not len(rows):
        return drawn, np.full(count, -np.inf)
    inside = Drawn(lambda name: drawn[name][rows], names)
    return inside, most + hard(inside)


def _moved(
    values: Values,
    part: Part,
    groups: Mapping[str, frozenset[str]],
    draw: Callable[[int], Values],
    logs_of: Callable[[Values, frozenset[str]], Logs],
    random: np.random.Generator,
) -> tuple[Values, Part]:
    count = len(part.origins)
    blocks = sorted({groups[name] for name in part.names}, key=sorted)
    changes = {block: np.zeros(count) for block in blocks}
    present = logs_of(values, part.names)
    for sweep in range(SWEEPS):
        fresh = draw(POOLS + sweep)
        for block in blocks:
            step = STEPS[sweep % len(STEPS)] if any(values[name].ndim > 1 for name in block) else 1.0
            trial = values | {name: _towards(values[name], fresh[name], step) for name in block}
            there = logs_of(trial, block)
            ratio = total({number: logs - present[number] for number, logs in there.items()}, count)
            kept = np.log(random.random(count)) < ratio
            present |= {number: np.where(kept, logs, present[number]) for number, logs in there.items()}
            values = values | {name: _where(kept, trial[name], values[name]) for name in block}
            changes[block] += kept * step**2
        if min(float(change.mean()) for change in changes.values()) >= _ENOUGH_MOVES:
            break
    free = np.all([change >= 0.5 for change in changes.values()], axis=0)
    origins = np.where(free, count + np.arange(count), part.origins)
    return values, Part(part.names, part.log_weights, labelled(origins))


def total(logs: Logs, count: int) -> Floats:
    """Give (worlds,) the sum."""
    return sum(logs.values(), np.zeros(count))


def _towards(values: Floats, fresh: Floats, step: float) -> Floats:
    """Give normals moved by a step of a length from 0 to 1; by the whole of it they are the fresh ones, whatever these are."""
    return fresh if step == 1 else np.sqrt(1 - step**2) * values + step * fresh


def _where(kept: NDArray[np.bool_], first: Floats, second: Floats) -> Floats:
    return np.where(kept.reshape(-1, *(1 for _ in first.shape[1:])), first, second)

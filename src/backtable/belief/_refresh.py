"""Fresh worlds where evidence has left too few: more draws, and moves that leave the posterior as it is."""

from collections.abc import Callable, Iterable, Mapping, Sequence

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
_MARGIN = 1.5  # how many more independent worlds are wanted than those below which worlds are drawn anew
_MOST, _LEAST, _PIECES, _FEW_PIECES = 0.5, 0.125, 32, 64
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


def enough(pieces: int, reached: float = 1.0) -> float:
    """Give how many independent worlds are enough, as a share of all.

    Half of them; from 64 pieces of evidence on fewer, down to an eighth, since each fresh world must be weighed by every piece, and no more than
    two thirds of what drawing them anew came to last time. What rests on them counts their number, so that its errors are the larger.

    Args:
        reached: share that there was when they were drawn last.
    """
    return _MOST if pieces <= _FEW_PIECES else min(_MOST, max(_LEAST, _PIECES / pieces), reached / _MARGIN)


def refreshed(
    part: Part,
    present: Values,
    groups: Mapping[str, frozenset[str]],
    draw: Callable[[int, int], Values],
    logs_of: Callable[[Values, frozenset[str]], Logs],
    stages: Sequence[Callable[[Values], Floats]],
    random: np.random.Generator,
    pieces: int = 0,
) -> tuple[Values, Part]:
    """Give new values for the names of a part, all of equal weight, drawn from the exact posterior.

    First worlds are drawn from the prior and weighted by all evidence, as many as it takes to have enough together with those that there are
    (up to eight times as many as there are), and as many as there were are drawn from all of them by their weights. Old and new worlds each stand for the
    posterior by themselves, and count together by how many independent worlds they are worth. What is quick to weigh comes first, stage by stage: a new world is kept with the chance of its
    likelihood by that, over the largest (rejection, von Neumann 1951), and only the kept ones are weighed by the rest. If so many carry weight that hardly any is a copy, that is all.
    Otherwise every world is moved: the values of one independent group are replaced by a fresh draw from the prior, which
    is kept with the chance min(1, likelihood ratio) (Metropolis et al. 1953; Hastings 1970 for such independent proposals;
    resampling with moves after Gilks and Berzuini 2001). Each group is moved until it has changed twice on
    average, in at most twelve sweeps. The normals behind unknown scores are many, so that a fresh draw of all of them is
    hardly ever kept; they are moved by shorter steps, too, that leave their distribution as it is (Neal 1998).

    Args:
        part: whose names are redrawn, weighted by all evidence.
        present: the values of its names.
        groups: name → all that it hangs together with.
        draw: gives fresh values of all names from the prior, as many as it is told; different ones for each number.
        logs_of: gives the (worlds,) log likelihood of each piece of evidence on the part that depends on any of these
            names, by its number.
        stages: each gives the (worlds,) log likelihood of some of the evidence, and all together that of all of it; what is
            quickest to weigh comes first.
        pieces: of evidence there are: from 64 on fewer independent worlds are enough, and they are moved in fewer sweeps.

    Raises:
        NoAnswerError: no world that there is or was drawn is possible.
    """
    count, share = len(part.origins), enough(pieces)
    pool, old = _possible({name: present[name] for name in part.names}, part.log_weights)
    origins = part.origins[np.isfinite(part.log_weights)]
    held = part.effective if len(old) else 0.0
    fresh, found, worth, drawn = Values(), np.zeros(0), 0.0, 0
    rate = held / count
    apart = random.spawn(1)[0]
    for batch in range(POOLS):
        lacking = _MARGIN * share * count - held - worth
        if lacking <= 0:
            break
        size = count if not rate else int(min(max(1.1 * lacking / rate, count / 8), count))
        added, logs = _possible(*_weighed(draw(batch, size), part.names, stages, apart))
        fresh = {name: np.concatenate([fresh[name], added[name]]) if fresh else added[name] for name in part.names}
        found, drawn = np.concatenate([found, logs]), drawn + size
        worth = float(1 / (normalised(found) ** 2).sum()) if len(found) else 0.0
        rate = worth / drawn
    if not len(old) and not len(found):
        raise NoAnswerError(f"none of {drawn:,} worlds drawn from the case fits all that is stated as fact")
    weights = np.concatenate([held * normalised(old) if len(old) else old, worth * normalised(found) if len(found) else found])
    rows = resampled(weights, count, random)
    together = {name: np.concatenate([pool[name], fresh[name]]) if fresh else pool[name] for name in part.names}
    origins = np.concatenate([origins, count + np.arange(len(found))])
    values = picked(together, part.names, rows)
    moved = Part(part.names, np.zeros(count), labelled(origins[rows]))
    if moved.effective >= share * count:
        return values, moved
    return _moved(values, moved, groups, draw, logs_of, random, SWEEPS if pieces <= _FEW_PIECES else max(SWEEPS * _FEW_PIECES // pieces, 2))


def _possible(values: Values, logs: Floats) -> tuple[Values, Floats]:
    """Give the worlds that are possible, and their log weights."""
    fine = np.isfinite(logs)
    return {name: values[name][fine] for name in values}, logs[fine]


def _weighed(
    drawn: Values, names: frozenset[str], stages: Sequence[Callable[[Values], Floats]], random: np.random.Generator
) -> tuple[Values, Floats]:
    """Give those of some worlds that are worth weighing by all evidence, and their log weights."""
    so_far = 0.0
    for stage in stages[:-1]:
        logs = stage(drawn)
        most = float(logs.max(initial=-np.inf))
        kept = np.isfinite(logs)
        if (logs[kept] < most).any():
            with np.errstate(divide="ignore"):
                kept &= np.log(random.random(len(logs))) < logs - most
        if not kept.any():
            return {name: drawn[name][:0] for name in names}, np.zeros(0)
        drawn, so_far = _those(drawn, np.flatnonzero(kept), names), so_far + most
    return {name: drawn[name] for name in names}, so_far + stages[-1](drawn)


def _those(drawn: Values, rows: NDArray[np.intp], names: frozenset[str]) -> Values:
    return Drawn(lambda name: drawn[name][rows], names)


def _moved(
    values: Values,
    part: Part,
    groups: Mapping[str, frozenset[str]],
    draw: Callable[[int, int], Values],
    logs_of: Callable[[Values, frozenset[str]], Logs],
    random: np.random.Generator,
    sweeps: int,
) -> tuple[Values, Part]:
    count = len(part.origins)
    blocks = sorted({groups[name] for name in part.names}, key=sorted)
    changes = {block: np.zeros(count) for block in blocks}
    present = logs_of(values, part.names)
    for sweep in range(sweeps):
        fresh = draw(POOLS + sweep, count)
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

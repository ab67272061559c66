"""Moves that leave a posterior as it is, for draws whose prior is independent standard normals."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_ROUNDS, _AHEAD = 12, 4
_SHARE = 0.3


def moved(
    latents: Floats,
    log_likelihood: Callable[[Floats], Floats],
    blocks: NDArray[np.int_],
    sweeps: int,
    random: np.random.Generator,
    kept: int = 1,
) -> Floats:
    """Give draws moved by elliptical slice sampling: every draw ends where the posterior of its own is the same.

    Each draw goes round an ellipse through itself and a fresh draw from the prior, until a place is found that is likely
    enough (Murray, Adams and MacKay 2010). Every other sweep moves only some blocks of the latents and keeps the others:
    which ones is drawn for each draw.

    Args:
        latents: (draws, latents), from the posterior or on the way to it.
        log_likelihood: gives (draws,) for (draws, latents).
        blocks: (latents,) number of the block to which each latent belongs.
        sweeps: how often each draw is moved.
        random: where the moves come from.
        kept: how many states of each draw are given, evenly from the second half of the sweeps; one after the other.

    Returns:
        (kept · draws, latents), the last state of every draw at the end.
    """
    here, count = latents.copy(), len(latents)
    level = log_likelihood(here)
    wanted = {sweeps - 1 - number * max(sweeps // (2 * kept), 1) for number in range(kept)}
    states = []
    for sweep in range(sweeps):
        chosen = np.ones((count, int(blocks.max()) + 1), dtype=bool)
        if sweep % 2:
            chosen = random.random(chosen.shape) < _SHARE
            chosen[np.arange(count), random.integers(chosen.shape[1], size=count)] = True
        free = chosen[:, blocks]
        other = random.standard_normal(here.shape)
        least = level + np.log(random.random(count))
        angle = random.uniform(0, 2 * np.pi, count)
        low, high = angle - 2 * np.pi, angle.copy()
        open_ = np.arange(count)
        for _ in range(_ROUNDS):
            # The next angles do not depend on the likelihood as long as none is taken: look at several at a time.
            angles = np.empty((_AHEAD, len(open_)))
            for ahead in range(_AHEAD):
                angles[ahead] = angle[open_]
                left = angle[open_] < 0
                low[open_[left]], high[open_[~left]] = angle[open_[left]], angle[open_[~left]]
                angle[open_] = random.uniform(low[open_], high[open_])
            turn = angles[:, :, None]
            round_ = here[open_] * np.cos(turn) + other[open_] * np.sin(turn)
            trial = np.where(free[open_], round_, here[open_])
            found = log_likelihood(trial.reshape(-1, here.shape[1])).reshape(_AHEAD, -1)
            good = found > least[open_]
            first, any_ = good.argmax(axis=0), good.any(axis=0)
            place = np.flatnonzero(any_)
            here[open_[place]], level[open_[place]] = trial[first[place], place], found[first[place], place]
            open_ = open_[~any_]
            if not len(open_):
                break
        if sweep in wanted:
            states.append(here.copy())
    return np.concatenate(states)

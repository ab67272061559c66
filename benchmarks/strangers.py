"""People whom the interview does not hold possible: what they want is bent, their quantities have heavy tails, and some answers are blind."""

import numpy as np
from numpy.typing import NDArray

from backtable.interview import REPLIES, Draws, Portrait, chances
from backtable.value import Model

Floats = NDArray[np.float64]
BEND, LOSSES = 0.88, 2.25
DEGREES = 3
AWAY = 1.0
BLIND = 0.1


def bent(gains: Floats) -> Floats:
    """Give (packages,) how gains feel: less than in proportion, and losses 2.25 times as much, on the scale of the largest.

    The value function of prospect theory with the medians of its authors (Tversky and Kahneman 1992).
    """
    scale = max(float(np.abs(gains).max()), 1e-300)
    felt = scale * np.abs(gains / scale) ** BEND
    return np.asarray(np.where(gains >= 0, felt, -LOSSES * felt), dtype=float)


class Strangers:
    """Draws people of a role who are not of the model.

    Args:
        portrait: what the interview holds possible of that role. Its stake and threshold must be plain, its scores known.
    """

    def __init__(self, portrait: Portrait) -> None:
        self._portrait = portrait
        case, person = portrait.case, portrait.person
        view = Model(case).view(portrait.worlds)
        count = portrait.worlds.count

        def rows(interest: object) -> Floats:
            found = view.interest(person, interest, 1.0, portrait.codes)
            return np.array(np.broadcast_to(found, (len(found), count)).T)

        self._own = [rows(item) for item in person.interests]
        self._shared = sum((rows(item) for item in case.side(person.side).interests), np.zeros((count, len(portrait.codes))))

    def drawn(self, noisy: bool, random: np.random.Generator) -> tuple[Draws, Floats, NDArray[np.intp]]:
        """Give one of them: what is true of them, (packages,) how far their gain is above their threshold, and what they would answer."""
        portrait = self._portrait
        world = portrait.some_worlds(1, random)
        normals = np.zeros((1, portrait.dimensions))
        normals[:, : 1 + len(portrait.quantities)] = random.standard_t(DEGREES, size=(1, 1 + len(portrait.quantities)))
        keys = [item.key for item in portrait.quantities]
        normals[0, 1 + keys.index("threshold")] += AWAY * random.choice([-1.0, 1.0])
        truth = Draws(world, normals)
        values = dict(zip(keys, portrait.values(truth)[0], strict=True))
        gain = sum(values.get(f"weight.{number}", 1.0) * bent(rows[world[0]]) for number, rows in enumerate(self._own))
        gain = gain + values.get("stake", portrait.person.stake) * bent(self._shared[world[0]])
        lead = (gain - values["threshold"]) / max(float(np.ptp(gain)), 1e-300)
        noise = 2.0 if noisy else 1.0
        each = chances(lead[None, :] / noise, portrait.band(truth) / noise)[:, 0, :]
        dice, blind = random.random((2, len(lead)))
        replies = np.minimum((np.cumsum(each, axis=0) < dice).sum(axis=0), len(REPLIES) - 1)
        guesses = random.integers(len(REPLIES), size=len(lead))
        return truth, lead, np.where(blind < BLIND, guesses, replies)

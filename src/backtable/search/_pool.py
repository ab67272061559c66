"""Packages that a search has valued."""

import numpy as np
from numpy.typing import NDArray

from backtable.search._measures import Codes, Floats
from backtable.search._space import Space

_MOST = 40_000
_BATCH = 4_096


class Pool:
    """Packages that our side approves, with what they come to; the best stay where there are too many.

    Args:
        space: the case as the search sees it.
    """

    def __init__(self, space: Space) -> None:
        self.space = space
        self._codes: Codes = np.zeros((0, len(space.sizes)), dtype=np.int32)
        self._gain: Floats = np.zeros(0)
        self._chance: Floats = np.zeros(0)
        self._added: list[tuple[Codes, Floats, Floats]] = []
        self._count = 0

    @property
    def codes(self) -> Codes:
        """(packages, issues) that were valued."""
        self._gather()
        return self._codes

    @property
    def gain(self) -> Floats:
        """(packages,) expected gains."""
        self._gather()
        return self._gain

    @property
    def chance(self) -> Floats:
        """(packages,) chances."""
        self._gather()
        return self._chance

    def _gather(self) -> None:
        if self._added:
            codes, gains, chances = zip((self._codes, self._gain, self._chance), *self._added, strict=True)
            self._codes, self._gain, self._chance = np.concatenate(codes), np.concatenate(gains), np.concatenate(chances)
            self._added = []

    def score(self, codes: Codes) -> tuple[Floats, Floats]:
        """Give (packages,) expected gains and chances; of what does not pass, less than 0, the further from passing the less."""
        gains, chances = [np.zeros(0)], [np.zeros(0)]
        for start in range(0, len(codes), _BATCH):
            gain, chance = self._score(codes[start : start + _BATCH])
            gains.append(gain)
            chances.append(chance)
        return np.concatenate(gains), np.concatenate(chances)

    def _score(self, codes: Codes) -> tuple[Floats, Floats]:
        space = self.space
        measures = space.measures.of(codes)
        found = space.values(codes, measures)
        kept = space.kept(codes)
        good = kept & found.allowed & (found.gain > 0)
        if good.any():
            self._note(codes[good], found.gain[good], found.chance[good])
        bad = np.flatnonzero(~good)
        lacks = np.zeros(len(bad))
        for quantity in (space.ours, *space.slack.values()):
            lack = np.maximum(-quantity.at(measures[bad]), 0.0)
            lacks += space.view.mean(lack) / max(quantity.size, 1e-300)
        score = found.gain.copy()
        score[bad] = -1e-9 * space.ours.size - (lacks + ~kept[bad]) * space.ours.size
        return score, found.chance

    def _note(self, codes: Codes, gain: Floats, chance: Floats) -> None:
        self._added.append((codes, gain, chance))
        self._count += len(codes)
        if self._count > 2 * _MOST:
            self.tidy()

    def tidy(self) -> None:
        """Keep each package once, and the best at every level of chance."""
        self._gather()
        rows = distinct_rows(self._codes)
        rows = rows[np.argsort(-self._gain[rows], kind="stable")]
        if len(rows) > _MOST:
            likely = rows[self._chance[rows] >= np.quantile(self._chance[rows], 0.9)][: _MOST // 4]
            rows = np.unique(np.concatenate([rows[: _MOST // 2], likely]))
            rows = rows[np.argsort(-self._gain[rows], kind="stable")]
        self._codes, self._gain, self._chance = self._codes[rows], self._gain[rows], self._chance[rows]
        self._count = len(rows)


def distinct_rows(codes: Codes) -> NDArray[np.intp]:
    """Give the first row of each package, in ascending order.

    Packages are told apart by a number that is drawn for each option of each issue, added up: sorting these is far quicker than sorting rows of many issues.
    That two packages of some thousand have one sum is as good as impossible, and then one of them would be missed.
    """
    if not len(codes):
        return np.zeros(0, dtype=np.intp)
    random = np.random.default_rng(0)
    drawn = random.integers(0, 1 << 63, (codes.shape[1], int(codes.max()) + 1), dtype=np.uint64)
    sums = np.zeros(len(codes), dtype=np.uint64)
    for issue in range(codes.shape[1]):
        sums += drawn[issue][codes[:, issue]]
    return np.sort(np.unique(sums, return_index=True)[1])

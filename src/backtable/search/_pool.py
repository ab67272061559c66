"""Packages that a search has valued."""

import numpy as np

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
        self.codes: Codes = np.zeros((0, len(space.sizes)), dtype=np.int32)
        self.gain: Floats = np.zeros(0)
        self.chance: Floats = np.zeros(0)

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
        self.codes = np.concatenate([self.codes, codes])
        self.gain = np.concatenate([self.gain, gain])
        self.chance = np.concatenate([self.chance, chance])
        if len(self.codes) > 2 * _MOST:
            self.tidy()

    def tidy(self) -> None:
        """Keep each package once, and the best at every level of chance."""
        _, rows = np.unique(self.codes, axis=0, return_index=True)
        rows = rows[np.argsort(-self.gain[rows], kind="stable")]
        if len(rows) > _MOST:
            likely = rows[self.chance[rows] >= np.quantile(self.chance[rows], 0.9)][: _MOST // 4]
            rows = np.unique(np.concatenate([rows[: _MOST // 2], likely]))
            rows = rows[np.argsort(-self.gain[rows], kind="stable")]
        self.codes, self.gain, self.chance = self.codes[rows], self.gain[rows], self.chance[rows]

"""Efficient packages, found by changing one or two issues at a time; nothing here proves anything."""

import numpy as np

from backtable.search._corners import Corners, reached
from backtable.search._gains import Gains
from backtable.search._measures import Codes, Floats
from backtable.search._near import between, one_changed, two_changed

_AT_ONCE = 64
LEVELS = ((0.02, 40), (0.005, 80))
"""How far beyond those found packages are taken in at first, in units, and near how many of them it is looked."""
_SPACING = 6.0


class Finding:
    """Packages that between them give nothing away, as far as was found.

    Args:
        space: the case.
        gap: how far, in units, other packages may lie beyond them.

    Attributes:
        until: at how much work nothing more is taken in.
    """

    def __init__(self, space: Gains, gap: float) -> None:
        self.space, self.gap = space, gap
        self.corners = Corners(len(space.over))
        self.unit = space.size.copy()
        self.until: float = np.inf
        self._tried: set[bytes] = set()

    def offer(self, codes: Codes, spacing: Floats) -> bool:
        """Take in those packages that lie further than a spacing beyond all points and that count; say whether all were looked at."""
        most = self.space.exact_gains(codes) if self.space.loose else self.space.at_most(codes)
        rows = np.flatnonzero(~reached(self.corners.points + spacing, most))
        if most.shape[1] > 2:
            self.space.work += most.size * len(self.corners.points)
        if len(rows) > _AT_ONCE and not self.space.every:
            rows = rows[self.space.maybe(codes[rows])]
        while len(rows):
            order = np.argsort(-(most[rows] / self.unit).sum(axis=1), kind="stable")
            rows = rows[order]
            now, rows = rows[:_AT_ONCE], rows[_AT_ONCE:]
            now = now[self.space.allowed(codes[now])]
            if len(now):
                gains = self.space.exact_gains(codes[now]) if self.space.loose else self.space.at_least(codes[now])
                for row, point in zip(now, gains, strict=True):
                    if self.space.work >= self.until and len(self.corners.points):
                        return False
                    if not reached(self.corners.points + spacing, point[None])[0]:
                        self._add(point, codes[row].tobytes())
                rows = rows[~reached(self.corners.points + spacing, most[rows])]
        return True

    def _add(self, point: Floats, name: bytes) -> None:
        before = self.corners.compared
        self.corners.add(point, name)
        if len(point) > 2:  # of two columns there are few corners
            self.space.work += self.corners.compared - before

    @property
    def spacing(self) -> Floats:
        """(columns,) how far a package must lie beyond those found to be worth taking in."""
        return self.unit * self.gap / _SPACING

    def measure(self) -> None:
        """Fix the units: the range of each column over the points."""
        points = self.corners.points
        if len(points):
            low, high = self.space.ranges(self.space.whole)
            wide = np.array([float((ends[1] - ends[0])[0]) for ends in (aim.ends(low, high, self.space.whole) for aim in self.space.aims)])
            self.unit = np.maximum(np.ptp(points, axis=0), np.maximum(1e-6 * wide, 1e-12 * self.space.size))

    def climb(self, start: Codes, vector: Floats) -> None:
        """Change one or two issues at a time as long as a weighted sum of gains grows, beginning with whatever brings our people round."""
        space, here = self.space, start
        value = -np.inf
        for _ in range(60):
            codes = np.concatenate([here[None], one_changed(space.sizes, here), two_changed(space.sizes, here)])
            sums = space.at_most(codes) @ vector
            if value == -np.inf and space.allowed(here[None])[0]:
                value = float(sums[0])
            if value == -np.inf:
                lacks = space.lacks(codes)
                best = int(np.lexsort((-sums, lacks))[0])
                if lacks[best] > 0 and np.array_equal(codes[best], here):
                    break
                if lacks[best] > 0:
                    here = codes[best]
                    continue
                sums = np.where(lacks <= 0, sums, -np.inf)
            rows = np.flatnonzero(sums > value + 1e-12)
            rows = rows[np.argsort(-sums[rows], kind="stable")]
            moved = False
            for start_at in range(0, min(len(rows), 1_024), _AT_ONCE):
                part = rows[start_at : start_at + _AT_ONCE]
                fine = part[space.allowed(codes[part])]
                if len(fine):
                    here, value, moved = codes[fine[0]], float(sums[fine[0]]), True
                    break
            if not moved:
                break
        self.offer(here[None], np.zeros(len(vector)))

    def expand(self, spacing: float, most: int, until: int) -> None:
        """Look at the packages near those found, one or two issues changed, and near what that finds.

        Args:
            spacing: how far, in units, a package must lie beyond those found to be taken in.
            most: near how many packages at most.
            until: at how much work to stop.
        """
        tried: set[bytes] = set()
        while most > 0 and self.space.work < until:
            name = next((name for name in self.corners.names if name not in tried), None)
            if name is None:
                break
            tried.add(name)
            most -= 1
            self.near(name, spacing)

    def near(self, name: bytes, spacing: float) -> None:
        """Look at the packages near one of those found, by its name."""
        here, sizes = np.frombuffer(name, dtype=np.int32), self.space.sizes
        self.offer(np.concatenate([one_changed(sizes, here), two_changed(sizes, here)]), self.unit * spacing)

    def better(self, until: int) -> None:
        """Put in the place of each package found one near it that beats it, however little, as long as there is one.

        Args:
            until: at how much work to stop.
        """
        step, looked = self.space.view.tolerance, set[bytes]()
        while self.space.work < until:
            name = next((name for name in self.corners.names if name not in looked), None)
            if name is None:
                break
            looked.add(name)
            here = np.frombuffer(name, dtype=np.int32)
            codes = np.concatenate([one_changed(self.space.sizes, here), two_changed(self.space.sizes, here)])
            own, most = self.space.exact_gains(here[None])[0], self.space.at_most(codes)
            rows = np.flatnonzero((most >= own - step).all(axis=1) & (most > own + step).any(axis=1))
            rows = rows[np.argsort(-(most[rows] / self.unit).sum(axis=1), kind="stable")]
            for start in range(0, len(rows), _AT_ONCE):
                part = rows[start : start + _AT_ONCE]
                part = part[self.space.allowed(codes[part])]
                gains = self.space.exact_gains(codes[part])
                beats = np.flatnonzero((gains >= own).all(axis=1) & (gains > own + step).any(axis=1))
                if len(beats):
                    self._add(gains[beats[0]], codes[part[beats[0]]].tobytes())
                    break

    def around(self, codes: Codes) -> None:
        """Look at what lies between packages that a bound mixes, and near each of them, unless that was done."""
        for other in codes[1:]:
            self.offer(between(codes[0], other), self.spacing)
        for row in codes:
            name = row.tobytes()
            if name not in self._tried:
                self._tried.add(name)
                self.near(name, self.gap / _SPACING)

    def towards(self, corner: Floats) -> None:
        """Look near the package that lies nearest to a corner, unless that was done."""
        if not len(self.corners.points):
            return
        apart = ((corner - self.corners.points) / self.unit).max(axis=1)
        name = self.corners.names[int(np.argmin(apart))]
        if name not in self._tried:
            self._tried.add(name)
            self.near(name, self.gap / _SPACING)

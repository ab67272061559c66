"""Choosing, comparing and reporting packages, each on worlds that had no part in what was done before."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from backtable.advice._people import outcome_of
from backtable.advice._pool import Pool
from backtable.advice._result import Outcome
from backtable.frontier import efficient
from backtable.value import apart, best_of, mean_gain, mean_gains, values_in_worlds

CANDIDATES = 4096
MOST_TIED = 32_768  # of those that tie with the best
_TRIES = 256  # candidates that are passed over as needlessly worse
_AT_ONCE = 64  # alternatives that are compared together
_LEVELS = (0.5, 0.75, 0.9, 0.95, 0.99)


class Finder:
    """Chooses, compares and reports packages on three independent sets of worlds.

    Args:
        pool: the packages.
    """

    def __init__(self, pool: Pool) -> None:
        self.case, self.packages, self.allowed, self.values = pool.case, pool.packages, pool.allowed, pool.values
        self._gains = pool.gains
        self.choose, self.compare, self._report = pool.choose, pool.compare, pool.report
        self.tied_and_more = False
        """Whether more packages tie with the best than are looked at."""
        self._order = self._in_order()

    def best(self) -> tuple[int | None, NDArray[np.intp]]:
        """Give the package to propose and all that are equally good for us."""
        order = self.ordered()
        if not len(order) or self.values.gain[order[0]] <= self.choose.tolerance:
            return None, np.zeros(0, dtype=np.intp)
        rows = self.packages.codes[order]
        lead = values_in_worlds(self.compare, rows[:1])[0]
        equal = []
        weights = self.compare.worlds.weights
        for start in range(0, len(order), 512):
            lacks = lead - values_in_worlds(self.compare, rows[start : start + 512])
            means = lacks @ weights
            errors = (
                np.zeros(len(lacks))
                if self.compare.worlds.exact
                else lacks.std(axis=1, ddof=1) / np.sqrt(self.compare.worlds.size)
            )
            equal.append(means <= 2 * errors + self.compare.tolerance)
        rivals = order[np.flatnonzero(np.concatenate(equal))]
        codes = self.packages.codes[rivals]
        chance = self.compare.mean(self.compare.acceptable(codes))
        theirs = sum(
            (self.compare.mean(self.compare.side_gain(side.key, codes)) for side in self.case.other_sides),
            np.zeros(len(codes)),
        )
        return int(rivals[self._preferred(rivals, chance, theirs, self.compare.tolerance)]), rivals

    @staticmethod
    def _preferred(rows: NDArray[np.intp], chance: NDArray[np.float64], theirs: NDArray[np.float64], tolerance: float) -> int:
        """Give the place of what is proposed of packages that are equally good for us: the highest chance, then what the others gain most from."""
        return int(Finder._by_preference(rows, chance, theirs, tolerance)[0])

    @staticmethod
    def _by_preference(rows: NDArray[np.intp], chance: NDArray[np.float64], theirs: NDArray[np.float64], tolerance: float) -> NDArray[np.intp]:
        return np.lexsort((rows, -np.round(theirs / max(tolerance, 1e-300)), -np.round(chance, 12)))

    def first(self) -> tuple[int | None, NDArray[np.intp]]:
        """Give the same without a comparison: the best on the worlds of the choice, of equal ones by the same rule."""
        rows = self.ordered()
        rows = rows[self.values.gain[rows] >= self.values.gain[rows[:1]] - self.choose.tolerance]
        if not len(rows) or self.values.gain[rows[0]] <= self.choose.tolerance:
            return None, rows[:0]
        codes = self.packages.codes[rows]
        theirs = sum((mean_gain(self.choose, side.key, codes) for side in self.case.other_sides), np.zeros(len(rows)))
        best = rows[self._preferred(rows, self.values.chance[rows], theirs, self.choose.tolerance)]
        return int(best), np.array([best])

    def ordered(self) -> NDArray[np.intp]:
        """Give the candidates: the best packages on the choosing worlds, and all that tie with the best."""
        return self._order

    def _in_order(self) -> NDArray[np.intp]:
        gains, step = self.values.gain[self.allowed], self.choose.tolerance
        order = np.argsort(-gains, kind="stable")
        best = int(np.count_nonzero(gains >= gains.max(initial=-np.inf) - step))
        most = max(CANDIDATES, min(best, MOST_TIED))
        self.tied_and_more = best > most
        if len(order) > most:  # those of one gain among whom the cut falls are taken in the order of preference
            last = gains[order[most - 1]]
            above, tied = np.flatnonzero(gains > last + step), np.flatnonzero(np.abs(gains - last) <= step)
            others = [place for place, side in enumerate(self.case.sides) if side.key != self.case.ours]
            rows = self.allowed[tied]
            preferred = self._by_preference(rows, self.values.chance[rows], self._gains[rows][:, others].sum(axis=1), step)
            kept = np.sort(np.concatenate([above, tied[preferred[: most - len(above)]]]))
            order = kept[np.argsort(-gains[kept], kind="stable")]
        return self.allowed[order]

    def report(self, row: int, people: bool = True) -> Outcome:
        """Give what a package comes to on worlds that had no part in choosing it."""
        return outcome_of(self._report, self.packages.codes[[row]], self.packages.package(row), people)

    def safer(self, front: NDArray[np.intp], margin: float, proposal: int) -> Outcome | None:
        """Give the best package that leaves every counterpart a margin above their threshold: the proposal where none is better, else of equal ones the one preferred."""
        if not len(front) or not margin:
            return None
        # what is as good for every side and worse for somebody says nothing of how far gains reach
        everybody = np.concatenate([self._gains[front], self._judged(front)], axis=1)
        codes = self.packages.codes[front[efficient(np.round(everybody / self.choose.tolerance))]]
        raised = {}
        for side in self.case.other_sides:
            for person in side.people:
                gains = self.choose.mean(self.choose.perceived(person, codes))
                raised[person.key] = margin * float(gains.max() - gains.min())
        rows, values = best_of(self.choose, self.packages.codes[self.allowed], raised)
        if not len(rows) or values.gain.max() <= self.choose.tolerance:
            return None
        tied = self.allowed[rows]
        if proposal in tied:
            return self.report(proposal)
        theirs = sum((mean_gain(self.choose, side.key, self.packages.codes[tied]) for side in self.case.other_sides), np.zeros(len(tied)))
        return self.report(int(tied[self._preferred(tied, values.chance, theirs, self.choose.tolerance)]))

    def alternatives(self, proposal: int, count: int) -> tuple[Outcome, ...]:
        """Give the next best that differ in substance from all named before: in at least two issues, and in what somebody gains; none in which one term alone is worse for everybody than another."""
        named, rows = [proposal], self.ordered()
        rows = rows[self.values.gain[rows] > self.choose.tolerance]
        several, tries = len(self.case.issues) > 1, _TRIES
        while len(named) <= count:
            rows = rows[apart(self.case, self.packages.codes[rows], self.packages.codes[named[-1]]) >= min(2, len(self.case.issues))]
            rows = self._from_valued(rows, named)
            while several and len(rows) and tries and self._spoilt(int(rows[0])):
                rows, tries = self._from_valued(rows[1:], named), tries - 1
            if not len(rows):
                break
            named.append(int(rows[0]))
        return tuple(sorted((self.report(row) for row in named[1:]), key=lambda item: -item.expected_gain))

    def _spoilt(self, row: int) -> bool:
        """Say whether a candidate that differs from this one in one term is as good for every side and as likely to pass, and better in one of that."""
        others = self.ordered()
        others = others[apart(self.case, self.packages.codes[others], self.packages.codes[row]) == 1]
        more = np.concatenate([self._gains[others] - self._gains[row], (self.values.gain[others] - self.values.gain[row])[:, None]], axis=1)
        likelier = self.values.chance[others] - self.values.chance[row]
        worse = (more < -self.choose.tolerance).any(axis=1) | (likelier < -1e-12)
        return bool((~worse & ((more > self.choose.tolerance).any(axis=1) | (likelier > 1e-12))).any())

    def _from_valued(self, rows: NDArray[np.intp], named: Sequence[int]) -> NDArray[np.intp]:
        """Give the rows from the first that differs from all named in what somebody gains: terms that nobody values are no substance."""
        known = self._judged(np.array(named))
        steps = np.array([self.choose.slack(person) for person in self.case.people])
        for start in range(0, len(rows), _AT_ONCE):
            near: NDArray[np.bool_] = np.abs(self._judged(rows[start : start + _AT_ONCE])[:, None] - known[None]) <= steps
            differs = np.flatnonzero(~np.any(np.all(near, axis=2), axis=1))
            if len(differs):
                return rows[start + int(differs[0]) :]
        return rows[:0]

    def _judged(self, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """Give (packages, people) what people gain on average, as they judge it."""
        return mean_gains(self.choose, [person.key for person in self.case.people], self.packages.codes[rows])

    def more_chance(self, proposal: int) -> tuple[Outcome, ...]:
        """Give the best package at each level of chance: round ones, the highest that can be had, and one on the way there."""
        result: list[Outcome] = []
        for level in chance_levels(self.values.chance[self.allowed], self.values.chance[proposal]):
            enough = self.allowed[self.values.chance[self.allowed] >= level - 1e-12]
            outcome = self.report(int(enough[np.argmax(self.values.gain[enough])]), people=False)
            if not result or result[-1].package != outcome.package:
                result.append(outcome)
        return tuple(result)


def chance_levels(chances: NDArray[np.float64], present: float) -> list[float]:
    """Give the levels of chance worth a look: round ones, and where they say little, half the way up and the highest.

    Args:
        chances: (packages,) of those that our side approves.
        present: of the proposal.
    """
    highest = float(chances.max(initial=0.0))
    levels = [level for level in _LEVELS if level <= highest + 1e-12]
    if highest > max([*levels, present]) + 0.02:
        between = (present + highest) / 2
        levels += [between] if not any(present < level < highest for level in levels) else []
        levels.append(highest)
    return sorted(levels)

"""Scores that nobody has told us: a prior over additive scorings, from which worlds are drawn.

Every scoring is a function of independent standard normals, its *latents*. So a scoring is drawn by drawing normals,
moves of Monte Carlo methods need no more than normals, and whatever the latents are, the hints hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case, Distribution, Issue, Unknown, Wish
from backtable.value._distributions import Floats, quantile
from backtable.value._special import log_ndtr, ndtr

MOST_KNOTS = 9
_BEND = 0.5
_OPPOSED = (0.3, 0.6)


@dataclass(frozen=True, slots=True)
class Scorings:
    """Some draws of unknown scores.

    Args:
        shares: for each wish (draws, options) the worth of each option as a share of the whole range: 0 for the
            option liked least, and the best options of all issues add up to 1.
        worth: (draws,) how much more the package liked best is worth than the one liked least.
        no_deal: (draws,) what no deal is worth, as a share of that range.
    """

    shares: tuple[Floats, ...]
    worth: Floats
    no_deal: Floats


class ScoringPrior:
    """What we hold of unknown scores before any evidence.

    Weights of issues are uniform over all that add up to 1, given their known order. Scores run from 0 to 1 within an
    issue: free ones are uniform and independent before they are stretched to 0 and 1 and bent by a random power, as one does not
    know whether few options are good or few are bad; rising ones grow by exponential
    steps in proportion to the distance of the options, bent by a random power; peaked ones rise so to an option drawn
    evenly and fall after it, one of the ends being the worst. An issue of numbers with more than nine options is drawn
    at nine of them, straight in between.

    With `against`, what free scores are bent to: in each issue they are correlated with the opposite of what we want by an
    unknown amount, mostly above 0; for most quarrels are about something.

    Args:
        unknown: the hints.
        issues: all issues of the case.
        against: issue → what each of its options is worth to us, on any scale.

    Source: uniform weights as Dirichlet(1, …, 1) (Devroye 1986, chapter XI.4); random monotone functions from normalised
        exponential steps as in the Dirichlet process (Ferguson 1973).
    """

    def __init__(
        self, unknown: Unknown, issues: Sequence[Issue], against: Mapping[str, Sequence[float]] | None = None
    ) -> None:
        self.unknown = unknown
        by_key = {issue.key: issue for issue in issues}
        self._parts = [_Part(wish, by_key[wish.issue], (against or {}).get(wish.issue)) for wish in unknown.wishes]
        keys = [wish.issue for wish in unknown.wishes]
        self._fixed = np.array([len(part.issue.options) < 2 for part in self._parts], dtype=bool)
        ranked = np.array([keys.index(key) for key in unknown.order], dtype=int)
        self._ranked = ranked[~self._fixed[ranked]] if len(ranked) else ranked
        self._starts = np.cumsum([2 + len(self._parts), *(part.latents for part in self._parts)])

    @property
    def latents(self) -> int:
        """How many normals a scoring is made of: for worth, no deal, the weights, then issue by issue."""
        return int(self._starts[-1])

    @property
    def shape(self) -> tuple[int, ...]:
        """How many options each issue that counts has."""
        return tuple(len(part.issue.options) for part in self._parts)

    @property
    def blocks(self) -> NDArray[np.int_]:
        """Give (latents,) which of them belong together: 0 for worth and no deal, then a number for each issue."""
        issues = np.arange(1, len(self._parts) + 1)
        return np.concatenate([[0, 0], issues, np.repeat(issues, [part.latents for part in self._parts])])

    def of(self, latents: Floats) -> Scorings:
        """Give the scorings that some latents stand for.

        Args:
            latents: (draws, latents).
        """
        weights = self.weights(latents)
        shares = tuple(
            weights[:, [index]] * part.scores(latents[:, self._starts[index] : self._starts[index + 1]])
            for index, part in enumerate(self._parts)
        )
        unknown = self.unknown
        return Scorings(shares, _drawn(unknown.worth, latents[:, 0]), _drawn(unknown.no_deal, latents[:, 1]))

    def mean_weights(self) -> Floats:
        """Give (wishes,) the average weight of each issue, in closed form: of k with a known order among n that count, the j-th has 1/n · (1/j + … + 1/k).

        Source: Barron, F. H. (1992). Selecting a best multiattribute alternative with partial information about attribute weights. *Acta Psychologica* 80;
            even weights on a part of the issues are even on that part, whatever it takes of the whole.
        """
        found = np.where(self._fixed, 0.0, 1 / max(int((~self._fixed).sum()), 1))
        parts = 1 / np.arange(1, len(self._ranked) + 1)
        found[self._ranked] *= np.cumsum(parts[::-1])[::-1]
        return np.asarray(found, dtype=float)

    def weights(self, latents: Floats) -> Floats:
        """Give (draws, wishes) the weights of the issues, adding up to 1."""
        raw = -log_ndtr(-latents[:, 2 : 2 + len(self._parts)])
        raw = np.where(self._fixed, 0.0, raw) + 0.0
        if len(self._ranked):
            # The weights are exchangeable: sorting those with a known order is drawing them given the order.
            raw[:, self._ranked] = -np.sort(-raw[:, self._ranked], axis=1)
        total = raw.sum(axis=1, keepdims=True)
        return np.asarray(raw / np.where(total > 0, total, 1.0), dtype=float)


def unknowns(case: Case) -> tuple[Unknown, ...]:
    """Give everything in a case that says `unknown`."""
    found = [interest for side in case.sides for interest in side.interests]
    found += [interest for person in case.people for interest in person.interests]
    return tuple(interest.unknown for interest in found if interest.unknown)


def _drawn(distribution: Distribution | None, latents: Floats) -> Floats:
    if distribution is None:
        return np.zeros(len(latents))
    return quantile(distribution, np.clip(ndtr(latents), 2.0**-60, 1 - 2.0**-53))


class _Part:
    """The scores of one issue's options."""

    def __init__(self, wish: Wish, issue: Issue, against: Sequence[float] | None) -> None:
        self.wish, self.issue = wish, issue
        order = np.array(wish.order, dtype=int)
        count = len(order)
        whole = count <= MOST_KNOTS or (wish.shape == "free" and not issue.numeric)
        knots = np.arange(count) if whole else np.linspace(0, count - 1, MOST_KNOTS).round().astype(int)
        by_size = issue.numeric and wish.shape != "free" and _monotone(issue, order)
        at = np.array([issue.options[code] for code in order], dtype=float) if by_size else np.arange(float(count))
        at = at if count < 2 or at[-1] > at[0] else -at
        self._knots, self._order = knots, order
        self._opposite = _standardised(-np.array(against, dtype=float)[order][knots]) if against is not None else None
        self._bends = len(knots) > 2  # two options are worth 0 and 1 however they are bent
        self._gaps = np.diff(at[knots]) / max(float(at[-1] - at[0]), 1e-300) if count > 1 else np.zeros(0)
        self._between = _weights_between(at, at[knots])

    @property
    def latents(self) -> int:
        """How many normals the scores of the issue are made of."""
        free = len(self._knots) + self._bends + (self._opposite is not None)
        return {"free": free, "rising": len(self._gaps) + 1, "peaked": len(self._gaps) + 3}[self.wish.shape]

    def scores(self, latents: Floats) -> Floats:
        """Give (draws, options) scores from 0 to 1."""
        if len(self._order) < 2:
            return np.zeros((len(latents), len(self._order)))
        at_knots = {"free": self._free, "rising": self._rising, "peaked": self._peaked}[self.wish.shape](latents)
        result = np.empty((len(latents), len(self._order)))
        result[:, self._order] = at_knots if len(self._knots) == len(self._order) else at_knots @ self._between
        return result

    def _free(self, latents: Floats) -> Floats:
        raw = latents[:, : len(self._knots)]
        if self._opposite is not None:
            opposed = np.tanh(_OPPOSED[0] + _OPPOSED[1] * latents[:, [-1]])
            raw = opposed * self._opposite + np.sqrt(1 - opposed**2) * raw
        drawn = ndtr(raw)
        low, high = drawn.min(axis=1, keepdims=True), drawn.max(axis=1, keepdims=True)
        stretched = np.asarray((drawn - low) / np.maximum(high - low, 1e-300), dtype=float)
        if not self._bends:
            return stretched
        return np.asarray(stretched ** np.exp(_BEND * latents[:, [len(self._knots)]]), dtype=float)

    def _climbed(self, latents: Floats) -> tuple[Floats, Floats]:
        """Give (draws, knots) how much of the way is climbed at each knot, and (draws, 1) the power that bends it."""
        steps = -log_ndtr(-latents[:, : len(self._gaps)]) * self._gaps
        climbed = np.concatenate([np.zeros((len(latents), 1)), np.cumsum(steps, axis=1)], axis=1)
        bend = np.exp(_BEND * latents[:, [len(self._gaps)]])
        return np.asarray(climbed / np.maximum(climbed[:, -1:], 1e-300), dtype=float), np.asarray(bend, dtype=float)

    def _rising(self, latents: Floats) -> Floats:
        climbed, bend = self._climbed(latents)
        return np.asarray(climbed**bend, dtype=float)

    def _peaked(self, latents: Floats) -> Floats:
        climbed, bend = self._climbed(latents)
        count = climbed.shape[1]
        top, tilt = ndtr(latents[:, -2]), ndtr(latents[:, [-1]])
        peak = np.minimum((top * count).astype(int), count - 1)[:, None]
        place = np.arange(count)[None, :]
        at_peak = np.take_along_axis(climbed, peak, axis=1)
        before = (at_peak - climbed) / np.maximum(at_peak, 1e-300)
        after = (climbed - at_peak) / np.maximum(1 - at_peak, 1e-300)
        left = np.where(peak == count - 1, 1.0, np.minimum(1.0, 2 * tilt))
        right = np.where(peak == 0, 1.0, np.minimum(1.0, 2 * (1 - tilt)))
        fall = np.where(place < peak, left * np.clip(before, 0, 1) ** bend, right * np.clip(after, 0, 1) ** bend)
        return np.asarray(1 - np.where(place == peak, 0.0, fall), dtype=float)


def _monotone(issue: Issue, order: NDArray[np.int_]) -> bool:
    gaps = np.diff(np.array([issue.options[code] for code in order], dtype=float))
    return bool((gaps > 0).all() or (gaps < 0).all())


def _standardised(values: Floats) -> Floats:
    spread = float(values.std())
    return np.asarray((values - values.mean()) / spread, dtype=float) if spread > 0 else np.zeros(len(values))


def _weights_between(at: Floats, knots: Floats) -> Floats:
    """Give (knots, options) the weights with which values at the knots lie straight in between."""
    return np.stack([np.interp(at, knots, row) for row in np.eye(len(knots))]) if len(at) > 1 else np.ones((1, len(at)))

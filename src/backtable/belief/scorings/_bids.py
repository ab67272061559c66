"""How likely somebody makes a bid, given what packages are worth to them and how they go about bidding."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.belief._noise import AGAIN

Floats = NDArray[np.float64]
PERIODS = 10


@dataclass(frozen=True, slots=True)
class Bid:
    """A package that somebody asks for.

    Args:
        codes: option number of every issue that counts.
        time: the share of the time for the negotiation that has passed, 0 to 1.
    """

    codes: tuple[int, ...]
    time: float


@dataclass(frozen=True, slots=True)
class Habits:
    """How somebody goes about bidding, as means and spreads of what is drawn for them; nobody's habits are known.

    Args:
        pull: logarithm of how strongly bids lean to what is good for the bidder at the start: a package worth the whole
            range more is exp(pull) times, in logarithms, as likely to be asked for.
        fall: by how much that logarithm falls until the deadline: the concession.
        opening: by how much it is higher for the first bid, which is near the best for most.
        regard: logarithm of how strongly bids lean to what is good for us, so that we agree, where that is told.
        again: of n times the same bid, the k-th counts k to the power of minus this; 0 counts every one fully.
    """

    pull: tuple[float, float] = (2.7, 0.7)
    fall: tuple[float, float] = (0.0, 1.0)
    opening: tuple[float, float] = (1.2, 0.7)
    regard: tuple[float, float] = (1.0, 1.0)
    again: float = AGAIN

    @property
    def latents(self) -> int:
        """How many normals they are made of."""
        return 4


class BidModel:
    """The likelihood of bids in the order in which they were made.

    Package x is asked for with a chance in proportion to exp(pull(t) · worth(x) + regard · ours(x)), where worth runs from
    0 (the package liked least) to 1 (the one liked best): people ask for what is good for them, the better the likelier
    (Luce 1959), the less so the more time has passed, as in the time-dependent tactics of Faratin, Sierra and Jennings
    (1998), and some also for what they think is good for us, as known from `ours`. As worth is a sum over issues, so is the
    logarithm of this chance, with a normaliser in closed form. Time is cut into ten periods.

    Bids that repeat earlier ones are no independent draws: those who bid by a rule repeat themselves. They are tempered.

    Args:
        shape: how many options each issue has.
        bids: what was asked for.
        habits: the distribution of the bidder's habits.
        ours: for each issue what its options are worth to us as a share of our whole range; without it, regard plays no part.

    Raises:
        ValueError: a bid does not settle every issue with one of its options, or its time is none.
    """

    def __init__(
        self,
        shape: Sequence[int],
        bids: Sequence[Bid],
        habits: Habits | None = None,
        ours: Sequence[Sequence[float]] | None = None,
    ) -> None:
        self.habits = habits or Habits()
        self._starts = np.cumsum([0, *shape])
        self._widths = tuple(shape)
        self._ours = None if ours is None else np.concatenate([np.array(row, dtype=float) for row in ours])
        seen: dict[tuple[int, ...], int] = {}
        counts: dict[tuple[int, bool, tuple[int, ...]], float] = {}
        for number, bid in enumerate(bids):
            _check(bid, self._widths)
            seen[bid.codes] = seen.get(bid.codes, 0) + 1
            cell = (_period(bid.time), number == 0, bid.codes)
            counts[cell] = counts.get(cell, 0.0) + seen[bid.codes] ** -self.habits.again
        cells = list(counts)
        self._settings = sorted({(period, first) for period, first, _ in cells})
        self._setting = np.array([self._settings.index((period, first)) for period, first, _ in cells], dtype=int)
        rows = np.array([codes for _, _, codes in cells], dtype=int).reshape(len(cells), len(shape))
        self._chosen = np.zeros((int(self._starts[-1]), len(cells)))
        for issue in range(len(shape)):
            self._chosen[self._starts[issue] + rows[:, issue], np.arange(len(cells))] = 1.0
        self._counts = np.array(list(counts.values()))

    def log_likelihood(self, parts: Floats, habits: Floats) -> Floats:
        """Give the logarithm of how likely the bids are: (draws,).

        Args:
            parts: (draws, options of all issues) worth of each option as a share of the whole range.
            habits: (draws, `Habits.latents`) normals.
        """
        if not len(self._counts):
            return np.zeros(len(parts))
        pull = np.stack([self.pull(habits, period, first) for period, first in self._settings], axis=1)
        leaning = pull[:, :, None] * parts[:, None, :] + self._regard(habits)[:, None, :]
        normaliser = np.zeros_like(pull)
        for start, width in zip(self._starts, self._widths, strict=False):
            part = leaning[:, :, start : start + width]
            most = part.max(axis=2)
            normaliser += most + np.log(np.exp(part - most[:, :, None]).sum(axis=2))
        chosen = pull[:, self._setting] * (parts @ self._chosen) + self._regard(habits) @ self._chosen
        return np.asarray((chosen - normaliser[:, self._setting]) @ self._counts, dtype=float)

    def pull(self, habits: Floats, period: int, first: bool) -> Floats:
        """Give (draws,) how strongly bids of a period lean to what is good for the bidder."""
        own = self.habits
        start = own.pull[0] + own.pull[1] * habits[:, 0]
        fall = own.fall[0] + own.fall[1] * habits[:, 1]
        opening = np.exp(np.clip(own.opening[0] + own.opening[1] * habits[:, 2], -5.0, 3.0)) if first else 1.0
        return np.asarray(opening * np.exp(np.clip(start - fall * (period + 0.5) / PERIODS, -5.0, 6.0)), dtype=float)

    def _regard(self, habits: Floats) -> Floats:
        """Give (draws, options of all issues) how strongly bids lean to what is good for us."""
        if self._ours is None:
            return np.zeros((len(habits), int(self._starts[-1])))
        regard = np.exp(np.clip(self.habits.regard[0] + self.habits.regard[1] * habits[:, [3]], -5.0, 6.0))
        return np.asarray(regard * self._ours, dtype=float)

    def simulate(self, parts: Floats, habits: Floats, times: Sequence[float], random: np.random.Generator) -> list[Bid]:
        """Draw bids as the model says that they are made, each anew.

        Args:
            parts: (options of all issues,) worth of each option as a share of the whole range.
            habits: (`Habits.latents`,) normals of the bidder.
            times: when the bids are made.
            random: where the draws come from.
        """
        bids: list[Bid] = []
        for time in times:
            pull = float(self.pull(habits[None, :], _period(time), not bids)[0])
            leaning = pull * parts + self._regard(habits[None, :])[0]
            codes = []
            for start, width in zip(self._starts, self._widths, strict=False):
                odds = np.exp(leaning[start : start + width] - leaning[start : start + width].max())
                codes.append(int(random.choice(width, p=odds / odds.sum())))
            bids.append(Bid(tuple(codes), time))
        return bids


def _check(bid: Bid, widths: Sequence[int]) -> None:
    if len(bid.codes) != len(widths) or not all(
        0 <= code < width for code, width in zip(bid.codes, widths, strict=True)
    ):
        wanted = ", ".join(f"0 to {width - 1}" for width in widths)
        raise ValueError(f"the bid {bid.codes} does not settle every issue with an option number: {wanted}")
    if not 0 <= bid.time <= 1:
        raise ValueError(f"the bid {bid.codes} has the time {bid.time}, which is no share from 0 to 1")


def _period(time: float) -> int:
    return min(max(int(time * PERIODS), 0), PERIODS - 1)

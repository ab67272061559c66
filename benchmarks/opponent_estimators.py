"""What is compared: estimators of what the other side wants, each fed with the same bids.

An estimator is made for one scenario and the party that looks on, is told of every bid with its relative time, and gives the
worth of each value of each issue whenever it is asked. All are additive; this is checked, not assumed.
"""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from opponent_scenarios import Scenario
from opponent_streams import issues_of, ufun

Worths = tuple[NDArray[np.float64], ...]


class Estimator(Protocol):
    """One way to learn from bids."""

    def told(self, time: float, codes: Sequence[int], ours: Sequence[int] | None) -> None:
        """Take a bid of theirs, and what we bid before it."""

    def worths(self) -> Worths:
        """Give the worth of each value of each issue."""


def utilities(worths: Worths, codes: NDArray[np.int64] | None = None) -> NDArray[np.float64]:
    """Give the utility of some packages, or of all with the last issue changing fastest."""
    if codes is not None:
        return sum((row[codes[:, index]] for index, row in enumerate(worths)), np.zeros(len(codes)))
    total = np.zeros(())
    for row in worths:
        total = total[..., None] + row
    return total.ravel()


def _read_off(scenario: Scenario, value) -> Worths:
    """Give the worths of a model that gives a number for an outcome; refuse one that is not additive."""
    names = [values for _, values in scenario.issues]

    def at(codes) -> float:
        return float(value(tuple(values[code] for values, code in zip(names, codes, strict=True))))

    base = [0] * len(names)
    start = at(base)
    found = []
    for issue, values in enumerate(names):
        row = [at([*base[:issue], code, *base[issue + 1 :]]) - start for code in range(len(values))]
        found.append(np.array(row))
    random = np.random.default_rng(0)
    for _ in range(20):
        codes = [int(random.integers(len(values))) for values in names]
        added = start + sum(row[code] for row, code in zip(found, codes, strict=True))
        if abs(added - at(codes)) > 1e-6 * max(1.0, abs(added)):
            raise ValueError("the model is not additive")
    return tuple(found)


class NegMAS:
    """A model of NegMAS's Genius library or one of its own; `update` is called where a model learns only so."""

    def __init__(self, scenario: Scenario, observer: int, kind) -> None:
        from negmas.outcomes import make_os

        issues = issues_of(scenario)
        space = make_os(issues)
        mine = ufun(scenario, observer, issues)
        mine.outcome_space = space
        self._scenario = scenario
        self._model = kind()
        self._model._negotiator = SimpleNamespace(
            nmi=SimpleNamespace(outcome_space=space, n_negotiators=2, cartesian_outcome_space=space, n_steps=200),
            ufun=mine, private_info={}, id="us", name="us",
        )  # fmt: skip
        self._model.on_preferences_changed([])
        self._names = [values for _, values in scenario.issues]
        self._updates = "update" in vars(kind)
        self._time = 0.0

    def told(self, time: float, codes: Sequence[int], ours: Sequence[int] | None) -> None:
        """Take a bid."""
        offer = tuple(values[code] for values, code in zip(self._names, codes, strict=True))
        state = SimpleNamespace(relative_time=time, step=int(200 * time), time=time)
        if self._updates:
            self._model.update(state, offer, "them")
        else:
            self._model.on_partner_proposal(state, "them", offer)

    def worths(self) -> Worths:
        """Give the worths."""
        return _read_off(self._scenario, self._model.eval)


class NegoLog:
    """A model of NegoLog, from the observer's own preferences as it is meant to be."""

    def __init__(self, scenario: Scenario, observer: int, kind: str) -> None:
        from negmas_negolog.common import NegologPreferenceAdapter
        from nenv import Issue, OpponentModel

        issues = [Issue(name, list(values)) for name, values in scenario.issues]
        mine = ufun(scenario, observer, issues_of(scenario))
        names = [name for name, _ in scenario.issues]
        reference = NegologPreferenceAdapter(mine, issues, names)
        self._scenario, self._issues, self._reference = scenario, issues, reference
        self._model = getattr(OpponentModel, kind)(reference)
        self._names = [values for _, values in scenario.issues]

    def told(self, time: float, codes: Sequence[int], ours: Sequence[int] | None) -> None:
        """Take a bid."""
        from nenv import Bid

        content = {issue: values[code] for issue, values, code in zip(self._issues, self._names, codes, strict=True)}
        self._model.update(Bid(content), time)

    def worths(self) -> Worths:
        """Give the worths."""
        found = self._model.preference
        return tuple(
            np.array([found[issue] * found[issue, value] for value in issue.values], dtype=float)
            for issue in self._issues
        )


class Backtable:
    """Our posterior over additive scorings, from a prior bent to the opposite of what the observer wants."""

    def __init__(self, scenario: Scenario, observer: int) -> None:
        from backtable.belief.scorings import before_bids
        from backtable.case import Distribution, Issue, Unknown, Wish
        from backtable.value import ScoringPrior

        issues = tuple(Issue(f"i{place}", name, values, numeric=False) for place, (name, values) in enumerate(scenario.issues))
        wishes = tuple(Wish(issue.key, "free", tuple(range(len(issue.options)))) for issue in issues)
        unknown = Unknown("them", Distribution("values", (1.0,), (1.0,)), wishes)
        against = {issue.key: row.tolist() for issue, row in zip(issues, scenario.parties[observer].worths(), strict=True)}
        self._belief = before_bids(ScoringPrior(unknown, issues, against))
        self._waiting: list = []

    def told(self, time: float, codes: Sequence[int], ours: Sequence[int] | None) -> None:
        """Take a bid; it is learned from when next asked."""
        from backtable.belief.scorings import Bid

        self._waiting.append(Bid(tuple(codes), time))

    def _learned(self):
        self._belief, self._waiting = self._belief.after(self._waiting), []
        return self._belief

    def worths(self) -> Worths:
        """Give the mean worths."""
        return tuple(share.mean(axis=0) for share in self._learned().scorings.shares)

    def draws(self, codes: NDArray[np.int64]) -> NDArray[np.float64]:
        """Give (draws, packages) utilities."""
        return self._learned().shares(codes)


class Opposite:
    """No bids at all: they want the opposite of what we want."""

    def __init__(self, scenario: Scenario, observer: int) -> None:
        self._worths = tuple(row.max() - row for row in scenario.parties[observer].worths())

    def told(self, time: float, codes: Sequence[int], ours: Sequence[int] | None) -> None:
        """Learn nothing."""

    def worths(self) -> Worths:
        """Give the worths."""
        return self._worths

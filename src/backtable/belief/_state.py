"""Worlds under weights, one piece of evidence after the other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from backtable.belief._evidence import (
    Accepted,
    Countered,
    Evidence,
    Lapsed,
    NotStandard,
    OfferReceived,
    ReasonGiven,
    Rejected,
    ValueLearned,
    WillNot,
    Would,
)
from backtable.belief._models import model_of, prepared
from backtable.belief._parts import Part, joined, normalised, picked, resampled
from backtable.belief._refresh import Drawn, enough, refreshed
from backtable.belief._register import Outcomes
from backtable.belief._repeats import Weighed, exponents
from backtable.belief._scene import Cache, Ready, Scene, Setting
from backtable.errors import NoAnswerError
from backtable.value import Worlds, belief_name, draw_worlds, hang_together

Floats = NDArray[np.float64]
_STREAMS = 1_000
_FEW = 64
_AT_ONCE = 64  # packages; of more at once the worths take more memory than they save time


@dataclass(frozen=True, slots=True)
class Change:
    """What one piece of evidence did.

    Args:
        chance: how likely it was held to be before it happened.
        at_most: how likely it was that something no likelier would happen.
        names: what it could bear on.
        means: name → its mean before and after, for what it is tied to.
        deviations: name → its standard deviation before and after, for the same.
        refreshed: new worlds had to be drawn.
        silent: it is as likely in every world that we hold possible.
    """

    chance: float
    at_most: float
    names: frozenset[str]
    means: Mapping[str, tuple[float, float]]
    deviations: Mapping[str, tuple[float, float]]
    refreshed: bool = False
    silent: bool = False


class State:
    """Worlds in independent parts, each with its weights; of exact worlds all weights are joint.

    Args:
        setting: the case with the noise of its people.
        count: how many worlds.
        seed, stream: fix all draws.
        given: assumptions and beliefs whose value is known.
        limit: enumerate up to so many worlds instead of sampling.
    """

    def __init__(
        self, setting: Setting, count: int, seed: int, stream: int, given: Mapping[str, float], limit: int
    ) -> None:
        self._setting, self._seed, self._stream, self._given = setting, seed, stream, dict(given)
        worlds = draw_worlds(setting.case, count, seed, stream, given, limit)
        self._values, self._base, self.exact = dict(worlds.values), worlds.weights, worlds.exact
        self._groups = hang_together(setting.case)
        self._parts: tuple[Part, ...] = ()
        self._seen: tuple[Weighed, ...] = ()
        self._powers: Sequence[float] = ()  # to which the likelihood of each is taken
        self._logs: tuple[Floats | None, ...] = ()  # the log likelihood of each hint in the present worlds, as far as it was asked for
        self._cache: Cache = {}
        self._drawn = 0
        self._reached = 1.0  # independent worlds when they were drawn last, as a share of all

    def copy(self) -> "State":
        """Give the same, to go on from without changing this one; what is cached is shared."""
        twin = object.__new__(State)
        twin.__dict__.update(self.__dict__)
        return twin

    @property
    def count(self) -> int:
        """How many worlds there are."""
        return len(self._base)

    @property
    def effective(self) -> float:
        """How many independent worlds the most thinned-out part is worth."""
        if self.exact:
            return float(self.count)
        return min((part.effective for part in self._parts), default=float(self.count))

    def weights_of(self, name: str) -> Floats:
        """Give (worlds,) the weights that go with the values of a name."""
        part = next((part for part in self._parts if name in part.names), None)
        if part is None:
            return self._base
        return normalised(np.log(self._base) + part.log_weights) if self.exact else part.weights

    def values_of(self, name: str) -> Floats:
        """Give (worlds,) the values of a name."""
        return self._values[name]

    @property
    def touched(self) -> frozenset[str]:
        """All names that any evidence bears on, and what hangs together with them."""
        return self._closed(frozenset[str]().union(*(weighed.read for weighed in self._seen)))

    def learn(self, item: Evidence) -> Change:
        """Weigh one more piece of evidence.

        Raises:
            NoAnswerError: nothing that the case holds possible fits it.
        """
        if isinstance(item, ValueLearned):
            return self._learn_value(item)
        scene = self._scene(self._values)
        outcomes = self._outcomes(item, scene)
        weighed = Weighed(item, scene.read)
        wanted = self._closed(weighed.read)
        if self.exact and wanted:
            wanted = frozenset(self._values)
        part, others = joined(self._parts, wanted, self.count)
        before = normalised(np.log(self._base) + part.log_weights)
        predicted = np.asarray(outcomes.chances @ before.astype(outcomes.chances.dtype), dtype=float)
        chance = float(predicted[outcomes.which])
        at_most = float(predicted[predicted <= chance * (1 + 1e-9)].sum())
        names = weighed.read
        silent = not names or float(np.ptp(outcomes.likelihood)) == 0
        more = exponents((*self._seen, weighed), self._setting.noise)
        if not names:
            self._seen, self._powers, self._logs = (*self._seen, weighed), more, (*self._logs, None)
            return Change(chance, min(at_most, 1.0), names, {}, {}, silent=silent)
        with np.errstate(divide="ignore"):
            gained = np.log(outcomes.likelihood)
            total = more[-1] * gained + self._tempered(more)
        after = replace(part, log_weights=part.log_weights + total)
        if self.exact and not np.isfinite(after.log_weights).any():
            self._impossible(item)
        self._seen, self._powers = (*self._seen, weighed), more
        self._logs = (*self._logs, gained if model_of(item).hint else None)
        now = normalised(np.log(self._base) + after.log_weights)
        numbers = {name: self._values[name] for name in sorted(part.names) if self._values[name].ndim == 1}
        means = {name: (float(before @ values), float(now @ values)) for name, values in numbers.items()}
        deviations = {name: (_deviation(values, before), _deviation(values, now)) for name, values in numbers.items()}
        self._parts = (*others, after)
        return Change(chance, min(at_most, 1.0), names, means, deviations, self._renew(after, item), silent)

    def _tempered(self, powers: Sequence[float]) -> Floats:
        """Give what the evidence so far counts less or more for by new powers: (worlds,) logarithms."""
        total, logs = np.zeros(self.count), list(self._logs)
        for place, (old, new, known) in enumerate(zip(self._powers, powers, self._seen, strict=False)):
            if new != old:
                found = logs[place]
                if found is None:
                    found = logs[place] = np.log(self._likelihood(known.item, self._values))
                total += (new - old) * found
        self._logs = tuple(logs)
        return total

    def _renew(self, part: Part, item: Evidence) -> bool:
        """Draw the worlds of a part anew where its weights leave too few, and say whether that was so."""
        fits = bool(np.isfinite(part.log_weights).any())
        pieces = sum(bool(weighed.read & part.names) for weighed in self._seen)
        if self.exact or (fits and part.effective >= enough(pieces, self._reached) * self.count):
            return False
        try:
            values, after = self._refreshed(part)
        except NoAnswerError:
            self._impossible(item)
        self._values, self._cache, self._logs = self._values | values, {}, (None,) * len(self._seen)
        self._parts = tuple(after if other is part else other for other in self._parts)
        self._reached = after.effective / self.count
        return True

    def _impossible(self, item: Evidence) -> NoReturn:
        where = f"{item.place}: " if item.place.file else ""
        raise NoAnswerError(
            f"{where}nothing that the case holds possible fits this fact and those before it; "
            "look for a wrong fact, or widen the assumption in the case"
        )

    def _learn_value(self, item: ValueLearned) -> Change:
        name = belief_name(item.assumption, item.viewer) if item.viewer else item.assumption
        if self._given.get(name, item.value) != item.value:
            self._impossible(item)
        values, weights = self.values_of(name), self.weights_of(name)
        chance, at_most = _as_far_out(values, weights, item.value)
        tied = self._groups[name] | frozenset[str]().union(*(part.names for part in self._parts if name in part.names))
        if self.exact:
            if not (weights[values == item.value] > 0).any():
                self._impossible(item)
            tied = frozenset(self._values) if self._parts else tied
        before = {key: self._mean_and_deviation(key) for key in sorted(tied)}
        self._given = {**self._given, name: item.value}
        if self.exact:
            self._enumerated_again()
        else:
            self._fixed(name, item)
        after = {key: self._mean_and_deviation(key) for key in before}
        means = {key: (before[key][0], after[key][0]) for key in before}
        deviations = {key: (before[key][1], after[key][1]) for key in before}
        return Change(chance, at_most, frozenset({name}), means, deviations, bool(self._seen))

    def _enumerated_again(self) -> None:
        """Go through all worlds again that there are with what is known."""
        fresh = State(self._setting, self.count, self._seed, self._stream, self._given, self.count)
        for known in self._seen:
            fresh.learn(known.item)
        self.__dict__.update(fresh.__dict__)

    def _fixed(self, name: str, item: ValueLearned) -> None:
        """Leave only worlds in which a name has its value, and draw more of them where they are few."""
        part = next((part for part in self._parts if name in part.names), None)
        if part is None:
            group = self._groups[name]
            drawn = draw_worlds(self._setting.case, self.count, self._seed, self._stream, self._given, 0, group).values
            self._values, self._cache, self._logs = self._values | {key: drawn[key] for key in group}, {}, (None,) * len(self._seen)
            return
        left = replace(part, log_weights=np.where(self._values[name] == item.value, part.log_weights, -np.inf))
        self._parts = tuple(left if other is part else other for other in self._parts)
        self._renew(left, item)

    def _scene(self, values: Mapping[str, Floats], cache: Cache | None = None, ready: Ready | None = None) -> Scene:
        count = len(next(iter(values.values()))) if values else 1
        cache = self._cache if values is self._values else cache
        return Scene(self._setting, Worlds(values, np.full(count, 1 / count), False), cache, ready=ready)

    def _outcomes(self, item: Evidence, scene: Scene) -> Outcomes:
        outcomes = model_of(item).outcomes
        assert outcomes is not None
        return outcomes(item, scene)

    def _likelihood(self, item: Evidence, values: Mapping[str, Floats], cache: Cache | None = None, ready: Ready | None = None) -> Floats:
        return self._outcomes(item, self._scene(values, cache, ready)).likelihood

    def _closed(self, names: frozenset[str]) -> frozenset[str]:
        return frozenset[str]().union(*(self._groups[name] for name in names))

    def _mean_and_deviation(self, name: str) -> tuple[float, float]:
        values, weights = self.values_of(name), self.weights_of(name)
        return float(weights @ values), _deviation(values, weights)

    def _refreshed(self, part: Part) -> tuple[dict[str, Floats], Part]:
        self._drawn += 1
        first = _STREAMS * (_STREAMS * (self._stream + 1) + self._drawn)
        powers = exponents(self._seen, self._setting.noise)
        known = [
            (weighed, power) for weighed, power in zip(self._seen, powers, strict=True) if weighed.read & part.names
        ]

        def draw(number: int, count: int) -> dict[str, Floats]:
            def some(names: frozenset[str]) -> Mapping[str, Floats]:
                case, given = self._setting.case, self._given
                return draw_worlds(case, count, self._seed, first + number, given, 0, names).values

            begun = some(part.names)
            return Drawn(lambda name: begun[name] if name in begun else some(frozenset({name}))[name], part.names)

        def logs_of(values: dict[str, Floats], names: frozenset[str]) -> dict[int, Floats]:
            return logs_among(range(len(known)), values, names)

        def logs_among(numbers: Iterable[int], values: dict[str, Floats], names: frozenset[str]) -> dict[int, Floats]:
            shared: Cache = {}
            found = dict[int, Floats]()
            wanted = [number for number in numbers if known[number][0].read & names]
            for start in range(0, len(wanted), _AT_ONCE):
                batch = wanted[start : start + _AT_ONCE]
                ready = prepared([known[number][0].item for number in batch], self._scene(values, shared)) if len(batch) > 1 else {}
                with np.errstate(divide="ignore"):
                    found |= {number: known[number][1] * np.log(self._likelihood(known[number][0].item, values, shared, ready)) for number in batch}
            return found

        def sum_of(numbers: Sequence[int]) -> Callable[[dict[str, Floats]], Floats]:
            return lambda values: sum(
                logs_among(numbers, values, part.names).values(), np.zeros(len(values[min(part.names)]))
            )

        stages: dict[int, list[int]] = {}
        for number, (weighed, _) in enumerate(known):
            stages.setdefault(_effort(weighed.item), []).append(number)
        sums = [sum_of(stages[effort]) for effort in sorted(stages)]
        random = np.random.default_rng([self._seed, first])
        return refreshed(part, self._values, self._groups, draw, logs_of, sums, random, len(known))

    def worlds(self, onto: Worlds, stream: int) -> Worlds:
        """Give worlds as the evidence leaves them: of equal weight, or all that there are with their weights.

        Args:
            onto: as many worlds as are wanted from the prior; what no evidence bears on keeps its values there.
            stream: fixes which worlds are drawn by their weights.
        """
        if self.exact:
            return Worlds(self._values, self.weights_of(next(iter(self._values))) if self._values else self._base, True)
        values = dict(onto.values)
        effective = onto.size
        for number, part in enumerate(self._parts):
            random = np.random.default_rng([self._seed, stream, 1 + number, self._drawn])
            rows = resampled(part.weights, onto.count, random)
            values |= picked(self._values, part.names, rows)
            effective = min(effective, 1 / (1 / onto.count + 1 / part.effective))
        return Worlds(values, onto.weights, False, effective if self._parts else onto.effective)


def _deviation(values: Floats, weights: Floats) -> float:
    """Give the standard deviation of (worlds,) values under weights."""
    return float(np.sqrt(weights @ (values - weights @ values) ** 2))


def _effort(item: Evidence) -> int:
    """Give how much work it is to weigh a piece of evidence, roughly: one answer, the answers of several to several packages, to many."""
    if isinstance(item, OfferReceived):
        return 2
    return 1 if isinstance(item, Accepted | Rejected | Lapsed | Countered | NotStandard | ReasonGiven | WillNot | Would) else 0


def _as_far_out(values: Floats, weights: Floats, value: float) -> tuple[float, float]:
    """Give how likely a value was, and one no likelier; of a quantity that takes many, both are the tails beyond it."""
    distinct, where = np.unique(values, return_inverse=True)
    if len(distinct) <= _FEW:
        shares = np.bincount(where.reshape(-1), weights=weights)
        here = float(shares[np.isclose(distinct, value)].sum())
        return here, float(min(shares[shares <= here * (1 + 1e-9)].sum(), 1.0))
    below, above = float(weights[values <= value].sum()), float(weights[values >= value].sum())
    tails = min(2 * min(below, above), 1.0)
    return tails, tails

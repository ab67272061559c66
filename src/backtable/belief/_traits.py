"""What evidence has done to scores that nobody has told us."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from backtable.belief._beliefs import Beliefs
from backtable.belief._held import Held, Spread, held, spread
from backtable.belief._shifts import BINS, FEW
from backtable.value import Trait, View, Worlds, option_worths, traits


@dataclass(frozen=True, slots=True)
class TraitShift:
    """One thing about unknown scores before and after the evidence: a weight, what is liked best, how good no deal is.

    Args:
        name: `trait@scores`.
        edges: the values, or where it takes many the edges of the bins, one more than there are.
        values: it takes few values.
        share: it is a share of a whole.
        say: writes a value.
    """

    name: str
    label: str
    before: Spread
    after: Spread
    edges: tuple[float, ...]
    values: bool
    share: bool
    say: Callable[[float], str]

    @property
    def moved(self) -> float:
        """How much of what was held likely is held otherwise now, 0 to 1."""
        return sum(abs(now - was) for was, now in zip(self.before.shares, self.after.shares, strict=True)) / 2


@dataclass(frozen=True, slots=True)
class OptionShift:
    """What an option is worth in unknown scores, before and after, as a share of the way from their worst package to their best.

    Args:
        scores: key of the scores.
        issue: key of the issue.
        option: the option.
    """

    scores: str
    issue: str
    option: float | str
    before: Held
    after: Held


def trait_shifts(beliefs: Beliefs) -> tuple[TraitShift, ...]:
    """Give what is held of the unknown scores of the other sides; nothing where a case has none."""
    found = _views(beliefs)
    if found is None:
        return ()
    before, after = found
    pairs = zip(traits(before), traits(after), strict=True)
    return tuple(_shift(first, second, before.worlds, after.worlds) for first, second in pairs)


def option_shifts(beliefs: Beliefs) -> tuple[OptionShift, ...]:
    """Give what is held of the worth of each option in unknown scores; of many options some, spread evenly."""
    found = _views(beliefs)
    if found is None:
        return ()
    before, after = found
    return tuple(
        OptionShift(
            first.scores,
            first.issue,
            first.option,
            held(first.values, before.worlds.weights),
            held(second.values, after.worlds.weights),
        )
        for first, second in zip(option_worths(before), option_worths(after), strict=True)
    )


def _views(beliefs: Beliefs) -> tuple[View, View] | None:
    before = beliefs.prior()
    if all(values.ndim == 1 for values in before.values.values()):
        return None
    setting = beliefs.setting
    return setting.model.view(before, setting.like), setting.model.view(beliefs.worlds(), setting.like)


def _shift(first: Trait, second: Trait, before: Worlds, after: Worlds) -> TraitShift:
    distinct = np.unique(np.concatenate([first.values, second.values]))
    few = len(distinct) <= FEW
    edges = distinct if few else np.linspace(distinct[0], distinct[-1], BINS + 1)
    return TraitShift(
        first.name,
        first.label,
        spread(first.values, before.weights, edges, few),
        spread(second.values, after.weights, edges, few),
        tuple(map(float, edges)),
        few,
        first.share,
        first.say,
    )

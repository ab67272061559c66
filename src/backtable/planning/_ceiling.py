"""What our own offers, and what we accepted, hold us to: no further one asks for more."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backtable.case import Package
from backtable.planning._prospects import Floats
from backtable.planning._situation import Situation
from backtable.value import View, codes_of, mean_gain


@dataclass(frozen=True, slots=True)
class Ceiling:
    """An offer of which no further one of ours asks for more: of those by which we are held the one that asks for least.

    Args:
        gain: our expected gain by it over all worlds, by which that is judged.
        theirs: it is an offer of theirs, which we accepted.
    """

    number: int
    package: Package
    gain: float
    theirs: bool = False

    @property
    def named(self) -> str:
        """Name the offer in a sentence."""
        return f"their offer {self.number}, which we accepted" if self.theirs else f"our offer {self.number}"


def asked(view: View, packages: Sequence[Package]) -> Floats:
    """Give our expected gain by some packages over all worlds of a view: (packages,)."""
    return mean_gain(view, view.case.ours, codes_of(view.case, list(packages)))


def ceiling_of(view: View, situation: Situation) -> Ceiling | None:
    """Give the offer that holds us; None where nothing does."""
    if not situation.held:
        return None
    asks = asked(view, [item.package for item in situation.held])
    least = int(np.argmin(asks))
    held = situation.held[least]
    return Ceiling(held.number, held.package, float(asks[least]), held.theirs)


def most_asked(view: View, situation: Situation) -> float:
    """Give our expected gain above which no further offer goes: by our own offers, or by the opening that the user sets; infinity where nothing holds us."""
    ceiling = ceiling_of(view, situation)
    if ceiling is None:
        return float(np.inf)
    opening = situation.pace.opening
    return ceiling.gain if opening is None else max(ceiling.gain, float(asked(view, [opening])[0]))


def raising(view: View, situation: Situation) -> tuple[int, ...]:
    """Give the numbers of approved drafts that ask for more than that."""
    drafts = [item for item in situation.drafts if not item.missing]
    if not drafts or not situation.held:
        return ()
    over = asked(view, [item.package for item in drafts]) > most_asked(view, situation) + view.tolerance
    return tuple(item.number for item, more in zip(drafts, over, strict=True) if more)

"""A plan of concessions: what to offer round by round as long as they turn it down."""

from dataclasses import dataclass

from backtable.case import Package
from backtable.planning._prospects import Prospects


@dataclass(frozen=True, slots=True)
class Round:
    """One offer of a plan.

    Args:
        gain: what we gain by it in expectation once it is agreed.
        theirs: what the other sides gain.
        chance: that it passes, if all before it were turned down.
        reached: chance that it comes to this offer at all.
        gives_up: what it costs us against the offer before, once agreed; 0 for the first.
        changes: issues in which it differs from the offer before.
    """

    package: Package
    gain: float
    theirs: float
    chance: float
    reached: float
    gives_up: float
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Offers in order, with the chance that one of them passes."""

    rounds: tuple[Round, ...]

    @property
    def chance(self) -> float:
        """The chance that some offer of it passes."""
        return sum(item.reached * item.chance for item in self.rounds)


def plan_of(pool: Prospects, rows: tuple[int, ...], packages: tuple[Package, ...], before: Package | None = None) -> Plan:
    """Give an order of offers as a plan, judged in the pool's worlds.

    Args:
        rows: of the pool.
        packages: the same as packages.
        before: our last offer, if there was one.
    """
    keys = [issue.key for issue in pool.view.case.issues]
    left, rounds = pool.weights.copy(), []
    previous, last = before, None
    for row, package in zip(rows, packages, strict=True):
        reached = float(left.sum())
        passing = float(left @ pool.passes[row])
        gain = float(pool.gains[row] @ pool.weights)
        rounds.append(
            Round(
                package,
                gain,
                float(pool.theirs[row]),
                passing / reached if reached > 1e-12 else 0.0,
                reached,
                0.0 if last is None else last - gain,
                ()
                if previous is None
                else tuple(key for key, old, new in zip(keys, previous.values, package.values, strict=True) if old != new),
            )
        )
        left = left * ~pool.passes[row]
        previous, last = package, gain
    return Plan(tuple(rounds))

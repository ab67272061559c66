"""A plan of concessions: what to offer round by round as long as they turn it down."""

from dataclasses import dataclass

from backtable.case import Package
from backtable.planning._prospects import Floats, Prospects, agreeing

_NOTHING = 1e-12
MATTERS = 0.005  # a chance that is no more rounds to 0 % for reading


@dataclass(frozen=True, slots=True)
class Round:
    """One offer of a plan.

    Args:
        gain: what we gain by it in expectation in the worlds in which it comes to this offer and they agree to it; where they agree in none of them, in
            all in which it comes to it.
        theirs: what the other sides gain in the same worlds.
        chance: that it passes, in the worlds in which all before it were turned down.
        reached: chance that it comes to this offer at all.
        gives_up: how much more the offer before would have brought us in the worlds of `gain`; 0 for the first.
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


def plan_of(
    pool: Prospects, rows: tuple[int, ...], packages: tuple[Package, ...], before: Package | None = None, weights: Floats | None = None
) -> Plan:
    """Give an order of offers as a plan, each judged in those of the pool's worlds in which it comes to it.

    Args:
        rows: of the pool; those that it hardly comes to after others, or that hardly ever pass then, are left out.
        packages: the same as packages.
        before: our last offer, if there was one.
        weights: (worlds,) of the worlds in which it comes to the first offer, where something else is tried before; by default those of the pool.
    """
    keys = [issue.key for issue in pool.view.case.issues]
    left = pool.weights if weights is None else weights
    here, rounds = pool.weights, []
    previous, last = before, None
    for place, (row, package) in enumerate(zip(rows, packages, strict=True)):
        takes = pool.at(place).passes[row]
        reached = float(left.sum())
        if place and (reached <= MATTERS or float(takes @ left) <= MATTERS * reached):
            left = left * ~takes
            continue
        if reached > _NOTHING:
            here = left / reached
        agreed = agreeing(takes, here)
        rounds.append(
            Round(
                package,
                float(pool.gains[row] @ agreed),
                pool.theirs_of(row, agreed),
                float(takes @ here),
                reached,
                0.0 if last is None else float((pool.gains[last] - pool.gains[row]) @ agreed),
                ()
                if previous is None
                else tuple(key for key, old, new in zip(keys, previous.values, package.values, strict=True) if old != new),
            )
        )
        left = left * ~takes
        previous, last = package, row
    return Plan(tuple(rounds))

"""How any given package stands, who blocks it, and the cheapest fix."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from backtable.advice._advise import DEFAULT_WORLDS
from backtable.advice._fix_amounts import mending
from backtable.advice._idle import without_idle
from backtable.advice._inputs import Inputs
from backtable.advice._memory import fits, most_packages, short_of
from backtable.advice._people import outcome_of, rules_for, why
from backtable.advice._result import Blocker, Explanation, Judgement, Method, Outcome
from backtable.advice._spot import exposed
from backtable.belief import Beliefs
from backtable.case import Case, Package
from backtable.search import TABLE_CELLS, Space, Yeses, agreed_on_the_spot, agreeing, fix, most_cells
from backtable.stopping import Stopping, stoppable
from backtable.value import (
    DEFAULT_MEMORY,
    Model,
    Packages,
    View,
    Worlds,
    codes_of,
    enumerate_packages,
    keeps,
    known_values,
)

Progress = Callable[[str, int, int], None]

_LEVEL = 0.8


def explain(
    case: Case,
    package: Package,
    worlds: int = DEFAULT_WORLDS,
    seed: int | None = None,
    seating: Mapping[str, bool] | None = None,
    given: Mapping[str, float] | None = None,
    level: float = _LEVEL,
    beliefs: Beliefs | None = None,
    memory: int = DEFAULT_MEMORY,
    progress: Progress | None = None,
    stopping: Stopping | None = None,
) -> Explanation:
    """Give gains, approvals, blockers and their cheapest fixes for a package.

    Where the case has too many packages to look at each, fixes and exposure are searched, and it is said what is proven of them. Ctrl-C ends both with what is known so far.

    Args:
        level: somebody whose chance of yes is below it blocks; a fix lifts it to the level or over.
        beliefs: what was learned of the case; worlds are drawn as that leaves them.
        memory: bytes that may be taken, roughly; where they do not suffice to look at every package, they are searched.
        progress: called with what is being done, and how many steps of how many are done (0 of 0 where unknown).
        stopping: whether somebody has asked to stop, where the caller listens to Ctrl-C.
    """
    with stoppable(stopping) as asked:
        return _explained(case, package, worlds, seed, seating, given, level, beliefs, memory, progress, asked)


def _explained(
    case: Case,
    package: Package,
    worlds: int,
    seed: int | None,
    seating: Mapping[str, bool] | None,
    given: Mapping[str, float] | None,
    level: float,
    beliefs: Beliefs | None,
    memory: int,
    progress: Progress | None,
    stopping: Stopping,
) -> Explanation:
    written, case = case, without_idle(case.holding([package]), (package, *([case.demand] if case.demand else [])))
    known = known_values(case, given)
    seed = case.seed if seed is None else seed
    model = Model(case, seating)
    inputs = Inputs(case, worlds, seed, known, beliefs, written)
    drawn = inputs.draw(2)
    searched = not fits(case, drawn.count, memory, questions=False)
    say = progress or (lambda *_: None)
    view = model.view(drawn, most=TABLE_CELLS if searched else None)
    codes = codes_of(case, [package])
    outcome = outcome_of(view, codes, package)
    every_amount = False
    if case.continuous and not searched:
        try:
            with stopping:
                say("Looking for amounts that would bring people round", 0, 0)
                wider = _with_fixes(case, package, view, codes, outcome, level, drawn, seating)
            if wider is not None:
                every_amount, case = True, wider
                model = Model(case, seating)
                searched = not fits(case, drawn.count, memory, questions=False)
                view, codes = model.view(drawn, most=TABLE_CELLS if searched else None), codes_of(case, [package])
        except KeyboardInterrupt:
            pass
    packages = None if searched else enumerate_packages(case, most_packages(memory))
    every_amount = every_amount and not searched
    fixes = _Fixes(view, packages, codes[0], outcome, level, most_cells(memory), say, stopping)
    blockers = fixes.blockers(settled=every_amount or not case.continuous)
    spot = None
    other = None if case.demand is None or case.demand.values == package.values else codes_of(case, [case.demand])[0]
    method = Method(
        view.worlds.exact,
        view.worlds.count,
        seed,
        inputs.digest(seating),
        0 if packages is None else len(packages),
        tuple(key for key, front in model.seating.items() if front),
        given=tuple(known.items()),
        evidence=inputs.pieces,
        short=short_of(case, memory, searched),
        every_amount=every_amount,
    )
    try:
        with stopping:
            say("Looking at what could be agreed on the spot", 0, 0)
            spot = exposed(view, packages, memory, stopping)
    except KeyboardInterrupt:
        pass
    forbidden = "" if all(keeps(case, rule, package) for rule in case.rules) else _forbidding(case, package)
    return Explanation(
        case,
        method,
        outcome,
        forbidden,
        rules_for(view, codes),
        blockers,
        why(view, codes[0], other),
        float(view.mean(agreed_on_the_spot(view, codes))[0]),
        None if spot is None else spot.gain,
        None if spot is None else spot.package,
        None if spot is None else spot.least,
        stopping.asked,
        spot is None,
        stopping.short,
        spot is None or spot.every_value,
    )


class _Fixes:
    """Looks for the cheapest changes of a package after which nobody stands in its way.

    Args:
        packages: all of the case; None where there are too many to look at each.
        codes: (issues,) option numbers of the package.
        cells: numbers that a search may hold.
    """

    def __init__(
        self,
        view: View,
        packages: Packages | None,
        codes: NDArray[np.int32],
        outcome: Outcome,
        level: float,
        cells: int,
        say: Progress,
        stopping: Stopping,
    ) -> None:
        self._view, self._packages, self._codes, self._outcome, self._level = view, packages, codes, outcome, level
        self._cells, self._say, self._stopping = cells, say, stopping
        self._space: Space | None = None

    def blockers(self, settled: bool) -> tuple[Blocker, ...]:
        """Give those who must approve and do so too rarely, the least likely first.

        Args:
            settled: whether the changes found are the cheapest of all; with other values of an amount there may be cheaper ones.
        """
        found = [
            self._blocker(judgement, settled)
            for judgement in self._outcome.people
            if judgement.must_approve > 0.5 and judgement.says_yes < self._level
        ]
        return tuple(sorted(found, key=lambda item: item.chance))

    def _blocker(self, judgement: Judgement, settled: bool) -> Blocker:
        # The cheapest change may be one after which they need not be asked; then the cheapest that does bring them round is sought beside it.
        found: list[tuple[Outcome | None, bool]] = []
        try:
            for won in (False, True):
                if won and not _released(found[0][0], judgement.person, self._level):
                    break
                with self._stopping:
                    self._say(f"Looking for what would bring {self._view.case.person(judgement.person).label} round", 0, 0)
                    mended, proven = self._cheapest(judgement.person, won)
                    found.append((mended, proven and settled))
        except KeyboardInterrupt:
            pass
        (mended, proven), (brought, also) = (*found, (None, False), (None, False))[:2]
        released = _released(mended, judgement.person, self._level)
        return Blocker(judgement.person, judgement.says_yes, judgement.shortfall, mended, proven, released, brought, also or not released)

    def _cheapest(self, blocker: str, won: bool) -> tuple[Outcome | None, bool]:
        """Give the cheapest change, and whether it is proven to be that."""
        if self._packages is not None:
            return cheapest_fix(self._view, self._packages, self._codes, self._outcome, self._wanted(blocker, won)), True
        self._space = self._space or Space(self._view, self._cells)
        mended, proven, stopped = _searched_fix(self._space, self._codes, self._wanted(blocker, won))
        self._stopping.asked |= stopped
        return mended, proven

    def _wanted(self, blocker: str, won: bool) -> Yeses:
        return yeses(self._view, self._codes[None], self._outcome, blocker, self._level, won)


def _with_fixes(
    case: Case, package: Package, view: View, codes: NDArray[np.int32], outcome: Outcome, level: float, drawn: Worlds, seating: Mapping[str, bool] | None
) -> Case | None:
    """Give a case that looks at the values of its one continuous amount at which the package is cheapest to mend; None where they are not known."""
    mends = mending(case, package, drawn, seating)
    if mends is None:
        return None
    values = list[float]()
    for judgement in outcome.people:
        if judgement.must_approve > 0.5 and judgement.says_yes < level:
            for won in (False, True):
                found = mends.values(outcome.gain[case.ours], yeses(view, codes, outcome, judgement.person, level, won))
                if found is None:
                    return None
                values += found
    return case.looking_at({mends.key: values})


def cheapest_fix(view: View, packages: Packages, codes: NDArray[np.int32], outcome: Outcome, wanted: Yeses) -> Outcome | None:
    """Give the package in whose way a blocker no longer stands, changed in as few issues as possible, and of those moving our gain least.

    Args:
        codes: (issues,) option numbers of the package to be mended.
        outcome: of that.
    """
    changed = (packages.codes != codes).sum(axis=1)
    for count in range(1, len(codes) + 1):
        near = np.flatnonzero(changed == count)
        fine: list[tuple[float, int]] = []
        for start in range(0, len(near), view.block):
            rows = near[start : start + view.block]
            part = packages.codes[rows]
            good = np.flatnonzero(agreeing(view, part, wanted))
            if len(good):
                moved = np.abs(view.mean(view.side_gain(view.case.ours, part[good])) - outcome.gain[view.case.ours])
                best = int(np.argmin(moved))
                fine.append((float(moved[best]), int(rows[good[best]])))
        if fine:
            row = min(fine)[1]
            return outcome_of(view, packages.codes[[row]], packages.package(row))
    return None


def _released(fixed: Outcome | None, blocker: str, level: float) -> bool:
    """Say whether somebody says yes to a package too rarely, and need not approve it."""
    return fixed is not None and next(item.says_yes for item in fixed.people if item.person == blocker) < level - 1e-12


def yeses(view: View, codes: NDArray[np.int32], outcome: Outcome, blocker: str, level: float, won: bool) -> Yeses:
    """Give how often everybody must say yes to what mends a package: the blocker as asked, others as before, or as asked where that was more often.

    Nobody else whose approval is needed may become less likely to say yes, or come to stand in the way in more worlds, unless they are at the level anyway.

    Args:
        codes: (1, issues) option numbers of the package.
        won: whether the blocker must say yes to it, and may not just be left out of the approval.
    """
    asked = {item.person: level if item.person == blocker else min(level, item.says_yes) for item in outcome.people}
    passing = {}
    for side in view.case.sides:
        needed = view.all_required(side, codes)
        for person in side.people:
            before = float(view.share_of_yes(person, codes, needed[person.key])[0])
            passing[person.key] = level if person.key == blocker else min(level, before)
    return Yeses(asked, passing, blocker if won else "")


def _searched_fix(space: Space, codes: NDArray[np.int32], wanted: Yeses) -> tuple[Outcome | None, bool, bool]:
    """Give the same by a search, whether it is proven to be the cheapest, and whether somebody stopped it."""
    found = fix(space, codes, wanted)
    if found.codes is None:
        return None, found.proven, found.interrupted
    return outcome_of(space.view, found.codes[None], Packages(space.case, found.codes[None]).package(0)), found.proven, found.interrupted


def _forbidding(case: Case, package: Package) -> str:
    """Give the rules that a package breaks, with their reason."""
    broken = [rule for rule in case.rules if not keeps(case, rule, package)]
    reasons = [rule.because or rule.require.text for rule in broken]
    return f"this is no package: {'; '.join(reasons)}"

"""How any given package stands, who blocks it, and the cheapest fix."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from backtable.advice._advise import DEFAULT_WORLDS
from backtable.advice._inputs import Inputs
from backtable.advice._people import outcome_of, rules_for, why
from backtable.advice._result import Blocker, Explanation, Method, Outcome
from backtable.advice._seats import agreed_on_the_spot, exposed
from backtable.belief import Beliefs
from backtable.case import Case, Package
from backtable.value import Model, Packages, View, codes_of, enumerate_packages, keeps, known_values

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
) -> Explanation:
    """Give gains, approvals, blockers and their cheapest fixes for a package.

    Args:
        level: somebody whose chance of yes is below it blocks; a fix lifts it to the level or over.
        beliefs: what was learned of the case; worlds are drawn as that leaves them.
    """
    case = case.holding([package])
    known = known_values(case, given)
    seed = case.seed if seed is None else seed
    model = Model(case, seating)
    inputs = Inputs(case, worlds, seed, known, beliefs)
    view = model.view(inputs.draw(2))
    packages = enumerate_packages(case)
    codes = codes_of(case, [package])
    outcome = outcome_of(view, codes, package)
    blockers = []
    for judgement in outcome.people:
        if judgement.must_approve > 0.5 and judgement.says_yes < level:
            fix = cheapest_fix(view, packages, codes[0], outcome, judgement.person, level)
            blockers.append(Blocker(judgement.person, judgement.says_yes, judgement.shortfall, fix))
    other = None if case.demand is None or case.demand.values == package.values else codes_of(case, [case.demand])[0]
    method = Method(
        view.worlds.exact,
        view.worlds.count,
        seed,
        inputs.digest(seating),
        len(packages),
        tuple(key for key, front in model.seating.items() if front),
        given=tuple(known.items()),
        evidence=inputs.pieces,
    )
    exposure, worst = exposed(view, packages)
    forbidden = "" if packages.find(package) is not None else _forbidding(case, package)
    return Explanation(
        case,
        method,
        outcome,
        forbidden,
        rules_for(view, codes),
        tuple(sorted(blockers, key=lambda item: item.chance)),
        why(view, codes[0], other),
        float(view.mean(agreed_on_the_spot(view, codes))[0]),
        exposure,
        worst,
    )


def cheapest_fix(
    view: View, packages: Packages, codes: NDArray[np.int32], outcome: Outcome, blocker: str, level: float
) -> Outcome | None:
    """Give the package that brings a blocker round in as few issues as possible, and of those moves our gain least.

    Nobody else whose approval it needs may be less likely to say yes than before, unless they are at the level anyway.

    Args:
        codes: (issues,) option numbers of the package to be mended.
    """
    changed = (packages.codes != codes).sum(axis=1)
    before = {judgement.person: judgement.says_yes for judgement in outcome.people}
    for count in range(1, len(codes) + 1):
        near = np.flatnonzero(changed == count)
        fine: list[tuple[float, int]] = []
        for start in range(0, len(near), 2048):
            rows = near[start : start + 2048]
            part = packages.codes[rows]
            passes = np.ones(len(rows), dtype=bool)
            for person in view.case.people:
                needed = view.mean(view.required(person, part)) > 0.5
                yes = view.mean(view.yes(person, part))
                wanted = level if person.key == blocker else min(level, before[person.key])
                passes &= ~needed | (yes >= wanted - 1e-12)
            good = np.flatnonzero(passes)
            if len(good):
                moved = np.abs(view.mean(view.side_gain(view.case.ours, part[good])) - outcome.gain[view.case.ours])
                best = int(np.argmin(moved))
                fine.append((float(moved[best]), int(rows[good[best]])))
        if fine:
            row = min(fine)[1]
            return outcome_of(view, packages.codes[[row]], packages.package(row))
    return None


def _forbidding(case: Case, package: Package) -> str:
    """Give the rules that a package breaks, with their reason."""
    broken = [rule for rule in case.rules if not keeps(case, rule, package)]
    reasons = [rule.because or rule.require.text for rule in broken]
    return f"this is no package: {'; '.join(reasons)}"

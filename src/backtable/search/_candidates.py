"""The packages that advice looks at where there are too many to look at each: the best found, by several measures."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from backtable.case import Case, Package
from backtable.errors import NoPackageError
from backtable.quantities import counted
from backtable.search._climb import climb
from backtable.search._exposure import most_cells
from backtable.search._front import front
from backtable.search._hurried import hurried
from backtable.search._measures import Codes, Floats
from backtable.search._pool import Pool
from backtable.search._search import Progress, Proven, Search
from backtable.search._space import Space
from backtable.stopping import Stopping
from backtable.value import DEFAULT_MEMORY, Packages, View, apart, codes_of, some_packages, value_all

BUDGET = 10_000_000_000
GAP = 1e-3
TABLE_CELLS = 200_000
_LEVELS = (0.5, 0.75, 0.9, 0.95, 0.99, 1.0)
_BEST = 1_200
_LIKELY = 300
_BEST_STOPPED, _LIKELY_STOPPED = 150, 50  # who stops a search waits for what comes after it


@dataclass(frozen=True, slots=True)
class Candidates:
    """Packages worth a closer look, and how good the best of them is proven to be."""

    packages: Packages
    proven: Proven


def candidates(
    view: View,
    budget: int = BUDGET,
    gap: float = GAP,
    memory: int = DEFAULT_MEMORY,
    progress: Progress | None = None,
    answers: Floats | None = None,
    others: int = 0,
    named: Package | None = None,
    stopping: Stopping | None = None,
) -> Candidates:
    """Search a case for the packages that advice needs: best by expected gain, by chance, with a margin, and efficient ones.

    Args:
        view: the case in some worlds, best without large tables (`TABLE_CELLS`).
        budget: how many numbers may be computed for the proof, roughly.
        gap: what share of the bound may stay open.
        memory: bytes that joins of tables may take, roughly.
        progress: called with words, steps done and steps in all.
        others: how many of the best are sought that differ in substance from the best and from each other.
        named: a package that is looked at in any case.
        answers: (worlds, columns) weights on the worlds, for each of which the best package is sought as well.
        stopping: whether somebody has asked to stop; then what was found by that time is given, or what can be found in a moment.

    Raises:
        TooLargeError: the memory does not suffice.
        NoPackageError: the rules leave no package that is found.
    """
    case, cells, stopping = view.case, most_cells(memory), stopping or Stopping()
    say = progress or (lambda *_: None)
    search: Search | None = None
    try:
        with stopping:
            say("Preparing the search", 0, 0)
            search = Search(Space(view, cells), progress)
    except KeyboardInterrupt:
        pass
    if search is None:  # only now is let go of what took the memory
        return _in_a_moment(view, Proven(None, 0.0, np.inf, 0, True), named)
    proven = search.run(budget, gap, stopping=stopping)
    if proven.interrupted and proven.best is None:
        return _in_a_moment(view, proven, named)
    pool, space = search.pool, search.space
    fronts = []
    try:
        with stopping:
            if proven.best is not None:
                say("Looking for others that are good", 0, 0)
                _likely(pool, proven.best)
                _safer(space, proven.best, pool)
                fronts.append(_answered(space, proven.best, answers))
                fronts.append(_otherwise(pool, proven.best, others))
            likely = Search(space.for_chance(), progress)
            bounded = likely.run(space.work + budget // 10, stopping=stopping)
            proven = replace(proven, chance=min(bounded.bound, 1.0))
            if stopping.asked:
                raise KeyboardInterrupt
            fronts.append(likely.pool.codes[np.argsort(-likely.pool.gain, kind="stable")[:_LIKELY]])
            pool.tidy()
            fronts.append(front(space, pool.codes[:1]))
    except KeyboardInterrupt:
        pass
    proven = replace(proven, interrupted=stopping.asked)
    pool.tidy()
    best, likely_ones = (_BEST, _LIKELY) if not stopping.asked else (_BEST_STOPPED, _LIKELY_STOPPED)
    found = [pool.codes[:best], pool.codes[np.argsort(-pool.chance, kind="stable")[:likely_ones]]]
    if case.packages or named:
        codes = codes_of(case, [*case.packages, *([named] if named else [])])
        found.append(codes[space.kept(codes)])
    found += fronts
    if proven.best is not None:
        found.append(proven.best[None])
    codes = np.unique(np.concatenate(found), axis=0)
    if not len(codes):
        codes = _any(case, space)
    return Candidates(Packages(case, codes), proven)


def _in_a_moment(view: View, proven: Proven, named: Package | None) -> Candidates:
    """Give what can be found in a moment, where a search was stopped that has found nothing."""
    codes = hurried(view, [named] if named else [])
    if not len(codes):
        return Candidates(some_packages(view.case, _LIKELY_STOPPED), proven)
    gains = value_all(view, codes).gain
    row = int(np.argmax(gains))
    value, best = float(gains[row]), codes[row]
    found = replace(proven, best=best, value=value, bound=max(proven.bound, value)) if value > view.tolerance else proven
    return Candidates(Packages(view.case, codes), found)


def _likely(pool: Pool, best: Codes) -> None:
    """Look for the best package at each level of chance."""
    for level in _LEVELS:
        # every lack of chance costs more than any gain, so that the level is reached first
        scale = 4 * pool.space.ours.size

        def aim(_: Codes, gain: Floats, chance: Floats, level: float = level, scale: float = scale) -> Floats:
            return np.where(gain > 0, gain - scale * np.maximum(level - chance, 0.0), gain)

        enough = np.flatnonzero(pool.chance >= level - 1e-12)
        start = pool.codes[enough[np.argmax(pool.gain[enough])]] if len(enough) else best
        climb(pool, start, aim)


def _otherwise(pool: Pool, best: Codes, count: int) -> Codes:
    """Look for the best package that differs in substance from the best and from those found before it, so many times."""
    case, scale = pool.space.case, 10 * pool.space.ours.size
    named, least = [best], min(2, len(best))

    def aim(codes: Codes, gain: Floats, _: Floats) -> Floats:
        differs = np.min([apart(case, codes, other) for other in named], axis=0)
        return np.asarray(gain - scale * np.maximum(least - differs, 0), dtype=float)

    for _ in range(count):
        pool.tidy()
        start = pool.codes[int(np.argmax(aim(pool.codes, pool.gain, pool.chance)))] if len(pool.codes) else best
        far = all(apart(case, start[None], other)[0] >= least for other in named)
        found, worth = climb(pool, start, aim, pairs=not far)
        if worth <= 0:
            break
        named.append(found)
    return np.array(named, dtype=np.int32)


def _answered(space: Space, best: Codes, answers: Floats | None) -> Codes:
    """Look for the best package under each of some weightings of the worlds, from the best and from what was found for the one before."""
    found = [best]
    for column in () if answers is None else answers.T:
        known = copy.copy(space)
        known.counted = column
        pool = Pool(known)
        ends = [climb(pool, start, pairs=False) for start in dict.fromkeys(map(tuple, (best.tolist(), found[-1].tolist())))]
        found.append(max(ends, key=lambda item: item[1])[0])
        space.work = known.work
    return np.array(found, dtype=np.int32)


def _safer(space: Space, best: Codes, pool: Pool) -> None:
    """Look for the best package where every counterpart asks for a margin more."""
    raised: Mapping[str, float] = {
        person.key: space.case.margin * _reach(space, person.key) for side in space.case.other_sides for person in side.people
    }
    stricter = copy.copy(space)
    stricter.slack = {
        key: replace(item, fixed=item.fixed - raised.get(key, 0.0)) for key, item in space.slack.items()
    }
    stricter.raised = dict(raised)
    inner = Pool(stricter)
    found, _ = climb(inner, best)
    inner.tidy()
    if len(inner.codes):
        pool.score(np.concatenate([found[None], inner.codes[:64]]))


def _reach(space: Space, key: str) -> float:
    low, high = space.ranges(space.whole)
    return float(high[space.slack[key].first] - low[space.slack[key].first]) / 2


def _any(case: Case, space: Space) -> Codes:
    """Give some packages where none is worth anything, so that who stands in the way can be said."""
    random = np.random.default_rng(0)
    for _ in range(64):
        drawn = random.integers(0, np.array(space.sizes), (1_024, len(space.sizes))).astype(np.int32)
        drawn = drawn[space.kept(drawn)]
        if len(drawn):
            return np.unique(drawn, axis=0)
    raise NoPackageError(f"{case.name}: of {counted(case.combinations)} packages none was found that the rules leave; relax one of them")

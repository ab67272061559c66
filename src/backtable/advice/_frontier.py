"""The efficient frontier of a case over any sides and people, with its solutions and the packages behind every point."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from backtable.advice._advise import DEFAULT_WORLDS
from backtable.advice._amounts import Amounts, combinations_beside, looking_at_rows, with_best_amounts
from backtable.advice._continuum import Continuum, find_continuum
from backtable.advice._efficient import efficient_packages, every_package
from backtable.advice._idle import without_idle
from backtable.advice._inputs import Inputs
from backtable.advice._memory import fits, most_packages, short_of
from backtable.advice._possible import possible_packages
from backtable.advice._result import Method, Searched
from backtable.advice._stages import Stages
from backtable.belief import Beliefs
from backtable.case import Case, Package
from backtable.errors import InputError, NoAnswerError, TooLargeError
from backtable.frontier import efficient, solution_bounds, solve
from backtable.quantities import counted
from backtable.search import BUDGET, FRONT_BUDGET, TABLE_CELLS, candidates, outline, outline_amounts
from backtable.stopping import Stopping, stoppable
from backtable.value import (
    DEFAULT_MEMORY,
    Model,
    Packages,
    View,
    Worlds,
    codes_of,
    enumerate_packages,
    known_values,
    mean_gains,
    value_all,
)

MEASURES = ("gain", "chance")
"""What a frontier can be over beside gains of sides and people: our expected gain of proposing, and the chance."""

Progress = Callable[[str, int, int], None]
Floats = NDArray[np.float64]
_CHANCE = 1e-9
_TO_CHOOSE = 20_000_000  # packages times worlds that are valued to choose among equal ones
_MOMENT = 200_000_000  # numbers that are computed once somebody has stopped what proves nothing so far
_SPREAD = 2_048  # packages that are compared where somebody stopped it before all were


@dataclass(frozen=True, slots=True)
class FrontierPoint:
    """What an efficient package comes to, and the packages that come to it.

    Args:
        gains: by what the frontier is over, in its order: expected gain over no deal, of a person as they judge it.
        expected_gain: what it gains us to propose the first of its packages.
        chance: that everybody approves the first of its packages.
        count: how many packages come to it; None where they were not counted.
        packages: the first of them, or all where they were asked for.
        solutions: keys of the solutions of bargaining theory that it is.
    """

    gains: tuple[float, ...]
    expected_gain: float
    chance: float
    count: int | None
    packages: tuple[Package, ...]
    solutions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrontierLine:
    """A straight line on which every package is efficient, too.

    Args:
        points: positions of the points that it joins, the earlier first.
        packages: the packages at its ends; those on it differ from them in the continuous amount alone, which lies between theirs.
    """

    points: tuple[int, int]
    packages: tuple[Package, Package]


@dataclass(frozen=True, slots=True)
class Frontier:
    """The efficient frontier.

    Args:
        over: keys of sides and people, or the two measures `gain` and `chance`.
        points: each once, the largest of the first of `over` first.
        possible: how many packages the rules leave; None where a rule joins too many issues for that to be known, and where an amount can be any number.
        allowed: how many were compared.
        every: whether packages that our own people do not approve took part.
        step: two gains within it of each other are equal.
        searched: what is proven where there are too many packages to look at each and they are more than sums over few coupled issues; None where it is exact.
        every_amount: whether every value of the continuous amounts took part, and not some alone.
        lines: where it did so and the frontier is exact, what joins the points.
        unlisted: whether all packages of each point were asked for and could not be listed: then the first of each is given.
    """

    case: Case
    over: tuple[str, ...]
    points: tuple[FrontierPoint, ...]
    possible: int | None
    allowed: int
    every: bool
    step: float
    method: Method
    searched: Searched | None = None
    every_amount: bool = False
    lines: tuple[FrontierLine, ...] = ()
    unlisted: bool = False

    @property
    def complete(self) -> bool:
        """Whether every package took part; not so where they were searched, and where some values alone of a continuous amount were looked at."""
        return self.searched is None and (self.every_amount or not self.case.continuous)


def find_frontier(
    case: Case,
    over: Sequence[str] = (),
    every: bool = False,
    all_packages: bool = False,
    worlds: int = DEFAULT_WORLDS,
    seed: int | None = None,
    seating: Mapping[str, bool] | None = None,
    given: Mapping[str, float] | None = None,
    beliefs: Beliefs | None = None,
    memory: int = DEFAULT_MEMORY,
    progress: Progress | None = None,
    budget: int | None = None,
    stopping: Stopping | None = None,
) -> Frontier:
    """Give the packages that no other beats for everybody of interest.

    A case with more packages than can be enumerated is answered exactly where its terms couple few issues and our own people's yes
    is certain; else its frontier is searched, and `searched` says how far any package can lie beyond the points. Ctrl-C ends it with what it has
    found and proven so far; a second one ends the program.

    Gains are compared in steps of 1e-9 of the case's scale: packages whose gains are then equal are one point, and each point
    stands once, with one of its packages or with all: where every package is looked at that which is likeliest to be approved by everybody, of several the first in the order of the case,
    unless very many are equal.

    Args:
        case: the case.
        over: keys of sides and people whose gains count, or `("gain", "chance")`; all sides by default.
        every: also packages that our own people do not approve.
        all_packages: give the packages of each point instead of the first: all, or 1,000 where the case has too many packages to look at each.
        worlds: how many worlds to draw where not all can be enumerated.
        seed: fixes the draws; the case's own by default.
        seating: person → True at a front table, where it differs from the case.
        given: assumption → value, as if it were known to us.
        beliefs: what was learned of the case.
        memory: bytes that a search of a case too large to enumerate may take, roughly.
        progress: called with what is being done, and how many steps of how many are done (0 of 0 where unknown).
        budget: how many numbers such a search may compute, roughly; half a minute's worth by default.
        stopping: whether somebody has asked to stop, where the caller listens to Ctrl-C.

    Raises:
        NoAnswerError: `over` names nobody in the case, or one alone.
        TooLargeError: the case has too many packages to give all of a point.
    """
    chosen = tuple(over) or tuple(side.key for side in case.sides)
    _require_known(case, chosen)
    with stoppable(stopping) as asked:
        stages = Stages(asked, progress)
        return _frontier(case, chosen, every, all_packages, worlds, seed, seating, given, beliefs, memory, budget, stages)


def _frontier(
    case: Case,
    chosen: tuple[str, ...],
    every: bool,
    all_packages: bool,
    worlds: int,
    seed: int | None,
    seating: Mapping[str, bool] | None,
    given: Mapping[str, float] | None,
    beliefs: Beliefs | None,
    memory: int,
    budget: int | None,
    stages: Stages,
) -> Frontier:
    seed = case.seed if seed is None else seed
    if case.continuous and all_packages:
        raise NoAnswerError("all packages of a point can be given where every amount has a `step`; leave out --all, or give one")
    written, case = case, without_idle(case, ())
    inputs = Inputs(case, worlds, seed, known_values(case, given), beliefs, written)
    drawn = inputs.draw(0)
    if case.continuous and chosen != MEASURES:
        along = stages.do("", "Looking for efficient packages", lambda: _continuum(case, drawn, chosen, every, seating), None)
        if along is not None:
            return _along(along, chosen, every, seed, seating, inputs)
        if not stages.stopping.asked:
            return _between(case, drawn, chosen, every, seed, seating, inputs, FRONT_BUDGET if budget is None else budget, stages)
    amounts = stages.do("amounts", "Looking for the best amounts", lambda: with_best_amounts(case, drawn, seating, stages.say, stopping=stages.stopping, frontier=False), Amounts(case)) if case.continuous else Amounts(case)
    case = amounts.case
    model = Model(case, seating)
    large = not fits(case, drawn.count, memory, questions=False)
    summed = large and chosen != MEASURES
    before = stages.stopping.asked
    sums = stages.do("", "Looking for efficient packages", lambda: efficient_packages(model, drawn, chosen, every, memory, stages.say), None) if summed else None
    searched = large and sums is None
    if searched and all_packages:
        raise TooLargeError(
            f"all packages of a point can be given where the frontier is exact; this case of {counted(case.combinations)} packages is searched, which finds points and does not look for "
            f"all that is equal to them: leave out --all, or use larger steps until each package can be looked at ({most_packages(memory):,} at most), or allow more with --memory"
        )
    view = model.view(drawn, most=TABLE_CELLS if searched else None)
    said: Searched | None = None
    if searched and summed and stages.stopping.asked and not before and not stages.stopping.short:  # sums prove nothing before they are done; a short search does
        packages, said = _searched(view, chosen, every, memory, _MOMENT, Stages(Stopping(), stages.say))
        said = replace(said, interrupted=True)
    elif searched:
        packages, said = _searched(view, chosen, every, memory, budget, stages)
    else:
        packages = enumerate_packages(case, most_packages(memory)) if sums is None else sums
    possible = None if case.continuous else possible_packages(case) if large else len(packages)
    listed = packages
    compared = stages.do("", f"Comparing {len(packages):,} packages", lambda: _compared(view, listed, chosen, every), None)
    if compared is None:
        if said is None:
            packages = Packages(case, packages.codes[np.linspace(0, len(packages) - 1, min(len(packages), _SPREAD)).astype(np.intp)])
            said = Searched(None if chosen == MEASURES else (np.inf,) * len(chosen), (np.inf, 1.0) if chosen == MEASURES else None, False, True, True)
        compared = _compared(view, packages, chosen, every)
    codes, gains, whole, rows = compared
    solved = solve(gains, view.tolerance) if chosen != MEASURES and len(codes) else {}
    method = Method(
        drawn.exact, drawn.count, seed, inputs.digest(seating), len(packages),
        tuple(person.key for person in case.people if model.seating[person.key]),
        given=tuple(inputs.known.items()), evidence=inputs.pieces, efficient_only=sums is not None, amounts=amounts.proven,
        short=short_of(case, memory, large),
    )  # fmt: skip
    said = said and replace(said, short=stages.stopping.short)
    points = _points(view, codes, gains, whole, rows, solved, all_packages, not large and said is None)
    unlisted = False
    if all_packages and sums is not None:
        full = stages.do("", "Listing the packages of each point", lambda: _listed(view, points, chosen, every, memory, stages), None)
        unlisted, points = full is None, full or points
    return Frontier(case, chosen, points, possible, len(codes), every, view.tolerance, method, said, unlisted=unlisted)


def _continuum(case: Case, worlds: Worlds, over: tuple[str, ...], every: bool, seating: Mapping[str, bool] | None) -> Continuum | None:
    """Give the efficient packages of any amounts; None where they are not found so."""
    try:
        return find_continuum(case, worlds, over, every, seating) if len(case.continuous) == 1 else None
    except InputError:  # where a formula bends is not known, or it is no straight line at all, which is refused elsewhere
        return None


def _along(found: Continuum, over: tuple[str, ...], every: bool, seed: int, seating: Mapping[str, bool] | None, inputs: Inputs) -> Frontier:
    """Give a frontier whose points are joined by lines."""
    case, codes = found.case, found.codes
    model = Model(case, seating)
    view = model.view(inputs.draw(0), like=found.view)
    gains = mean_gains(view, over, codes)
    order = np.lexsort(tuple(-gains[:, column] for column in range(len(over) - 1, -1, -1)))
    codes, gains = codes[order], gains[order]
    place = np.argsort(order)
    solved = solve(gains, view.tolerance, place[found.joined]) if len(codes) else {}
    method = Method(
        view.worlds.exact, view.worlds.count, seed, inputs.digest(seating), found.looked,
        tuple(person.key for person in case.people if model.seating[person.key]),
        given=tuple(inputs.known.items()), evidence=inputs.pieces,
    )  # fmt: skip
    points = _points(view, codes, gains, -np.arange(len(codes), dtype=float)[:, None], np.arange(len(codes)), solved, False, False) if len(codes) else ()
    lines = list[FrontierLine]()
    for ends, packages in zip(found.joined.tolist(), found.lines, strict=True):
        first, last = Packages(case, packages).several(np.arange(2))
        one, other = int(place[ends[0]]), int(place[ends[1]])
        lines.append(FrontierLine((one, other), (first, last)) if one < other else FrontierLine((other, one), (last, first)))
    lines.sort(key=lambda line: line.points)
    return Frontier(case, over, points, None, found.allowed, every, view.tolerance, method, None, True, tuple(lines))


def _between(
    case: Case, drawn: Worlds, over: tuple[str, ...], every: bool, seed: int, seating: Mapping[str, bool] | None, inputs: Inputs, budget: int, stages: Stages
) -> Frontier:
    """Give a frontier that is searched in boxes of the continuous amounts."""
    others = combinations_beside(case, drawn)
    plain = Model(case, seating).view(drawn)
    found = outline_amounts(plain, others, over, budget, every, progress=stages.say, stopping=stages.stopping)
    case, codes = looking_at_rows(case, found.codes, found.amounts)
    model = Model(case, seating)
    view = model.view(drawn, like=plain)
    solved = solve(found.gains, view.tolerance) if len(codes) else {}
    method = Method(
        drawn.exact, drawn.count, seed, inputs.digest(seating), len(codes),
        tuple(person.key for person in case.people if model.seating[person.key]),
        given=tuple(inputs.known.items()), evidence=inputs.pieces,
    )  # fmt: skip
    proven = solution_bounds(found.gains, found.beyond, view.tolerance)
    said = Searched(tuple(found.beyond.tolist()), None, found.none, found.interrupted, short=stages.stopping.short, solutions=proven)
    points = _points(view, codes, found.gains, -np.arange(len(codes), dtype=float)[:, None], np.arange(len(codes)), solved, False, False)
    return Frontier(case, over, points, None, len(codes), every, view.tolerance, method, said, True)


def _compared(view: View, packages: Packages, over: tuple[str, ...], every: bool) -> tuple[NDArray[np.int32], Floats, Floats, NDArray[np.intp]]:
    """Give the packages that count, what they come to, the same in steps, and which of them no other beats."""
    codes = packages.codes if every else packages.codes[view.own_yes(packages.codes)]
    gains, steps = _measured(view, codes, over)
    whole = np.round(gains / steps)
    return codes, gains, whole, efficient(whole)


def _searched(
    view: View, over: tuple[str, ...], every: bool, memory: int, budget: int | None, stages: Stages
) -> tuple[Packages, Searched]:
    """Give the packages that a search finds, and what it proves."""
    if over != MEASURES:
        found = outline(view, over, every, FRONT_BUDGET if budget is None else budget, memory=memory, progress=stages.say, stopping=stages.stopping)
        solutions = solution_bounds(found.gains, found.beyond, view.tolerance)
        return Packages(view.case, found.codes), Searched(tuple(found.beyond.tolist()), None, found.none, found.interrupted, solutions=solutions)
    if every:
        raise TooLargeError("gain and chance of packages that our own people would not approve are compared where all can be enumerated; leave out --every")
    best = candidates(view, BUDGET if budget is None else budget, memory=memory, progress=stages.say, stopping=stages.stopping)
    proven = best.proven
    return best.packages, Searched(None, (proven.bound, proven.chance), proven.best is None and proven.bound <= 0, proven.interrupted)


def _listed(view: View, points: tuple[FrontierPoint, ...], over: Sequence[str], every: bool, memory: int, stages: Stages) -> tuple[FrontierPoint, ...] | None:
    """Give points of an exact frontier of sums with their packages, of very many the first, and how many they are where that is known; None where they cannot be listed."""
    case = view.case

    def allowed(codes: NDArray[np.int32]) -> NDArray[np.bool_]:
        return np.ones(len(codes), dtype=bool) if every else view.own_yes(codes)

    firsts = codes_of(case, [point.packages[0] for point in points])
    try:
        found = every_package(view.model, view.worlds, over, every, firsts, allowed, memory, stages.say) if len(points) else []
    except TooLargeError:
        return None
    if found is None:
        return None
    listed = []
    for point, first, (codes, count) in zip(points, firsts, found, strict=True):  # the first stays, of which the chance is told
        others = codes[(codes != first).any(axis=1)][: max(len(codes) - 1, 0)]
        ordered = np.concatenate([first[None], others])
        listed.append(replace(point, packages=tuple(Packages(case, ordered).several(np.arange(len(ordered)))), count=count))
    return tuple(listed)


def _require_known(case: Case, over: tuple[str, ...]) -> None:
    if over == MEASURES:
        return
    known = [*(side.key for side in case.sides), *(person.key for person in case.people)]
    if unknown := [key for key in over if key not in known]:
        raise NoAnswerError(f"a frontier cannot be over {', '.join(unknown)}; known are {', '.join(known)}, or gain and chance together")
    if len(set(over)) < len(over) or len(over) < 2:
        raise NoAnswerError("a frontier is over two or more, each named once")


def _measured(view: View, codes: NDArray[np.int32], over: tuple[str, ...]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give (packages, measures), and (measures,) steps in which they are compared."""
    if over == MEASURES:
        values = value_all(view, codes)
        return np.stack([values.gain, values.chance], axis=1), np.array([view.tolerance, _CHANCE])
    return mean_gains(view, over, codes), np.full(len(over), view.tolerance)


def _points(
    view: View,
    codes: NDArray[np.int32],
    gains: NDArray[np.float64],
    whole: NDArray[np.float64],
    rows: NDArray[np.intp],
    solved: Mapping[str, NDArray[np.intp]],
    all_packages: bool,
    counted: bool,
) -> tuple[FrontierPoint, ...]:
    if not len(rows):
        return ()
    distinct, first, place, count = np.unique(whole[rows], axis=0, return_index=True, return_inverse=True, return_counts=True)
    place = place.reshape(-1)
    by_row = dict(zip(rows.tolist(), place.tolist(), strict=True))
    named: dict[int, list[str]] = {}
    for name, found in solved.items():
        for point in sorted({by_row[row] for row in found.tolist() if row in by_row}):
            named.setdefault(point, []).append(name)
    order = np.lexsort(tuple(-distinct[:, column] for column in range(distinct.shape[1] - 1, -1, -1)))
    members = np.split(np.argsort(place, kind="stable"), np.cumsum(count)[:-1]) if all_packages else []
    if len(rows) > len(first) and len(rows) * view.worlds.count <= _TO_CHOOSE:  # of equal ones that which is approved most
        chance = value_all(view, codes[rows]).chance
        first = np.lexsort((np.arange(len(rows)), -np.round(chance, 12), place))[np.cumsum(count) - count]
        members = [np.concatenate([[lead], group[group != lead]]) for lead, group in zip(first.tolist(), members, strict=True)] if all_packages else []
    values = value_all(view, codes[rows[first]])
    taken = Packages(view.case, codes)
    return tuple(
        FrontierPoint(
            tuple(gains[rows[first[point]]].tolist()),
            float(values.gain[point]),
            float(values.chance[point]),
            int(count[point]) if counted else None,
            tuple(taken.package(int(row)) for row in (rows[members[point]] if all_packages else rows[first[[point]]])),
            tuple(named.get(int(point), ())),
        )
        for point in order
    )

"""From a case to a proposal that every table would approve."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from backtable.advice._amounts import Efficient
from backtable.advice._finder import CANDIDATES, Finder
from backtable.advice._idle import without_idle
from backtable.advice._inputs import Inputs
from backtable.advice._memory import short_of
from backtable.advice._nothing import Nothing, nothing_passes
from backtable.advice._people import outcome_of, rules_for, why
from backtable.advice._pool import Pool, pool, with_near
from backtable.advice._possible import possible_packages
from backtable.advice._questions import HINTS, questions
from backtable.advice._rests import rests_on
from backtable.advice._result import Advice, Contribution, Method, Outcome, Question, Rest, Searched
from backtable.advice._seats import seats
from backtable.advice._stages import Stages
from backtable.advice._tied import different
from backtable.belief import Beliefs
from backtable.case import Case
from backtable.errors import NoAnswerError
from backtable.frontier import solution_bounds, solve, stretches
from backtable.quantities import money
from backtable.search import BUDGET, AmountsOutline, Outline
from backtable.stopping import Stopping, stoppable
from backtable.value import DEFAULT_MEMORY, Model, Packages, Values, View, codes_of, known_values, mean_gain, value_all

Progress = Callable[[str, int, int], None]
DEFAULT_WORLDS = 1000
_TIED = 5  # packages of a solution that are given of those that tie and differ for somebody
_TABLED = 2_000  # in more worlds than that, tables for a few hundred packages take more time and memory than they spare


def advise(
    case: Case,
    worlds: int = DEFAULT_WORLDS,
    seed: int | None = None,
    top: int = 3,
    seating: Mapping[str, bool] | None = None,
    given: Mapping[str, float] | None = None,
    progress: Progress | None = None,
    beliefs: Beliefs | None = None,
    hints: Sequence[float] = HINTS,
    memory: int = DEFAULT_MEMORY,
    budget: int = BUDGET,
    stopping: Stopping | None = None,
) -> Advice:
    """Give the package to propose, with its people, questions, alternatives and seats.

    A case with more packages than can be enumerated is answered from its efficient packages alone, which hold the best proposal
    and all solutions, where its terms couple few issues and nothing in it is uncertain; else from the best packages that a
    search finds, and `method` says how much better than the best of them a package could be at most. Ctrl-C ends it with
    what it has found and proven so far, and `left_out` says what is missing; a second one ends the program.

    The best is chosen on one set of worlds, compared with its rivals on a second and reported on a third, so that
    its figures are not flattered by the choice.

    Args:
        case: the case.
        worlds: how many worlds to draw where not all can be enumerated.
        seed: fixes the draws; the case's own by default.
        top: how many alternatives to give.
        seating: person → True at a front table, where it differs from the case.
        given: assumption → value, as if it were known to us.
        progress: called with what is being done, and how many steps of how many are done (0 of 0 where unknown).
        beliefs: what was learned of the case; worlds are drawn as that leaves them.
        hints: credibilities at which an answer is valued beside the certain one.
        memory: bytes that may be taken, roughly; where they do not suffice to look at every package, the best are searched.
        budget: how many numbers a search may compute for its proof, roughly; half a minute's worth by default.
        stopping: whether somebody has asked to stop, where the caller listens to Ctrl-C.

    Raises:
        NoAnswerError: `seating` or `given` names nobody or nothing in the case, or a value that cannot be.
        TooLargeError: the case has too many packages, or too many efficient ones.
    """
    unknown = [key for key in seating or {} if key not in {person.key for person in case.people}]
    if unknown:
        raise NoAnswerError(f"the case knows no {', '.join(unknown)}")
    inputs = Inputs(case, worlds, case.seed if seed is None else seed, known_values(case, given), beliefs)
    case = without_idle(case, (*case.packages, *([case.demand] if case.demand else [])))
    with stoppable(stopping) as asked:
        stages = Stages(asked, progress)
        found = pool(case, inputs, seating, top, memory, budget, stages)
        return _advice(found, seating or {}, top, hints, memory, stages)


def _advice(found: Pool, seating: Mapping[str, bool], top: int, hints: Sequence[float], memory: int, stages: Stages) -> Advice:
    case, packages, values, report = found.case, found.packages, found.values, found.report
    finder, whole = Finder(found), None if found.large else found.amounts.efficient
    proposal, rivals = stages.do("compared", "Comparing the best on fresh worlds", finder.best, finder.first())
    outcome = None if proposal is None else finder.report(proposal)
    nobody = _nobody(found, stages) if proposal is None else None
    demand = None if case.demand is None else codes_of(case, [case.demand])
    safer = None if proposal is None else stages.do("with_margin", "Looking for what leaves a margin", lambda: finder.safer(found.front, case.margin, proposal), None)
    asked: tuple[Question, ...] = ()
    rested: tuple[Rest, ...] = ()
    reasons: tuple[Contribution, ...] = ()
    chances: tuple[Outcome, ...] = ()
    if proposal is not None:
        best = proposal
        reasons = stages.do("why", "Looking at why it is good for whom", lambda: why(report, packages.codes[best], None if demand is None else demand[0]), ())
        chances = stages.do("more_chance", "Looking at what more chance would cost", lambda: finder.more_chance(best), ())
        like = found.choose if found.searched or found.choose.worlds.count > _TABLED else None
        rested = stages.do(
            "rests_on", "Looking at what it rests on",
            lambda: rests_on(found.model, finder.ordered(), packages, best, found.inputs, found.choose.worlds, like, report), (),
        )  # fmt: skip
    if len(found.allowed):
        asked = stages.do("questions", "Weighing what could be asked", lambda: questions(finder, values, found.answers, found.compare, hints), ())
    # the worst that could be agreed is not among the efficient packages, nor among the best
    seated = stages.do(
        "seats", "Trying other seats",
        lambda: seats(case, packages if found.every else None, seating, found.choose.worlds, report.worlds, outcome, memory, stages.stopping), (),
    )  # fmt: skip
    return Advice(
        case=case,
        method=_method(found, seating, memory),
        proposal=outcome,
        reason=nobody.words if nobody else "",
        in_the_way=nobody.people if nobody else (),
        demand=None if case.demand is None or demand is None else outcome_of(report, demand, case.demand),
        equally_good=_terms_among(case, packages, rivals),
        equally_good_count=len(rivals),
        equally_good_more=finder.tied_and_more or found.large,
        safer=safer,
        cautions=() if outcome is None else _cautions(case, outcome),
        rules=() if proposal is None else rules_for(report, packages.codes[[proposal]]),
        questions=tuple(item for item in asked if "@" not in item.about),
        beliefs=tuple(item for item in asked if "@" in item.about),
        why=reasons,
        alternatives=() if proposal is None else _alternatives(found, finder, proposal, top),
        solutions=_solutions(found, finder) if whole is None else _solved(whole, report),
        more_chance=chances,
        rests_on=rested,
        seats=seated,
        frontier=_outcomes(case, packages, found.front, found.gains, values) if whole is None else _whole(whole),
        possible=None if case.continuous else found.total if found.every else possible_packages(case),
        allowed=len(found.allowed),
        chance_half=int((values.chance >= 0.5 - 1e-12).sum()),
        chance_90=int((values.chance >= 0.9 - 1e-12).sum()),
        left_out=tuple(name for name in dict.fromkeys(stages.left_out) if name),
        short=stages.stopping.short,
    )


def _alternatives(found: Pool, finder: Finder, proposal: int, count: int) -> tuple[Outcome, ...]:
    """Give the next best that differ in substance; beside packages that are efficient all, those near the best of them."""
    if not found.sums or not count:
        return finder.alternatives(proposal, count)
    near = with_near(found)
    (row,) = np.flatnonzero((near.packages.codes == found.packages.codes[proposal]).all(axis=1))
    return Finder(near).alternatives(int(row), count)


def _method(found: Pool, seating: Mapping[str, bool], memory: int) -> Method:
    """Give how an answer was found."""
    whole = None if found.large else found.amounts.efficient
    return Method(
        found.choose.worlds.exact,
        found.choose.worlds.count,
        found.inputs.seed,
        found.inputs.digest(seating),
        len(found.packages),
        tuple(person.key for person in found.case.people if found.model.seating[person.key]),
        min(CANDIDATES, len(found.allowed)),
        tuple(found.inputs.given.items()),
        found.inputs.pieces,
        found.sums,
        found.proven,
        found.amounts.proven,
        short_of(found.case, memory, found.large),
        _searched(found.choose, found.outlined if whole is None else whole.proven),
        whole is not None,
    )


def _nobody(found: Pool, stages: Stages) -> Nothing:
    """Give why there is nothing to propose, and who is in the way."""
    searches = [item for item in (found.proven, found.amounts.proven) if item is not None]
    unsought = "amounts" in stages.left_out
    certain = all(item.bound <= found.choose.tolerance for item in searches) and not unsought
    return stages.do(
        "", "Looking for who is in the way",
        lambda: nothing_passes(found.choose, found.packages.codes, found.own, not searches and not unsought, certain),
        Nothing((), f"Nothing to propose had been found when it was stopped, among {len(found.packages):,} packages; let it look for longer."),
    )  # fmt: skip


def _solutions(found: Pool, finder: Finder) -> dict[str, tuple[Outcome, ...]]:
    """Give the solutions among the packages that our side approves."""
    allowed = found.allowed
    if not len(allowed):
        return {}
    solved = solve(found.gains[allowed], found.choose.tolerance)
    return {
        name: tuple(replace(finder.report(item.row, people=False), alike=item.alike) for item in different(found.choose, found.packages.codes, allowed[rows], _TIED))
        for name, rows in solved.items()
    }


def _searched(view: View, outlined: Outline | AmountsOutline | None) -> Searched | None:
    if outlined is None:
        return None
    proven = solution_bounds(outlined.gains, outlined.beyond, view.tolerance)
    return Searched(tuple(outlined.beyond.tolist()), None, outlined.none, outlined.interrupted, solutions=proven)


def _outcomes(
    case: Case, packages: Packages, front: NDArray[np.intp], gains: NDArray[np.float64], values: Values
) -> tuple[Outcome, ...]:
    """Give the efficient packages, our largest gain first."""
    sides = [side.key for side in case.sides]
    rows = front[np.argsort(-gains[front, sides.index(case.ours)], kind="stable")]
    columns = zip(packages.several(rows), values.gain[rows].tolist(), values.chance[rows].tolist(), gains[rows].tolist(), strict=True)
    return tuple(Outcome(package, gain, 0.0, chance, dict(zip(sides, own, strict=True))) for package, gain, chance, own in columns)


def _whole(found: Efficient) -> tuple[Outcome, ...]:
    """Give the efficient packages at any values of an amount, our largest gain first."""
    case, codes = found.case, found.codes
    gains = np.stack([mean_gain(found.view, side.key, codes) for side in case.sides], axis=1)
    return _outcomes(case, Packages(case, codes), np.arange(len(codes)), gains, value_all(found.view, codes))


def _solved(found: Efficient, report: View) -> dict[str, tuple[Outcome, ...]]:
    """Give the solutions among efficient packages at any values, reported on worlds that had no part in the choice."""
    case, codes = found.case, found.codes
    if not len(codes):
        return {}
    gains = np.stack([mean_gain(found.view, side.key, codes) for side in case.sides], axis=1)
    view = Model(case, found.view.model.seating).view(report.worlds, like=report)
    packages = Packages(case, codes)
    lines = [] if found.joined is None else found.joined.tolist()
    result = {}
    for name, rows in solve(gains, found.view.tolerance, found.joined).items():
        ends = [end for part in stretches(rows.tolist(), lines) for end in (part[:1] if len(part) == 1 else (part[0], part[-1]))]
        tied = different(found.view, codes, np.array(ends, dtype=np.intp), _TIED)
        result[name] = tuple(replace(outcome_of(view, codes[[item.row]], packages.package(item.row), people=False), alike=item.alike) for item in tied)
    return result


def _terms_among(case: Case, packages: Packages, rivals: NDArray[np.intp]) -> dict[str, tuple[float | str, ...]]:
    return {
        issue.key: tuple(issue.options[code] for code in np.unique(packages.codes[rivals, column]))
        for column, issue in enumerate(case.issues)
    }


def _cautions(case: Case, outcome: Outcome) -> tuple[str, ...]:
    lines = []
    for judgement in outcome.people:
        surplus = judgement.gain.mean - judgement.threshold
        if (
            judgement.must_approve > 0.5
            and judgement.says_yes > 0.5
            and surplus < 0.02 * max(abs(judgement.gain.mean), abs(judgement.threshold), 1e-9)
        ):
            lines.append(f"it leaves {case.person(judgement.person).label} next to nothing above what they ask for.")
    lines += [
        f"{side.label} as a whole is {money(-outcome.gain[side.key], case.currency)} worse off than without a deal, and nobody who must approve there is stopped by it: "
        "whoever answers for that may stop it yet; if they are missing from the case, add them."
        for side in case.other_sides
        if outcome.gain[side.key] < -0.01 * max(map(abs, outcome.gain.values()))
    ]
    ends = [
        issue.label
        for issue, value in zip(case.issues, outcome.package.values, strict=True)
        if value in issue.open_ends
    ]
    if ends:
        lines.append(f"at the end of the range: {', '.join(ends)}; a wider range may hold something better.")
    return tuple(lines)

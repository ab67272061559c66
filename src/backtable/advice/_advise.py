"""From a case to a proposal that every table would approve."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from backtable.advice._amounts import Amounts, Efficient, with_best_amounts
from backtable.advice._efficient import efficient_packages
from backtable.advice._idle import without_idle
from backtable.advice._inputs import Inputs
from backtable.advice._memory import fits, most_packages, short_of
from backtable.advice._nothing import Nothing, nothing_passes
from backtable.advice._people import outcome_of, rules_for, why
from backtable.advice._possible import possible_packages
from backtable.advice._questions import HINTS, answer_weights, questions
from backtable.advice._rests import REPORTED, rests_on
from backtable.advice._result import Advice, Contribution, Method, Outcome, Question, Rest, Searched
from backtable.advice._seats import seats
from backtable.advice._stages import Stages
from backtable.belief import Beliefs
from backtable.case import Case
from backtable.errors import NoAnswerError
from backtable.frontier import efficient, solution_bounds, solve, stretches
from backtable.search import BUDGET, TABLE_CELLS, AmountsOutline, Candidates, Outline, Proven, candidates, outline
from backtable.stopping import Stopping, stoppable
from backtable.value import (
    DEFAULT_MEMORY,
    Model,
    Packages,
    Values,
    View,
    apart,
    at_most,
    best_of,
    codes_of,
    enumerate_packages,
    known_values,
    mean_gain,
    mean_gains,
    value_all,
    values_in_worlds,
)

Progress = Callable[[str, int, int], None]
DEFAULT_WORLDS = 1000
_CANDIDATES = 4096
_SPREAD = 512  # packages that are looked at of those that were not yet when somebody stopped it
_MOMENT = 100_000_000  # numbers that are computed once somebody has stopped what proves nothing so far
_FOR_FRONTIER = 10  # which part of what a search may compute goes into the frontier
_TIED = 5  # packages of a solution that are given of those that tie
_AT_ONCE = 64  # alternatives that are compared together
_TABLED = 2_000  # in more worlds than that, tables for a few hundred packages take more time and memory than they spare
_LEVELS = (0.5, 0.75, 0.9, 0.95, 0.99)


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
    with stoppable(stopping) as asked:
        return _advice(case, worlds, seed, top, seating, given, beliefs, hints, memory, budget, Stages(asked, progress))


def _advice(
    case: Case,
    worlds: int,
    seed: int | None,
    top: int,
    seating: Mapping[str, bool] | None,
    given: Mapping[str, float] | None,
    beliefs: Beliefs | None,
    hints: Sequence[float],
    memory: int,
    budget: int,
    stages: Stages,
) -> Advice:
    say, stopping = stages.say, stages.stopping
    unknown = [key for key in seating or {} if key not in {person.key for person in case.people}]
    if unknown:
        raise NoAnswerError(f"the case knows no {', '.join(unknown)}")
    known = known_values(case, given)
    seed = case.seed if seed is None else seed
    written, case = case, without_idle(case, (*case.packages, *([case.demand] if case.demand else [])))
    drawn = Inputs(case, worlds, seed, known, beliefs).draw(0)
    amounts = stages.do("amounts", "Looking for the best amounts", lambda: with_best_amounts(case, drawn, seating, say, stopping=stopping), Amounts(case)) if case.continuous else Amounts(case)
    case = amounts.case
    model = Model(case, seating)
    large = not fits(case, drawn.count, memory)
    whole = None if large else amounts.efficient
    before = stopping.asked
    efficient_only = stages.do("", "Looking for efficient packages", lambda: efficient_packages(model, drawn, memory=memory, progress=say), None) if large else None
    searched = large and efficient_only is None
    inputs = Inputs(case, worlds, seed, known, beliefs, written)
    most = TABLE_CELLS if searched else None
    first, second, third = (model.view(inputs.draw(stream), most=most) for stream in (0, 1, REPORTED))
    columns, index = answer_weights(first, inputs.known)
    found = outlined = None
    if searched:
        stopped_sums = stopping.asked and not before and not stopping.short  # sums prove nothing before they are done; a short search does
        found = candidates(
            first, min(budget, _MOMENT) if stopped_sums else budget, memory=memory, progress=say, answers=columns, others=0 if stopped_sums else top, named=amounts.best,
            stopping=Stopping() if stopped_sums else stopping,
        )  # fmt: skip
        found = replace(found, proven=replace(found.proven, interrupted=found.proven.interrupted or stopped_sums))
        outlined = _outlined(first, found, budget, memory, say, stopping)
    if found and outlined:
        found = replace(found, proven=replace(found.proven, interrupted=found.proven.interrupted or outlined.interrupted))
        found = replace(found, packages=Packages(case, np.unique(np.concatenate([found.packages.codes, outlined.codes]), axis=0)))
    packages = found.packages if found else enumerate_packages(case, most_packages(memory)) if efficient_only is None else efficient_only
    every = efficient_only is None and not searched
    total = len(packages)
    packages, own, values, proven = _valued(first, packages, columns, stages, found.proven if found else None)
    gains = np.stack([mean_gain(first, side.key, packages.codes) for side in case.sides], axis=1)
    allowed = np.flatnonzero(own)
    finder = _Finder(case, packages, first, second, third, allowed, values)
    front = allowed[efficient(np.round(gains[allowed] / first.tolerance))] if len(allowed) else allowed
    proposal, rivals = stages.do("compared", "Comparing the best on fresh worlds", finder.best, finder.first())
    demand = None
    if case.demand is not None:
        demand = outcome_of(third, codes_of(case, [case.demand]), case.demand)
    method = Method(
        first.worlds.exact,
        first.worlds.count,
        seed,
        inputs.digest(seating),
        len(packages),
        tuple(person.key for person in case.people if model.seating[person.key]),
        min(_CANDIDATES, len(allowed)),
        tuple(known.items()),
        inputs.pieces,
        efficient_only is not None,
        proven,
        amounts.proven,
        short_of(case, memory, large),
        _searched(first, outlined if whole is None else whole.proven),
        whole is not None,
    )
    outcome = None if proposal is None else finder.report(proposal)
    nobody = None
    if proposal is None:
        lost = Nothing((), f"Nothing to propose had been found when it was stopped, among {len(packages):,} packages; let it look for longer.")
        searches = [item for item in (proven, amounts.proven) if item is not None]
        unsought = "amounts" in stages.left_out
        certain = all(item.bound <= first.tolerance for item in searches) and not unsought
        nobody = stages.do("", "Looking for who is in the way", lambda: nothing_passes(first, packages.codes, own, not searches and not unsought, certain), lost)
    safer = None if proposal is None else stages.do("with_margin", "Looking for what leaves a margin", lambda: finder.safer(front, case.margin), None)
    solved = {} if not len(allowed) or whole is not None else solve(gains[allowed], first.tolerance)
    other = None if case.demand is None else codes_of(case, [case.demand])[0]
    asked: tuple[Question, ...] = ()
    rested: tuple[Rest, ...] = ()
    reasons: tuple[Contribution, ...] = ()
    chances: tuple[Outcome, ...] = ()
    if proposal is not None:
        best = proposal
        reasons = stages.do("why", "Looking at why it is good for whom", lambda: why(third, packages.codes[best], other), ())
        chances = stages.do("more_chance", "Looking at what more chance would cost", lambda: finder.more_chance(best), ())
        asked = stages.do("questions", "Weighing what could be asked", lambda: questions(finder, values, index, second, hints), ())
        like = first if searched or first.worlds.count > _TABLED else None
        rested = stages.do(
            "rests_on", "Looking at what it rests on", lambda: rests_on(model, finder.pool(), packages, best, inputs, first.worlds, like, third), ()
        )
    # the worst that could be agreed is not among the efficient packages, nor among the best
    seated = stages.do(
        "seats", "Trying other seats",
        lambda: seats(case, packages if every else None, seating or {}, first.worlds, third.worlds, outcome, memory, stopping), (),
    )  # fmt: skip
    return Advice(
        case=case,
        method=method,
        proposal=outcome,
        reason=nobody.words if nobody else "",
        in_the_way=nobody.people if nobody else (),
        demand=demand,
        equally_good=_terms_among(case, packages, rivals),
        equally_good_count=len(rivals),
        safer=safer,
        cautions=() if outcome is None else _cautions(case, outcome),
        rules=() if proposal is None else rules_for(third, packages.codes[[proposal]]),
        questions=tuple(item for item in asked if "@" not in item.about),
        beliefs=tuple(item for item in asked if "@" in item.about),
        why=reasons,
        alternatives=() if proposal is None else finder.alternatives(proposal, top),
        solutions={
            name: tuple(finder.report(int(allowed[row]), people=False) for row in rows[:_TIED])
            for name, rows in solved.items()
        } if whole is None else _solved(whole, third),
        more_chance=chances,
        rests_on=rested,
        seats=seated,
        frontier=_outcomes(case, packages, front, gains, values) if whole is None else _whole(whole),
        possible=None if case.continuous else total if every else possible_packages(case),
        allowed=len(allowed),
        chance_half=int((values.chance >= 0.5 - 1e-12).sum()),
        chance_90=int((values.chance >= 0.9 - 1e-12).sum()),
        left_out=tuple(name for name in dict.fromkeys(stages.left_out) if name),
        short=stopping.short,
    )


def _valued(
    view: View, packages: Packages, columns: NDArray[np.float64], stages: Stages, proven: Proven | None
) -> tuple[Packages, NDArray[np.bool_], Values, Proven | None]:
    """Give packages, which of them our own side approves, what they come to, and what is proven of others.

    Where somebody stops it, the packages are those looked at by then and some that are spread evenly over the others.
    """
    every = packages
    own = stages.do("", f"Asking our own side of {len(every):,} packages", lambda: view.own_yes(every.codes), None)
    looked = 0
    if own is not None:
        values = value_all(
            view, every.codes, columns, progress=lambda done, total: stages.say(f"Valuing {len(every):,} packages", done, total), weighed=own,
            stopping=stages.stopping,
        )  # fmt: skip
        looked = len(values.gain)
    if looked == len(every):
        assert own is not None
        return every, own, values, proven
    missing = len(every) - looked
    taken = missing if proven is not None else min(missing, _SPREAD)  # a search has found few, and the best is one of them
    if taken < missing:
        stages.left_out.append("packages")
    rest = looked + np.linspace(0, missing - 1, taken).astype(np.intp)
    packages = Packages(every.case, np.concatenate([every.codes[:looked], every.codes[rest]]))
    own = view.own_yes(packages.codes) if own is None else np.concatenate([own[:looked], own[rest]])
    more = value_all(view, every.codes[rest])
    nothing = np.zeros((len(rest), columns.shape[1]))
    pairs = [(values.gain, more.gain), (values.chance, more.chance), (values.columns, nothing)] if looked else []
    values = Values(*(np.concatenate(pair) for pair in pairs)) if looked else Values(more.gain, more.chance, nothing)
    if proven is not None:
        return packages, own, values, replace(proven, interrupted=True)
    worth = np.where(own, values.gain, 0.0)
    best = int(np.argmax(worth))
    some = worth[best] > view.tolerance
    bound = max(float(at_most(view, every.codes).max()), float(worth[best]))
    return packages, own, values, Proven(packages.codes[best] if some else None, float(worth[best]) if some else 0.0, bound, 0, True, each=len(every))


def _outlined(view: View, found: Candidates, budget: int, memory: int, progress: Progress | None, stopping: Stopping) -> Outline | None:
    """Search the frontier between the sides; None where somebody stopped what was before."""
    if found.proven.interrupted:
        return None
    return outline(view, [side.key for side in view.case.sides], budget=budget // _FOR_FRONTIER, memory=memory, progress=progress, stopping=stopping)


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
        result[name] = tuple(outcome_of(view, codes[[row]], packages.package(row), people=False) for row in ends[:_TIED])
    return result


class _Finder:
    """Chooses, compares and reports packages on three independent sets of worlds."""

    def __init__(
        self,
        case: Case,
        packages: Packages,
        choose: View,
        compare: View,
        report: View,
        allowed: NDArray[np.intp],
        values: Values,
    ) -> None:
        self.case = case
        self.packages = packages
        self.choose = choose
        self.compare = compare
        self._report = report
        self.allowed = allowed
        self.values = values

    def best(self) -> tuple[int | None, NDArray[np.intp]]:
        """Give the package to propose and all that are equally good for us."""
        order = self._ordered(self.values)
        if not len(order) or self.values.gain[order[0]] <= self.choose.tolerance:
            return None, np.zeros(0, dtype=np.intp)
        rows = self.packages.codes[order]
        lead = values_in_worlds(self.compare, rows[:1])[0]
        equal = []
        weights = self.compare.worlds.weights
        for start in range(0, len(order), 512):
            lacks = lead - values_in_worlds(self.compare, rows[start : start + 512])
            means = lacks @ weights
            errors = (
                np.zeros(len(lacks))
                if self.compare.worlds.exact
                else lacks.std(axis=1, ddof=1) / np.sqrt(self.compare.worlds.size)
            )
            equal.append(means <= 2 * errors + self.compare.tolerance)
        rivals = order[np.flatnonzero(np.concatenate(equal))]
        codes = self.packages.codes[rivals]
        chance = self.compare.mean(self.compare.acceptable(codes))
        theirs = sum(
            (self.compare.mean(self.compare.side_gain(side.key, codes)) for side in self.case.other_sides),
            np.zeros(len(codes)),
        )
        return int(rivals[self._preferred(rivals, chance, theirs, self.compare.tolerance)]), rivals

    @staticmethod
    def _preferred(rows: NDArray[np.intp], chance: NDArray[np.float64], theirs: NDArray[np.float64], tolerance: float) -> int:
        """Give the place of what is proposed of packages that are equally good for us: the highest chance, then what the others gain most from."""
        return int(np.lexsort((rows, -np.round(theirs / max(tolerance, 1e-300)), -np.round(chance, 12)))[0])

    def first(self) -> tuple[int | None, NDArray[np.intp]]:
        """Give the same without a comparison: the best on the worlds of the choice, of equal ones by the same rule."""
        rows = self._ordered(self.values)
        rows = rows[self.values.gain[rows] >= self.values.gain[rows[:1]] - self.choose.tolerance]
        if not len(rows) or self.values.gain[rows[0]] <= self.choose.tolerance:
            return None, rows[:0]
        codes = self.packages.codes[rows]
        theirs = sum((mean_gain(self.choose, side.key, codes) for side in self.case.other_sides), np.zeros(len(rows)))
        best = rows[self._preferred(rows, self.values.chance[rows], theirs, self.choose.tolerance)]
        return int(best), np.array([best])

    def _ordered(self, values: Values) -> NDArray[np.intp]:
        gains = values.gain[self.allowed]
        return self.allowed[np.argsort(-gains, kind="stable")[:_CANDIDATES]]

    def pool(self) -> NDArray[np.intp]:
        """Give the candidates: the best packages on the choosing worlds."""
        return self._ordered(self.values)

    def report(self, row: int, people: bool = True) -> Outcome:
        """Give what a package comes to on worlds that had no part in choosing it."""
        return outcome_of(self._report, self.packages.codes[[row]], self.packages.package(row), people)

    def safer(self, front: NDArray[np.intp], margin: float) -> Outcome | None:
        """Give the best package that leaves every counterpart a margin above their threshold."""
        if not len(front) or not margin:
            return None
        codes = self.packages.codes[front]
        raised = {}
        for side in self.case.other_sides:
            for person in side.people:
                gains = self.choose.mean(self.choose.perceived(person, codes))
                raised[person.key] = margin * float(gains.max() - gains.min())
        rows, values = best_of(self.choose, self.packages.codes[self.allowed], raised)
        if not len(rows) or values.gain.max() <= self.choose.tolerance:
            return None
        return self.report(int(self.allowed[rows[int(np.argmax(values.gain))]]))

    def alternatives(self, proposal: int, count: int) -> tuple[Outcome, ...]:
        """Give the next best that differ in substance from all named before: in at least two issues, and in what somebody gains."""
        named, rows = [proposal], self.pool()
        rows = rows[self.values.gain[rows] > self.choose.tolerance]
        while len(named) <= count:
            rows = rows[apart(self.case, self.packages.codes[rows], self.packages.codes[named[-1]]) >= min(2, len(self.case.issues))]
            rows = self._from_valued(rows, named)
            if not len(rows):
                break
            named.append(int(rows[0]))
        return tuple(sorted((self.report(row) for row in named[1:]), key=lambda item: -item.expected_gain))

    def _from_valued(self, rows: NDArray[np.intp], named: Sequence[int]) -> NDArray[np.intp]:
        """Give the rows from the first that differs from all named in what somebody gains: terms that nobody values are no substance."""
        known = self._judged(np.array(named))
        steps = np.array([self.choose.slack(person) for person in self.case.people])
        for start in range(0, len(rows), _AT_ONCE):
            near: NDArray[np.bool_] = np.abs(self._judged(rows[start : start + _AT_ONCE])[:, None] - known[None]) <= steps
            differs = np.flatnonzero(~np.any(np.all(near, axis=2), axis=1))
            if len(differs):
                return rows[start + int(differs[0]) :]
        return rows[:0]

    def _judged(self, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """Give (packages, people) what people gain on average, as they judge it."""
        return mean_gains(self.choose, [person.key for person in self.case.people], self.packages.codes[rows])

    def more_chance(self, proposal: int) -> tuple[Outcome, ...]:
        """Give the best package at each level of chance: round ones, the highest that can be had, and one on the way there."""
        result: list[Outcome] = []
        for level in chance_levels(self.values.chance[self.allowed], self.values.chance[proposal]):
            enough = self.allowed[self.values.chance[self.allowed] >= level - 1e-12]
            outcome = self.report(int(enough[np.argmax(self.values.gain[enough])]), people=False)
            if not result or result[-1].package != outcome.package:
                result.append(outcome)
        return tuple(result)


def chance_levels(chances: NDArray[np.float64], present: float) -> list[float]:
    """Give the levels of chance worth a look: round ones, and where they say little, half the way up and the highest.

    Args:
        chances: (packages,) of those that our side approves.
        present: of the proposal.
    """
    highest = float(chances.max(initial=0.0))
    levels = [level for level in _LEVELS if level <= highest + 1e-12]
    if highest > max([*levels, present]) + 0.02:
        between = (present + highest) / 2
        levels += [between] if not any(present < level < highest for level in levels) else []
        levels.append(highest)
    return sorted(levels)


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
    ends = [
        issue.label
        for issue, value in zip(case.issues, outcome.package.values, strict=True)
        if value in issue.open_ends
    ]
    if ends:
        lines.append(f"at the end of the range: {', '.join(ends)}; a wider range may hold something better.")
    return tuple(lines)

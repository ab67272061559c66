"""The moves that are open now, weighed by what they lead to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from backtable.case import Package
from backtable.errors import NoAnswerError
from backtable.planning._ceiling import Ceiling, ceiling_of, most_asked, raising
from backtable.planning._choice import choice_of
from backtable.planning._closing import closed, order_of
from backtable.planning._concession import (
    Best,
    Concession,
    Terms,
    Yardstick,
    best_likely,
    concession,
    gains_where_agreed,
)
from backtable.planning._holding import Wants, approved_in, chances, taken, wanting, wants_in, way_met
from backtable.planning._lying import BeforeUs, RuledOut, bound, ruled_out
from backtable.planning._mandates import mandates
from backtable.planning._moves import (
    Accept,
    Ask,
    Complete,
    GetApproval,
    Move,
    Send,
    SendSeveral,
    Step,
    TakeBack,
    Wait,
    asks_first,
    come_to,
    put_forward,
    sent_by,
)
from backtable.planning._nothing import nothing
from backtable.planning._outdone import outdone, sifted, standards
from backtable.planning._own_word import Unconfirmed, no_better
from backtable.planning._plan import MATTERS, Plan, plan_of
from backtable.planning._prospects import Floats, Prospects, Taking, agreeing, pool_of
from backtable.planning._questions import questions
from backtable.planning._ranking import approved, asked_for, barring, ranked, varied
from backtable.planning._sequence import first_values, worths_of
from backtable.planning._several import choosing, left_there, several
from backtable.planning._situation import Agreed, Situation
from backtable.planning._steady import steadied
from backtable.planning._timing import asked_beside, days_of, days_over, days_short, rounds_after, stands
from backtable.quantities import counted
from backtable.value import DEFAULT_MEMORY, Model, View, codes_of, mean_gain

Progress = Callable[[str, int, int], None]
Brings = Callable[[Prospects], Floats]
DEFAULT_WORLDS = 1000
_SCREEN = 128
_FIRSTS = 16
_STREAM = 40
_ROOM = 0.05


@dataclass(frozen=True, slots=True)
class Next:
    """The moves that are open, the best first, and how they were weighed.

    Args:
        plan: the offers to make one after the other.
        reason: why there is no move, where there is none.
        pool: how many packages were looked at closely, of `packages` in all.
        worlds: on how many worlds moves were chosen, and on as many others measured.
        ceiling: the offer of ours of which no further one asks for more; None where nothing holds us.
        raised: the opening that the user set asks for more than that.
        raising: numbers of approved drafts that ask for more, and so are not weighed.
        outdone: numbers of approved drafts that are no better for anybody than what they turned down or what is on the table, and so are not weighed.
        best: the package by which we gain most of all that might be approved; None where none has a chance.
        ruled_out: why to accept what lies before us is not weighed, of each that our own side would not approve.
        barred: for whose agreement all of these moves wait, but to wait for an answer, who said no to a change of the case that took their say away.
    """

    situation: Situation
    moves: tuple[Move, ...]
    plan: Plan | None
    reason: str
    packages: int
    pool: int
    worlds: int
    exact: bool
    seed: int
    ceiling: Ceiling | None = None
    raised: bool = False
    raising: tuple[int, ...] = ()
    outdone: tuple[int, ...] = ()
    best: Best | None = None
    barred: tuple[Unconfirmed, ...] = ()
    ruled_out: tuple[RuledOut, ...] = ()


def next_moves(
    situation: Situation,
    worlds: int = DEFAULT_WORLDS,
    top: int = 4,
    seed: int | None = None,
    progress: Progress | None = None,
    memory: int = DEFAULT_MEMORY,
) -> Next:
    """Give the best moves that are open now.

    Offers are looked ahead over their possible refusals, as far as rounds are left, by the best order of offers that is found
    (`best_order`); waiting costs what a round costs, a question, an approval or a mandate what its days do of one, and each is followed by the best order that it
    leaves. A question is worth the best order for each of its answers. Moves are chosen on one set of worlds and measured on another, and compared by the
    error of their difference in the same worlds. Everything is computed on the beliefs as they stand.

    Args:
        worlds: how many worlds to choose on, and as many again to measure on.
        top: how many moves to give.
        seed: fixes the draws; the beliefs' own by default.
        progress: called with what is being done, and how many steps of how many are done.
        memory: bytes that may be taken, roughly; where they do not suffice to look at every package, the best are searched.

    Raises:
        NoAnswerError: the pace is out of range, or the opening is no package of the case.
    """
    if situation.closed:
        return Next(situation, (), None, situation.closed, 0, 0, 0, False, situation.beliefs.seed if seed is None else seed)
    return _Search(situation, worlds, situation.beliefs.seed if seed is None else seed, progress or (lambda *_: None), memory).result(top)


class _Search:
    def __init__(self, situation: Situation, worlds: int, seed: int, say: Progress, memory: int) -> None:
        pace = situation.pace
        if pace.rounds < 1 or not 0 <= pace.cost < 1:
            raise NoAnswerError("the pace needs at least one round, and a cost of a round from 0 to below 1")
        self._situation = situation
        self._pace = pace
        self._seed = seed
        model = Model(situation.case, dict(situation.beliefs.setting.model.seating))
        draw, named = situation.beliefs.draw, situation.named
        size = counted(situation.case.combinations)
        say(f"Looking at {size} packages", 0, 0)
        choice = choice_of(situation.case, model, draw(worlds, seed, _STREAM + 1), situation.beliefs.known, named, memory)
        self._packages, self._every = choice.packages, choice.every
        drawn = [draw(count, seed, _STREAM + stream) for stream, count in enumerate((min(_SCREEN, worlds), worlds, worlds))]
        wants: list[Wants | None] = [None, None]
        if situation.holding_out:
            drawn[1:], wants = map(list, zip(*(wants_in(found, seed, stream) for stream, found in enumerate(drawn[1:])), strict=True))
        small, first, second = (model.view(found, most=choice.most) for found in drawn)
        self._small, self._own = small, small.own_yes(self._packages.codes)
        if situation.holding_out:
            self._situation = situation = replace(situation, holding_out=wanting(situation.holding_out, small, self._packages, self._own))
        self._barred = self._against(small)
        own = self._own & ~self._barred
        gains = mean_gain(small, situation.case.ours, self._packages.codes)
        self._opening = self._found(pace.opening, "the opening") if pace.opening else None
        self._outdone = self._no_better_for_anybody(small, own, gains)
        allowed = self._allowed(own & (gains <= most_asked(small, situation) + small.tolerance), gains)
        agreed = situation.agreed.package if situation.agreed else None
        self._steady: Package | None = None  # what differs least from our last offer, of what is worth nearly the same
        self._drafted = [item.package for item in situation.drafts if approved(situation, item) or asked_for(situation, item) or item.ended]
        self._drafted += [item.package for item in situation.held if item.theirs]  # what we accepted and lapsed can be offered again
        drafted = [self._known(package) for package in self._drafted]
        lying = [row for package in situation.lying if (row := self._known(package)) is not None]
        accepted = self._acceptable(first)
        keep = [row for row in (self._opening, self._known(agreed), *drafted, *lying, *accepted) if row is not None]
        insisting = situation.holding_out
        liked = None if insisting is None else 1 - insisting.chance * (1 - way_met(small, insisting, self._packages.codes[allowed]))
        rows = pool_of(small, self._packages, allowed, keep, pace.rounds, liked)
        say("Weighing moves", 0, 0)
        codes = self._packages.codes[rows]
        asks = mean_gain(first, situation.case.ours, codes)
        self._ceiling, self._raising = ceiling_of(first, situation), raising(first, situation)
        fine = np.isin(rows, allowed) & first.own_yes(codes) & (asks >= pace.reserve - first.tolerance)
        fine &= asks <= most_asked(first, situation) + first.tolerance
        fine &= ~np.isin(rows, [*accepted])  # what is theirs already is accepted, and not sent back to them
        stay = fine | np.isin(rows, keep)
        self._rows, self._sendable, codes = rows[stay], fine[stay], codes[stay]
        self._theirs = {self._place(row): item for row, item in accepted.items()}
        if self._opening in accepted:
            self._opening = None
        self._most = self._most_left(second, own, gains) if pace.reserve > 0 else None
        self._first = first
        situation.foresee([self._package(row) for row in np.flatnonzero(self._sendable).tolist()])
        open_now = self._sendable | np.isin(np.arange(len(self._rows)), [*self._theirs])
        fees = np.array([1 - pace.own_cost * self._goes_back(row) if can else 0.0 for row, can in enumerate(open_now)])
        unlikely = [row for row in lying if not first.own_yes(self._packages.codes[[row]])[0]]  # our own side has said yes to what it sent all the same
        self._given = {self._packages.package(row) for row in unlikely}
        given = [*(self._place(row) for row in unlikely), *self._theirs]
        self._choose, self._measure = (Prospects(view, codes, fees, self._taking(view, found, codes), given) for view, found in zip((first, second), wants, strict=True))

    def _taking(self, view: View, wants: Wants | None, codes: NDArray[np.int32]) -> Taking | None:
        """Give what they take round by round of what they would approve, where they may hold out for more."""
        insisting = self._situation.holding_out
        if insisting is None or wants is None:
            return None
        last, *every = approved_in(view, insisting, self._given)
        way, chance = way_met(self._first, insisting, codes), chances(insisting, every)
        way[[*self._theirs]] = 1.0  # nobody holds out against what they offer
        return lambda passes: taken(passes, last, way, wants, chance, self._pace.rounds)

    def result(self, top: int) -> Next:
        moves, stays = ranked([*self._moves()], self._situation, top, self._drafted, self._steady, self._choose, self._measure, self._error)
        weights = self._measure.weights
        shown: list[Move] = []
        lead = moves[0][1](self._measure) if moves else np.zeros(len(weights))
        best = best_likely(self._small, self._measure.view, self._packages.codes, self._own & ~self._barred, self._every) if moves else None
        beside = [(self._theirs[place], self._asks(place)) for place in sorted(self._theirs, key=lambda place: -float(self._choose.at(0).values[place] @ self._choose.weights))]
        for number, (step, brings) in enumerate(open_now := varied(moves, top, self._drafted)):
            worths = brings(self._measure)
            lack, value = lead - worths, float(worths @ weights)
            price = value * self._pace.own_cost / (1 - self._pace.own_cost) if asks_first(step) else 0.0
            compared = tuple(self._terms(package, best) for package in put_forward(step))
            conditions = tuple(dict.fromkeys(item for package in sent_by(step) for item in self._situation.conditions(package)))
            agreements = tuple(dict.fromkeys(item for package in come_to(step) for item in self._situation.unconfirmed(package)))
            resting = tuple(dict.fromkeys(item for package in sent_by(step) for item in self._situation.resting(package)))
            shown.append(Move(step, value, self._error(worths), (float(lack @ weights), self._error(lack)), compared, price, days_of(step, self._situation), days_over(step, self._situation) > 0, days_short(step, self._situation), stays and not number, conditions, agreements, resting, asked_beside(step, self._situation, beside)))
        plan = next((step.plan for step, _ in moves if not isinstance(step, SendSeveral | Ask) and not (isinstance(step, Accept) and not step.plan.rounds)), None)
        return Next(
            self._situation,
            tuple(shown),
            plan,
            "" if shown else nothing(self._ceiling, self._pace, self._situation.case.currency, self._most, self._first.tolerance),
            len(self._packages) if self._every else self._situation.case.combinations,
            len(self._rows),
            len(weights),
            self._measure.view.worlds.exact,
            self._seed,
            self._ceiling,
            self._ceiling is not None and most_asked(self._first, self._situation) > self._ceiling.gain + self._first.tolerance,
            self._raising,
            tuple(item.number for item in self._situation.drafts if not item.missing and (row := self._known(item.package)) is not None and self._outdone[row]),
            best,
            barring(self._situation, [step for step, _ in open_now]),
            () if self._situation.agreed else tuple(found for package in self._situation.theirs if (found := ruled_out(self._first, package))),
        )

    def _most_left(self, view: View, own: NDArray[np.bool_], gains: Floats) -> float | None:
        """Give the most that a package which could be offered but for the reserve leaves us in expectation; None where there is none."""
        now = self._situation
        rows = np.flatnonzero(own & (gains <= most_asked(self._small, now) + self._small.tolerance))
        best = rows[np.argsort(-gains[rows], kind="stable")[:_FIRSTS]]
        return float(mean_gain(view, now.case.ours, self._packages.codes[best]).max()) if len(best) else None

    def _terms(self, package: Package, best: Best | None) -> Terms:
        """Give what a package gives up and keeps against our last offer, our opening and the best that they might approve."""
        now = self._situation
        others = [
            (Yardstick.LAST, now.sent[-1] if now.sent else None),
            (Yardstick.OPENING, now.sent[0] if now.sent else self._pace.opening),
            (Yardstick.BEST, best.package if best else None),
        ]
        found: dict[Package, Concession] = {}
        for against, other in others:
            if other is not None and other != package and other not in found:
                found[other] = concession(self._measure.view, package, against, other, package in self._given)
        return Terms(package, gains_where_agreed(self._measure.view, package, package, given=package in self._given)[0], tuple(found.values()))

    def _against(self, view: View) -> NDArray[np.bool_]:
        """Give the packages that one of ours refused, or that are no better for them, of those that need their yes."""
        barred = np.zeros(len(self._packages), dtype=bool)
        for item in self._situation.own_refusals:
            if item.package is not None:
                barred |= no_better(view, self._packages, item)
        barred[[row for package in self._situation.unwanted if (row := self._known(package)) is not None]] = True
        return barred

    def _no_better_for_anybody(self, view: View, own: NDArray[np.bool_], gains: Floats) -> NDArray[np.bool_]:
        """Give the packages that something on the table, or what they turned down, outdoes; never the opening that the user set."""
        found = outdone(view, self._packages, gains, standards(view, self._situation), own)
        if self._opening is not None:
            found[self._opening] = False
        return found

    def _acceptable(self, view: View) -> dict[int, BeforeUs]:
        """Give what lies before us and our own side would approve, by its row of all packages."""
        now = self._situation
        found = {row: now.offered(package) for package in now.theirs if (row := self._known(package)) is not None and not (now.agreed and now.agreed.package == package)}
        return {row: item for row, item in found.items() if item and not self._barred[row] and view.own_yes(self._packages.codes[[row]])[0]}

    def _asks(self, row: int) -> tuple[str, ...]:
        """Give who of ours must still approve a package of the pool before it can be sent, or accepted where it is theirs."""
        item = self._theirs.get(row)
        return self._situation.may_send(self._package(row)) if item is None or item.missing is None else item.missing

    def _goes_back(self, row: int) -> float:
        """Give how likely our own people must be asked for a package of the pool: before it is sent, or again as an answer comes after a yes has ended."""
        return 1.0 if self._asks(row) else 0.0 if row in self._theirs else self._situation.late(self._situation.resting(self._package(row)))

    def _allowed(self, own: NDArray[np.bool_], gains: Floats) -> NDArray[np.intp]:
        """Give the packages that may be offered: with some room below the reserve, as few worlds were looked at."""
        now = self._situation
        again = now.holding_out.insisted if now.holding_out else ()
        gone = [*(package for package in now.refused if package not in again), *now.unwanted, *(item.package for item in now.waiting), *([now.agreed.package] if now.agreed else [])]
        refused = {self._packages.find(package) for package in dict.fromkeys(gone)}
        fine = own & (gains >= self._pace.reserve - _ROOM * max(abs(self._pace.reserve), float(np.abs(gains).max(initial=0.0))))
        fine[[row for row in refused if row is not None]] = False
        fine &= ~self._outdone
        return np.flatnonzero(fine)

    def _found(self, package: Package, what: str) -> int:
        row = self._packages.find(package)
        if row is None:
            raise NoAnswerError(f"{what} is no package of the case: its rules forbid it")
        return row

    def _known(self, package: Package | None) -> int | None:
        return None if package is None else self._packages.find(package)

    def _place(self, row: int) -> int:
        return int(np.searchsorted(self._rows, row))

    def _error(self, worths: Floats) -> float:
        view = self._measure.view
        if view.worlds.exact or len(worths) < 2 or float(np.ptp(worths)) <= view.tolerance:  # else what is the same in all worlds would have the error of its rounding
            return 0.0
        return float(worths.std(ddof=1) / np.sqrt(view.worlds.size))

    def _plan(self, order: Sequence[int], weights: Floats | None = None, later: bool = False) -> Plan:
        """Give an order of offers as a plan, where it comes to it in worlds of these weights, those of all worlds by default; `later` by a round."""
        packages = tuple(self._packages.package(int(self._rows[row])) for row in order)
        last = self._situation.sent[-1] if self._situation.sent else self._situation.refused[-1] if self._situation.refused else None
        return plan_of(self._measure.later() if later else self._measure, tuple(order), packages, last, weights)

    def _package(self, row: int) -> Package:
        return self._packages.package(int(self._rows[row]))

    def _order(
        self, weights: Floats | None = None, first: int | None = None, rounds: int | None = None, most: float = np.inf, later: bool = False, quick: bool = False, pool: Prospects | None = None, passed: int = 0, spent: float = 0.0
    ) -> tuple[int, ...]:
        pool, pace = self._choose if pool is None else pool, self._pace
        pool = pool.later() if later else pool
        pool, count = pool if most == np.inf else pool.no_more_than(most), pace.rounds if rounds is None else rounds
        return order_of(pool, count, pace.cost, weights, first, self._closing(count + passed, spent), quick)

    def _closing(self, rounds: int, spent: float = 0.0) -> tuple[int, ...]:
        """Give what lies before us and can still be accepted after so many rounds, and days before them."""
        return tuple(place for place, item in self._theirs.items() if stands(self._situation, item, self._asks(place), rounds, spent))

    def _moves(self) -> Iterator[tuple[Step, Brings]]:
        """Give every move that is looked at, with what it brings in each world of a set."""
        base = self._base()
        if self._situation.agreed and (row := self._known(self._situation.agreed.package)) is not None:
            complete = self._complete(self._situation.agreed, self._place(row))
            yield complete
            step = complete[0]
            if self._situation.agreed.accepted and base and isinstance(step, Complete) and (step.gain < 0 or step.against):
                yield TakeBack(step.number, step.package, step.gain, self._plan(base), step.against), self._brings(base)
            return
        if base:
            def sift(rows: Sequence[int]) -> list[int]:
                return sifted(self._small, self._packages.codes[self._rows], rows, base, self._asks)

            yield from self._offers(base, sift)
            yield from several(self._choose, self._measure, base, self._sendable, self._pace, self._asks, self._order, self._package, sift)
            yield from self._mandate(base)
        if base or self._theirs:
            yield from self._questions()
        yield from self._waiting()
        yield from (self._accept(place, item) for place, item in self._theirs.items())

    def _base(self) -> tuple[int, ...]:
        """Give the best order of offers that begins with one that can be sent."""
        if not self._sendable.any():
            return ()
        if self._opening is not None:
            return self._order(first=self._place(self._opening))
        base = self._order()
        if not base or not self._sendable[base[0]]:
            candidates = np.flatnonzero(self._sendable)
            values = first_values(self._choose, candidates, self._pace.rounds, self._pace.cost)
            base = self._order(first=int(candidates[np.argmax(values)]))
        if self._situation.sent:
            last = codes_of(self._situation.case, self._situation.sent[-1:])[0]
            ends = int(base[-1] in self._theirs) if base else 0
            near = steadied(self._choose, base, self._pace.cost, 0, last, ends)
            base = near if near and self._sendable[near[0]] else steadied(self._choose, base, self._pace.cost, 1, last, ends)
            self._steady = self._package(base[0]) if base else None
        return base

    def _then(self, taken: NDArray[np.bool_], waits: bool = False) -> tuple[int, ...]:
        """Give the best order of offers once what lies on the table came to nothing.

        Args:
            taken: (worlds,) of those to choose on, where it does not.
            waits: it is ours, and takes a round.
        """
        alive = self._choose.weights * ~taken
        spent = 0.0 if waits else self._pace.own_days
        return self._order(alive, rounds=rounds_after(self._pace, waits), later=True, passed=int(waits), spent=spent) if self._choose.fees.any() and alive.any() else ()

    def _brings(self, order: Sequence[int], share: float = 1.0) -> Brings:
        return lambda pool: share * worths_of(pool, order, self._pace.cost)

    def _offers(self, base: tuple[int, ...], sift: Callable[[Sequence[int]], list[int]]) -> Iterator[tuple[Step, Brings]]:
        """Give the best first offers, each with the offers after it, but for what has no chance and what is no better for anybody than another of them or of the plan."""
        pace = self._pace
        candidates = np.flatnonzero(self._sendable)
        values = first_values(self._choose, candidates, pace.rounds, pace.cost)
        drafted = [self._place(row) for package in self._drafted if (row := self._known(package)) is not None]
        best = candidates[np.argsort(-values, kind="stable")[: 2 * _FIRSTS]].tolist()
        likely = sift([place for place in best if min(self._choose.likely(place), self._measure.likely(place)) > MATTERS])[:_FIRSTS]
        firsts = [base[0]] if self._opening is not None else [base[0], *likely, *(place for place in drafted if self._sendable[place])]
        for first in dict.fromkeys(firsts):
            order = base if first == base[0] else self._order(first=first)
            people = self._asks(first)
            if people:
                yield GetApproval(people, self._package(first), self._plan(order)), self._brings(order)
            else:
                yield Send(self._package(first), self._plan(order)), self._brings(order)

    def _questions(self) -> Iterator[tuple[Step, Brings]]:
        """Give what may be asked first; after an answer our offers that wait for theirs may also stay where they are."""
        places = [place for item in self._situation.waiting if (row := self._known(item.package)) is not None and self._may_pass([place := self._place(row)])]
        lead = places[int(np.argmax(choosing(self._choose, places) @ self._choose.weights))] if places else -1

        def staying(pool: Prospects) -> Prospects:
            return left_there(pool, places, lead) if places else pool

        def after(brings: Brings) -> Brings:
            return lambda pool: brings(staying(pool))

        for step, brings in questions(choose := staying(self._choose), staying(self._measure), self._situation, partial(self._order, pool=choose), self._package):
            yield step, after(brings)

    def _may_pass(self, places: Sequence[int]) -> bool:
        """Say whether they would take one of these packages now in some world."""
        return any(pool.at(0).passes[[*places]].any() for pool in (self._choose, self._measure))

    def _mandate(self, base: tuple[int, ...]) -> Iterator[tuple[Step, Brings]]:
        """Give the mandate that lets the whole plan be offered without going back."""
        if self._every and any(self._asks(row) for row in base):  # else what lies between the offers is not known package by package
            first = None if self._opening is None else self._place(self._opening)
            yield from mandates(self._choose, self._measure, self._first, self._packages, self._rows, self._situation, self._barred, first, self._asks, self._plan, lambda rows: closed(self._choose, rows, self._pace.cost, self._choose.weights, self._closing(self._pace.rounds)))

    def _waiting(self) -> Iterator[tuple[Step, Brings]]:
        """Give to wait for the answer to all that waits for one; else to leave what they countered, where some of it cannot be sent again."""
        now, cost = self._situation, self._pace.cost
        known = {item.package: (item, self._place(row)) for item in now.before_them if (row := self._known(item.package)) is not None}
        waiting = [known[item.package] for item in now.waiting if item.package in known]
        group = waiting or ([] if all(self._sendable[row] for _, row in known.values()) else [*known.values()])
        items, rows = [item for item, _ in group], [row for _, row in group]
        if not group or (not self._may_pass(rows) and self._sendable.any()):  # what they cannot take is not waited for
            return
        kept = np.array([1 - self._pace.own_cost * now.late(now.resting(item.package)) for item in items])
        after, measured = self._then(np.asarray(choosing(self._choose, rows).any(axis=0)), waits=True), self._measure
        taken = choosing(measured, rows)
        shares, left = taken @ measured.weights, measured.weights * ~taken.any(axis=0)
        chance = float(shares.sum())

        def brings(pool: Prospects) -> Floats:
            taken = choosing(pool, rows)
            return kept @ (pool.gains[rows] * taken) + (1 - cost) * ~taken.any(axis=0) * worths_of(pool.later(), after, cost)

        renew = tuple(dict.fromkeys(item.person for item in now.ended if item.package in [lying.package for lying in items]))
        chosen = tuple(float(share) / chance if chance else 0.0 for share in shares)
        yield Wait(tuple(item.package for item in items), chance, self._plan(after, left, later=True), chosen, tuple(item.number for item in items), renew, max(item.by for item in items)), brings

    def _accept(self, place: int, item: BeforeUs) -> tuple[Step, Brings]:
        """Accept theirs: it binds once their own tables approve it too, and other offers follow if they do not; asking ours costs what that takes."""
        people, cost = self._asks(place), self._pace.cost
        share = (1 - self._pace.own_cost) if people else 1.0
        after, measured = self._then(self._choose.passes[place]), self._measure
        passes = measured.passes[place]
        plan = self._plan(after, measured.weights * ~passes, later=True)
        below = bool(self._choose.asks[place] < self._pace.reserve - self._first.tolerance)
        step = Accept(item.package, float(passes @ measured.weights), people, plan, item.number, item.expires, below)
        return step, lambda pool: share * (pool.gains[place] * pool.passes[place] + (1 - cost) * ~pool.passes[place] * worths_of(pool.later(), after, cost))

    def _unwilling(self, agreed: Agreed, row: int) -> tuple[str, ...]:
        """Give those of ours whose yes is missing and out of the question as the case has it, or by what they refused; of several of whom no one alone is it, all."""
        said = ruled_out(self._first, agreed.package)
        found = {key for key, _ in said.people} if said else set[str]()
        if self._barred[row]:
            found |= {item.person for item in self._situation.own_refusals if item.package is not None and no_better(self._small, self._packages, item)[row]}
            found |= set(agreed.ours) if agreed.package in self._situation.unwanted else set()
        return tuple(key for key in agreed.ours if key in found) or (agreed.ours if found or self._barred[row] else ())

    def _complete(self, agreed: Agreed, place: int) -> tuple[Step, Brings]:
        """See an accepted offer through: nothing else is open while it stands. Asking our own people costs what that takes."""
        cost = self._pace.cost
        row = self._rows[place]
        against = self._unwilling(agreed, row) if agreed.ours else ()

        def passing(pool: Prospects) -> NDArray[np.bool_]:
            if against:
                return np.zeros(len(pool.weights), dtype=bool)
            return bound(pool.view, pool.codes[[place]]) if agreed.theirs else np.ones(len(pool.weights), dtype=bool)

        after = self._then(np.asarray(passing(self._choose)))
        asked = tuple(key for key in agreed.ours if not self._first.model.seating[key])
        share = (1 - self._pace.own_cost) if asked else 1.0
        measured = self._measure
        step = Complete(
            agreed.number, self._package(place), agreed.ours, agreed.theirs, float(passing(measured) @ measured.weights),
            float(measured.gains[place] @ agreeing(passing(measured), measured.weights)), self._plan(after, measured.weights * ~passing(measured), later=True), agreed.until, asked, against,
        )  # fmt: skip
        return step, lambda pool: share * pool.gains[place] * passing(pool) + (1 - cost) * ~passing(pool) * worths_of(pool.later(), after, cost)

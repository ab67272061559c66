"""What a person could be like: every quantity that an interview fits, and what packages then mean to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case, Distribution, Expression, Interest, Package
from backtable.errors import NoAnswerError
from backtable.formula import node_names
from backtable.interview._quantity import Draws, Quantity
from backtable.value import Model, ScoringPrior, View, codes_of, draw_worlds, some_packages

Floats = NDArray[np.float64]
Codes = NDArray[np.int32]
POOL = 400
_WORLDS = 256
_FEW = 8
_STREAM = 31
_BAND, _BAND_SPREAD = 0.15, 0.5
SOFT, SCALE_SPREAD = 0.05, 0.6
WIDTH_SPREAD = 0.5
_MANNERS = 2  # the last normals: the width of the prior, and the scale of answers
_WEIGHT_SPREAD = 0.8
_STAKE_SPREAD = 1.2
_THRESHOLD_SPREAD = 0.3


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of somebody's gain.

    Args:
        rows: (worlds, packages) what it adds where its factor is 1; of one world where it is the same in all.
        factor: (worlds,) by what it is multiplied, or the number of the quantity by which it is.
        name: the interest, or the side.
    """

    rows: Floats
    factor: Floats | int
    name: str

    def at(self, world: NDArray[np.intp], places: NDArray[np.intp] | slice) -> Floats:
        """Give (draws, places) what it adds in (draws,) worlds with some packages, one row where all worlds are alike."""
        rows = self.rows[:, places]
        return rows if len(rows) == 1 else rows[world]


@dataclass(frozen=True, slots=True)
class _Scored:
    """An interest of unknown scores, with the place of its normals and (worlds,) what no deal is worth, if in money."""

    interest: Interest
    prior: ScoringPrior
    start: int
    no_deal: Floats


class Portrait:
    """The prior over what a person could be like, and where packages then stand for them.

    A person's gain is the sum of weight × interest, and of stake × gain of the side. Of their interests the one that
    varies most over the packages keeps its weight, as yes and no say nothing of the scale of money; so does one that is worth
    the same with every package, which only adds to the threshold. The prior: a weight
    is lognormal around 1 (sigma 0.8); a stake around what is written, or where nothing is written around where it
    counts for as much as all that they want for themselves (sigma 1.2, at most 1); a threshold is normal
    around what is written, with 0.3 of the range of their gain. Where the case has a formula for a threshold it is what is
    added to it that is open, where it has one for a stake the factor before it. How far all of them are from there is multiplied
    by a width of the person's (lognormal around 1, sigma 0.5). Unknown scores have the prior that the case
    gives them; where it also leaves open what no deal is worth in them, the threshold stays as written, for one stands for the other.

    Args:
        case: the case.
        person: key of the person.
        packages: what must be among the packages that can be asked about.
        settled: the person has said themselves what counts how much: weights and stake stay as written, and only the threshold is open.

    Raises:
        NoAnswerError: the case knows nobody of that key, or no package means anything to them.
    """

    def __init__(self, case: Case, person: str, packages: Sequence[Package] = (), settled: bool = False) -> None:
        self.case, self.person, self._settled = case, case.person(person), settled
        self.yardstick = ""
        """The interest that keeps its weight, against which the others are weighed; empty where there is none."""
        self.even: tuple[str, ...] = ()
        """Interests that are worth the same with every package: their weights cannot be told from the threshold, and stay."""
        model = Model(case)
        self.worlds = draw_worlds(case, _WORLDS, case.seed, _STREAM, limit=_WORLDS)
        view = model.view(self.worlds, model.view(draw_worlds(case, _FEW, case.seed, _STREAM)))
        self.seen = tuple(sorted(model.sight(self.person)[0].values()))
        self.codes = _pool(case, packages)
        own = self._own(view)
        side = case.side(self.person.side)
        shared = sum((self._rows(view, item) for item in side.interests), np.zeros((self.worlds.count, len(self.codes))))
        reach = max((np.ptp(rows.mean(axis=0)) for _, rows in own), default=0.0), float(np.ptp(shared.mean(axis=0)))
        unknown = [item for item in self.person.interests if item.unknown is not None]
        scored = [(item, ScoringPrior(item.unknown, case.issues)) for item in unknown if item.unknown is not None]
        likes = float(sum(np.ptp(rows.mean(axis=0)) for _, rows in own)) + sum(_reach(prior) for _, prior in scored)
        quantities, self._parts = self._weights(own, reach[0])
        if reach[1] > 0:
            stake = self._stake(view, likes, reach[1])
            self._parts.append(_Part(_alike(shared), len(quantities) if isinstance(stake, Quantity) else stake, side.label))
            quantities += [stake] if isinstance(stake, Quantity) else []
        if likes <= 0 and not any(np.any(part.factor) and np.ptp(part.rows) > 0 for part in self._parts):
            raise NoAnswerError(
                f"no package means anything to {self.person.label} as the case has it; say what they want: an interest "
                "of theirs with what a package is worth to them, or one of unknown scores with the terms that count for them"
            )
        base = np.array(np.broadcast_to(view.threshold(self.person), (1, self.worlds.count))[0])
        self._threshold: Floats | int = base
        formula = bool(node_names(model.tree(self.person.threshold.text)))
        free = not any(item.unknown is not None and _open(item.unknown.no_deal) for item in unknown)
        count = 1 + len(quantities) + free
        self._scored: list[_Scored] = []
        for item, prior in scored:
            said = np.broadcast_to(view.no_deal(self.person, item, 1.0), (1, self.worlds.count))[0]
            self._scored.append(_Scored(item, prior, count, said if item.no_deal is not None else np.zeros(len(said))))
            count += prior.latents
        self.dimensions = count + _MANNERS
        self.quantities = tuple(quantities)
        self._ends = self._outermost()
        if free:
            middle = Draws(np.arange(self.worlds.count), np.zeros((self.worlds.count, self.dimensions)))
            spread = _THRESHOLD_SPREAD * float(np.median(np.ptp(self._gain(middle, self._ends), axis=1)))
            self._threshold = len(quantities)
            told = (
                Quantity("threshold_shift", "threshold, beyond the case’s formula", 0.0, spread, formula=base)
                if formula
                else Quantity("threshold", "threshold", float(base[0]), spread)
            )
            self.quantities = (*quantities, told)

    def _rows(self, view: View, interest: Interest) -> Floats:
        """Give (worlds, packages) what an interest adds to the person's gain where its factor is 1."""
        values = view.interest(self.person, interest, 1.0, self.codes)
        return np.array(np.broadcast_to(values, (len(values), self.worlds.count)).T)

    def _own(self, view: View) -> list[tuple[int, Floats]]:
        interests = enumerate(self.person.interests)
        return [(number, self._rows(view, item)) for number, item in interests if item.unknown is None]

    def _weights(self, own: list[tuple[int, Floats]], most: float) -> tuple[list[Quantity], list[_Part]]:
        quantities: list[Quantity] = []
        parts = []
        for number, rows in own:
            name = self.person.interests[number].name
            if self._settled or (not self.yardstick and np.ptp(rows.mean(axis=0)) >= most):
                parts.append(_Part(_alike(rows), np.ones(self.worlds.count), name))
                self.yardstick = self.yardstick or name
                continue
            if not np.any(np.ptp(rows, axis=1) > 1e-9 * max(most, 1e-300)):
                parts.append(_Part(_alike(rows), np.ones(self.worlds.count), name))
                self.even += (name,)
                continue
            parts.append(_Part(_alike(rows), len(quantities), name))
            quantities.append(
                Quantity(f"weight.{number}", f"weight of “{name}”", 1.0, _WEIGHT_SPREAD, interest=number)
            )
        return quantities, parts

    def _stake(self, view: View, likes: float, side: float) -> Quantity | Floats:
        """Give the stake as something to be fitted, or (worlds,) as it stands."""
        stake, count = self.person.stake, self.worlds.count
        label = f"stake in what {self.case.side(self.person.side).label} gains"
        if isinstance(stake, Expression):
            found = np.array(np.broadcast_to(view.stake(self.person), (1, count))[0])
            if likes <= 0 or self._settled or not np.any(found):
                return found
            return Quantity("stake_factor", "stake, in times of the case’s formula", 1.0, _STAKE_SPREAD, formula=found)
        if likes <= 0 or self._settled:
            return np.full(count, stake)
        middle = stake if stake > 0 else min(likes / side, 1.0)
        return Quantity("stake", label, middle, _STAKE_SPREAD, 1.0)

    @property
    def settled(self) -> bool:
        """The person has said themselves what counts how much."""
        return self._settled

    def has(self, package: Package) -> bool:
        """Say whether a package is among those that can be asked about."""
        return bool((self.codes == codes_of(self.case, [package])[0]).all(axis=1).any())

    def draw(self, count: int, random: np.random.Generator) -> Draws:
        """Give people as this person could be before any answer."""
        return Draws(self.some_worlds(count, random), random.standard_normal((count, self.dimensions)))

    def some_worlds(self, count: int, random: np.random.Generator) -> NDArray[np.intp]:
        """Give (count,) numbers of worlds, as likely as the case has them."""
        return random.choice(self.worlds.count, size=count, p=self.worlds.weights)

    def band(self, draws: Draws) -> Floats:
        """Give (draws,) how far around their threshold “reluctantly” and “only if” reach, as a share of their gain's range."""
        return np.asarray(_BAND * np.exp(_BAND_SPREAD * draws.normals[:, 0]), dtype=float)

    def scale(self, draws: Draws) -> Floats:
        """Give (draws,) how loosely answers follow the gain: the scale of their logit, as a share of the gain's range."""
        return np.asarray(SOFT * np.exp(SCALE_SPREAD * draws.normals[:, -1]), dtype=float)

    def usual(self, draws: Draws) -> Draws:
        """Give the same people with the scale of answers and the width of the prior in their middle."""
        normals = draws.normals.copy()
        normals[:, -_MANNERS:] = 0.0
        return Draws(draws.world, normals)

    def _away(self, draws: Draws, place: int) -> Floats:
        """Give (draws,) how far a quantity is from its middle, in spreads of the prior; all of one person by the same width."""
        return np.asarray(draws.normals[:, 1 + place] * np.exp(WIDTH_SPREAD * draws.normals[:, -_MANNERS]), dtype=float)

    def values(self, draws: Draws) -> Floats:
        """Give (draws, quantities): stakes as shares, weights and factors as multiples of what is written, thresholds in money."""
        found = [item.of(self._away(draws, place)) for place, item in enumerate(self.quantities)]
        return np.stack(found, axis=1) if found else np.zeros((len(draws), 0))

    def open(self, draws: Draws) -> Floats:
        """Give (draws, things) whatever is open of the person: thresholds in money, logarithms of stakes and weights, and how much each issue counts in unknown scores."""
        values = self.values(draws)
        columns = [column if item.in_money else np.log(column) for item, column in zip(self.quantities, values.T, strict=True)]
        shares = [share for _, rows in self.scores(draws) for share in rows.T]
        return np.stack([*columns, *shares], axis=1) if columns or shares else np.zeros((len(draws), 0))

    @property
    def open_in_money(self) -> NDArray[np.bool_]:
        """Say of each of these things whether it is an amount."""
        counts = sum(len(item.interest.unknown.wishes) for item in self._scored if item.interest.unknown is not None)
        return np.array([*(item.in_money for item in self.quantities), *[False] * counts], dtype=bool)

    def scores(self, draws: Draws) -> list[tuple[Interest, Floats]]:
        """Give for each interest of unknown scores (draws, issues that count) how much each issue counts."""
        return [(item.interest, item.prior.weights(self._latents(item, draws))) for item in self._scored]

    def scores_before(self) -> list[Floats]:
        """Give for each interest of unknown scores (issues that count,) how much each issue counts on average before any answer."""
        return [item.prior.mean_weights() for item in self._scored]

    def at_stake(self, draws: Draws) -> list[tuple[Interest, Floats, Floats]]:
        """Give for each interest of unknown scores (draws,) what its best package is worth over its worst, and how good no deal is in it."""
        drawn = [(item.interest, item.prior.of(self._latents(item, draws))) for item in self._scored]
        return [(interest, found.worth, found.no_deal) for interest, found in drawn]

    def lead(self, draws: Draws, places: Sequence[int] | None = None) -> Floats:
        """Give (draws, packages of `codes`) how far the gain is above the threshold, as a share of its range over them.

        Args:
            draws: people as this person could be.
            places: numbers of packages of `codes`, all of them unless given.
        """
        chosen = slice(None) if places is None else np.asarray(places, dtype=np.intp)
        gain = self._gain(draws, chosen)
        if isinstance(self._threshold, int):
            threshold = self.quantities[self._threshold].meant(self._away(draws, self._threshold), draws.world)
        else:
            threshold = self._threshold[draws.world]
        ends = gain if places is None else self._gain(draws, self._ends)
        reach = np.maximum(np.ptp(ends, axis=1, keepdims=True), 1e-300)
        return np.asarray((gain - threshold[:, None]) / reach, dtype=float)

    def better(self, places: Sequence[int]) -> NDArray[np.bool_]:
        """Give (places, places) where the first package is at least as good as the second in all that the person cares for.

        It must be so in every world: of a pair of answers that fits what they alone may know, such as how they are paid, nothing
        is wrong. What they do not know either is averaged out. Where scores are unknown nothing is said of packages that differ in
        the issues that count there.

        Args:
            places: numbers of packages of `codes`.
        """
        codes = self.codes[list(places)]
        possible = self.worlds.weights > 0
        found = np.ones((len(codes), len(codes)), dtype=bool)
        for part in self._parts:
            slack = 1e-9 * np.maximum(np.ptp(part.rows, axis=1), 1e-300)[:, None, None]
            slack = slack if len(slack) == 1 else slack[possible]
            rows = part.rows[:, list(places)] if len(part.rows) == 1 else part.rows[possible][:, list(places)]
            found &= (rows[:, :, None] >= rows[:, None, :] - slack).all(axis=0)
        keys = [issue.key for issue in self.case.issues]
        for item in self._scored:
            assert item.interest.unknown is not None
            columns = codes[:, [keys.index(wish.issue) for wish in item.interest.unknown.wishes]]
            found &= (columns[:, None, :] == columns[None, :, :]).all(axis=2)
        return found

    def _latents(self, item: _Scored, draws: Draws) -> Floats:
        return draws.normals[:, item.start : item.start + item.prior.latents]

    def _gain(self, draws: Draws, places: NDArray[np.intp] | slice) -> Floats:
        """Give (draws, places) the gain over no deal, in the case's currency."""
        codes = self.codes[places]
        total = np.zeros((len(draws), len(codes)))
        for part in self._parts:
            if isinstance(part.factor, int):
                factor = self.quantities[part.factor].meant(self._away(draws, part.factor), draws.world)
            else:
                factor = part.factor[draws.world]
            total += factor[:, None] * part.at(draws.world, places)
        keys = [issue.key for issue in self.case.issues]
        for item in self._scored:
            drawn, unknown = item.prior.of(self._latents(item, draws)), item.interest.unknown
            assert unknown is not None
            shares = -drawn.no_deal[:, None]
            for share, wish in zip(drawn.shares, unknown.wishes, strict=True):
                shares = shares + share[:, codes[:, keys.index(wish.issue)]]
            total += drawn.worth[:, None] * shares - item.no_deal[draws.world][:, None]
        return total

    def _outermost(self) -> NDArray[np.intp]:
        """Give the packages among which the most and the least that the person can gain are, whatever the weights and the world.

        A package is not where another is at least as good in every part in every world, nor for the least where another is at most as good.
        """
        count = len(self.codes)
        if self._scored:
            return np.arange(count)
        over = np.ones((count, count), dtype=bool)
        for part in self._parts:
            for row in part.rows:
                over &= row[:, None] >= row[None, :]
        later = np.tri(count, k=0, dtype=bool)  # of those that are alike the first stands for all
        kept = [~(ahead & ~(ahead.T & later)).any(axis=0) for ahead in (over, over.T)]
        return np.flatnonzero(kept[0] | kept[1])


def _alike(rows: Floats) -> Floats:
    """Give one row where all are the same, which saves most of the work."""
    return rows[:1] if (rows == rows[:1]).all() else rows


def _pool(case: Case, packages: Sequence[Package]) -> Codes:
    """Give the packages that can be asked about: the case's own, others spread evenly, and these."""
    spread = some_packages(case, POOL).codes
    named, wanted = (codes_of(case, [replace(item, name="") for item in items]) for items in (case.packages, packages))
    joint = np.concatenate([named, spread, wanted])
    return joint[np.sort(np.unique(joint, axis=0, return_index=True)[1])]


def _open(distribution: Distribution | None) -> bool:
    """Say whether something is stated, and not exactly."""
    return distribution is not None and (distribution.kind != "values" or len(distribution.parameters) > 1)


def _reach(prior: ScoringPrior) -> float:
    return float(prior.of(np.zeros((1, prior.latents))).worth[0])

"""A case as a search for efficient packages sees it: mean gains, and whether our own people say yes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from backtable.search._exposure import mean_of
from backtable.search._loose import NOTHING, Box, Taken
from backtable.search._measures import Codes, Factor, Floats, Quantity
from backtable.search._region import Region, Standing, duties
from backtable.search._space import CALL, Space
from backtable.value import View, mean_gains

_AWAY = 1e-11
_EDGE = 1e-9


class Gains(Space):
    """Mean gains of sides and people over the packages of a case.

    Args:
        view: the case in some worlds, best without large tables (`TABLE_CELLS`).
        over: keys of the sides and people.
        every: nobody is asked; else our own people must say yes often enough.
        most: how many numbers a join of tables may hold.
    """

    def __init__(self, view: View, over: Sequence[str], every: bool, most: int) -> None:
        super().__init__(view, most, alone=True)
        self.over, model, case = tuple(over), view.model, view.case
        self.aims = []
        for key in self.over:
            if key in {side.key for side in case.sides}:
                whole = self.ours if key == case.ours else self.measures.quantity(model.side_terms(case.side(key)))
            else:
                person = case.person(key)
                own, shared = model.person_terms(person)
                whole = self.measures.quantity([*own, *shared], person)
            self.aims.append(mean_of(whole, self.weights))
        if every:
            self.slack = {}
            self.authority = [[(frozenset(), None)] for _ in case.sides]
        self.every = every
        self.places = [aim.first for aim in self.aims]
        self.size = np.array([max(aim.size, 1e-290) for aim in self.aims])
        self.loose = any(quantity.loose for quantity in (*self.aims, *self.slack.values()))
        self.heard = frozenset(self.slack)
        self.note_bends()
        self.keep([*self.aims, *self.slack.values()])
        self._most = self.constants(self.whole)
        self._tables = [table for factor in self.measures.factors if (table := self._means(factor)) is not None]

    def _means(self, factor: Factor) -> tuple[tuple[int, ...], tuple[int, ...], Floats] | None:
        """Give what a factor brings to the gains: its issues, its shape, and (combinations, columns); None where it brings nothing."""
        found = np.zeros((*factor.values.shape[:-1], len(self.places)))
        for column, place in enumerate(self.places):
            found[..., column] = factor.values[..., factor.columns == place].sum(axis=-1)
        shape = found.shape[:-1]
        return (factor.touched, shape, found.reshape(-1, len(self.places))) if found.any() else None

    @property
    def judged(self) -> list[Quantity]:
        """What a search bounds: the gains, and everybody's slack."""
        return [*self.aims, *self.slack.values()]

    @property
    def counts(self) -> list[int]:
        """The places of the measures that matter most: the means of the gains, and of everybody's slack."""
        return [*self.places, *(quantity.first for quantity in self.slack.values())]

    def constants(self, box: Box) -> Floats:
        """Give (columns,) what has to be added to the measures of the gains, at most, rounded outwards."""
        return np.array([float((aim.fixed + aim.rest(box)[1])[0]) for aim in self.aims]) + _AWAY * self.size

    def tops(self, box: Box, taken: Taken = NOTHING) -> list[tuple[Floats, float]]:
        """Give for each column (measures,) weights and a constant of a line above the gain over a box, but for the constant's rounding."""
        found = []
        for aim, size in zip(self.aims, self.size.tolist(), strict=True):
            vector, constant = aim.top(box, taken).joined(np.ones(1), self.measures.count)
            vector[aim.first] += 1.0
            found.append((vector, constant + float(aim.fixed[0]) + _AWAY * size))
        return found

    def at_most(self, codes: Codes) -> Floats:
        """Give (packages, columns) what packages bring at most, by their measures."""
        self.work += len(codes) * 20 * len(self.places)
        found = np.tile(self._most, (len(codes), 1))
        for touched, shape, values in self._tables:
            found += values[np.ravel_multi_index(tuple(codes[:, place] for place in touched), shape)]
        return found

    def spread(self, box: Box) -> Floats:
        """Give (packages of a box, columns) what each brings at most, in their order; without terms that are bounded by intervals alone."""
        vary = [place for place, (low, high) in enumerate(box) if low < high]  # numpy knows no arrays of more than 64 axes
        sizes = [box[place][1] - box[place][0] + 1 for place in vary]
        found = np.zeros((*sizes, len(self.places)))
        for touched, shape, values in self._tables:
            part = values.reshape(*shape, -1)[tuple(slice(box[item][0], box[item][1] + 1) for item in touched)]
            found += part.reshape(*(size if place in touched else 1 for place, size in zip(vary, sizes, strict=True)), len(self.places))
        self.work += found.size * len(self.measures.factors)
        return found.reshape(-1, len(self.places)) + self.constants(box)

    def at_least(self, codes: Codes) -> Floats:
        """Give (packages, columns) what packages bring at least, by their measures."""
        lost = [float((aim.over - aim.under)[0]) + 2 * _AWAY * size for aim, size in zip(self.aims, self.size.tolist(), strict=True)]
        return np.asarray(self.at_most(codes) - np.array(lost), dtype=float)

    def exact_gains(self, codes: Codes) -> Floats:
        """Give (packages, columns) mean gains, formula by formula."""
        if self.loose:
            self.work += CALL + 10 * len(codes) * len(self.weights) * len(self.over)
        return mean_gains(self.view, self.over, codes)

    def allowed(self, codes: Codes) -> NDArray[np.bool_]:
        """Give which packages the rules leave and our own people, where they are asked, say yes to often enough, formula by formula."""
        fine = self.kept(codes)
        rows = np.flatnonzero(fine)
        if self.every or not len(rows):
            return fine
        maybe = rows[self.maybe(codes[rows])]
        fine[:] = False
        sure = self._surely(codes[maybe])
        fine[maybe[sure]] = True
        open_ = maybe[~sure]
        if len(open_):
            fine[open_] = self.view.own_yes(codes[open_])
            self.work += CALL * self.loose + len(open_) * len(self.weights) * (10 + len(self.slack))
        return fine

    def _surely(self, codes: Codes) -> NDArray[np.bool_]:
        """Give which packages everybody of ours surely says yes to often enough who must approve, as the measures tell."""
        fine = np.full(len(codes), not self.loose)
        if self.loose or not len(codes):
            return fine
        measures, needed = self.measures.of(codes), self.needed(codes)
        for key, quantity in self.slack.items():
            if needed[key].any():
                slack = quantity.at(measures) + quantity.under - _AWAY * quantity.size
                fine &= self.view.mean(~needed[key] | (slack >= 0)) >= self.case.own_chance + _EDGE
        self.work += len(codes) * len(self.slack) * 50
        return fine

    def maybe(self, codes: Codes) -> NDArray[np.bool_]:
        """Give which packages nobody surely refuses whose yes is the same in all worlds."""
        fine = np.ones(len(codes), dtype=bool)
        if self.loose:
            return fine
        measures, needed = self.measures.of(codes), self.needed(codes)
        for key, quantity in self.slack.items():
            if quantity.alike:
                slack = measures[:, quantity.first] + float((quantity.fixed + quantity.over)[0]) + _AWAY * quantity.size
                fine &= ~needed[key].all(axis=1) | (slack >= 0)
        return fine

    def lacks(self, codes: Codes) -> Floats:
        """Give (packages,) roughly how far packages are from what our own people say yes to, 0 where they may."""
        measures, needed = self.measures.of(codes), self.needed(codes)
        total = np.zeros(len(codes)) + ~self.kept(codes)
        for key, quantity in self.slack.items():
            if needed[key].any():
                lack = np.maximum(-quantity.at(measures), 0.0) * needed[key]
                total += self.view.mean(lack) / max(quantity.size, 1e-300)
        self.work += len(codes) * 20
        return total

    def standing(self, region: Region) -> Standing | None:
        """Give what holds in a region; None where it has no package that the rules leave and our own people may say yes to."""
        found = duties(self, region)
        if found is None:
            return None
        required, pending = found
        low, high = region.least, region.most
        slack, weights = {}, self.weights
        for key, quantity in self.slack.items():
            slack[key] = quantity.ends(low, high, region.box, region.decided)
            refused = required[key] & (slack[key][1] < 0)
            if float(np.broadcast_to(~refused, weights.shape) @ weights) < self.case.own_chance - _EDGE:
                return None
        nothing = np.zeros(1)
        return Standing(required, slack, (nothing, nothing), np.ones(len(weights), dtype=bool), tuple(pending))

"""What evidence is judged by: the case valued for a few packages in many worlds, and what of the worlds was looked at."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backtable.belief._noise import Noise
from backtable.case import Case, Expression, Package, Side
from backtable.formula import node_names
from backtable.value import (
    Averages,
    Model,
    Worlds,
    codes_of,
    draw_worlds,
    holding,
    some_packages,
    trait_names,
    traits,
)

Floats = NDArray[np.float64]
Codes = NDArray[np.int32]
COMPARED = 64
SOUGHT = 65_536
_SCALE_WORLDS = 200
_SCALE_STREAM = 7
_CHUNK = 2048
Cache = dict[str, tuple["Wishes", frozenset[str]]]
Ready = dict[tuple[str, str, bytes], Floats]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody thinks of some packages.

    Args:
        good: (packages, worlds) their perceived gain as a share of its range in each world, 0 to 1.
        passes: (packages, worlds) chance that all of their side whom its authority asks approve.
        low, reach: (1, worlds) the least of their perceived gain, and its range.
    """

    good: NDArray[np.float32]
    passes: NDArray[np.float32]
    low: Floats
    reach: Floats


class Setting:
    """A case with a seating and the noise of its people, ready for evidence.

    Args:
        case: the case.
        noise: how loosely people follow what we compute for them.
        seating: person → True at a front table, where it differs from the case.
    """

    def __init__(self, case: Case, noise: Noise, seating: Mapping[str, bool] | None = None) -> None:
        self.case, self.noise = case, noise
        self.model = Model(case, seating)
        self.averages = Averages(case)
        self.compared = some_packages(case, COMPARED).codes
        self.like = self.model.view(draw_worlds(case, _SCALE_WORLDS, case.seed, _SCALE_STREAM))
        self._scales: dict[str, float] = {}
        self._regions: dict[str, Codes] = {}

    def scale(self, person: str) -> float:
        """Give the range of somebody's mean perceived gain over the packages compared, before any evidence."""
        if person not in self._scales:
            gains = self.like.mean(self.like.perceived(self.case.person(person), self.compared))
            self._scales[person] = max(float(np.ptp(gains)), 1e-6 * self.like.scale)
        return self._scales[person]

    def region(self, where: Expression) -> Codes:
        """Give packages for which a condition on their terms holds, 64 of them spread evenly where there are more."""
        if where.text not in self._regions:
            codes = some_packages(self.case, SOUGHT).codes
            found = codes[holding(self.case, where, codes)]
            if len(found) > COMPARED:
                found = found[np.linspace(0, len(found) - 1, COMPARED).round().astype(int)]
            self._regions[where.text] = found
        return self._regions[where.text]

    def codes(self, package: Package) -> Codes:
        """Give a package as (1, issues) option numbers."""
        return codes_of(self.case, [package])


class _Recorded(Mapping[str, Floats]):
    """Values of some worlds that note which of them were looked at."""

    def __init__(self, values: Mapping[str, Floats], read: set[str], part: slice) -> None:
        self._values, self._read, self._part = values, read, part

    def __getitem__(self, name: str) -> Floats:
        self._read.add(name)
        return self._values[name][self._part]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class Scene:
    """Some worlds in which one piece of evidence is judged.

    Args:
        setting: the case with its noise.
        worlds: the worlds.
        cache: what was computed before for the same worlds.
        part: which of the worlds are looked at.
        ready: what `prepare` computed of single packages in the same worlds; what is taken from there is not noted as read.
    """

    def __init__(
        self, setting: Setting, worlds: Worlds, cache: Cache | None = None, part: slice = slice(None), ready: Ready | None = None
    ) -> None:
        self.setting, self.noise, self.worlds = setting, setting.noise, worlds
        self._part = part
        self._read: set[str] = set()
        self._cache: Cache = {} if cache is None else cache
        self._ready = ready or {}
        self._perceived: dict[str, Floats] = {}
        self._recorded = _Recorded(worlds.values, self._read, part)
        self.view = setting.model.view(Worlds(self._recorded, worlds.weights[part], worlds.exact, worlds.effective), setting.like)

    @property
    def count(self) -> int:
        """How many worlds are looked at."""
        return self.view.worlds.count

    @property
    def read(self) -> frozenset[str]:
        """The assumptions and beliefs on which what was asked of the scene depends."""
        return frozenset(self._read)

    def perceived(self, person: str, codes: Codes) -> Floats:
        """Give somebody's perceived gain: (packages, worlds or 1), in the case's currency."""
        if codes is not self.setting.compared:
            if (found := self._found("", person, codes)) is not None:
                return found
            return self.view.perceived(self.setting.case.person(person), codes)
        if person not in self._perceived:
            self._perceived[person] = self.view.perceived(self.setting.case.person(person), codes)
        return self._perceived[person]

    def yes(self, person: str, codes: Codes, rows: NDArray[np.bool_] | None = None) -> Floats:
        """Give the chance that somebody says yes: (packages, worlds or 1).

        A logistic curve around their threshold, with a share of lapses that are yes or no evenly.

        Args:
            rows: which of the packages; all by default.
        """
        if rows is None:
            gains = self.perceived(person, codes)
        elif codes is self.setting.compared and person in self._perceived:
            gains = self._perceived[person][rows]
        else:
            gains = self.perceived(person, codes[rows])
        lack = gains - self.view.threshold(self.setting.case.person(person))
        noise = self.noise
        lack *= -1 / (noise.softness * self.setting.scale(person))
        with np.errstate(over="ignore"):
            odds = np.exp(lack, out=lack)
        odds += 1
        chance = np.divide(1 - noise.lapse, odds, out=odds)
        chance += noise.lapse / 2
        return chance

    def says_yes(self, person: str, codes: Codes) -> NDArray[np.bool_]:
        """Give where somebody's perceived gain reaches their threshold: (packages, worlds or 1)."""
        return self.view.yes(self.setting.case.person(person), codes)

    def required(self, person: str, codes: Codes) -> NDArray[np.bool_]:
        """Give where somebody must approve: (packages, worlds or 1)."""
        return self.view.required(self.setting.case.person(person), codes)

    def all_yes(self, side: Side, codes: Codes, and_also: str = "") -> Floats:
        """Give the chance that all whom the side's authority asks say yes, and one person beside: (packages, worlds or 1)."""
        if (found := self._found(side.key, and_also, codes)) is not None:
            return found
        chance: Floats = np.ones((len(codes), 1))
        required = self.view.all_required(side, codes)
        for person in side.people:
            needed = np.ones((len(codes), 1), dtype=bool) if person.key == and_also else required[person.key]
            rows = np.asarray(needed.any(axis=1))
            if not rows.any():
                continue
            everywhere = bool(rows.all())
            yes = self.yes(person.key, codes, None if everywhere else rows)
            if not needed[rows].all():
                yes = np.where(needed[rows], yes, 1.0)
            if yes.shape[1] > chance.shape[1]:
                chance = np.repeat(chance, yes.shape[1], axis=1)
            if everywhere:
                chance *= yes
            else:
                chance[rows] *= yes
        return chance

    def prepare(self, gains: Mapping[str, Codes], sides: Mapping[tuple[str, str], Codes]) -> Ready:
        """Give, package by package, what is asked of single packages, computed for many at once, which takes a fraction of the time.

        Args:
            gains: person → (packages, issues) of which their perceived gain is asked.
            sides: (side, somebody beside or nobody) → (packages, issues) of which it is asked whether all of that side say yes.
        """
        found = {("", person): (codes, self.perceived(person, codes)) for person, codes in gains.items()}
        found |= {(side, also): (codes, self.all_yes(self.setting.case.side(side), codes, also)) for (side, also), codes in sides.items()}
        return {(*key, codes[[row]].tobytes()): values[[row]] for key, (codes, values) in found.items() for row in range(len(codes))}

    def _found(self, side: str, person: str, codes: Codes) -> Floats | None:
        return self._ready.get((side, person, codes.tobytes())) if self._ready and len(codes) == 1 else None

    def holds(self, that: Expression, viewer: str) -> Floats:
        """Give the chance that a condition holds as a person or side sees it: (worlds,).

        What the viewer knows has its value, what they believe the value that they believe, all else is averaged out. With
        an empty viewer it is of how things are. Of their own unknown scores they know everything (`trait_names`).
        """
        case, model = self.setting.case, self.setting.model
        seen, averaged = {item.key: item.key for item in case.assumptions}, frozenset[str]()
        if viewer:
            seen, averaged = model.sees(viewer)
        node = model.tree(that.text)
        values: dict[str, Any] = dict(model.facts)
        for name in node_names(node) & seen.keys():
            values[name] = self._recorded[seen[name]][None, :]
        own = trait_names(case, viewer)
        if scores := {own[name] for name in node_names(node) & own.keys() - values.keys() - seen.keys()}:
            values |= {trait.name.partition("@")[0]: trait.values[None, :] for trait in traits(self.view, scores)}
        found = np.asarray(self.setting.averages.of(node, values, averaged, model.front), dtype=float)
        return np.asarray(np.broadcast_to(found, (1, self.count))[0], dtype=float)

    def wishes(self, person: str) -> Wishes:
        """Give what somebody thinks of the packages compared."""
        if person not in self._cache:
            shape = (len(self.setting.compared), self.count)
            found = Wishes(
                np.empty(shape, np.float32), np.empty(shape, np.float32), np.empty((1, self.count)), np.empty((1, self.count))
            )

            def part(start: int) -> frozenset[str]:
                scene = Scene(self.setting, self.worlds, part=slice(start, start + _CHUNK))
                scene._wishes(person, found)
                return scene.read

            self.setting.scale(person)
            with ThreadPoolExecutor(2) as pool:
                names = frozenset[str]().union(*pool.map(part, range(0, self.count, _CHUNK)))
            self._cache[person] = (found, names)
        wishes, names = self._cache[person]
        self._read |= names
        return wishes

    def _wishes(self, person: str, into: Wishes) -> None:
        """Put what somebody thinks of the packages compared where it belongs."""
        codes, here = self.setting.compared, self._part
        gains = np.broadcast_to(self.perceived(person, codes), (len(codes), self.count))
        low = gains.min(axis=0, keepdims=True)
        reach = np.maximum(gains.max(axis=0, keepdims=True) - low, 1e-9 * self.setting.scale(person))
        into.low[:, here], into.reach[:, here] = low, reach
        np.divide(gains - low, reach, out=into.good[:, here], casting="same_kind")
        into.passes[:, here] = self.all_yes(self.setting.case.side(self.setting.case.person(person).side), codes)

"""That they hold out for more than an offer of ours which they turned down, and what they would take instead.

Whoever turns down what all of their side would approve wants more, for a while (`holding_out` of the beliefs). What they want lies evenly between
what they turned down and what they last asked for: of two offers on the table the middle foretells best where people meet, as long as it leaves
both something (Raiffa 1982, The Art and Science of Negotiation, chapter 4). A package that is no better for them than the one that they turned
down fares like it; what is as good for them as their own offer they take, if their own tables approve it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from backtable.case import Package, Person
from backtable.planning._lying import bound
from backtable.value import Packages, View, Worlds, codes_of, mean_gain

Floats = NDArray[np.float64]
Codes = NDArray[np.int32]
_STREAM = 44
_MOST_TRIES = 64
_CELLS = 8192


@dataclass(frozen=True, slots=True)
class Turned:
    """An offer of ours that they turned down.

    Args:
        left: share of the time that was left then.
        anyhow: how likely they would have done so though they did not hold out and would approve it.
        beside: others of ours that they turned down at once with it, by one answer to all.
    """

    package: Package
    left: float
    anyhow: float
    beside: tuple[Package, ...] = ()

    @property
    def packages(self) -> tuple[Package, ...]:
        """All that they turned down by that answer."""
        return (self.package, *self.beside)


@dataclass(frozen=True, slots=True)
class HoldingOut:
    """That they may hold out for more than an offer of ours that they turned down, though they would approve it.

    Args:
        number, package: our offer.
        asked, instead: the number of their last offer, and what it asks for; 0 where they have made none, and what they are taken to want: what they demand as the case
            has it, or else (None until it is known) what is best for them of what our own side would approve.
        chance: how likely they do, in worlds in which they would approve our offer.
        given: the user said how likely.
        how: what they did with our offer: "turned down", "countered" or "let lapse".
        turned: every offer of ours that they turned down, in order, the last one included; none where the user said how likely.
        start: how likely they held out at the start.
        left: share of the time that is left.
    """

    number: int
    package: Package
    asked: int
    instead: Package | None
    chance: float
    given: bool = False
    how: str = "turned down"
    turned: tuple[Turned, ...] = ()
    start: float = 0.0
    left: float = 1.0


    @property
    def last(self) -> tuple[Package, ...]:
        """What they turned down by their last answer."""
        return next((item.packages for item in self.turned if self.package in item.packages), (self.package,))

    @property
    def insisted(self) -> tuple[Package, ...]:
        """What they hold out against, and may take in the end."""
        return (self.package, *(package for item in self.turned for package in item.packages))


@dataclass(frozen=True, slots=True)
class Wants:
    """What they hold out for, world by world.

    Args:
        ends: (worlds,) evenly from 0 to 1: they hold out as long as it is below the chance that they do.
        level: (worlds,) evenly from 0 to 1: which share of the way from our offer to theirs they want to be met.
    """

    ends: Floats
    level: Floats


def wants_in(worlds: Worlds, seed: int, stream: int) -> tuple[Worlds, Wants]:
    """Give worlds with what they hold out for in each.

    Sampled worlds get one draw each, stratified. Of enumerated ones each is taken several times, evenly over both numbers.
    """
    if not worlds.exact:
        random = np.random.default_rng([seed, _STREAM, stream])
        ends, level = ((random.permutation(worlds.count) + 0.5) / worlds.count for _ in range(2))
        return worlds, Wants(ends, level)
    tries = _MOST_TRIES
    while tries > 1 and tries * worlds.count > _CELLS:
        tries //= 2
    steps = np.arange(tries)
    turned = sum((((steps >> bit) & 1) * (tries >> (bit + 1)) for bit in range(tries.bit_length() - 1)), np.zeros(tries, dtype=int))
    values = {name: np.repeat(found, tries, axis=0) for name, found in worlds.values.items()}
    many = Worlds(values, np.repeat(worlds.weights / tries, tries), worlds.exact, worlds.effective)
    return many, Wants(np.tile((steps + 0.5) / tries, worlds.count), np.tile((turned + 0.5) / tries, worlds.count))


def way_met(view: View, holding: HoldingOut, codes: Codes) -> Floats:
    """Give which share of the way from our offer to theirs each package goes, from 0 to 1: (packages,).

    By the mean perceived gain of those of theirs who talk or must approve either and for whom their own offer is better. Which of them wants more
    is not known, so that each counts alike.
    """
    assert holding.instead is not None
    ends = codes_of(view.case, [holding.package, holding.instead])
    shares = []
    for person in _speaking(view, ends):
        here, (ours, theirs) = _gains(view, person, codes), _gains(view, person, ends)
        if theirs - ours > view.slack(person):
            shares.append(np.clip((here - ours) / (theirs - ours), 0.0, 1.0))
    return np.asarray(np.mean(shares, axis=0)) if shares else np.ones(len(codes))


def wanting(holding: HoldingOut, view: View, packages: Packages, own: NDArray[np.bool_]) -> HoldingOut:
    """Say what they want instead where they never said it: what is best for them of what our own side would approve.

    Args:
        own: (packages,) which of them our own side would approve.
    """
    if holding.instead is not None:
        return holding
    theirs = sum((mean_gain(view, side.key, packages.codes) for side in view.case.other_sides), np.zeros(len(packages)))
    best = int(np.argmax(np.where(own, theirs, -np.inf) if own.any() else theirs))
    return replace(holding, instead=packages.package(best))


def approved_in(view: View, holding: HoldingOut, given: Collection[Package]) -> list[NDArray[np.bool_]]:
    """Give of their last answer, and then of each, (worlds,) where they would approve an offer that they turned down by it.

    Args:
        given: to which our own side has said yes, whatever the case has of that.
    """
    answers = [holding.last, *(item.packages for item in holding.turned)]
    offers = list(dict.fromkeys(package for answer in answers for package in answer))
    would = np.array(np.broadcast_to(view.acceptable(codes_of(view.case, offers)), (len(offers), view.worlds.count)))
    for place in (place for place, package in enumerate(offers) if package in given):
        would[place] = bound(view, codes_of(view.case, [offers[place]]))
    return [np.asarray(would[[offers.index(package) for package in answer]].any(axis=0)) for answer in answers]


def chances(holding: HoldingOut, would: Sequence[NDArray[np.bool_]]) -> Floats:
    """Give how likely they hold out, world by world: (worlds,); the more, the more offers they turned down that they would approve.

    By Bayes' rule from one of them to the next: whoever holds out turns down whatever it is, who does not only as often as they would anyhow; and as time
    runs out fewer and fewer hold out. What they would not approve says nothing of it.

    Args:
        would: of each of their answers (worlds,) where they would approve an offer that they turned down by it.
    """
    if not holding.turned:
        return np.array([holding.chance])
    chance, before = np.array([holding.start]), 1.0
    for item, approved in zip(holding.turned, would, strict=True):
        chance = chance * (item.left / before if before else 0.0)
        told = np.where(approved, item.anyhow, 1.0)
        chance = np.divide(chance, chance + told * (1 - chance), out=np.zeros(np.broadcast_shapes(chance.shape, told.shape)), where=chance > 0)
        before = item.left
    return np.asarray(chance * (holding.left / before if before else 0.0))


def taken(passes: NDArray[np.bool_], would: NDArray[np.bool_], way: Floats, wants: Wants, chance: float | Floats, rounds: int) -> list[NDArray[np.bool_]]:
    """Give what they take, round by round: (packages, worlds) each. Fewer and fewer hold out, and nobody after the last round.

    Args:
        passes: (packages, worlds) what they would approve.
        would: (worlds,) where they would approve the offer that they turned down.
        way: (packages,) which share of the way each goes.
        chance: how likely they hold out where they would approve it; (worlds,) where that differs.
    """
    short = way[:, None] < wants.level
    return [passes & ~(short & would & (wants.ends < chance * (1 - place / rounds))) for place in range(rounds)]


def _speaking(view: View, codes: Codes) -> list[Person]:
    people = [person for side in view.case.other_sides for person in side.people]
    return [person for person in people if view.model.seating[person.key] or view.required(person, codes).any()]


def _gains(view: View, person: Person, codes: Codes) -> Floats:
    """Give somebody's mean perceived gain but for what is the same for every package."""
    total: Floats = np.zeros(len(codes))
    for _, mean in view.pieces(person):
        total += mean(codes)
    return total

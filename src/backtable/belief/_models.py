"""The likelihood models. Each says what else could have happened, and how likely each of it was in every world."""

from collections.abc import Sequence
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backtable.belief._evidence import (
    Accepted,
    Approved,
    ConditionLearned,
    Countered,
    Evidence,
    Heard,
    Lapsed,
    MustAsk,
    NotStandard,
    OfferReceived,
    ReasonGiven,
    Refused,
    Rejected,
    ValueLearned,
    WillNot,
    Would,
    packages_in,
)
from backtable.belief._register import MODELS, LikelihoodModel, Outcomes, likelihood
from backtable.belief._scene import Ready, Scene
from backtable.case import Package, Side
from backtable.value import codes_of

Floats = NDArray[np.float64]
_LOGIT = "logistic choice around the threshold after McFadden 1974; lapses after Wichmann and Hill 2001"
_MOST_OPTIONS = 16


def _either(happened: Floats, scene: Scene) -> Outcomes:
    """Give the outcomes of something that happens or does not, from (1, worlds or 1) or (worlds,) chances."""
    row = np.broadcast_to(np.atleast_2d(happened), (1, scene.worlds.count))[0]
    return Outcomes(np.stack([row, 1 - row]))


def prepared(items: Sequence[Evidence], scene: Scene) -> Ready:
    """Give what the models below ask of the packages of some evidence, computed for all of them at once."""
    gains, sides = dict[str, dict[Package, None]](), dict[tuple[str, str], dict[Package, None]]()
    for item in items:
        if isinstance(item, OfferReceived):
            if (scene.setting.compared == scene.setting.codes(item.package)).all(axis=1).any():
                continue  # it is among those of which `wishes` knows
            gains.setdefault(item.person, {})[item.package] = None
            sides.setdefault((_side(scene, item.person).key, ""), {})[item.package] = None
        elif isinstance(item, Accepted | Rejected | Lapsed | Countered):
            sides.setdefault((_side(scene, item.person).key, item.person), {}).update(dict.fromkeys(packages_in(item)))
    case = scene.setting.case
    return scene.prepare({key: codes_of(case, list(found)) for key, found in gains.items()}, {key: codes_of(case, list(found)) for key, found in sides.items()})


def _side(scene: Scene, person: str) -> Side:
    return scene.setting.case.side(scene.setting.case.person(person).side)


@likelihood(
    OfferReceived,
    "offer",
    "An offer that they send",
    "softmax over packages after Luce 1959 and McFadden 1974; conceding with time after Faratin, Sierra and Jennings 1998; "
    "learning from offers so after Hindriks and Tykhonov 2008",
    "eager_first",
    "eager_last",
    "unapproved",
    "stray",
    "softness",
    "lapse",
    "again",
)
def offer_received(item: OfferReceived, scene: Scene) -> Outcomes:
    """Give the chance of each offer that they could have sent: the packages compared, and the one that they sent."""
    noise, found = scene.noise, scene.wishes(item.person)
    codes, count = scene.setting.codes(item.package), scene.worlds.count
    same = np.flatnonzero((scene.setting.compared == codes).all(axis=1))
    chances = np.empty((len(found.good) + (0 if len(same) else 1), count), dtype=np.float32)
    eager = np.float32(noise.eager_first + (noise.eager_last - noise.eager_first) * item.time)
    floor, stray = np.float32(noise.unapproved), np.float32(noise.stray)
    np.multiply(found.good - 1, eager, out=chances[: len(found.good)])
    if not len(same):
        chances[-1] = ((scene.perceived(item.person, codes) - found.low) / found.reach - 1) * eager
    np.exp(chances, out=chances)
    chances[: len(found.good)] *= floor + (1 - floor) * found.passes
    if not len(same):
        chances[-1] *= (floor + (1 - floor) * scene.all_yes(_side(scene, item.person), codes).astype(np.float32))[0]
    chances *= (1 - stray) / chances.sum(axis=0)
    chances += stray / len(chances)
    return Outcomes(chances, int(same[0]) if len(same) else len(chances) - 1)


def _accepts(item: Accepted | Rejected | Lapsed | Countered, scene: Scene) -> Floats:
    """Give the chance that an offer of ours is accepted, when they need not hold out and do not fall silent; of several that they answer at once, the one that they are likeliest to accept."""
    side = _side(scene, item.person)
    willing = reduce(np.maximum, [scene.all_yes(side, scene.setting.codes(package), item.person) for package in packages_in(item)])
    return np.asarray(willing * (1 - scene.noise.holding_out * (1 - item.time)))


@likelihood(
    Accepted, "accepted", "An offer of ours that they accept", _LOGIT, "softness", "lapse", "holding_out", "again"
)
def accepted(item: Accepted, scene: Scene) -> Outcomes:
    """Give whether it is accepted: by all whom their authority asks, or subject to approval by whoever speaks alone."""
    if item.complete:
        return _either(_accepts(item, scene), scene)
    willing = scene.yes(item.person, scene.setting.codes(item.package))
    return _either(willing * (1 - scene.noise.holding_out * (1 - item.time)), scene)


@likelihood(
    Rejected,
    "rejected",
    "An offer of ours that they turn down",
    f"{_LOGIT}; holding out for more after Rubinstein 1985",
    "softness",
    "lapse",
    "holding_out",
    "again",
)
def rejected(item: Rejected, scene: Scene) -> Outcomes:
    """Give whether it is turned down: somebody whose yes it needs says no, or they hold out for more."""
    return _either(1 - _accepts(item, scene), scene)


@likelihood(
    Lapsed,
    "lapsed",
    "An offer of ours that they leave unanswered",
    f"{_LOGIT}; silence as a no diluted by silence that means nothing, a mixture after Little and Rubin 2002, chapter 15",
    "softness",
    "lapse",
    "holding_out",
    "silence",
    "again",
)
def lapsed(item: Lapsed, scene: Scene) -> Outcomes:
    """Give whether it is left unanswered: for reasons of their own, or because they would not accept."""
    silence = scene.noise.silence
    return _either(silence + (1 - silence) * (1 - _accepts(item, scene)), scene)


@likelihood(
    Countered,
    "countered",
    "An offer of ours to which they reply with one of their own",
    f"{_LOGIT}; holding out for more after Rubinstein 1985; a no diluted by offers that are no answer, a mixture after Little and "
    "Rubin 2002, chapter 15",
    "softness",
    "lapse",
    "holding_out",
    "countering",
    "again",
)
def countered(item: Countered, scene: Scene) -> Outcomes:
    """Give whether they reply with an offer of their own: whatever they think of ours, or because they would accept none of it."""
    countering = scene.noise.countering
    return _either(countering + (1 - countering) * (1 - _accepts(item, scene)), scene)


@likelihood(Approved, "approved", "The yes of one person", _LOGIT, "softness", "lapse", "again")
def approved(item: Approved, scene: Scene) -> Outcomes:
    """Give whether this person says yes, by what they perceive and nothing else."""
    return _either(scene.yes(item.person, scene.setting.codes(item.package)), scene)


@likelihood(Refused, "refused", "The no of one person", _LOGIT, "softness", "lapse", "again")
def refused(item: Refused, scene: Scene) -> Outcomes:
    """Give whether this person says no, by what they perceive and nothing else."""
    return _either(1 - scene.yes(item.person, scene.setting.codes(item.package)), scene)


def directions(scene: Scene, person: str, codes: NDArray[np.int32]) -> list[tuple[str, str, Floats]]:
    """Give each way in which one term of a package could change, and by how much it would better somebody's gain at most.

    Returns:
        issue, "higher", "lower" or for names "" and the (1, worlds or 1) improvement, 0 where there is none.
    """
    case = scene.setting.case
    rows, ways = [codes], []
    for column, issue in enumerate(case.issues):
        here = int(codes[0, column])
        chosen = np.unique(np.linspace(0, len(issue.options) - 1, min(len(issue.options), _MOST_OPTIONS)).astype(int))
        options = np.array([issue.options[code] for code in chosen])
        choices = [("", chosen != here)]
        if issue.numeric:
            value = issue.options[here]
            choices = [("higher", options > value), ("lower", options < value)]
        for name, among in choices:
            if among.any():
                changed = np.repeat(codes, int(among.sum()), axis=0)
                changed[:, column] = chosen[among]
                rows.append(changed)
                ways.append((issue.key, name))
    gains = scene.perceived(person, np.concatenate(rows))  # all at once: valuing one package takes as long as valuing several
    gains = np.broadcast_to(gains, (sum(map(len, rows)), gains.shape[1]))
    starts = np.cumsum([len(part) for part in rows])[:-1]
    best = np.maximum.reduceat(gains, starts, axis=0) if len(starts) else gains[:0]
    return [(issue, way, np.maximum(better[None, :] - gains[:1], 0.0)) for (issue, way), better in zip(ways, best, strict=True)]


@likelihood(
    ReasonGiven,
    "reason",
    "The issue that somebody names as what speaks against it",
    "softmax over the terms by what changing each would bring after Luce 1959 and McFadden 1974",
    "pointed",
    "lapse",
    "again",
)
def reason_given(item: ReasonGiven, scene: Scene) -> Outcomes:
    """Give the chance of each term, or of each term and direction, that could have been named."""
    noise = scene.noise
    ways = directions(scene, item.person, scene.setting.codes(item.package))
    scale = scene.setting.scale(item.person)
    worth = np.stack([np.broadcast_to(better, (1, scene.worlds.count))[0] for _, _, better in ways])
    odds = np.exp(noise.pointed * np.minimum(worth / scale, 10.0))
    chances = (1 - noise.lapse) * odds / odds.sum(axis=0) + noise.lapse / len(odds)
    if item.direction:
        return Outcomes(chances, [(key, name) for key, name, _ in ways].index((item.issue, item.direction)))
    keys = list(dict.fromkeys(key for key, _, _ in ways))
    sums = np.stack([sum(row for (name, _, _), row in zip(ways, chances, strict=True) if name == key) for key in keys])
    return Outcomes(sums, keys.index(item.issue))


@likelihood(
    Heard,
    "heard",
    "A statement",
    "reliability of a witness, discounted by what would be said anyway, after Shafer 1976, chapter 11; repeated hints "
    "after Clemen and Winkler 1985",
    "repetition",
    hint=True,
)
def heard(item: Heard, scene: Scene) -> Outcomes:
    """Give the chance that it is said: because it is so, or whatever is so."""
    so = scene.holds(item.that, item.speaker if item.speaker in viewers(scene) else "")
    return _said(item, so, scene)


_OF_OTHERS = (
    "reliability of a witness, discounted by what would be said anyway, after Shafer 1976, chapter 11, on whether the answer "
    "is as it is said to be; repeated hints after Clemen and Winkler 1985"
)


@likelihood(
    WillNot,
    "will_not",
    "A statement that somebody will not approve packages of a kind",
    _OF_OTHERS,
    "repetition",
    hint=True,
)
def will_not(item: WillNot, scene: Scene) -> Outcomes:
    """Give the chance that it is said: because that person says no to all such packages, or whatever they say."""
    so = np.asarray(~scene.says_yes(item.person, scene.setting.region(item.where)).any(axis=0))
    return _said(item, so, scene)


@likelihood(
    Would,
    "would",
    "A statement that somebody would approve every package of a kind",
    _OF_OTHERS,
    "repetition",
    hint=True,
)
def would(item: Would, scene: Scene) -> Outcomes:
    """Give the chance that it is said: because that person says yes to all such packages, or whatever they say."""
    so = np.asarray(scene.says_yes(item.person, scene.setting.region(item.where)).all(axis=0))
    return _said(item, so, scene)


def _said(item: Heard | WillNot | Would, so: NDArray[Any], scene: Scene) -> Outcomes:
    """Give whether something is said: because it is so, or whatever is so."""
    chance = item.credibility * so.astype(float) + (1 - item.credibility) * item.guess
    return _either(np.asarray(chance, dtype=float), scene)


def viewers(scene: Scene) -> frozenset[str]:
    """Give the keys of all sides and people, whose words are about what they know."""
    case = scene.setting.case
    return frozenset({*(side.key for side in case.sides), *(person.key for person in case.people)})


@likelihood(
    MustAsk,
    "must_ask",
    "“I must take it back”",
    "claims of limited authority are a tactic whether true or not: Schelling 1960, chapter 2; repeated hints after "
    "Clemen and Winkler 1985",
    "ask_if_so",
    "ask_if_not",
    "repetition",
    hint=True,
)
def must_ask(item: MustAsk, scene: Scene) -> Outcomes:
    """Give the chance that it is said: somewhat likelier where somebody else must approve."""
    codes = scene.setting.codes(item.package)
    free: Floats = np.ones((1, 1))
    for person in _side(scene, item.person).people:
        if person.key != item.person:
            free = free * ~scene.required(person.key, codes)
    return _either(scene.noise.ask_if_so * (1 - free) + scene.noise.ask_if_not * free, scene)


@likelihood(
    NotStandard,
    "not_standard",
    "“This is not in our standard terms”",
    "a posture that costs nothing and so says little: Crawford and Sobel 1982; repeated hints after Clemen and Winkler 1985",
    "standard_if_so",
    "standard_if_not",
    "softness",
    "lapse",
    "repetition",
    hint=True,
)
def not_standard(item: NotStandard, scene: Scene) -> Outcomes:
    """Give the chance that it is said: somewhat likelier of what they would not agree to."""
    willing = scene.all_yes(_side(scene, item.person), scene.setting.codes(item.package), item.person)
    return _either(scene.noise.standard_if_so * (1 - willing) + scene.noise.standard_if_not * willing, scene)


@likelihood(ConditionLearned, "fact", "A revealed fact", "conditioning, Bayes 1763", hard=True)
def condition_learned(item: ConditionLearned, scene: Scene) -> Outcomes:
    """Give whether it is so."""
    return _either((scene.holds(item.that, item.viewer) > 0.5).astype(float), scene)


MODELS[ValueLearned] = LikelihoodModel(
    ValueLearned, "value", "A revealed value", "conditioning as worlds are drawn, Bayes 1763", (), None, hard=True
)


def model_of(item: Evidence) -> LikelihoodModel:
    """Give the likelihood model of a piece of evidence."""
    return MODELS[type(item)]


def likelihood_models() -> tuple[LikelihoodModel, ...]:
    """Give the likelihood model of every kind of evidence."""
    return tuple(MODELS.values())

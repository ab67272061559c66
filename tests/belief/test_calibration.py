"""Simulation-based calibration: where a world is drawn from the case and evidence as the model's story tells it, the
truth is as likely to stand at one place among the worlds believed afterwards as at any other (Talts et al. 2018). Places
are taken by a quantity that the evidence is about, and by the likelihood itself, which shows a wrong one best (Modrák et
al. 2023).

The stories are told here anew, person by person and draw by draw, without the likelihoods of the product: noise is
drawn and compared, never integrated. `BACKTABLE_EXAMPLES` asks for more draws than the quick version's.
"""

import os
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import chisquare

from backtable.belief import (
    Accepted,
    Approved,
    Beliefs,
    ConditionLearned,
    Countered,
    Evidence,
    Heard,
    Lapsed,
    MustAsk,
    Noise,
    NotStandard,
    OfferReceived,
    ReasonGiven,
    Refused,
    Rejected,
    ValueLearned,
    WillNot,
    Would,
    believe,
    likelihood_models,
)
from backtable.belief._state import State
from backtable.case import Case, Expression, Package
from backtable.value import draw_worlds, enumerate_packages

NOISE = Noise(softness=0.15, lapse=0.1, eager_first=5, eager_last=2, stray=0.1)
DRAWS = int(os.environ.get("BACKTABLE_EXAMPLES", 240))
WORLDS, PLACES, TIME = 400, 16, 0.25
TOLD = {"offer": 4, "reason": 4, "approved": 4, "refused": 4}
World = dict[str, float]


class Story:
    """The case of `conftest.py` lived through in one world: gains, answers and offers by hand."""

    def __init__(self, case: Case, beliefs: Beliefs, world: World, random: np.random.Generator) -> None:
        self.case, self.world, self.random = case, world, random
        self.scale = {person: beliefs.setting.scale(person) for person in ("rep", "boss")}

    def gain(self, person: str, values: tuple[float | str, ...]) -> float:
        """Give what somebody perceives: the seller's side believes its own award and knows its cost."""
        count, price, reference = values
        world = self.world
        revenue = float(count) * float(price)
        if person == "rep":
            return world["commission"] * revenue
        own = (40 * world["mood"] if reference == "given" else 0) - 0.5 * world["rival"]
        return own + revenue - world["cost"] * float(count) - (world["award@seller"] - 50)

    def says_yes(self, person: str, values: tuple[float | str, ...]) -> bool:
        """Let somebody answer: by lapse either way, or by their gain with logistic noise."""
        if self.random.random() < NOISE.lapse:
            return bool(self.random.random() < 0.5)
        threshold = 8 if person == "rep" else 0
        noise = self.random.logistic(0, NOISE.softness * self.scale[person])
        return self.gain(person, values) - threshold + noise >= 0

    def required(self, values: tuple[float | str, ...]) -> list[str]:
        """Give whose approval the seller's authority asks for."""
        return ["rep"] if float(values[0]) <= self.world["limit"] else ["rep", "boss"]

    def all_yes(self, values: tuple[float | str, ...], also: str = "") -> bool:
        """Let all who must answer, and one beside."""
        people = dict.fromkeys([*self.required(values), *([also] if also else [])])
        return all(self.says_yes(person, values) for person in people)

    def holds_out(self) -> bool:
        """Let them decide whether to wait for more."""
        return bool(self.random.random() < NOISE.holding_out * (1 - TIME))


def offer(story: Story, packages: list[Package]) -> Evidence:
    """Draw packages one by one, each as attractive as Gumbel noise makes it, until one is ready to be sent."""
    if story.random.random() < NOISE.stray:
        return OfferReceived("rep", packages[story.random.integers(len(packages))], TIME)
    gains = np.array([story.gain("rep", package.values) for package in packages])
    good = (gains - gains.min()) / np.ptp(gains)
    eager = NOISE.eager_first + (NOISE.eager_last - NOISE.eager_first) * TIME
    while True:
        chosen = packages[int(np.argmax(eager * good + story.random.gumbel(size=len(packages))))]
        if story.all_yes(chosen.values) or story.random.random() < NOISE.unapproved:
            return OfferReceived("rep", chosen, TIME)


def reason(story: Story, packages: list[Package], direction: bool) -> Evidence:
    """Let the boss name what would help most, with Gumbel noise."""
    package = packages[story.random.integers(len(packages))]
    before = story.gain("boss", package.values)
    ways: dict[tuple[str, str], float] = {}
    for column, issue in enumerate(story.case.issues):
        for option in issue.options:
            here = package.values[column]
            if option == here:
                continue
            way = "" if isinstance(option, str) or isinstance(here, str) else "higher" if option > here else "lower"
            changed = (*package.values[:column], option, *package.values[column + 1 :])
            better = max(story.gain("boss", changed) - before, 0)
            ways[issue.key, way] = max(ways.get((issue.key, way), 0), better)
    keys = list(ways)
    if story.random.random() < NOISE.lapse:
        issue_key, way = keys[story.random.integers(len(keys))]
    else:
        pull = np.array([NOISE.pointed * ways[key] / story.scale["boss"] for key in keys])
        issue_key, way = keys[int(np.argmax(pull + story.random.gumbel(size=len(keys))))]
    return ReasonGiven("boss", package, issue_key, way if direction else "")


def tell(kind: str, story: Story, packages: list[Package]) -> Evidence | None:
    """Live through one scene; None where nothing of this kind came of it, which would be news that is not told."""
    random, package = story.random, packages[story.random.integers(len(packages))]
    match kind:
        case "offer":
            return offer(story, packages)
        case "reason":
            return reason(story, packages, bool(random.random() < 0.5))
        case "approved" | "refused":
            return (Approved if story.says_yes("boss", package.values) else Refused)("boss", package)
        case "accepted":
            complete = bool(random.random() < 0.5)
            yes = story.all_yes(package.values, "rep") if complete else story.says_yes("rep", package.values)
            return Accepted("rep", package, complete, TIME) if yes and not story.holds_out() else None
        case "rejected":
            yes = story.all_yes(package.values, "rep") and not story.holds_out()
            return None if yes else Rejected("rep", package, TIME)
        case "lapsed":
            answered = random.random() >= NOISE.silence and story.all_yes(package.values, "rep") and not story.holds_out()
            return None if answered else Lapsed("rep", package, TIME)
        case "countered":
            taken = random.random() >= NOISE.countering and story.all_yes(package.values, "rep") and not story.holds_out()
            return None if taken else Countered("rep", package, TIME)
        case "must_ask":
            others = len(story.required(package.values)) > 1
            said = random.random() < (NOISE.ask_if_so if others else NOISE.ask_if_not)
            return MustAsk("rep", package) if said else None
        case "not_standard":
            willing = story.all_yes(package.values, "rep")
            said = random.random() < (NOISE.standard_if_not if willing else NOISE.standard_if_so)
            return NotStandard("rep", package) if said else None
        case "heard":
            so = story.world["cost"] + story.world["award@seller"] > 100
            said = so if random.random() < 0.6 else random.random() < 0.7
            return Heard("seller", Expression("cost + award > 100"), 0.6, 0.7) if said else None
        case "will_not" | "would":
            revenues = [float(other.values[0]) * float(other.values[1]) for other in packages]
            such = [revenue > 450 if kind == "would" else revenue <= 60 for revenue in revenues]
            gains = [story.gain("boss", other.values) >= 0 for other, wanted in zip(packages, such, strict=True) if wanted]
            so = all(gains) if kind == "would" else not any(gains)
            if not (so if random.random() < 0.7 else random.random() < 0.6):
                return None
            made = Would if kind == "would" else WillNot
            where = "revenue > 450" if kind == "would" else "revenue <= 60"
            return made("rep", "boss", Expression(where), 0.7, 0.6)
        case "fact":
            return ConditionLearned(Expression("cost > 45")) if story.world["cost"] > 45 else None
    return ValueLearned("limit", story.world["limit"])


STATISTICS: dict[str, Callable[[dict[str, np.ndarray]], np.ndarray]] = {
    "offer": lambda w: w["cost"] + w["award@seller"],
    "accepted": lambda w: w["cost"] + 400 * w["commission"],
    "rejected": lambda w: w["cost"] + w["award@seller"] / 2 - 40 * w["mood"],
    "lapsed": lambda w: w["cost"] + w["award@seller"] / 2 - 40 * w["mood"],
    "countered": lambda w: w["cost"] + w["award@seller"] / 2 - 40 * w["mood"],
    "approved": lambda w: w["cost"] + w["award@seller"] + w["rival"],
    "refused": lambda w: w["cost"] + w["award@seller"] + w["rival"],
    "reason": lambda w: 100 * w["mood"] - w["cost"],
    "heard": lambda w: w["cost"] + w["award@seller"],
    "will_not": lambda w: w["cost"] + w["award@seller"] + w["rival"],
    "would": lambda w: w["cost"] + w["award@seller"] + w["rival"],
    "must_ask": lambda w: w["limit"] + w["cost"] / 100,
    "not_standard": lambda w: w["cost"] + w["award@seller"] - 300 * w["commission"],
    "value": lambda w: w["cost"],
    "fact": lambda w: w["cost"],
}


def test_there_is_a_story_for_every_likelihood() -> None:
    assert set(STATISTICS) == {model.key for model in likelihood_models()}


@pytest.mark.parametrize("kind", STATISTICS)
def test_the_truth_stands_anywhere_among_the_worlds_believed(kind: str, sale: Case) -> None:
    """Ranks are uniform.

    Each story is told more than once in the same world, so that worlds must be refreshed, too; hints once, as repeated ones are
    taken for less than they would be worth if the mouth were another each time.
    """
    (model,) = (model for model in likelihood_models() if model.key == kind)
    start = believe(sale, noise=NOISE, worlds=WORLDS)
    packages = [enumerate_packages(sale).package(index) for index in range(60)]
    assert len(start.setting.compared) == 60
    ranks: list[int] = []
    likely: list[int] = []
    for number in range(DRAWS):
        random = np.random.default_rng([number, sorted(STATISTICS).index(kind)])
        truth = draw_worlds(sale, 2, 1000 + number, 9, limit=0)
        world = {name: float(values[0]) for name, values in truth.values.items()}
        story = Story(sale, start, world, random)
        beliefs = replace(start, seed=number, state=State(start.setting, WORLDS, number, 100, {}, 0))
        told = [tell(kind, story, packages) for _ in range(1 if model.hint else TOLD.get(kind, 2))]
        if None in told:
            continue
        for item in told:
            assert item is not None
            beliefs = beliefs.after(item)
        rows = random.choice(WORLDS, PLACES - 1, replace=False)
        worlds = {name: np.append(values[rows], world[name]) for name, values in beliefs.worlds().values.items()}
        ranks.append(place(STATISTICS[kind](worlds), random))
        if model.outcomes is not None:
            logs = [np.log(np.maximum(beliefs.state._likelihood(item, worlds), 1e-12)) for item in beliefs.evidence]
            likely.append(place(np.round(sum(logs), 9), random))
    assert len(ranks) > DRAWS / 8
    for places in (ranks, likely):
        found = np.bincount(np.array(places, dtype=int) // 2, minlength=PLACES // 2)
        assert not places or chisquare(found).pvalue > 5e-4, found


def place(values: np.ndarray, random: np.random.Generator) -> int:
    """Give the place of the last among all, ties broken at random."""
    chosen, true = values[:-1], values[-1]
    ties = int((np.abs(chosen - true) <= 1e-9).sum())
    return int((chosen < true - 1e-9).sum()) + int(random.integers(ties + 1))

"""Everything that advice says of a small discrete case equals the slow, obvious computation.

The oracle shares no code with the product: it evaluates formulas with Python itself, walks over all worlds and
packages in plain loops and sums exact weights.
"""

import itertools
from fractions import Fraction
from math import factorial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from backtable.advice import advise
from backtable.files import read_case

Draw = st.DrawFn


@st.composite
def small_cases(draw: Draw) -> dict[str, Any]:
    """Give random cases with coupled formulas, beliefs, mixed knowledge, authority and two or three sides."""
    sides = ["us", "them", "others"][: draw(st.integers(2, 3))]
    people = {side: [f"{side}_{number}" for number in range(draw(st.integers(1, 2)))] for side in sides}
    everybody = [key for names in people.values() for key in names]
    issues = {"a": {"from": 0, "to": 2}, "b": {"options": [0, 5, 7]}, "c": {"options": ["yes", "no"]}}
    assumptions: dict[str, Any] = {}
    for name in ("u", "v"):
        item: dict[str, Any] = {"values": {"1": draw(st.integers(1, 3)), "4": draw(st.integers(1, 3))}}
        knowing = draw(st.lists(st.sampled_from(sides + everybody), max_size=2, unique=True))
        if knowing:
            item["known_to"] = knowing
        elif draw(st.booleans()):
            item["as_seen_by"] = {draw(st.sampled_from(sides + everybody)): {"values": {"0": 1, "3": 1}}}
        assumptions[name] = item
    parts = [
        "a * u",
        "-b",
        "v * a - b",
        "max(u - a, v)",
        "3 if c == 'yes' else -v",
        "u * v * a",
        "min(a * u, b)",
        "-2 * a * front(us_0)",
        "total",
        "6",
    ]
    worth = st.lists(st.sampled_from(parts), min_size=1, max_size=3).map(
        lambda chosen: " + ".join(f"({part})" for part in chosen)
    )

    def interests(least: int) -> list[dict[str, str]]:
        return [
            {
                "name": f"I{number}",
                "value": draw(worth),
                "no_deal": draw(st.sampled_from(["0", "-3", "u - 4", "u * v - 9", "-v"])),
            }
            for number in range(draw(st.integers(least, 2)))
        ]

    case: dict[str, Any] = {
        "case": "random",
        "ours": "us",
        "issues": issues,
        "assumptions": assumptions,
        "define": {"total": "a + u * b / 5"},
        "sides": {},
    }
    if draw(st.booleans()):
        case["rules"] = [{"require": "a < 2 or c == 'no'"}]
    case["own_chance"] = draw(st.sampled_from([0.5, 0.9]))
    for side in sides:
        entry: dict[str, Any] = {"people": {}}
        if draw(st.booleans()):
            entry["interests"] = interests(1)
        for number, key in enumerate(people[side]):
            person: dict[str, Any] = {
                "table": "front" if number == 0 else "back",
                "threshold": draw(st.sampled_from(["0", "1", "u - 2"])),
            }
            own = interests(0 if "interests" in entry else 1)
            if own:
                person["interests"] = own
            if "interests" in entry:
                person["stake"] = draw(st.sampled_from([0, 0.5, 1]))
            entry["people"][key] = person
        if draw(st.booleans()):
            entry["authority"] = [
                {
                    "when": draw(st.sampled_from(["a == 0", "b > 4", "a * u > 3", "c == 'no'"])),
                    "approve": [people[side][0]],
                },
                {"approve": people[side]},
            ]
        case["sides"][side] = entry
    return case


class Oracle:
    """The obvious computation."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.case = case
        self.front = {
            key: int(person["table"] == "front")
            for side in case["sides"].values()
            for key, person in side["people"].items()
        }
        names, supports = [], []
        for name, item in case["assumptions"].items():
            for label, spec in [
                (name, item),
                *((f"{name}@{viewer}", belief) for viewer, belief in item.get("as_seen_by", {}).items()),
            ]:
                total = sum(spec["values"].values())
                names.append(label)
                supports.append([(int(value), Fraction(weight, total)) for value, weight in spec["values"].items()])
        self.worlds = []
        for row in itertools.product(*supports):
            weight = Fraction(1)
            for _, share in row:
                weight *= share
            self.worlds.append((dict(zip(names, (value for value, _ in row), strict=True)), weight))
        options = [
            item["options"] if "options" in item else range(item["from"], item["to"] + 1)
            for item in case["issues"].values()
        ]
        self.packages = [dict(zip(case["issues"], row, strict=True)) for row in itertools.product(*options)]
        self.packages = [
            package
            for package in self.packages
            if all(self.formula(rule["require"], package) for rule in case.get("rules", []))
        ]

    def formula(self, text: str, package: dict[str, Any], world: dict[str, Any] | None = None) -> Any:
        """Let Python evaluate a formula."""
        names: dict[str, Any] = {
            **package,
            **(world or {}),
            "front": self.front.get,
            **{key: key for key in self.front},
            "max": max,
            "min": min,
        }
        if package and world and "total" in text:
            names["total"] = eval(self.case["define"]["total"], {"__builtins__": {}}, names)
        return eval(text, {"__builtins__": {}}, names)

    def side_of(self, key: str) -> str:
        return next(name for name, side in self.case["sides"].items() if key in side["people"])

    def worth(self, interests: list[dict[str, str]], package: dict[str, Any], world: dict[str, Any]) -> float:
        return sum(
            self.formula(item["value"], package, world) - self.formula(item["no_deal"], {}, world) for item in interests
        )

    def side_gain(self, side: str, package: dict[str, Any], world: dict[str, Any]) -> float:
        entry = self.case["sides"][side]
        if "interests" in entry:
            return self.worth(entry["interests"], package, world)
        return sum(self.worth(person.get("interests", []), package, world) for person in entry["people"].values())

    def person_gain(self, key: str, package: dict[str, Any], world: dict[str, Any]) -> float:
        side = self.side_of(key)
        person = self.case["sides"][side]["people"][key]
        gain = self.worth(person.get("interests", []), package, world)
        if "interests" in self.case["sides"][side]:
            gain += person["stake"] * self.worth(self.case["sides"][side]["interests"], package, world)
        return gain

    def seen(self, key: str, world: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        known: dict[str, Any] = {}
        unknown = []
        for name, item in self.case["assumptions"].items():
            for viewer in (key, self.side_of(key)):
                if viewer in item.get("known_to", []):
                    known[name] = world[name]
                    break
                if viewer in item.get("as_seen_by", {}):
                    known[name] = world[f"{name}@{viewer}"]
                    break
            else:
                unknown.append(name)
        return known, unknown

    def perceived(self, key: str, package: dict[str, Any], world: dict[str, Any]) -> float:
        known, unknown = self.seen(key, world)
        total = 0.0
        for row in itertools.product(*(self.case["assumptions"][name]["values"].items() for name in unknown)):
            weight = 1.0
            draws = dict(known)
            for name, (value, share) in zip(unknown, row, strict=True):
                weight *= share / sum(self.case["assumptions"][name]["values"].values())
                draws[name] = int(value)
            total += weight * self.person_gain(key, package, draws)
        return total

    def yes(self, key: str, package: dict[str, Any], world: dict[str, Any]) -> bool:
        person = self.case["sides"][self.side_of(key)]["people"][key]
        known, _ = self.seen(key, world)
        return self.perceived(key, package, world) >= self.formula(person["threshold"], {}, {**world, **known}) - 1e-9

    def required(self, side: str, package: dict[str, Any], world: dict[str, Any]) -> list[str]:
        entry = self.case["sides"][side]
        for rule in entry.get("authority", [{"approve": list(entry["people"])}]):
            if "when" not in rule or self.formula(rule["when"], package, world):
                return list(rule["approve"])
        raise AssertionError

    def acceptable(self, package: dict[str, Any], world: dict[str, Any]) -> bool:
        return all(
            self.yes(key, package, world) for side in self.case["sides"] for key in self.required(side, package, world)
        )

    def mean(self, function: Any) -> float:
        return float(sum(weight * Fraction(function(world)) for world, weight in self.worlds))

    def expected_gain(self, package: dict[str, Any]) -> float:
        return self.mean(lambda world: self.side_gain("us", package, world) * self.acceptable(package, world))

    def allowed(self, package: dict[str, Any]) -> bool:
        return all(
            self.mean(
                lambda world, key=key: key not in self.required("us", package, world) or self.yes(key, package, world)
            )
            >= self.case["own_chance"] - 1e-9
            for key in self.case["sides"]["us"]["people"]
        )


@settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(case=small_cases())
def test_advice_equals_brute_force(case: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Perceived gains, chance, expected gain, proposal, frontier, Shapley values, exposure, questions."""
    path = Path(tmp_path_factory.mktemp("random")) / "case.yaml"
    with path.open("w") as stream:
        YAML().dump(case, stream)
    advice = advise(read_case(path))
    oracle = Oracle(case)
    assert advice.method.exact
    assert advice.possible == len(oracle.packages)
    allowed = [package for package in oracle.packages if oracle.allowed(package)]
    assert advice.allowed == len(allowed)
    chances = [
        oracle.mean(lambda world, package=package: oracle.acceptable(package, world)) for package in oracle.packages
    ]
    assert advice.chance_half == sum(chance >= 0.5 - 1e-9 for chance in chances)
    values = [oracle.expected_gain(package) for package in allowed]
    _check_frontier(advice, oracle, allowed)
    _check_exposure(advice, oracle)
    if advice.proposal is None:
        assert max(values, default=0.0) <= 1e-6
        return
    package = advice.case.terms(advice.proposal.package)
    assert advice.proposal.expected_gain == pytest.approx(max(values), abs=1e-6)
    assert oracle.expected_gain(package) == pytest.approx(max(values), abs=1e-6)
    assert advice.proposal.chance == pytest.approx(oracle.mean(lambda world: oracle.acceptable(package, world)))
    best = [item for item, value in zip(allowed, values, strict=True) if value >= max(values) - 1e-9]
    assert advice.proposal.chance == pytest.approx(
        max(oracle.mean(lambda world, item=item: oracle.acceptable(item, world)) for item in best)
    )
    for judgement in advice.proposal.people:
        key = judgement.person
        assert judgement.gain.mean == pytest.approx(
            oracle.mean(lambda world, key=key: Fraction(oracle.perceived(key, package, world))), abs=1e-6
        )
        assert judgement.says_yes == pytest.approx(oracle.mean(lambda world, key=key: oracle.yes(key, package, world)))
        assert judgement.must_approve == pytest.approx(
            oracle.mean(lambda world, key=key: key in oracle.required(oracle.side_of(key), package, world))
        )
    _check_questions(advice, oracle, allowed, max(values))


def _check_frontier(advice: Any, oracle: Oracle, allowed: list[dict[str, Any]]) -> None:
    sides = list(oracle.case["sides"])
    gains = [
        [
            round(
                oracle.mean(lambda world, side=side, package=package: Fraction(oracle.side_gain(side, package, world))),
                7,
            )
            for side in sides
        ]
        for package in allowed
    ]
    efficient = {
        tuple(row)
        for row in gains
        if not any(all(x >= y for x, y in zip(other, row, strict=True)) and other != row for other in gains)
    }
    assert {tuple(round(point.gain[side], 7) + 0.0 for side in sides) for point in advice.frontier} == {
        tuple(x + 0.0 for x in row) for row in efficient
    }


def _check_exposure(advice: Any, oracle: Oracle) -> None:
    lowest = [
        oracle.mean(lambda world, package=package: Fraction(oracle.side_gain("us", package, world)))
        for package in oracle.packages
        if oracle.mean(
            lambda world, package=package: all(
                oracle.front[key] and oracle.yes(key, package, world) for key in oracle.required("us", package, world)
            )
        )
        >= oracle.case["own_chance"] - 1e-9
    ]
    found = advice.seats[0].exposure
    assert found == (pytest.approx(min(lowest), abs=1e-6) if lowest else None)


def _check_questions(advice: Any, oracle: Oracle, allowed: list[dict[str, Any]], best: float) -> None:
    for question in advice.questions:
        total = 0.0
        for value in {world[question.about] for world, _ in oracle.worlds}:
            total += max(_gain_if(oracle, package, question.about, value) for package in allowed)
        assert question.worth == pytest.approx(max(total - best, 0.0), abs=1e-6)
        assert question.error == 0


def _gain_if(oracle: Oracle, package: dict[str, Any], about: str, value: int) -> float:
    return oracle.mean(
        lambda world: (
            Fraction(oracle.side_gain("us", package, world))
            * oracle.acceptable(package, world)
            * (world[about] == value)
        )
    )


@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(case=small_cases(), data=st.data())
def test_contributions_are_shapley_values(
    case: dict[str, Any], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What each term contributes against the demand is the average over all orders of changing the terms."""
    oracle = Oracle(case)
    case["packages"] = {"demand": dict(data.draw(st.sampled_from(oracle.packages)))}
    path = Path(tmp_path_factory.mktemp("random")) / "case.yaml"
    with path.open("w") as stream:
        YAML().dump(case, stream)
    advice = advise(read_case(path))
    if advice.proposal is None:
        return
    package, demand = advice.case.terms(advice.proposal.package), case["packages"]["demand"]
    differing = [key for key in package if package[key] != demand[key]]
    for contribution in advice.why:
        found = dict(contribution.terms)
        shares = dict.fromkeys(differing, 0.0)
        for order in itertools.permutations(differing):
            current = dict(demand)
            for key in order:
                before = _mean_perceived(oracle, contribution.person, current)
                current[key] = package[key]
                shares[key] += (_mean_perceived(oracle, contribution.person, current) - before) / factorial(
                    len(differing)
                )
        for key in differing:
            assert found.get(key, 0.0) == pytest.approx(shares[key], abs=1e-6)


def _mean_perceived(oracle: Oracle, key: str, package: dict[str, Any]) -> float:
    return oracle.mean(lambda world: Fraction(oracle.perceived(key, package, world)))

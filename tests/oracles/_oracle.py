"""DESIGN.md's mathematics over every package and every world, in loops and exact fractions."""

import copy
import itertools
import math
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cache
from types import CodeType
from typing import Any

Package = dict[str, Any]
World = dict[str, Any]


@cache
def _compiled(text: str) -> CodeType:
    return compile(text, "formula", "eval")


class Oracle:
    """The obvious computation on the mapping of a case file.

    Args:
        case: what stands in the file; assumptions are weighted values or chances.
        seating: person → True at a front table, where it differs from the case.
    """

    def __init__(self, case: dict[str, Any], seating: Mapping[str, bool] | None = None) -> None:
        self.case = case
        self.people = {key: side for side, entry in case["sides"].items() for key in entry["people"]}
        self.front = {
            key: Fraction(int((seating or {}).get(key, self.person(key)["table"] == "front"))) for key in self.people
        }
        self.worlds = list(self._worlds())
        options = [
            [Fraction(value) if not isinstance(value, str) else value for value in item["options"]]
            if "options" in item
            else [Fraction(value) for value in range(item["from"], item["to"] + 1)]
            for item in case["issues"].values()
        ]
        self.combinations = [dict(zip(case["issues"], row, strict=True)) for row in itertools.product(*options)]
        self.packages = [
            package
            for package in self.combinations
            if all(self.formula(rule["require"], package) for rule in case.get("rules", []))
        ]
        self.enough = Fraction(str(case["own_chance"]))
        self._perceived: dict[Any, Fraction] = {}

    @staticmethod
    def exact(terms: Mapping[str, Any]) -> Package:
        """Give a package of the product in exact numbers."""
        return {key: value if isinstance(value, str) else Fraction(value) for key, value in terms.items()}

    def person(self, key: str) -> dict[str, Any]:
        """Give what the file says of a person."""
        return dict(self.case["sides"][self.people[key]]["people"][key])

    def _worlds(self) -> Iterable[tuple[World, Fraction]]:
        names, supports = [], []
        for name, item in self.case.get("assumptions", {}).items():
            names.append(name)
            supports.append(_support(item))
            for viewer, belief in item.get("as_seen_by", {}).items():
                names.append(f"{name}@{viewer}")
                supports.append(_support(belief))
        for row in itertools.product(*supports):
            yield dict(zip(names, (value for value, _ in row), strict=True)), math.prod(share for _, share in row)

    def formula(self, text: Any, package: Package, world: World | None = None) -> Any:
        """Let Python evaluate a formula."""
        names: dict[str, Any] = {
            **{key: Fraction(str(value)) for key, value in self.case.get("facts", {}).items()},
            **package,
            **(world or {}),
            "front": self.front.__getitem__,
            **{key: key for key in self.front},
            "max": max,
            "min": min,
            "abs": abs,
            "round": round,
            "floor": math.floor,
            "ceil": math.ceil,
            "clip": lambda value, low, high: min(max(value, low), high),
            "__builtins__": {},
        }
        code = _compiled(str(text))
        for name, definition in self.case.get("define", {}).items():
            if name in code.co_names:
                names[name] = eval(_compiled(definition), names)
        return eval(code, names)

    def worth(self, interests: list[dict[str, Any]], package: Package, world: World) -> Fraction:
        """Give the worth of a package minus that of no deal."""
        total = Fraction(0)
        for item in interests:
            if "value" in item:
                total += self.formula(item["value"], package, world)
            for issue, scores in item.get("scores", {}).items():
                total += scores[package[issue] if isinstance(package[issue], str) else str(package[issue])]
            total -= self.formula(item.get("no_deal", 0), {}, world)
        return total

    def side_gain(self, side: str, package: Package, world: World) -> Fraction:
        """Give the gain of a side."""
        entry = self.case["sides"][side]
        if "interests" in entry:
            return self.worth(entry["interests"], package, world)
        return sum(
            (self.worth(person.get("interests", []), package, world) for person in entry["people"].values()),
            Fraction(0),
        )

    def person_gain(self, key: str, package: Package, world: World, stake: Fraction) -> Fraction:
        """Give the gain of a person: their own and their stake in the organisation's."""
        organisation = self.case["sides"][self.people[key]].get("interests", [])
        own = self.person(key).get("interests", [])
        return self.worth(own, package, world) + stake * self.worth(organisation, package, world)

    def stake(self, key: str, world: World) -> Fraction:
        """Give a person's stake in a world, which they know as they know their threshold."""
        person, (known, _) = self.person(key), self.seen(key, world)
        return Fraction(self.formula(person.get("stake", 0 if person.get("interests") else 1), {}, {**world, **known}))

    def seen(self, key: str, world: World) -> tuple[World, list[str]]:
        """Give what a person goes by in a world, and what they average out."""
        known: World = {}
        unknown = []
        for name, item in self.case.get("assumptions", {}).items():
            for viewer in (key, self.people[key]):
                if viewer in item.get("known_to", []):
                    known[name] = world[name]
                    break
                if viewer in item.get("as_seen_by", {}):
                    known[name] = world[f"{name}@{viewer}"]
                    break
            else:
                unknown.append(name)
        return known, unknown

    def perceived(self, key: str, package: Package, world: World) -> Fraction:
        """Give the gain as a person judges it, averaged over all that they do not know."""
        (known, unknown), stake = self.seen(key, world), self.stake(key, world)
        memo = (key, tuple(package.values()), tuple(known.values()), stake)
        if memo not in self._perceived:
            total = Fraction(0)
            for row in itertools.product(*(_support(self.case["assumptions"][name]) for name in unknown)):
                draws = known | dict(zip(unknown, (value for value, _ in row), strict=True))
                total += math.prod(share for _, share in row) * self.person_gain(key, package, draws, stake)
            self._perceived[memo] = total
        return self._perceived[memo]

    def threshold(self, key: str, world: World) -> Fraction:
        """Give what a person asks for in a world; what they believe otherwise stands as they believe it."""
        known, _ = self.seen(key, world)
        return Fraction(self.formula(self.person(key).get("threshold", 0), {}, {**world, **known}))

    def yes(self, key: str, package: Package, world: World, raised: Fraction = Fraction(0)) -> bool:
        """Say whether a person says yes."""
        return self.perceived(key, package, world) >= self.threshold(key, world) + raised

    def required(self, side: str, package: Package, world: World) -> list[str]:
        """Give who must approve: the people whom the first rule that holds names."""
        entry = self.case["sides"][side]
        for rule in entry.get("authority") or [{"approve": list(entry["people"])}]:
            if "when" not in rule or self.formula(rule["when"], package, world):
                return list(rule["approve"])
        raise AssertionError

    def must(self, key: str, package: Package, world: World) -> bool:
        """Say whether a person must approve."""
        return key in self.required(self.people[key], package, world)

    def acceptable(self, package: Package, world: World, raised: Mapping[str, Fraction] | None = None) -> bool:
        """Say whether everybody who must says yes."""
        return all(
            self.yes(key, package, world, (raised or {}).get(key, Fraction(0)))
            for side in self.case["sides"]
            for key in self.required(side, package, world)
        )

    def mean(self, function: Callable[[World], Any]) -> Fraction:
        """Average over all worlds."""
        return sum((weight * function(world) for world, weight in self.worlds), Fraction(0))

    def chance(self, package: Package) -> Fraction:
        """Give the weight of the worlds in which a package is acceptable."""
        return self.mean(lambda world: self.acceptable(package, world))

    def gain(self, side: str, package: Package) -> Fraction:
        """Give a side's expected gain once agreed."""
        return self.mean(lambda world: self.side_gain(side, package, world))

    def value(self, package: Package, raised: Mapping[str, Fraction] | None = None) -> Fraction:
        """Give the expected gain of proposing."""
        return self.mean(
            lambda world: (
                self.side_gain("us", package, world) if self.acceptable(package, world, raised) else Fraction(0)
            )
        )

    def knowing(self, name: str, value: Fraction) -> "Oracle":
        """Give the same case where we know an assumption or a belief; what others know is as before."""
        known = copy.copy(self)
        picked = [(world, weight) for world, weight in self.worlds if world[name] == value]
        total = sum(weight for _, weight in picked)
        known.worlds = [(world, weight / total) for world, weight in picked]
        return known

    def mean_perceived(self, key: str, package: Package) -> Fraction:
        """Give a person's perceived gain on average."""
        return self.mean(lambda world: self.perceived(key, package, world))

    def must_approve(self, key: str, package: Package) -> Fraction:
        """Give the chance that a person must approve."""
        return self.mean(lambda world: self.must(key, package, world))

    def says_yes(self, key: str, package: Package) -> Fraction:
        """Give a person's chance of yes."""
        return self.mean(lambda world: self.yes(key, package, world))

    def passes(self, key: str, package: Package) -> Fraction:
        """Give the chance that a person says yes or need not be asked."""
        return self.mean(lambda world: not self.must(key, package, world) or self.yes(key, package, world))

    def allows(self, package: Package) -> bool:
        """Say whether each of our required people says yes in enough worlds."""
        return all(self.passes(key, package) >= self.enough for key in self.case["sides"]["us"]["people"])

    def allowed(self) -> list[Package]:
        """Give the packages of the case that our own yes allows."""
        return [package for package in self.packages if self.allows(package)]

    def on_the_spot(self, package: Package) -> Fraction:
        """Give the chance that all whom our authority asks sit at the front and say yes."""
        return self.mean(
            lambda world: all(
                self.front[key] == 1 and self.yes(key, package, world) for key in self.required("us", package, world)
            )
        )

    def exposure(self) -> Fraction | None:
        """Give the least that our people at the front could be talked into with nobody to go back to."""
        gains = [self.gain("us", package) for package in self.packages if self.on_the_spot(package) >= self.enough]
        return min(gains, default=None)

    def frontier(self) -> list[Package]:
        """Give the allowed packages that no other allowed one beats for all sides."""
        allowed = self.allowed()
        gains = [[self.gain(side, package) for side in self.case["sides"]] for package in allowed]
        return [
            package
            for package, row in zip(allowed, gains, strict=True)
            if not any(all(x >= y for x, y in zip(other, row, strict=True)) and other != row for other in gains)
        ]

    def fix(self, package: Package, blocker: str, level: Fraction, won: bool = False) -> tuple[int, Fraction] | None:
        """Give in how few issues a fix can differ, and how near our gain at such a fix can be; None if nothing helps.

        `won`: the blocker must say yes to it, also where they need not approve it.
        """
        found = []
        for other in self.packages:
            changed = sum(other[issue] != package[issue] for issue in other)
            fine = True
            for key in self.people:
                needed = self.must_approve(key, other) > Fraction(1, 2) or (won and key == blocker)
                wanted = level if key == blocker else min(level, self.says_yes(key, package))
                fine = fine and (not needed or self.says_yes(key, other) >= wanted)
                fine = fine and self.passes(key, other) >= (level if key == blocker else min(level, self.passes(key, package)))
            if fine and changed:
                found.append((changed, abs(self.gain("us", other) - self.gain("us", package))))
        return min(found) if found else None


def _support(item: dict[str, Any]) -> list[tuple[Fraction, Fraction]]:
    if "chance" in item:
        chance = Fraction(item["chance"])
        return [(Fraction(0), 1 - chance), (Fraction(1), chance)]
    total = sum(item["values"].values())
    return [(Fraction(value), Fraction(weight, total)) for value, weight in item["values"].items()]

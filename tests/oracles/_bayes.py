"""Likelihoods of evidence and the posterior of a small discrete case, in loops over every world and exact fractions.

Exponentials are taken in floating point and made fractions at once; everything else is exact.
"""

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from tests.oracles._oracle import Oracle, Package, World

Event = Mapping[str, Any]


def _exp(value: Fraction) -> Fraction:
    return Fraction(math.exp(float(value)))


class Bayes:
    """The obvious posterior: prior weight times every likelihood, over every world.

    Args:
        oracle: the case.
        noise: the parameters of the likelihoods by name.
    """

    def __init__(self, oracle: Oracle, noise: Mapping[str, float]) -> None:
        self.oracle = oracle
        self.noise = {name: Fraction(value) for name, value in noise.items()}
        self._scales: dict[str, Fraction] = {}
        self._yes: dict[tuple[Any, ...], Fraction] = {}

    def scale(self, key: str) -> Fraction:
        """Give the range of a person's mean perceived gain over the packages."""
        if key not in self._scales:
            means = [self.oracle.mean_perceived(key, package) for package in self.oracle.packages]
            self._scales[key] = max(means) - min(means)
        return self._scales[key]

    def yes(self, key: str, package: Package, world: World) -> Fraction:
        """Give the chance that a person says yes."""
        memo = (key, *package.values(), *world.values())
        if memo not in self._yes:
            self._yes[memo] = self._said(key, package, world)
        return self._yes[memo]

    def _said(self, key: str, package: Package, world: World) -> Fraction:
        lack = self.oracle.perceived(key, package, world) - self.oracle.threshold(key, world)
        scaled = lack / (self.noise["softness"] * self.scale(key))
        sure = 1 / (1 + _exp(-max(min(scaled, Fraction(60)), Fraction(-60))))
        return self.noise["lapse"] / 2 + (1 - self.noise["lapse"]) * sure

    def all_yes(self, side: str, package: Package, world: World, also: str = "") -> Fraction:
        """Give the chance that all whom a side's authority asks say yes, and one person beside."""
        people = {*self.oracle.required(side, package, world), *([also] if also else [])}
        return math.prod((self.yes(key, package, world) for key in people), start=Fraction(1))

    def offer(self, event: Event, world: World) -> Fraction:
        """Give the chance that this package is sent and no other."""
        key, noise = event["person"], self.noise
        side = self.oracle.people[key]
        gains = [self.oracle.perceived(key, package, world) for package in self.oracle.packages]
        low, reach = min(gains), max(gains) - min(gains)
        time = Fraction(event["time"])
        eager = noise["eager_first"] + (noise["eager_last"] - noise["eager_first"]) * time
        odds = []
        for package, gain in zip(self.oracle.packages, gains, strict=True):
            good = (gain - low) / reach if reach else Fraction(0)
            passes = self.all_yes(side, package, world)
            odds.append(_exp(eager * (good - 1)) * (noise["unapproved"] + (1 - noise["unapproved"]) * passes))
        share = odds[self.oracle.packages.index(event["package"])] / sum(odds)
        return (1 - noise["stray"]) * share + noise["stray"] / len(odds)

    def answer(self, event: Event, world: World) -> Fraction:
        """Give the chance of an answer to an offer of ours."""
        key, noise, package = event["person"], self.noise, event["package"]
        ready = 1 - noise["holding_out"] * (1 - Fraction(event["time"]))
        together = max(self.all_yes(self.oracle.people[key], other, world, key) for other in (package, *event.get("beside", ()))) * ready
        match event["kind"]:
            case "accepted" if not event["complete"]:
                return self.yes(key, package, world) * ready
            case "accepted":
                return together
            case "rejected":
                return 1 - together
        anyway = noise["countering" if event["kind"] == "countered" else "silence"]
        return anyway + (1 - anyway) * (1 - together)

    def reason(self, event: Event, world: World) -> Fraction:
        """Give the chance that this term is named, in this direction if one is said."""
        key, noise, package = event["person"], self.noise, event["package"]
        ways: dict[tuple[str, str], Fraction] = {}
        for issue in package:
            for other in self.oracle.combinations:
                changed = [name for name in package if other[name] != package[name]]
                if changed != [issue]:
                    continue
                here, there = package[issue], other[issue]
                way = "" if isinstance(here, str) else "higher" if there > here else "lower"
                better = self.oracle.perceived(key, other, world) - self.oracle.perceived(key, package, world)
                ways[issue, way] = max(ways.get((issue, way), Fraction(0)), better)
        odds = {way: _exp(noise["pointed"] * min(gain / self.scale(key), Fraction(10))) for way, gain in ways.items()}
        total = sum(odds.values())
        chances = {way: (1 - noise["lapse"]) * part / total + noise["lapse"] / len(odds) for way, part in odds.items()}
        if event["direction"]:
            return chances[event["issue"], event["direction"]]
        return sum((chance for (issue, _), chance in chances.items() if issue == event["issue"]), Fraction(0))

    def holds(self, text: str, viewer: str, world: World) -> Fraction:
        """Give the chance that a condition holds as a viewer sees it."""
        if not viewer:
            return Fraction(int(self.oracle.formula(text, {}, world)))
        known, unknown = self.oracle.seen(viewer, world) if viewer in self.oracle.people else self._side(viewer, world)
        total = Fraction(0)
        for other, weight in self._over(unknown):
            total += weight * int(self.oracle.formula(text, {}, {**known, **other}))
        return total

    def _side(self, side: str, world: World) -> tuple[World, list[str]]:
        known, unknown = {}, []
        for name, item in self.oracle.case["assumptions"].items():
            if side in item.get("known_to", []):
                known[name] = world[name]
            elif side in item.get("as_seen_by", {}):
                known[name] = world[f"{name}@{side}"]
            else:
                unknown.append(name)
        return known, unknown

    def _over(self, names: list[str]) -> list[tuple[World, Fraction]]:
        """Give every combination of some assumptions with its prior weight."""
        found: dict[tuple[Fraction, ...], Fraction] = {}
        for world, weight in self.oracle.worlds:
            values = tuple(world[name] for name in names)
            found[values] = found.get(values, Fraction(0)) + weight
        return [(dict(zip(names, values, strict=True)), weight) for values, weight in found.items()]

    def likelihood(self, event: Event, world: World) -> Fraction:
        """Give how likely an event is in a world."""
        noise = self.noise
        match event["kind"]:
            case "offer":
                return self.offer(event, world)
            case "accepted" | "rejected" | "lapsed" | "countered":
                return self.answer(event, world)
            case "approved":
                return self.yes(event["person"], event["package"], world)
            case "refused":
                return 1 - self.yes(event["person"], event["package"], world)
            case "reason":
                return self.reason(event, world)
            case "heard":
                so = self.holds(event["that"], event["viewer"], world)
                credible = Fraction(event["credibility"])
                return credible * so + (1 - credible) * Fraction(event["guess"])
            case "will_not" | "would":
                such = [package for package in self.oracle.packages if self.oracle.formula(event["that"], package)]
                yes = [self.oracle.yes(event["person"], package, world) for package in such]
                so = all(yes) if event["kind"] == "would" else not any(yes)
                credible = Fraction(event["credibility"])
                return credible * int(so) + (1 - credible) * Fraction(event["guess"])
            case "must_ask":
                required = self.oracle.required(self.oracle.people[event["person"]], event["package"], world)
                others = [key for key in required if key != event["person"]]
                return noise["ask_if_so"] if others else noise["ask_if_not"]
            case "not_standard":
                side = self.oracle.people[event["person"]]
                willing = self.all_yes(side, event["package"], world, event["person"])
                return noise["standard_if_so"] * (1 - willing) + noise["standard_if_not"] * willing
            case "value":
                return Fraction(int(world[event["name"]] == event["value"]))
            case "fact":
                return Fraction(int(self.holds(event["that"], event["viewer"], world) > Fraction(1, 2)))
        raise AssertionError(event)

    def posterior(self, events: list[Event]) -> list[tuple[World, Fraction]]:
        """Give every world with its weight after some events, none of them tempered."""
        weighed = [
            (world, weight * math.prod((self.likelihood(event, world) for event in events), start=Fraction(1)))
            for world, weight in self.oracle.worlds
        ]
        total = sum(weight for _, weight in weighed)
        return [(world, weight / total) for world, weight in weighed] if total else []

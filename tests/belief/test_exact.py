"""On small discrete cases the weights after any evidence are those of an exact enumeration."""

from dataclasses import asdict
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backtable.belief import (
    Accepted,
    Approved,
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
)
from backtable.case import Expression, Package
from backtable.errors import NoAnswerError
from tests.oracles import Bayes, Oracle, examples, small_cases, written

NOISE = Noise(softness=0.3, pointed=2.0, stray=0.1)
CONDITIONS = ["u > 2", "v == 2", "w == 1", "u + v > 6", "u > 2 or w == 1", "total_of_two >= 7"]
KINDS = {
    "offer": OfferReceived,
    "rejected": Rejected,
    "lapsed": Lapsed,
    "countered": Countered,
    "approved": Approved,
    "refused": Refused,
    "must_ask": MustAsk,
    "not_standard": NotStandard,
}


ALL = [*KINDS, "accepted", "reason", "heard", "will_not", "would", "fact", "value"]


@st.composite
def events(draw: st.DrawFn, kind: str, case: dict[str, Any], oracle: Oracle) -> dict[str, Any]:
    """Give something of a kind that could be learned in a small case, as the oracle reads it."""
    theirs = [key for key, side in oracle.people.items() if side != "us"]
    if kind in ("heard", "fact"):
        viewer = draw(st.sampled_from(["", *oracle.people, *case["sides"]])) if kind == "heard" else ""
        that = draw(st.sampled_from(CONDITIONS))
        credibility, guess = draw(st.sampled_from([0.0, 0.5, 0.875])), draw(st.sampled_from([0.25, 1.0]))
        return {"kind": kind, "that": that, "viewer": viewer, "credibility": credibility, "guess": guess}
    if kind in ("will_not", "would"):
        package = draw(st.sampled_from(oracle.packages))
        that = f"a == {package['a']} and b <= {package['b']}"
        person, credibility = draw(st.sampled_from(theirs)), draw(st.sampled_from([0.25, 0.875]))
        return {"kind": kind, "person": person, "that": that, "credibility": credibility, "guess": 0.5}
    if kind == "value":
        name = draw(st.sampled_from(sorted(oracle.worlds[0][0])))
        return {"kind": kind, "name": name, "value": draw(st.sampled_from([world[name] for world, _ in oracle.worlds]))}
    event = {
        "kind": kind,
        "person": draw(st.sampled_from(theirs)),
        "package": draw(st.sampled_from(oracle.packages)),
        "time": draw(st.sampled_from([0.0, 0.25, 1.0])),
        "complete": draw(st.booleans()),
    }
    if kind == "countered":
        event["beside"] = draw(st.lists(st.sampled_from(oracle.packages), max_size=2))
    if kind == "reason":
        issue = draw(st.sampled_from(sorted(case["issues"])))
        here = event["package"][issue]
        ways = [""]
        if not isinstance(here, str):
            options = [package[issue] for package in oracle.combinations]
            ways += ["higher"] * any(option > here for option in options)
            ways += ["lower"] * any(option < here for option in options)
        event |= {"issue": issue, "direction": draw(st.sampled_from(ways))}
    return event


def package_of(terms: dict[str, Any]) -> Package:
    return Package(tuple(value if isinstance(value, str) else float(value) for value in terms.values()))


def evidence(event: dict[str, Any]) -> Evidence:
    """Give the same for the product."""
    kind = event["kind"]
    if kind == "heard":
        speaker = event["viewer"] or "somebody outside"
        return Heard(speaker, Expression(event["that"]), event["credibility"], event["guess"])
    if kind in ("will_not", "would"):
        made = WillNot if kind == "will_not" else Would
        return made("somebody", event["person"], Expression(event["that"]), event["credibility"], event["guess"])
    if kind == "fact":
        return ConditionLearned(Expression(event["that"]), event["viewer"])
    if kind == "value":
        name, _, viewer = event["name"].partition("@")
        return ValueLearned(name, float(event["value"]), viewer)
    package, person = package_of(event["package"]), event["person"]
    if kind == "accepted":
        return Accepted(person, package, event["complete"], event["time"])
    if kind == "reason":
        return ReasonGiven(person, package, event["issue"], event["direction"])
    if kind == "countered":
        return Countered(person, package, event["time"], tuple(package_of(other) for other in event["beside"]))
    if kind in ("offer", "rejected", "lapsed"):
        return KINDS[kind](person, package, event["time"])
    return KINDS[kind](person, package)


@pytest.mark.parametrize("kind", ALL)
@examples(6)
@given(data=st.data())
def test_weights_are_those_of_an_exact_enumeration(kind: str, data: st.DataObject) -> None:
    """For evidence of each kind and another before it; hints are of different kinds, so none is tempered."""
    case = data.draw(small_cases())
    case["define"]["total_of_two"] = "u + v"
    oracle = Oracle(case)
    assume(all(Bayes(oracle, {}).scale(key) > 0 for key in oracle.people))
    other = data.draw(st.sampled_from([name for name in ALL if name != kind]))
    found = [data.draw(events(name, case, oracle)) for name in (other, kind)]
    read = written(case)
    wanted = Bayes(oracle, asdict(NOISE)).posterior(found)
    learned = [evidence(event) for event in found]
    if not wanted:
        with pytest.raises(NoAnswerError):
            believe(read, learned, NOISE)
        return
    beliefs = believe(read, learned, NOISE)
    worlds = beliefs.worlds()
    assert worlds.exact
    assert read.digest == written(case).digest
    for name in oracle.worlds[0][0]:
        for value in {world[name] for world, _ in oracle.worlds}:
            share = sum((weight for world, weight in wanted if world[name] == value), Fraction(0))
            assert worlds.weights @ np.isclose(worlds.values[name], float(value)) == pytest.approx(
                float(share), abs=2e-6
            )
    joint = {tuple(world.values()): weight for world, weight in wanted}
    for row, weight in enumerate(worlds.weights):
        values = tuple(Fraction(worlds.values[name][row]) for name in oracle.worlds[0][0])
        assert weight == pytest.approx(float(joint[values]), abs=2e-6)


ACTS = ["offer", "accepted", "rejected", "lapsed", "countered", "approved", "refused", "reason"]


@pytest.mark.parametrize("kind", ACTS)
@examples(4)
@given(data=st.data())
def test_the_same_act_again_counts_half_a_third_time_a_third(kind: str, data: st.DataObject) -> None:
    """Three times the same act, at different times and with others in between, weigh as L^(1 + 1/2 + 1/3)."""
    case = data.draw(small_cases())
    case["define"]["total_of_two"] = "u + v"
    oracle = Oracle(case)
    bayes = Bayes(oracle, asdict(NOISE))
    assume(all(bayes.scale(key) > 0 for key in oracle.people))
    act = data.draw(events(kind, case, oracle))
    between = data.draw(events("heard", case, oracle))
    times = [{**act, "time": time} for time in (0.0, 0.25, 1.0)]
    logs = []
    for world, weight in oracle.worlds:
        shares = [float(bayes.likelihood(event, world)) ** (1 / count) for count, event in enumerate(times, 1)]
        logs.append((world, float(weight * bayes.likelihood(between, world)) * float(np.prod(shares))))
    total = sum(weight for _, weight in logs)
    assume(total > 0)
    first, second, third = (evidence(event) for event in times)
    worlds = believe(written(case), [first, evidence(between), second, third], NOISE).worlds()
    wanted = {tuple(world.values()): weight / total for world, weight in logs}
    for row, weight in enumerate(worlds.weights):
        values = tuple(Fraction(worlds.values[name][row]) for name in oracle.worlds[0][0])
        assert weight == pytest.approx(wanted[values], abs=2e-6)


@pytest.mark.parametrize("kind", ALL)
@examples(4)
@given(data=st.data())
def test_the_chance_of_what_happened_is_the_average_likelihood_before_it(kind: str, data: st.DataObject) -> None:
    case = data.draw(small_cases())
    case["define"]["total_of_two"] = "u + v"
    oracle = Oracle(case)
    bayes = Bayes(oracle, asdict(NOISE))
    assume(all(bayes.scale(key) > 0 for key in oracle.people))
    event = data.draw(events(kind, case, oracle))
    wanted = oracle.mean(lambda world: bayes.likelihood(event, world))
    if not wanted:
        return
    (change,) = believe(written(case), [evidence(event)], NOISE).changes
    assert change.at_most >= change.chance - 1e-9
    assert change.at_most <= 1
    assert change.chance == pytest.approx(float(wanted), abs=2e-6)

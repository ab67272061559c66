"""Packages that are passed over without a look at every world come to what a look at every world gives."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.advice._spot import agreed_on_the_spot, exposed
from backtable.case import Case
from backtable.value import Model, Packages, View, best_of, draw_worlds, value_all
from tests.oracles import examples, small_cases, written
from tests.oracles._bounds import larger_cases


def viewed(content: dict[str, Any], tables: bool = True) -> tuple[Case, View, Packages]:
    case = written(content)
    view = Model(case).view(draw_worlds(case, 60, 2), most=None if tables else 0)
    return case, view, Packages(case, _all(case)[::7] if case.combinations > 100 else _all(case))


def _all(case: Case) -> np.ndarray:
    shape = tuple(len(issue.options) for issue in case.issues)
    return np.stack(np.unravel_index(np.arange(int(np.prod(shape))), shape), axis=1).astype(np.int32)


@given(st.one_of(small_cases(), larger_cases()), st.booleans(), st.booleans())
@examples(25)
def test_values_are_those_of_every_package_in_every_world(content: dict[str, Any], tables: bool, some: bool) -> None:
    case, view, packages = viewed(content, tables)
    codes = packages.codes
    raised = {"them_0": 1.5, "s1_back": 2.0}
    weightings = np.random.default_rng(0).random((view.worlds.count, 3))
    weighed = np.arange(len(codes)) % 3 > 0 if some else None
    found = value_all(view, codes, weightings, raised, weighed=weighed)
    accepted = view.acceptable(codes, raised)
    value = np.broadcast_to(view.side_gain(case.ours, codes) * accepted, (len(codes), view.worlds.count))
    assert found.chance == pytest.approx(view.mean(accepted), abs=1e-12)
    assert found.gain == pytest.approx(value @ view.worlds.weights, abs=view.tolerance)
    rows = slice(None) if weighed is None else weighed
    assert found.columns[rows] == pytest.approx((value @ weightings)[rows], abs=1e3 * view.tolerance)
    best, values = best_of(view, codes, raised)
    wanted = np.flatnonzero(found.gain >= found.gain.max() - view.tolerance) if found.gain.max() > 2 * view.tolerance else best
    assert set(wanted) <= set(best)
    assert values.gain == pytest.approx(found.gain[best], abs=view.tolerance)


@given(st.one_of(small_cases(), larger_cases()), st.booleans())
@examples(12)
def test_between_its_ends_lies_every_slack_and_by_them_our_own_yes(content: dict[str, Any], tables: bool) -> None:
    case, view, packages = viewed(content, tables)
    codes = packages.codes
    for person in case.people:
        low, high = view.slack_ends(person, codes)
        slack = view.perceived(person, codes) - view.threshold(person) + view.slack(person)
        assert (low <= slack.min(axis=1)).all()
        assert (high >= slack.max(axis=1)).all()
        assert ((low < 0) | view.yes(person, codes).all(axis=1)).all()
        assert ((high >= 0) | ~view.yes(person, codes).any(axis=1)).all()
    allowed = np.ones(len(codes), dtype=bool)
    for person in case.our_side.people:
        passed = ~view.required(person, codes) | view.yes(person, codes)
        allowed &= view.mean(passed) >= case.own_chance - 1e-12
    assert (view.own_yes(codes) == allowed).all()
    spot = exposed(view, packages)
    lowest, package = spot.gain, spot.package
    assert spot.least == lowest
    agreed = view.mean(agreed_on_the_spot(view, codes)) >= case.own_chance - 1e-12
    gains = view.mean(view.side_gain(case.ours, codes))[agreed]
    assert (lowest is None) == (not agreed.any()) == (package is None)
    if lowest is not None:
        assert lowest == pytest.approx(gains.min(), abs=view.tolerance)


def test_an_authority_that_is_not_known_is_looked_at_world_by_world() -> None:
    content = {
        "case": "c", "ours": "us", "issues": {"a": {"from": 0, "to": 4}}, "assumptions": {"limit": {"low": 0, "likely": 2, "high": 4}},
        "sides": {
            "us": {"interests": [{"name": "w", "value": "a", "no_deal": "0"}], "people": {"one": {"table": "front"}}},
            "them": {
                "interests": [{"name": "w", "value": "-a", "no_deal": "-2"}],
                "people": {"two": {"table": "front", "threshold": "-9"}, "three": {"table": "back", "stake": 1}},
                "authority": [{"when": "a <= limit", "approve": ["two"]}, {"approve": ["two", "three"]}],
            },
        },
    }  # fmt: skip
    case, view, packages = viewed(content)
    assert packages.codes[:, 0].tolist() == [0, 1, 2, 3, 4]
    chance = value_all(view, packages.codes).chance
    limit = view.worlds.values["limit"]
    assert chance == pytest.approx([1, 1, 1, (limit >= 3).mean(), (limit >= 4).mean()])
    assert case.ours == "us"

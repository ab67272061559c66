"""What our people at the front could be talked into where an amount can be any number: no value of a fine grid is worse."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from backtable.advice import advise, explain
from backtable.advice._seats import seats
from backtable.advice._spot import exposed
from backtable.case import Case, Package
from backtable.files import read_case
from backtable.papers import explanation_document
from backtable.search import agreed_on_the_spot
from backtable.value import Model, codes_of, draw_worlds, enumerate_packages, mean_gain
from tests.brute_force.test_continuous_amounts import cases
from tests.brute_force.test_several_amounts import TWO
from tests.oracles import examples

ALONE = """
case: Alone below a limit
currency: EUR
ours: b
issues: {p: {kind: amount, from: 0, to: 100}, q: {options: [lo, hi]}}
sides:
  b:
    interests: [{name: m, value: 600 - 100 * p, no_deal: 0}]
    people: {bf: {table: front, interests: [{name: ease, value: 0, no_deal: 0}]}, bb: {table: back}}
    authority: [{when: p < 4.9, approve: bf}, {approve: [bf, bb]}]
  s:
    interests: [{name: m, value: '100 * p + (1 if q == "hi" else 0)', no_deal: 0}]
    people: {sf: {table: front}}
"""


def worst(case: Case, values: list[float]) -> float:
    """Give the lowest mean gain of ours that can be agreed at the front with some values of the amount; infinite if nothing."""
    case = replace(case, issues=(replace(case.issues[0], options=tuple(values), continuous=False), *case.issues[1:]))
    view, codes = Model(case).view(draw_worlds(case, 40, 1)), enumerate_packages(case).codes
    codes = codes[view.mean(agreed_on_the_spot(view, codes)) >= case.own_chance - 1e-12]
    return float(mean_gain(view, case.ours, codes).min(initial=np.inf))


@examples(60)
@given(plain=cases())
def test_no_value_of_a_fine_grid_is_worse_and_the_worst_can_be_agreed(plain: dict[str, Any]) -> None:
    case = read_case("case.yaml", json.dumps(plain).encode())
    found = exposed(Model(case).view(draw_worlds(case, 40, 1)), enumerate_packages(case))
    wanted = worst(case, np.linspace(0, 10, 401).tolist())
    assert found.every_value
    if found.gain is None or found.package is None or found.least is None:
        assert wanted == np.inf
        return
    assert found.least <= wanted + 1e-7
    assert found.least <= found.gain <= found.least + 1e-5
    there = case.holding([found.package])
    view, codes = Model(there).view(draw_worlds(case, 40, 1)), codes_of(there, [found.package])
    assert view.mean(agreed_on_the_spot(view, codes))[0] >= case.own_chance - 1e-12
    assert mean_gain(view, case.ours, codes)[0] == pytest.approx(found.gain)


def test_the_worst_just_below_a_limit_is_found_and_told_alike_everywhere() -> None:
    """Bf alone signs below 4.9 and minds nothing: we gain 600 - 100 p, so just above 110."""
    case = read_case("case.yaml", ALONE.encode())
    found, seat = explain(case, Package((0.0, "lo"))), advise(case, top=0).seats[0]
    assert found.exposure is not None
    assert 110 < found.exposure == pytest.approx(110, abs=1e-3)
    assert found.least == pytest.approx(110)
    assert (seat.exposure, seat.least) == (found.exposure, found.least)
    assert "The worst that they could be talked into there is €110 for us: p: just below 4.9" in str(explanation_document(found))


def test_of_several_amounts_no_floor_is_given_and_it_is_said_which_values_were_looked_at() -> None:
    case = read_case("case.yaml", TWO.encode())
    found = explain(case, Package((300.0, 20.0, 3.0)), worlds=20)
    assert found.least is None
    assert not found.every_value
    assert "were looked at for this; another may be worse." in str(explanation_document(found))
    worlds = draw_worlds(case, 20, 1)
    (seat,) = seats(case, enumerate_packages(case), {}, worlds, worlds, None)
    assert (seat.least, seat.every_value) == (None, False)

"""The best value of a continuous amount is at least as good as every value of a fine grid."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.advice import advise, explain
from backtable.advice._amounts import with_best_amounts
from backtable.belief import believe, follow, read_evidence
from backtable.case import Case
from backtable.checking import careful_warnings
from backtable.errors import InputError, TooLargeError
from backtable.files import case_text, read_case
from backtable.value import Model, draw_worlds, enumerate_packages, value_all
from backtable.wording import term
from tests.oracles import examples
from tests.test_commands import run

OURS = ["-t", "u * a - t", "-t * a", "3 * a - max(t - 4, 0)", "-abs(t - a)", "clip(6 - t, 0, 4) * u", "-t if k == 'x' else 2 - t", "a * v - t * 0.5"]
THEIRS = ["t", "t * (1 + a)", "t - v", "min(t, 7) - a", "t * u - 3", "t - 2 if t > 3 else -1", "t * v - a", "0.2 * t * a"]
CONDITIONS = ["t > 4", "t >= 2", "a > 0", "t * (a + 1) > 5", "k == 'x' and t < 6", "u > 0.5", "t > 6 * u + 1"]
RULES = ["t <= 8", "t + a < 9", "t > 1 or k == 'x'"]


@st.composite
def cases(draw: st.DrawFn, certain: bool = False) -> dict[str, Any]:
    unknown: dict[str, Any] = {"u": draw(st.sampled_from([{"chance": 0.3}, {"chance": 0.7, "known_to": "them"}, {"chance": 0.5, "known_to": "us"}])), "v": {"low": 1, "likely": 2, "high": 5, "known_to": draw(st.sampled_from(["us", "them"]))}}
    facts = {"u": 0.5, "v": 2.0}

    def interest(pool: list[str]) -> dict[str, Any]:
        return {"name": "i", "value": draw(st.sampled_from(pool)), "no_deal": draw(st.sampled_from([-4, -1, 0, "-v", "u - 2"]))}

    sides: dict[str, Any] = {}
    for side, pool in (("us", OURS), ("them", THEIRS)):
        people: dict[str, Any] = {f"{side}_0": {"table": "front", "threshold": draw(st.sampled_from([0, 0, 1, "v - 1", "u"]))}}
        if draw(st.booleans()):
            people[f"{side}_1"] = {"table": "back", "interests": [interest([*OURS, *THEIRS])], "stake": draw(st.sampled_from([0, 0.5]))}
        sides[side] = {"interests": [interest(pool)], "people": people}
        if draw(st.booleans()):
            sides[side]["authority"] = [{"when": draw(st.sampled_from(CONDITIONS)), "approve": sorted(people)}, {"approve": f"{side}_0"}]
    case = {
        "case": "amounts", "currency": "", "ours": "us", "own_chance": draw(st.sampled_from([0.9, 0.5])),
        "issues": {"t": {"kind": "amount", "from": 0, "to": 10}, "a": {"from": 0, "to": 2}, "k": {"options": ["x", "y"]}},
        "sides": sides,
    }  # fmt: skip
    case |= {"facts": facts} if certain or draw(st.integers(0, 4)) == 0 else {"assumptions": unknown}
    if draw(st.integers(0, 3)) == 0:
        case["rules"] = [{"require": draw(st.sampled_from(RULES))}]
    return case


def most(case: Case, worlds: Any) -> float:
    """Give the most that any package among those looked at gains us that our own people approve."""
    view = Model(case).view(worlds)
    codes = enumerate_packages(case).codes
    codes = codes[view.own_yes(codes)]
    return float(value_all(view, codes).gain.max(initial=0.0))


@examples(80)
@given(plain=cases())
def test_no_value_of_a_fine_grid_is_better(plain: dict[str, Any]) -> None:
    case = read_case("case.yaml", json.dumps(plain).encode())
    worlds = draw_worlds(case, 40, 1)
    found = with_best_amounts(case, worlds).case
    fine = case.looking_at({"t": np.linspace(0, 10, 401).tolist()})
    assert len(found.issues[0].options) < 150
    assert most(found, worlds) >= most(fine, worlds) - 1e-7


@examples(40)
@given(plain=cases(certain=True))
def test_where_nothing_is_uncertain_the_proposal_is_the_best_at_any_value(plain: dict[str, Any]) -> None:
    case = read_case("case.yaml", json.dumps(plain).encode())
    worlds = draw_worlds(case, 1, 1)
    fine = case.looking_at({"t": np.linspace(0, 10, 801).tolist()})
    wanted, found = most(fine, worlds), advise(case, top=0)
    if found.proposal is None:
        assert wanted <= 1e-7
    else:
        assert found.proposal.expected_gain >= wanted - 1e-7
        assert 0 <= found.proposal.package.values[0] <= 10


SPLIT = """
case: A price
currency: EUR
ours: buyer
issues: {price: {kind: amount, from: 0, to: 1m}, extra: {options: [no, yes]}}
packages: {demand: {price: 876543.21, extra: no}}
sides:
  buyer: {interests: [{name: Use, value: '900000 - price + (30000 if extra == "yes" else 0)', no_deal: 0}], people: {ann: {table: front}}}
  seller: {interests: [{name: Price, value: 'price - 250000.5 - (45000 if extra == "yes" else 0)', no_deal: 0}], people: {ben: {table: front}}}
"""


@pytest.mark.parametrize("another", ["", ", b: {kind: amount, from: 0, to: 1}"])
def test_where_a_yes_costs_us_an_amount_is_proposed_just_beyond_it(another: str) -> None:
    """In a fifth of the worlds they know that it is bad for us, and say yes as long as 64 ≥ 7 a: what is best is 0.8 (30 − a) from there on."""
    us = f"us: {{interests: [{{name: w, value: 30 - a{' - 0 * b' if another else ''} if u == 1 else -60, no_deal: 0}}], people: {{u1: {{table: front}}}}}}"
    them = "them: {interests: [{name: w, value: 64 - 7 * a if u == 4 else 10, no_deal: 0}], people: {t1: {table: front}}}"
    case = read_case("c.yaml", f"case: adverse\nours: us\nassumptions: {{u: {{values: {{1: 0.8, 4: 0.2}}, known_to: [them]}}}}\nissues: {{a: {{kind: amount, from: 0, to: 20}}{another}}}\nsides: {{{us}, {them}}}\n".encode())
    found = advise(case).proposal
    assert found is not None
    assert 64 / 7 < float(term(case, case.issues[0], found.package.values[0])) < 64 / 7 + (0.02 if another else 1e-5)  # as it is written; several are searched
    assert found.expected_gain == pytest.approx(0.8 * (30 - 64 / 7), abs=0.016 if another else 1e-4)
    assert found.chance == pytest.approx(0.8)


def test_a_price_is_split_as_the_solutions_of_theory_say() -> None:
    """Of a price between 250,000.5 and 900,000 all is ours at the lower end; Nash, Kalai–Smorodinsky and equal gains split it in half."""
    found = advise(read_case("case.yaml", SPLIT.encode()))
    assert found.proposal is not None
    assert found.proposal.package.values == (250000.5, "no")
    assert found.proposal.expected_gain == pytest.approx(649999.5)
    for name in ("nash", "egalitarian"):
        (outcome,) = found.solutions[name]
        assert outcome.package.values[0] == pytest.approx(575000.25, abs=1e-3)
    assert found.demand is not None
    assert found.demand.gain == {"buyer": pytest.approx(23456.79), "seller": pytest.approx(626542.71)}


def test_beside_a_jump_an_amount_is_proposed_that_can_be_written_and_others_are_said_to_be_just_there() -> None:
    """Ben is content above 500,000 alone, which nothing is the first of."""
    jump = SPLIT.replace("ben: {table: front}", "ben: {table: front, interests: [{name: Target, value: '1 if price > 500000 else -1'}]}")
    case = read_case("case.yaml", jump.encode())
    found = advise(case, top=0)
    assert found.proposal is not None
    assert found.proposal.package.values == (500000.1, "yes")
    assert found.proposal.chance == 1
    amount = replace(case.issues[0], unit="EUR")
    said = {500000.01: "€500,000.01", 500000.004: "just above €500,000", 499999.996: "just below €500,000", 500000.0: "€500,000", 500000.0 - 6e-11: "€500,000", 333333.3373: "€333,333.3373", 68813.7765003: "€68,813.7765"}
    assert {value: term(case, amount, value) for value in said} == said


def test_a_package_with_any_amount_can_be_explained_and_one_out_of_range_is_refused() -> None:
    case = read_case("case.yaml", SPLIT.encode())
    package = replace(case.packages[0], values=(300000.125, "no"), name="")
    assert explain(case, package).outcome.gain["buyer"] == pytest.approx(599999.875)
    with pytest.raises(InputError, match="is not an option of price; expected a number from 0 to 1,000,000"):
        read_case("case.yaml", SPLIT.replace("876543.21", "2000000").encode())


def test_the_digest_and_the_case_file_do_not_depend_on_the_values_looked_at() -> None:
    case = read_case("case.yaml", SPLIT.encode())
    found = with_best_amounts(case, draw_worlds(case, 1, 1)).case
    assert len(found.issues[0].options) > len(case.issues[0].options)
    assert found.digest == case.digest
    assert read_case("again.yaml", case_text(found).encode()) == case


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("900000 - price", "900000 - price * price / 1000", "case.yaml:8:42: it multiplies price with itself, so that it is no straight line in price; give the amount a `step`"),
        ("900000 - price", "900000 - round(price)", "it takes round(…) of price"),
        ("900000 - price", "900000 / (price + 1)", "it divides by price"),
        ("900000 - price", "900000 - price ** 2", "it takes a power of price"),
    ],
)  # fmt: skip
def test_a_formula_that_is_no_straight_line_is_named_and_a_step_asked_for(old: str, new: str, said: str) -> None:
    case = read_case("case.yaml", SPLIT.replace(old, new).encode())
    with pytest.raises(InputError) as error:
        advise(case)
    assert said in str(error.value)
    assert any(said.split(": ", 1)[-1] in str(warning) for warning in careful_warnings(case))


def test_too_many_combinations_beside_the_amount_ask_for_a_step() -> None:
    text = SPLIT.replace("extra: {options: [no, yes]}", "extra: {options: [no, yes]}, days: {from: 0, to: 99999}").replace("extra: no}", "extra: no, days: 0}")
    with pytest.raises(TooLargeError, match="too many to find its best value for each"):
        advise(read_case("case.yaml", text.encode()))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: amount, from: 0, to: 1m", "kind: amount, from: 1m, to: 1m", "price runs from 1e+06 to 1e+06"),
        ("value: 'price - 250000.5 - (45000 if extra == \"yes\" else 0)'", "scores: {price: {0: 1, 1000000: 2}}", "price is a continuous amount, which has no options to score"),
        ("value: 'price - 250000.5 - (45000 if extra == \"yes\" else 0)'", "unknown: {worth: 5, issues: {price: more}}", "price is a continuous amount, which has no options to score"),
    ],
)  # fmt: skip
def test_what_needs_options_is_refused_for_a_continuous_amount(old: str, new: str, said: str) -> None:
    assert old in SPLIT
    with pytest.raises(InputError) as error:
        read_case("case.yaml", SPLIT.replace(old, new).replace(", no_deal: 0}], people: {ben", "}], people: {ben").encode())
    assert said in str(error.value)


def test_evidence_may_name_any_amount(tmp_path: Path) -> None:
    case = read_case("case.yaml", SPLIT.replace("issues:", "assumptions: {need: {chance: 40%, known_to: seller}}\nissues:").replace("'price - 250000.5", "'price * (1 + need) - 250000.5").encode())
    file = tmp_path / "evidence.yaml"
    file.write_text("evidence: [{offer: {price: 512345.678, extra: no}, by: ben}]")
    before, (beliefs, courses) = believe(case), follow(case, *read_evidence(file, case))
    need = [float(worlds.values["need"] @ worlds.weights) for worlds in (before.worlds(), beliefs.worlds())]
    assert need[1] != pytest.approx(need[0], abs=0.01)
    assert courses
    assert advise(case, beliefs=believe(case, *read_evidence(file, case))).proposal is not None


def test_a_record_asks_for_a_step(tmp_path: Path, root: Path) -> None:
    (tmp_path / "case.yaml").write_text(SPLIT)
    done = run(root, "open", str(tmp_path / "case.yaml"), "--as", str(tmp_path / "a.negotiation"))
    assert done.returncode == 2
    assert "price is a continuous amount, which a record cannot hold; expected a `step`" in done.stderr
    assert not (tmp_path / "a.negotiation").exists()


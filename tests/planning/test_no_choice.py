"""No move is shown that has no chance, nor one that is no better for anybody than another that is shown or planned."""

from pathlib import Path

import pytest

from backtable.case import Package
from backtable.planning import GetApproval, Next, Pace, Send, SendSeveral, next_moves, situation_of
from backtable.planning._outdone import sifted
from backtable.value import Model, draw_worlds, enumerate_packages
from tests.conduct.cast import Cast
from tests.planning.test_on_the_table import CASE, COST, record

POINTS = """case: Points
currency: points
ours: north
issues:
  food: {from: 0, to: 3}
  water: {from: 0, to: 3}
sides:
  north:
    interests: [{name: supplies, value: 5 * food + 4 * water, no_deal: 10}]
    people:
      nora: {table: front, stake: 1}
  south:
    interests: [{name: supplies, value: 4 * (3 - food) + 5 * (3 - water), no_deal: 10}]
    people:
      sam: {table: front, stake: 1}
"""
IDLE = CASE.replace("  term: {options: [1, 2, 3], unit: years}\n", "  term: {options: [1, 2, 3], unit: years}\n  colour: {options: [red, blue]}\n  shape: {options: [round, square]}\n").replace("demand: {price: 120, term: 3}", "demand: {price: 120, term: 3, colour: red, shape: round}")


def fresh(path: Path, text: str, keeper: str) -> Next:
    cast = Cast(path / "b.backtable", text, keeper)
    return next_moves(situation_of(cast.state, cast.time.now, Pace(4, COST)), worlds=200, top=8)


def test_what_has_no_chance_is_no_move(tmp_path: Path) -> None:
    found = fresh(tmp_path, POINTS, "nora")
    moves = [move.step for move in found.moves if isinstance(move.step, Send | GetApproval)]
    assert moves
    assert all(step.plan.rounds[0].chance > 0.005 for step in moves)


def test_where_nothing_has_a_chance_the_best_is_shown_all_the_same(tmp_path: Path) -> None:
    found = fresh(tmp_path, POINTS.replace("5 * (3 - water), no_deal: 10", "5 * (3 - water), no_deal: 100"), "nora")
    assert len([move for move in found.moves if isinstance(move.step, Send)]) == 1


def test_what_is_no_better_for_anybody_than_what_is_planned_is_no_choice(tmp_path: Path) -> None:
    found = fresh(tmp_path, CASE, "anna")
    assert found.plan is not None
    assert [item.package.values for item in found.plan.rounds] == [(60.0, 3.0), (80.0, 3.0)]
    sent = [move.step.package.values for move in found.moves if isinstance(move.step, Send)]
    assert (60.0, 3.0) in sent
    assert (80.0, 2.0) not in sent, "80 for three years is better for both, and passes as surely"


def test_of_what_is_the_same_for_everybody_one_is_shown(tmp_path: Path) -> None:
    found = fresh(tmp_path, IDLE, "anna")
    sent = [move.step.package.values[:2] for move in found.moves if isinstance(move.step, Send)]
    assert sent
    assert len(sent) == len(set(sent))
    for move in found.moves:
        if isinstance(move.step, SendSeveral):
            assert len({package.values[:2] for package in move.step.packages}) == len(move.step.packages)


@pytest.mark.parametrize("asking", [False, True])
def test_what_takes_a_further_yes_of_ours_outdoes_nothing(tmp_path: Path, asking: bool) -> None:
    case = record(tmp_path).state.case
    view = Model(case).view(draw_worlds(case, 50, 1))
    packages = enumerate_packages(case)
    better, worse, other = (packages.find(Package(values)) for values in [(80.0, 3.0), (80.0, 2.0), (100.0, 1.0)])
    assert better is not None
    assert worse is not None
    assert other is not None
    rows = [other, worse, better]
    found = sifted(view, packages.codes, rows, (), lambda row: ("bert",) if asking and row == better else ())
    assert found == (rows if asking else [other, better])
    assert sifted(view, packages.codes, [worse], [better], lambda _: ()) == []
    assert sifted(view, packages.codes, [worse], [worse], lambda _: ()) == [worse]

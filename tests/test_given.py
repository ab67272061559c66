"""Answers taken as known: they leave a trace, must be possible, and give no colleague's secret away."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from backtable.advice import advise, explain
from backtable.advice._finder import chance_levels
from backtable.case import Case
from backtable.errors import NoAnswerError
from backtable.files import read_case, read_package
from backtable.papers import page

from .commands import typed

TEXT = """case: secrets
currency: EUR
ours: us
assumptions:
  debt: {low: 0, likely: 10, high: 30, unit: EUR, about: What counsel owes, known_to: [counsel]}
  limit: {values: {2: 0.5, 6: 0.5}, about: Their limit, known_to: [them]}
  paid: {chance: 0.5, about: Their pay}
  size: {normal: [5, 1], low: 2, about: Size}
issues:
  x: {from: 0, to: 10}
sides:
  us:
    interests: [{name: Money, value: x + paid + size, no_deal: debt - 12}]
    people:
      buyer: {table: front, stake: 1}
      counsel: {table: back, stake: 1}
  them:
    people:
      seller: {table: front, interests: [{name: Price, value: -x, no_deal: -limit}]}
"""


def run(folder: Path, *arguments: str) -> CompletedProcess[str]:
    (folder / "case.yaml").write_text(TEXT)
    return typed(folder, "advise", "case.yaml", *arguments)


def test_an_answer_is_said_and_changes_the_digest(case_of: Callable[[str], Case]) -> None:
    case = case_of(TEXT)
    plain, known, other = (advise(case, given=given) for given in (None, {"limit": 6.0}, {"limit": 2.0}))
    assert plain.method.digest == case.digest
    assert len({item.method.digest for item in (plain, known, other)}) == 3
    assert known.method.given == (("limit", 6.0),)
    assert "As if it were known: their limit: 6." in page(known).html
    assert "As if it were known" not in page(plain).html
    assert "As if it were known: their limit: 6." in page(known, "buyer").html
    package = read_package(case, "x=3")
    assert explain(case, package, given={"limit": 6.0}).method.digest == known.method.digest


def test_a_moved_seat_changes_the_digest_and_a_seat_as_it_is_does_not(case_of: Callable[[str], Case]) -> None:
    case = case_of(TEXT)
    assert advise(case, seating={"buyer": True}).method.digest == case.digest
    assert advise(case, seating={"counsel": True}).method.digest != case.digest


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"paid": 7.0}, "paid cannot be 7; it is yes or no"),
        ({"limit": 3.0}, "limit cannot be 3; the case names 2, 6"),
        ({"debt": 31.0}, "debt cannot be 31; the case has it from €0 to €30"),
        ({"size": 1.0}, "size cannot be 1; the case has it from 2$"),
        ({"sise": 1.0}, "the case knows no assumption called sise"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    given: dict[str, float], message: str, case_of: Callable[[str], Case]
) -> None:
    case = case_of(TEXT)
    with pytest.raises(NoAnswerError, match=message):
        advise(case, given=given)
    with pytest.raises(NoAnswerError, match=message):
        explain(case, read_package(case, "x=3"), given=given)
    possible = {"debt": 30.0, "limit": 2.0, "paid": 1.0, "size": 100.0}
    assert dict(advise(case, given=possible).method.given) == possible


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--given", "limit=2", "--given", "limit=6"), "`limit` is given twice; leave one out"),
        (("--seat", "counsel=front", "--seat", "counsel=back"), "`counsel` is given twice"),
        (("--page", "out.html", "--picture", "out.html"), "the page and the picture cannot be one file"),
        (("--given", "debt=25", "--for", "buyer", "--page", "out.html"), "debt is known to counsel alone"),
        (("--given", "paid=7"), "paid cannot be 7"),
    ],
)
def test_what_contradicts_or_gives_away_is_refused(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]


def test_who_knows_it_may_use_an_answer_and_so_may_all_if_it_is_the_other_sides(tmp_path: Path) -> None:
    for person, answer in (("counsel", "debt=25"), ("buyer", "limit=6")):
        assert run(tmp_path, "--given", answer, "--for", person).returncode == 0


def test_only_who_is_never_satisfied_stands_in_the_way(case_of: Callable[[str], Case]) -> None:
    text = """case: way
ours: us
issues:
  x: {from: 0, to: 9}
  y: {from: 0, to: 99}
  z: {from: 0, to: 39}
sides:
  us:
    people: {we: {table: front, interests: [{name: All, value: 1, no_deal: 0}]}}
  them:
    people:
      one: {table: front, interests: [{name: Same, value: 1 if z == y else -1, no_deal: 0}]}
      two: {table: back, threshold: 1, interests: [{name: Never, value: 0 * x, no_deal: 0}]}
"""
    assert advise(case_of(text)).in_the_way == ("two",)


@pytest.mark.parametrize(
    ("chances", "present", "levels"),
    [
        ([0.2, 0.53, 0.66], 0.53, [0.5, 0.595, 0.66]),
        ([0.2, 0.53], 0.53, [0.5]),
        ([0.2, 1.0], 0.3, [0.5, 0.75, 0.9, 0.95, 0.99]),
        ([0.2, 0.93], 0.6, [0.5, 0.75, 0.9, 0.93]),
        ([0.4], 0.1, [0.25, 0.4]),
        ([], 0.0, []),
    ],
)
def test_the_highest_chance_that_can_be_had_is_shown(
    chances: list[float], present: float, levels: list[float]
) -> None:
    import numpy as np

    assert chance_levels(np.array(chances), present) == pytest.approx(levels)


def test_more_chance_is_offered_where_it_can_be_had(root: Path) -> None:
    advice = advise(read_case(root / "examples" / "quest-nike" / "case.yaml"))
    assert advice.proposal is not None
    assert max(outcome.chance for outcome in advice.more_chance) > advice.proposal.chance + 0.05


def test_the_present_seats_show_the_proposals_own_figures(root: Path) -> None:
    advice = advise(read_case(root / "examples" / "quest-nike" / "case.yaml"))
    assert advice.proposal is not None
    assert advice.seats[0].present
    assert all(
        (seat.expected_gain, seat.chance) == (advice.proposal.expected_gain, advice.proposal.chance)
        for seat in advice.seats
    )
    gains = [outcome.expected_gain for outcome in advice.alternatives]
    assert gains == sorted(gains, reverse=True)


def test_a_forbidden_package_says_which_rule_and_why(root: Path) -> None:
    case = read_case(root / "examples" / "over-deployment" / "case.yaml")
    text = "cover=0, new=0, discount=60%, back_support=0, penalty=0, services=0, release=none, signed=later"
    found = explain(case, read_package(case, text))
    assert found.forbidden == "this is no package: the price list gives more than 40 % off only with new volume"

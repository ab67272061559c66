"""Nothing is proposed that is no better for anybody than what they turned down, or than what lies on the table."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from backtable.belief import believe
from backtable.case import Case, Package
from backtable.files import read_case
from backtable.papers import next_document
from backtable.planning import (
    Ask,
    BeforeThem,
    BeforeUs,
    Drafted,
    Held,
    HoldingOut,
    Next,
    Pace,
    Send,
    Situation,
    Wait,
    _outdone,
    next_moves,
)
from backtable.planning._outdone import outdone
from backtable.planning._own_word import judged
from backtable.value import Model, View, codes_of, enumerate_packages, mean_gain

TEXT = """case: Small
currency: EUR
ours: buyer
seed: 3
assumptions:
  keen: {chance: 0.4, about: their boss is keen, known_to: [boss]}
  longer: {chance: 0.5, about: they want years, known_to: [seller]}
issues:
  price: {options: [60, 80, 100, 120], unit: EUR}
  term: {options: [1, 2, 3], unit: years}
  colour: {options: [red, blue]}
sides:
  buyer:
    people:
      anna: {table: front, interests: [{name: price, value: 110 - price + 5 * term, no_deal: 0}]}
  seller:
    interests:
      - {name: price, value: price - 50 + LIKES, no_deal: 0}
    people:
      stan: {table: front, stake: 1}
      boss: {table: back, interests: [{name: term, value: "price - 65 + 15 * keen + 5 * term", no_deal: 0}]}
    authority:
      - {when: price >= 100, approve: [stan]}
      - {approve: [stan, boss]}
"""
REFUSED = Package((80.0, 3.0, "red"))
KEPT = Pace(4, 0.05)


def case_of(path: Path, likes: str = "0") -> Case:
    (path / "case.yaml").write_text(TEXT.replace("LIKES", likes))
    return read_case(path / "case.yaml")


def after_no(case: Case, **more: object) -> Next:
    return next_moves(Situation(believe(case), KEPT, refused=(REFUSED,), sent=(REFUSED,), held=(Held(1, REFUSED),), **more), worlds=200, top=12)  # type: ignore[arg-type]


def proposed(found: Next) -> set[tuple[float | str, ...]]:
    """Give every package that some move comes to."""
    steps = [move.step for move in found.moves]
    plans = {item.package.values for step in steps if hasattr(step, "plan") for item in step.plan.rounds}
    return plans | {package.values for step in steps if isinstance(step, Ask) for *_, package in step.answers}


def by_hand(view: View, standard: Package) -> set[tuple[float | str, ...]]:
    """Give what a package outdoes, person by person, world by world."""
    case, found = view.case, set()
    packages = enumerate_packages(case)
    known = codes_of(case, [standard])
    seller = case.side("seller")
    for row, codes in enumerate(packages.codes):
        here = codes[None, :]
        if float(mean_gain(view, case.ours, here)[0] - mean_gain(view, case.ours, known)[0]) > 1e-9 or (here == known).all():
            continue
        fine = True
        for person in seller.people:
            asked, before = bool(view.required(person, here).any()), bool(view.required(person, known).any())
            more = bool((np.broadcast_to(view.perceived(person, here), (1, view.worlds.count)) > np.broadcast_to(view.perceived(person, known), (1, view.worlds.count)) + 1e-9).any())
            fine = fine and not (before and not asked) and not ((asked or person.key == "stan") and more)
        if fine:
            found.add(packages.package(row).values)
    return found


def marked_by(view: View, *standards: Package) -> NDArray[np.bool_]:
    packages = enumerate_packages(view.case)
    return outdone(view, packages, mean_gain(view, view.case.ours, packages.codes), standards, np.ones(len(packages), dtype=bool))


@pytest.mark.parametrize("likes", ["0", "20 * (longer - 0.5) * (term - 2)"])
@pytest.mark.parametrize("standard", [REFUSED, Package((100.0, 2.0, "blue")), Package((60.0, 1.0, "red"))])
def test_what_is_outdone_is_what_a_walk_over_people_and_worlds_finds(tmp_path: Path, likes: str, standard: Package) -> None:
    """Where they may want longer or shorter terms, a term is better for them in some world."""
    case = case_of(tmp_path, likes)
    view = Model(case).view(believe(case).draw(200, 3, 1))
    packages = enumerate_packages(case)
    marked = marked_by(view, standard)
    assert {packages.package(row).values for row in np.flatnonzero(marked)} == by_hand(view, standard)


@pytest.mark.parametrize("likes", ["0", "20 * (longer - 0.5) * (term - 2)"])
@pytest.mark.parametrize("block", [1, 5, 10_000])
def test_what_several_outdo_is_what_each_of_them_does_and_every_package_is_judged_once(tmp_path: Path, likes: str, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(tmp_path, likes)
    view = Model(case).view(believe(case).draw(200, 3, 1))
    monkeypatch.setattr(type(view), "block", block)
    several = [REFUSED, Package((100.0, 2.0, "blue")), Package((60.0, 1.0, "red")), Package((100.0, 3.0, "red"))]
    packages, seen = enumerate_packages(case), list[int]()
    monkeypatch.setattr(_outdone, "judged", lambda view, person, codes: (seen.append(len(codes)), judged(view, person, codes))[1])
    found = marked_by(view, *several)
    assert sum(count for count in seen if count != len(several)) <= 2 * len(packages), "two people of theirs"
    assert {packages.package(row).values for row in np.flatnonzero(found)} == set[tuple[float | str, ...]]().union(*(by_hand(view, one) for one in several))
    assert not marked_by(view).any()


def test_after_a_no_nothing_is_proposed_that_is_no_better_for_any_of_them_and_none_better_for_us(tmp_path: Path) -> None:
    found = after_no(case_of(tmp_path))
    assert found.moves
    assert all(values[0] > 80 for values in proposed(found)), "they gain by the price, and their boss by the term"
    said = " ".join(str(block) for block in next_document(found).lead)
    assert "What they turned down is not proposed again, nor what is no better for any of theirs and leaves us no more." in said


def test_what_may_be_better_for_them_in_some_world_is_still_proposed(tmp_path: Path) -> None:
    case = case_of(tmp_path, "20 * (longer - 0.5) * (term - 2)")
    view = Model(case).view(believe(case).draw(200, 3, 1))
    marked = marked_by(view, Package((100.0, 3.0, "red")))
    free = {enumerate_packages(case).package(row).values for row in np.flatnonzero(~marked)}
    assert (100.0, 1.0, "red") in free, "stan may want a short term, and only he is asked"
    assert (100.0, 3.0, "blue") not in free, "the colour is nobody's concern"


def test_where_they_hold_out_the_same_again_comes_before_what_is_worse_for_both(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    instead = Package((120.0, 2.0, "red"))
    holding = HoldingOut(1, REFUSED, 2, instead, 1.0, given=True)
    found = after_no(case, holding_out=holding)
    packages = proposed(found)
    assert REFUSED.values in packages
    assert not {values for values in packages if values[0] <= 80} - {REFUSED.values}
    first = next(move for move in found.moves if isinstance(move.step, Send) and move.step.package == REFUSED)
    said = str(next_document(found).sections)
    assert "Stay with price: €80; term: 3 years; colour: red, which they turned down: send it again." in said
    assert "As long as they hold out for more they do not take it" in said
    assert first.step.plan.rounds[0].chance <= first.step.plan.rounds[-1].chance  # type: ignore[union-attr]


def test_while_our_offer_lies_before_them_nothing_is_sent_that_is_worse_for_all_and_an_answer_may_leave_it_there(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    lying = Package((60.0, 3.0, "red"))
    found = next_moves(Situation(believe(case), KEPT, before_them=(BeforeThem(1, lying),), sent=(lying,), held=(Held(1, lying),)), worlds=200, top=12)
    assert not {values for values in proposed(found) if values[0] == 60} - {lying.values}
    wait = next(move for move in found.moves if isinstance(move.step, Wait))
    asks = [move for move in found.moves if isinstance(move.step, Ask)]
    assert any(package == lying for move in asks for *_, package in move.step.answers)  # type: ignore[union-attr]
    assert "leave our offer of price: €60; term: 3 years; colour: red before them" in str(next_document(found).sections)
    assert all(move.value >= wait.value * 0.98 for move in asks), "to ask costs a little time, and loses nothing else"


def test_while_theirs_lies_before_us_nothing_is_proposed_that_is_worse_for_all(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    theirs = Package((100.0, 3.0, "red"))
    found = next_moves(Situation(believe(case), KEPT, before_us=(BeforeUs(1, theirs),)), worlds=200, top=12)
    assert not {values for values in proposed(found) if values[0] == 100 and values != theirs.values}


def test_an_approved_draft_that_is_worse_for_all_is_named_and_not_weighed(tmp_path: Path) -> None:
    worse = Package((80.0, 1.0, "red"))
    found = after_no(case_of(tmp_path), drafts=(Drafted(7, worse, ()),))
    assert found.outdone == (7,)
    assert worse.values not in proposed(found)
    assert "Offer 7 is drafted and approved, but is no better for any of theirs" in str(next_document(found).lead)


def test_an_opening_that_the_user_sets_is_kept(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    opening = Package((80.0, 1.0, "red"))
    found = next_moves(Situation(believe(case), Pace(4, 0.05, opening=opening), refused=(REFUSED,), sent=(REFUSED,), held=(Held(1, REFUSED),)), worlds=200)
    assert found.plan is not None
    assert found.plan.rounds[0].package == opening


def test_what_failed_by_a_no_of_ours_was_not_turned_down_by_them(tmp_path: Path) -> None:
    found = after_no(case_of(tmp_path), failed=(REFUSED,))
    assert any(values[0] == 80 for values in proposed(found))

"""Whoever stops a command gets the best so far at once, whatever was at work, and what is said of the rest is true."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest

from backtable.advice import advise, find_frontier
from backtable.case import Case
from backtable.files import read_case
from backtable.papers import advice_document, frontier_document
from backtable.search import Exposure, exposure
from backtable.stopping import Stopping, stoppable
from backtable.value import Model, View, draw_worlds, enumerate_packages, mean_gains, memory_searched, value_all

CASE = """
case: Stopped
currency: EUR
ours: us
issues: {price: {from: 1, to: 9, step: STEP}, volume: {from: 0, to: 9, step: STEP}, days: {from: 0, to: 5, step: STEP}}
assumptions: {need: {low: 2, likely: 4, high: 8}, cost: {low: 1, likely: 2, high: 4, known_to: [them]}}
rules: [{require: volume + days >= 1}]
sides:
  us: {interests: [{name: use, value: "9 * min(volume, need) - price * volume", no_deal: 0}], people: {ann: {table: front}, cem: {table: back, threshold: 3}}}
  them: {interests: [{name: money, value: "(price - cost) * volume - days * volume / 4", no_deal: 0}], people: {ben: {table: front}}}
"""
WORLDS = 20


def case_with(step: str) -> Case:
    return read_case("case.yaml", CASE.replace("STEP", step).encode())


def stages(run: Callable[[Stopping, Callable[[str, int, int], None]], object]) -> list[str]:
    """Give what is said to be at work, each once and without its figures."""
    said: dict[str, None] = {}
    run(Stopping(), lambda words, _, __: said.update({words.partition(":")[0]: None}))
    return list(said)


def stopped_at(stage: str) -> tuple[Stopping, Callable[[str, int, int], None]]:
    """Give somebody who asks to stop when something is at work for the first time, and what has to be told what is."""
    stopping = Stopping()

    def progress(words: str, _: int, __: int) -> None:
        if words.partition(":")[0] == stage and not stopping.asked:
            stopping.ask()

    return stopping, progress


@pytest.mark.parametrize("most", [0, 10**6], ids=["searched", "each looked at"])
def test_advice_that_is_stopped_gives_the_best_so_far_and_a_true_bound(most: int) -> None:
    case = case_with("1")
    view = Model(case).view(draw_worlds(case, WORLDS, case.seed))
    codes = enumerate_packages(case).codes
    highest = float(value_all(view, codes[view.own_yes(codes)]).gain.max())
    with patch("backtable.advice._memory.MOST_PACKAGES", most), patch("backtable.advice._efficient.MOST_CELLS", 0):
        names = stages(lambda stopping, progress: advise(case, WORLDS, progress=progress, stopping=stopping, budget=10**7))
        assert len(names) >= 8
        left = []
        for name in names:
            stopping, progress = stopped_at(name)
            found = advise(case, WORLDS, progress=progress, stopping=stopping, budget=10**7)
            assert stopping.asked
            assert found.proposal is not None
            assert found.left_out
            proven = found.method.proven
            if proven is not None and (proven.interrupted or not most):
                assert proven.bound >= highest - view.tolerance
                assert proven.value <= highest + view.tolerance
            said = "\n".join(str(block) for section in advice_document(found).sections for block in section.blocks)
            assert ("Nothing that can be asked" in said) <= ("questions" not in found.left_out)
            left.append(len(found.left_out))
        assert left == sorted(left, reverse=True)
        assert advise(case, WORLDS).left_out == ()


@pytest.mark.parametrize("over", [("us", "them"), ("gain", "chance")])
@pytest.mark.parametrize("most", [0, 10**6], ids=["searched", "each looked at"])
def test_no_package_lies_further_beyond_a_frontier_that_is_stopped_than_it_says(most: int, over: tuple[str, ...]) -> None:
    case = case_with("1")
    view = Model(case).view(draw_worlds(case, WORLDS, case.seed))
    codes = enumerate_packages(case).codes
    codes = codes[view.own_yes(codes)]
    with patch("backtable.advice._memory.MOST_PACKAGES", most), patch("backtable.advice._efficient.MOST_CELLS", 0):
        names = stages(lambda stopping, progress: find_frontier(case, over, worlds=WORLDS, progress=progress, stopping=stopping, budget=10**8))
        for name in names:
            stopping, progress = stopped_at(name)
            found = find_frontier(case, over, worlds=WORLDS, progress=progress, stopping=stopping, budget=10**8)
            assert found.points
            assert found.searched is not None
            if not most and name.startswith("Comparing"):
                continue  # the search was done by then
            assert found.searched.interrupted
            assert "stopped" in frontier_document(found).method
            if found.searched.beyond is not None:
                points = np.array([point.gains for point in found.points]) + found.searched.beyond
                assert all((points >= gains - view.tolerance).all(axis=1).any() for gains in mean_gains(view, over, codes))
            else:
                assert found.searched.tops is not None
                assert found.searched.tops[0] >= float(value_all(view, codes).gain.max()) - view.tolerance


def test_a_search_of_seats_that_is_stopped_is_not_followed_by_that_of_the_next() -> None:
    case, stopping = case_with("1"), Stopping()
    tried = []

    def first(view: View, **more: Any) -> Exposure:
        tried.append(view)
        with pytest.raises(KeyboardInterrupt):  # as the search within it, which then gives what it has
            stopping.ask()
        return exposure(view, **more)

    with patch("backtable.advice._spot.exposure", first):  # too little memory to look at each package
        found = advise(case, WORLDS, budget=10**7, stopping=stopping, memory=memory_searched(WORLDS))
    assert len(tried) == 1
    assert found.left_out == ("seats",)
    assert found.seats == ()


def test_what_runs_out_of_memory_gives_the_best_so_far_and_says_so() -> None:
    case = case_with("1")
    with patch("backtable.advice._memory.MOST_PACKAGES", 0), patch("backtable.advice._efficient.MOST_CELLS", 0), patch("backtable.search._candidates.Space", side_effect=MemoryError):
        advice = advise(case, WORLDS)
    assert advice.short
    assert advice.proposal is not None
    assert "It needed more memory than is allowed" in str(advice_document(advice).lead)
    with patch("backtable.advice._memory.MOST_PACKAGES", 0), patch("backtable.advice._efficient.MOST_CELLS", 0), patch("backtable.search._efficient.Gains", side_effect=MemoryError):
        found = find_frontier(case, worlds=WORLDS)
    assert found.points
    assert "It needed more memory than is allowed, and was stopped" in frontier_document(found).method


PROGRAM = """
import os, signal, sys
from backtable.cli import main
import backtable.advice._pool as room
found = room.candidates
def stopped(*arguments, **more):
    for _ in range(TIMES):
        os.kill(os.getpid(), signal.SIGINT)
    return found(*arguments, **more)
room.candidates = stopped
sys.argv = ["backtable", "advise", sys.argv[1], "--worlds", "40"]
main()
"""


@pytest.mark.parametrize("times", [1, 2])
def test_one_ctrl_c_gives_the_best_so_far_and_a_second_ends_the_command(tmp_path: Path, times: int) -> None:
    (tmp_path / "case.yaml").write_text(CASE.replace("STEP", "0.01"))
    program = [sys.executable, "-c", PROGRAM.replace("TIMES", str(times)), str(tmp_path / "case.yaml")]
    # Whoever starts the tests in the background may have them ignore Ctrl-C, and what they start with them.
    ours = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, ours)
    out, errors = process.communicate(timeout=120)
    assert errors.count("Stopping: the best so far follows. Ctrl-C again ends it at once.") == 1
    assert "Traceback" not in errors
    assert process.returncode == (0 if times == 1 else 130)
    assert ("It was stopped before everything was looked at: this is the best so far." in " ".join(out.split())) == (times == 1)
    assert ("Nothing is proven yet" in out) == (times == 1)


def test_ctrl_c_is_as_before_where_nothing_is_at_work() -> None:
    ours = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with stoppable() as stopping:
            signal.raise_signal(signal.SIGINT)
            assert stopping.asked
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        with stoppable() as stopping, pytest.raises(KeyboardInterrupt), stopping:
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt), stopping:
            pytest.fail("what may be left out is not begun")
    finally:
        signal.signal(signal.SIGINT, ours)


def test_of_packages_that_are_equally_good_for_us_one_that_is_stopped_proposes_what_the_others_gain_most_from() -> None:
    text = "case: Tie\ncurrency: points\nours: us\nissues: {x: {from: 0, to: 9}, y: {from: 0, to: 9}}\nsides:\n"
    text += "  us: {interests: [{name: a, value: x, no_deal: 0}], people: {ann: {table: front}}}\n  them: {interests: [{name: b, value: y, no_deal: 0}], people: {ben: {table: front}}}\n"
    stopping, progress = stopped_at("Comparing the best on fresh worlds")
    found = advise(read_case("case.yaml", text.encode()), stopping=stopping, progress=progress)
    assert "compared" in found.left_out
    assert found.proposal is not None
    assert found.proposal.package.values == (9, 9)


def test_exact_sums_that_are_stopped_are_followed_by_a_short_search_which_proves_something() -> None:
    interests = {side: " + ".join(f"{(number * factor) % 7 + 1} * {sign}x{number}" for number in range(8)) for side, factor, sign in (("us", 3, ""), ("them", 5, "-"))}
    text = "case: Sums\ncurrency: points\nours: us\nissues:\n" + "".join(f"  x{number}: {{from: 0, to: 9}}\n" for number in range(8)) + "sides:\n"
    text += "".join(f"  {side}: {{interests: [{{name: w, value: '{formula}', no_deal: {-100 if side == 'them' else 50}}}], people: {{{side}_front: {{table: front}}}}}}\n" for side, formula in interests.items())
    stopping, progress = stopped_at("Adding up what is efficient")
    found = find_frontier(read_case("case.yaml", text.encode()), stopping=stopping, progress=progress)
    assert found.searched is not None
    assert found.searched.interrupted
    assert np.isfinite(found.searched.beyond or (np.inf,)).all()
    whole = find_frontier(read_case("case.yaml", text.encode()))
    assert whole.searched is None
    points = np.array([point.gains for point in found.points]) + found.searched.beyond
    assert all((points >= np.array(point.gains) - 1e-6).all(axis=1).any() for point in whole.points)
    stopping, progress = stopped_at("Adding up what is efficient")
    advice, best = advise(read_case("case.yaml", text.encode()), top=0, stopping=stopping, progress=progress), advise(read_case("case.yaml", text.encode()), top=0)
    assert best.method.efficient_only
    assert best.proposal is not None
    assert advice.method.proven is not None
    assert advice.method.proven.interrupted
    assert best.proposal.expected_gain - 1e-6 <= advice.method.proven.bound < 1.01 * best.proposal.expected_gain

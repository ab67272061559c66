"""At full size, the first example written out by hand in plain numpy gives the same numbers."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from backtable.advice import advise
from backtable.files import read_case
from backtable.value import draw_worlds, enumerate_packages


def test_expected_gains_and_chances_of_the_first_example(root: Path) -> None:
    """Of all 70,848 packages: those on the frontier, the proposal on its own worlds, and all counts by chance."""
    spec = importlib.util.spec_from_file_location("plain_numpy", root / "benchmarks" / "plain_numpy.py")
    assert spec is not None
    assert spec.loader is not None
    by_hand = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(by_hand)
    case = read_case(root / "examples" / "over-deployment" / "case.yaml")
    packages = enumerate_packages(case)
    advice = advise(case, worlds=60)
    gain, chance = by_hand.expected_gains(draw_worlds(case, 60, case.seed).values)
    assert len(gain) == len(packages) == advice.possible
    assert advice.chance_half == (chance >= 0.5 - 1e-9).sum()
    assert advice.chance_90 == (chance >= 0.9 - 1e-9).sum()
    assert len(advice.frontier) > 50
    for point in advice.frontier:
        row = packages.find(point.package)
        assert row is not None
        assert point.expected_gain == pytest.approx(gain[row], rel=1e-9, abs=1e-3)
        assert point.chance == pytest.approx(chance[row])
    assert advice.proposal is not None
    fresh, _ = by_hand.expected_gains(draw_worlds(case, 60, case.seed, stream=2).values)
    row = packages.find(advice.proposal.package)
    assert row is not None
    assert advice.proposal.expected_gain == pytest.approx(fresh[row], rel=1e-9)
    assert np.ptp(gain) > 1e6

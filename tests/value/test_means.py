"""What is reckoned on a short cut is what the long way gives."""

from pathlib import Path

import numpy as np
import pytest

from backtable.files import read_case
from backtable.value import Model, draw_worlds, mean_gain, some_packages

EXAMPLES = ("over-deployment", "supply-contract", "quest-nike", "points")


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_mean_gain_is_the_mean_of_the_gains(name: str, root: Path) -> None:
    case = read_case(root / "examples" / name / "case.yaml")
    view = Model(case).view(draw_worlds(case, 200, 3))
    codes = some_packages(case, 300).codes
    for side in case.sides:
        gains = np.broadcast_to(view.side_gain(side.key, codes), (len(codes), view.worlds.count))
        expected = gains @ view.worlds.weights
        assert mean_gain(view, side.key, codes) == pytest.approx(expected, abs=view.tolerance)


@pytest.mark.parametrize("name", EXAMPLES)
def test_values_drawn_for_some_names_are_those_drawn_for_all(name: str, root: Path) -> None:
    case = read_case(root / "examples" / name / "case.yaml")
    whole = draw_worlds(case, 50, 3, 1, limit=0).values
    for key, values in whole.items():
        alone = draw_worlds(case, 50, 3, 1, limit=0, names=frozenset({key})).values
        assert list(alone) == [key]
        assert (alone[key] == values).all()

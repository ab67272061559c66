"""Expected gains of examples/over-deployment, or the whole advice on it; called by run.py in a process of its own.

python over_deployment.py METHOD WORLDS REPETITIONS OUT.npy
"""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from measure import answer, peak_mib, repeated
from numpy.typing import NDArray

CASE = Path(__file__).parent.parent / "examples" / "over-deployment" / "case.yaml"
Floats = NDArray[np.float64]


def plain_numpy(worlds: int) -> Callable[[], Floats]:
    from plain_numpy import expected_gains

    from backtable.files import read_case
    from backtable.value import draw_worlds

    case = read_case(CASE)
    values = draw_worlds(case, worlds, case.seed).values
    return lambda: np.stack(expected_gains(values))


def backtable_values(worlds: int) -> Callable[[], Floats]:
    """The same numbers from the case file: parse, draw, enumerate, value."""
    from backtable.files import read_case
    from backtable.value import Model, draw_worlds, enumerate_packages, value_all

    def values() -> Floats:
        case = read_case(CASE)
        view = Model(case).view(draw_worlds(case, worlds, case.seed))
        found = value_all(view, enumerate_packages(case).codes)
        return np.stack([found.gain, found.chance])

    return values


def backtable_advice(worlds: int) -> Callable[[], Floats]:
    """Everything that `backtable advise` prints: also people, questions, seats, alternatives, reasons, frontier."""
    from backtable.advice import advise
    from backtable.files import read_case

    def values() -> Floats:
        proposal = advise(read_case(CASE), worlds).proposal
        assert proposal is not None
        return np.array([[proposal.expected_gain], [proposal.chance]])

    return values


METHODS = {"plain-numpy": plain_numpy, "backtable-values": backtable_values, "backtable-advice": backtable_advice}


def main() -> None:
    """Measure one method."""
    method, worlds, repetitions, out = sys.argv[1:]
    seconds, found = repeated(METHODS[method](int(worlds)), int(repetitions))
    np.save(out, found)
    answer(seconds=seconds, peak=peak_mib())


if __name__ == "__main__":
    main()

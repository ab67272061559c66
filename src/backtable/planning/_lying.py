"""What lies on the table: every offer of ours before them and every one of theirs before us, and why one of theirs is not accepted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from backtable.case import Package
from backtable.value import View, codes_of, mean_gain

Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class BeforeThem:
    """An offer of ours that lies before them.

    Args:
        number: as the record calls it.
        by: the number of the offer by which they replied to it, though they may still accept it; 0 where they did not.
        expires: until when it stands, if it ends.
    """

    number: int
    package: Package
    by: int = 0
    expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class BeforeUs:
    """An offer of theirs that lies before us.

    Args:
        number: as the record calls it.
        missing: who of ours must still say yes to it; None to go by who must before such a package is sent.
        expires: until when it stands, if it ends.
    """

    number: int
    package: Package
    missing: tuple[str, ...] | None = None
    expires: datetime | None = None


def waiting_of(lying: Sequence[BeforeThem]) -> tuple[BeforeThem, ...]:
    """Give what lies before them and waits for an answer, of the same sent twice the last."""
    found = {item.package: item for item in lying if not item.by}
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class RuledOut:
    """That to accept what lies before us is not weighed, as our own side would not approve it by the case.

    Args:
        gain: our expected gain by it, over all worlds.
        people: (person, share of the worlds in which they say yes or need not) of those of ours whose yes is less likely than that.
        least: the share of the worlds in which each of ours must say yes (`own_chance`).
    """

    package: Package
    gain: float
    people: tuple[tuple[str, float], ...]
    least: float


def ruled_out(view: View, package: Package) -> RuledOut | None:
    """Give why our own side would not approve a package; None where it would."""
    case, codes = view.case, codes_of(view.case, [package])
    if view.own_yes(codes)[0]:
        return None
    required = view.all_required(case.our_side, codes)
    shares = [(person.key, float(view.share_of_yes(person, codes, required[person.key])[0])) for person in case.our_side.people if required[person.key].any()]
    people = tuple((key, share) for key, share in shares if share < case.own_chance - 1e-12)
    return RuledOut(package, float(mean_gain(view, case.ours, codes)[0]), people, case.own_chance)


def bound(view: View, codes: Codes) -> NDArray[np.bool_]:
    """Give where a single package passes the other sides' own tables, world by world: (worlds,)."""
    passes = np.ones((1, 1), dtype=bool)
    for side in view.case.other_sides:
        passes = passes & view.side_accepts(side, codes)
    return np.array(np.broadcast_to(passes, (1, view.worlds.count))[0])

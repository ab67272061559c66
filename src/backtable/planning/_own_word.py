"""What our own people said no to, and what that says of other packages."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from backtable.case import Expression, Package, Person
from backtable.value import Packages, View, codes_of, holding

Floats = NDArray[np.float64]
Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """That a change of the case took away the say of one of ours on a package, and that they have not agreed to that.

    Args:
        name: as readers know them.
        change: number of the event that changed the case.
        no: number of the event by which they said no to it, 0 where they have not answered; after a no nothing that it bears on can be sent or accepted.
        reason: why.
        refused: number of the event by which they refused this very package, 0 where they have not.
    """

    person: str
    name: str
    change: int
    no: int = 0
    reason: str = ""
    refused: int = 0


@dataclass(frozen=True, slots=True)
class OwnRefusal:
    """That one of ours said no to a package, or to a mandate, by the case as it stands, or by the one that a change took their say away from.

    Args:
        number: of the event.
        package: what they refused; None where it was a mandate.
        region: what the mandate was to allow; empty where it was a package.
        approved, granted: packages and regions to which the same person has said yes since.
        taken: says for which packages a change of the case took their yes away without their agreement; None where none did.
    """

    number: int
    person: str
    reason: str
    package: Package | None = None
    region: str = ""
    approved: tuple[Package, ...] = ()
    granted: tuple[str, ...] = ()
    taken: Callable[[Codes], NDArray[np.bool_]] | None = field(default=None, compare=False)


def no_better(view: View, packages: Packages, refusal: OwnRefusal) -> NDArray[np.bool_]:
    """Give which packages are no better for whoever refused than what they refused: (packages,).

    Whoever would not sign a package signs none that their own interests, as the case has them, make no better; of a mandate that is the package of it
    that is worst for them. By their mean perceived gain. What they said yes to since, and what is as good for them, is left out, and what does not
    need their yes, nor did before a change of the case to which they have not agreed.
    """
    case, codes = view.case, packages.codes
    person = case.person(refusal.person)
    gains, slack = judged(view, person, codes), view.slack(person)
    if refusal.package is not None:
        level = float(judged(view, person, codes_of(case, [refusal.package]))[0])
    else:
        inside = holding(case, Expression(refusal.region), codes)
        if not inside.any():
            return np.zeros(len(codes), dtype=bool)
        level = float(gains[inside].min())
    found = gains <= level + slack
    for package in refusal.approved:
        found &= gains < float(judged(view, person, codes_of(case, [package]))[0]) - slack
    for region in refusal.granted:
        found &= ~holding(case, Expression(region), codes)
    rows = np.flatnonzero(found)
    for start in range(0, len(rows), view.block):
        part = rows[start : start + view.block]
        found[part] = view.required(person, codes[part]).any(axis=1) | (False if refusal.taken is None else refusal.taken(codes[part]))
    return found


def judged(view: View, person: Person, codes: Codes) -> Floats:
    """Give somebody's mean perceived gain but for what is the same for every package: (packages,)."""
    total: Floats = np.zeros(len(codes))
    for _, mean in view.pieces(person):
        total += mean(codes)
    return total

"""What the scenarios of all platforms have in common."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from backtable.errors import InputError, Place, Problem


@dataclass(frozen=True, slots=True)
class Line:
    """Worth along the numbers of an issue: weight × (slope × (value - start) + offset), the inner part kept from 0 to 1 if `clipped`."""

    weight: float
    slope: float
    offset: float
    start: float = 0.0
    clipped: bool = False

    def at(self, value: float) -> float:
        """Give the worth of one value."""
        inner = self.slope * (value - self.start) + self.offset
        return self.weight * (min(max(inner, 0.0), 1.0) if self.clipped else inner)


Row = tuple[float, ...] | Line


@dataclass(frozen=True, slots=True)
class ScenarioIssue:
    """One issue of a domain.

    Args:
        name: as written there.
        options: names, or numbers where the domain says that they are.
        kind: "choice", "number" or "amount", as of an issue of a case.
    """

    name: str
    options: tuple[float | str, ...]
    kind: str = "choice"
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Party:
    """What one party wants.

    Args:
        name: what the file calls it.
        rows: for each issue of the domain, what its options are worth, its weight included.
        constant: what every package is worth beside.
        no_deal: worth of no agreement (the reservation value); None where any agreement is better.
        discount: the share of its worth that an agreement keeps at the deadline; None where time costs nothing.
        source: the file.
    """

    name: str
    rows: tuple[Row, ...]
    no_deal: float | None
    discount: float | None = None
    constant: float = 0.0
    source: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A domain with its parties, in the order of their files' names; `notes` say what was decided in reading it."""

    name: str
    form: str
    issues: tuple[ScenarioIssue, ...]
    parties: tuple[Party, ...]
    notes: tuple[Problem, ...] = ()
    file: str = ""


def natural(name: str) -> list[tuple[int, str]]:
    """Give the key that sorts names with numbers as people do: `util2` before `util10`."""
    return [(int(part), "") if part.isdigit() else (-1, part.lower()) for part in re.split(r"(\d+)", name) if part]


def left_aside(files: Iterable[Path]) -> Iterator[Problem]:
    """Note which files of a scenario's form are none of it, for one of them may be meant as what a party wants."""
    for item in files:
        yield Problem(Place(str(item)), "this is not understood as what a party wants, and is left out", "", "mend it if a party is missing", warning=True)


def normalised(weights: Sequence[float], place: Place, who: str, notes: list[Problem]) -> tuple[float, ...]:
    """Give weights that add up to one, with a note where they had to be scaled.

    Raises:
        InputError: they add up to nothing, or one is negative.
    """
    total = math.fsum(weights)
    if any(weight < 0 for weight in weights) or not total > 0:
        negative = any(weight < 0 for weight in weights)
        found = f"a weight of {who} is negative" if negative else f"the weights of {who} add up to {total:g}"
        raise InputError([Problem(place, found, "weights from 0 that add up to 1")])
    if abs(total - 1) <= 1e-6:
        return tuple(weights)
    found = f"the weights of {who} add up to {total:.6g}; each is divided by that, as Genius does"
    notes.append(Problem(place, found, warning=True))
    return tuple(weight / total for weight in weights)


def require_parties(parties: Sequence[Party], place: Place, form: str, found: Iterable[str] = (), unread: Sequence[str] = ()) -> None:
    """Refuse a scenario with fewer than two parties.

    Args:
        found: names of the files of parties.
        unread: names of other files of that form that lie there.

    Raises:
        InputError: saying what is missing.
    """
    if len(parties) < 2:
        names = ", ".join(found)
        count = "no party" if not parties else f"only one party ({names or parties[0].source})"
        count += f"; {', '.join(unread)} {'is' if len(unread) == 1 else 'are'} not understood as one" if unread else ""
        raise InputError(
            [Problem(place, f"the scenario has {count}", f"two or more files of what a party wants, in {form}", "put the missing file beside the domain")]
        )

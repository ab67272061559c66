"""Moves: what can be done now, with what each is worth."""

from collections.abc import Callable
from dataclasses import dataclass

from backtable.case import Package
from backtable.planning._concession import Terms
from backtable.planning._credence import Credence
from backtable.planning._plan import Plan


@dataclass(frozen=True, slots=True)
class Send:
    """Send this package, and go on by the plan if it is turned down."""

    package: Package
    plan: Plan


@dataclass(frozen=True, slots=True)
class SendSeveral:
    """Send two or three packages that are nearly equal to us and far apart in terms; they choose.

    Args:
        gains: our expected gain by each in the worlds in which they take it; in all, where they take it in none.
        chance: that at least one passes.
        chosen: how likely each is the one that they choose, if one passes.
    """

    packages: tuple[Package, ...]
    gains: tuple[float, ...]
    chance: float
    chosen: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask a question before the next offer.

    Args:
        about: the assumption, or `assumption@viewer`.
        ask: whom.
        answers: answer, how likely it is heard, and what to send then.
        credence: how far an answer is believed, and why so far.
    """

    about: str
    label: str
    ask: tuple[str, ...]
    answers: tuple[tuple[str, float, Package], ...]
    credence: Credence


@dataclass(frozen=True, slots=True)
class GetApproval:
    """Get the approval of these people of ours for this package first; then it can be sent."""

    people: tuple[str, ...]
    package: Package
    plan: Plan


@dataclass(frozen=True, slots=True)
class GetMandate:
    """Get a mandate for a region first, so that the offers of the plan can follow each other without going back.

    Args:
        region: a condition over issues, for the approvers to grant.
        people: who must grant it.
        size: how many packages it allows.
        floor: the least expected gain of ours within it, over all worlds, whether they agree in them or not.
        least: the package by which we gain that.
    """

    region: str
    people: tuple[str, ...]
    plan: Plan
    size: int
    floor: float
    least: Package


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait for the answer to the offer that lies before them; then go on by the plan."""

    package: Package
    chance: float
    plan: Plan


@dataclass(frozen=True, slots=True)
class Accept:
    """Accept the offer that lies before us.

    Args:
        chance: that their own tables approve it as well.
        people: who of ours must still approve it.
    """

    package: Package
    chance: float
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Complete:
    """See that an offer that is accepted subject to approval gets the approvals that it lacks; go on by the plan if it does not.

    Args:
        number: of the offer.
        ours, theirs: whose yes is missing.
        chance: that all of them say yes.
        gain: what we gain in expectation in the worlds in which they do.
    """

    number: int
    package: Package
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    chance: float
    gain: float
    plan: Plan


Step = Send | SendSeveral | Ask | GetApproval | GetMandate | Wait | Accept | Complete


@dataclass(frozen=True, slots=True)
class Move:
    """A move with what it is worth.

    Args:
        value: our expected gain over no deal, measured on worlds that had no part in choosing.
        error: standard error of the value.
        behind: how much less it is worth than the best move, and the standard error of that difference, from the same worlds.
        terms: what each package that it puts forward or agrees to gives up and keeps; of a mandate, the package in its region that brings us least.
        rounds: how many rounds it takes until an offer is answered: one for a question, one for approvals that are needed first, one for the offer.
        late: it takes more rounds than the deadline leaves time for.
        price: how much of the value the round costs that it takes before anything is sent; 0 where it takes none.
    """

    step: Step
    value: float
    error: float
    behind: tuple[float, float]
    terms: tuple[Terms, ...] = ()
    price: float = 0.0
    rounds: int = 0
    late: bool = False


def takes_a_round(step: Step) -> bool:
    """Say whether a move costs what a round costs before anything can be sent or agreed."""
    if isinstance(step, Ask | GetApproval | GetMandate):
        return True
    return bool(step.people) if isinstance(step, Accept) else isinstance(step, Complete) and bool(step.ours)


def rounds_of(step: Step, may_send: Callable[[Package], tuple[str, ...]]) -> int:
    """Give how many rounds a move takes at the least until an offer of ours is answered, or theirs is accepted.

    Args:
        may_send: who of ours must still approve a package before it can be sent.
    """
    if isinstance(step, Ask):
        return 2 + min((bool(may_send(package)) for *_, package in step.answers), default=0)
    if isinstance(step, GetApproval | GetMandate):
        return 2
    return int(takes_a_round(step)) if isinstance(step, Accept | Complete) else 1


def put_forward(step: Step) -> tuple[Package, ...]:
    """Give the packages that a move puts forward, or to which it would bind us."""
    if isinstance(step, SendSeveral):
        return step.packages
    if isinstance(step, Ask):
        return ()
    return (step.least,) if isinstance(step, GetMandate) else (step.package,)

"""Moves: what can be done now, with what each is worth."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from backtable.case import Package
from backtable.planning._concession import Terms
from backtable.planning._credence import Credence
from backtable.planning._lying import BeforeUs
from backtable.planning._our_yes import Ending
from backtable.planning._own_word import Unconfirmed
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
        worst: of each who must grant it, the package of it by which they gain least as they judge it, and what they gain by it in expectation.
    """

    region: str
    people: tuple[str, ...]
    plan: Plan
    size: int
    floor: float
    least: Package
    worst: tuple[tuple[str, Package, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait for the answer to what lies before them, of which they choose; then go on by the plan.

    Args:
        chance: that one of them passes.
        chosen: how likely each is the one that they choose, if one passes.
        numbers: of the offers, as the record calls them.
        renew: those of ours whose yes to one stands no longer, and must be given again meanwhile.
        by: the number of their own offer by which they replied to the only one, so that nobody need wait for them; 0 where they did not.
    """

    packages: tuple[Package, ...]
    chance: float
    plan: Plan
    chosen: tuple[float, ...] = (1.0,)
    numbers: tuple[int, ...] = (0,)
    renew: tuple[str, ...] = ()
    by: int = 0


@dataclass(frozen=True, slots=True)
class Accept:
    """Accept an offer that lies before us; go on by the plan if their own tables do not approve it.

    Args:
        chance: that their own tables approve it as well.
        people: who of ours must still approve it.
        number: of the offer, as the record calls it.
        until: until when it stands, if it ends.
        below: it leaves us less in expectation than an offer of ours may (`reserve`).
    """

    package: Package
    chance: float
    people: tuple[str, ...]
    plan: Plan
    number: int = 0
    until: datetime | None = None
    below: bool = False


@dataclass(frozen=True, slots=True)
class Complete:
    """See that an offer that is accepted subject to approval gets the approvals that it lacks; go on by the plan if it does not.

    Args:
        number: of the offer.
        ours, theirs: whose yes is missing.
        chance: that all of them say yes.
        gain: what we gain in expectation in the worlds in which they do.
        until: until when it stands, if it ends.
        asked: those of ours who do not sit at the front table, so that their answer takes time.
        against: those of ours whose yes the case holds out of the question, or who refused something that is no worse for them.
    """

    number: int
    package: Package
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    chance: float
    gain: float
    plan: Plan
    until: datetime | None = None
    asked: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take back that we accepted an offer of theirs subject to approval, as it would leave us with less than no deal or our own people will not approve it; go on by the plan.

    Args:
        number: of the offer.
        accepted: what it is.
        gain: what we would gain by it in expectation in the worlds in which all whose yes is missing give it; in all, where they do in none.
        against: as for `Complete`.
    """

    number: int
    accepted: Package
    gain: float
    plan: Plan
    against: tuple[str, ...] = ()


Step = Send | SendSeveral | Ask | GetApproval | GetMandate | Wait | Accept | Complete | TakeBack


@dataclass(frozen=True, slots=True)
class Move:
    """A move with what it is worth.

    Args:
        value: our expected gain over no deal, measured on worlds that had no part in choosing.
        error: standard error of the value.
        behind: how much less it is worth than the best move, and the standard error of that difference, from the same worlds.
        terms: what each package that it puts forward or agrees to gives up and keeps; of a mandate, the package in its region that brings us least.
        days: how long it takes until an offer is answered, or theirs accepted: a question, approvals that are needed first, a round for the offer.
        late: what is asked first takes longer than the deadline leaves time for, or than what lies before us stands.
        short: how many days are left for the other side's answer before the deadline, where that is less than a round takes; None where it is not.
        price: how much of the value the time costs that it takes before anything is sent; 0 where it takes none.
        stays: it comes first though another is worth more, by less than can be measured.
        conditions: (person, condition) of the approvals and mandates of ours on which what it sends or binds us to rests.
        resting: what of our own yes on which it rests ends within a round, so that an answer may come too late for it.
        beside: an offer of theirs for which our own people must be asked at once, too, with whom to ask: after their answer there is no time for it before the deadline.
        agreements: whose say on what it comes to a change of the case took away without their agreement.
    """

    step: Step
    value: float
    error: float
    behind: tuple[float, float]
    terms: tuple[Terms, ...] = ()
    price: float = 0.0
    days: float = 0.0
    late: bool = False
    short: float | None = None
    stays: bool = False
    conditions: tuple[tuple[str, str], ...] = ()
    agreements: tuple[Unconfirmed, ...] = ()
    resting: tuple[Ending, ...] = ()
    beside: tuple[BeforeUs, tuple[str, ...]] | None = None


def asks_first(step: Step) -> bool:
    """Say whether a move costs the time that our own people take, or a question, before anything can be sent or agreed."""
    if isinstance(step, Ask | GetApproval | GetMandate):
        return True
    return bool(step.people) if isinstance(step, Accept) else isinstance(step, Complete) and bool(step.asked)


def rounds_of(step: Step) -> int:
    """Give how many rounds with the other side a move takes at the least until an offer of ours is answered."""
    return 0 if isinstance(step, Accept | Complete) else 1


def asked_before(step: Step, may_send: Callable[[Package], tuple[str, ...]]) -> int:
    """Give how many times somebody is asked first: a question, and our own people whose yes is missing.

    Args:
        may_send: who of ours must still approve a package before it can be sent.
    """
    if isinstance(step, Ask):
        return 1 + min((bool(may_send(package)) for *_, package in step.answers), default=0)
    return int(asks_first(step))


def put_forward(step: Step) -> tuple[Package, ...]:
    """Give the packages that a move puts forward, or to which it would bind us."""
    if isinstance(step, SendSeveral | Wait):
        return step.packages
    if isinstance(step, Ask | TakeBack):
        return ()
    return (step.least,) if isinstance(step, GetMandate) else (step.package,)


def sent_by(step: Step) -> tuple[Package, ...]:
    """Give the packages that a move sends, or to which it would bind us, without anything being weighed anew before."""
    return () if isinstance(step, Ask | GetMandate) else put_forward(step)


def come_to(step: Step) -> tuple[Package, ...]:
    """Give every package that a move comes to: what it sends or binds us to, what follows an answer to a question, the plan of a mandate."""
    if isinstance(step, Ask):
        return tuple(package for *_, package in step.answers)
    return tuple(item.package for item in step.plan.rounds) if isinstance(step, GetMandate) else put_forward(step)


def idle(step: Step) -> bool:
    """Say whether a move is a question of which no answer would change the next offer, so that it can as well be asked later."""
    return isinstance(step, Ask) and len({package for *_, package in step.answers}) < 2

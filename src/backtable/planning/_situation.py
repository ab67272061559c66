"""Where a negotiation stands, as far as the next move depends on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from backtable.belief import Beliefs
from backtable.case import Case, Package
from backtable.planning._credence import Answered, AskedBefore
from backtable.planning._holding import HoldingOut
from backtable.planning._lying import BeforeThem, BeforeUs, waiting_of
from backtable.planning._our_yes import Ended, Ending, Pending
from backtable.planning._own_word import OwnRefusal, Unconfirmed
from backtable.planning._tempo import USUAL_DAYS, USUAL_OWN_DAYS, Tempo


@dataclass(frozen=True, slots=True)
class Pace:
    """How the user means to concede; all of it can be changed.

    Args:
        rounds: how many more offers of ours the deadline leaves time for.
        cost: share of what can still be gained that is lost with every round that passes.
        reserve: the least expected gain, once agreed, that an offer of ours may leave us.
        opening: the package to begin with; None to choose it.
        tempo: what the number of rounds rests on; None where the user gave it.
        holding_out: how likely they hold out for more than an offer that they turned down and would approve; None to go by the beliefs.
        credibility: how far the user believes what their people answer; None to go by the record.
        own_days: how long an approval or a mandate of our own people takes, or a question that is asked beside offers.
    """

    rounds: int = 4
    cost: float = 0.05
    reserve: float = 0.0
    opening: Package | None = None
    tempo: Tempo | None = None
    holding_out: float | None = None
    credibility: float | None = None
    own_days: float = USUAL_OWN_DAYS

    @property
    def round_days(self) -> float:
        """How long a round takes."""
        return self.tempo.days if self.tempo else USUAL_DAYS

    @property
    def own_cost(self) -> float:
        """Share of what can still be gained that is lost while our own people answer, or a question is: what a round costs, by the days."""
        return float(1 - (1 - self.cost) ** (self.own_days / self.round_days))


@dataclass(frozen=True, slots=True)
class Declined:
    """A mandate that somebody of ours refused to grant: for the region, and why."""

    number: int
    person: str
    region: str
    reason: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """An offer that is accepted subject to approval: as long as it stands, to offer anything else would go back on it.

    Args:
        number: of the offer, as the record calls it.
        ours, theirs: whose yes is missing; sides of theirs that have not answered are named by their people at the front.
        until: until when it stands, if it ends.
        accepted: it is an offer of theirs that we accepted, so that we may take that back.
    """

    number: int
    package: Package
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    until: datetime | None = None
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Drafted:
    """An offer of ours that is drafted and not sent, and who of ours must still approve it.

    Args:
        ended: of these, whose yes to it has ended.
    """

    number: int
    package: Package
    missing: tuple[str, ...]
    ended: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """An offer by which we are held: one of ours that lies before them, or the last that they turned down or let lapse; or the last of theirs that we accepted in time, and to which only their people's yes was lacking.

    Args:
        theirs: it is theirs.
    """

    number: int
    package: Package
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """What the next move depends on.

    Args:
        beliefs: weights on worlds after all that was learned.
        refused: packages of ours that they rejected or countered until they lapsed, and what failed for want of somebody's yes; they are not proposed again, but for those on which they hold out.
        before_them: every offer of ours that lies before them, in order.
        before_us: every offer of theirs that lies before us, in order.
        agreed: an offer that is accepted subject to approval.
        closed: why nothing can be proposed any more, in a sentence; empty as long as something can.
        note: what else is to be known of where the negotiation stands, in a sentence.
        sent: every offer that we sent, in order.
        unwanted: packages to which one of ours whose yes they need has said no.
        declined: mandates that were refused to us.
        may_send: says of a package who of ours must still approve it before it can be sent; nobody, if it can.
        foresee: looks at many packages at once, before `may_send` is asked about each; that takes less time.
        drafts: offers that are drafted and not sent.
        held: offers of which no further one of ours asks for more, but for an opening that the user sets.
        holding_out: that they may hold out for more than our last offer that they turned down; None where nothing says so.
        heard: what was said before, as far as it was not certain.
        now: the moment from which days are counted.
        repeated: how many pieces of evidence repeat others so often that they were left out.
        own_refusals: what our own people refused by the case as it stands; nothing that is no better for them is proposed to them.
        unconfirmed: says of a package whose say on it a change of the case took away without their agreement; their yes counts as missing.
        ended: what of our own yes to offers of ours that lie before them stands no longer.
        asked: questions that were put already and are not proposed again.
        pending: what our own people were asked and have not answered.
        conditions: gives (person, condition) of the approvals and mandates on which a package rests.
        ending: what of our own yes ends within the days that a round takes.
        failed: of the refused, those that they had accepted or offered and that failed for want of somebody's yes of ours.
        resting: gives what of our own yes a package rests on ends within the days that a round takes, and before an offer of it that stands already.
        lapsed: packages of ours that they left unanswered until they lapsed, which is no answer.
        lacking: gives of a package that lies before us whose yes of theirs it lacks by the record; nobody, where ours binds both sides at once.
        broken_off: number of the event that broke the negotiation off, 0 where none did; everything then holds only if it is taken up again.
    """

    beliefs: Beliefs
    pace: Pace = field(default_factory=Pace)
    refused: tuple[Package, ...] = ()
    before_them: tuple[BeforeThem, ...] = ()
    before_us: tuple[BeforeUs, ...] = ()
    agreed: Agreed | None = None
    closed: str = ""
    note: str = ""
    sent: tuple[Package, ...] = ()
    unwanted: tuple[Package, ...] = ()
    declined: tuple[Declined, ...] = ()
    may_send: Callable[[Package], tuple[str, ...]] = field(default=lambda _: (), compare=False)
    foresee: Callable[[Sequence[Package]], None] = field(default=lambda _: None, compare=False)
    drafts: tuple[Drafted, ...] = ()
    held: tuple[Held, ...] = ()
    holding_out: HoldingOut | None = None
    heard: tuple[Answered, ...] = ()
    repeated: int = 0
    own_refusals: tuple[OwnRefusal, ...] = ()
    now: datetime | None = None
    unconfirmed: Callable[[Package], tuple[Unconfirmed, ...]] = field(default=lambda _: (), compare=False)
    ended: tuple[Ended, ...] = ()
    ending: tuple[Ending, ...] = ()
    asked: tuple[AskedBefore, ...] = ()
    pending: tuple[Pending, ...] = ()
    conditions: Callable[[Package], tuple[tuple[str, str], ...]] = field(default=lambda _: (), compare=False)
    broken_off: int = 0
    resting: Callable[[Package], tuple[Ending, ...]] = field(default=lambda _: (), compare=False)
    failed: tuple[Package, ...] = ()
    lapsed: tuple[Package, ...] = ()
    lacking: Callable[[Package], tuple[str, ...]] = field(default=lambda _: (), compare=False)

    def late(self, resting: Sequence[Ending]) -> float:
        """Give how likely an answer comes only after one of some yeses of ours has ended: as a round goes, evenly over its days; from 0 to 1."""
        if not resting or self.now is None:
            return 0.0
        left = (min(item.until for item in resting) - self.now) / timedelta(days=1)
        return min(max(1 - left / self.pace.round_days, 0.0), 1.0)

    @property
    def named(self) -> list[Package]:
        """Every package that was put forward, or is to be."""
        single = (self.pace.opening, self.agreed.package if self.agreed else None)
        several = [*self.lying, *self.theirs, *self.refused, *self.lapsed, *self.unwanted, *self.sent, *(item.package for item in self.drafts)]
        return list(dict.fromkeys([*(package for package in single if package is not None), *several]))

    @property
    def waiting(self) -> tuple[BeforeThem, ...]:
        """What lies before them and waits for an answer."""
        return waiting_of(self.before_them)

    @property
    def lying(self) -> tuple[Package, ...]:
        """What of ours lies before them, whether they replied to it by an offer of their own or not."""
        return tuple(dict.fromkeys(item.package for item in self.before_them))

    @property
    def theirs(self) -> tuple[Package, ...]:
        """What of theirs lies before us."""
        return tuple(dict.fromkeys(item.package for item in self.before_us))

    def offered(self, package: Package, days: float = 0.0) -> BeforeUs | None:
        """Give the last offer of theirs of a package that lies before us and still does in so many days; None where there is none."""
        until = None if self.now is None else self.now + timedelta(days=days)
        return next((item for item in reversed(self.before_us) if item.package == package and not (days and until and item.expires and item.expires < until)), None)

    @property
    def until(self) -> datetime | None:
        """Until when all that lies before us stands, if any of it ends."""
        return min((item.expires for item in self.before_us if item.expires), default=None)

    @property
    def due(self) -> datetime | None:
        """Until when all that waits for their answer stands, if any of it ends; of what they countered, if nothing waits."""
        return min((item.expires for item in self.waiting or self.before_them if item.expires), default=None)

    @property
    def turned_down(self) -> tuple[Package, ...]:
        """What the other side turned down."""
        return tuple(package for package in self.refused if package not in self.failed)

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self.beliefs.case

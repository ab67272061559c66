"""Whether a side's authority for a package is complete: whose yes it rests on, and whose is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from backtable.case import Package
from backtable.conduct._authority import Standing
from backtable.conduct._books import Books, books_of
from backtable.conduct._decisions import Approval, Mandate, Refusal, Yes
from backtable.conduct._events import Terms
from backtable.conduct._offers import Offer, OfferStatus
from backtable.conduct._packages import package_of
from backtable.conduct._state import State
from backtable.conduct._yeses import as_said, is_silent, kept_in_silence
from backtable.errors import RefusedError

_NO_LONGER = (OfferStatus.LAPSED, OfferStatus.WITHDRAWN, OfferStatus.ENDED, OfferStatus.SUBJECT)  # the last, where another is agreed
_BEFORE = timedelta(minutes=1)  # what is told to the minute
_MOST_HOPED = 50  # offers that were answered and are over


@dataclass(frozen=True, slots=True)
class Basis:
    """Why somebody's yes is there.

    Args:
        how: "approval", "mandate", or "own word" for whoever sent the offer or gave the answer themselves.
        number: the event.
        kept: conditions of their earlier yes of the other form, of which it says nothing though somebody else wrote it down.
    """

    person: str
    how: str
    number: int
    approval: Approval | None = None
    mandate: Mandate | None = None
    kept: tuple[str, ...] = ()

    @property
    def conditions(self) -> tuple[str, ...]:
        """On what conditions it was given."""
        return (self.approval.conditions if self.approval else self.mandate.conditions if self.mandate else ()) or self.kept


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody whose yes is not there.

    Args:
        why: why an earlier one does not count, if there is one.
        refusal: their no to this very package, if they have said neither yes to it nor to a region that holds it since.
    """

    person: str
    why: str = ""
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """How a side's authority for an offer stands.

    Args:
        standing: the rules that apply and whom they ask.
        vouched: True if the side itself wrote in this record that its authority is complete.
    """

    side: str
    standing: Standing
    bases: tuple[Basis, ...] = ()
    missing: tuple[Missing, ...] = ()
    vouched: bool = False

    @property
    def complete(self) -> bool:
        """Whether everybody's yes is there."""
        return self.vouched or not self.missing

    @property
    def rests_on(self) -> tuple[int, ...]:
        """Numbers of the approvals and mandates."""
        return tuple(sorted({basis.number for basis in self.bases if basis.how != "own word"}))

    @property
    def conditions(self) -> tuple[tuple[str, str], ...]:
        """(person, condition) of every approval and mandate that counts."""
        return tuple((basis.person, text) for basis in self.bases for text in basis.conditions)


@dataclass(frozen=True, slots=True)
class Word:
    """Somebody who spoke for their side themselves, and the case as it stood when that was written down."""

    person: str
    number: int
    case: str


def authority_for(
    books: Books, side: str, terms: Terms, expires: datetime | None, at: datetime, words: Iterable[Word] = ()
) -> Authority:
    """Give how a side's authority for a package stands at a moment. Of what somebody said to it, the last word counts.

    Raises:
        RefusedError: the terms are no package of the case as it stands.
    """
    package = package_of(books.case, terms, books.earlier)
    standing = books.asked(side, package)
    # The other side's people go by their own case, which does not change when we edit ours.
    case = books.digest if side == books.viewer else None
    spoken = {word.person: word.number for word in words if case is None or word.case == case}
    earlier = {word.person: word.number for word in words} if case is not None else {}
    bases, missing = [], []
    for person in standing.people:
        own = books.own(person, terms)
        granted, refusal = books.granted(person), books.refusal(person, terms)
        no = refusal.number if refusal else 0
        same = [item for item in own if item.number > no and item.fits(expires, case)]
        held = [item for item in granted if item.number > no and item.fits(books.digest) and books.holds(item.region, package)]
        yeses = as_said([*(item for item in same if item.time <= at), *(item for item in held if item.time <= at)])
        valid = yeses[-1] if yeses and not _stale(yeses[-1], terms, expires, case, books.digest, at) else None
        if spoken.get(person, 0) > no:
            bases.append(Basis(person, "own word", spoken[person]))
        elif isinstance(valid, Approval):
            bases.append(Basis(person, "approval", valid.number, approval=valid, kept=_kept(books, valid, package, terms, no, at)))
        elif valid:
            bases.append(Basis(person, "mandate", valid.number, mandate=valid, kept=_kept(books, valid, package, terms, no, at)))
        else:
            stands = refusal is not None and not _reconsidered(books, package, refusal, own, granted)
            before = f"what they said themselves in event {earlier[person]} was by an earlier version of the case" if earlier.get(person, 0) > no else ""
            why = "; ".join(said for said in (_why(own, terms, expires, case, at), _why_not_by(granted, books, package, no, at), before) if said)
            missing.append(Missing(person, why, refusal if stands else None))
    return Authority(side, standing, tuple(bases), tuple(missing))


def _kept(books: Books, valid: Yes, package: Package, terms: Terms, no: int, at: datetime) -> tuple[str, ...]:
    """Give the conditions that a yes recorded in silence keeps of those before it, also of those that went stale when the case or the expiry changed.

    Args:
        no: number of their last no to the package, which ended what was before.
    """
    if not is_silent(valid):
        return ()
    own = [item for item in books.own(valid.person, terms) if item.ended != item.number]
    granted = [item for item in books.granted(valid.person) if item.withdrawn != item.number and books.holds(item.region, package)]
    every: list[Yes] = [*own, *granted]
    said = as_said(item for item in every if item.number > no and item.time <= at)
    return kept_in_silence(said[: said.index(valid) + 1])


def _stale(yes: Yes, terms: Terms, expires: datetime | None, case: str | None, digest: str, at: datetime) -> str:
    """Say why a yes of either form does not count, or nothing if it does."""
    return yes.stale(terms, expires, case, at) if isinstance(yes, Approval) else yes.stale(digest, at)


def _reconsidered(books: Books, package: Package, refusal: Refusal, approvals: Sequence[Approval], mandates: Sequence[Mandate]) -> bool:
    """Say whether somebody has said yes since to what they refused, even if that yes has ended in the meantime."""
    if any(item.number > refusal.number and item.terms == refusal.terms for item in approvals):
        return True
    return any(item.number > refusal.number and books.holds(item.region, package) for item in mandates)


def taken_back(state: State, refusal: Refusal) -> bool:
    """Say whether somebody has said yes since to what they refused; to what is no package of the case any more they have not."""
    try:
        package = state.package(refusal.terms)
    except RefusedError:
        return any(item.person == refusal.person and item.number > refusal.number and item.terms == refusal.terms for item in state.approvals)
    books = books_of(state)
    return _reconsidered(books, package, refusal, books.own(refusal.person, refusal.terms), books.granted(refusal.person))


def _why(
    approvals: Sequence[Approval], terms: Terms, expires: datetime | None, case: str | None, at: datetime
) -> str:
    """Say why the latest approval of the same package does not count."""
    same = [item for item in approvals if item.terms == terms]
    return f"approval {same[-1].number} does not count: {same[-1].stale(terms, expires, case, at) or 'a later yes of theirs replaced it'}" if same else ""


def _why_not_by(mandates: Sequence[Mandate], books: Books, package: Package, after: int, at: datetime) -> str:
    """Say why the latest mandate that holds a package, if there is one since somebody's last no, does not count."""
    for item in reversed(mandates):
        if item.number > after and (said := item.stale(books.digest, at)) and books.holds(item.region, package):
            return f"mandate {item.number} does not count: {said}"
    return ""


def words_of(offer: Offer, side: str) -> list[Word]:
    """Give who spoke for a side themselves: whoever sent the offer or accepted it, be it subject to others' approval."""
    if side == offer.side:
        return [Word(offer.person, offer.public, offer.case)] if offer.sent else []
    answer = offer.answer_of(side)
    return [Word(answer.person, answer.number, answer.case)] if answer and answer.accepted else []


def vouched(offer: Offer, side: str, viewer: str) -> bool:
    """Say whether another side wrote itself that its authority is complete: the record let it do so only then."""
    if side == viewer:
        return False
    if side == offer.side:
        return offer.stated and offer.sent is not None
    answer = offer.answer_of(side)
    return answer is not None and answer.stated and answer.accepted and not answer.subject


def authority_of(state: State, offer: Offer, side: str, at: datetime) -> Authority:
    """Give how a side's authority for an offer stands at a moment, the words of its own people counted; of one that binds, what it binds by."""
    if sealed := next((item for item in state.sealed.get(offer.number, ()) if item.side == side), None):
        return sealed
    words = tuple(words_of(offer, side))
    key = (side, offer.terms, offer.expires, at, words, offer.case)
    if key not in state.kept:
        state.kept[key] = authority_for(_books_for(state, offer, side), side, offer.terms, offer.expires, at, words)
    found: Authority = state.kept[key]
    return Authority(side, found.standing, found.bases, found.missing, vouched(offer, side, state.side))


def _books_for(state: State, offer: Offer, side: str) -> Books:
    """Give what a side's authority for an offer is judged by: theirs, of what is no package of the case any more, by the version by which it was sent."""
    if side == state.side or offer.case == state.version.digest or state.is_package(offer.terms):
        return books_of(state)
    return _books_then(state, offer) or books_of(state)


def _books_then(state: State, offer: Offer) -> Books | None:
    """Give what authority for an offer was judged by when it was made; None where that was another side's case."""
    case = state.cases.get(offer.case)
    if case is None:
        return None
    seating = {person.key: state.seats.get(person.key, person.front) for person in case.people}
    return Books(state.side, case, offer.case, seating, state.approvals, state.mandates, state.refusals)


def in_time_but_short(state: State, offer: Offer, at: datetime) -> tuple[Authority, ...]:
    """Give whose authority an offer was short of that everybody had accepted in time and that lapsed or was withdrawn all the same, or to which another was preferred before that was written down."""
    others = [side.key for side in state.case.sides if side.key != offer.side]
    if offer.bound or offer.status(at) not in _NO_LONGER or not all(answer and answer.accepted for answer in map(offer.answer_of, others)):
        return ()
    until = last_chance(state, offer, at) or hope_ends(state, offer, at)
    if until is None:
        return ()
    try:  # as it stood then: a yes that has ended since was there
        found = authorities_at(state, offer, until)
    except RefusedError:  # it is no package of the case any more: by the version that it was judged by
        if (books := _books_then(state, offer)) is None:
            return ()
        found = [authority_for(books, side.key, offer.terms, offer.expires, until, words_of(offer, side.key)) for side in state.case.sides]
    return tuple(authority for authority in found if not authority.complete)


def hope_ends(state: State, offer: Offer, at: datetime) -> datetime | None:
    """Give by when everybody's yes to an offer must have been there for it to bind: by its day, before it was withdrawn or the talks broken off, and before another bound whose acceptance was written down first.

    None where it is still open, or was accepted only after another was agreed.
    """
    agreed = state.agreed(at)
    before = [offer.withdrawn_at if offer.withdrawn else None, offer.ended_at if offer.ended else None, offer.expires if offer.lapsed(at) else None]
    if agreed and agreed.number != offer.number and agreed.since:
        late = [answer for answer in offer.answers if answer.accepted and answer.number > agreed.bound]
        if any(answer.moment >= agreed.since for answer in late):
            return None
        before += [agreed.since] if late else []
    return min((moment for moment in before if moment), default=None)


def last_chance(state: State, offer: Offer, at: datetime) -> datetime | None:
    """Give the last moment at which the yes that an offer lacked could have made it bind and can be written down yet; None where there is none.

    That is when it was over (`hope_ends`), unless the case had changed before: what the changed case cannot read nobody of ours approves by it, and whoever alone
    writes into the record cannot say anew, of an earlier day, what they said themselves by the case of before.
    """
    key = (last_chance, offer.number, at)
    if key not in state.kept:
        state.kept[key] = _last_chance(state, offer, at)
    kept: datetime | None = state.kept[key]
    return kept


def _last_chance(state: State, offer: Offer, at: datetime) -> datetime | None:
    until = hope_ends(state, offer, at)
    if until is None:
        return None
    alone, accepted = {state.keeper, *state.writers}, max((answer.moment for answer in offer.answers if answer.accepted), default=until)
    for moment in (until, *(item.time - _BEFORE for item in reversed(state.versions[1:]) if accepted <= item.time - _BEFORE < until)):
        try:
            missing = {item.person for authority in authorities_at(state, offer, moment) if not authority.complete for item in authority.missing}
        except RefusedError:  # no package of the case by then
            continue
        if missing and not alone <= missing:
            return moment
    return None


def authorities_at(state: State, offer: Offer, moment: datetime) -> list[Authority]:
    """Give how each side's authority for an offer stood at a moment, by the version of the case that stood then.

    Raises:
        RefusedError: it is no package of that version.
    """
    version = state.version_on(moment)
    if version.number == state.version.number:
        return [authority_of(state, offer, side.key, moment) for side in state.case.sides]
    case, seats = state.cases[version.digest], {item.person: item.front for item in state.seatings if item.moment <= moment}
    seating = {person.key: seats.get(person.key, person.front) for person in case.people}
    approvals, mandates = [item for item in state.approvals if item.time <= moment], [item for item in state.mandates if item.time <= moment]
    refusals = [item for item in state.refusals if item.time <= moment]
    books = Books(state.side, case, version.digest, seating, approvals, mandates, refusals, version.earlier)
    found = [authority_for(books, side.key, offer.terms, offer.expires, moment, words_of(offer, side.key)) for side in case.sides]
    return [replace(authority, vouched=vouched(offer, authority.side, state.side)) for authority in found]


def may_bind_yet(state: State, offer: Offer, at: datetime) -> tuple[Authority, ...]:
    """Give whose authority is not in the record for an offer that lapsed, was withdrawn or ended with the talks, and that binds if it was there in time, beside another that is agreed since, too; nothing if it cannot."""
    if state.settled:
        return ()
    short = in_time_but_short(state, offer, at)
    if not short or state.forbidden(offer):  # asked only of the few, for there may be thousands of offers
        return ()
    ends = last_chance(state, offer, at)
    if ends is None:
        return ()
    said = {item.person for item in state.approvals if item.terms == offer.terms and item.time >= ends}
    if any(item.person in said for authority in short for item in authority.missing):  # they said yes, but only after that
        return ()
    return () if any(item.refusal for authority in short for item in authority.missing) else short


def hopeful(state: State, at: datetime) -> tuple[Offer, ...]:
    """Give the offers that are over, or to which another was preferred, and may yet turn out to bind, in order; of a great many that were accepted, only the latest are looked at."""
    if (hopeful, at) not in state.kept:  # a screen is laid out several times until it fits
        accepted = [offer for offer in state.offers if offer.answers and offer.status(at) in _NO_LONGER]
        state.kept[hopeful, at] = tuple(offer for offer in accepted[-_MOST_HOPED:] if may_bind_yet(state, offer, at))
    kept: tuple[Offer, ...] = state.kept[hopeful, at]
    return kept


def ended_since(state: State, offer: Offer, at: datetime) -> tuple[str, ...]:
    """Say which yes by which an offer of either side binds us has ended since: `cto: mandate 2 …`."""
    said = []
    for basis in authority_of(state, offer, state.side, at).bases:
        why = ""
        if basis.approval:
            why = next(item for item in state.approvals if item.number == basis.number).stale(offer.terms, offer.expires, state.version.digest, at)
        elif basis.mandate:
            why = next(item for item in state.mandates if item.number == basis.number).stale(state.version.digest, at)
        if why:
            said.append(f"{basis.how} {basis.number} of {basis.person}: {why}")
    return tuple(said)


def authorities(books: Books, offer: Offer, at: datetime) -> tuple[Authority, ...]:
    """Give how every side's authority for an offer stands, if each other side has accepted it and everybody's yes is there; nothing otherwise."""
    sides = [side.key for side in books.case.sides]
    answers = {side: offer.answer_of(side) for side in sides if side != offer.side}
    if not all(answer and answer.accepted for answer in answers.values()):
        return ()
    found = []
    try:
        for side in sides:
            authority = replace(
                authority_for(books, side, offer.terms, offer.expires, at, words_of(offer, side)), vouched=vouched(offer, side, books.viewer)
            )
            if not authority.complete:
                return ()
            found.append(authority)
    except RefusedError:  # the case has changed so that this is no longer a package of it
        return ()
    return tuple(found)

"""Everything that can happen in a negotiation, kind by kind. What it means is derived elsewhere."""

from dataclasses import dataclass
from datetime import datetime

from backtable.conduct._register import event

Terms = tuple[tuple[str, float | str], ...]
Reasons = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind something that is recorded for somebody else.

    Args:
        text: their words, or where they can be found.
        file: name of a file that is kept in the record, with its SHA-256 as `digest`.
    """

    text: str = ""
    file: str = ""
    digest: str = ""

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.digest)


@event("case-changed", "The case was put into the record")
@dataclass(frozen=True, slots=True)
class CaseChanged:
    """A version of the case from here on; the first one opens the record.

    Args:
        file: name of the case file.
        text: SHA-256 of the file, which is kept whole in the record.
        case: digest of what the case says, whatever its layout and comments.
        note: why it was changed.
        writers: who of our side writes into the record from here on, beside whoever keeps it and those named before.
        earlier: what packages of before meant: `issue` → option, of an issue of which they say nothing; `issue:option` → option, of one that it has no longer.
    """

    file: str
    text: str
    case: str
    note: str = ""
    writers: tuple[str, ...] = ()
    earlier: Terms = ()


@event("change-answered", "Somebody said yes or no to a change of the case")
@dataclass(frozen=True, slots=True)
class ChangeAnswered:
    """What one of our people says to a change of the case that no longer asks for their yes where the version before it did.

    Args:
        change: number of the event that put the version into the record.
        accepted: True if they agree that they are no longer asked.
        reason: why not, of a no.
        evidence: what shows it, where somebody else recorded it.
    """

    change: int
    person: str
    accepted: bool
    reason: str = ""
    evidence: Evidence | None = None


@event("offer-drafted", "An offer was drafted", correctable=("note",))
@dataclass(frozen=True, slots=True)
class OfferDrafted:
    """A package that our side may send.

    Args:
        terms: value of each issue, in order of key.
        case: digest of the case by which it was judged.
        expires: until when the offer will stand; None where it says nothing.
    """

    terms: Terms
    case: str
    expires: datetime | None = None
    note: str = ""


@event("approval-asked", "An approval was asked for", correctable=("by", "note"))
@dataclass(frozen=True, slots=True)
class ApprovalAsked:
    """People were asked to approve an offer's package, by when."""

    offer: int
    people: tuple[str, ...]
    by: datetime | None = None
    note: str = ""


@event("approval-given", "An approval was given")
@dataclass(frozen=True, slots=True)
class ApprovalGiven:
    """One person's yes to one exact package.

    Args:
        offer: the offer that lay before them.
        terms: its package, exactly.
        case: digest of the case by which they judged.
        expires: the offer's expiry as they knew it.
        until: when their approval ends.
        conditions: what they said must also be so.
        evidence: what shows it, where somebody else recorded it.
        lifts: number of their earlier approval of which they no longer ask the conditions and the end, where that is expressly said.
    """

    offer: int
    person: str
    terms: Terms
    case: str
    expires: datetime | None = None
    until: datetime | None = None
    conditions: tuple[str, ...] = ()
    evidence: Evidence | None = None
    lifts: int | None = None


@event("approval-refused", "An approval was refused")
@dataclass(frozen=True, slots=True)
class ApprovalRefused:
    """One person's no to one exact package, with the reason; it ends their earlier yes to the same package."""

    offer: int
    person: str
    terms: Terms
    reason: str
    evidence: Evidence | None = None


@event("mandate-asked", "A mandate was asked for", correctable=("by", "note"))
@dataclass(frozen=True, slots=True)
class MandateAsked:
    """People were asked to let the front table agree any package of a region until a day."""

    region: str
    case: str
    until: datetime
    people: tuple[str, ...]
    by: datetime | None = None
    note: str = ""


@event("mandate-granted", "A mandate was granted")
@dataclass(frozen=True, slots=True)
class MandateGranted:
    """One person's yes in advance to every package of a region, until a day.

    Args:
        region: a condition over issues, facts and definitions.
        case: digest of the case whose issues and definitions it means.
        asked: number of the event that asked for it, if there is one.
        conditions: what they said must also be so, of whatever package is agreed by it.
        lifts: as in `ApprovalGiven`, of their earlier mandate for the same region.
    """

    region: str
    person: str
    case: str
    until: datetime
    asked: int | None = None
    evidence: Evidence | None = None
    conditions: tuple[str, ...] = ()
    lifts: int | None = None


@event("mandate-refused", "A mandate was refused")
@dataclass(frozen=True, slots=True)
class MandateRefused:
    """One person's no to the mandate that they were asked for, with the reason; it ends their earlier yes to the same request.

    Args:
        asked: number of the event that asked for it.
        region: the condition that it named.
    """

    asked: int
    region: str
    person: str
    reason: str
    evidence: Evidence | None = None


@event("withdrawn", "Something was withdrawn", hidden=("reason",))
@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An offer, draft, approval, mandate or request for a mandate no longer stands, or a deadline is met; `number` says which."""

    number: int
    reason: str = ""


@event("offer-sent", "An offer was sent", shared=True, hidden=("draft", "case", "rests_on"))
@dataclass(frozen=True, slots=True)
class OfferSent:
    """A drafted offer went to the other sides.

    Args:
        draft: number of the draft.
        rests_on: numbers of the approvals and mandates that allow it.
    """

    draft: int
    terms: Terms
    case: str
    expires: datetime | None = None
    rests_on: tuple[int, ...] = ()


@event("offer-received", "An offer was received", correctable=("person", "terms", "expires", "note"))
@dataclass(frozen=True, slots=True)
class OfferReceived:
    """Another side's person made an offer; we write down what it says and judge it by the case as it stands."""

    person: str
    terms: Terms
    case: str
    expires: datetime | None = None
    note: str = ""
    evidence: Evidence | None = None


@event("answer-given", "An answer was given", shared=True, hidden=("note", "rests_on"))
@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """Our side accepted or rejected another side's offer.

    Args:
        accepted: True for yes.
        subject: True if the yes is subject to approvals on our side that are still missing.
        reasons: issue → what is wrong with it; the other side is told.
        note: a remark for our own eyes.
        rests_on: numbers of the approvals and mandates that allow it.
    """

    offer: int
    accepted: bool
    subject: bool = False
    reasons: Reasons = ()
    note: str = ""
    rests_on: tuple[int, ...] = ()


@event("answer-received", "An answer was received", correctable=("person", "accepted", "subject", "reasons", "wants", "note"))
@dataclass(frozen=True, slots=True)
class AnswerReceived:
    """Another side's person accepted or rejected our offer; `subject` if they must take it back to their people.

    Args:
        accepted: True for yes; None where a correction says that it was neither yes nor no.
        reasons: issue → what is wrong with it.
        wants: issue → "higher" or "lower", where they said which way it should go.
    """

    offer: int
    person: str
    accepted: bool | None
    subject: bool = False
    reasons: Reasons = ()
    wants: Reasons = ()
    note: str = ""
    evidence: Evidence | None = None


@event(
    "statement-heard",
    "A statement was heard",
    correctable=("person", "words", "about", "claim", "refuses", "means", "offer", "credibility", "guess"),
)
@dataclass(frozen=True, slots=True)
class StatementHeard:
    """Somebody said something that bears on what we do not know.

    Args:
        person: who said it.
        words: what was said.
        about: the assumption (`key`, or `key@viewer` for what a viewer believes), issue, side or person it is about.
        claim: what it says of the assumptions, as a condition.
        refuses: what packages the person it is about will not sign, as a condition over issues and definitions.
        means: "must-ask" for “I must take it back”, "not-standard" for “this is not in our standard terms”, "not-agreed" for "we hold you to nothing by it".
        offer: number of the offer that `means` is about.
        credibility: how likely it is said because it is so, from 0 to 1.
        guess: how likely it would be said if not because it is so: for one of several answers the chance of a guess.
        answers: number of the question that it answers.
    """

    person: str
    words: str
    about: str = ""
    claim: str = ""
    refuses: str = ""
    means: str = ""
    offer: int | None = None
    credibility: float = 0.5
    guess: float = 1.0
    answers: int | None = None
    evidence: Evidence | None = None


@event("question-asked", "A question was asked", correctable=("person", "words", "about"))
@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """Somebody was asked something, about an assumption, issue, side or person."""

    person: str
    words: str
    about: str = ""


@event("seat-changed", "A seat was changed", shared=True)
@dataclass(frozen=True, slots=True)
class SeatChanged:
    """A person was brought to the front table (`front`) or taken back."""

    person: str
    front: bool


@event("deadline-set", "A deadline was set", correctable=("what", "when", "person"))
@dataclass(frozen=True, slots=True)
class DeadlineSet:
    """Something must be done by a time, by a person or by whoever is at it."""

    what: str
    when: datetime
    person: str | None = None


@event("settled", "The negotiation was settled", shared=True, hidden=("conditions_met", "met", "waived", "instead_of"))
@dataclass(frozen=True, slots=True)
class Settled:
    """Both sides signed what both had accepted and approved.

    Args:
        conditions_met: how the conditions were met, of all together; earlier versions wrote it so, and none is written any more.
        met: condition → what shows that it is met.
        waived: condition → what shows that whoever set it does without it.
        instead_of: number of each other offer that binds as well → what shows that it is off.
    """

    offer: int
    conditions_met: str = ""
    met: Reasons = ()
    waived: Reasons = ()
    instead_of: Reasons = ()


@event("broken-off", "The negotiation was broken off", shared=True, hidden=("reason",), worded=("released",))
@dataclass(frozen=True, slots=True)
class BrokenOff:
    """A side left the table; no offer stands any longer but one that binds. A new offer resumes the negotiation.

    Args:
        released: number of each offer that binds from which the sides let each other off → what shows it.
    """

    by: str
    reason: str
    released: Reasons = ()


@event("correction", "A typing mistake was corrected")
@dataclass(frozen=True, slots=True)
class Correction:
    """An earlier event should have said something else; both stay in the record.

    Args:
        number: the event.
        fields: name of a field → what it should say, as JSON.
        reason: what the mistake was.
    """

    number: int
    fields: tuple[tuple[str, str], ...]
    reason: str

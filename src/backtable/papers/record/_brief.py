"""The page for one approver of ours from a record: what waits for their yes, what it gives up and keeps, and what stands in their name.

It holds nothing that other people keep to themselves: no interest, threshold, reason or evidence of anybody else, and no assumption that is known to
others only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from backtable.advice import Outcome, Standings
from backtable.belief import Beliefs
from backtable.case import Case, Package, Person
from backtable.conduct import (
    Offer,
    Request,
    State,
    Terms,
    Waiting,
    needed_in,
    region_words,
    undone_words,
    waiting_for,
)
from backtable.errors import InputError, NoAnswerError, Place, Problem, RefusedError
from backtable.papers._document import Bullets, Column, Document, Paragraph, Row, Section, Table
from backtable.papers._person import kept_by_colleagues, may_read, role_of
from backtable.papers._words import given_words, signed, worlds_words
from backtable.papers.record._head import with_head
from backtable.papers.record._moment import moment
from backtable.papers.record._recorded import left_out_lead, left_out_section, own_conditions_section, recorded_section
from backtable.quantities import money, share
from backtable.wording import condition_words, listed, names, term, terms

_OTHERS = 4


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page for an approver is about.

    Args:
        item: what waits for their yes; None where nothing does.
        rest: what else does.
        compared: name and package of what it is compared with, the package in question first.
        region: of the mandate in question.
    """

    reader: Person
    item: Waiting | None
    rest: tuple[Waiting, ...] = ()
    compared: tuple[tuple[str, Package], ...] = ()
    region: str = ""

    @property
    def packages(self) -> tuple[Package, ...]:
        """The packages whose figures are wanted."""
        return tuple(package for _, package in self.compared)


def brief_subject(state: State, person: str, now: datetime, about: int | None = None) -> Subject:
    """Give what a page for one approver of ours is about: what is due soonest of what waits for their yes, or what `about` names.

    Args:
        about: number of an offer, or of the event that asks for a mandate.

    Raises:
        NoAnswerError: nobody has that key, or they sit with another side.
        InputError: `about` is nothing that waits for them.
    """
    case, reader = state.case, state.case.person(person)
    if reader.side != case.ours:
        ours = ", ".join(item.key for item in case.our_side.people)
        raise NoAnswerError(f"{person} sits with {case.side(reader.side).label}; a page can be made for somebody on our side: {ours}")
    waiting = waiting_for(state, person, now)
    chosen = next((item for item in waiting if about in (None, item.number)), None)
    if about is not None and chosen is None:
        known = [f"the mandate asked for in event {item.number}" if item.request else f"offer {item.number}" for item in waiting]
        expected, remedy = (f"one of {listed(known)}", "") if known else ("", "leave out --about: nothing waits for them")
        raise InputError([Problem(Place("--about"), f"{about} does not wait for the yes of {reader.label}", expected, remedy)])
    if chosen is None:
        return Subject(reader, None)
    compared = list(_compared(state, chosen))
    return Subject(reader, chosen, tuple(item for item in waiting if item is not chosen), tuple(compared), chosen.request.region if chosen.request else "")


def _compared(state: State, item: Waiting) -> Iterator[tuple[str, Package]]:
    seen = set()
    if item.offer and (package := _package(state, item.offer.terms)):
        seen.add(package)
        yield "This package", package
    sent = [offer for offer in state.offers if offer.sent and offer is not item.offer and not state.forbidden(offer)]
    for offers, what in (
        ([offer for offer in sent if offer.side != state.side], "Their offer"),
        ([offer for offer in sent if offer.side == state.side], "Our offer"),
    ):
        last = max(offers, key=_when, default=None)
        package = _package(state, last.terms) if last else None
        if last and package and package not in seen:
            seen.add(package)
            yield f"{what} {last.number}", package


def _when(offer: Offer) -> tuple[datetime, int]:
    assert offer.sent is not None
    return offer.sent, offer.number


def _package(state: State, found: Terms) -> Package | None:
    try:
        return state.package(found)
    except RefusedError:
        return None


def usable(beliefs: Beliefs, person: str) -> bool:
    """Say whether figures may rest on what was learned: not where it would give away what a colleague keeps to themselves."""
    learned = {name.partition("@")[0] for change in beliefs.changes for name in change.names}
    return not kept_by_colleagues(beliefs.case, person, learned)


def brief_document(state: State, subject: Subject, found: Standings | None, now: datetime, unweighed: bool = False) -> Document:
    """Give the page for one approver.

    Args:
        found: how the packages of the subject stand, in order; None where nothing waits.
        unweighed: what was learned is left out of the figures.
    """
    case, reader = state.case, subject.reader
    judged = list(_judged(subject, found))
    sections = [
        _terms(case, subject, [(name, outcome.package) for name, outcome in judged]),
        _brings(case, reader, judged),
        _authority(state, subject),
        _until(state, subject),
        left_out_section(state, reader, now),
        recorded_section(state, reader, now),
        own_conditions_section(state, reader, now),
        _answering(subject, state),
    ]
    note = "Figures go by the case as it is written, without what was learned at the table." if unweighed else ""
    how = f"Computed over {worlds_words(found.method)}." if judged and found else ""
    method = "\n".join(text for text in (how, note) if text)
    subtitle = f"For {reader.label}{role_of(reader)}, {case.our_side.label}, on {moment(now)}. Not for anybody else."
    document = Document(case.name, subtitle, tuple(_lead(state, subject, found)), tuple(item for item in sections if item and item.blocks), method)
    return with_head(document, state)


def _lead(state: State, subject: Subject, found: Standings | None) -> Iterator[Paragraph]:
    case, item = state.case, subject.item
    yield from left_out_lead(state, subject.reader)
    yield from (Paragraph(f"{said}.", strong=True) for said in undone_words(state, reasons=False))
    if item is None:
        yield Paragraph("Nothing waits for your yes." if not state.settled else "Nothing waits for your yes: the negotiation is settled.", strong=True)
        yield Paragraph("Below stands what was recorded in your name. If any of it is wrong, say so.")
        return
    by = f" {_by_when(item)}"
    if item.request:
        until = f" until {moment(item.request.until)}" if item.request.until else ""
        yield Paragraph(f"You are asked for a mandate{until}: {region_words(case, item.request.region)} could then be agreed without asking you again.{by}", strong=True)
        if found and (least := found.least):
            yield Paragraph(
                f"It holds {least.packages:,} package{'' if least.packages == 1 else 's'}. The one that leaves {case.our_side.label} least is worth {money(least.ours[1], case.currency)} "
                f"to it over no deal: {terms(case, least.ours[0])}. The one that leaves you least, as you would judge it, is worth {money(least.person[1], case.currency)} to you"
                f"{': the same.' if least.person[0] == least.ours[0] else f': {terms(case, least.person[0])}.'}"
            )
    elif item.offer and found and found.outcomes:
        yield Paragraph(f"You are asked for your yes to {_which(state, item.offer)}: {terms(case, subject.packages[0])}.{by}", strong=True)
        yield Paragraph(_worth(case, subject, found.outcomes))
    if item.why:
        yield Paragraph(f"Your earlier yes does not count any more: {item.why}.")
    if found and (words := given_words(case, found.method)):
        yield Paragraph(words)
    if subject.rest:
        rest = [f"the mandate asked for in event {other.number}" if other.request else f"offer {other.number}" for other in subject.rest]
        shown = [*rest[:_OTHERS], *([f"{len(rest) - _OTHERS} more"] if len(rest) > _OTHERS else [])]
        yield Paragraph(f"Also waiting for you: {listed(shown)} (`--about NUMBER`).")


def _by_when(item: Waiting) -> str:
    """Say by when to answer: the day that was named, or the end of the offer, after which a yes binds nobody."""
    ends = item.offer.expires if item.offer else None
    if item.by and not (ends and ends < item.by):
        return f"Please answer by {moment(item.by)}."
    if ends:
        return f"Please answer before the offer ends on {moment(ends)}{'' if item.by else '; no earlier day was named'}."
    return "No day was named for your answer."


def _which(state: State, offer: Offer) -> str:
    if offer.side == state.side:
        return f"offer {offer.number}, which we " + (f"sent on {moment(offer.sent)}" if offer.sent else "would send")
    sent = f"their offer {offer.number}, sent on {moment(offer.sent)}" if offer.sent else f"their offer {offer.number}"
    answered = offer.answer_of(state.side)
    return f"{sent}, which we accepted subject to your approval" if answered and answered.accepted else f"{sent}, which we would accept"


def _worth(case: Case, subject: Subject, outcomes: tuple[Outcome, ...]) -> str:
    reader, side = subject.reader, case.our_side.label
    first = outcomes[0]
    own, ours = _own(first, reader), first.gain[case.ours]
    said = (
        f"As you would judge it, it is worth {money(abs(own), case.currency)} {'more' if own >= 0 else 'less'} than no deal to you, and "
        f"{money(abs(ours), case.currency)} {'more' if ours >= 0 else 'less'} to {side} on average; with {share(first.others_accept)} chance their people approve it."
    )
    for (name, _), other in zip(subject.compared[1:], outcomes[1:], strict=True):
        change, change_own = ours - other.gain[case.ours], own - _own(other, reader)
        said += f" Against {name[:1].lower()}{name[1:]} it {_gives(change, case)} for {side} and {_gives(change_own, case)} for you."
    return said


def _gives(change: float, case: Case) -> str:
    return f"gains {money(change, case.currency)}" if change >= 0 else f"gives up {money(-change, case.currency)}"


def _own(outcome: Outcome, reader: Person) -> float:
    return next(item.gain.mean for item in outcome.people if item.person == reader.key)


def _judged(subject: Subject, found: Standings | None) -> Iterator[tuple[str, Outcome]]:
    """Give the packages that the page compares, by name: of a mandate those that leave our side and the reader least come first."""
    if found is None:
        return
    if found.floor:
        yield "The least of it", found.floor
    if found.own_floor:
        yield "The least for you", found.own_floor
    for (name, _), outcome in zip(subject.compared, found.outcomes, strict=True):
        yield name, outcome


def _terms(case: Case, subject: Subject, compared: Sequence[tuple[str, Package]]) -> Section | None:
    if not compared:
        return None
    columns = (Column("Term"), *(Column(name, number=True) for name, _ in compared))
    rows = tuple(Row((issue.label, *(term(case, issue, package.values[place]) for _, package in compared))) for place, issue in enumerate(case.issues))
    return Section("The exact package" if subject.item and subject.item.offer else "What it is compared with", (Table(columns, rows),))


def _brings(case: Case, reader: Person, compared: Sequence[tuple[str, Outcome]]) -> Section | None:
    """Give what each package brings and costs the reader and their side over no deal; interests of theirs that none of them touches are left out."""
    if not compared:
        return None
    judged = [next(item for item in outcome.people if item.person == reader.key) for _, outcome in compared]
    rows = []
    for place, part in enumerate(judged[0].parts):
        gains = [signed(item.parts[place].gain, case) for item in judged]
        if part.own and any(item.parts[place].gain for item in judged):
            rows.append(Row((part.name, *gains)))
    if any(not part.own for part in judged[0].parts):
        rows.append(Row((f"Your part of what {case.our_side.label} gains", *(signed(item.organisation, case) for item in judged))))
    rows.append(Row(("For you in all, as you would judge it", *(signed(item.gain.mean, case) for item in judged))))
    rows.append(Row((f"For {case.our_side.label}", *(signed(outcome.gain[case.ours], case) for _, outcome in compared))))
    rows.append(Row(("Chance that their people approve", *(share(outcome.others_accept) for _, outcome in compared))))
    columns = (Column("Over no deal"), *(Column(name, number=True) for name, _ in compared))
    least = [Paragraph(f"You would say yes from {money(judged[0].threshold, case.currency)}, as the case has it.")] if judged[0].threshold else []
    return Section("What it gives up and keeps", (Table(columns, tuple(rows)), *least))


def _authority(state: State, subject: Subject) -> Section | None:
    case, item, reader = state.case, subject.item, subject.reader
    if item is not None and item.request:
        return Section("Why your yes is needed, and who else's", (Bullets(tuple(_of_mandate(state, reader, item.request))),))
    if item is None or item.authority is None:
        return None
    lines = [(_rule(state, reader, item), tuple(dict.fromkeys(_because(reader, item, case))))]
    for basis in item.authority.bases:
        if basis.person != reader.key:
            how = f"approval {basis.number}" if basis.approval else f"mandate {basis.number}" if basis.mandate else "said so by sending or accepting it"
            recorded = basis.approval or basis.mandate
            by = f", recorded by {names(case, [recorded.recorded_by])}" if recorded and recorded.recorded_by != basis.person else ""
            until = recorded.until if recorded else None
            lines.append((f"{names(case, [basis.person])}: yes, {how}{by}{f', until {moment(until)}' if until else ''}", ()))
    for missing in item.authority.missing:
        if missing.person != reader.key:
            said = f"no, in event {missing.refusal.number}" if missing.refusal else "has not said yes yet"
            speaks = item.offer is not None and missing.person == state.speaker and not missing.refusal
            lines.append((f"{names(case, [missing.person])}: {'says yes by sending or accepting it' if speaks else said}", ()))
    conditions = [(f"{names(case, [person])} said yes on condition that {text}.", ()) for person, text in item.authority.conditions]
    return Section("Why your yes is needed, and who else's", (Bullets((*lines, *conditions)),))


def _of_mandate(state: State, reader: Person, request: Request) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Say by which rules somebody is asked for a mandate, for how many of its packages, and what the others say."""
    case = state.case
    needed = needed_in(case, case.our_side, request.region, state.seating)
    if needed.exact:
        yield f"Your yes is needed for {needed.of.get(reader.key, 0):,} of its {needed.packages:,} package{'' if needed.packages == 1 else 's'}.", ()
    if not case.our_side.authority:
        yield f"Everybody of {case.our_side.label} must approve, for the case names no rule.", ()
    for position, rule in enumerate(case.our_side.authority, 1):
        if reader.key not in rule.approve:
            continue
        others = [key for key in rule.approve if key != reader.key]
        also = f", together with {names(case, others)}" if others else ""
        if not may_read(case, reader, rule.when.text if rule.when else ""):
            yield f"Rule {position} of authority ({rule.place}) asks you{also}, where something is so that is not for this page.", ()
            continue
        when = f"if {condition_words(case, rule.when.text)}" if rule.when else "where no earlier rule applies" if position > 1 else "whatever the terms"
        yield f"Rule {position} of authority ({rule.place}) asks you{also}, {when}.", (rule.because,) if rule.because else ()
    for key in request.people:
        if key != reader.key:
            no, grant = state.declined(request.number, key), state.granted(request, key)
            said = f"yes, mandate {grant.number}" if grant else f"no, in event {no.number}" if no else "asked, has not answered yet"
            yield f"{names(case, [key])}: {said}", ()
    unasked = [key for key in needed.of if key not in request.people and not state.seated(key)]
    if unasked:
        yield f"{names(case, unasked)}: needed for some of its packages, too, and not asked for this mandate", ()


def _rule(state: State, reader: Person, item: Waiting) -> str:
    assert item.authority is not None
    case, standing = state.case, item.authority.standing
    others = [key for key in standing.people if key != reader.key]
    also = f", together with {names(case, others)}" if others else ""
    if not standing.rules:
        return f"Everybody of {case.our_side.label} must approve, for the case names no rule{also}."
    if not standing.known or not all(may_read(case, reader, rule.when.text if rule.when else "") for _, rule in standing.rules):
        return f"Your approval may be needed by the rules of authority{also}: which of them applies depends on what is not known, or not for this page."
    position, rule = standing.rules[0]
    when = f"because {condition_words(case, rule.when.text)}" if rule.when else "as no earlier rule covers it" if position > 1 else "whatever the terms"
    return f"Rule {position} of authority ({rule.place}) asks you{also}, {when}."


def _because(reader: Person, item: Waiting, case: Case) -> Iterator[str]:
    assert item.authority is not None
    for _, rule in item.authority.standing.rules:
        if rule.because and may_read(case, reader, rule.when.text if rule.when else ""):
            yield rule.because


def _until(state: State, subject: Subject) -> Section | None:
    item = subject.item
    if item is None:
        return None
    lines = []
    if item.asked:
        request = next(found for found in state.requests if found.number == item.asked)
        lines.append(f"You were asked on {moment(request.time)} (event {item.asked}){f', to answer by {moment(item.by)}' if item.by else ''}{f': {request.note}' if request.note else ''}.")
    elif item.offer:
        lines.append("Nobody has asked you yet: it waits for you by the rule alone.")
    if item.offer:
        lines.append(f"The offer stands until {moment(item.offer.expires)}." if item.offer.expires else "The offer has no end.")
        lines.append("Your yes is for this exact package: it ends if a term, the case or the offer's expiry changes.")
    lines += [f"Deadline: {found.what}, {moment(found.when)} (event {found.number})." for found in [item for item in state.deadlines if not item.met][:_OTHERS]]
    return Section("Until when", (Bullets(tuple((line, ()) for line in lines)),))


def _answering(subject: Subject, state: State) -> Section | None:
    item, reader = subject.item, subject.reader
    if item is None:
        return None
    keeper = names(state.case, [state.keeper])
    yes = f"backtable mandate grant FILE --asked {item.number}" if item.request else f"backtable approve FILE {item.number}"
    who = "" if reader.key == state.keeper else f" --for {reader.key} --said '…'"
    return Section(
        "How to answer",
        (
            Paragraph(f"Tell {keeper} yes, yes on a condition, or no and why. It is recorded with your words as evidence, and this page then says so:"),
            Bullets(((f"Yes: {yes}{who} [--condition '…']", ()), (f"No: backtable refuse FILE {item.number} --because '…'{who}", ()))),
        ),
    )

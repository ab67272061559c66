"""What stands in one person's name: what was recorded for them, with the terms and since when, and where the case no longer asks them."""

from collections.abc import Iterator
from datetime import datetime

from backtable.case import Person
from backtable.conduct import (
    Approval,
    Evidence,
    Loss,
    Mandate,
    Offer,
    OfferStatus,
    State,
    Terms,
    authority_of,
    conditions_of,
    evidence_words,
    instead_words,
    losses,
    mandate_gone,
    packages_words,
    region_words,
    replacing_words,
    resting_on,
    terms_words,
)
from backtable.errors import RefusedError
from backtable.papers._document import Bullets, Paragraph, Section
from backtable.papers.record._moment import moment
from backtable.wording import listed, names


def recorded_section(state: State, reader: Person, now: datetime) -> Section:
    """Give what was recorded in somebody's name, in order."""
    lines = [
        *((yes.number, _approved(state, reader, yes, now)) for yes in state.approvals if yes.person == reader.key),
        *((grant.number, _granted(state, reader, grant, now)) for grant in state.mandates if grant.person == reader.key),
    ]
    for no in state.refusals:
        if no.person == reader.key:
            what = f"you refused offer {no.offer} ({terms_words(state, no.terms)}): {no.reason}"
            lines.append((no.number, f"{_when(no.time, no.written)}: {what}{_by(state, reader, no.recorded_by, no.evidence)}"))
    for declined in state.declines:
        if declined.person == reader.key:
            what = f"you refused the mandate asked for in event {declined.asked}: {declined.reason}"
            lines.append((declined.number, f"{_when(declined.time, declined.written)}: {what}{_by(state, reader, declined.recorded_by, declined.evidence)}"))
    for said in state.change_answers:
        if said.person == reader.key:
            what = f"agreed to the change of the case in event {said.change}" if said.accepted else f"said no to the change of the case in event {said.change}: {said.reason}"
            lines.append((said.number, f"{_when(said.time, said.written)}: you {what}{_by(state, reader, said.recorded_by, said.evidence)}"))
    items = tuple((f"Event {number}, {said}.", ()) for number, said in sorted(lines))
    return Section("What stands in your name", (Bullets(items),) if items else (Paragraph("Nothing was recorded in your name."),))


def _approved(state: State, reader: Person, yes: Approval, now: datetime) -> str:
    what = f"you approved offer {yes.offer}: {terms_words(state, yes.terms, yes.case)}"
    until = f"; until {moment(yes.until)}" if yes.until else ""
    gone = f"; ended by event {yes.ended}" if yes.ended else "; it no longer counts, for the case has changed since" if yes.case != state.version.digest and not _bound(state, yes) else ""
    return f"{_when(yes.time, yes.written)}: {what}{_conditions(yes.conditions)}{until}{_by(state, reader, yes.recorded_by, yes.evidence)}{gone}{_instead(state, yes)}{_serves(state, yes, now)}"


_OVER = {
    OfferStatus.REJECTED: "; that offer was rejected",
    OfferStatus.LAPSED: "; that offer has lapsed",
    OfferStatus.ENDED: "; that offer ended with the negotiation",
}


def _serves(state: State, yes: Approval, now: datetime) -> str:
    """Say that the offer which somebody approved was taken back, and which other offers of the same package their yes serves."""
    offer = state.offer(yes.offer)
    taken = f"; that offer was taken back in event {offer.withdrawn}" if offer.gone(now) else _OVER.get(offer.status(now), "")
    if _serves not in state.kept:  # somebody may have approved thousands
        alike: dict[tuple[Terms, datetime | None], list[Offer]] = {}
        for item in state.offers:
            alike.setdefault((item.terms, item.expires), []).append(item)
        state.kept[_serves] = alike
    same: list[Offer] = state.kept[_serves].get((yes.terms, yes.expires), [])
    others = [item for item in same if item.number != offer.number and not item.gone(now) and _rests(state, item, yes, now)]
    named = [f"offer {item.number}{f' (sent on {moment(item.sent)})' if item.sent and item.stated else ' (drafted)' if not item.sent else ''}" for item in others]
    return f"{taken}; it stands for {listed(named)} of the same package{'' if taken else ', too'}" if named else taken


def _rests(state: State, offer: Offer, yes: Approval, now: datetime) -> bool:
    try:
        return yes.number in authority_of(state, offer, state.side, now).rests_on
    except RefusedError:  # it is no package of the case any more
        return False


def own_conditions_section(state: State, reader: Person, now: datetime) -> Section | None:
    """Give what became of each condition that somebody set, of the offer that the negotiation was settled on."""
    lines = []
    for offer in (item for item in state.offers if item.settled):
        for item in conditions_of(state, offer, now):
            if reader.key in item.people:
                by = f"as {_who(state, state.settled_by, reader)} recorded when offer {offer.number} was settled (event {offer.settled})"
                shown = f"waived, {by}: {item.waived}" if item.waived else f"met, {by}: {item.met}" if item.met else f"nobody said how it is met when offer {offer.number} was settled"
                lines.append((f"{item.text}: {shown}.", ()))
    return Section("What became of your conditions", (Bullets(tuple(lines)),)) if lines else None


def _bound(state: State, yes: Approval | Mandate) -> bool:
    """Say whether an offer binds by somebody's yes: then it counts, whatever changed after that."""
    return any(basis.number == yes.number for authorities in state.sealed.values() for authority in authorities for basis in authority.bases)


def _granted(state: State, reader: Person, grant: Mandate, now: datetime) -> str:
    what = f"you granted a mandate for {region_words(state.case, grant.region)}, until {moment(grant.until)}"
    gone = f"; withdrawn by event {grant.withdrawn}" if grant.withdrawn else f"; it no longer counts: {why}" if (why := mandate_gone(state, grant, now)) else ""
    if bound := [offer.number for offer in state.offers if any(basis.number == grant.number for authority in state.sealed.get(offer.number, ()) for basis in authority.bases)]:
        gone += f"; offer {listed([str(number) for number in bound])} binds by it"
    return f"{_when(grant.time, grant.written)}: {what}{_conditions(grant.conditions)}{_by(state, reader, grant.recorded_by, grant.evidence)}{gone}{_instead(state, grant)}"


def _when(given: datetime, written: datetime | None) -> str:
    return f"{moment(given)}, written down on {moment(written)}" if written else moment(given)


def _conditions(conditions: tuple[str, ...]) -> str:
    return f", on condition that {'; '.join(conditions)}" if conditions else ""


def _instead(state: State, yes: Approval | Mandate) -> str:
    """Say what a yes keeps and drops of those before it, and by which later ones it was replaced."""
    return "".join(f"; {said}" for said in (instead_words(state, yes), "" if yes.over else replacing_words(state, yes)) if said)


def _by(state: State, reader: Person, who: str, evidence: Evidence | None) -> str:
    """Say who recorded something for the reader, and on what evidence; nothing if they did so themselves."""
    return "" if who == reader.key else f", recorded by {names(state.case, [who])} on your behalf on the evidence of {evidence_words(evidence)}"


def left_out(state: State, reader: Person) -> tuple[Loss, ...]:
    """Give where the case no longer asks for somebody's yes, and they have not agreed to that."""
    return tuple(loss for loss in losses(state) if loss.person == reader.key and not loss.confirmed)


def left_out_lead(state: State, reader: Person) -> Iterator[Paragraph]:
    """Say first of all where the case no longer asks for somebody's yes."""
    for loss in left_out(state, reader):
        assert loss.lost is not None
        said = f"You said no to that in event {loss.answer.number}." if loss.answer else "You have not said that you agree."
        yield Paragraph(
            f"By the case as {_who(state, loss.change.who, reader)} changed it on {moment(loss.change.time)} (event {loss.change.number}), your yes {packages_words(loss.lost)}. {said}", strong=True
        )


def left_out_section(state: State, reader: Person, now: datetime) -> Section | None:
    """Give what went out without somebody's yes, since the case no longer asks them."""
    lines = []
    for loss in left_out(state, reader):
        lines += [(f"{_went(offer)}: {terms_words(state, offer.terms, offer.case)}. Before event {loss.change.number} it needed your yes.", ()) for offer in resting_on(state, loss, now)]
        if not loss.answer:
            number = loss.change.number
            lines.append((f"If you agree to that change: backtable approve FILE {number} --for {reader.key} --said '…'. If not: backtable refuse FILE {number} --because '…' --for {reader.key} --said '…'.", ()))
    return Section("What no longer waits for your yes", (Bullets(tuple(lines)),)) if lines else None


def _went(offer: Offer) -> str:
    return f"Offer {offer.number}, sent on {moment(offer.sent)}" if offer.sent else f"Offer {offer.number}"


def _who(state: State, who: str, reader: Person) -> str:
    return "you" if who == reader.key else names(state.case, [who]) if who in {person.key for person in state.case.people} else who

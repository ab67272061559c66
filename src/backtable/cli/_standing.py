"""What is said after something was written about an offer: whose approval is missing, and what to do next."""

import shlex
from datetime import datetime, time

from backtable.cli._negotiation import Session, say, say_next
from backtable.conduct import (
    Answer,
    Approval,
    Offer,
    OfferStatus,
    authority_of,
    both_bind,
    by_when,
    conditions_of,
    conditions_words,
    contested,
    counters_to,
    crossed_words,
    dropped_words,
    ended_since,
    hope_ends,
    hopeful,
    in_time_but_short,
    last_chance,
    left_out_words,
    losses_for,
    may_bind_yet,
    on_other_paper,
    person_words,
    reading_words,
    rival_of,
    undone_now,
    undone_words,
    unread_words,
    ways_to_bind,
    ways_words,
)
from backtable.quantities import clock_time
from backtable.wording import listed


def say_authority(session: Session, number: int) -> None:
    """Say whose approval an offer needs of our people, and what to do next."""
    state, now = session.state, session.record.now
    found = state.offer(number)
    if _said_unreadable(session, found):
        return
    missing = _missing(session, found)
    say_undone(session)
    verb = "sent" if found.side == state.side else "accepted"
    if (agreed := state.agreed(now)) and agreed.number != number:
        say(f"   It cannot be {verb} as things stand: offer {agreed.number} is agreed. Settle that, or say what shows that both sides let each other off it.")
        say_next(f"backtable settle {session.typed} {agreed.number}", f"backtable break-off {session.typed} --because '…' --released {agreed.number}='…'", what="One of")
        return
    blocked = [loss.person for loss in contested(state, found.terms)]
    if blocked:
        say_losses(session, number)
        say(f"   It cannot be {verb} before {listed(blocked)} {'agrees' if len(blocked) == 1 else 'agree'} to that, or a version of the case asks them again.")
    if missing:
        if not blocked:
            say_losses(session, number)
        say(f"   Before it can be {verb}, {listed(missing)} must approve.")
        say_next(f"backtable offer ask {session.typed} {number}")
        return
    if blocked:
        return
    lost = say_losses(session, number)
    say_may_bind_yet(session, number)
    if found.side == state.side:
        say_ending(session, found)
    say(f"   Nobody else's approval is missing{' by the case as it stands' if lost else ''}.")
    _say_speak(session, found)


def _missing(session: Session, found: Offer) -> list[str]:
    """Give whose yes of ours an offer lacks, but for that of whoever keeps the record and says it by sending or answering."""
    state, missing = session.state, authority_of(session.state, found, session.state.side, session.record.now).missing
    return [item.person for item in missing if item.person != session.who or not state.seated(session.who)]


def _say_speak(session: Session, found: Offer) -> None:
    """Give the command that sends an offer or accepts it, or say that whoever keeps the record does not talk."""
    if not session.state.seated(session.who):
        say_speechless(session)
        return
    ours = found.side == session.state.side
    say_next(f"backtable offer send {session.typed} {found.number}" if ours else f"backtable answer {session.typed} {found.number} accept")


def say_speechless(session: Session) -> None:
    """Say that nothing can be sent or answered from a record whose keeper sits at the back table, and what to do."""
    talking = [person.key for person in session.state.case.our_side.people if session.state.seated(person.key)]
    who = f", also where {listed(talking)} {'talks' if len(talking) == 1 else 'talk'} now" if talking else ""
    say(f"   {session.who} keeps this record and sits at the back table: until they are brought to the front, nothing can be sent or answered from it{who}, not even with a no.")
    say_next(f"backtable seat {session.typed} {session.who} front", what="Before the next offer or answer, if they speak for us in it")


def say_left(session: Session, number: int) -> None:
    """Say who of ours has yet to approve a draft, or an offer of theirs that waits for our answer; where nobody has, what to do next."""
    state, now = session.state, session.record.now
    found = state.offer(number)
    ours = found.side == state.side
    if found.status(now) is not (OfferStatus.DRAFT if ours else OfferStatus.OPEN) or contested(state, found.terms) or state.agreed(now):
        return
    if missing := _missing(session, found):
        say(f"   {listed(missing)} {'has' if len(missing) == 1 else 'have'} yet to approve it.")
        return
    say("   Nobody else's approval is missing.")
    _say_speak(session, found)


def say_losses(session: Session, number: int) -> bool:
    """Say whom the case asked for their yes to an offer before it was changed, and no longer asks, and whether there is anybody who has not agreed to that."""
    state = session.state
    left_out = [loss for loss in losses_for(state, state.offer(number)) if not loss.confirmed]
    for text in left_out_words(state, left_out):
        say(f"   {text}")
    if left_out:
        say_next(*(f"backtable approve {session.typed} {loss.change.number} --for {loss.person} --said '…'" for loss in left_out), what="Their word on that, if they agree")
    return bool(left_out)


def say_kept(session: Session) -> None:
    """Say of each yes that was written down just now what it keeps of an earlier one of the same person, and what it drops."""
    state = session.state
    for yes in (item for items in (state.approvals, state.mandates) for item in items if item.number in session.written):
        for said in crossed_words(state, yes):
            say(f"   {said}")
        about = yes.terms if isinstance(yes, Approval) else yes.region
        earlier = [item for item in (state.approvals if isinstance(yes, Approval) else state.mandates) if item.number < yes.number and item.person == yes.person]
        same = [item for item in earlier if (item.terms if isinstance(item, Approval) else item.region) == about]
        if not same:
            continue
        if dropped_words(state, yes):  # the event itself says what
            say(f"   If {yes.person} still asks what it drops, withdraw it and record it with that (--condition, --until).")
            say_next(f"backtable mandate withdraw {session.typed} {yes.number} --because '…'", what="To withdraw it")
        elif (kept := [text for text in same[-1].conditions if text in yes.conditions]) or (same[-1].until and same[-1].until == yes.until):
            what = [f"on condition that {'; '.join(kept)}"] if kept else []
            what += [f"until {clock_time(yes.until)}"] if yes.until and same[-1].until == yes.until else []
            say(f"   Like their yes in event {same[-1].number} it holds {' and '.join(what)}.")


def say_ended(session: Session) -> bool:
    """Say of each yes that was written down just now, but given on an earlier day, why it counts for nothing any more; and whether there is any."""
    state, now = session.state, session.record.now
    said = False
    for item in state.approvals:
        if item.number in session.written and (found := state.offer(item.offer)).bound not in session.written:
            ours = any(person.key == item.person for person in state.case.our_side.people)
            if why := item.stale(found.terms, found.expires, state.version.digest if ours else None, now):
                corrected = on_other_paper(state, found, item.person)
                said = _say_ended(session, item.number, corrected or f"approval {item.number}: {why}", item.time)
            elif ours and item.recorded_by != item.person and session.record.events[item.number - 1].happened is None:
                _say_if_earlier(session, found, item.number, item.person)
    for grant in state.mandates:
        if grant.number in session.written and (why := grant.stale(state.version.digest, now)):
            said = _say_ended(session, grant.number, f"mandate {grant.number}: {why}", grant.time)
    return said


def _say_if_earlier(session: Session, found: Offer, number: int, person: str) -> None:
    """Say of a yes that was written down for somebody as of today what it means where something changed since the offer was there."""
    state = session.state
    changed = [item.number for item in state.versions[1:] if item.time > found.made] + [item.by for item in state.former.get(found.number, ())]
    if changed:
        say(f"   It counts for what stands since event {max(changed)}. If {person} said so before that, it was for what stood then: withdraw it, and record it with its day (--on).")
        say_next(f"backtable mandate withdraw {session.typed} {number} --because 'it was given earlier'", what="To withdraw it")


def _say_ended(session: Session, number: int, why: str, given: datetime) -> bool:
    """Say why a yes counts for nothing any more, and what to do where only its day is known and something changed on that very day."""
    state = session.state
    say(f"   It is recorded as of its day, and counts for nothing that is agreed from now on ({why}).")
    local = given.astimezone()
    changed = [item.time for item in state.versions[1:]] + [item.until for items in state.former.values() for item in items]
    if local.time() == time() and any(moment.astimezone().date() == local.date() for moment in changed):
        say("   A day alone counts from its beginning. If it came after what changed on that very day, withdraw it and record it with the hour (--on).")
        say_next(f"backtable mandate withdraw {session.typed} {number} --because 'only the day was written down'", what="To withdraw it")
    return True


def say_conditions(session: Session, found: Offer) -> None:
    """Say on what conditions an offer was approved, and which approvals end before it does."""
    authority = authority_of(session.state, found, session.state.side, session.record.now)
    for text in conditions_words(session.state, authority):
        say(f"   {text}")
    say_losses(session, found.number)
    say_ending(session, found)


def say_ending(session: Session, found: Offer) -> None:
    """Say which yes of ours to an offer of ours ends before the offer does, and what to do."""
    for basis in authority_of(session.state, found, session.state.side, session.record.now).bases:
        yes = basis.approval or basis.mandate
        if yes is None or yes.until is None or (found.expires is not None and found.expires <= yes.until):
            continue
        ends = f"which stands until {clock_time(found.expires)}" if found.expires else "which has no end"
        instead = "get it for longer" if found.sent else f"get it for longer, or draft the offer anew so that it ends by then (`--expires '{yes.until.astimezone():%Y-%m-%d %H:%M}'`)"
        say(f"   {basis.how.capitalize()} {basis.number} of {basis.person} ends on {clock_time(yes.until)}, before the offer, {ends}: if they accept later, it binds only once that is given again, so {instead}.")


def say_standing(session: Session, number: int) -> None:
    """Say whether an accepted offer binds, and who stands in the way."""
    state, now = session.state, session.record.now
    found = state.offer(number)
    status = found.status(now)
    if status in (OfferStatus.OPEN, OfferStatus.SUBJECT) and _said_unreadable(session, found):
        return
    if status is not OfferStatus.BINDING and rival_of(state, found.number) and (agreed := state.agreed(now)):
        for said in both_bind(state, agreed):
            say(f"   {said}.")
        say_next(f"backtable settle {session.typed} NUMBER --instead-of OTHER='…'", what="When that is agreed")
    elif status is OfferStatus.BINDING:
        say("   Both sides are bound.")
        say_since(session, found)
        say_losses(session, found.number)
        conditions = conditions_of(state, found, now)
        if conditions:
            say("   It was approved on conditions; to settle, say of each what shows that it is met, or that whoever set it does without it (--waived):")
            for item in conditions:
                say(f"     {item.number}. {item.text} (set by {listed([person_words(state.case, person) for person in item.people])})")
        met = "".join(f" --met {item.number}='…'" for item in conditions)
        say_next(f"backtable settle {session.typed} {number}{met}")
    elif status in (OfferStatus.DRAFT, OfferStatus.OPEN, OfferStatus.SUBJECT) and (agreed := state.agreed(now)):
        if short := may_bind_yet(state, found, now):
            lacking = [item.person for authority in short for item in authority.missing]
            say(f"   It was accepted before offer {agreed.number} was agreed, and binds beside that one if {ways_words(ways_to_bind(state, found, now))}, too: it is not in the record. Ask them before you settle.")
            say_next(f"backtable approve {session.typed} {number} {' '.join(f'--for {person}' for person in lacking)} --on '…' --said '…'", what="If they had")
            return
        say(f"   It cannot bind any more, for offer {agreed.number} was agreed first, and only one can be.")
        if found.side == state.side and any(answer.accepted and answer.number in session.written for answer in found.answers):
            say(f"   They may take both for agreed, as ours lay before them still: tell them in writing that offer {agreed.number} stands and this one is off.")
        say_next(f"backtable settle {session.typed} {agreed.number}")
    elif status is OfferStatus.SUBJECT:
        for side in state.case.sides:
            if side.key == found.side or found.answer_of(side.key):
                authority = authority_of(state, found, side.key, now)
                missing = [f"{item.person}{f' ({item.why})' if item.why else ''}" for item in authority.missing]
                if missing and not authority.complete:
                    say(f"   It does not bind yet: of {side.label}, {listed(missing)} must approve.")
                for text in conditions_words(state, authority):
                    say(f"   {text}")
            else:
                say(f"   It does not bind yet: {side.label} must answer it.")
        say_if_before(session, found)
    elif short := in_time_but_short(state, found, now):
        how = {OfferStatus.WITHDRAWN: "was withdrawn", OfferStatus.ENDED: "ended with the talks"}.get(status, "lapsed")
        by, over = last_chance(state, found, now), hope_ends(state, found, now)
        ended = f"{how} on {clock_time(over)}"
        early = f" of before the case changed, by {clock_time(by)}," if by and over and by < over else ""
        for authority in short:
            people = listed([f"{item.person}{f' ({item.why})' if item.why else ''}" for item in authority.missing])
            label = state.case.side(authority.side).label
            say(f"   It was accepted in time, but does not bind: of {label}, {'a' if early else 'the'} yes of {people}{early} is not in the record, and it {ended}.")
        if yet := may_bind_yet(state, found, now):
            say_next(f"backtable approve {session.typed} {number} --for {yet[0].missing[0].person} --on '…' --said '…'", what="If they approved it by then")
        say_next(f"backtable offer draft {session.typed} --like {number}", what="If they did not")


def _said_unreadable(session: Session, found: Offer) -> bool:
    """Say of an offer that is no package of the case any more how it becomes one; and whether that is so."""
    why = unread_words(session.state, found.terms)
    if why:
        case_file = shlex.quote(session.state.version.file)
        say(f"   By the case as it stands it {why}, so that our own yes to it cannot be told and it cannot bind: {reading_words(session.state, found.terms, session.typed, case_file)}.")
    return bool(why)


def say_may_bind_yet(session: Session, number: int, only: int = 0) -> None:
    """Say of each offer that is over and that we or they had accepted in time that it may yet turn out to bind, beside what goes out now.

    Args:
        number: an offer of which it is not said.
        only: the offer of which alone it is said; 0 for all.
    """
    state, now = session.state, session.record.now
    for found in hopeful(state, now):
        if found.number == number or only not in (0, found.number):
            continue
        missing = list(dict.fromkeys(item.person for authority in may_bind_yet(state, found, now) for item in authority.missing))
        people = listed(missing)
        whose = "our" if found.side == state.side else "their"
        say(f"   Take care: {whose} offer {found.number}, accepted in time, may yet turn out to bind, if {people} had approved it {by_when(state, found, now)}. If another is agreed too, both may bind: ask for their word on that first.")
        say_next(f"backtable approve {session.typed} {found.number} {' '.join(f'--for {person}' for person in missing)} --on '…' --said '…'", what="If they had approved it")


def say_rivals(session: Session, number: int) -> None:
    """Say of an offer that was accepted subject to approval which others could come to bind in its place."""
    state, now = session.state, session.record.now
    if state.offer(number).status(now) is not OfferStatus.SUBJECT or state.agreed(now):
        return
    for other in state.open_offers(now):
        status = other.status(now)
        if other.number == number or (status is OfferStatus.OPEN and other.side != state.side):
            continue
        whose = "Our" if other.side == state.side else "Their"
        stands = "is accepted subject to approval too" if status is OfferStatus.SUBJECT else "is not withdrawn"
        how = "approved" if status is OfferStatus.SUBJECT else "accepted and approved"
        by = counters_to(state, other)
        countered = f", countered by {listed([str(item.by) for item in by])}," if by else ""
        say(f"   {whose} offer {other.number}{countered} {stands}: if it is {how} first, that one binds instead.")
        if other.side == state.side:
            say_next(f"backtable offer withdraw {session.typed} {other.number}", what="To rule that out")


def say_undone(session: Session, number: int = 0) -> None:
    """Say which agreements corrections took out of the record, and how it is written down that the other side holds us to none.

    Args:
        number: as for `undone_words`.
    """
    state = session.state
    for said in undone_words(state, number):
        say(f"   {said}.")
    for item in undone_now(state):
        if not number or item.by == number:
            person = next((one.key for side in state.case.other_sides for one in side.people if state.seated(one.key)), "PERSON")
            say_next(f"backtable heard {session.typed} '…' --from {person} --means not-agreed --offer {item.offer} --said '…'", what="When they have confirmed that nothing is agreed")


def say_bound(session: Session) -> None:
    """Say of an offer that it binds, where something that is not an answer to it or an approval of it has just made it bind."""
    for offer in session.state.offers:
        if offer.bound in session.written:
            say(f"   With that, offer {offer.number} is agreed.")
            say_standing(session, offer.number)


def say_since(session: Session, found: Offer) -> None:
    """Say from which day an offer binds that was written down later, and what of our own yes has ended since."""
    written = next((event.time for event in session.record.events if event.number == found.bound), None)
    if found.since and written and found.since < written:
        say(f"   That has been so since {clock_time(found.since)}; it was written down on {clock_time(written)}.")
        for text in ended_since(session.state, found, session.record.now):
            say(f"   It stood on that day, though it has ended since: {text}.")
        if answer := _same_day(session, found):
            say(f"   A day alone counts from its beginning, and on that very day something of ours ended: set the hour of event {answer.number} right.")
            say_next(f"backtable correct {session.typed} {answer.number} --set happened='{answer.moment.astimezone():%Y-%m-%d} HH:MM' --because '…'", what="The hour")


def _same_day(session: Session, found: Offer) -> Answer | None:
    """Give the answer of which only the day is known, if an approval, a mandate, the case or the offer itself ended on that day."""
    state, events = session.state, session.record.events
    ended = [item.ended for item in state.approvals if item.terms == found.terms] + [item.withdrawn for item in state.mandates]
    numbers = {*ended, found.withdrawn, *(version.number for version in state.versions[1:])} - {0}
    days = {(events[number - 1].happened or events[number - 1].time).astimezone().date() for number in numbers}
    bare = [item for item in found.answers if item.written and item.moment.astimezone().time() == time()]
    return next((item for item in bare if item.moment.astimezone().date() in days), None)


def say_if_before(session: Session, found: Offer) -> None:
    """Say how the day of an acceptance is set right, or what it takes to bind from that day, where our own yes has ended."""
    state = session.state
    answer = max((item for item in found.answers if item.accepted and not item.stated), key=lambda item: item.moment, default=None)
    ours = authority_of(state, found, state.side, session.record.now)
    if answer is None or found.side != state.side or not any(item.why for item in ours.missing):
        return
    missing = next((item.person for side in state.case.other_sides for item in authority_of(state, found, side.key, answer.moment).missing), "")
    if answer.written and missing and authority_of(state, found, state.side, max(answer.moment, found.sent or answer.moment)).complete:
        say("   Our own yes stood on the day of their acceptance: it binds from then, if the others of theirs had said yes before ours ended.")
        say_next(f"backtable approve {session.typed} {found.number} --for {missing} --on '…' --said '…'", what="If so")
    elif any(item.number in session.written for item in found.answers):
        say_next(f"backtable correct {session.typed} {answer.number} --set happened='…' --because '…'", what="If they accepted it before our own yes ended")

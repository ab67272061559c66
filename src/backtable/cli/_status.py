"""Where a negotiation stands, and what happened in it."""

import json
from typing import Annotated, Any

import typer

from backtable.cli._document import lines_of, write_document
from backtable.cli._lines import harmless, write_columns, write_items
from backtable.cli._negotiation import NegotiationFile, opened
from backtable.cli._screen import console
from backtable.conduct import (
    Offer,
    State,
    authority_of,
    conditions_of,
    counters_to,
    encoded,
    kept_words,
    losses_for,
    mandate_gone,
    seen_by,
    tasks,
    undone_now,
)
from backtable.errors import InputError, Place, Problem, RefusedError

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
_SCREEN = 45  # lines


def status(file: NegotiationFile, as_json: AsJson = False) -> None:
    """Say where the negotiation stands and who must do what by when; prints the digest to be noted elsewhere."""
    from backtable.papers.record import ROOMS, status_document

    with opened(file) as session:
        state, now = session.state, session.record.now
        if as_json:
            print(json.dumps(_status_json(state, now), indent=2, ensure_ascii=False))
        else:
            out = console()
            documents = (status_document(state, now, room) for room in ROOMS)
            write_document(next((item for item in documents if lines_of(item, out) <= _SCREEN), status_document(state, now, ROOMS[-1])), out)


def log(
    file: NegotiationFile,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV for a spreadsheet, which will compute none of it.")] = False,
) -> None:
    """Print everything that happened, oldest first."""
    from backtable.files import csv_text
    from backtable.papers.record import COLUMNS, HEADINGS, log_lines, log_rows

    if as_json and as_csv:
        raise InputError([Problem(Place("--csv"), "both --json and --csv are given", "one of them")])
    with opened(file) as session:
        state = session.state
        events = list(seen_by(session.record.events, state.side))
        if as_json:
            back = {number for number, _ in state.back}
            write_items(_event_json(event, state, event.number in back) for event in events)
        elif as_csv:
            print(csv_text(COLUMNS, log_rows(events, state)), end="")
        else:
            print(f"{harmless(state.case.name)}. Everything that happened, oldest first: {len(events)} event{'' if len(events) == 1 else 's'}.\n")
            write_columns(HEADINGS, (len(str(state.head.number)), 20, 16), log_lines(events, state), console().width)
            print(f"\nThe digest of event {state.head.number} is {state.head.digest}")


def _event_json(event: Any, state: State, back: bool) -> dict[str, Any]:
    from backtable.conduct import event_words

    return {
        "number": event.number,
        "time": _time(event.time),
        "happened": _time(event.happened),
        "who": event.who,
        "for": event.behalf,
        "side": event.side,
        "shared": event.shared,
        "kind": event.kind,
        "content": encoded(event.content),
        "says": event_words(event, state),
        "corrected_by": list(state.corrections.get(event.number, ())),
        "against_rules": (state.against or {}).get(event.number),
        "clock_went_back": back,
        "before": event.before,
        "digest": event.digest,
    }


def _status_json(state: State, now: Any) -> dict[str, Any]:
    return {
        "case": state.case.name,
        "side": state.side,
        "keeper": state.keeper,
        "writers": list(state.writers),
        "now": _time(now),
        "head": {"number": state.head.number, "digest": state.head.digest},
        "case_digest": state.version.digest,
        "settled": state.settled or None,
        "broken_off": state.broken_off or None,
        "offers": [_offer_json(state, offer, now) for offer in state.offers],
        "tasks": [
            {"people": list(task.people), "what": task.what, "by": _time(task.by), "about": task.about, "overdue": task.overdue}
            for task in tasks(state, now)
        ],
        "rivals": [{"offer": item.offer, "event": item.by, "since": _time(item.since)} for item in state.rivals],
        "undone": [{"offer": item.offer, "event": item.event, "correction": item.by, "since": _time(item.since)} for item in undone_now(state)],
        "mandates": [
            {
                "number": item.number,
                "person": item.person,
                "region": item.region,
                "until": _time(item.until),
                "stale": mandate_gone(state, item, now) or None,
                "recorded_by": item.recorded_by,
                "conditions": list(item.conditions),
                "kept": [{"of": named, "conditions": list(kept)} for named, kept in kept_words(state, item)],
            }
            for item in state.mandates
        ],
        "mandates_refused": [
            {"number": item.number, "asked": item.asked, "person": item.person, "region": item.region, "reason": item.reason, "recorded_by": item.recorded_by}
            for item in state.declines
            if state.declined(item.asked, item.person) == item
        ],
        "statements": [
            {"number": item.number, "person": item.person, "means": item.means, "offer": item.offer, "words": item.words, "time": _time(item.moment)}
            for item in state.statements
            if item.means
        ],
        "moves": [{"number": item.number, "person": item.person, "front": item.front, "time": _time(item.moment)} for item in state.moves],
        "front": [key for key, seated in state.seating.items() if seated],
        "clock_went_back": [number for number, _ in state.back],
        "against_rules": None if state.against is None else [{"number": number, "rule": said} for number, said in state.against.items()],
    }


def _offer_json(state: State, offer: Offer, now: Any) -> dict[str, Any]:
    found = {
        "number": offer.number,
        "side": offer.side,
        "person": offer.person,
        "status": offer.status(now).value,
        "package": {key: int(value) if isinstance(value, float) and value == int(value) else value for key, value in offer.terms},
        "case_digest": offer.case,
        "sent": _time(offer.sent),
        "expires": _time(offer.expires),
        "binds_since": _time(offer.since),
        "countered_by": [item.by for item in counters_to(state, offer)],
        "refusals": [
            {"number": item.number, "person": item.person, "time": _time(item.time), "reason": item.reason, "recorded_by": item.recorded_by}
            for item in state.refusals
            if item.offer == offer.number
        ],
        "no_longer_asked": [
            {"person": loss.person, "event": loss.change.number, "confirmed": loss.confirmed, "answer": loss.answer.number if loss.answer else None}
            for loss in losses_for(state, offer)
        ],
        "answers": [
            {
                "number": answer.number,
                "side": answer.side,
                "person": answer.person,
                "given": _time(answer.moment),
                "written": _time(answer.written),
                "accepted": answer.accepted,
                "subject_to_approval": answer.subject,
                "reasons": dict(answer.reasons),
                "wants": dict(answer.wants),
            }
            for answer in offer.answers
        ],
    }
    found["conditions"] = [
        {"number": item.number, "condition": item.text, "people": list(item.people), "given": list(item.given), "met": item.met or None, "waived": item.waived or None}
        for item in conditions_of(state, offer, now)
    ]
    try:
        authority = authority_of(state, offer, state.side, now)
    except RefusedError:
        return found | {"approvals": None, "missing": None}
    approvals = [
        {
            "person": basis.person,
            "how": basis.how,
            "number": basis.number,
            "recorded_by": basis.approval.recorded_by if basis.approval else basis.mandate.recorded_by if basis.mandate else None,
            "conditions": list(basis.conditions),
        }
        for basis in authority.bases
    ]
    return found | {"approvals": approvals, "missing": [item.person for item in authority.missing]}


def _time(time: Any) -> str | None:
    return None if time is None else f"{time:%Y-%m-%dT%H:%M:%SZ}"

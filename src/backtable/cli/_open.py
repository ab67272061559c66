"""Starting a negotiation file, and putting a changed case into it."""

import shlex
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from backtable.case import Case
from backtable.cli._earlier import earlier_from
from backtable.cli._moment import clock
from backtable.cli._negotiation import NegotiationFile, Note, Session, Writers, opened, say, say_next
from backtable.cli._negotiation_file import ENDING
from backtable.cli._source import WRITTEN_OUT, Ours, case_file_at
from backtable.cli._standing import say_bound
from backtable.cli._stdout import recording
from backtable.conduct import (
    MOST_CHANGES,
    OfferStatus,
    RecordedFile,
    State,
    authority_of,
    case_entry,
    changes_of,
    lost_by,
    mandate_gone,
    nearest_package,
    open_record,
    person_words,
)
from backtable.errors import InputError, Place, Problem, RefusedError
from backtable.files import read_case
from backtable.wording import listed


def open_negotiation(
    file: Annotated[
        Path, typer.Argument(metavar="CASE", help="A case file, YAML or a workbook; or the folder or file of a scenario.", show_default=False)
    ],
    name: Annotated[
        Path | None,
        typer.Option("--as", help="The negotiation file to start; by default named like the case, in this folder."),
    ] = None,
    keeper: Annotated[
        str | None, typer.Option(help="PERSON of our side who keeps it; the first at our front table by default.")
    ] = None,
    writers: Writers = None,
    ours: Ours = None,
) -> None:
    """Start a negotiation file: everything that happens from here on is recorded in it."""
    file, content = case_file_at(file, ours)
    case = read_case(file, content)
    path = name or Path(file.stem.removesuffix(WRITTEN_OUT))
    path = path if path.suffix else path.with_name(f"{path.name}{ENDING}")
    who = keeper or next(person.key for person in case.our_side.people if person.front)
    if not path.parent.is_dir():
        raise InputError([Problem(Place("--as"), f"there is no folder {path.parent}", "", "make it first, or name a file in one that is there")])
    state = open_record(path, file, content, who, clock, writers or ()).state
    with recording([1]):
        _say_started(path, file, state, case, who)


def _say_started(path: Path, file: Path, state: State, case: Case, who: str) -> None:
    others = [key for key in state.writers if key != who]
    also = f"; {listed(others)} may write into it too" if others else ""
    say(f"Started {path}, the record of {case.our_side.label}, kept by {who}{also}.")
    say(f"It holds the case {file.name}. The digest of its first event is\n  {state.head.digest}")
    typed = shlex.quote(str(path))
    if not case.person(who).front:
        say(f"   {who} sits at the back table, so that nothing can be sent or answered from this record until they are brought to the front.")
        say_next(f"backtable seat {typed} {who} front", what="If they speak for us")
    say_next(f"backtable receive {typed} --package …", f"backtable offer draft {typed} --package …")


def revise(
    file: NegotiationFile,
    case_file: Annotated[Path, typer.Argument(metavar="CASE", help="The case file as it is now.", show_default=False)],
    note: Note = "",
    writers: Writers = None,
    earlier: Annotated[
        list[str] | None,
        typer.Option(
            "--earlier", metavar="ISSUE=OPTION", show_default=False,
            help="What packages of before meant: of an issue of which they say nothing, or with ISSUE:OPTION=OPTION of an option that has another name now; may be repeated.",
        ),
    ] = None,
) -> None:
    """Put a changed case into the record; approvals and mandates given by the earlier one go stale."""
    case_file, content = case_file_at(case_file)
    with opened(file) as session:
        before = session.state
        said = earlier_from(read_case(case_file, content), earlier) if earlier else ()
        entry, files = case_entry(case_file, content, session.who, note, writers or (), said)
        _, state = session.write(lambda _state, _now: entry, RecordedFile(case_file.name, content))
        assert files
        if state.version.digest == before.version.digest:
            alike = state.version.text == before.version.text
            say(f"   {'The case is as it was' if alike else 'Only comments or layout differ'}, so that nothing that was approved goes stale.")
            _say_unread(session, case_file)
            return
        _say_changes(session)
        now = session.record.now
        stale = [item for item in before.approvals if not item.ended and item.case == before.version.digest]
        waiting = {offer.number for offer in state.offers if offer.status(now) in (OfferStatus.DRAFT, OfferStatus.OPEN, OfferStatus.SUBJECT)}
        ours = [item for item in stale if item.offer in waiting and state.case.person(item.person).side == state.side]
        if ours:
            named = listed([f"{item.number} (of {item.person}, for offer {item.offer})" for item in ours])
            say(f"   No longer counts: approval {named}. Ask again.")
        if own := _own_words_gone(before, state, sorted(waiting), now):
            say(f"   No longer counts: {listed(own)}.")
        if mandates := [item for item in before.mandates if not mandate_gone(before, item, now)]:
            say(f"   No longer counts: mandate {listed([f'{item.number} (of {item.person})' for item in mandates])}.")
        again = [item for item in before.approvals if not item.ended and item.case == state.version.digest and item.offer in waiting]
        if again:
            named = listed([f"{item.number} (of {item.person}, for offer {item.offer})" for item in again])
            say(f"   The case says again what it said when they were given: approval {named} counts again, as far as it has not ended.")
        drafts = [
            offer.number for offer in state.offers if offer.status(now) is OfferStatus.DRAFT and offer.case != state.version.digest
        ]
        if drafts:
            say(f"   To be drafted again: offer {listed([str(number) for number in drafts])}.")
            _, anew = nearest_package(state, state.offer(drafts[-1]).terms)
            say_next(f"backtable offer draft {session.typed} --like {drafts[-1]}{''.join(f' --set {key}=OPTION' for key in anew)}")
        _say_unread(session, case_file)
        say_bound(session)


def _say_unread(session: Session, case_file: Path) -> None:
    """Say what was learned and offered before and is not read by the case as it stands."""
    from backtable.planning import unread_of

    for text in unread_of(session.state, session.record.now, session.typed, shlex.quote(str(case_file))):
        say(f"   {text}")


def _own_words_gone(before: State, state: State, offers: Sequence[int], now: datetime) -> list[str]:
    """Give what those of ours who sent or accepted an offer said by that, where it counts no longer by the case as it stands."""
    gone = []
    for number in offers:
        offer = state.offer(number)
        try:
            then, here = (authority_of(item, offer, state.side, now) for item in (before, state))
        except RefusedError:  # it is no package of the case any more
            continue
        missing = {item.person for item in here.missing}
        verb = "sending" if offer.side == state.side else "accepting"
        gone += [f"what {basis.person} said by {verb} offer {number} (event {basis.number})" for basis in then.bases if basis.how == "own word" and basis.person in missing]
    return gone


def _say_changes(session: Session) -> None:
    """Say what the case says otherwise, and whose yes it no longer asks for."""
    state = session.state
    number = state.version.number
    found = changes_of(state, number)
    for text in found[MOST_CHANGES:]:  # the event itself says the first of them
        say(f"   {text}.")
    if lost := lost_by(state, number):
        people = [item.person for item in lost]
        say(f"   Ask {listed([person_words(state.case, key) for key in people])} whether they agree to that. Until they have said so, it is marked wherever an offer rests on it, and on their page (`brief`).")
        say_next(*(f"backtable approve {session.typed} {number} --for {key} --said '…'" for key in people), what="What they say" if len(people) > 1 else "If so")

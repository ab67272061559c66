"""What the commands on a negotiation file have in common: opening it, writing to it, and saying what was written."""

import gc
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from backtable.case import Package
from backtable.cli._moment import clock
from backtable.cli._negotiation_file import located
from backtable.cli._screen import console
from backtable.cli._stdout import recording
from backtable.conduct import (
    MOST_JUDGED,
    Entry,
    Event,
    Evidence,
    Record,
    RecordedFile,
    SqliteStore,
    State,
    event_words,
    first_ahead,
    judge,
    kept_side,
    nearest_package,
    unread_words,
)
from backtable.errors import InputError, Place, Problem, RefusedError
from backtable.files import read_package
from backtable.quantities import clock_time

_MOST_WARNINGS = 3
_AHEAD = timedelta(days=1)  # two machines may well differ by less

NegotiationFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="A negotiation file, or its name without the ending.", show_default=False)
]
PackageOption = Annotated[
    str, typer.Option("--package", help="`issue=value, …`, the name of a package of the case, or a .json file of advice.", show_default=False)
]
Changes = Annotated[
    list[str] | None, typer.Option("--set", help="ISSUE=VALUE; may be repeated, and comes on top of the package.")
]
Like = Annotated[int | None, typer.Option(help="Number of an offer whose package to start from.")]
OnBehalf = Annotated[str | None, typer.Option("--for", help="PERSON who decided; whoever keeps the record by default.")]
EvidenceFile = Annotated[
    Path | None, typer.Option("--evidence", help="A file that shows it; it is kept in the record.", dir_okay=False)
]
Said = Annotated[str, typer.Option("--said", help="Their words, or where they can be found.", show_default=False)]
Because = Annotated[str, typer.Option("--because", help="The reason.", show_default=False)]
Writers = Annotated[
    list[str] | None,
    typer.Option("--writer", help="PERSON of our side who writes into the record too, through a program that knows who they are; may be repeated."),
]
Note = Annotated[str, typer.Option(help="A remark.", show_default=False)]
Until = Annotated[
    str | None, typer.Option(help="A day (to its end) or a time: 2026-06-30, 2026-06-30 14:00.", show_default=False)
]
End = Annotated[
    str | None, typer.Option("--until", help="A day (to its end) or a time when it ends.", show_default=False)
]
By = Annotated[str | None, typer.Option(help="A day (to its end) or a time, by which to answer.", show_default=False)]
On = Annotated[str | None, typer.Option(help="When it happened, if not just now.", show_default=False)]


@dataclass(slots=True)
class Session:
    """An open negotiation file.

    Args:
        written: numbers of the events that were recorded in this session.
    """

    path: Path
    record: Record
    written: list[int] = field(default_factory=list)

    @property
    def typed(self) -> str:
        """How the file is named in a command that can be copied."""
        return shlex.quote(str(self.path))

    @property
    def state(self) -> State:
        """What the events come to."""
        return self.record.state

    @property
    def who(self) -> str:
        """Whoever keeps the record."""
        return self.state.keeper

    def write(
        self, decide: Callable[[State, datetime], Entry], evidence: "RecordedFile | None" = None
    ) -> tuple[Event, State]:
        """Append one entry and print what it says; give it and the state after it."""
        return self.write_all(lambda state, now: [decide(state, now)], evidence)

    def write_all(
        self, decide: Callable[[State, datetime], Sequence[Entry]], evidence: "RecordedFile | None" = None
    ) -> tuple[Event, State]:
        """Append several entries, all or none, and print what they say; give the last and the state after it."""
        written = self.record.append(decide, evidence.files if evidence else {})
        self.written += [event.number for event in written]
        state = self.state
        for event in written:
            say(f"{event.number}  {sentence(event, state)}")
        if state.back and state.back[-1][0] == written[-1].number:
            say(
                f"   The clock stood before that of an earlier event ({clock_time(state.back[-1][1])}), which is "
                "noted; whatever expires goes by the later time."
            )
        return written[-1], state


def sentence(event: Event, state: State) -> str:
    """Say what an event says, as a sentence."""
    text = event_words(event, state)
    named = text.split(" ", 1)[0] in {event.behalf, *(person.key for person in state.case.people)}
    return f"{text}." if named else f"{text[:1].upper()}{text[1:]}."


def say(text: str) -> None:
    """Print a text as it stands, folded to the terminal."""
    console().print(text, markup=False, soft_wrap=False)


def say_next(*commands: str, what: str = "Next") -> None:
    """Print commands to go on with, each on a line of its own so that it can be copied."""
    print(f"   {what}:")
    for command in commands:
        print(f"     {command}")


@contextmanager
def opened(path: Path) -> Iterator[Session]:
    """Open a negotiation file for one command."""
    path = located(path)
    collecting = gc.isenabled()
    gc.disable()  # a command is over before garbage matters, and a long record is much that is none
    try:
        with SqliteStore(path) as store:
            record = Record(store, kept_side(store), clock)
            judge(record)
            _warn(path, record, clock())
            session = Session(path, record)
            with recording(session.written):
                try:
                    yield session
                except RefusedError as error:
                    if not session.written:
                        raise
                    say(f"   What follows from it cannot be told: {error}.")  # it is recorded all the same, and nothing of it was refused
    finally:
        if collecting:
            gc.enable()


def _warn(path: Path, record: Record, time: datetime) -> None:
    """Name on standard error what stands in a record against its rules, and a time that is yet to come."""
    state = record.state
    if state.moment and state.moment - time > _AHEAD:
        first = first_ahead(record.events, time)
        print(
            f"{path}: event {first} was written by a clock that stood at {clock_time(record.events[first - 1].time)}, but this machine's says {clock_time(time)}; "
            "whatever expires goes by the later. If the clock stood ahead then, correct it: "
            f"`backtable correct {shlex.quote(str(path))} {first} --set time='{time:%Y-%m-%d %H:%M:%S}+00:00' --because 'the clock stood ahead'`",
            file=sys.stderr,
        )
    if state.against is None:
        print(
            f"{path}: whether the rules allowed each of the {state.head.number:,} events was not asked, for there are more than {MOST_JUDGED:,}; "
            f"`backtable verify {shlex.quote(str(path))} --rules` does",
            file=sys.stderr,
        )
    against = list((state.against or {}).items())
    for number, said in against[:_MOST_WARNINGS]:
        print(f"{path}: event {number} is against the rules, written past them into the file or by a version with other rules: {said}", file=sys.stderr)
    if len(against) > _MOST_WARNINGS:
        print(f"{path}: and {len(against) - _MOST_WARNINGS} more; `backtable verify {shlex.quote(str(path))}` names them", file=sys.stderr)


def package_from(session: Session, package: str, changes: list[str] | None, like: int | None) -> Package:
    """Give the package that the options name.

    Raises:
        InputError: they name none, or one that is not a package.
    """
    base = None
    if like is not None:
        base = _like(session, like, [*(changes or []), *package.split(",")])
    if not (package or changes or base):
        names = ", ".join(item.name for item in session.state.case.packages)
        raise InputError(
            [Problem(Place("--package"), "no package is given", "--package, --set or --like", f"the case names {names}" if names else "")]
        )
    return read_package(session.state.case, package, changes or (), base)


def _like(session: Session, number: int, said: Sequence[str]) -> Package:
    """Give the package of an offer, of one of before with what is said anew of issues of which it says nothing that the case knows."""
    package, unread = nearest_package(session.state, session.state.offer(number).terms)
    if missing := [key for key in unread if key not in {text.partition("=")[0].strip() for text in said}]:
        why = f"offer {number} {unread_words(session.state, session.state.offer(number).terms)}"
        raise InputError([Problem(Place("--like"), why, f"{' '.join(f'--set {key}=OPTION' for key in missing)} beside it")])
    return package


def evidence_from(file: Path | None, said: str) -> tuple[Evidence | None, RecordedFile | None]:
    """Give the evidence that the options name, and the file to be kept with it.

    Raises:
        InputError: the file cannot be read.
    """
    if file is None:
        return (Evidence(said) if said.strip() else None), None
    kept = RecordedFile.read(file)
    return Evidence(said, kept.name, kept.digest), kept


def pairs(texts: list[str] | None, option: str) -> tuple[tuple[str, str], ...]:
    """Give `NAME=VALUE` texts as pairs.

    Raises:
        InputError: one has another form, or a name comes twice.
    """
    found: dict[str, str] = {}
    for text in texts or []:
        key, sign, value = (part.strip() for part in text.partition("="))
        if not sign or not key:
            raise InputError([Problem(Place(option), f"`{text}` is not NAME=VALUE")])
        if key in found:
            raise InputError([Problem(Place(option), f"`{key}` is given twice", "", "leave one out")])
        found[key] = value
    return tuple(found.items())


def sole_counterpart(state: State, given: str | None, option: str = "--from") -> str:
    """Give whom the option names, or the one person who sits at the other side's front table.

    Raises:
        InputError: several do.
    """
    if given is not None:
        return given
    found = [item.key for side in state.case.other_sides for item in side.people if state.seated(item.key)]
    if len(found) != 1:
        raise InputError([Problem(Place(option), "several people sit at their front table", f"one of {', '.join(found)}")])
    return found[0]

"""The interview: plain questions about a person, then packages that they would sign or not; or the swings of their terms."""

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from backtable.case import Case, Person
from backtable.cli._document import write_document
from backtable.cli._interview_packages import Fits, ask_packages
from backtable.cli._interview_plain import ask_plainly
from backtable.cli._interview_swings import ask_swings
from backtable.cli._interview_talk import LEAVE, UNDO, Book, LeftError, ask
from backtable.cli._moment import clock
from backtable.cli._new import may_write
from backtable.cli._save import require_ending, save
from backtable.cli._screen import console
from backtable.cli._source import CaseFile, Ours, answers_beside, case_at
from backtable.errors import InputError, NoAnswerError, Place, Problem
from backtable.files import Source, case_text, is_workbook, write_workbook
from backtable.wording import listed

if TYPE_CHECKING:
    from backtable.interview import Fit, Fitted, Made, Session


def interview(
    file: CaseFile,
    ours: Ours = None,
    about: Annotated[str | None, typer.Option(help="PERSON to speak of; asked for where it is left out, and everybody answered for with `--packages 0`.")] = None,
    swings: Annotated[
        bool, typer.Option("--swings", help="Ask somebody who answers for themselves how much each term counts, by its swing from worst to best.")
    ] = False,
    packages: Annotated[int, typer.Option(help="How many packages to ask about now; 0 only shows what was answered.", min=0, max=50)] = 4,
    answers: Annotated[
        Path | None,
        typer.Option(help="The file in which the answers are kept.", show_default="beside the case: NAME.interview.yaml"),
    ] = None,
    target: Annotated[
        Path | None, typer.Option("--as", help="Write a case with what was found out, of everybody answered for: .yaml or .xlsx.")
    ] = None,
    evidence: Annotated[
        Path | None,
        typer.Option(
            help="Write the answers about people of theirs as a FILE of evidence for `beliefs` and `advise`; with --as of those whose scores are unknown, who then stand in the case as before the answers.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there.")] = False,
    seed: Annotated[int | None, typer.Option(help="Fixes the draws; the case's own by default.", min=0)] = None,
) -> None:
    """Ask what a person would sign, package by package, and fit their threshold, stake and weights to the answers.

    Every answer is kept at once: leave with q and call the same again to go on.
    """
    if target is not None:
        may_write(target, force)
        if target.exists() and file.exists() and target.samefile(file):
            raise InputError([Problem(Place("--as"), f"{target} is the case itself, to which the answers would be added again each time", "", "name another file")])
    if evidence is not None:
        require_ending(evidence, (".yaml", ".yml"), "a file of evidence")
        may_write(evidence, force, (".yaml", ".yml"))
    case = case_at(file, ours)
    kept = answers or answers_beside(file)
    require_ending(kept, (".yaml", ".yml"), "a file of answers")
    book = Book(case, kept)
    for note in book.notes():
        print(f"note: {note}")
    talk = _Interview(file, case, book, case.seed if seed is None else seed)
    try:
        answered = [] if about or packages else talk.answered(swings)
        for found in answered[:-1]:
            talk.ask(found, swings, packages)
            talk.show(swings)
        talk.ask(case.person_named(about) if about else answered[-1] if answered else talk.whom(), swings, packages)
    except LeftError:
        print(f"\nKept in {kept}; call the same again to go on." if talk.book.path.exists() else "\nNothing was answered.")
        if not talk.person:
            return
    except KeyboardInterrupt:
        print(f"\nLeft; every answer is kept in {kept}.")
        raise typer.Exit(130) from None
    assert talk.person is not None
    talk.show(swings)
    talk.warn(everybody=target is not None or len(answered) > 1)
    if target is not None or evidence is not None:
        talk.write(target, evidence)
    elif talk.person.key in talk.book.session.talks:
        options = [("--ours", ours), ("--answers", answers), ("--seed", seed)]
        same = "".join(f" {name} {quote(str(value))}" for name, value in options if value is not None)
        said = talk.book.session.talk(talk.person.key).swings
        begun = swings and (said is None or not said.complete)  # no case can be written of them yet
        more = "" if begun else "; with `--packages 0 --as NEW.yaml` it writes a case with this"
        print(f"\nNext: `backtable interview {quote(str(file))} --about {talk.person.key}{' --swings' if swings else ''}{same}` asks on{more}.")


class _Interview:
    def __init__(self, file: Path, case: Case, book: Book, seed: int) -> None:
        self.file, self.case, self.book, self._seed = file, case, book, seed
        self.person: Person | None = None
        self._fits: Fits | None = None

    def whom(self) -> Person:
        """Ask whom to speak of."""
        case = self.case
        people = [*(person for side in case.other_sides for person in side.people), *case.our_side.people]
        for number, person in enumerate(people, 1):
            print(f"  {number}  {person.label}, {case.side(person.side).label}{self._done(person)}")
        while True:
            found = ask("Who? ")
            if found.isascii() and found.isdigit() and 1 <= int(found[:6]) <= len(people):
                return people[int(found) - 1]
            try:
                return case.person_named(found)
            except NoAnswerError:
                print(f"A number from 1 to {len(people)}, or {LEAVE} to leave.")

    def answered(self, swings: bool) -> list[Person]:
        """Give those of whom something was answered, in the order of the case: packages, or with `swings` swing weights."""
        talks = self.book.session.talks
        return [person for person in self.case.people if person.key in talks and (talks[person.key].swings if swings else talks[person.key].answers)]

    def _done(self, person: Person) -> str:
        talk = self.book.session.talk(person.key)
        count = len(talk.answers)
        said = [f"{count} answer{'' if count == 1 else 's'}"] if count else []
        said += ["swings"] if talk.swings else []
        return f" ({', '.join(said)})" if said else ""

    def ask(self, person: Person, swings: bool, packages: int) -> None:
        """Ask what is still to be asked of a person."""
        self.person = person
        kept = self.book.path
        if swings:
            if packages:
                print(f"How much each term counts for {person.label}, who answers for themselves. {UNDO} takes the last answer back; {LEAVE} leaves, and what was answered is kept in {kept}.")
                ask_swings(self.book, person)
            return
        if packages:
            print(f"About {person.label}. Enter alone skips a question; {UNDO} takes the last answer back; {LEAVE} leaves, and what was answered is kept in {kept}.")
            if person.side == self.case.ours:
                print(f"{person.label} is on your side: if they can be asked themselves, `--swings` asks what each term is worth to them.")
            ask_plainly(self.book, person)
        self._fits = self._fitter(person)
        while packages and not ask_packages(self.book, person, self._fits, packages):
            ask_plainly(self.book, person, back=True)
            self._fits = self._fitter(person)

    def _fitter(self, person: Person) -> Fits:
        from backtable.interview import heard_case

        found = self._fits_of(heard_case(self.case, self.book.session, _today(), strict=False), person.key)
        try:
            found.of(self.book.session.talk(person.key).answers)
        except NoAnswerError as error:
            if person.side != self.case.ours:
                raise
            raise NoAnswerError(f"{error}; or let them say what each term is worth to them, with `--about {person.key} --swings`") from error
        return found

    def _fits_of(self, heard: Case, key: str) -> Fits:
        from backtable.interview import settled_by_swings

        return Fits(heard, key, self._seed, settled_by_swings(self.case, heard, self.book.session, key))

    def _fit(self, person: Person) -> "Fit":
        if self._fits is None:
            self._fits = self._fitter(person)
        return self._fits.of(self.book.session.talk(person.key).answers)

    def show(self, swings: bool) -> None:
        """Show what the answers say."""
        from backtable.interview import Swings
        from backtable.papers import interview_document, swings_document

        person = self.person
        assert person is not None
        print()
        if swings:
            said = self.book.session.talk(person.key).swings or Swings()
            write_document(swings_document(self.case, person, said, self._seed), console())
        else:
            write_document(interview_document(self._fit(person)), console())

    def warn(self, everybody: bool) -> None:
        """Warn where answers may be in the case already: those about the person spoken of, or about everybody."""
        from backtable.interview import fitted_before

        assert self.person is not None
        talks = self.book.session.talks
        for key in talks if everybody else [self.person.key]:
            if twice := fitted_before(self.case, key, self.book.session.talk(key).answers):
                print(f"\n{_twice(self.file, self.case.person(key), twice)}")

    def write(self, target: Path | None, evidence: Path | None) -> None:
        """Write a case with what was found out of everybody, and what no case can hold as evidence beside it."""
        from backtable.interview import has_unknown_scores, heard_case

        session = self._ready()
        talks = session.talks
        if not talks:
            raise NoAnswerError("nothing was answered, so there is nothing to write")
        heard = heard_case(self.case, session, _today())
        unknown = [key for key, talk in talks.items() if talk.answers and has_unknown_scores(heard, key)]
        theirs = [key for key, talk in talks.items() if talk.answers and self.case.person(key).side != self.case.ours]
        if target is not None:
            theirs = [key for key in theirs if key in unknown]
            self._write_case(target, heard, session, {} if evidence is None else dict.fromkeys(theirs, evidence.name))
            if evidence is None and unknown:
                self._lost(heard, unknown)
        if evidence is not None:
            self._write_evidence(target, evidence, theirs)

    def _ready(self) -> "Session":
        """Give what was answered without swings of others that were left before they are worth anything, and name those."""
        from backtable.interview import unfinished

        session = self.book.session
        left = [key for key, talk in session.talks.items() if talk.swings and (self.person is None or key != self.person.key) and unfinished(self.case, talk.swings)]
        for key in left:
            session = session.with_swings(key, None)
            print(f"Left out: the swing weights of {self.case.person(key).label}, whose sitting was left before its end; `backtable interview {quote(str(self.file))} --about {key} --swings` asks on.")
        return session

    def _lost(self, heard: Case, people: list[str]) -> None:
        """Say what no case can hold."""
        interests = [f"“{item.name}” of {heard.person(key).label}" for key in people for item in heard.person(key).interests if item.unknown is not None]
        print(f"Which terms count how much in {listed(interests)} stays as hints, which is all that a case can hold; `--evidence FILE` keeps that, too, as evidence beside the case.")

    def _write_case(self, target: Path, heard: Case, session: "Session", as_evidence: dict[str, str]) -> None:
        from backtable.interview import with_findings, words_kept

        fits = {key: self._fits_of(heard, key).of(talk.answers) for key, talk in session.talks.items() if talk.answers}
        found = with_findings(heard, fits, session.talks, _today(), as_evidence)
        words = "".join(f"# interview {line}\n" for line in words_kept(self.case, session))
        content = write_workbook(Source(found))[0].content if is_workbook(target) else f"{words}{case_text(found)}".encode()
        what = "the workbook" if is_workbook(target) else "the case file"
        save(content, target, what)
        case_at(target)
        made = [item.key for item in found.assumptions if item.key not in {other.key for other in self.case.assumptions}]
        swung = [self.case.person(key).label for key, talk in session.talks.items() if talk.swings and talk.swings.complete]
        said = [f"new assumptions {', '.join(made)}"] if made else []
        said += [f"the swing weights of {listed(swung)}"] if swung else []
        said += [_made_words(self.case, key, talk.made) for key, talk in session.talks.items() if talk.made.playbook or any(talk.made.wants.values()) or talk.made.also]
        print(f"\nWrote {what}: {target}, with {' and '.join(said) or 'nothing new'}.")

    def _write_evidence(self, target: Path | None, evidence: Path, people: list[str]) -> None:
        from backtable.interview import evidence_text

        if not people:
            said = "their answers are in the case file itself" if target is not None else "nothing was answered about them"
            print(f"No file of evidence: {said}.")
            return
        save(evidence_text(self.case, self.book.session.talks, people).encode(), evidence, "the file of evidence")
        about = listed([self.case.person(key).label for key in people])
        print(f"Wrote the file of evidence: {evidence}, the answers about {about}. With it: `backtable beliefs {target or self.file} --evidence {evidence}`, and the same with `advise`.")
        print("`beliefs` takes each answer as a yes or a no. How near “reluctantly” and “only if” are counts above alone, so that its figures differ from those.")


def _twice(file: Path, person: Person, fitted: "Fitted") -> str:
    """Warn that answers are in the case already, or may be."""
    count = fitted.count
    those = f"{count} answer{'' if count == 1 else 's'} about {person.label} on {fitted.day} already"
    if fitted.same:
        first = "answer is that one, and counts" if count == 1 else f"{count} answers are those, and count"
        return f"Warning: {file} was fitted to {those}. Here the first {first} twice, so the ranges come out too narrow; go on from the case as it was before, or with a file of new answers."
    return f"Warning: {file} was fitted to {those}. Those among the answers used here count twice, and the ranges come out too narrow; if there are any, go on from the case as it was before."


def _made_words(case: Case, key: str, made: "Made") -> str:
    """Write what the plain answers about somebody came to."""
    said = [f"the playbook {made.playbook}"] if made.playbook else []
    count = sum(item is not None for item in made.wants.values())
    said += [f"{'an interest' if count == 1 else f'{count} interests'}"] if count else []
    said += [f"{listed([case.person(other).label for other in made.also])} to approve as well"] if made.also else []
    return f"{listed(said)} for {case.person(key).label}"


def _today() -> str:
    return f"{clock():%Y-%m-%d}"

"""The interview: plain questions about a person, then packages that they would sign or not."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backtable.case import Case, Package
from backtable.cli._document import write_document
from backtable.cli._moment import clock
from backtable.cli._save import require_ending, save
from backtable.cli._screen import console
from backtable.cli._source import CaseFile, Ours, case_at
from backtable.errors import InputError, NoAnswerError, Place, Problem
from backtable.files import case_text
from backtable.wording import term

if TYPE_CHECKING:
    from backtable.interview import Fit, Session

_LEAVE, _SKIP, _UNDO = "q", "s", "u"


class _LeftError(Exception):
    """Whoever answers has left; what was answered is kept."""


def interview(
    file: CaseFile,
    ours: Ours = None,
    about: Annotated[str | None, typer.Option(help="PERSON to speak of; asked for where it is left out.")] = None,
    packages: Annotated[int, typer.Option(help="How many packages to ask about now; 0 only shows what was answered.", min=0, max=50)] = 4,
    answers: Annotated[
        Path | None,
        typer.Option(help="The file in which the answers are kept.", show_default="beside the case: NAME.interview.yaml"),
    ] = None,
    target: Annotated[
        Path | None, typer.Option("--as", help="Write a case with what was found out, of everybody answered for, as assumptions.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a case file that is there.")] = False,
    seed: Annotated[int | None, typer.Option(help="Fixes the draws; the case's own by default.", min=0)] = None,
) -> None:
    """Ask what a person would sign, package by package, and fit their threshold, stake and weights to the answers.

    Every answer is kept at once: leave with q and call the same again to go on.
    """
    from backtable.interview import Fit, Portrait, read_session
    from backtable.papers import interview_document

    require_ending(target, (".yaml", ".yml"), "a case file")
    if target is not None and target.exists() and not force:
        raise InputError([Problem(Place(str(target)), "this file is there already", "", "name another, or write over it with --force")])
    case = case_at(file, ours)
    kept = answers or file.with_name(f"{file.stem}.interview.yaml")
    require_ending(kept, (".yaml", ".yml"), "a file of answers")
    session = read_session(kept, case)
    used = case.seed if seed is None else seed
    try:
        key = _person(case, about, session)
        fit = Fit(Portrait(case, key), session.talk(key).answers, used)
        if packages:
            print(f"About {case.person(key).label}. Enter alone skips a question; {_LEAVE} leaves, and what was answered is kept in {kept}.")
            session = _notes(case, session, key, kept)
            session, fit = _packages(case, session, fit, key, packages, kept)
    except _LeftError:
        print(f"\nKept in {kept}; call the same again to go on.")
        session = read_session(kept, case)
        if about is None and not session.talks:
            return
        fit = Fit(Portrait(case, key), session.talk(key).answers, used)
    print()
    write_document(interview_document(fit), console())
    if target is not None:
        _write(case, session, key, fit, used, target)
    elif fit.answers:
        print(f"\nNext: `backtable interview {file} --about {key}` asks on; with `--packages 0 --as NEW.yaml` it writes a case with this.")


def _ask(words: str) -> str:
    try:
        found = input(words).strip()
    except (EOFError, KeyboardInterrupt):
        raise _LeftError from None
    if found.lower() == _LEAVE:
        raise _LeftError
    return found


def _person(case: Case, about: str | None, session: "Session") -> str:
    if about is not None:
        return case.person(about).key
    people = [*(person for side in case.other_sides for person in side.people), *case.our_side.people]
    for number, person in enumerate(people, 1):
        count = len(session.talk(person.key).answers)
        done = f" ({count} answer{'' if count == 1 else 's'})" if count else ""
        print(f"  {number}  {person.label}, {case.side(person.side).label}{done}")
    while True:
        found = _ask("Who? ")
        if found.isdigit() and 1 <= int(found) <= len(people):
            return people[int(found) - 1].key
        if found in {person.key for person in people}:
            return found
        print(f"A number from 1 to {len(people)}, or {_LEAVE} to leave.")


def _keep(case: Case, session: "Session", kept: Path) -> None:
    from backtable.interview import session_text

    save(session_text(case, session).encode(), kept, "the file of answers")


def _notes(case: Case, session: "Session", key: str, kept: Path) -> "Session":
    from backtable.interview import QUESTIONS

    for name, words in QUESTIONS.items():
        if name not in session.talk(key).notes:
            session = session.with_note(key, name, _ask(f"{words} "))
            _keep(case, session, kept)
    return session


def _packages(case: Case, session: "Session", fit: "Fit", key: str, count: int, kept: Path) -> "tuple[Session, Fit]":
    from backtable.interview import REPLIES, Answer, Fit, next_question

    skipped: list[Package] = []
    asked, replies = 0, list(REPLIES)
    while asked < count:
        question = next_question(fit, skipped)
        if question is None:
            print("There is no other package to ask about.")
            break
        print(f"\nPackage {asked + 1} of {count}:")
        for issue, value in zip(case.issues, question.package.values, strict=True):
            print(f"  {issue.label}: {term(case, issue, value)}")
        reply = _reply(replies, bool(fit.answers))
        if reply == _SKIP:
            skipped.append(question.package)
            continue
        if reply == _UNDO:
            left = fit.answers[:-1]
            session, fit = session.with_answers(key, left), Fit(fit.portrait, left, case.seed)
            _keep(case, session, kept)
            asked = max(asked - 1, 0)
            continue
        condition = _ask("What would have to change? ") if reply == "only_if" else ""
        answer = Answer(question.package, reply, condition, f"{clock():%Y-%m-%d}")
        fit = fit.after(answer)
        session = session.with_answers(key, fit.answers)
        _keep(case, session, kept)
        asked += 1
    return session, fit


def _reply(replies: list[str], can_undo: bool) -> str:
    words = "1 would sign, 2 reluctantly, 3 only if …, 4 never"
    words += f"; {_SKIP} skips{f', {_UNDO} takes the last answer back' if can_undo else ''}: "
    while True:
        found = _ask(words).lower()
        if found in ("1", "2", "3", "4"):
            return replies[int(found) - 1]
        if found == _SKIP or not found:
            return _SKIP
        if found == _UNDO and can_undo:
            return _UNDO
        print(f"`{found}` is no answer.")


def _write(case: Case, session: "Session", key: str, fit: "Fit", seed: int, target: Path) -> None:
    from backtable.interview import Fit, Portrait, with_findings

    fits = {
        name: fit if name == key else Fit(Portrait(case, name), talk.answers, seed) for name, talk in session.talks.items() if talk.answers
    }
    if not fits:
        raise NoAnswerError("nothing was answered, so there is nothing to write")
    found = with_findings(case, fits, session.talks, f"{clock():%Y-%m-%d}")
    save(case_text(found).encode(), target, "the case file")
    case_at(target)
    made = [item.key for item in found.assumptions if item.key not in {other.key for other in case.assumptions}]
    print(f"\nWrote the case file: {target}, with {', '.join(made) or 'nothing new'}.")
    scores = [case.person(name).label for name, item in fits.items() if item.portrait.scores(item.prior)]
    if scores:
        print(
            f"Unknown scores stay as they are written for {', '.join(scores)}; hand the answers to `advise --evidence` as "
            "`approved` and `refused` to use them."
        )



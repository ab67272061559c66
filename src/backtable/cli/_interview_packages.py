"""Asking package by package what a person would sign."""

from dataclasses import replace
from typing import TYPE_CHECKING

from backtable.case import Case, Package, Person
from backtable.cli._interview_talk import SKIP, UNDO, Book, ask
from backtable.cli._moment import clock
from backtable.wording import changed_words, term

if TYPE_CHECKING:
    from backtable.interview import Answer, Fit


class Fits:
    """Fits a person to their answers, anew only where the answers have changed otherwise than by one more.

    Args:
        case: the case with what was said of its people.
        seed: fixes the draws.
        settled: the person has said themselves what counts how much.
    """

    def __init__(self, case: Case, key: str, seed: int, settled: bool = False) -> None:
        self._case, self._key, self._seed, self._settled = case, key, seed, settled
        self._last: Fit | None = None

    def example(self, package: Package) -> str:
        """Give a condition that would make the person better off than a package does."""
        from backtable.interview import suggested_condition

        return suggested_condition(self._case, self._key, package)

    def of(self, answers: "tuple[Answer, ...]") -> "Fit":
        """Give the fit to these answers."""
        from backtable.interview import Fit, Portrait

        last = self._last
        packages = [package for item in answers for package in (item.package, item.changed) if package is not None]
        if last is None or not all(last.portrait.has(package) for package in packages):
            last = Fit(Portrait(self._case, self._key, packages, self._settled), (), self._seed)
        if answers[: len(last.answers)] != last.answers:
            last = Fit(last.portrait, (), self._seed)
        for answer in answers[len(last.answers) :]:
            last = last.after(answer)
        self._last = last
        return last


def ask_packages(book: Book, person: Person, fits: Fits, count: int) -> bool:
    """Ask about packages, so many or until there is no other, and keep each answer.

    Returns:
        False where the last answer to a plain question is to be taken back.
    """
    from backtable.interview import REPLIES, Answer, next_question

    skipped: list[Package] = []
    asked, replies = 0, list(REPLIES)
    more = " more" if book.session.talk(person.key).answers else ""
    while asked < count:
        answers = book.session.talk(person.key).answers
        question = next_question(fits.of(answers), skipped, apart=True)
        if question is None:
            print(f"As far as the case knows, every other package is the same to {person.label} as one of these, no worse than one that they would sign, or no better than one that they never would: there is nothing more to ask.")
            break
        print(f"\nPackage {asked + 1} of {count}{more}:")
        for issue, value in zip(book.case.issues, question.package.values, strict=True):
            print(f"  {issue.label}: {term(book.case, issue, value)}")
        reply = _reply(person, replies)
        if reply == SKIP:
            skipped.append(question.package)
            continue
        if reply == UNDO and not answers:
            return False
        if reply == UNDO:
            _keep(book, person, answers[:-1])
            asked = max(asked - 1, 0)
            continue
        answer = Answer(question.package, reply, "", f"{clock():%Y-%m-%d}", None)
        _keep(book, person, (*answers, answer))  # before what would have to change is asked, where somebody may leave
        if reply == "only_if":
            condition, changed = _condition(book.case, question.package, fits.example(question.package))
            _keep(book, person, (*answers, replace(answer, condition=condition, changed=changed)))
        asked += 1
    return True


def _keep(book: Book, person: Person, answers: "tuple[Answer, ...]") -> None:
    book.change(lambda session: session.with_answers(person.key, answers))


def _condition(case: Case, package: Package, example: str) -> tuple[str, Package | None]:
    """Ask what would have to change, and say as what it is taken.

    Args:
        example: of a condition.
    """
    from backtable.interview import changed_package

    said = ask(f"What would have to change? {f'For example `{example}`, or in' if example else 'A term and its value, or in'} words: ")
    found = changed_package(case, package, said)
    if found.package is not None:
        print(f"Taken as: they would sign with {changed_words(case, package, found.package)}.")
    for part, why in found.unread:
        print(f"`{part}` is kept in words ({why}).")
    return said, found.package


def _reply(person: Person, replies: list[str]) -> str:
    words = f"{person.label}: 1 would sign, 2 reluctantly, 3 only if …, 4 never"
    words += f"; {SKIP} skips, {UNDO} takes the last answer back: "
    while True:
        found = ask(words).lower()
        if found in ("1", "2", "3", "4"):
            return replies[int(found) - 1]
        if found == SKIP or not found:
            return SKIP
        if found == UNDO:
            return UNDO
        print(f"`{found}` is no answer.")

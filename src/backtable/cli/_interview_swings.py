"""Asking somebody who answers for themselves how much each term counts, by its swing from worst to best."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from backtable.case import Case, Issue, Person
from backtable.cli._interview_talk import SKIP, UNDO, Book, amount_words, ask, doubt, numbered_words, numbers, yes
from backtable.cli._moment import clock
from backtable.wording import listed, name_in_text, term

if TYPE_CHECKING:
    from backtable.interview import Levels, Swings

_FEW = 12


class _BackError(Exception):
    """The last answer is taken back."""


def _ask(words: str) -> str:
    found = ask(words)
    if found.lower() == UNDO:
        raise _BackError
    return found


def ask_swings(book: Book, person: Person) -> None:
    """Ask all that is still to be asked of a person's swings, and keep each answer."""
    from backtable.interview import Stage, Swings, stage, taken_back

    talk = _Talk(book, person)
    swings = book.session.talk(person.key).swings or Swings()
    if swings.likes and stage(book.case, swings) is Stage.DONE:
        found = ask(f"Everything was asked. Enter shows it; {UNDO} takes the last answer back: ")
        if found.lower() != UNDO:
            return
        swings = talk.keep(taken_back(swings))
    heading = ""
    while (step := stage(book.case, swings)) is not Stage.DONE:
        if step.value != heading:
            heading = step.value
            print(f"\n{heading[:1].upper()}{heading[1:]}.")
            if step is Stage.LIKES:
                print(f"Type m if more of it is better for {person.label}, l if less is, or the number that is best; Enter alone where it does not count.")
        try:
            swings = talk.keep(talk.steps[step](swings))
        except _BackError:
            if not swings.likes:
                print("There is nothing to take back.")
            swings = talk.keep(taken_back(book.session.talk(person.key).swings or swings))


class _Talk:
    def __init__(self, book: Book, person: Person) -> None:
        from backtable.interview import Stage

        self._book, self._case, self._person = book, book.case, person
        self._issues = {issue.key: issue for issue in book.case.issues}
        self.steps: dict[Stage, Callable[[Swings], Swings]] = {
            Stage.LIKES: self._likes,
            Stage.ORDER: self._order,
            Stage.RATINGS: self._ratings,
            Stage.AMOUNT: self._amount,
            Stage.NO_DEAL: self._no_deal,
            Stage.CHOICES: self._choices,
        }

    def keep(self, swings: "Swings") -> "Swings":
        """Keep what was said, with the day."""
        swings = replace(swings, day=f"{clock():%Y-%m-%d}")
        self._book.change(lambda session: session.with_swings(self._person.key, swings))
        return swings

    def _likes(self, swings: "Swings") -> "Swings":
        from backtable.interview import NOTHING, liking, waiting

        issue = waiting(self._case, swings)[0]
        while True:
            found = _ask(self._question(issue))
            try:
                made = liking(issue, _said(self._case, issue, found) if found else NOTHING)
            except ValueError as error:
                said = str(error)
                print(f"{issue.label} {said}." if said.startswith(("has", "wants")) else f"`{found}` is no answer here; {_wanted(issue)}, or Enter alone where it does not count.")
                continue
            return replace(swings, likes={**swings.likes, issue.key: made})

    def _question(self, issue: Issue) -> str:
        options = [term(self._case, issue, option) for option in issue.options]
        if issue.numeric:
            return f"  {issue.label} ({options[0]} {'to' if len(options) > 2 else 'or'} {options[-1]}): "
        numbered = numbered_words(options)
        if len(options) == 2:
            return f"  {issue.label} ({numbered}): which is better? "
        points = " ".join(str(round(100 * place / (len(options) - 1))) for place in range(len(options)))
        return f"  {issue.label} ({numbered}): points for each in this order, from 0 for the worst to 100 for the best, such as {points}: "

    def _swing(self, swings: "Swings", key: str) -> str:
        from backtable.interview import ends

        worst, best = ends(self._case, self._issues[key], swings.likes[key])
        return f"{self._issues[key].label}: from {worst} to {best}"

    def _order(self, swings: "Swings") -> "Swings":
        left = [key for key in swings.counting if key not in swings.order]
        if len(left) == 1:
            print(f"{self._swing(swings, left[0])} is {'last' if swings.order else 'the only one'}.")
            return replace(swings, order=(*swings.order, left[0]))  # no answer of its own, so that it goes with the one before it
        print(f"Suppose {'these stand' if swings.order else 'every term stands'} at the worst for {self._person.label}:")
        names = {number: key for number, key in enumerate(swings.counting, 1) if key in left}  # a term keeps its number from question to question
        for number, key in names.items():
            print(f"  {number}  {self._swing(swings, key)}")
        while True:
            found = _ask("Which would they move to its best first, which next …? The numbers, most wanted first: ")
            places = numbers(found, max(names))
            if places and names.keys() >= set(places):
                order = (*swings.order, *(names[place] for place in places))
                before = swings.begins or ((0,) if swings.order else ())
                return replace(swings, order=order, begins=(*before, len(swings.order)))
            print(f"One or more of the numbers {listed([str(number) for number in names])}, each once, for example {' '.join(map(str, sorted(names, reverse=True)[:_FEW]))}.")

    def _ratings(self, swings: "Swings") -> "Swings":
        from backtable.interview import fits_order, rating_of

        key = next(key for key in swings.order[1:] if key not in swings.ratings)
        if not swings.ratings:
            print(f"{self._swing(swings, swings.order[0])} counts as 100. What is each other swing worth against that? A number, or a range such as 40-60.")
            print("Enter at the first of them if it can only be said which is larger.")
        while True:
            found = _ask(f"  {self._swing(swings, key)}: ")
            if not found and not swings.ratings:
                print("Then the weights are the ones in the middle of all that have this order.")
                return replace(swings, only_ranks=True)
            try:
                span = rating_of(found)
            except ValueError as error:
                print(f"`{found}` {error}." if found else "A number, or a range such as 0-50 where little is known.")
                continue
            if why := fits_order(swings, swings.ratings, key, span):
                print(f"`{span}` {why}. Type less, or {UNDO} as often as needed to rank anew.")
                continue
            return replace(swings, ratings={**swings.ratings, key: span})

    def _amount(self, swings: "Swings") -> "Swings":
        from backtable.interview import amount_of

        currency = f" in {self._case.currency}" if self._case.currency else ""
        words = f"{self._swing(swings, swings.order[0])}. What is that worth{currency} to {self._person.label}? "
        words += "An amount, or a range such as 40k-60k; Enter if it cannot be said: "
        read = amount_of(self._case, typed=True)
        while True:
            found = _ask(words)
            if not found:
                return replace(swings, passed=(*swings.passed, "amount"))
            try:
                span = read(found)
            except ValueError as error:
                print(f"`{found}` {error}.")
                continue
            why = doubt(self._case, self._person, span)
            print(f"Understood: {amount_words(self._case, span)}.{f' {why}' if why else ''}")
            if not why or _confirmed():
                return replace(swings, amount=span)

    def _no_deal(self, swings: "Swings") -> "Swings":
        from backtable.interview import standing_of

        words = f"If every term at its worst is 0 and every term at its best is 100, where does no deal stand for {self._person.label}? "
        words += "A number or a range, below 0 or above 100 where it is worse or better than either; Enter if it cannot be said: "
        while True:
            found = _ask(words)
            if not found:
                return replace(swings, passed=(*swings.passed, "no_deal"))
            try:
                return replace(swings, no_deal=standing_of(found))
            except ValueError as error:
                print(f"`{found}` {error}.")

    def _choices(self, swings: "Swings") -> "Swings":
        from backtable.interview import Choice, misfits, next_pair, rated_anew

        pair = next_pair(self._case, swings)
        assert pair is not None
        print(f"Everything else at its worst, which would {self._person.label} rather have?")
        for number, levels in enumerate(pair, 1):
            print(f"  {number}  {self._levels(levels)}")
        answers = {"1": "first", "2": "second", "=": "same", "": "open"}
        while (found := _ask("1, 2, or = for equally good; Enter if they cannot say: ")) not in answers:
            print(f"`{found}` is no answer.")
        choice = Choice(*pair, answers[found])
        swings = replace(swings, choices=(*swings.choices, choice))
        wrong = next((item for item in misfits(self._case, swings) if item.choice == choice), None)
        if wrong:
            self.keep(swings)  # first of all: whoever leaves at the next question has answered this one
            first, second = (f"{value:.0f}" for value in wrong.worth)
            print(f"That does not fit what was said of the swings: by it 1 is worth {first} and 2 is worth {second}, the largest swing being 100.")
            if yes("Rate the swings anew?", _ask):
                return rated_anew(swings)
        return swings

    def _levels(self, levels: "Levels") -> str:
        return "; ".join(f"{name_in_text(self._issues[key].label)} at {term(self._case, self._issues[key], value)}" for key, value in levels.items())


def _confirmed() -> bool:
    """Say whether a doubted answer is meant; to take it back is to say no, and who leaves has not given it."""
    try:
        return yes("Is that right?", _ask)
    except _BackError:
        return False


def _wanted(issue: Issue) -> str:
    """Say what can be typed about a term."""
    if issue.numeric:
        return "type m for more, l for less, or the number among its values that is best"
    return "type 1 or 2" if len(issue.options) == 2 else f"type {len(issue.options)} numbers, one for each option"


def _said(case: Case, issue: Issue, text: str) -> "str | dict[str, float]":
    """Give an answer as it is kept.

    Raises:
        ValueError: it is none.
    """
    from backtable.interview import number_of
    from backtable.quantities import parse_number, shown

    short = {"m": "more", "l": "less", "+": "more", "-": "less", SKIP: "none"}.get(text.lower(), text.lower())
    if issue.numeric:
        if short in ("more", "less", "none"):
            return short
        return shown(float(issue.options[issue.index(number_of(case, issue, text))])).replace(",", "")
    options = [str(option) for option in issue.options]
    same = [option for option in options if option.casefold() == text.casefold()]
    if len(options) == 2 and (same or text in ("1", "2")):
        best = same[0] if same else options[int(text) - 1]
        return {option: 100.0 if option == best else 0.0 for option in options}
    points = [parse_number(part) for part in text.replace(",", " ").split()]
    if len(points) != len(options):
        raise ValueError("is not one number for each option")
    return dict(zip(options, points, strict=True))

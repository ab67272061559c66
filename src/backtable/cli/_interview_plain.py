"""The plain questions about a person, and what their answers come to in the case: shown, and taken only where they are confirmed."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from backtable.case import Case, Expression, Issue, Person
from backtable.cli._interview_lines import Lines
from backtable.cli._interview_talk import Book, UndoneError, amount_words, doubt, numbered_words, numbers
from backtable.cli._moment import clock
from backtable.errors import NoAnswerError
from backtable.files.playbooks import KINDS, default_words, plain_about
from backtable.quantities import money, share
from backtable.wording import condition_words, listed, names, term

if TYPE_CHECKING:
    from backtable.files.playbooks import Parameter, Playbook
    from backtable.interview import Hint, Made, Span, Want

_RATE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|percent\b|per cent\b|prozent\b)", re.IGNORECASE)
_NO_DEAL = {"w": "worst", "b": "best", "": "open"}


def ask_plainly(book: Book, person: Person, back: bool = False) -> None:
    """Ask the plain questions that were not asked yet, and what each answer means for the case; `u` goes back one answer.

    Args:
        back: take the last answer back first.
    """
    from backtable.interview import QUESTIONS

    names = list(QUESTIONS)
    place = len(names) - 1 if back else 0
    while place < len(names):
        lines = Lines(book, person.key, names[place], back)
        back = False
        try:
            with lines:
                _question(book, person, names[place], lines)
            place += 1
        except UndoneError:
            back = True
            if not lines.took_back():
                if place == 0:
                    print("Nothing was answered before that.")
                    back = False
                place = max(place - 1, 0)


def _question(book: Book, person: Person, name: str, lines: Lines) -> None:
    """Ask a plain question, and what the answer means for the case, as far as that is not known yet."""
    from backtable.interview import QUESTIONS, WANTING

    if name not in book.session.talk(person.key).notes:
        said = lines.ask(f"{QUESTIONS[name]} ")
        book.change(lambda session: session.with_note(person.key, name, said))
    follow = _Follow(book, person, name, lines)
    if name == "paid_on":
        follow.playbook()
    if name in WANTING:
        follow.want()
    else:
        follow.stopped()


class _Follow:
    """Asks what one plain answer means for the case."""

    def __init__(self, book: Book, person: Person, question: str, lines: Lines) -> None:
        self._lines = lines
        self._book, self._case, self._person, self._question = book, book.case, person, question
        self._issues = [issue for issue in book.case.issues if len(issue.options) > 1]

    @property
    def _made(self) -> "Made":
        return self._book.session.talk(self._person.key).made

    @property
    def _words(self) -> str:
        return self._book.session.talk(self._person.key).notes.get(self._question, "")

    def _keep(self, made: "Made") -> None:
        self._book.change(lambda session: session.with_made(self._person.key, made))

    def _refused(self, made: "Made") -> str:
        """Say why something cannot stand in the case, empty where it can."""
        from backtable.interview import with_made

        try:
            with_made(self._case, self._person.key, made, self._book.session.talk(self._person.key).notes, f"{clock():%Y-%m-%d}")
        except NoAnswerError as error:
            return str(error)
        return ""

    def playbook(self) -> None:
        """Offer the playbooks of people for somebody of whom the case says nothing: first those of their role, then those of their side."""
        from backtable.interview import playbooks_for

        if self._made.asked_playbook or self._person.interests:
            return
        groups = playbooks_for(self._case, self._person)
        books = [book for group in groups for book in group]
        heads = ("As the role says:", f"Others who may be at {self._case.side(self._person.side).label}:" if groups[0] else "", "Usual on the other side:")
        print(f"The case says nothing of what {self._person.label} wants for themselves. What people in these roles usually want is known:")
        number = 0
        for head, group in zip(heads, groups, strict=True):
            if head and group:
                print(head)
            for book in group:
                number += 1
                print(f"  {number}  {book.title}")
        while True:
            found = numbers(self._lines.ask("Which is it? A number; Enter for none: "), len(books))
            if found is not None and len(found) <= 1:
                break
            print(f"A number from 1 to {len(books)}, or Enter.")
        made = replace(self._made, asked_playbook=True)
        self._keep(self._using(made, books[found[0] - 1]) if found else made)

    def _using(self, made: "Made", book: "Playbook") -> "Made":
        """Take a playbook, and ask for what it does not find in the case."""
        from backtable.interview import missing_parameter

        given: dict[str, str] = {}
        while why := self._refused(using := replace(made, playbook=book.key, given=given)):
            wanted = missing_parameter(book, why)
            if wanted is None and not given:
                print(f"That playbook does not go together with this case, so it is left out: {why}")
                return made
            if wanted is None:
                print(f"That does not go together: {why}")
                wanted = next(item for item in book.parameters if item.key == list(given)[-1])
            said = self._told(wanted)
            if not said:
                return made
            given = {**given, wanted.key: said}
        using = self._with_rates(book, using)
        person = self._show(book, using)
        while (said := self._lines.ask("Take it into the case? y or n (Enter alone is n), f for its formulas: ").lower()) not in ("y", "yes", "n", "no", ""):
            if said == "f":
                self._formulas(person)
            else:
                print(f"`{said}` is neither y, n nor f.")
        return using if said in ("y", "yes") else made

    def _with_rates(self, book: "Playbook", using: "Made") -> "Made":
        """Ask which figure of a playbook each percentage is that was said in words, so that it stands in place of the usual one."""
        open_still = [item for item in book.parameters if item.unit == "%" and item.key not in using.given]
        for rate in dict.fromkeys(_RATE.findall(self._words)):
            if not open_still:
                break
            print(f"You said {rate} %. The playbook reckons with these percentages:")
            for number, item in enumerate(open_still, 1):
                about = plain_about(item.about).replace("this person", self._person.label)
                print(f"  {number}  {about[:1].upper()}{about[1:]} ({default_words(item)})")
            while (found := numbers(self._lines.ask(f"Which of them is {rate} %? A number; Enter for none: "), len(open_still))) is None or len(found) > 1:
                print(f"A number from 1 to {len(open_still)}, or Enter.")
            if not found:
                continue
            told = replace(using, given={**using.given, open_still[found[0] - 1].key: f"{rate.replace(',', '.')}%"})
            if why := self._refused(told):
                print(f"That does not go together with the case, so what is usual stays: {why}")
                continue
            using = told
            del open_still[found[0] - 1]
        return using

    def _told(self, wanted: "Parameter") -> str:
        """Ask for what a playbook does not find in the case: a term by its number in a list, or anything that its kind allows."""
        print(f"The playbook wants to know `{wanted.key}`: {wanted.about}.")
        if wanted.kind != "term":
            return self._lines.ask(f"{KINDS[wanted.kind][:1].upper()}{KINDS[wanted.kind][1:]}; Enter leaves the playbook out: ")
        terms = [(item.key, item.key) for item in self._case.definitions] + [(issue.key, issue.label) for issue in self._case.issues]
        for number, (_, label) in enumerate(terms, 1):
            print(f"  {number}  {label}")
        while True:
            said = self._lines.ask("Which of these is it? A number, `none` for none of them, or a formula of the case; Enter leaves the playbook out: ")
            if not re.fullmatch(r"[+-]?[\d.,]+", said):
                return said
            if said.isascii() and said.isdigit() and 1 <= int(said[:6]) <= len(terms):
                return terms[int(said) - 1][0]
            print(f"A number from 1 to {len(terms)}.")

    def _show(self, book: "Playbook", using: "Made") -> Person:
        """Show in words what a playbook would say of the person in this case."""
        from backtable.interview import own_reaches, with_made

        case = with_made(self._case, self._person.key, using, self._book.session.talk(self._person.key).notes, f"{clock():%Y-%m-%d}")
        found, currency, labels = case.person(self._person.key), case.currency, {issue.key: issue.label for issue in case.issues}
        print(f"Proposed for {self._person.label}, by the playbook {book.key}: {book.about[0].lower()}{book.about[1:]}")
        for reach in own_reaches(case, found):
            on = listed([labels[key] for key in reach.issues])
            deal = f"{money(reach.low, currency)} to {money(reach.high, currency)} with a deal, by {on}" if reach.issues else f"{money(reach.low, currency)} with any deal"
            print(f"  “{reach.name}”: {deal}; {money(reach.no_deal, currency)} without one")
        stake, before = (who.stake.text if isinstance(who.stake, Expression) else share(who.stake) for who in (found, self._case.person(self._person.key)))
        print(f"  stake in what {case.side(found.side).label} wants: {stake}{f' (now {before})' if before != stake else ''}")
        print(f"These are the averages of usual figures; `backtable playbooks {book.key}` shows them, and the case that is written has them in full.")
        return found

    @staticmethod
    def _formulas(person: Person) -> None:
        """Show the formulas of what a playbook would say."""
        for item in person.interests:
            worths = [f"{when} {worth.text}" for when, worth in (("with a deal", item.value), ("without one", item.no_deal)) if worth]
            print(f"  “{item.name}”: {', '.join(worths)}")

    def want(self) -> None:
        """Offer an interest of which the answer gives hints."""
        if not self._words or self._question in self._made.wants:
            return
        wants = {**self._made.wants, self._question: None}
        if not (self._question == "paid_on" and self._made.playbook):
            wants[self._question] = self._proposed()
        made = replace(self._made, wants=wants)
        if why := self._refused(made):
            print(f"That does not go together with the case, so it is kept in words only: {why}")
            made = replace(made, wants={**wants, self._question: None})
        self._keep(made)

    def _proposed(self) -> "Want | None":
        from backtable.interview import Want

        case, person = self._so_far()
        if person.interests:
            wanted = listed([f"“{item.name}”" for item in person.interests])
            print(f"{'The playbook says' if self._made.playbook and not self._person.interests else 'The case says'} already that {self._person.label} wants {wanted}; name terms only for what that leaves out.")
        print("Which terms of the case is that about?")
        for number, issue in enumerate(self._issues, 1):
            print(f"  {number}  {issue.label}")
        while (places := numbers(self._lines.ask("Numbers; Enter for none of them: "), len(self._issues))) is None:
            print(f"Numbers from 1 to {len(self._issues)}, each once, or Enter.")
        if not places:
            print("Kept in words.")
            return None
        issues = [self._issues[place - 1] for place in places]
        hints = {issue.key: self._hint(issue) for issue in issues}
        worth = self._worth(case, person)
        if worth is None:
            print("Kept in words: without an amount nothing can be reckoned with it.")
            return None
        while (no_deal := self._lines.ask("Without a deal, is that as bad as its worst (w), as good as its best (b)? Enter if neither is known: ").lower()) not in _NO_DEAL:
            print(f"`{no_deal}` is neither w nor b.")
        want = Want(hints, worth, _NO_DEAL[no_deal])
        liked = listed([f"{issue.label} ({_hint_words(self._case, issue, hints[issue.key])})" for issue in issues])
        print(f"Proposed interest of {self._person.label}: “{self._words}”: {liked}; {amount_words(self._case, worth)} from the worst to the best, shared out in a way that nobody knows yet.")
        return want if self._lines.yes("Take it into the case?") else None

    def _hint(self, issue: Issue) -> "Hint":
        if issue.numeric:
            words = f"{issue.label}: is more (m) or less (l) better for {self._person.label}, or something in between (b)? Enter if it is not known: "
            short = {"m": "more", "l": "less", "b": "middle", "": "any"}
            while (found := self._lines.ask(words).lower()) not in short:
                print(f"`{found}` is no answer.")
            return short[found]
        options = [str(option) for option in issue.options]
        listed_options = numbered_words(options)
        while True:
            places = numbers(self._lines.ask(f"{issue.label} ({listed_options}): the numbers from the worst for {self._person.label} to the best; Enter if it is not known: "), len(options))
            if places == []:
                return "any"
            if places is not None and len(places) == len(options):
                return tuple(options[place - 1] for place in places)
            print(f"All {len(options)} numbers, each once.")

    def _so_far(self) -> tuple[Case, Person]:
        """Give the case with what was taken into it of this person, and the person in it."""
        from backtable.interview import with_made

        case = with_made(self._case, self._person.key, self._made, self._book.session.talk(self._person.key).notes, f"{clock():%Y-%m-%d}")
        return case, case.person(self._person.key)

    def _worth(self, case: Case, person: Person) -> "Span | None":
        """Ask how large something is that nobody has put a size to.

        Args:
            case: with what was taken into it, beside which a size is held.
        """
        from backtable.interview import amount_of, likely_worth

        read, currency = amount_of(self._case, typed=True), f" in {self._case.currency}" if self._case.currency else ""
        usual = likely_worth(case, person)
        without = f"Enter for {money(usual.low, self._case.currency)} to {money(usual.high, self._case.currency)}, about what else is at stake for them" if usual else "Enter if it cannot be said"
        while True:
            found = self._lines.ask(f"How much is that worth to {self._person.label}{currency}, from the worst to the best? An amount or a range; {without}: ")
            if not found:
                return usual
            try:
                span = read(found)
            except ValueError as error:
                print(f"`{found}` {error}.")
                continue
            why = doubt(case, person, span)
            if why:
                print(f"Understood: {amount_words(self._case, span)}. {why}")
            if not why or self._lines.yes("Is that right?"):
                return span

    def stopped(self) -> None:
        """Offer that somebody more must approve."""
        from backtable.interview import named_people, rules_with

        if not self._words or self._made.also is not None:
            return
        side = self._case.side(self._person.side)
        others = [other for other in side.people if other.key != self._person.key]
        found = named_people(self._case, self._person, self._words)
        if not found and others:
            print(f"Is that one of these at {side.label}?")
            for number, other in enumerate(others, 1):
                print(f"  {number}  {other.label}")
            while (places := numbers(self._lines.ask("Numbers; Enter for none of them: "), len(others))) is None:
                print(f"Numbers from 1 to {len(others)}, each once, or Enter.")
            found = tuple(others[place - 1] for place in places)
        keys = tuple(other.key for other in found)
        if not keys:
            print(f"Kept in words: nobody of {side.label} in the case is meant. Whoever can stop it belongs into the case as a person.")
        elif not side.authority:
            print(f"The case has no rules of authority for {side.label}, so everybody there must approve, {names(self._case, keys)} among them.")
            keys = ()
        elif not (rules := rules_with(self._case, self._person, keys)):
            print(f"Wherever {self._person.label} must approve, {names(self._case, keys)} must already.")
            keys = ()
        else:
            print(f"Proposed authority of {side.label}:")
            for before, after in rules:
                when = f"where {condition_words(self._case, before.when.text)}" if before.when else "where no earlier rule holds"
                print(f"  {when}: {names(self._case, after.approve)} (now {names(self._case, before.approve)})")
            keys = keys if self._lines.yes("Take it into the case?") else ()
        self._keep(replace(self._made, also=keys))


def _hint_words(case: Case, issue: Issue, hint: "Hint") -> str:
    if isinstance(hint, str):
        return {"more": "more is better", "less": "less is better", "middle": "something in between is best", "any": "which way is not known"}[hint]
    return f"from {term(case, issue, hint[0])} to {term(case, issue, hint[-1])}"

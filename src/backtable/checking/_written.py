"""What can be seen in the words of a case alone."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from backtable.case import Assumption, Case, Expression, Fact, Interest, Issue, Person
from backtable.checking._units import Unit, judged, unit_of, unit_words
from backtable.errors import InputError, Problem
from backtable.formula import Compare, Conditional, Name, Number, Text, compared_names, order, parse, walk
from backtable.quantities import CURRENCIES, percentage_meant, plain, with_unit
from backtable.value import require_straight, used_names
from backtable.wording import listed

_NAMED = 4  # of amounts in another currency
_MONEY = re.compile(r"[A-Z]{3}( per (year|quarter|month))?")
_PERCENTAGE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|per ?cent)")
_EQUAL = 1e-9
_LIKE_A_DOLLAR = {"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"}
"""Currencies of which one is worth a half to twice as much as a US dollar (2026): what is usual in one of them is of the size of what is usual in another."""
_ONE_FOR_ONE = re.compile(r"stated in ([A-Z]{3}), and taken one for one")  # as a playbook writes it where the case states no rate
_IN_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_OVER_YEARS = re.compile(rf"\bover (\d+|{'|'.join(_IN_WORDS[1:])}) years?\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"before the answers, which are evidence in ([^;]+)")  # as an interview writes it


def interests(case: Case) -> Iterator[tuple[Interest, Person]]:
    """Give every interest with somebody who feels it."""
    for side in case.sides:
        yield from ((interest, side.people[0]) for interest in side.interests)
        yield from ((interest, person) for person in side.people for interest in person.interests)


def worths(case: Case) -> Iterator[tuple[str, Expression]]:
    """Give every formula that gives money, with what it says the worth of."""
    for interest, _ in interests(case):
        yield from ((f"“{interest.name}”", item) for item in (interest.value, interest.no_deal) if item)
    yield from ((f"the threshold of {person.label}", person.threshold) for person in case.people)


def conditions(case: Case) -> Iterator[Expression]:
    """Give every formula that says yes or no."""
    yield from (rule.require for rule in case.rules)
    yield from (rule.when for side in case.sides for rule in side.authority if rule.when)


def answered_elsewhere(case: Case) -> Iterator[Problem]:
    """Say whose answers in an interview are not in the case, but in a file of evidence beside it."""
    found: dict[tuple[str, str], Problem] = {}
    for item in case.assumptions:
        if match := _ELSEWHERE.search(item.source):
            who = " and ".join(case.person(key).label for key in item.known_to)
            words = f"the case holds {who} as before the interview; what was answered is in {match[1]}"
            found.setdefault((who, match[1]), Problem(item.place, words, "", f"give it with --evidence {match[1]}, or write the case without --evidence", warning=True))
    yield from found.values()


def unused(case: Case) -> Iterator[Problem]:
    """Say which assumptions and issues nothing uses."""
    used = used_names(case)
    for issue in case.issues:
        if issue.key not in used:
            remedy = "let an interest, a rule or an authority depend on it, or remove it"
            yield Problem(issue.place, f"nothing depends on the issue {issue.key}", "", remedy, warning=True)
    for item in case.assumptions:
        if item.key not in used:
            yield Problem(
                item.place, f"nothing uses the assumption {item.key}", "", "use it or remove it", warning=True
            )


def called_alike(case: Case) -> Iterator[Problem]:
    """Say which people are called the same, so that no reader can tell them apart."""
    called: dict[str, list[Person]] = {}
    for person in case.people:
        called.setdefault(person.label.casefold(), []).append(person)
    for first, *others in called.values():
        for other in others:
            found = f"{other.key} of {case.side(other.side).label} and {first.key} of {case.side(first.side).label} are both called `{other.label}`"
            yield Problem(other.place, found, "", "give one of them a label: a name, or what they are in full", warning=True)


def called_for_other_years(case: Case) -> Iterator[Problem]:
    """Say where the case is called “… over five years” and its `horizon` is another one."""
    told = _OVER_YEARS.search(case.name)
    years = told and (float(told[1]) if told[1].isdigit() else float(_IN_WORDS.index(told[1].lower())))
    for fact in case.facts:
        if fact.key == "horizon" and years and fact.value != years:
            yield Problem(fact.place, f"the horizon is {fact.value:g} years, and the case is called “{case.name}”", "", "write the years alike: every paper begins with the name", warning=True)


def told_alike(case: Case) -> Iterator[Problem]:
    """Say which options of a choice count alike everywhere: no formula names them, as it does others, and no scores tell them apart."""
    named = compared_names(parse(formula.text).root for formula in case.expressions)
    scored = {key for interest, _ in interests(case) for key, _ in interest.scores}
    scored |= {wish.issue for interest, _ in interests(case) if interest.unknown for wish in interest.unknown.wishes}
    for issue in case.issues:
        alike = [str(option) for option in issue.options if option not in named.get(issue.key, ())]
        if issue.numeric or issue.key in scored or not named.get(issue.key) or len(alike) < 2:
            continue
        shown = listed([f"`{option}`" for option in alike[:_NAMED]] if len(alike) <= _NAMED else [*(f"`{option}`" for option in alike[:_NAMED]), "others"])
        yield Problem(
            issue.place, f"{shown} of `{issue.key}` count alike everywhere: no formula names them, as it does the other options", "",
            "name them where they differ for somebody, in a definition, an interest, scores or a rule, or keep one of them", warning=True,
        )  # fmt: skip


def reckoned_otherwise(case: Case) -> Iterator[Problem]:
    """Say which options that name a percentage a formula reckons with another one, as after an option was renamed: `0.05 if cap == "7 % a year"`."""
    texts = {issue.key for issue in case.issues if not issue.numeric}
    for formula in case.expressions:
        for node in walk(parse(formula.text).root):
            match node:
                case Conditional(test=Compare(first=Name(name=issue), tests=(("==", Text(value=option)),)), yes=yes) if issue in texts:
                    named = [float(number.replace(",", ".")) / 100 for number in _PERCENTAGE.findall(option)]
                    used = [part.value for part in walk(yes) if isinstance(part, Number) and 0 < part.value < 2 and part.value != 1]
                    if len(named) == len(used) == 1 and min(abs(used[0] - meant) for meant in (named[0], 1 - named[0], 1 + named[0])) > _EQUAL:
                        yield Problem(formula.place, f"for `{option}` of `{issue}` this reckons with {used[0]:g}", "", f"write {named[0]:g} there if the option says what is meant", warning=True)


def without_no_deal(case: Case) -> Iterator[Problem]:
    """Say which interests vary and do not say what they are worth without a deal."""
    for interest, _ in interests(case):
        varies = interest.scores or (interest.value and parse(interest.value.text).names)
        if interest.unknown and interest.no_deal is None and interest.unknown.no_deal is None:
            yield Problem(
                interest.place,
                f"“{interest.name}” does not say what it is worth without a deal; as much as the package they like "
                "least is taken, so that they gain from any deal",
                "",
                "add no_deal: under unknown:, for example no_deal: {low: 10%, likely: 30%, high: 60%}",
                warning=True,
            )
        if interest.no_deal is None and varies:
            yield Problem(
                interest.place,
                f"“{interest.name}” does not say what it is worth without a deal; 0 is taken",
                "",
                "write it under No deal, even if it is 0" if interest.place.sheet else "add no_deal:, even if it is 0",
                warning=True,
            )


def percentages(case: Case) -> Iterator[Problem]:
    """Say which shares are written as whole numbers."""
    for issue in case.issues:
        over = [option for option in issue.options if not isinstance(option, str) and abs(option) > 1]
        if issue.unit == "%" and over:
            yield Problem(issue.place, f"{issue.key} is a share and has options over 100 %", "", percentage_meant(max(over, key=abs)), warning=True)
    for fact in case.facts:
        if fact.unit == "%" and abs(fact.value) > 1:
            yield Problem(fact.place, f"{fact.key} is a share of more than 100 %", "", percentage_meant(fact.value), warning=True)
    for item in case.assumptions:
        number = max(item.distribution.parameters, key=abs)
        if item.unit == "%" and item.distribution.kind != "lognormal" and abs(number) > 1:
            yield Problem(item.place, f"{item.key} is a share of more than 100 %", "", percentage_meant(number), warning=True)


def percentages_in_formulas(case: Case) -> Iterator[Problem]:
    """Say where a share is compared with a percentage that is written as a whole number: `discount <= 35` always holds."""
    shares = {issue.key for issue in case.issues if issue.unit == "%" and not any(isinstance(option, str) or abs(option) > 1 for option in issue.options)}
    shares |= {fact.key for fact in case.facts if fact.unit == "%" and abs(fact.value) <= 1}
    shares |= {item.key for item in case.assumptions if item.unit == "%" and item.distribution.kind != "lognormal" and max(map(abs, item.distribution.parameters)) <= 1}
    for formula in case.expressions:
        for node in walk(parse(formula.text).root):
            parts = (node.first, *(part for _, part in node.tests)) if isinstance(node, Compare) else ()
            named = [part.name for part in parts if isinstance(part, Name) and part.name in shares]
            for number in (part.value for part in parts if isinstance(part, Number) and abs(part.value) > 1):
                if named:
                    yield Problem(formula.place, f"{named[0]} is a share and compared with {plain(number)}", "", percentage_meant(number, sign=False), warning=True)


def shares_as_money(case: Case, named: Collection[str] = ()) -> Iterator[Problem]:
    """Say which amounts of money are less than 1, as a percentage is that was typed in their place.

    Where every amount of a case is less than 1, as in one about millions, that is its scale and nobody's slip.

    Args:
        named: facts and assumptions of which it was said already that a percentage stands there.
    """
    stated = [(item.place, item.key, item.unit, [item.value]) for item in case.facts]
    stated += [(item.place, item.key, item.unit, list(item.distribution.parameters)) for item in case.assumptions if item.distribution.kind != "lognormal"]
    amounts = [(place, key, unit, max(map(abs, numbers))) for place, key, unit, numbers in stated if _MONEY.fullmatch(unit) and unit[:3] in CURRENCIES]
    options = [abs(option) for issue in case.issues if not issue.unit or _MONEY.fullmatch(issue.unit) for option in issue.options if not isinstance(option, str)]
    if max([largest for *_, largest in amounts] + options, default=0) < 1:
        return
    for place, key, unit, largest in amounts:
        if 0 < largest < 1 and not place.within and key not in named:
            yield Problem(place, f"{key} is less than 1 {unit}", "", "write the amount itself; of a percentage, what it comes to, or give it the unit %", warning=True)


def below_nothing(case: Case) -> Iterator[Problem]:
    """Say which facts are below 0, which is often a cost written with its sign, or a slip."""
    for fact in case.facts:
        if fact.value < 0 and fact.unit and not any(fact.key == day.key for day in case.calendar):
            remedy = "write prices, costs and counts as they stand on the bill, above 0; formulas subtract them"
            yield Problem(fact.place, f"{fact.key} is below 0 ({with_unit(fact.value, fact.unit, case.currency)})", "", remedy, warning=True)


def taken_one_for_one(case: Case) -> Iterator[Problem]:
    """Say which amounts of playbooks were taken one for one from a currency of quite another worth, or of which the case states a rate by now."""
    rates = {item.key: item.rate for item in case.currencies}
    found: dict[str, list[Fact | Assumption]] = {}
    stated: list[Fact | Assumption] = [*case.facts, *case.assumptions]
    for item in stated:
        told = _ONE_FOR_ONE.search(item.source)
        if told and (told[1] in rates or (case.currency in CURRENCIES and not {told[1], case.currency} <= _LIKE_A_DOLLAR)):
            found.setdefault(told[1], []).append(item)
    for code, items in found.items():
        named = listed([item.key for item in items], _NAMED)
        said = f"{named} {'were' if len(items) > 1 else 'was'} taken one for one from {code}"
        if code in rates:
            yield Problem(items[0].place, f"{said}, of which the case states a rate by now ({rates[code]:g})", "", "convert what still stands as it was, and say so in the source", warning=True)
        else:
            remedy = f"state the rate of {code} below `currencies:`, and the playbooks convert; where they are written out already, convert the amounts and say so in the source"
            yield Problem(items[0].place, f"{said}: a number of {code} stands for as many {case.currency}", "", remedy, warning=True)


def units_that_do_not_add_up(case: Case) -> Iterator[Problem]:
    """Say where quantities of different units are added or compared, and where a worth is not in the case's currency.

    Where that is so because amounts have the unit of another currency, as after a change of the case's own, that is said once.
    """
    found = list(_unlike(case, ""))
    stated: list[Fact | Issue | Assumption] = [*case.facts, *case.issues, *case.assumptions]
    others = [(item, code) for item in stated if (code := _foreign(item.unit, case.currency))]
    for other in dict.fromkeys(code for _, code in others):
        left = list(_unlike(case, other))
        if len(left) < len(found) - 1:
            items = [item for item, code in others if code == other]
            named = listed([item.key for item in items], _NAMED)
            said = f"{len(items)} units are in {other}" if len(items) > 1 else f"a unit is in {other}"
            remedy = f"write {case.currency} in their units if that is what they are in; else {other} as the currency of the case, or the amounts in {case.currency}"
            yield Problem(items[0].place, f"{said}, and the case is in {case.currency}: {named}", "one currency", remedy, warning=True)
            found = left
    yield from found


def _foreign(unit: str, currency: str) -> str:
    """Give the currency in a unit where it is another one than the case's own."""
    return next((name for name, _ in unit_of(unit) or () if name in CURRENCIES and currency in CURRENCIES and name != currency), "")


def _unlike(case: Case, other: str) -> Iterator[Problem]:
    """Say where units do not add up if those in another currency are taken to be in the case's own."""

    def unit(text: str) -> Unit | None:
        found = unit_of(text)
        return found if not other or found is None else tuple(sorted((case.currency if name == other else name, power) for name, power in found))

    known: dict[str, Unit | None] = {fact.key: unit(fact.unit) for fact in case.facts}
    known |= {issue.key: unit(issue.unit) for issue in case.issues}
    known |= {item.key: unit(item.unit) for item in case.assumptions}
    known |= {item.key: () for item in case.assumptions if item.distribution.kind == "chance"}
    expressions = {item.key: item.expression for item in case.definitions}
    for key in order({name: parse(item.text) for name, item in expressions.items()}):
        known[key], mismatches = judged(parse(expressions[key].text).root, known)
        yield from (_mismatch(expressions[key], mismatch) for mismatch in mismatches)
    for formula in conditions(case):
        yield from (_mismatch(formula, mismatch) for mismatch in judged(parse(formula.text).root, known)[1])
    money = unit_of(case.currency)
    for what, formula in worths(case):
        worth, mismatches = judged(parse(formula.text).root, known)
        yield from (_mismatch(formula, mismatch) for mismatch in mismatches)
        if money and worth is not None and worth != money:
            yield Problem(
                formula.place,
                f"{what} comes in {unit_words(worth)}",
                case.currency,
                f"multiply by what a unit of it is worth in {case.currency}",
                warning=True,
            )


def _mismatch(formula: Expression, mismatch: str) -> Problem:
    remedy = "mend the units stated, or multiply by what turns one into the other"
    return Problem(formula.place, f"the units do not add up: {mismatch}", "", remedy, warning=True)


def no_straight_line(case: Case) -> Iterator[Problem]:
    """Say why the best value of a continuous amount cannot be found."""
    try:
        require_straight(case)
    except InputError as error:
        yield from (replace(problem, warning=True) for problem in error.problems)

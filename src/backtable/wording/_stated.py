"""What a case states of money and time: the rates at which amounts are converted, and the days that formulas count."""

from backtable.case import Case
from backtable.quantities import counted, day
from backtable.wording._words import text_in_sentence


def combinations_words(case: Case) -> str:
    """Say how many combinations of terms there are: `64 combinations`."""
    if case.continuous:
        return "any number of combinations"
    return f"{counted(case.combinations)} combination{'' if case.combinations == 1 else 's'}"


def rates_words(case: Case) -> tuple[str, ...]:
    """Say each rate with its day and source: `1 USD is 0.92 EUR (5 January 2026; finance department)`."""
    found = []
    for item in case.currencies:
        beside = "; ".join(text for text in (day(item.day) if item.day else "", item.source) if text)
        found.append(f"1 {item.key} is {item.rate:g} {case.currency}{f' ({beside})' if beside else ''}")
    return tuple(found)


def days_words(case: Case) -> tuple[str, ...]:
    """Say each day of the calendar, what it is, and how many days it is from the one called today."""
    if case.today is None:
        return ()
    away_of = {fact.key: int(fact.value) for fact in case.facts}
    found = [f"today is {day(case.today)}"]
    for item in case.calendar:
        what = f": {text_in_sentence(case, item.about)}" if item.about else ""
        away = away_of[item.key]
        found.append(f"{item.key.replace('_', ' ')} {day(item.day)} ({abs(away)} day{'' if abs(away) == 1 else 's'} {'later' if away >= 0 else 'earlier'}{what})")
    return tuple(found)

"""The command that checks a case."""

from backtable.checking import careful_warnings, for_readers, only_a_start
from backtable.cli._source import CaseFile, Ours, require_case
from backtable.files import read_source
from backtable.quantities import with_unit
from backtable.value import unknowns
from backtable.wording import combinations_words, days_words, rates_words


def check(file: CaseFile, ours: Ours = None) -> None:
    """Say everything that is wrong with a case file, and what a careful colleague would point out."""
    require_case(file)
    source = read_source(file, ours)
    case = source.case
    warnings = (*source.notes, *careful_warnings(case, told=source.notes))
    for warning in warnings:
        print(f"warning: {warning}")
    sizes = [
        with_unit(float(count), unit, case.currency)
        for count, unit in (
            (len(case.issues), "issues"),
            (len(case.sides), "sides"),
            (len(case.people), "people"),
            (len(case.assumptions), "assumptions"),
        )
    ]
    sizes.insert(1, combinations_words(case))
    if unknown := len(unknowns(case)):
        sizes.append(f"unknown scores of {unknown} interest{'' if unknown == 1 else 's'}")
    print(f"{file}: {'can be used' if warnings else 'fine'}. {case.name}: {', '.join(sizes)}.")
    for what, words in (("Rates", rates_words(case)), ("Days", days_words(case)), ("Clauses", tuple(item.reference for item in case.clauses))):
        if words:
            print(f"{what}: {'; '.join(words)}.")
    if idle := for_readers(case):
        print(f"Used by no formula, for readers alone: {', '.join(idle)}.")
    if starts := only_a_start(case):
        print(f"Only a start, which no file supports, to be replaced or confirmed: {', '.join(starts)}.")

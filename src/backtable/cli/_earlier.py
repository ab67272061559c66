"""What is said of packages of before when a case is changed."""

from collections.abc import Sequence

from backtable.case import Case, Package
from backtable.cli._negotiation import pairs
from backtable.conduct import events
from backtable.errors import Place
from backtable.files import read_package
from backtable.quantities import parse_number

_PLACE = Place("--earlier")


def earlier_from(case: Case, texts: Sequence[str] | None) -> events.Terms:
    """Give what `--earlier ISSUE=OPTION` and `--earlier ISSUE:OPTION=OPTION` say, with the options as the case has them.

    Raises:
        InputError: one has another form, or names an issue or option that the case does not have.
    """
    any_package = Package(tuple(issue.options[0] for issue in case.issues))
    found = []
    for key, text in pairs(list(texts or ()), "--earlier"):
        name, colon, old = (part.strip() for part in key.partition(":"))
        read = read_package(case, f"{name}={text}", (), any_package, _PLACE)
        issue = next(item for item in case.issues if item.key == name)
        found.append((f"{name}:{_written(old, issue.numeric)}" if colon else name, case.terms(read)[name]))
    return tuple(found)


def _written(old: str, numeric: bool) -> str:
    """Write an option of before as the record does: a number without its sign of money or letters for thousands."""
    try:
        return f"{parse_number(old):.12g}" if numeric else old
    except ValueError:
        return old

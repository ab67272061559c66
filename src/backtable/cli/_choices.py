"""What options of several commands choose: names with values, seats, credibilities."""

from backtable.case import Case
from backtable.errors import InputError, Place, Problem
from backtable.quantities import parse_number


def pairs(texts: list[str] | None, option: str) -> dict[str, str]:
    """Give `NAME=VALUE` texts as name → value.

    Raises:
        InputError: one has another form, or a name comes twice.
    """
    result = {}
    for text in texts or []:
        key, sign, value = text.partition("=")
        if not sign or not key.strip() or not value.strip():
            raise InputError([Problem(Place(option), f"`{text}` is not NAME=VALUE")])
        if key.strip() in result:
            raise InputError([Problem(Place(option), f"`{key.strip()}` is given twice", "", "leave one out")])
        result[key.strip()] = value.strip()
    return result


def seating_from(case: Case, texts: list[str] | None) -> dict[str, bool]:
    """Give who sits at a front table by `PERSON=front` or `PERSON=back`.

    Raises:
        InputError: the case knows no such person, or there is no such table.
    """
    result = {}
    for key, value in pairs(texts, "--seat").items():
        if value not in ("front", "back"):
            raise InputError([Problem(Place("--seat"), f"`{value}` is not a table", "front or back")])
        person = case.person_named(key).key
        if person in result:
            raise InputError([Problem(Place("--seat"), f"`{person}` is given twice", "", "leave one out")])
        result[person] = value == "front"
    return result


def credibilities(texts: list[str] | None) -> tuple[float, ...] | None:
    """Give credibilities of answers; None where none is given.

    Raises:
        InputError: one is no share between 0 and 100 %.
    """
    found = []
    for text in texts or []:
        try:
            share = parse_number(text)
        except ValueError as error:
            raise InputError([Problem(Place("--hint"), f"`{text}` {error}", "a share, for example 70%")]) from error
        if not 0 < share < 1:
            raise InputError([Problem(Place("--hint"), f"`{text}` is no credibility", "between 0 and 100 %")])
        found.append(share)
    return tuple(found) or None

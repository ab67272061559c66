"""From a path or a command line to a case or a package."""

from pathlib import Path

from backtable.case import Case, Package
from backtable.errors import InputError, Place, Problem
from backtable.files._build import build_case
from backtable.files._reader import options_words
from backtable.files._shape import CaseShape
from backtable.files._tree import nearest
from backtable.files._yaml import read_shape
from backtable.quantities import parse_number


def read_case(path: str | Path, content: bytes | None = None) -> Case:
    """Read a case file.

    Args:
        path: where it lies, or only its name where `content` is given.
        content: what the file holds, if that is kept elsewhere.

    Raises:
        InputError: with every problem of the file, each with its place.
    """
    return build_case(*read_shape(path, CaseShape, "a case", "`case:`, `issues:` and `sides:`", content))


def read_package(case: Case, text: str) -> Package:
    """Read a package from `issue=value, …`, or from the name of one of the case's packages.

    Raises:
        InputError: it names unknown issues or values, or leaves an issue out.
    """
    for package in case.packages:
        if package.name == text.strip():
            return package
    place = Place("--package")
    problems: list[Problem] = []
    given: dict[str, float | str] = {}
    known = {issue.key: issue for issue in case.issues}
    parts = [part for part in _split(text) if part.strip()]
    for part in parts:
        key, sign, written = (piece.strip() for piece in part.partition("="))
        if not sign or key not in known:
            names = ", ".join(package.name for package in case.packages)
            remedy = nearest(key, known) or f"name a package of the case ({names})" if names else nearest(key, known)
            problems.append(Problem(place, f"`{part.strip()}` names no issue", "issue=value", remedy))
            continue
        issue = known[key]
        value: float | str = written.strip("\"'")
        if issue.numeric:
            try:
                value = parse_number(str(value))
            except ValueError as error:
                problems.append(Problem(place, f"{key}: `{written}` {error}", "a number"))
                continue
        try:
            given[key] = issue.options[issue.index(value)]
        except ValueError:
            problems.append(Problem(place, f"{key}: `{written}` is not an option", options_words(issue)))
    missing = [key for key in known if key not in given]
    if missing and not problems:
        problems.append(
            Problem(place, f"the package says nothing about {', '.join(missing)}", "a value for every issue")
        )
    if problems:
        raise InputError(problems)
    return Package(tuple(given[issue.key] for issue in case.issues))


def _split(text: str) -> list[str]:
    """Split at commas that separate issues, not at those within numbers such as 2,000,000."""
    parts: list[str] = []
    for piece in text.split(","):
        if "=" in piece or not parts:
            parts.append(piece)
        else:
            parts[-1] += "," + piece
    return parts

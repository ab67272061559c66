"""What every part of reading a case needs: a place for problems, numbers, formulas and names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from backtable.case import Expression, Issue, Package
from backtable.errors import NONE_OF, SILENT, Problem
from backtable.files._money import Money
from backtable.files._sheet_words import word, written
from backtable.files._tree import Path, Tree
from backtable.formula import OPTION
from backtable.quantities import parse_amount, parse_number, shown
from backtable.spelling import KNOWN, nearest, nearest_option

_NAMED = 12
NAMING = ("Issues", "Facts", "Assumptions", "Definitions", "Calendar")
"""Sheets of a workbook whose names formulas use."""


def option_words(issue: Issue, option: Any) -> str:
    """Write a value of an issue as people write it: shares as `25%`."""
    return f"{shown(round(100 * option, 12))}%" if issue.unit == "%" and isinstance(option, float) else shown(option)


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def options_words(issue: Issue, most: int = 8) -> str:
    """Write what an issue may be: `one of 0, 5, 10`, of a long range only its ends and first step."""
    options = [option_words(issue, option) for option in issue.options]
    if issue.continuous:
        return f"a number from {options[0]} to {options[-1]}"
    return f"one of {', '.join(options if len(options) <= most else [*options[:2], '…', options[-1]])}"


def _meant_share(issue: Issue, raw: Any) -> str:
    """Say what to write for a share that was meant as a percentage: 25 for 25%."""
    if not isinstance(raw, float) or issue.unit != "%":
        return ""
    if raw / 100 in issue.options:
        return f"write {option_words(issue, raw / 100)}"
    number = shown(round(100 * raw, 12))
    return f"among its options {number} means {number}00%; write {number}% or {shown(raw)} there" if 100 * raw > 1 and 100 * raw in issue.options else ""


def _meant_name(issue: Issue, raw: Any) -> str:
    """Name the option that was meant."""
    return "" if issue.numeric else nearest_option(str(raw), [str(option) for option in issue.options])


class Reader:
    """Reads numbers, formulas and names at their place in the file, and gathers what is wrong with them.

    Args:
        tree: the file.
        money: how amounts in other currencies are converted; without it the sign of a currency is for readers only.
    """

    def __init__(self, tree: Tree, money: Money | None = None) -> None:
        self.tree = tree
        self.problems: list[Problem] = []
        self.money = money
        self.unread: set[str] = set()
        """Issues whose options could not be read: nothing follows from them."""
        self.unreadable: list[Problem] = []
        """Those of the problems that are numbers which could not be read."""

    def problem(self, path: Path, found: str, expected: str = "", remedy: str = "", key: bool = False, missing: tuple[str, ...] = (), kind: tuple[str, ...] = ()) -> None:
        """Note what is wrong at a path, or with `key` at the key that leads there."""
        place = self.tree.keys.get(path) if key else None
        self.problems.append(Problem(place or self.tree.place(path), found, expected, remedy, missing=missing, kind=kind))

    def word(self, path: Path, key: str) -> str:
        """Give what a key is called in the form in which the case is written."""
        return word(self.tree.place(path), key)

    def written(self, path: Path, in_file: str, in_workbook: str) -> str:
        """Give the words for a case file, or those for a workbook."""
        return written(self.tree.place(path), in_file, in_workbook)

    def number(self, value: Any, path: Path) -> float:
        """Give a number as people write it; 0 and a problem where it is none."""
        if isinstance(value, str):
            try:
                return self._converted(value, path)
            except ValueError as error:
                self.problem(path, f"`{value}` {error}", "a number, for example 2,000,000, 2m or 25%")
                self.unreadable.append(self.problems[-1])
                return 0.0
        return float(value)

    def _converted(self, text: str, path: Path) -> float:
        """Give a written number, an amount of another currency in the case's own.

        Raises:
            ValueError: it is no number.
        """
        if self.money is None:
            return parse_number(text)
        number, code = parse_amount(text)
        try:
            return self.money.own(number, code)
        except ValueError as error:
            self.problem(path, f"`{text}` {error}", "", self.money.remedy(code, self.tree.place(path)))
            self.unreadable.append(self.problems[-1])
            return number

    def expression(self, value: float | str, path: Path) -> Expression:
        """Give a formula, a written number as plain digits."""
        place = self.tree.place(path)
        if isinstance(value, float | int):
            return Expression(repr(float(value)), place)
        try:
            return Expression(repr(self._converted(value, path)), place)
        except ValueError:
            return Expression(value, place)

    def names(self, value: list[str] | str, path: Path, known: Iterable[str], what: str, labels: Mapping[str, str] = MappingProxyType({}), sheets: Sequence[str] = (), among: Sequence[str] = ()) -> tuple[str, ...]:
        """Give one name or several, with a problem for each that is not known.

        Args:
            labels: what readers call a name, in small letters → the name.
            sheets: of a workbook, on which such names stand.
            among: the parts of a case where they stand.
        """
        names = [value] if isinstance(value, str) else value
        pool = set(known)
        for position, name in enumerate(names):
            if name not in pool and not self.tree.hides(name, sheets):
                at = path if isinstance(value, str) else (*path, position)
                several = re.split(r"\s+and\s+|\s*[/&+,]\s*", name)
                remedy = f"write {self.written(at, f'[{chr(44).join(several)}]'.replace(',', ', '), '; '.join(several))}" if len(several) > 1 and pool.issuperset(several) else ""
                remedy = remedy or (f"write its key, {labels[name.casefold()]}" if name.casefold() in labels else "")
                self.problem(
                    at, f"`{name}` is not {what}", "", remedy or nearest(name, pool) or f"{KNOWN} {', '.join(sorted(pool)[:_NAMED])}{', …' if len(pool) > _NAMED else ''}",
                    missing=(name, *among) if among else (), kind=(NONE_OF, what, name),
                )
        return tuple(names)

    def option(self, value: float | str, path: Path = ()) -> float | str:
        """Give an option: a number where it reads as one."""
        if isinstance(value, str):
            try:
                return self._converted(value, path)
            except ValueError:
                return value
        return float(value)

    def package(self, item: Mapping[str, Any], issues: Sequence[Issue], path: Path, name: str = "") -> Package:
        """Give a package from issue → value, with a problem for each issue that is unknown, missing or has no such option."""
        known = {issue.key for issue in issues}
        unknown = [key for key in item if key not in known]
        silent = [issue.key for issue in issues if issue.key not in item and issue.key not in self.unread]
        for key in unknown:
            remedy = nearest(key, silent) or nearest(key, known) or (f"nothing is said about {', '.join(silent[:_NAMED])}" if silent else "")
            self.problem((*path, key), f"`{key}` is not an issue", "", remedy, key=True, missing=(key, "issues"), kind=(NONE_OF, "an issue", key))
        unsaid = [key for key in silent if not self.tree.hides(key, ("Packages",))]
        if unsaid and len(silent) > len(unknown):  # otherwise those that are unknown are meant
            found = f"the package {name}".rstrip()
            at = (*path, unsaid[0])  # a workbook has a cell for what is missing
            self.problem(at if at in self.tree.places else path, f"{found} says nothing about {_listed(unsaid)}", "a value for every issue", key=True, kind=(SILENT, name, _listed(unsaid)))
        values: list[float | str] = []
        for issue in issues:
            if issue.key in self.unread or issue.key not in item:
                values.append(issue.options[0])
                continue
            raw = item[issue.key]
            try:
                values.append(issue.settled(self.option(raw, (*path, issue.key)) if issue.numeric else str(raw)))
            except (ValueError, TypeError):
                self.problem((*path, issue.key), f"`{option_words(issue, raw)}` is not an option of {issue.key}", options_words(issue), _meant_share(issue, raw) or _meant_name(issue, raw), missing=(str(raw), OPTION, issue.key), kind=(NONE_OF, f"an option of {issue.key}", option_words(issue, raw)))
                values.append(issue.options[0])
        return Package(tuple(values), name, self.tree.place(path))

"""“Only if …”: what somebody says would have to change, as a changed term where it reads as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from backtable.case import Case, Issue, Package
from backtable.files import Money, typed_parts
from backtable.quantities import parse_amount
from backtable.wording import term

_SIGNS = {"≤": "<=", "≥": ">=", "=<": "<=", "=>": ">=", "==": "=", ":": "="}
_WORDS = {
    "at most": "<=", "no more than": "<=", "not more than": "<=", "not above": "<=", "up to": "<=", "max": "<=",
    "at least": ">=", "no less than": ">=", "not less than": ">=", "not below": ">=", "min": ">=",
    "less than": "<", "fewer than": "<", "below": "<", "under": "<",
    "more than": ">", "above": ">", "over": ">",
    "is": "=", "of": "=", "at": "=", "becomes": "=", "to": "=",
}  # fmt: skip
_CLAUSES = re.compile(r"\s*(?:;|,(?!\d)|\band\b)\s*", re.IGNORECASE)
_BEHIND = re.compile(r"(?P<value>.+?)\s+(?:(?P<most>at (?:the )?most|or less|or lower|or fewer|max(?:imum)?)|at (?:the )?least|or more|or higher|or better|min(?:imum)?)", re.IGNORECASE)
_FORM = re.compile(r"^(?P<name>.+?)\s*(?P<sign><=|>=|<|>|=)\s*(?P<value>.+)$")


@dataclass(frozen=True, slots=True)
class Changed:
    """A package as it would have to be, as far as a condition could be read.

    Args:
        package: the package with the changed terms; None where nothing could be read.
        unread: parts of the condition that stay words, each with why.
    """

    package: Package | None
    unread: tuple[tuple[str, str], ...] = ()


def changed_package(case: Case, package: Package, condition: str) -> Changed:
    """Give the package that is nearest to one and meets a condition such as `price <= 400k`, `discount 20%` or `release full and term at least 3`.

    A term is named by its key, its label or a word that only its label has. Of several options that meet the condition the nearest to the package is
    taken: who would sign at 400k or less would sign at 400k.
    """
    terms, unread, found = dict(case.terms(package)), [], False
    for part in _parts(condition):
        issue, sign, value = _split(case, part)
        if issue is None:
            unread.append((part, "names no term of the case, or more than one"))
            continue
        try:
            terms[issue.key], found = _option(case, issue, sign, value, terms[issue.key]), True
        except ValueError as error:
            unread.append((part, str(error)))
    changed = Package(tuple(terms[issue.key] for issue in case.issues)) if found else None
    return Changed(changed, tuple(unread))


def _parts(condition: str) -> Iterator[str]:
    for part in _CLAUSES.split(condition):
        words = re.sub(r"^(only\s+)?if\s+|^(the|a|an)\s+", "", part.strip(), flags=re.IGNORECASE).strip(" .")
        if words:
            yield words


def _split(case: Case, part: str) -> tuple[Issue | None, str, str]:
    """Give the issue, the sign and the value that a part of a condition names."""
    text = part
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)
    for words, plain in sorted(_WORDS.items(), key=lambda pair: -len(pair[0])):
        if not re.search("[<>=]", text):
            text = re.sub(rf"\s+{words}\s+", f" {plain} ", text, count=1, flags=re.IGNORECASE)
    match = _FORM.match(text)
    if match:
        return _issue(case, match["name"]), *_bounded(match["sign"], match["value"].strip())
    spoken = text.split()
    for cut in range(len(spoken) - 1, 0, -1):  # the longest name first: `free services 60`
        if issue := _issue(case, " ".join(spoken[:cut])):
            return issue, *_bounded("=", " ".join(spoken[cut:]))
    for cut in range(1, len(spoken)):  # the value first: `20% discount`
        if issue := _issue(case, " ".join(spoken[cut:])):
            return issue, "=", " ".join(spoken[:cut])
    return None, "", ""


def _bounded(sign: str, value: str) -> tuple[str, str]:
    """Give the sign and the value of what may say behind it that it is a bound: `25% at most`."""
    behind = _BEHIND.fullmatch(value) if sign == "=" else None
    return ("<=" if behind["most"] else ">=", behind["value"]) if behind else (sign, value)


def _issue(case: Case, name: str) -> Issue | None:
    """Give the one issue that a name means, None where none or several do."""
    wanted = re.sub(r"\s+(is|are|was|were|must be|would be|should be|becomes)$", "", name.lower().strip(" `\"'“”")).removeprefix("the ")
    for issue in case.issues:
        if wanted in (issue.key.lower(), issue.key.lower().replace("_", " "), issue.label.lower()):
            return issue
    words = set(wanted.split())
    found = [issue for issue in case.issues if words and words <= {word.strip("().,:") for word in issue.label.lower().split()}]
    return found[0] if len(found) == 1 else None


def _option(case: Case, issue: Issue, sign: str, written: str, here: float | str) -> float | str:
    """Give the option that meets a condition and is nearest to what stands there.

    Raises:
        ValueError: there is none; the message says why.
    """
    text = written.strip(" `\"'“”.")
    if not issue.numeric:
        named = [option for option in issue.options if str(option).lower() == text.lower()]
        if sign != "=" or not named:
            raise ValueError(f"{issue.label} is one of {', '.join(map(str, issue.options))}")
        if named[0] == here:
            raise ValueError(f"{issue.label} is {here} already")
        return named[0]
    try:
        value = number_of(case, issue, text)
    except ValueError as error:
        raise ValueError(f"`{text}` {error}") from None
    slack = 1e-9 * max(1.0, abs(value))

    def meets(number: float) -> bool:
        at_least, at_most = number >= value - slack, number <= value + slack
        return {"<=": at_most, ">=": at_least, "<": not at_least, ">": not at_most, "=": at_least and at_most}[sign]

    numbers = [float(option) for option in issue.options]
    if meets(float(here)):
        raise ValueError(f"{issue.label} is {term(case, issue, here)} already")
    fine = [option for option in numbers if meets(option)]
    if not fine:
        raise ValueError(f"no option of {issue.label} is so")
    return min(fine, key=lambda option: abs(option - float(here)))


def number_of(case: Case, issue: Issue, text: str) -> float:
    """Read a number with or without the unit of its issue: `60 days`, `400 TEUR`; of a percentage `20` means 20 %.

    Raises:
        ValueError: it is none.
    """
    bare = text
    for word in (*issue.unit.lower().split(), *issue.label.lower().split()):
        bare = re.sub(rf"\s+{re.escape(word)}s?$", "", bare, flags=re.IGNORECASE)
    value = Money.of(case).own(*parse_amount(typed_parts(bare)[0]))
    return value / 100 if issue.unit == "%" and "%" not in bare and abs(value) > 1 else value

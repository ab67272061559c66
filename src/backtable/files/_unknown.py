"""Hints at scores that are unknown."""

from collections.abc import Sequence

from backtable.case import Distribution, Issue, Unknown, Wish
from backtable.errors import NONE_OF
from backtable.files._distributions import distribution
from backtable.files._ranges import range_of
from backtable.files._reader import Reader, options_words
from backtable.files._shape import DistributionShape, UnknownShape
from backtable.files._tree import Path
from backtable.formula import OPTION
from backtable.spelling import nearest

_SHAPES = {"more": "rising", "less": "rising", "middle": "peaked", "any": "free"}
_MOST_NAMES = 200


def unknown_scores(reader: Reader, item: UnknownShape, path: Path, key: str, issues: Sequence[Issue]) -> Unknown:
    """Give what a case hints at of scores that it does not know, with a problem where that makes no sense.

    Args:
        reader: gathers the problems.
        item: as written.
        path: where it stands.
        key: the name of these scores in the worlds.
        issues: all issues of the case.
    """
    known = {issue.key: issue for issue in issues}
    stated = {key: "any" for key, issue in known.items() if not issue.continuous} if item.issues is None else item.issues
    wishes = []
    for name, hint in stated.items():
        at: Path = (*path, "issues", name)
        if name not in known:
            reader.problem(at, f"`{name}` is not an issue", "", nearest(name, known), key=True, missing=(name, "issues"), kind=(NONE_OF, "an issue", name))
            continue
        if known[name].continuous:
            reader.problem(at, f"{name} is a continuous amount, which has no options to score", "an issue with options or a step", reader.written(at, f"say step: for {name}", f"write a Step for {name} on the sheet Issues"))
            continue
        wishes.append(_wish(reader, known[name], hint, at))
    if not any(len(known[wish.issue].options) > 1 for wish in wishes):
        reader.problem((*path, "issues"), "no issue with two options or more counts here", "at least one")
    order = reader.names(item.order, (*path, "order"), [wish.issue for wish in wishes], "among the issues that count here")
    if len(set(order)) < len(order):
        reader.problem((*path, "order"), "the order names an issue twice", "each issue once")
        order = ()
    before = len(reader.problems)
    worth = _amount(reader, item.worth, (*path, "worth"))
    if len(reader.problems) == before and (range_of(worth)[0] < 0 or range_of(worth)[1] <= 0):
        reader.problem(
            (*path, "worth"),
            "the worth of the best package over the worst can be negative or nothing",
            "a positive amount, or a range from 0 upwards",
            f"a normal distribution needs a value for {reader.word((*path, 'worth'), 'low')}",
        )
    no_deal = None if item.no_deal is None else _amount(reader, item.no_deal, (*path, "no_deal"))
    return Unknown(key, worth, tuple(wishes), tuple(name for name in order if name in known), no_deal)


def _amount(reader: Reader, value: DistributionShape | float | str, path: Path) -> Distribution:
    if isinstance(value, DistributionShape):
        return distribution(reader, value, path)
    return Distribution("values", (reader.number(value, path),), (1.0,))


def _wish(reader: Reader, issue: Issue, hint: str | list[float | str], path: Path) -> Wish:
    written = tuple(range(len(issue.options)))
    if isinstance(hint, list):
        return Wish(issue.key, "rising", _ranking(reader, issue, hint, path) or written)
    if hint not in _SHAPES:
        reader.problem(
            path, f"`{hint}` is no hint at scores", "more, less, middle, any, or all options with the worst first",
            nearest(hint, _SHAPES),
        )  # fmt: skip
        return Wish(issue.key, "free", written)
    if hint == "any":
        if not issue.numeric and len(written) > _MOST_NAMES:
            reader.problem(path, f"{issue.key} has {len(written)} names", f"at most {_MOST_NAMES} to score freely")
        return Wish(issue.key, "free", written)
    if not issue.numeric and hint != "middle":
        reader.problem(
            path,
            f"`{hint}` says nothing of {issue.key}, whose options are names",
            "all its options with the worst first, or any",
            f"for example [{', '.join(str(option) for option in issue.options[:6])}{', …' if len(written) > 6 else ''}]",
        )
        return Wish(issue.key, "free", written)
    order = tuple(sorted(written, key=lambda code: issue.options[code])) if issue.numeric else written
    return Wish(issue.key, _SHAPES[hint], order[::-1] if hint == "less" else order)


def _ranking(reader: Reader, issue: Issue, hint: list[float | str], path: Path) -> tuple[int, ...]:
    found: list[int] = []
    for position, option in enumerate(hint):
        try:
            found.append(issue.index(reader.option(option, (*path, position)) if issue.numeric else str(option)))
        except (ValueError, TypeError):
            if len(hint) == 1:
                reader.problem(path, f"`{option}` is no hint at scores", "more, less, middle, any, or all options with the worst first", nearest(str(option), _SHAPES))
            else:
                reader.problem((*path, position), f"`{option}` is not an option of {issue.key}", options_words(issue), missing=(str(option), OPTION, issue.key), kind=(NONE_OF, f"an option of {issue.key}", str(option)))
            return ()
    if issue.key not in reader.unread and sorted(found) != list(range(len(issue.options))):
        reader.problem(path, f"the ranking of {issue.key} does not name every option once", options_words(issue))
        return ()
    return tuple(found)

"""Percentages that are typed where an amount of money belongs."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from backtable.errors import PERCENTAGE, Problem
from backtable.files._tree import Path, Tree
from backtable.quantities import CURRENCIES, parse_amount, sign_code

_LIKELIHOODS = ("low", "likely", "high", "uniform", "normal", "lognormal", "pert")
_COUNTS = re.compile(r"(\w+ )?(licen[cs]e|installation|user|seat|device|server|machine|core|processor|employee|day|week|month|quarter|year|hour)s?\b", re.IGNORECASE)  # units of what is counted
_ENDS = ("from", "to", "step", "options")


def currency_of_unit(unit: str) -> str:
    """Give the code of the currency in a unit such as `USD per licence`; empty where it has none."""
    first = re.split(r"[\s/]", unit.strip(), maxsplit=1)[0]
    return sign_code(first) or (first if first in CURRENCIES else "")


def percentage(tree: Tree, value: Any, path: Path) -> Path | None:
    """Give the path of the first number, of a list or a range one of those in it, that is written as a percentage: with its sign, or in a cell that shows it so."""
    shown = tree.places.get(path) in tree.shares
    if isinstance(value, Mapping):
        inside = (percentage(tree, value[name], (*path, name)) for name in ("value", *_LIKELIHOODS) if name in value)
        return next((found for found in inside if found), None)
    if isinstance(value, list):
        return path if shown else next((found for position, item in enumerate(value) if (found := percentage(tree, item, (*path, position)))), None)
    if isinstance(value, str):
        return path if (shown or value.strip().endswith("%")) and _is_number(value) else None
    return path if shown else None


def unmeant_percentages(tree: Tree) -> Iterator[Problem]:
    """Say which amounts of money, and numbers of what is counted, are written as percentages, whatever they come to; of what a playbook is told, it says so itself.

    Args:
        tree: of a case that can be read, with playbooks written out.
    """
    data = tree.data
    stated = [(section, key, item) for section in ("facts", "assumptions", "issues") for key, item in (data.get(section) or {}).items() if isinstance(item, Mapping)]
    for section, key, item in stated:
        unit = str(item.get("unit") or "")
        path: Path = (section, key)
        held = {name: item[name] for name in (*_ENDS, "value", *_LIKELIHOODS) if name in item}
        held |= {f"as_seen_by {viewer}": belief for viewer, belief in (item.get("as_seen_by") or {}).items()}
        at = next((found for name, value in held.items() if (found := percentage(tree, value, (*path, *name.split(" ", 1))))), None)
        if at and (currency_of_unit(unit) or _COUNTS.match(unit)) and not tree.place(path).within:
            yield _problem(tree, at, key, f"{key} is written as a percentage, and its unit is {unit}", ", or give it the unit %")
    own = str(data.get("currency") or "")
    for path, what, value in _worths(data) if own in CURRENCIES else ():
        if (at := percentage(tree, value, path)) and not tree.place(path).within:
            yield _problem(tree, at, "", f"{what} is written as a percentage, and is an amount in {own}")


def _problem(tree: Tree, path: Path, key: str, found: str, otherwise: str = "") -> Problem:
    return Problem(tree.place(path), found, "", f"write the amount itself; of a percentage, what it comes to{otherwise}", warning=True, kind=(PERCENTAGE, key))


def _worths(data: Mapping[str, Any]) -> Iterator[tuple[Path, str, Any]]:
    """Give every number that is an amount in the case's own currency, though no unit says so, with what it is."""
    for side, item in data["sides"].items():
        holders: list[tuple[Path, Mapping[str, Any]]] = [(("sides", side), item)]
        for key, person in item["people"].items():
            at: Path = ("sides", side, "people", key)
            holders.append((at, person))
            if "threshold" in person:
                yield (*at, "threshold"), f"the threshold of {key}", person["threshold"]
        for at, holder in holders:
            for position, interest in enumerate(holder.get("interests") or ()):
                path, name = (*at, "interests", position), interest["name"]
                yield from (((*path, field), f"{words} “{name}”", interest[field]) for field, words in (("value", "the worth of"), ("no_deal", "no deal of")) if field in interest)
                for issue, scores in (interest.get("scores") or {}).items():
                    yield from (((*path, "scores", issue, option), f"a score of “{name}”", score) for option, score in scores.items())
                if "worth" in (unknown := interest.get("unknown") or {}):
                    yield (*path, "unknown", "worth"), f"the worth of “{name}”", unknown["worth"]


def _is_number(text: str) -> bool:
    try:
        parse_amount(text)
    except ValueError:
        return False
    return True

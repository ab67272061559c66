"""Who must approve a package, by each side's authority, where not everything that it depends on is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from backtable.case import AuthorityRule, Case, Definition, Package, Side
from backtable.errors import NoPackageError, TooLargeError
from backtable.formula import (
    Compare,
    Logic,
    Name,
    Node,
    Number,
    Text,
    evaluate,
    inline,
    interval,
    node_names,
    parse,
    rebuild,
)
from backtable.value import codes_of, enumerate_packages, span

_MOST_SCALARS = 20_000


@dataclass(frozen=True, slots=True)
class Standing:
    """Authority rules that may apply to a package, and whom they ask.

    Args:
        rules: (position from 1, rule) of each that may be the first to hold; one if nothing that matters is unknown.
        people: everybody whom they ask, in the order of the side.
        known: False if it depends on what we do not know, so that everybody who could be asked is.
    """

    rules: tuple[tuple[int, AuthorityRule], ...]
    people: tuple[str, ...]
    known: bool


def required(case: Case, side: Side, package: Package, seating: Mapping[str, bool]) -> Standing:
    """Give who must approve a package on a side: everybody who could be asked, if that is not known.

    Args:
        seating: person → True at a front table, of everybody.
    """
    return standings(case, side, [package], seating)[0]


def standings(case: Case, side: Side, packages: Sequence[Package], seating: Mapping[str, bool]) -> list[Standing]:
    """Give the same of each of many packages, which takes little longer than of one."""
    people = tuple(person.key for person in side.people)
    if not side.authority or not packages:
        return [Standing((), people, True)] * len(packages)
    codes = codes_of(case, packages)
    held = [_holds(case, rule, codes, seating) for rule in side.authority]
    may, must = (np.stack(part, axis=1) for part in zip(*held, strict=True))  # (packages, rules) both
    known: dict[bytes, Standing] = {}
    found = []
    for maybe, surely in zip(may, must, strict=True):
        key = maybe.tobytes() + surely.tobytes()
        if key not in known:
            known[key] = _standing(side, people, maybe.tolist(), surely.tolist())
        found.append(known[key])
    return found


def _standing(side: Side, people: tuple[str, ...], may: Sequence[bool], must: Sequence[bool]) -> Standing:
    """Give who must approve where some rules may hold and some must."""
    found = []
    for position, (rule, maybe, surely) in enumerate(zip(side.authority, may, must, strict=True), 1):
        if maybe:
            found.append((position, rule))
        if surely:
            asked = {key for _, item in found for key in item.approve}
            return Standing(tuple(found), tuple(key for key in people if key in asked), len(found) == 1)
    return Standing(tuple(found), people, False)


@dataclass(frozen=True, slots=True)
class Needed:
    """How many packages a region has, and for how many of them each person's approval is needed.

    `exact` is False where the packages are too many to go through: then only the people count, who are all that any
    rule could ask.
    """

    packages: int
    of: Mapping[str, int]
    exact: bool


def needed_in(case: Case, side: Side, region: str, seating: Mapping[str, bool]) -> Needed:
    """Give who is needed in a region of packages."""
    people = [person.key for person in side.people]
    try:
        packages = enumerate_packages(case)
    except (NoPackageError, TooLargeError):
        asked = {key for rule in side.authority for key in rule.approve} or set(people)
        return Needed(0, {key: 1 for key in people if key in asked}, False)
    codes = packages.codes[_inside(case, region, packages.codes)]
    needed = needed_for(case, side, codes, seating)
    return Needed(len(codes), {key: int(found.sum()) for key, found in needed.items() if found.any()}, True)


def needed_for(case: Case, side: Side, codes: NDArray[np.int32], seating: Mapping[str, bool]) -> dict[str, NDArray[np.bool_]]:
    """Give for each person of a side whether their approval is or could be needed: (packages,) each.

    Args:
        codes: (packages, issues) number of the option of each.
    """
    people = [person.key for person in side.people]
    needed = {key: np.zeros(len(codes), dtype=bool) for key in people}
    free = np.ones(len(codes), dtype=bool)
    for rule in side.authority:
        may, must = _holds(case, rule, codes, seating)
        for key in rule.approve:
            needed[key] |= free & may
        free = free & ~must
    for key in people:  # what no rule surely covers, everybody must approve
        needed[key] |= free
    return needed


def inside(case: Case, region: str, package: Package) -> bool:
    """Say whether a package lies in a region."""
    return bool(_inside(case, region, codes_of(case, [package]))[0])


def inside_each(case: Case, region: str, packages: Sequence[Package]) -> list[bool]:
    """Say which of some packages lie in a region."""
    found: list[bool] = _inside(case, region, codes_of(case, list(packages))).tolist()
    return found


def all_inside(case: Case, region: str) -> NDArray[np.uint8] | None:
    """Give which of all packages of a case lie in a region, eight to a byte; None where they are too many to go through, as amounts that can be any number make them."""
    if case.continuous:
        return None
    try:
        packages = enumerate_packages(case)
    except (NoPackageError, TooLargeError):
        return None
    return np.packbits(_inside(case, region, packages.codes))


def _inside(case: Case, region: str, codes: NDArray[np.int32]) -> NDArray[np.bool_]:
    tree = _tree(case.definitions, region)
    values = evaluate(tree, _values(case, node_names(tree), codes), {})
    return np.array(np.broadcast_to(np.asarray(values, dtype=bool), (len(codes),)))


@lru_cache(256)  # hundreds of packages are looked at one by one before the next offer is chosen
def _tree(definitions: tuple[Definition, ...], text: str) -> Node:
    return inline(parse(text).root, {item.key: parse(item.expression.text) for item in definitions})


def _values(case: Case, names: frozenset[str], codes: NDArray[np.int32]) -> dict[str, object]:
    values: dict[str, object] = {fact.key: fact.value for fact in case.facts}
    for index, issue in enumerate(case.issues):
        if issue.key in names:
            values[issue.key] = np.array(issue.options)[codes[:, index]]
    return values


def _holds(
    case: Case, rule: AuthorityRule, codes: NDArray[np.int32], seating: Mapping[str, bool]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Give for each package whether a rule may hold, and whether it must: (packages,) both."""
    yes, no = np.ones(len(codes), dtype=bool), np.zeros(len(codes), dtype=bool)
    if rule.when is None:
        return yes, yes
    tree = _tree(case.definitions, rule.when.text)
    names = node_names(tree)
    front = {key: float(seated) for key, seated in seating.items()}
    bounds = {item.key: span(item.distribution) for item in case.assumptions}
    if not names & bounds.keys():
        found = np.asarray(evaluate(tree, _values(case, names, codes), front), dtype=bool)
        found = np.array(np.broadcast_to(found, (len(codes),)))
        return found, found
    touched = [index for index, issue in enumerate(case.issues) if issue.key in names]
    if touched:
        rows, back = np.unique(codes[:, touched], axis=0, return_inverse=True)
    else:
        rows, back = codes[:1, :0], np.zeros(len(codes), dtype=int)
    if len(rows) > _MOST_SCALARS:
        return yes, no
    facts = {fact.key: fact.value for fact in case.facts}
    ends = []
    for row in rows:
        values = facts | {
            case.issues[index].key: case.issues[index].options[code] for index, code in zip(touched, row, strict=True)
        }
        ends.append(interval(_settled(tree, values, front, bounds.keys()), bounds, front))
    may = np.array([item.high > 0 for item in ends], dtype=bool)[back.reshape(-1)]
    must = np.array([item.low >= 1 for item in ends], dtype=bool)[back.reshape(-1)]
    return may, must


def _settled(node: Node, values: Mapping[str, object], front: Mapping[str, float], unknown: object) -> Node:
    """Give a tree in which everything that is known is a number or a text, and chains of comparisons are taken apart."""
    if isinstance(node, Number | Text) or (isinstance(node, Name) and node.name not in values):
        return node
    assert hasattr(unknown, "__contains__")
    if not any(name in unknown for name in node_names(node)):
        value = evaluate(node, values, front)
        return Text(value) if isinstance(value, str) else Number(float(value))
    if isinstance(node, Compare) and len(node.tests) > 1:
        lefts = [node.first, *(part for _, part in node.tests)]
        links = tuple(Compare(left, (test,)) for left, test in zip(lefts, node.tests, strict=False))
        return Logic("and", tuple(_settled(link, values, front, unknown) for link in links))
    return rebuild(node, lambda part: _settled(part, values, front, unknown))

"""All packages that the rules of a case leave."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case, Expression, Package, Rule
from backtable.errors import NoPackageError, TooLargeError
from backtable.formula import evaluate, inline, node_names, parse
from backtable.quantities import counted

MOST_PACKAGES = 2_000_000
_COARSE = 11  # so few options are all far from each other


@dataclass(frozen=True, slots=True)
class Packages:
    """Packages as option numbers.

    Args:
        case: the case whose issues they settle.
        codes: (packages, issues) position of each value among the issue's options.
    """

    case: Case
    codes: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.codes)

    def package(self, index: int) -> Package:
        """Give one of them."""
        codes = self.codes[index].tolist()  # plain numbers index several times faster than those of an array
        return Package(tuple([issue.options[code] for issue, code in zip(self.case.issues, codes, strict=True)]))

    def several(self, rows: NDArray[np.intp]) -> list[Package]:
        """Give some of them, quicker than one after the other."""
        columns = []
        for issue, codes in zip(self.case.issues, self.codes[rows].T, strict=True):
            options = np.empty(len(issue.options), dtype=object)
            options[:] = issue.options
            columns.append(options[codes].tolist())
        return [Package(values) for values in zip(*columns, strict=True)]

    def find(self, package: Package) -> int | None:
        """Give the position of a package, None if the rules forbid it."""
        found = np.flatnonzero((self.codes == codes_of(self.case, [package])[0]).all(axis=1))
        return int(found[0]) if len(found) else None


def codes_of(case: Case, packages: Sequence[Package]) -> NDArray[np.int32]:
    """Give packages as (packages, issues) option numbers."""
    rows = [
        [issue.index(value) for issue, value in zip(case.issues, package.values, strict=True)] for package in packages
    ]
    return np.array(rows, dtype=np.int32).reshape(len(rows), len(case.issues))


def apart(case: Case, codes: NDArray[np.int32], other: NDArray[np.int32]) -> NDArray[np.intp]:
    """Give in how many issues packages differ in substance from another: in names at all, in numbers by a tenth of the issue's range at least.

    Args:
        codes: (packages, issues).
        other: (issues,).
    """
    found = np.zeros(len(codes), dtype=np.intp)
    for place, issue in enumerate(case.issues):
        differ = codes[:, place] != other[place]
        if issue.numeric and len(issue.options) > _COARSE:
            options = np.array(issue.options, dtype=float)
            differ = np.abs(options[codes[:, place]] - options[other[place]]) >= (1 - 1e-9) / 10 * np.ptp(options)
        found += differ
    return found


def enumerate_packages(case: Case, most: int = MOST_PACKAGES) -> Packages:
    """Give every package that the rules leave, the last issue changing fastest.

    What is a package at all does not change with the chairs: a rule that asks for a seat means the seat in the case.

    Raises:
        TooLargeError: there are more than `most` combinations.
        NoPackageError: the rules leave none.
    """
    if case.combinations > most:
        widest = max(case.issues, key=lambda issue: len(issue.options))
        raise TooLargeError(
            f"{widest.place if case.file else case.name}: the case has {counted(case.combinations)} packages, more than the {most:,} that can be "
            f"enumerated; use larger steps, for example in {widest.key}, which has {len(widest.options):,} options"
        )
    shape = tuple(len(issue.options) for issue in case.issues)
    grid = np.empty((*shape, len(shape)), dtype=np.int32)
    for column, length in enumerate(shape):
        grid[..., column] = np.arange(length, dtype=np.int32).reshape(-1, *(1 for _ in shape[column + 1 :]))
    codes = grid.reshape(-1, len(shape))
    keep = _kept_all(case, codes)
    if not keep.any():
        where = case.rules[0].require.place if case.file else case.name
        raise NoPackageError(f"{where}: the rules leave no package at all; relax one of them")
    return Packages(case, codes if keep.all() else codes[keep])


def some_packages(case: Case, most: int) -> Packages:
    """Give at most so many packages, all where there are no more, else spread evenly and always the same.

    Raises:
        NoPackageError: the rules leave no package, or so few of very many that none is found.
    """
    random = np.random.default_rng(0)
    if case.combinations <= 64 * most:
        packages = enumerate_packages(case)
        if len(packages) <= most:
            return packages
        rows = np.sort(random.choice(len(packages), most, replace=False))
        return Packages(case, packages.codes[rows])
    options = np.array([len(issue.options) for issue in case.issues])
    found = np.zeros((0, len(options)), dtype=np.int32)
    for _ in range(64):
        drawn = random.integers(0, options, size=(4 * most, len(options))).astype(np.int32)
        found = np.concatenate([found, drawn[_kept_all(case, drawn)]])
        found = found[np.sort(np.unique(found, axis=0, return_index=True)[1])]
        if len(found) >= most:
            return Packages(case, found[:most])
    return Packages(case, found) if len(found) else enumerate_packages(case)


def _kept_all(case: Case, codes: NDArray[np.int32]) -> NDArray[np.bool_]:
    keep = np.ones(len(codes), dtype=bool)
    for rule in case.rules:
        keep &= holding(case, rule.require, codes)
    return keep


def keeps(case: Case, rule: Rule, package: Package) -> bool:
    """Say whether a package keeps a rule of its case."""
    return bool(holding(case, rule.require, codes_of(case, [package]))[0])


def holding(case: Case, condition: Expression, codes: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Give for which packages a condition on terms, facts and seats holds: (packages,)."""
    definitions = {item.key: parse(item.expression.text) for item in case.definitions}
    facts = {fact.key: fact.value for fact in case.facts}
    front = {person.key: float(person.front) for person in case.people}
    node = inline(parse(condition.text).root, definitions)
    columns = {
        issue.key: np.array(issue.options)[codes[:, index]]
        for index, issue in enumerate(case.issues)
        if issue.key in node_names(node)
    }
    found = np.asarray(evaluate(node, {**facts, **columns}, front), dtype=bool)
    return np.array(np.broadcast_to(found, (len(codes),)))

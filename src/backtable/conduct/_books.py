"""What authority is judged by: what people said, the case as it stands, and who sits where."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from backtable.case import Case, Package
from backtable.conduct._authority import Standing, inside, inside_each, required, standings
from backtable.conduct._decisions import Approval, Mandate, Refusal
from backtable.conduct._events import Terms
from backtable.conduct._state import State
from backtable.errors import FormulaError


@dataclass(frozen=True, slots=True)
class Books:
    """What authority is judged by: of a side, its approvals, mandates and refusals; the case as it stands, and who sits where.

    Args:
        earlier: what was said of packages of before, as `package_of` takes it.
    """

    viewer: str
    case: Case
    digest: str
    seating: Mapping[str, bool]
    approvals: Sequence[Approval]
    mandates: Sequence[Mandate]
    refusals: Sequence[Refusal]
    earlier: Terms = ()
    _own: dict[tuple[str, Terms], list[Approval]] = field(default_factory=dict, compare=False, repr=False)
    _granted: dict[str, list[Mandate]] = field(default_factory=dict, compare=False, repr=False)
    _no: dict[tuple[str, Terms], Refusal] = field(default_factory=dict, compare=False, repr=False)
    _inside: dict[tuple[str, tuple[float | str, ...]], bool] = field(default_factory=dict, compare=False, repr=False)
    _asked: dict[tuple[str, tuple[float | str, ...]], Standing] = field(default_factory=dict, compare=False, repr=False)

    def foresee(self, side: str, packages: Sequence[Package]) -> None:
        """Look at many packages at once, before the authority for each is asked about."""
        found = standings(self.case, self.case.side(side), packages, self.seating)
        self._asked.update(((side, package.values), standing) for package, standing in zip(packages, found, strict=True))
        for region in {item.region for item in self.mandates} if packages else ():
            with suppress(FormulaError, KeyError):  # granted by an earlier case, it may speak of what is there no longer
                self._inside.update(((region, package.values), held) for package, held in zip(packages, inside_each(self.case, region, packages), strict=True))

    def asked(self, side: str, package: Package) -> Standing:
        """Give whose approval a side needs for a package."""
        key = (side, package.values)
        if key not in self._asked:
            self._asked[key] = required(self.case, self.case.side(side), package, self.seating)
        return self._asked[key]

    def granted(self, person: str) -> Sequence[Mandate]:
        """Give what one person granted, in order."""
        if not self._granted:
            for item in self.mandates:
                self._granted.setdefault(item.person, []).append(item)
        return self._granted.get(person, [])

    def refusal(self, person: str, terms: Terms) -> Refusal | None:
        """Give the last no of one person to one package."""
        if not self._no:
            self._no.update(((item.person, item.terms), item) for item in self.refusals)
        return self._no.get((person, terms))

    def holds(self, region: str, package: Package) -> bool:
        """Say whether a package lies in a region; several people grant the same one."""
        key = (region, package.values)
        if key not in self._inside:
            try:
                self._inside[key] = inside(self.case, region, package)
            except (FormulaError, KeyError):  # granted by an earlier case, it may speak of what is there no longer
                self._inside[key] = False
        return self._inside[key]

    def own(self, person: str, terms: Terms) -> Sequence[Approval]:
        """Give what one person approved of one package, in order."""
        if not self._own:
            for item in self.approvals:
                self._own.setdefault((item.person, item.terms), []).append(item)
        return self._own.get((person, terms), [])


def books_of(state: State) -> Books:
    """Give what authority is judged by in a state."""
    if Books not in state.kept:
        state.kept[Books] = Books(
            state.side, state.case, state.version.digest, state.seating, state.approvals, state.mandates, state.refusals, state.version.earlier
        )
    found: Books = state.kept[Books]
    return found

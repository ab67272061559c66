"""How the yes of each of their people moved, one piece of evidence after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from backtable.belief._beliefs import Beliefs
from backtable.belief._evidence import Evidence, packages_in
from backtable.case import Case, Package
from backtable.value import codes_of

_MOST_PACKAGES = 6
_MOST_PIECES = 40


@dataclass(frozen=True, slots=True)
class YesCourse:
    """How likely one of their people says yes to a package, before any evidence and after each piece of it."""

    person: str
    package: Package
    steps: tuple[float, ...]


def packages_of(case: Case, evidence: Sequence[Evidence]) -> tuple[Package, ...]:
    """Give the packages that the evidence is about, the latest last, and those named in the case."""
    found: dict[tuple[float | str, ...], Package] = {}
    for item in evidence:
        for package in packages_in(item):
            found.pop(package.values, None)
            named = next((other for other in case.packages if other.values == package.values), package)
            found[package.values] = named
    for package in case.packages:
        found.setdefault(package.values, package)
    return tuple(found.values())[-_MOST_PACKAGES:]


class YesCourses:
    """Follows the yes of their people, for the packages that the evidence is about; nothing of more than 40 pieces, which would take long."""

    def __init__(self, case: Case, evidence: Sequence[Evidence]) -> None:
        packages = packages_of(case, evidence) if len(evidence) <= _MOST_PIECES else ()
        self._asked = [(person, package, codes_of(case, [package])) for side in case.other_sides for person in side.people for package in packages]
        self._steps: list[list[float]] = []

    def take(self, beliefs: Beliefs) -> None:
        """Take in what is believed now: before any evidence, and after each piece of it."""
        if self._steps and not beliefs.changes[-1].names:
            self._steps.append(self._steps[-1])
        elif self._asked:
            worlds = beliefs.worlds() if beliefs.evidence else beliefs.prior()
            view = beliefs.setting.model.view(worlds, beliefs.setting.like)
            self._steps.append([float(view.mean(view.yes(person, codes))[0]) for person, _, codes in self._asked])

    @property
    def courses(self) -> tuple[YesCourse, ...]:
        """What was taken in, person by person."""
        return tuple(YesCourse(person.key, package, tuple(step[place] for step in self._steps)) for place, (person, package, _) in enumerate(self._asked))

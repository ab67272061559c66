"""Why no package can pass: who stands against how many, by how much at least, and which interest speaks most against it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.advice._people import judge
from backtable.case import Person
from backtable.quantities import money
from backtable.value import View

Codes = NDArray[np.int32]
_BLOCK = 1024
_NAMED = 3
_UNPROVEN = "; it is not proven that there is none"


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why there is nothing to propose.

    Args:
        people: who is in the way: those who refuse all, or else those who refuse most.
        words: the reason, the conclusion first.
    """

    people: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class _Stand:
    """How somebody stands to some packages.

    Args:
        asked: how many need them in some world.
        passed: of these, how many they let pass: of ours in `own_chance` of the worlds, of others in at least one.
        codes: (asked, issues) those that need them.
        passes: (asked,) which of them they let pass.
    """

    person: Person
    codes: Codes
    passes: NDArray[np.bool_]

    @property
    def asked(self) -> int:
        return len(self.codes)

    @property
    def passed(self) -> int:
        return int(self.passes.sum())


def nothing_passes(view: View, codes: Codes, own: NDArray[np.bool_], every: bool = True, certain: bool = True) -> Nothing:
    """Say why no package can be proposed, from how many each person would let pass.

    Args:
        codes: (packages, issues) all packages that were looked at.
        own: (packages,) those that our own side approves.
        every: whether there are no others.
        certain: whether it is proven that none would bring us a gain.
    """
    case = view.case
    ours = [_stand(view, person, codes) for person in case.our_side.people] if not own.any() else []
    people = _in_the_way(view, codes, ours)
    names = ", ".join(f"{case.person(key).label} ({case.side(case.person(key).side).label})" for key in people)
    looked = "" if every else "looked at "
    if not own.any():
        lead = "No package can pass: our own side does not approve any."
        if not every:
            none = "No package brings us a gain by proposing it" if certain else f"No package was found that can pass{_UNPROVEN}"
            lead = f"{none}: our own side approves none of those looked at."
        return Nothing(people, f"{lead} In the way: {names}. {_counts(view, ours, looked)}")
    theirs = [_stand(view, person, codes[own]) for side in case.other_sides for person in side.people]
    lead = "No package that our side approves brings us a gain that the others would also approve."
    if not certain:
        lead = f"No package was found that our side approves, that brings us a gain and that the others would also approve{_UNPROVEN}."
    return Nothing(people, f"{lead} In the way: {names}. {_counts(view, theirs, f'{looked}that our side approves and ')}")


def _stand(view: View, person: Person, codes: Codes) -> _Stand:
    level = view.case.own_chance if person.side == view.case.ours else 1e-9
    asked, passes = np.zeros(len(codes), dtype=bool), np.zeros(len(codes), dtype=bool)
    for start in range(0, len(codes), _BLOCK):
        part = codes[start : start + _BLOCK]
        required = view.required(person, part)
        asked[start : start + _BLOCK] = required.any(axis=1)
        passes[start : start + _BLOCK] = view.share_of_yes(person, part, required) >= level - 1e-12
    return _Stand(person, codes[asked], passes[asked])


def _counts(view: View, stands: Sequence[_Stand], which: str = "") -> str:
    """Write who lets how many packages pass, the fewest first."""
    found = sorted((item for item in stands if item.asked and item.passed < item.asked), key=lambda item: item.passed)
    never = [item for item in found if not item.passed]
    if never:
        return " ".join(_refusal(view, item, which) for item in never[:_NAMED])
    if not found:
        return "Each of them would approve enough of these; none of what they approve brings us a gain."
    counts = "; ".join(f"{item.person.label} approves {item.passed:,} of the {item.asked:,} packages {which}that need them" for item in found[:_NAMED])
    return f"{counts}: no package is among all of these and brings us a gain."


def _refusal(view: View, item: _Stand, which: str) -> str:
    """Write by how much somebody misses their yes at the package that they mind least, and why."""
    case, person = view.case, item.person
    nearest, lack = 0, np.inf
    for start in range(0, item.asked, _BLOCK):
        short = view.mean(view.threshold(person) - view.perceived(person, item.codes[start : start + _BLOCK]))
        if float(short.min()) < lack:
            nearest, lack = start + int(np.argmin(short)), float(short.min())
    judged = judge(view, item.codes[[nearest]], person)
    worst = min(judged.parts, key=lambda part: part.gain, default=None)
    said = f"{person.label} approves none of the {item.asked:,} packages {which}that need them"
    lacking = f"; at the one that they mind least {money(lack, case.currency)} are missing on average" if lack > view.tolerance else ""
    because = f", and “{worst.name}” speaks most against it" if worst and worst.gain < 0 else ""
    hurdle = f" They ask for at least {money(judged.threshold, case.currency)}." if judged.threshold > view.tolerance else ""
    return f"{said}{lacking}{because}.{hurdle}"


def _in_the_way(view: View, codes: Codes, ours: Sequence[_Stand]) -> tuple[str, ...]:
    """Give the people without whom some package could pass, or else those who stand most in the way.

    Args:
        ours: how our own people stand, where they are in the way themselves: whoever of them is not sure enough of any package stops all that need them.
    """
    asked, satisfied, passing = set[str](), set[str](), dict[str, float]()
    for start in range(0, len(codes), _BLOCK):
        part = codes[start : start + _BLOCK]
        for person in view.case.people:
            required = view.required(person, part)
            asked |= {person.key} if required.any() else set()
            if person.key in asked - satisfied:
                rows = np.flatnonzero(required.any(axis=1) & (view.slack_ends(person, part)[1] >= 0))
                satisfied |= {person.key} if len(rows) and (required[rows] & view.yes(person, part[rows])).any() else set()
    unsure = {item.person.key for item in ours if item.asked and not item.passed}
    never = tuple(person.key for person in view.case.people if person.key in (asked - satisfied) | unsure)
    if never:
        return never
    if ours:
        return tuple(item.person.key for item in sorted(ours, key=lambda item: item.passed) if item.asked)[:2]
    for start in range(0, len(codes), _BLOCK):
        part = codes[start : start + _BLOCK]
        for person in view.case.people:
            share = view.share_of_yes(person, part, view.required(person, part))
            passing[person.key] = passing.get(person.key, 0.0) + float(share.sum())
    return tuple(sorted(passing, key=lambda key: passing[key])[:2])

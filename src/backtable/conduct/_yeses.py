"""What one person said yes to, by approvals and mandates, in the order in which it was said: the last counts, and what it replaced does not come back.

A no to a package ends each yes before it for that package, with what that asked: a later yes keeps nothing of those.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, time

import numpy as np
from numpy.typing import NDArray

from backtable.conduct._authority import all_inside, inside
from backtable.conduct._decisions import Approval, Mandate, Refusal, Yes
from backtable.conduct._events import Terms
from backtable.conduct._packages import package_of
from backtable.conduct._state import State
from backtable.errors import FormulaError, RefusedError


def as_said(yeses: Iterable[Yes]) -> tuple[Yes, ...]:
    """Give each yes of one person to one thing in the order in which they were said, be that known only from what was written down later.

    The day decides, and of one moment what was written down last. A day alone has no hour, so it comes after what had been written down of that day; and what
    lifts an earlier yes, or was written down after one had been taken back, comes after that.
    """
    written = sorted(yeses, key=lambda item: item.number)
    any_over = any(item.over for item in written)
    moments: dict[int, datetime] = {}
    for place, yes in enumerate(written):
        alone = not yes.lifts and not any_over and not _a_day(yes)  # the hour alone decides, as of most
        earlier = () if alone else [item for item in written[:place] if _follows(yes, item)]
        moments[yes.number] = max([yes.time, *(moments[item.number] for item in earlier)])
    return tuple(sorted(written, key=lambda item: (moments[item.number], item.number)))


def _follows(yes: Yes, earlier: Yes) -> bool:
    """Say whether a yes comes after one that was written down before it, whatever the hours say."""
    if yes.lifts == earlier.number or (earlier.over and earlier.over < yes.number):
        return True
    return _a_day(yes) and yes.time.astimezone(UTC).date() == earlier.time.astimezone(UTC).date()


def _a_day(yes: Yes) -> bool:
    """Say whether a day alone is known, without an hour."""
    return yes.time.astimezone(UTC).time() == time()


def kept_in_silence(said: Sequence[Yes]) -> tuple[str, ...]:
    """Give the conditions that the last of somebody's yeses to one thing keeps of those before: where whoever wrote it down for them said nothing of conditions.

    Args:
        said: in the order in which they were said.
    """
    for yes in (item for item in reversed(said) if item is said[-1] or not _taken_back(item, said[-1])):
        if yes.conditions:
            return yes.conditions if yes is not said[-1] else ()
        if yes.recorded_by == yes.person or yes.lifts:
            return ()
    return ()


def replaced_by(state: State, yes: Yes) -> tuple[Yes, ...]:
    """Give each yes of the same person that a yes replaced, to the same thing or for a package that both hold, as far as it had not been taken back; in the order of writing."""
    found = [item for item in (*_alike(state, yes), *_crossing(state, yes)) if _stood(state, item, yes) and _before(item, yes)]
    return tuple(sorted(found, key=lambda item: item.number))


def replacing(state: State, yes: Yes) -> tuple[Yes, ...]:
    """Give the later ones of the same person that replaced a yes, all of it or for a package; in the order of writing."""
    found = [item for item in (*_alike(state, yes), *_crossing(state, yes)) if _stood(state, yes, item) and _before(yes, item)]
    return tuple(sorted(found, key=lambda item: item.number))


def crossed_by(state: State, yes: Yes) -> tuple[Yes, ...]:
    """Give those to something else that a yes replaced for what both hold: of a package in a region, or of a region that holds it or a part of it.

    Of what the person had said to a package before, these are the last and, as long as that was recorded for them in silence and so kept what was before it,
    the ones before, too; in the order of writing.
    """
    earlier = as_said(item for item in (*_alike(state, yes), *_crossing(state, yes)) if _stood(state, item, yes) and _before(item, yes))
    if isinstance(yes, Approval):
        found = [item for item in _reached(earlier) if isinstance(item, Mandate)]
        return tuple(sorted(found, key=lambda item: item.number))
    chosen: dict[int, Yes] = {}
    for terms in {item.terms for item in earlier if isinstance(item, Approval)}:
        holding = [item for item in earlier if (item.terms == terms if isinstance(item, Approval) else _holds(state, item.region, yes.case, terms))]
        chosen.update((item.number, item) for item in _reached(holding) if isinstance(item, Approval))
    left = _packages_in(state, yes.region, yes.case)
    for item in reversed([item for item in earlier if isinstance(item, Mandate)]):
        held = _packages_in(state, item.region, yes.case)
        for no in noes_between(state, item, yes):
            refused = _packages_in(state, _exactly(no.terms), yes.case)
            held = held & ~refused if held is not None and refused is not None else None
        if left is not None and held is not None and not (left & held).any():
            continue
        if item.region != yes.region:
            chosen[item.number] = item
        if left is not None and held is not None and not is_silent(item):
            left = left & ~held
    return tuple(chosen[number] for number in sorted(chosen))


def noes_between(state: State, earlier: Yes, yes: Yes) -> tuple[Refusal, ...]:
    """Give the noes of the same person to packages that two yeses hold, written down between them: for these packages the earlier one ended there, and what it asked with it."""
    noes = _noes(state, yes.person)
    about = [yes.terms] if isinstance(yes, Approval) else [earlier.terms] if isinstance(earlier, Approval) else [*noes]
    last = (next((item for item in reversed(noes.get(terms, ())) if earlier.number < item.number < yes.number), None) for terms in about)
    return tuple(item for item in last if item and covers(state, earlier, item.terms) and covers(state, yes, item.terms))


def ended_by_no(state: State, yes: Yes) -> tuple[tuple[Refusal, Yes, tuple[str, ...]], ...]:
    """Give what a yes that was recorded for somebody in silence would have kept, had they not said no to the package in between: the no, the yes before it, and its conditions."""
    if not is_silent(yes):
        return ()
    found = list[tuple[Refusal, Yes, tuple[str, ...]]]()
    approvals, mandates = _by_person(state)
    noes = _noes(state, yes.person)
    for terms in [yes.terms] if isinstance(yes, Approval) else noes:
        no = next((item for item in reversed(noes.get(terms, ())) if item.number < yes.number), None)
        if no is None or not covers(state, yes, terms):
            continue
        every = [*approvals.get((yes.person, no.terms), ()), *mandates.get(yes.person, ())]
        holding = [item for item in every if item.number < yes.number and item.over != item.number and covers(state, item, no.terms)]
        before = as_said(item for item in holding if item.number < no.number and (not item.over or item.over >= no.number))
        if before and not any(no.number < item.number for item in holding):
            asked = before[-1].conditions or kept_in_silence(before)
            found += [(no, before[-1], asked)] if asked else []
    return tuple(found)


def kept_by(yes: Yes, earlier: Yes) -> tuple[str, ...]:
    """Give the conditions that a yes keeps of one that it replaced, where it was recorded for somebody in silence."""
    return earlier.conditions if is_silent(yes) else ()


def asked_by(state: State, yes: Yes) -> tuple[str, ...]:
    """Give the conditions of a yes; of an approval recorded in silence, those that it kept of what was said to its package before."""
    return asked_for(state, yes, yes.terms) if isinstance(yes, Approval) else yes.conditions


def asked_for(state: State, yes: Yes, terms: Terms) -> tuple[str, ...]:
    """Give on what conditions a yes stands for one package that it holds: its own, or those that it kept in silence of what was said to that before."""
    if yes.conditions:
        return yes.conditions
    last = next((item.number for item in reversed(_noes(state, yes.person).get(terms, ())) if item.number < yes.number), 0)
    every = [item for item in (*_alike(state, yes), *_crossing(state, yes)) if item.number > last and covers(state, item, terms)]
    return kept_in_silence(as_said((*(item for item in every if not _taken_back(item, yes) and _before(item, yes)), yes)))


def is_silent(yes: Yes) -> bool:
    """Say whether somebody else recorded a yes and said nothing of conditions, so that it keeps those of before."""
    return not yes.conditions and not yes.lifts and yes.recorded_by != yes.person


def _reached(said: Sequence[Yes]) -> list[Yes]:
    """Give the last of what was said to one package, and those before it as far as what came after them was silent."""
    found = list[Yes]()
    for item in reversed(said):
        found.append(item)
        if not is_silent(item):
            break
    return found


def last_of_others(state: State, person: str, about: Terms | str) -> Yes | None:
    """Give the last yes of somebody to something else that holds the same or a part of it, if it was not taken back: a mandate that holds a package, an approval of a package in a region, or a mandate for a region that meets it.

    Args:
        about: the terms of the package, or the region.
    """
    every: list[Yes] = [*state.approvals, *state.mandates]
    found = [item for item in every if item.person == person and not item.over and overlap(state, item, about)]
    return as_said(found)[-1] if found else None


def mandate_gone(state: State, mandate: Mandate, at: datetime) -> str:
    """Say why a mandate no longer allows anything, or nothing if it does: by itself, or since the same person granted the same region anew."""
    if why := mandate.stale(state.version.digest, at):
        return why
    last = as_said(item for item in state.mandates if (item.person, item.region) == (mandate.person, mandate.region) and item.fits(mandate.case))[-1]
    return f"it was replaced by mandate {last.number}" if last is not mandate else ""


def _alike(state: State, yes: Yes) -> list[Yes]:
    """Give every other yes of the same person and form to the same thing, by whichever version of the case."""
    def fits(item: Yes) -> bool:
        return item is not yes and item.over != item.number

    approvals, mandates = _by_person(state)
    if isinstance(yes, Approval):
        return [item for item in approvals.get((yes.person, yes.terms), ()) if fits(item) and item.expires == yes.expires]
    return [item for item in mandates.get(yes.person, ()) if fits(item) and item.region == yes.region]


def _crossing(state: State, yes: Yes) -> list[Yes]:
    """Give every yes of the same person, but to something else, that holds a package which this one holds, too; by the version of the case by which the later of them was said."""
    def by(item: Yes) -> str:
        return max(item, yes, key=lambda one: one.number).case

    approvals, mandates = _by_person(state)
    granted = [item for item in mandates.get(yes.person, ()) if item is not yes and item.over != item.number]
    if isinstance(yes, Approval):
        return [item for item in granted if _holds(state, item.region, by(item), yes.terms)]
    own = [item for (person, _), items in approvals.items() if person == yes.person for item in items]
    exact = [item for item in own if item.over != item.number and _holds(state, yes.region, by(item), item.terms)]
    return [*exact, *(item for item in granted if item.region != yes.region and _meet(state, by(item), yes.region, item.region))]


def _holds(state: State, region: str, digest: str, terms: Terms) -> bool:
    """Say whether a region holds what was approved, by a version of the case, or where that cannot read them by the case as it stands; a log asks it again and again."""
    key = (_holds, region, digest, terms)
    if key not in state.kept:
        state.kept[key] = False
        for case in (state.cases[digest], state.case):
            with suppress(RefusedError, FormulaError, KeyError):  # what an earlier version let through, or an earlier version of the case
                state.kept[key] = inside(case, region, package_of(case, terms, state.version.earlier))
                break
    kept: bool = state.kept[key]
    return kept


def _meet(state: State, digest: str, one: str, other: str) -> bool:
    """Say whether two regions have a package in common; also where the packages are too many to go through."""
    key = (_meet, digest, *sorted((one, other)))
    if key not in state.kept:
        first, second = _packages_in(state, one, digest), _packages_in(state, other, digest)
        state.kept[key] = first is None or second is None or bool((first & second).any())
    kept: bool = state.kept[key]
    return kept


def _packages_in(state: State, region: str, digest: str) -> NDArray[np.uint8] | None:
    """Give which packages lie in a region, eight to a byte, by the case that stood; none where it cannot be read, None where they are too many."""
    key = (_packages_in, region, digest)
    if key not in state.kept:
        state.kept[key] = np.zeros(1, dtype=np.uint8)
        with suppress(RefusedError, FormulaError, KeyError):  # what an earlier version let through
            state.kept[key] = all_inside(state.cases[digest], region)
    kept: NDArray[np.uint8] | None = state.kept[key]
    return kept


def covers(state: State, yes: Yes, terms: Terms) -> bool:
    """Say whether a yes is to a package, or to a region that holds it."""
    return yes.terms == terms if isinstance(yes, Approval) else _holds(state, yes.region, yes.case, terms)


def overlap(state: State, yes: Yes, about: Terms | str) -> bool:
    """Say whether a yes holds a package, or one of a region, by the case as it stands where that can read both."""
    digest = state.version.digest
    if isinstance(yes, Approval):
        return yes.terms == about if not isinstance(about, str) else _holds(state, about, digest, yes.terms)
    return yes.region == about or _meet(state, digest, yes.region, about) if isinstance(about, str) else _holds(state, yes.region, digest, about)


def _exactly(terms: Terms) -> str:
    """Write one package as a region."""
    return " and ".join(f"{key} == {value!r}" for key, value in terms)


def _noes(state: State, person: str) -> dict[Terms, list[Refusal]]:
    """Give what somebody refused, by package in order."""
    if _noes not in state.kept:  # a log asks it of each of thousands
        found: dict[str, dict[Terms, list[Refusal]]] = {}
        for item in state.refusals:
            found.setdefault(item.person, {}).setdefault(item.terms, []).append(item)
        state.kept[_noes] = found
    kept: dict[Terms, list[Refusal]] = state.kept[_noes].get(person, {})
    return kept


def _by_person(state: State) -> tuple[dict[tuple[str, Terms], list[Approval]], dict[str, list[Mandate]]]:
    """Give the approvals of each person to each package, and the mandates of each."""
    if _by_person not in state.kept:
        approvals: dict[tuple[str, Terms], list[Approval]] = {}
        mandates: dict[str, list[Mandate]] = {}
        for approval in state.approvals:
            approvals.setdefault((approval.person, approval.terms), []).append(approval)
        for mandate in state.mandates:
            mandates.setdefault(mandate.person, []).append(mandate)
        state.kept[_by_person] = approvals, mandates
    kept: tuple[dict[tuple[str, Terms], list[Approval]], dict[str, list[Mandate]]] = state.kept[_by_person]
    return kept


def _taken_back(earlier: Yes, yes: Yes) -> bool:
    """Say whether a yes had been taken back when another was written down."""
    return bool(earlier.over) and earlier.over < yes.number


def _stood(state: State, earlier: Yes, yes: Yes) -> bool:
    """Say whether a yes still stood when another was written down: neither taken back, nor, for the package of an approval, ended by a no in between."""
    return not _taken_back(earlier, yes) and not (isinstance(yes, Approval) and noes_between(state, earlier, yes))


def _before(earlier: Yes, yes: Yes) -> bool:
    return as_said((earlier, yes))[-1] is yes

"""What becomes of the conditions and the end of somebody's yes when another yes of theirs to the same thing is written down.

Written twice is not said twice: a yes that rests on the same evidence as one before, or is dated no later, keeps what that one asked, unless it expressly
lifts it. A yes that came later replaces the one before, and what it no longer asks is told wherever it shows. Where it is recorded for somebody and names no
condition, that is whoever wrote it down being silent: it keeps the conditions, but not the end, unless it expressly lifts them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from backtable.conduct._decisions import Approval, Mandate, Yes
from backtable.conduct._events import Evidence, Terms
from backtable.conduct._state import State
from backtable.conduct._yeses import covers


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a yes no longer asks that the one before asked.

    Args:
        earlier: the yes before.
        until: when that ended, where the new one lasts longer; None where it does not.
    """

    earlier: Yes
    conditions: tuple[str, ...]
    until: datetime | None


def kept_from(state: State, person: str, about: Terms | str, happened: datetime | None, evidence: Evidence | None) -> Yes | None:
    """Give the earlier yes of somebody, if there is one, whose conditions and end hold for another that is written down now.

    Args:
        about: the terms of a package, or the region of a mandate.
        happened: the day of the new yes, None for now.
        evidence: what shows it.
    """
    found = [item for item in _spoken(state, person, about) if (happened and _day(happened) <= _day(item.time)) or _alike(item.evidence, evidence)]
    return found[-1] if found else None


def spent(state: State, person: str, about: Terms | str, evidence: Evidence | None) -> tuple[Yes, int] | None:
    """Give the yes of one of ours that rested on this evidence and ended since, with the event that ended it: a change of the case, or their no. What they say now it cannot show.

    Args:
        about: as for `kept_from`; a mandate of before that holds the package counts, too.
    """
    approvals = [item for item in state.approvals if item.terms == about]
    mandates = [item for item in state.mandates if (item.region == about if isinstance(about, str) else covers(state, item, about))]
    every: list[Yes] = [*approvals, *mandates]
    noes = {item.number for item in state.refusals} | {item.number for item in state.declines}
    for yes in sorted((item for item in every if item.person == person and _alike(item.evidence, evidence)), key=lambda item: -item.number):
        if yes.over in noes:
            return yes, yes.over
        if isinstance(yes, Mandate) and not isinstance(about, str) and (no := next((item.number for item in reversed(state.refusals) if item.person == person and item.terms == about), 0)) > yes.number:
            return yes, no
        if yes.case != state.version.digest and state.version.number > yes.number:
            return yes, state.version.number
    return None


def conditional(state: State, person: str, about: Terms | str) -> Yes | None:
    """Give the last yes of somebody to the same thing, if it had conditions and was not withdrawn: what is recorded for them later in silence keeps those."""
    spoken = _spoken(state, person, about)
    return spoken[-1] if spoken and spoken[-1].conditions and not spoken[-1].over else None


def with_kept(earlier: Yes | None, conditions: Sequence[str], until: datetime | None) -> tuple[tuple[str, ...], datetime | None]:
    """Give the conditions and the end of a yes with those that it keeps of an earlier one."""
    if earlier is None:
        return tuple(conditions), until
    return tuple(dict.fromkeys((*conditions, *earlier.conditions))), until or earlier.until


def dropped_by(state: State, yes: Yes) -> Dropped | None:
    """Give what a yes no longer asks that the one of the same person before it asked; None where that is nothing."""
    about = yes.terms if isinstance(yes, Approval) else yes.region
    before: list[Yes] = [item for item in _spoken(state, yes.person, about) if item.number < yes.number]
    if not before:
        return None
    earlier = before[-1]
    conditions = tuple(text for text in earlier.conditions if text not in yes.conditions)
    until = earlier.until if earlier.until and (yes.until is None or yes.until > earlier.until) else None
    return Dropped(earlier, conditions, until) if conditions or until else None


def _spoken(state: State, person: str, about: Terms | str) -> Sequence[Yes]:
    """Give each yes of somebody to the same thing in order, but for what they took back by a no since, or what came about against the rules."""
    if kept_from not in state.kept:  # a log asks it of each of thousands
        found: dict[tuple[str, Terms | str], list[Yes]] = {}
        refused = {item.number for item in state.refusals} | {item.number for item in state.declines}
        for yes in state.approvals:
            if yes.ended not in refused and yes.ended != yes.number:
                found.setdefault((yes.person, yes.terms), []).append(yes)
        for grant in state.mandates:
            if grant.withdrawn not in refused and grant.withdrawn != grant.number:
                found.setdefault((grant.person, grant.region), []).append(grant)
        state.kept[kept_from] = found
    spoken: Sequence[Yes] = state.kept[kept_from].get((person, about), ())
    return spoken


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def _alike(one: Evidence | None, other: Evidence | None) -> bool:
    """Say whether two pieces of evidence are one and the same."""
    if not one or not other:
        return False
    if one.digest or other.digest:
        return one.digest == other.digest
    return " ".join(one.text.split()).casefold() == " ".join(other.text.split()).casefold()

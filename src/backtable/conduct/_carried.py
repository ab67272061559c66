"""What becomes of the conditions and the end of somebody's yes when another yes of theirs to the same thing is written down.

Written twice is not said twice: a yes that rests on the same evidence as one before, or is dated no later, keeps what that one asked, unless it expressly
lifts it. A yes that came later replaces the one before, and what it no longer asks is told wherever it shows. Where it is recorded for somebody and names no
condition, that is whoever wrote it down being silent: it keeps the conditions, but not the end, unless it expressly lifts them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from backtable.conduct._decisions import Approval, Mandate, Refusal, Yes
from backtable.conduct._events import Evidence, Terms
from backtable.conduct._state import State
from backtable.conduct._yeses import covers, overlap


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


@dataclass(frozen=True, slots=True)
class Spent:
    """A yes that rested on some evidence and ended since.

    Args:
        event: number of the event that ended it; 0 where its own end did.
        moment: when it ended.
        refused: it was ended by their no, and not by a change of the case.
    """

    yes: Yes
    event: int
    moment: datetime
    refused: bool = False


def spent(state: State, person: str, about: Terms | str, evidence: Evidence | None, now: datetime) -> Spent | None:
    """Give the yes of one of ours that rested on this evidence and ended since: by a change of the case, by their no, or of the other form by its own end. What they say now it cannot show.

    Args:
        about: as for `kept_from`; what holds a package of it, too, counts whichever form it has.
    """
    every: list[Yes] = [*state.approvals, *state.mandates]
    noes = {item.number: item.time for item in state.refusals} | {item.number: item.time for item in state.declines}
    for yes in sorted((item for item in every if item.person == person and _alike(item.evidence, evidence) and overlap(state, item, about)), key=lambda item: -item.number):
        if yes.over in noes:
            return Spent(yes, yes.over, noes[yes.over], refused=True)
        if no := next((item for item in reversed(state.refusals) if _ends(state, item, yes, about)), None):
            return Spent(yes, no.number, no.time, refused=True)
        if yes.case != state.version.digest and state.version.number > yes.number:
            return Spent(yes, state.version.number, state.version.time)
        if yes.until and yes.until < now and isinstance(yes, Approval) is isinstance(about, str):
            return Spent(yes, 0, yes.until)
    return None


def _ends(state: State, no: Refusal, yes: Yes, about: Terms | str) -> bool:
    """Say whether a no that came after a mandate is to the package that it is to show now, or to one of the region."""
    if not isinstance(yes, Mandate) or no.person != yes.person or no.number < yes.number:
        return False
    return no.terms == about if not isinstance(about, str) else about != yes.region and covers(state, yes, no.terms)


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

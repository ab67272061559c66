"""What one person said yes to, by approvals and mandates, in the order in which it was said: the last counts, and what it replaced does not come back."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, time

from backtable.conduct._books import books_of
from backtable.conduct._decisions import Approval, Mandate, Yes
from backtable.conduct._events import Terms
from backtable.conduct._packages import package_of
from backtable.conduct._state import State
from backtable.errors import RefusedError


def as_said(yeses: Iterable[Yes]) -> tuple[Yes, ...]:
    """Give each yes of one person to one thing in the order in which they were said, be that known only from what was written down later.

    The day decides, and of one moment what was written down last. A day alone has no hour, so it comes after what had been written down of that day; and what
    lifts an earlier yes, or was written down after one had been taken back, comes after that.
    """
    written = sorted(yeses, key=lambda item: item.number)
    moments: dict[int, datetime] = {}
    for place, yes in enumerate(written):
        earlier = [item for item in written[:place] if _follows(yes, item)]
        moments[yes.number] = max([yes.time, *(moments[item.number] for item in earlier)])
    return tuple(sorted(written, key=lambda item: (moments[item.number], item.number)))


def _follows(yes: Yes, earlier: Yes) -> bool:
    """Say whether a yes comes after one that was written down before it, whatever the hours say."""
    if yes.lifts == earlier.number or (earlier.over and earlier.over < yes.number):
        return True
    return yes.time.astimezone(UTC).time() == time() and yes.time.astimezone(UTC).date() == earlier.time.astimezone(UTC).date()


def kept_in_silence(said: Sequence[Yes]) -> tuple[str, ...]:
    """Give the conditions that the last of somebody's yeses to one thing keeps of those before: where whoever wrote it down for them said nothing of conditions.

    Args:
        said: in the order in which they were said.
    """
    for yes in (item for place, item in enumerate(reversed(said)) if not place or not item.over):
        if yes.conditions:
            return yes.conditions if yes is not said[-1] else ()
        if yes.recorded_by == yes.person or yes.lifts:
            return ()
    return ()


def replaced_by(state: State, yes: Yes) -> tuple[Yes, ...]:
    """Give each yes of the same person that a yes replaced, to the same thing or for a package that both hold, as far as it had not ended by then; in the order of writing."""
    return tuple(item for item in _reaching(state, yes) if _stood(item, yes) and _before(item, yes))


def crossed_by(state: State, yes: Yes) -> tuple[Yes, ...]:
    """Give those of the other form that a yes replaced: of a package in a region, or of a region that holds it."""
    return tuple(item for item in replaced_by(state, yes) if type(item) is not type(yes))


def last_of_other_form(state: State, person: str, about: Terms | str) -> Yes | None:
    """Give the last yes of somebody that has the other form and holds the same, if it was not taken back: a mandate that holds a package, or an approval of a package in a region.

    Args:
        about: the terms of the package, or the region.
    """
    books, found = books_of(state), list[Yes]()
    others: tuple[Yes, ...] = state.mandates if not isinstance(about, str) else state.approvals
    for item in others:
        exact, wide = (about, item.region) if isinstance(item, Mandate) else (item.terms, about)
        if item.person == person and item.case == state.version.digest and not item.over:
            with suppress(RefusedError):  # it was given for what is no package of the case any more
                if not isinstance(exact, str) and isinstance(wide, str) and books.holds(wide, package_of(state.case, exact)):
                    found.append(item)
    return as_said(found)[-1] if found else None


def mandate_gone(state: State, mandate: Mandate, at: datetime) -> str:
    """Say why a mandate no longer allows anything, or nothing if it does: by itself, or since the same person granted the same region anew."""
    if why := mandate.stale(state.version.digest, at):
        return why
    last = as_said(item for item in state.mandates if (item.person, item.region) == (mandate.person, mandate.region) and item.fits(mandate.case))[-1]
    return f"it was replaced by mandate {last.number}" if last is not mandate else ""


def _reaching(state: State, yes: Yes) -> list[Yes]:
    """Give every other yes of the same person by the same case that is to the same thing, or to a package that both hold, in the order of writing."""
    books, found = books_of(state), list[Yes]()
    said: tuple[Yes, ...] = (*state.approvals, *state.mandates)
    for item in said:
        if item.person != yes.person or item.case != yes.case or item.over == item.number or item is yes:
            continue
        if isinstance(item, Approval) and isinstance(yes, Approval):
            same = (item.terms, item.expires) == (yes.terms, yes.expires)
        elif isinstance(item, Mandate) and isinstance(yes, Mandate):
            same = item.region == yes.region
        else:
            exact, wide = (item, yes) if isinstance(item, Approval) else (yes, item)
            same = False
            with suppress(RefusedError):  # it was given for what is no package of the case any more
                if isinstance(exact, Approval) and isinstance(wide, Mandate) and yes.case == state.version.digest:
                    same = books.holds(wide.region, package_of(state.case, exact.terms))
        if same:
            found.append(item)
    return sorted(found, key=lambda item: item.number)


def _stood(earlier: Yes, yes: Yes) -> bool:
    """Say whether a yes had neither been taken back nor ended when another was given."""
    return not earlier.over and not (earlier.until and earlier.until < yes.time)


def _before(earlier: Yes, yes: Yes) -> bool:
    return as_said((earlier, yes))[-1] is yes

"""What a yes keeps, drops and leaves behind of those that it replaces, in words."""

from collections.abc import Sequence

from backtable.conduct._carried import dropped_by
from backtable.conduct._decisions import Approval, Mandate, Yes
from backtable.conduct._state import State
from backtable.conduct._yeses import (
    asked_by,
    asked_for,
    crossed_by,
    ended_by_no,
    is_silent,
    kept_by,
    noes_between,
    replaced_by,
    replacing,
)
from backtable.quantities import clock_time
from backtable.wording import listed


def dropped_words(state: State, yes: Yes) -> str:
    """Say which conditions and which end of their yes before a yes no longer asks; nothing, if it drops none."""
    dropped = dropped_by(state, yes)
    if dropped is None:
        return ""
    what = [f"“{text}”" for text in dropped.conditions]
    what += [f"its end on {clock_time(dropped.until)}"] if dropped.until else []
    return f"it takes the place of event {dropped.earlier.number}, of which it drops {listed(what)}"


def crossed_words(state: State, yes: Yes) -> tuple[str, ...]:
    """Say of a yes which earlier one to something else it replaces for what both hold, and what that asked and it does not."""
    until = f"until {clock_time(yes.until)}" if yes.until else "without an end of its own"
    said: dict[tuple[str, str], list[Yes]] = {}
    for item in crossed_by(state, yes):
        lost, asks = _lost(state, item, yes), _asks(state, item, yes)
        drops = f"; it drops {listed(lost)}, so withdraw it and record it with that, if {yes.person} still asks it" if lost else ""
        said.setdefault((_held(state, item, yes), f"their yes to it stands {until} {asks}{drops}"), []).append(item)
    told = [
        f"For {held} it takes the place of {_all_named(items)} of {yes.person}, for of what one person said to one package the last counts: {stands}."
        for (held, stands), items in said.items()
    ]
    still = [
        f"If {yes.person} still asks {listed([f'“{text}”' for text in ended])}, which their no in event {no.number} ended, withdraw this yes and record it with that (--condition)."
        for no, _, ended in ended_by_no(state, yes)
    ]
    return (*told, *still)


def _asks(state: State, earlier: Yes, yes: Yes) -> str:
    """Say on what condition a yes stands for what it replaces: its own, or what it keeps in silence."""
    if yes.conditions:
        return f"on condition that {'; '.join(yes.conditions)}"
    exact = next((item.terms for item in (yes, earlier) if isinstance(item, Approval)), None)
    kept = kept_by(yes, earlier) if exact is None else asked_for(state, yes, exact)
    if kept:
        return f"and keeps the condition that {'; '.join(kept)}"
    others = exact is None and any(kept_by(yes, item) for item in crossed_by(state, yes) if item is not earlier)
    return "and adds no condition to those that it keeps" if others and is_silent(earlier) else "without conditions"


def _ended(state: State, yes: Yes) -> list[str]:
    """Say which conditions a yes in silence does not keep, as a no in between ended them."""
    return [
        f"their no to the package of offer {no.offer} in event {no.number} ended {listed([f'“{text}”' for text in asked])} of {_named(before)}, which for that package is asked no longer"
        for no, before, asked in ended_by_no(state, yes)
    ]


def instead_words(state: State, yes: Yes) -> str:
    """Say what a yes keeps and what it no longer asks of the one before it to the same thing, and of those to something else that it replaces for what both hold; nothing, if that is nothing."""
    said = [dropped_words(state, yes)]
    for item in crossed_by(state, yes):
        lost, keeps = _lost(state, item, yes), [f"“{text}”" for text in kept_by(yes, item)]
        what = [f"keeps the condition {listed(keeps)}"] if keeps else []
        what += [f"drops {listed(lost)}"] if lost else []
        said.append(f"for {_held(state, item, yes)} it takes the place of {_named(item)}, of which it {' and '.join(what)}" if what else "")
    said += _ended(state, yes)
    return "; ".join(text for text in said if text)


def kept_words(state: State, yes: Yes) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the earlier ones to something else of which a yes keeps conditions for what both hold, as they are called, and the conditions."""
    return tuple((f"{_named(item)}{_but(state, item, yes)}", kept) for item in crossed_by(state, yes) if (kept := kept_by(yes, item)))


def replacing_words(state: State, yes: Yes) -> str:
    """Say by which later ones of the same person a yes was replaced, as far as it was; nothing, if by none."""
    later = replacing(state, yes)
    same = [item for item in later if (item.region == yes.region if isinstance(item, Mandate) and isinstance(yes, Mandate) else type(item) is type(yes))]
    if same:
        return f"event {same[-1].number} took its place"
    if not later:
        return ""
    if not isinstance(yes, Mandate):
        return f"mandate {later[-1].number} took its place"
    packages = {item.number: f"offer {item.offer}" for item in later if isinstance(item, Approval)}
    wide = [str(item.number) for item in later if isinstance(item, Mandate)]
    said = [f"for the package of {listed(list(dict.fromkeys(packages.values())))} event{'' if len(packages) == 1 else 's'} {listed([str(number) for number in packages])} took its place"] if packages else []
    return "; ".join([*said, *([f"for what both hold mandate{'' if len(wide) == 1 else 's'} {listed(wide)} took its place"] if wide else [])])


def _held(state: State, earlier: Yes, yes: Yes) -> str:
    if isinstance(earlier, Approval):
        return f"the package of offer {earlier.offer}"
    return "this package" if isinstance(yes, Approval) else f"what both hold{_but(state, earlier, yes)}"


def _but(state: State, earlier: Yes, yes: Yes) -> str:
    """Say which packages that two mandates hold their no took out of the earlier one."""
    offers = [str(no.offer) for no in noes_between(state, earlier, yes)] if isinstance(yes, Mandate) and isinstance(earlier, Mandate) else []
    return f" but for the package of offer{'' if len(offers) == 1 else 's'} {listed(offers)}, refused in between," if offers else ""


def _all_named(items: Sequence[Yes]) -> str:
    numbers = [str(item.number) for item in items]
    if len(items) == 1 or not all(isinstance(item, Mandate) for item in items):
        return listed([_named(item) for item in items])
    return f"mandates {listed(numbers)}"


def _named(earlier: Yes) -> str:
    return f"{'mandate' if isinstance(earlier, Mandate) else 'approval'} {earlier.number}"


def _lost(state: State, earlier: Yes, yes: Yes) -> list[str]:
    """Say which conditions and which end of an earlier yes a later one drops; what had ended by then has no end that could be dropped."""
    lost = [] if is_silent(yes) else [f"“{text}”" for text in asked_by(state, earlier) if text not in yes.conditions]
    until = earlier.until if earlier.until and earlier.until >= yes.time else None
    return lost + ([f"its end on {clock_time(until)}"] if until and (yes.until is None or yes.until > until) else [])


def withdrawn_words(state: State, number: int) -> tuple[str, ...]:
    """Say of a yes that was withdrawn that what it replaced does not come back."""
    yes = next((item for items in (state.approvals, state.mandates) for item in items if item.number == number), None)
    before = [str(item.number) for item in replaced_by(state, yes)] if yes else []
    if not before:
        return ()
    one = len(before) == 1
    part = " for what both hold" if isinstance(yes, Mandate) and any(isinstance(item, Mandate) and item.region != yes.region for item in replaced_by(state, yes)) else ""
    return (f"Their earlier yes in event{'' if one else 's'} {listed(before)} does not come back{part}: event {number} replaced {'it' if one else 'them'}. If it is to stand, record it anew.",)

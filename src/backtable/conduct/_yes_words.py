"""What a yes keeps, drops and leaves behind of those that it replaces, in words."""

from backtable.conduct._carried import dropped_by
from backtable.conduct._decisions import Mandate, Yes
from backtable.conduct._state import State
from backtable.conduct._yeses import crossed_by, kept_by, replaced_by, replacing
from backtable.wording import listed


def dropped_words(state: State, yes: Yes) -> str:
    """Say which conditions and which end of their yes before a yes no longer asks; nothing, if it drops none."""
    dropped = dropped_by(state, yes)
    if dropped is None:
        return ""
    what = [f"“{text}”" for text in dropped.conditions]
    what += [f"its end on {dropped.until:%Y-%m-%d %H:%M} UTC"] if dropped.until else []
    return f"it takes the place of event {dropped.earlier.number}, of which it drops {listed(what)}"


def crossed_words(state: State, yes: Yes) -> tuple[str, ...]:
    """Say of a yes which earlier one of the other form it replaces, and what that asked and it does not."""
    said = []
    kept = kept_by(state, yes)
    for item in crossed_by(state, yes):
        until = f"until {yes.until:%Y-%m-%d %H:%M} UTC" if yes.until else "without an end of its own"
        asked = f"on condition that {'; '.join(yes.conditions)}" if yes.conditions else f"and keeps its condition that {'; '.join(kept)}" if kept and kept == item.conditions else "without conditions"
        lost = _lost(item, yes, kept)
        drops = f"; it drops {listed(lost)}, so withdraw it and record it with that, if {yes.person} still asks it" if lost else ""
        said.append(f"For {_held(item)} it takes the place of {_named(item)} of {yes.person}, for of what one person said to one package the last counts: their yes to it stands {until} {asked}{drops}.")
    return tuple(said)


def instead_words(state: State, yes: Yes) -> str:
    """Say what a yes keeps and what it no longer asks of the one before it to the same thing, and of those of the other form that it replaces; nothing, if that is nothing."""
    kept = kept_by(state, yes)
    said = [dropped_words(state, yes)]
    for item in crossed_by(state, yes):
        lost, keeps = _lost(item, yes, kept), [f"“{text}”" for text in item.conditions if text in kept]
        what = [f"keeps the condition {listed(keeps)}"] if keeps else []
        what += [f"drops {listed(lost)}"] if lost else []
        said.append(f"for {_held(item)} it takes the place of {_named(item)}, of which it {' and '.join(what)}" if what else "")
    return "; ".join(text for text in said if text)


def replacing_words(state: State, yes: Yes) -> str:
    """Say by which later ones of the same person a yes was replaced, as far as it was; nothing, if by none."""
    later = replacing(state, yes)
    same = [item for item in later if type(item) is type(yes)]
    if same:
        return f"event {same[-1].number} took its place"
    if not later:
        return ""
    if not isinstance(yes, Mandate):
        return f"mandate {later[-1].number} took its place"
    packages = listed([f"offer {number}" for number in dict.fromkeys(item.offer for item in later if not isinstance(item, Mandate))])
    return f"for the package of {packages} event{'' if len(later) == 1 else 's'} {listed([str(item.number) for item in later])} took its place"


def _held(earlier: Yes) -> str:
    return "this package" if isinstance(earlier, Mandate) else f"the package of offer {earlier.offer}"


def _named(earlier: Yes) -> str:
    return f"{'mandate' if isinstance(earlier, Mandate) else 'approval'} {earlier.number}"


def _lost(earlier: Yes, yes: Yes, kept: tuple[str, ...]) -> list[str]:
    """Say which conditions and which end of an earlier yes a later one drops; what had ended by then has no end that could be dropped."""
    lost = [f"“{text}”" for text in earlier.conditions if text not in (*yes.conditions, *kept)]
    until = earlier.until if earlier.until and earlier.until >= yes.time else None
    return lost + ([f"its end on {until:%Y-%m-%d %H:%M} UTC"] if until and (yes.until is None or yes.until > until) else [])


def withdrawn_words(state: State, number: int) -> tuple[str, ...]:
    """Say of a yes that was withdrawn that what it replaced does not come back."""
    yes = next((item for items in (state.approvals, state.mandates) for item in items if item.number == number), None)
    before = [str(item.number) for item in replaced_by(state, yes)] if yes else []
    if not before:
        return ()
    one = len(before) == 1
    return (f"Their earlier yes in event{'' if one else 's'} {listed(before)} does not come back: event {number} replaced {'it' if one else 'them'}. If it is to stand, record it anew.",)

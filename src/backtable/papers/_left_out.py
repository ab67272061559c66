"""What `next` says of those whose say a change of the case took away, and who have not agreed to that."""

from collections.abc import Iterable

from backtable.case import Package
from backtable.planning import Move, Next, Situation, Wait
from backtable.wording import listed


def agreements(situation: Situation, people: Iterable[str], package: Package) -> tuple[list[str], str]:
    """Part whose yes a package lacks into those who must approve it, and the agreement of those whom a change of the case left out, in words."""
    lost = {item.person: item for item in situation.unconfirmed(package)}
    agree = [item for key, item in lost.items() if key in set(people)]
    changes = listed([f"event {number}" for number in dict.fromkeys(item.change for item in agree)])
    said = f"the agreement of {listed([item.name for item in agree])} to being asked no longer ({changes})" if agree else ""
    return [key for key in people if key not in lost], said


def left_out_lines(found: Next, move: Move) -> list[str]:
    """Say of a move whose say on it was taken away without their agreement, and how they are asked; of who bars everything that is said once, above."""
    told = {(item.person, item.change) for item in found.barred}
    lost = move.agreements
    lines = []
    for key, change in dict.fromkeys((item.person, item.change) for item in lost):
        items = [item for item in lost if (item.person, item.change) == (key, change)]
        no = next((item for item in items if item.no), None)
        refused = next((item.refused for item in items if item.refused), 0)
        said = f"said no to that in event {no.no}: {no.reason}" if no else "has not agreed to that"
        if (key, change) in told and not isinstance(move.step, Wait):
            if refused:
                lines.append(f"{items[0].name} refused {'this very package' if len(items) == 1 else 'one of these packages'} in event {refused}.")
            continue
        if isinstance(move.step, Wait) and no:
            lines.append(
                f"{items[0].name} had a say on it until event {change} changed the case, and {said}. It has gone out: if they accept it, it binds us over that no; "
                "to rule that out, withdraw it (`backtable offer withdraw`)."
            )
            continue
        also = f"; they refused {'this very package' if len(items) == 1 else 'one of these packages'} in event {refused}" if refused else ""
        lines.append(
            f"{items[0].name} had a say on it until event {change} changed the case, and {said}{also}. `backtable approve FILE {change} --for {key}` writes down that they agree; "
            f"a case that asks them again (`backtable revise`) does as well. It is weighed as if they agreed{' after all; until then it can be neither sent nor accepted' if no else ''}."
        )
    return lines


def barred_by(found: Next) -> list[str]:
    """Say who bars every move that is shown."""
    return [
        f"Everything here waits for {item.name}, who said no (event {item.no}: {item.reason}) to being asked no longer since event {item.change} changed the case: "
        f"nothing of it can be sent or accepted before they agree (`backtable approve FILE {item.change} --for {item.person}`) or the case asks them again (`backtable revise`). "
        "So what asks for that comes first, and everything is weighed as if they agreed after all."
        for item in found.barred
    ]

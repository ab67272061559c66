"""What each move gives up and what it keeps, in words and figures."""

from collections.abc import Iterator

from backtable.case import Case
from backtable.planning import LIKELY, Ask, Best, Complete, Concession, GetMandate, Move, Terms, Wait, Yardstick
from backtable.quantities import money, share
from backtable.wording import listed, name_in_text, term

_NAMES = {
    Yardstick.LAST: "our last offer",
    Yardstick.OPENING: "our opening",
    Yardstick.BEST: "the best package that they might approve",
}


def concession_lines(case: Case, move: Move, best: Best | None) -> tuple[str, ...]:
    """Say what a move gives up and keeps: money and terms, against our last offer, our opening and the best that they might approve."""
    price = f"What must be asked first takes time, which costs {money(move.price, case.currency)} of what can still be gained." if move.price else ""
    if isinstance(move.step, Ask):
        return (f"It gives up no term and keeps every offer open. {price}",)
    if isinstance(move.step, Complete) and not move.step.chance:  # there are no worlds in which they agree
        return (price,) if price else ()
    if isinstance(move.step, Wait):
        several = len(move.terms) > 1
        stands = f"{'they were' if several else 'it was'} sent" if move.step.renew else f"{'they stand' if several else 'it stands'}"
        gains = listed([money(item.keeps, case.currency) for item in move.terms])
        lines = [f"It gives up nothing more and keeps our offer{'s' if several else ''} as {stands}, by which we gain {gains} where they agree."]
        lines += [_against(case, item, best) for item in move.terms[0].concessions] if not several else []
        return tuple(lines)
    return tuple(_all(case, move, best)) + ((price,) if price else ())


def _all(case: Case, move: Move, best: Best | None) -> Iterator[str]:
    several = len(move.terms) > 1
    begins = "The package of the region that leaves us least: it" if isinstance(move.step, GetMandate) else "It"
    for number, item in enumerate(move.terms, 1):
        yield from _package(case, item, f"Offer {number} of them" if several else begins, several, best)


def _package(case: Case, item: Terms, begins: str, first_only: bool, best: Best | None) -> Iterator[str]:
    if best is not None and item.package == best.package:
        looked = f"{'all' if best.every else 'the best'} {best.packages:,} that our own people would approve" if best.packages > 1 else "all that our own people would approve"
        yield f"{begins} gives up nothing that they might approve: of {looked}, none with a chance of {share(LIKELY)} or more brings us more than its {money(best.gain, case.currency)} over all worlds."
    for place, found in enumerate(item.concessions[:1] if first_only else item.concessions):
        yield _against(case, found, best, begins if place == 0 else "It")


def _against(case: Case, item: Concession, best: Best | None, begins: str = "It") -> str:
    """Say what a package gives up and keeps against one other."""
    kept = item.keeps + item.gives_up
    keeps, other = money(item.keeps, case.currency), money(kept, case.currency)
    name = _NAMES[item.against]
    if best is not None and item.against is not Yardstick.BEST and item.other == best.package:
        name = f"{name}, {_NAMES[Yardstick.BEST]},"
    if item.gives_up >= 0:
        part = f" ({share(item.keeps / kept)})" if kept > 0 and item.keeps >= 0 else ""
        said = f"gives up {money(item.gives_up, case.currency)} of the {other} that {name} would bring us where they agree to this one, and keeps {keeps}{part}"
    else:
        said = f"gains {money(-item.gives_up, case.currency)} on {name.rstrip(',')}, which would bring us {other} in the same worlds: {keeps} where they agree"
    return f"{begins} {said}{'' if item.against is Yardstick.BEST else f'; {_changes(case, item)}'}."


def _changes(case: Case, item: Concession) -> str:
    """Say how many terms of the other package are kept, and what the others were."""
    changed = [
        f"{name_in_text(issue.label)} {term(case, issue, old)}"
        for issue, old in zip(case.issues, item.other.values, strict=True)
        if issue.key in item.changed
    ]
    left = len(case.issues) - len(changed)
    kept = f"{left} of its terms {'is' if left == 1 else 'are'} kept; " if left else ""
    return f"{kept}changed {'is' if len(changed) == 1 else 'are'} {listed(changed)}"

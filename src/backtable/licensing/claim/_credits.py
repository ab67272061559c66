"""Credits of a claim: what it takes off by lines of its own."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from backtable.licensing.claim._challenged import Challenged, Judgement, Reduction, Stages
from backtable.licensing.claim._charges import cents
from backtable.licensing.claim._line import ClaimLine

_NONE = Decimal(0)


def credited(
    lines: Sequence[ClaimLine], found: Sequence[Challenged], judgements: Mapping[int, Judgement]
) -> tuple[Challenged, ...]:
    """Give lines below 0 with what remains of them.

    A credit falls with the units of what it is taken off. What is cut of that for its price, or because our terms do not owe it, comes
    off the credit first: who cuts a price to that of the contract cannot ask for the discount on it as well.
    """
    result = []
    alone = _left(lines, found, lambda item: item.alone)
    for line, stages, strong in zip(lines, _left(lines, found, lambda item: Stages(item.evidenced, item.priced, item.accepted)), alone, strict=True):
        judged = judgements.get(line.number)
        reductions = [
            Reduction(stage, "credit", words, line.clause or line.place, "fair", after - before)
            for (stage, words), before, after in zip(_WORDS, stages, stages[1:], strict=False)
            if after != before
        ]
        kept, kept_alone = -stages[3], -strong[3]
        if judged is not None and -judged.accept != kept:
            reductions.append(Reduction("accepted", "judgement", judged.because, judged.evidence, judged.strength, kept + judged.accept))
            kept = -judged.accept
            kept_alone = kept if judged.strength == "strong" else kept_alone
        result.append(Challenged(line, -stages[1], -stages[2], kept, None, tuple(reductions), Stages(-strong[1], -strong[2], kept_alone)))
    return tuple(result)


def _left(
    lines: Sequence[ClaimLine], found: Sequence[Challenged], stages_of: Callable[[Challenged], Stages]
) -> list[tuple[Decimal, ...]]:
    """Give what is left of each credit: as stated, and at each stage by what is left there of the charges that it is taken off."""
    cuts: dict[tuple[int, ...], list[Decimal]] = {}
    result = []
    for line in lines:
        base = _taken_off(line, found)
        left = [stages_of(item) for item in base]
        claimed = sum((item.line.amount for item in base), _NONE)
        evidenced, priced, accepted = (sum((getattr(item, stage) for item in left), _NONE) for stage in ("evidenced", "priced", "accepted"))
        to_come = cuts.setdefault(tuple(item.line.number for item in base), [evidenced - priced, priced - accepted])
        size = -line.amount
        stages = [size, cents(Fraction(size) * Fraction(evidenced) / Fraction(claimed)) if claimed else size]
        for position in range(2):
            used = min(stages[-1], max(_NONE, to_come[position]))
            to_come[position] -= used
            stages.append(stages[-1] - used)
        result.append(tuple(stages))
    return result


_WORDS = (
    ("evidenced", "it is taken off charges that our count does not support in full"),
    ("priced", "it is taken off a price that is cut already"),
    ("accepted", "it is taken off charges that are cut already"),
)


def _taken_off(line: ClaimLine, found: Sequence[Challenged]) -> list[Challenged]:
    """Give the lines that a credit is taken off: those of its product and component, else of its component, else all licences."""
    same = [item for item in found if item.line.component == line.component]
    own = [item for item in same if line.product and item.line.product == line.product]
    return own or same or [item for item in found if item.line.component == "licences"]

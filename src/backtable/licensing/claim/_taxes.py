"""Taxes of a claim: each follows what it is charged on."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from backtable.case import STRENGTHS
from backtable.licensing.claim._challenged import Challenged, Judgement, Reduction
from backtable.licensing.claim._charges import cents, written
from backtable.licensing.claim._line import ClaimLine
from backtable.licensing.claim._terms import Refusal

_NONE = Decimal(0)
_WORDS = {
    "evidenced": "the tax falls with what it is charged on, which our count does not support in full",
    "priced": "the tax falls with what it is charged on, which costs less at our prices",
    "accepted": "the tax falls with what it is charged on, which is not owed in full",
}


def taxed(
    lines: Sequence[ClaimLine],
    found: Sequence[Challenged],
    judgements: Mapping[int, Judgement],
    refusal: Refusal | None = None,
) -> tuple[Challenged, ...]:
    """Give lines of tax with what remains of them: the share that remains of what they are charged on.

    Each cut stands as well as the weakest argument that cuts what the tax is charged on. A tax is charged on the other amounts of its row, else on its product's, else on all that no other tax names. None is charged
    on a tax.

    Args:
        found: all lines but those of tax, credits among them.
        refusal: why no tax is owed at all, as where the customer accounts for it; None where it is.
    """
    result = []
    for line in lines:
        base = _charged_on(line, lines, found)
        claimed = sum((item.line.amount for item in base), _NONE)
        amounts, cuts, share = [line.amount], [], Fraction(1)
        for stage, words in _WORDS.items():
            left = sum((getattr(item, stage) for item in base), _NONE)
            remains = min(share, max(Fraction(0), Fraction(left) / Fraction(claimed))) if claimed > 0 else Fraction(0)
            kept, share = cents(Fraction(line.amount) * remains), remains  # never more than is claimed
            because = words if claimed > 0 else "the claim has no amount that it could be charged on"
            if stage == "accepted" and refusal is not None:
                kept, because = _NONE, refusal.because
            if kept != amounts[-1]:
                told = f"{written(left)} of {written(claimed)} remains" if claimed > 0 else ""
                evidence = (refusal.evidence if refusal and because == refusal.because else "") or line.clause or told or line.place or "the supplier's paper"
                behind = [cut.strength for item in base for cut in item.reductions if cut.stage == stage]
                strength = refusal.strength if refusal and because == refusal.because else max(behind, key=STRENGTHS.index, default="fair")
                cuts.append(Reduction(stage, "tax", because, evidence, strength, amounts[-1] - kept))
            amounts.append(kept)
        if (judged := judgements.get(line.number)) is not None and judged.accept != abs(amounts[3]):
            kept = judged.accept if line.amount >= 0 else -judged.accept
            cuts.append(Reduction("accepted", "judgement", judged.because, judged.evidence, judged.strength, amounts[3] - kept))
            amounts[3] = kept
        _, evidenced, priced, accepted = amounts
        result.append(Challenged(line, evidenced, priced, accepted, None, tuple(cuts)))
    return tuple(result)


def _charged_on(line: ClaimLine, taxes: Sequence[ClaimLine], found: Sequence[Challenged]) -> list[Challenged]:
    row = [item for item in found if line.place and item.line.place == line.place]
    product = [item for item in found if line.product and item.line.product == line.product]
    if row or product:
        return row or product
    named = {tax.product for tax in taxes if tax.product} - {""}
    rows = {tax.place for tax in taxes if tax.place and any(item.line.place == tax.place for item in found)}
    rest = [item for item in found if item.line.product not in named and item.line.place not in rows]
    return rest or list(found)

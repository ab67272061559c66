"""Taxes of a claim: each follows what it is charged on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from backtable.case import STRENGTHS
from backtable.licensing.claim._challenged import Challenged, Judgement, Reduction, Stages
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
        stages = _left(line, claimed, [Stages(item.evidenced, item.priced, item.accepted) for item in base])
        alone = _left(line, claimed, [item.alone for item in base])
        if refusal is not None:
            stages = replace(stages, accepted=_NONE)
            alone = replace(alone, accepted=_NONE) if refusal.strength == "strong" else alone
        cuts, before = [], line.amount
        for stage, words in _WORDS.items():
            kept = getattr(stages, stage)
            refused = refusal if stage == "accepted" else None
            if kept != before:
                left = sum((getattr(item, stage) for item in base), _NONE)
                told = f"{written(left)} of {written(claimed)} remains" if claimed > 0 else ""
                because = refused.because if refused else words if claimed > 0 else "the claim has no amount that it could be charged on"
                evidence = (refused.evidence if refused else "") or line.clause or told or line.place or "the supplier's paper"
                behind = [cut.strength for item in base for cut in item.reductions if cut.stage == stage]
                strength = refused.strength if refused else max(behind, key=STRENGTHS.index, default="fair")
                cuts.append(Reduction(stage, "tax", because, evidence, strength, before - kept))
            before = kept
        if (judged := judgements.get(line.number)) is not None and judged.accept != abs(stages.accepted):
            kept = judged.accept if line.amount >= 0 else -judged.accept
            cuts.append(Reduction("accepted", "judgement", judged.because, judged.evidence, judged.strength, stages.accepted - kept))
            stages = replace(stages, accepted=kept)
            alone = replace(alone, accepted=min(alone.accepted, kept)) if judged.strength == "strong" else alone
        result.append(Challenged(line, stages.evidenced, stages.priced, stages.accepted, None, tuple(cuts), alone))
    return tuple(result)


def _left(line: ClaimLine, claimed: Decimal, base: Sequence[Stages]) -> Stages:
    """Give what is left of a tax at each stage, by what is left there of the amounts that it is charged on; never more than is claimed."""
    kept, share = [], Fraction(1)
    for stage in _WORDS:
        left = sum((getattr(item, stage) for item in base), _NONE)
        share = min(share, max(Fraction(0), Fraction(left) / Fraction(claimed))) if claimed > 0 else Fraction(0)
        kept.append(cents(Fraction(line.amount) * share))
    return Stages(*kept)


def _charged_on(line: ClaimLine, taxes: Sequence[ClaimLine], found: Sequence[Challenged]) -> list[Challenged]:
    row = [item for item in found if line.place and item.line.place == line.place]
    product = [item for item in found if line.product and item.line.product == line.product]
    if row or product:
        return row or product
    named = {tax.product for tax in taxes if tax.product} - {""}
    rows = {tax.place for tax in taxes if tax.place and any(item.line.place == tax.place for item in found)}
    rest = [item for item in found if item.line.product not in named and item.line.place not in rows]
    return rest or list(found)

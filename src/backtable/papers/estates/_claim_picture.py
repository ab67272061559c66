"""The waterfall of a claim."""

from __future__ import annotations  # their types are Altair's, which is imported late

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from backtable.licensing.claim import COMPONENTS, Claim
from backtable.pictures import Fall, waterfall_chart
from backtable.quantities import money

if TYPE_CHECKING:
    import altair as alt

_MOST = 9


@dataclass(frozen=True, slots=True)
class ClaimFall:
    """One bar of the waterfall: a total, or what an argument takes off (below 0: adds).

    Args:
        stage: that a total stands for, or that an argument leads to: claimed, evidenced, priced, accepted.
    """

    stage: str
    name: str
    amount: Decimal
    total: bool = False


def claim_falls(found: Claim) -> tuple[ClaimFall, ...]:
    """Give how the amount claimed becomes the amount accepted, one fall an argument, stage by stage; exact."""
    sums: dict[tuple[str, str], Decimal] = {}
    for item in found.lines:
        for reduction in item.reductions:
            name = _name(found, reduction.key, reduction.argument, item.line.component)
            sums[reduction.stage, name] = sums.get((reduction.stage, name), Decimal(0)) + reduction.amount
    falls = [ClaimFall("claimed", "Claimed", found.claimed, total=True)]
    totals = {"evidenced": ("Evidenced by our count", found.evidenced), "priced": ("At our prices", found.priced)}
    for stage in ("evidenced", "priced", "accepted"):
        own = sorted(((name, amount) for (at, name), amount in sums.items() if at == stage), key=lambda pair: -abs(pair[1]))
        falls += [ClaimFall(stage, name, amount) for name, amount in own[:_MOST]]
        rest = sum((amount for _, amount in own[_MOST:]), Decimal(0))
        if rest:
            falls.append(ClaimFall(stage, f"{len(own) - _MOST} other arguments", rest))
        if stage in totals and own:
            falls.append(ClaimFall(stage, *totals[stage], total=True))
    falls.append(ClaimFall("accepted", "Accepted", found.accepted, total=True))
    return tuple(falls)


def claim_title(found: Claim) -> str:
    """Give what the waterfall shows, in a sentence."""
    currency = found.file.project.currency
    return f"Of {money(float(found.claimed), currency)} claimed, our count, prices and terms leave {money(float(found.accepted), currency)}"


def claim_chart(found: Claim) -> alt.LayerChart:
    """Give the waterfall as a picture."""
    falls = [Fall(item.name, float(item.amount), item.total) for item in claim_falls(found)]
    return waterfall_chart(claim_title(found), found.file.project.currency, falls)


def _name(found: Claim, key: str, argument: str, component: str) -> str:
    names = {
        "arithmetic": "Wrong arithmetic",
        "twice": "Charged twice",
        "evidence": "Not shown by our count",
        "time": "Before the day of our count",
        "price": "Price of a unit",
        "judgement": "Judged by us",
        "credit": "Credits on what is cut",
        "tax": "Tax on what is cut",
        "terms": f"Not owed: {COMPONENTS.get(component, component)}",
    }
    if key in names:
        return names[key]
    question = next((step.question for step in found.steps if step.question and step.question.key == key), None)
    return question.asks if question else argument

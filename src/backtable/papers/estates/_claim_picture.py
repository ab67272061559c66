"""The waterfall of a claim."""

from decimal import Decimal

import altair as alt

from backtable.licensing.claim import COMPONENTS, Claim
from backtable.pictures import Fall, waterfall_chart
from backtable.quantities import money

_MOST = 9


def claim_chart(found: Claim) -> alt.LayerChart:
    """Give how the amount claimed becomes the amount accepted, one bar an argument, stage by stage."""
    currency = found.file.project.currency
    sums: dict[tuple[str, str], Decimal] = {}
    for item in found.lines:
        for reduction in item.reductions:
            name = _name(found, reduction.key, reduction.argument, item.line.component)
            sums[reduction.stage, name] = sums.get((reduction.stage, name), Decimal(0)) + reduction.amount
    falls = [Fall("Claimed", float(found.claimed), total=True)]
    totals = {"evidenced": ("Evidenced by our count", found.evidenced), "priced": ("At our prices", found.priced)}
    for stage in ("evidenced", "priced", "accepted"):
        own = sorted(((name, amount) for (at, name), amount in sums.items() if at == stage), key=lambda pair: -abs(pair[1]))
        falls += [Fall(name, float(amount)) for name, amount in own[:_MOST]]
        rest = sum((amount for _, amount in own[_MOST:]), Decimal(0))
        if rest:
            falls.append(Fall("Other arguments", float(rest)))
        if stage in totals and own:
            falls.append(Fall(totals[stage][0], float(totals[stage][1]), total=True))
    falls.append(Fall("Accepted", float(found.accepted), total=True))
    title = (
        f"Of {money(float(found.claimed), currency)} claimed, our count, prices and terms leave {money(float(found.accepted), currency)}"
    )
    return waterfall_chart(title, currency, falls)


def _name(found: Claim, key: str, argument: str, component: str) -> str:
    names = {
        "arithmetic": "Wrong arithmetic",
        "twice": "Charged twice",
        "evidence": "Not shown by our count",
        "price": "Price of a unit",
        "judgement": "Judged by us",
        "terms": f"Not owed: {COMPONENTS.get(component, component)}",
    }
    if key in names:
        return names[key]
    question = next((step.question for step in found.steps if step.question and step.question.key == key), None)
    return question.asks if question else argument

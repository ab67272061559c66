"""What could not be counted, in words: how much of which product, why, and what it may come to."""

from collections.abc import Mapping, Sequence

from backtable.licensing.metrics import METRICS
from backtable.licensing.project import Count, Gap
from backtable.papers._document import Bullets, Paragraph
from backtable.papers.estates._words import unit_for
from backtable.quantities import money
from backtable.wording import listed

_SHOWN = 3


def gaps_lead(found: Count, gaps: Sequence[Gap]) -> list[Paragraph]:
    """Say in the conclusion what is in none of the figures, and what it may come to."""
    if not gaps:
        return []
    lead = []
    if never := [gap for gap in gaps if not gap.only_ours]:
        lead.append(Paragraph(f"Not counted, and so in none of these figures: {'; '.join(_what(found, gap) for gap in never)}.", strong=True))
    for gap in gaps:
        if gap.only_ours:
            other = f" as {gap.instead.title}" if gap.instead else ""
            it = "it" if gap.item.machines <= 1 else "them"
            lead.append(Paragraph(f"Not counted under our reading: {_what(found, gap)}; the supplier's counts {it}{other}.", strong=True))
    lead += [Paragraph(said) for gap in gaps if (said := _may_come_to(found, gap))]
    return lead


def gaps_list(found: Count, gaps: Sequence[Gap]) -> Bullets | None:
    """Give why each product could not be counted as a whole."""
    items: list[tuple[str, tuple[str, ...]]] = []
    for gap in gaps:
        reasons = [reason.removeprefix("not counted: ") for reason in gap.item.reasons]
        beyond = len(reasons) - _SHOWN
        more = (f"and {beyond} more; `backtable position why {gap.item.product}` shows all",) if beyond > 0 else ()
        items.append((f"{found.project.products[gap.item.product].title}: not everything could be counted", (*reasons[:_SHOWN], *more)))
    return Bullets(tuple(items)) if items else None


def _machines(number: int) -> str:
    return "1 machine" if number == 1 else f"{number:,} machines"


def _what(found: Count, gap: Gap) -> str:
    title = found.project.products[gap.item.product].title
    only = "" if gap.reading == "ours" else " under the supplier's reading"
    if gap.item.machines:
        return f"{_machines(gap.item.machines)} with {title}{only}"
    rows: Mapping[str, bool] = {row.product: bool(row.needed) for row in found.rows(gap.reading)}
    ways = found.position.counting.licensed.get(gap.item.product, ())
    part = any(rows.get(right) for right, _ in ways)
    return f"{'a part of ' if part else ''}{title}{only}"


def _may_come_to(found: Count, gap: Gap) -> str:
    """Say what machines come to as the edition that may be asked for instead; empty where none is known."""
    if (other := gap.instead) is None:
        return ""
    title = found.project.products[gap.item.product].title
    one = gap.item.machines == 1
    asked = f"Where {title} may not be used, {other.title} may be asked for"
    if not other.rows and other.more:
        return f"{asked}: {'it needs' if one else 'they need'} nothing beyond what {other.title} needs on the same servers already."
    if not other.rows:
        return f"{asked}; what that would come to cannot be counted either."
    needs = []
    for row in other.rows:
        price = "no price is stated" if row.true_up is None else f"{money(float(row.true_up), found.project.currency)} at list"
        needs.append(f"{row.needed:,f} {unit_for(row.needed, METRICS[row.metric].unit)} ({price})")
    return f"{asked}: {'it' if one else 'together they'} would need {listed(needs)}{f' beyond what {other.title} needs there already' if other.more else ''}. Nothing that is owned is set against it."

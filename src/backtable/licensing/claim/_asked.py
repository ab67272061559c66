"""Lines that cost what a year of support of their product does, and of which nothing says that they are licences."""

from collections.abc import Sequence
from decimal import Decimal

from backtable.errors import Place, Problem
from backtable.licensing.claim._adding import SUPPORT
from backtable.licensing.claim._line import ClaimLine
from backtable.licensing.claim._terms import Prices
from backtable.licensing.metrics import METRICS

_YEAR = 12
_NEAR = (Decimal("0.5"), Decimal(2))


def asked(lines: Sequence[ClaimLine], prices: Prices) -> list[Problem]:
    """Ask of each line that is read as licences, and at whose price a year of their support is sold, which of both it is.

    It is set against what the other lines charge for licences of its product, and without any against its list price. Whatever words stand
    behind its product, no argument is made of what nobody can tell.

    Args:
        lines: in single units.
    """
    by_product: dict[str, list[ClaimLine]] = {}
    for line in lines:
        if line.component == "licences" and line.product and line.amount > 0:
            by_product.setdefault(line.product, []).append(line)
    apart = {product: _apart(same) for product, same in by_product.items()}
    open_ = [line for line in lines if line.component == "licences" and line.product and line.amount > 0 and not line.told]
    return [_question(line, words) for line in open_ if (words := _like_support(line, apart[line.product], prices))]


def _apart(lines: Sequence[ClaimLine]) -> list[ClaimLine]:
    """Give lines of one product without those that charge what two before them do, which a third one tells nothing new of."""
    seen: dict[tuple[object, ...], list[ClaimLine]] = {}
    for line in lines:
        same = seen.setdefault((line.metric, line.price, line.units, line.amount), [])
        if len(same) < 2:
            same.append(line)
    return sorted((line for same in seen.values() for line in same), key=lambda line: line.number)


def _like_support(line: ClaimLine, lines: Sequence[ClaimLine], prices: Prices) -> str:
    """Say of what a line's price is the price of a year's support; empty where it is not."""
    if line.metric in METRICS and METRICS[line.metric].subscription:
        return ""
    others = [other for other in lines if other is not line and (not line.metric or not other.metric or line.metric == other.metric)]
    for other in others:
        one, base = (_each(line), _each(other)) if line.units and other.units else (line.amount, other.amount)
        if any(_in_band(price, base) for price in _by_the_year(line, one)):
            return f"of that of line {other.number}, {other.title[:60]}"
    if others or not line.units:
        return ""
    metrics = [line.metric] if line.metric else prices.metrics_of(line.product)
    known = [found[0] for metric in metrics if (found := prices.of(line.product, metric, "list")) and found[0] > 0]
    each = _each(line)
    near = any(_NEAR[0] <= each / price <= _NEAR[1] for price in known)
    return "of the list price" if not near and any(_in_band(price, base) for base in known for price in _by_the_year(line, each)) else ""


def _each(line: ClaimLine) -> Decimal:
    return line.price or line.amount / (line.units or 1)


def _by_the_year(line: ClaimLine, price: Decimal) -> list[Decimal]:
    """Give a price, and that of one year where the line is for several."""
    months = len(line.period.parts) if line.period else 0
    return [price, *([price * _YEAR / months] if months > _YEAR else [])]


def _in_band(price: Decimal, base: Decimal) -> bool:
    return base > 0 and SUPPORT[0] <= price / base <= SUPPORT[1]


def _question(line: ClaimLine, words: str) -> Problem:
    return Problem(
        Place(line.place),
        f"nothing says whether this line (\u201c{line.title[:60]}\u201d, {line.amount:,f}) charges for licences or for their support: its price is what a year of support costs, 15 to 30 % {words}",
        "words that say what it charges for",
        f"say it below `components:` of the supplier's paper, as in `{line.title[:60]}: back_support` or `licences`, or by its place, as in `{line.place}: back_support`",
    )

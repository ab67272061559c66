"""Lines of a claim that are sold in packs, in single units."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from backtable.licensing.claim._charges import written
from backtable.licensing.claim._line import ClaimLine
from backtable.licensing.claim._terms import Prices
from backtable.licensing.metrics import METRICS
from backtable.licensing.project import Project
from backtable.licensing.recognition import pack_of, titled

Unpack = Callable[[ClaimLine], tuple[ClaimLine, str]]


def unpacking(project: Project, packs: Mapping[str, int], prices: Prices) -> Unpack:
    """Give what makes single units of a line that is sold in packs, with a note on what its title says.

    A title whose price is nearer to the list price of a single unit than to that of a pack changes nothing, and its note asks; so does
    one that leaves open whether it names a pack, where no list price tells it.

    Args:
        packs: title as `titled` gives it → units that one of it holds, whatever the title says.
    """

    def unpacked(line: ClaimLine) -> tuple[ClaimLine, str]:
        if line.units is None or line.component != "licences" or line.product not in project.products:
            return line, ""
        metrics = [line.metric] if line.metric in METRICS else [metric for _, metric in project.products[line.product].ways]
        stated, pack = packs.get(titled(line.title)), pack_of(line.title, {METRICS[metric].unit for metric in metrics})
        if stated is None and pack is None:
            return line, ""
        size = stated or (pack.size if pack else 1)
        listed = [found[0] for metric in metrics if line.price is not None and (found := prices.of(line.product, metric, "list"))]
        single = line.price is not None and any(abs(line.price - one) < abs(line.price / size - one) for one in listed[:1])
        if stated is None and pack is not None and (single or not (pack.sure or listed)):
            why = f"and {written(line.price)} is nearer to the list price of one" if single and line.price is not None else "or on so many"
            return line, f"{line.place}: “{line.title[:60]}” may be sold {size} in each, {why}; it is read as {written(line.units)} single units until you say below `packs:` of the supplier's paper how many one of it holds, {size} or 1"
        if size == 1:
            return line, ""
        units, price = line.units * size, None if line.price is None else line.price / size
        note = f"{line.place}: {written(line.units)} of “{line.title[:60]}” are read as {written(units)} single units{'' if price is None else f' at {price:,.2f}'}, as the title says {size} in each{'' if pack is None or pack.sure else ', and the list price of one agrees'}; if they are single ones already, say 1 for it below `packs:` of the supplier's paper"
        return replace(line, units=units, price=price), "" if stated else note

    return unpacked

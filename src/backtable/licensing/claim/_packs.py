"""Lines of a claim that are sold in packs, in single units."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from backtable.licensing.claim._charges import written
from backtable.licensing.claim._line import ClaimLine
from backtable.licensing.claim._terms import Prices
from backtable.licensing.metrics import METRICS
from backtable.licensing.project import Project
from backtable.licensing.recognition import pack_of, titled

_PACKED = ("licences", "support", "back_support")
Unpack = Callable[[ClaimLine], tuple[ClaimLine, str]]


def unpacking(project: Project, packs: Mapping[str, int], prices: Prices) -> Unpack:
    """Give what makes single units of a line that is sold in packs, with a note on what its title says.

    The size stands in the title or in another text of the row. Licences whose price is nearer to the list price of a single unit than to that of a pack
    stay as they are, and the note asks; so does a title that leaves open whether it names a pack, where no list price tells it. Support has a price
    of its own, and is in packs where its row surely says so.

    Args:
        packs: title as `titled` gives it → units that one of it holds, whatever the title says.
    """

    def unpacked(line: ClaimLine) -> tuple[ClaimLine, str]:
        if line.units is None or line.component not in _PACKED or line.product not in project.products:
            return line, ""
        metrics = [line.metric] if line.metric in METRICS else [metric for _, metric in project.products[line.product].ways]
        units_of = {METRICS[metric].unit for metric in metrics}
        stated, own = packs.get(titled(line.title)), pack_of(line.title, units_of)
        beside = ((text, pack) for text in (*line.beside, line.clause) if (pack := pack_of(text, units_of)) and pack.sure)  # other numbers of a row tell of machines
        says, pack = (line.title, own) if own else next(beside, (line.title, None))
        if stated is None and (pack is None or (line.component != "licences" and not pack.sure)):
            return line, ""
        size = stated or (pack.size if pack else 1)
        listed = [found[0] for metric in metrics if line.price is not None and line.component == "licences" and (found := prices.of(line.product, metric, "list"))]
        single = line.price is not None and any(abs(line.price - one) < abs(line.price / size - one) for one in listed[:1])
        if stated is None and pack is not None and (single or not (pack.sure or listed)):
            why = f"and {written(line.price)} is nearer to the list price of one" if single and line.price is not None else "or on so many"
            return line, f"{line.place}: “{line.title[:60]}” may be sold {size} in each, {why}; it is read as {written(line.units)} single units until you say below `packs:` of the supplier's paper how many one of it holds, {size} or 1"
        if size == 1:
            return line, ""
        units, price = line.units * size, None if line.price is None else line.price / size
        note = f"{line.place}: {written(line.units)} of “{line.title[:60]}” are read as {written(units)} single units{'' if price is None else f' at {price:,.2f}'}, as {'the title' if says == line.title else f'“{says[:60]}”'} says {size} in each{'' if pack is None or pack.sure else ', and the list price of one agrees'}; if they are single ones already, say 1 for it below `packs:` of the supplier's paper"
        return replace(line, units=units, price=price), "" if stated else note

    return unpacked


def in_units(lines: Sequence[ClaimLine], unpacked: Unpack) -> tuple[tuple[ClaimLine, ...], tuple[str, ...]]:
    """Give lines in single units, and notes on those that are sold in packs; support of as many packs as a line of licences has is of these."""
    found = [unpacked(line) for line in lines]
    sizes: dict[tuple[str, str, Decimal | None], Decimal] = {
        (line.product, line.metric, line.units): one.units / line.units
        for line, (one, _) in zip(lines, found, strict=True)
        if line.component == "licences" and line.units and one.units and one.units != line.units
    }
    notes, result = [note for _, note in found if note], list[ClaimLine]()
    for line, (one, note) in zip(lines, found, strict=True):
        size = sizes.get((line.product, line.metric, line.units)) if line.component in _PACKED[1:] and one == line and not note else None
        if size and line.units:
            notes.append(f"{line.place}: {written(line.units)} of “{line.title[:60]}” are read as {written(line.units * size)} single units, as it charges support of as many packs")
            one = replace(line, units=line.units * size, price=None if line.price is None else line.price / size)
        result.append(one)
    return tuple(result), tuple(dict.fromkeys(notes))

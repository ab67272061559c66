"""A claim as a document: what remains of it, line by line, and what the arguments are."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from backtable.licensing import PositionRow
from backtable.licensing.claim import COMPONENTS, Challenged, Charge, Claim, written
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import Product
from backtable.papers._document import Block, Bullets, Column, Document, Paragraph, Row, Section, Table
from backtable.papers.estates._uncounted import gaps_lead
from backtable.papers.estates._words import no_rate, number, unit_for
from backtable.quantities import day, money, money_exactly
from backtable.wording import listed

_MOST_UNKNOWN = 8
_LONGEST = 200


def claim_document(found: Claim) -> Document:
    """Give a claim as a document, for our eyes only: conclusion, stages, challenges, both sides' valuation, what was handed over."""
    sections = [_stages(found), _challenges(found)]
    if found.unclaimed:
        sections.append(_unclaimed(found))
    sections.append(_valued(found))
    if found.clauses:
        sections.append(_clauses(found))
    sections.append(_handed(found))
    if found.supplier and (found.supplier.left_out or found.notes):
        sections.append(_read(found))
    elif found.notes:
        sections.append(Section("To be noted", (Bullets(tuple((note, ()) for note in found.notes)),)))
    method = (
        f"Counted by the rules that hold on {day(found.file.project.as_of)}; amounts are exact to the cent but for the conclusion. "
        f"Strengths are judgements to start from; counsel replaces them. For our eyes only."
    )
    return Document(found.file.name, "Claim and challenge", tuple(_lead(found)), tuple(sections), method)


def _lead(found: Claim) -> list[Paragraph]:
    currency = found.file.project.currency
    who = "The supplier claims" if found.supplier else "An auditor would claim"
    received = f" in the paper of {day(found.file.received)}" if found.supplier and found.file.received else ""
    claimed, accepted = found.claimed, found.accepted
    first = f"{who} {_money(claimed, currency)}{received}; our count, prices and terms leave {_money(accepted, currency)}"
    if claimed > 0:
        first += f", {_share(accepted / claimed)} of it."
    elif not found.lines and found.supplier and found.supplier.left_out:
        first = "The supplier's claim could not be read: none of its rows could be used."
    elif not found.lines:
        first = f"{who} {'nothing of what could be counted' if found.gaps else 'nothing'}."
    else:
        first += "."
    lead = [Paragraph(first, strong=True), *_doubts(found), *gaps_lead(found.count, found.gaps)]
    if found.strong > 0:
        lead.append(Paragraph(f"Arguments that are strong alone take off {_money(found.strong, currency)}."))
    if tax := found.claimed_of("tax"):
        kept = sum((item.accepted for item in found.lines if item.line.component == "tax"), Decimal(0))
        lead.append(Paragraph(f"Tax makes up {_money(tax, currency)} of what is claimed and {_money(kept, currency)} of what is left; it follows what it is charged on."))
    if first_year := found.claimed_of("support"):
        kept = sum((item.accepted for item in found.lines if item.line.component == "support"), Decimal(0))
        lead.append(Paragraph(f"The first year's support makes up {_money(first_year, currency)} of what is claimed and {_money(kept, currency)} of what is left; it is bought with licences and is no debt for the past."))
    left_out = sum(item.rows for item in found.supplier.left_out) if found.supplier else 0
    if left_out:
        rows = "1 row of the supplier's paper could not be used and is" if left_out == 1 else f"{left_out} rows of the supplier's paper could not be used and are"
        lead.append(Paragraph(f"{rows} in none of these figures; what was read of it says which and why."))
    missed = [item for item in found.lines if not item.matched and not item.outside]
    for why in dict.fromkeys(item.outside for item in found.lines if item.outside):
        own = [item.line for item in found.lines if item.outside == why]
        amount = _money(sum((line.amount for line in own), Decimal(0)), currency)
        lead.append(Paragraph(f"Not looked at, and in what remains with nothing: {_names([line.title for line in own])}, {amount} as claimed; {why}."))
    if unknown := [item.line.title for item in missed if not item.line.product and not item.unseen]:
        lead.append(Paragraph(f"No product that we count is known for {_names(unknown)}; if it runs here under another name, say so below `products:` of the supplier's paper."))
    missed = [item for item in missed if item.line.component == "licences"]
    if absent := [item.line.title for item in missed if item.line.product and not item.unseen]:
        lower = lower_editions(found.count.project.products, [item.line.product for item in missed if not item.unseen], found.steps[-1].rows)
        runs = f" What runs here in place of it is {listed(lower)}, which it covers." if len(lower) == 1 else f" What runs here in place of them is {listed(lower)}." if lower else ""
        lead.append(Paragraph(f"Nothing that was read shows {_names(absent)}.{runs}"))
    licences = [item for item in found.lines if item.line.component == "licences"]
    for why in dict.fromkeys(item.unseen for item in licences if item.unseen):
        lead.append(Paragraph(f"It is open whether {_names([item.line.title for item in licences if item.unseen == why])} is used: {why}.", strong=True))
    if found.unpriced:
        lead.append(Paragraph(f"No price is stated for {listed(list(found.unpriced))}; add it below `prices:` of the estate file.{no_rate(found.count, [row for step in found.steps for row in step.rows])}"))
    return lead


def _doubts(found: Claim) -> list[Paragraph]:
    """Say first what of the supplier's paper does not add up: whoever reads on should know that the figures may miss some of it."""
    doubts = found.supplier.doubts if found.supplier else ()
    more = [f"{len(doubts) - _MOST_UNKNOWN} more of the kind."] if len(doubts) > _MOST_UNKNOWN else []
    return [Paragraph(f"The supplier's paper does not add up as it was read. {text[:1].upper()}{text[1:]}." if not number else f"{text[:1].upper()}{text[1:]}.", strong=True) for number, text in enumerate((*doubts[:_MOST_UNKNOWN], *more))]


def lower_editions(products: Mapping[str, Product], claimed: Iterable[str], rows: Iterable[PositionRow]) -> list[str]:
    """Give the titles of what runs and is covered by products that are claimed and were not found, as a lower edition is by a higher one."""
    needed = {row.product: row.title for row in rows if row.needed}
    covered = (key for product in claimed if product in products for key in products[product].covers)
    return list(dict.fromkeys(needed[key] for key in covered if key in needed))


def _names(titles: Sequence[str]) -> str:
    names = list(dict.fromkeys(map(_cut, titles)))
    more = len(names) - _MOST_UNKNOWN
    return listed([*names[:_MOST_UNKNOWN], *([f"{more} more"] if more > 0 else [])])


def _stages(found: Claim) -> Section:
    currency = found.file.project.currency
    columns = (
        Column("Charged for", width=44),
        *(Column(name, number=True) for name in ("Claimed", "Evidenced", "At our prices", "Accepted")),
    )
    rows = []
    for component, name in COMPONENTS.items():
        own = [item for item in found.lines if item.line.component == component]
        if not own:
            continue
        rows.append(Row((name.capitalize(),), heading=True))
        for item in own:
            amounts = (item.line.amount, item.evidenced, item.priced, item.accepted)
            rows.append(Row((f"{item.line.number}. {_title(item)}{_shown(item)}", *(money_exactly(amount, currency) for amount in amounts))))
    totals = (found.claimed, found.evidenced, found.priced, found.accepted)
    rows.append(Row(("In all",), heading=True))
    rows.append(Row(("", *(money_exactly(amount, currency) for amount in totals))))
    explained = Paragraph(
        "Short by our count is what must be bought under our reading, in brackets under the supplier's where that differs. Evidenced is what our count supports at the prices claimed; then the same at the prices that we hold to be right; "
        "then what we would grant."
    )
    return Section("What remains of it", (Table(columns, tuple(rows)), explained))


def _title(item: Challenged) -> str:
    line = item.line
    period = f", {line.period.says}" if line.period and line.period.says not in line.title else ""
    if line.units is None:
        return f"{_cut(line.title)}{period}"
    unit = METRICS[line.metric].unit if line.metric in METRICS else "unit" if line.units == 1 else "units"
    return f"{_cut(line.title)}{period}, {written(line.units)} {unit}"


def _shown(item: Challenged) -> str:
    """Say what our own count shows short of a line's product: under our reading, in brackets under the supplier's; empty for no licences."""
    said = []
    for one in item.shown:
        unit = METRICS[one.metric].unit if one.metric in METRICS else "units"
        theirs = f" ({number(one.theirs)})" if one.theirs != one.ours else ""
        own = item.line.metric if item.line.metric in METRICS else ""
        said.append(f"{number(one.ours)}{theirs}{'' if own and METRICS[own].unit == unit else f' {unit_for(one.ours, unit)}'}")
    return f"; short by our count: {listed(said)}" if said else ""


def _named(item: Challenged) -> str:
    """Name a line with its component, where the title does not say it."""
    name = COMPONENTS[item.line.component]
    period = item.line.period
    title = f"{_cut(item.line.title)}{f', {period.says}' if period and period.says not in item.line.title else ''}"
    return f"{item.line.number}. {title}" if name in title.casefold() else f"{item.line.number}. {title}, {name}"


def _challenges(found: Claim) -> Section:
    currency = found.file.project.currency
    lines = []
    for item in found.lines:
        if not item.reductions:
            continue
        below = tuple(
            f"{'-' if reduction.amount >= 0 else '+'}{money_exactly(abs(reduction.amount), currency)}: "
            f"{_sentence(reduction.argument)} ({reduction.strength}"
            f"{f'; {reduction.evidence}' if reduction.evidence else ''})"
            for reduction in item.reductions
        )
        relies = f" {'They rely' if found.supplier else 'They would rely'} on: {_cut(item.line.clause)}." if item.line.clause else ""
        lines.append((f"{_named(item)}: {money_exactly(item.line.amount, currency)} → {money_exactly(item.accepted, currency)}.{relies}", below))
    blocks: tuple[Block, ...] = (Bullets(tuple(lines)),) if lines else (Paragraph("Nothing is to be challenged."),)
    return Section("What to challenge, line by line", blocks)


def _cut(text: str) -> str:
    """Give a text of others in a length that can be read; the files have all of it."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _unclaimed(found: Claim) -> Section:
    items = tuple(
        (f"{row.title}: {written(units)} {METRICS[row.metric].unit if row.metric in METRICS else 'units'}", ()) for row, units in found.unclaimed
    )
    unknown = [item for item in found.lines if item.line.component == "licences" and not item.line.product and item.line.amount > 0]
    if not unknown:
        return Section("What our own count shows and they do not claim", (Paragraph("For our eyes only."), Bullets(items)))
    which = listed([str(item.line.number) for item in unknown[:_MOST_UNKNOWN]]) + (" and others" if len(unknown) > _MOST_UNKNOWN else "")
    open_ = f"Whether they claim it is open: the product of line{'s' if len(unknown) > 1 else ''} {which} is not known, and what stands here may be what is charged there. For our eyes only."
    return Section("What our own count shows and no line claims whose product is known", (Paragraph(open_), Bullets(items)))


def _valued(found: Claim) -> Section:
    columns = (Column("Component"), Column("Supplier's reading, their terms", number=True, width=18), Column("Our reading, our terms", number=True, width=14))
    currency = found.file.project.currency
    rows = [
        Row((name.capitalize(), money_exactly(_of(found.theirs, key), currency), money_exactly(_of(found.ours, key), currency)))
        for key, name in COMPONENTS.items()
        if _of(found.theirs, key) or _of(found.ours, key)
    ]
    rows.append(Row(("In all",), heading=True))
    rows.append(Row(("", *(money_exactly(_of(charges), currency) for charges in (found.theirs, found.ours)))))
    sources = dict.fromkeys(item.source for item in (*found.theirs, *found.ours) if item.source)
    blocks: list[Block] = [Table(columns, tuple(rows))]
    if sources:
        blocks.append(Bullets(tuple((source, ()) for source in sources)))
    return Section("What the shortfall is worth, from our own count", tuple(blocks))


def _clauses(found: Claim) -> Section:
    """Quote what the contracts say; what it means for a line is for people to judge."""
    items = tuple((f"{item.contract}, {item.name}: {item.says}", ()) for item in found.clauses)
    return Section("What the contracts say, as the entitlements have them", (Bullets(items),))


def _of(charges: Sequence[Charge], component: str | None = None) -> Decimal:
    return sum((item.amount for item in charges if component in (None, item.component)), Decimal(0))


def _handed(found: Claim) -> Section:
    if not found.handed:
        return Section(
            "What was handed to the auditor",
            (Paragraph("Nothing is noted. `backtable claim handed` notes what was handed over, when and by whom."),),
        )
    columns = (Column("On"), Column("By"), Column("To"), Column("What", width=40), Column("Note", width=30))
    rows = tuple(Row((day(item.on), item.by, item.to, item.what, item.note)) for item in sorted(found.handed, key=lambda item: item.on))
    blocks: list[Block] = [Table(columns, rows)]
    if found.changed:
        names = listed(list(dict.fromkeys(item.what for item in found.changed)))
        blocks.append(Paragraph(f"Changed since it was handed over: {names}.", strong=True))
    return Section("What was handed to the auditor", tuple(blocks))


def _read(found: Claim) -> Section:
    assert found.supplier is not None
    lines = [(note, ()) for note in found.notes]
    lines += [(f"{item.place}: left out, as {item.reason}", ()) for item in found.supplier.left_out]
    return Section("What was read of the supplier's paper", (Bullets(tuple(lines)),))


def _money(amount: Decimal, currency: str) -> str:
    return money(float(amount), currency)


def _share(part: Decimal) -> str:
    return f"{round(100 * part)} %"

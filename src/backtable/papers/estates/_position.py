"""A licence position as a document, conclusion first, and why a number of it is what it is."""

from collections.abc import Sequence
from decimal import Decimal

from backtable.licensing import PositionRow, held_on
from backtable.licensing.metrics import METRICS, in_packs
from backtable.licensing.position import Alternative, Trace
from backtable.licensing.project import Count, Dispute, gaps_of, true_up, unpriced
from backtable.licensing.readings import questions
from backtable.papers._document import Block, Bullets, Column, Document, Paragraph, Row, Section, Table
from backtable.papers.estates._evidence import evidence_section
from backtable.papers.estates._tables import every_reading, left_over, owned_and_needed, short
from backtable.papers.estates._uncounted import gaps_lead
from backtable.quantities import day, money
from backtable.wording import listed

_SHOWN = 12


def position_document(found: Count) -> Document:
    """Give a position as a document: what is short under our reading and the supplier's, what makes the difference, and from what."""
    ours, theirs = found.rows("ours"), found.rows("theirs")
    currency = found.project.currency
    missing = [(name, [row for row in rows if row.shortfall]) for name, rows in (("our", ours), ("the supplier's", theirs))]
    gaps = gaps_of(found)
    open_under = {"our": any(gap.reading == "ours" for gap in gaps), "the supplier's": bool(gaps)}
    sentences = []
    for name, rows in missing:
        products = len({row.product for row in rows})
        nothing = "nothing that could be counted is short" if open_under[name] else "nothing is short"
        what = f"{products} product{'' if products == 1 else 's'} short" if products else nothing
        cost = f", {money(float(true_up(tuple(rows))), currency)} at list" if any(row.true_up for row in rows) else ""
        sentences.append(f"Under {name} reading {what if not products else f'we are {what}'}{cost}.")
    lead = [Paragraph(" ".join(sentences), strong=True), *gaps_lead(found, gaps)]
    if found.unread:
        lead.append(Paragraph(_unread(len(found.unread)), strong=True))
    if without := unpriced((*ours, *theirs)):
        lead.append(Paragraph(f"No price is stated for {listed(without)}; add {'it' if len(without) == 1 else 'them'} below `prices:`."))
    tables = (owned_and_needed(found, gaps), short(found), left_over(found), every_reading(found))
    sections = [section for section in tables if section]
    if found.disputes:
        sections.append(_disputes(found))
    sections.append(_read(found))
    method = (
        f"Counted by the rules that hold on {day(found.project.as_of)}, under "
        f"{len(found.project.readings)} readings. `backtable position why PRODUCT` shows the machines and rules behind a number."
    )
    return Document(found.project.name, "Licence position", tuple(lead), tuple(sections), method)


def _unread(count: int) -> str:
    rows = "A row of entitlements was left out and counts" if count == 1 else f"{count:,} rows of entitlements were left out and count"
    return f"{rows} for nothing, so that less may be short than is shown: see “What was read”."


def _number(value: Decimal) -> str:
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,f}"


def _disputes(found: Count) -> Section:
    base = true_up(found.rows("ours"))
    lines = []
    for item in sorted(found.disputes, key=lambda item: -abs(true_up(item.rows) - base)):
        says = {answer.key: answer.says for answer in item.question.answers}
        change = true_up(item.rows) - base
        worth = f"{'+' if change > 0 else ''}{money(float(change), found.project.currency)}" if change else _moved(found, item)
        lines.append(
            (
                f"{item.question.asks} {worth}",
                (f"ours: {says[item.ours]}", f"theirs: {says[item.theirs]}"),
            )
        )
    return Section(
        "What makes the difference",
        (
            Paragraph("What our true-up becomes if the supplier's answer holds for that one question:"),
            Bullets(tuple(lines)),
        ),
    )


def _moved(found: Count, item: Dispute) -> str:
    """Say what a question moves that costs nothing more, as it is owned or as no price is known."""
    here = {(row.product, row.metric): row.needed for row in found.rows("ours")}
    parts, priced = [], True
    for row in item.rows:
        more = row.needed - here.get((row.product, row.metric), Decimal(0))
        if more:
            priced = priced and not (row.shortfall and row.true_up is None)
            parts.append(f"{_number(abs(more))} {METRICS[row.metric].unit} of {row.title} {'more' if more > 0 else 'fewer'}")
    if not priced:
        return f"{listed(parts)}, which have no price."
    return f"Nothing more at list, but {listed(parts)}." if parts else "Nothing more at list."


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"


def _read(found: Count) -> Section:
    lines: list[tuple[str, tuple[str, ...]]] = []
    rows, left = (sum(getattr(source, name) for source in found.estate.sources) for name in ("rows", "left_out"))
    if len(found.estate.sources) > 1:
        lines.append((f"In all {_rows(rows)} of {len(found.estate.sources)} files, {left or 'none'} left out", ()))
    for source in found.estate.sources:
        out = f", {source.left_out:,} left out" if source.left_out else ""
        lines.append((f"{source.file}: {_rows(source.rows)}{out}", source.notes))
    if found.estate.left_out:
        shown = [f"{item.place}: {item.reason}" for item in found.estate.left_out[:_SHOWN]]
        more = sum(source.left_out for source in found.estate.sources) - len(shown)
        lines.append(("Left out", (*shown, *((f"and {more:,} more",) if more > 0 else ()))))
    if found.unread:
        shown = [f"{item.place}: {item.reason}" for item in found.unread[:_SHOWN]]
        more = len(found.unread) - len(shown)
        lines.append((f"Of the entitlements, {_rows(len(found.unread))} left out", (*shown, *((f"and {more:,} more",) if more > 0 else ()))))
    lines += [(remark, ()) for remark in (*found.estate.remarks, *found.notes)]
    unknown = found.recognised.unknown
    if unknown:
        titles = tuple(f"{item.title} on {item.machines:,}" for item in unknown[:_SHOWN])
        more = len(unknown) - len(titles)
        lines.append(
            (
                f"{len(unknown):,} title{'' if len(unknown) == 1 else 's'} no rule recognises, the most frequent first",
                (*titles, *((f"and {more:,} more",) if more > 0 else ())),
            )
        )
    lines += [(f"no machine is called {pattern}, to which a product is assigned", ()) for pattern in found.recognised.unmatched]
    return Section("What was read", (Bullets(tuple(lines)),))


def why_document(found: Count, product: str, machine: str | None, traces: Sequence[Trace]) -> Document:
    """Give why a product's numbers are what they are: machines, rules and rights under each reading."""
    title = found.project.products[product].title if product in found.project.products else product
    names = {item.name for item in found.project.readings}
    sections = []
    for trace in traces:
        if trace.reading not in names:
            continue
        ways = found.project.products[product].ways if product in found.project.products else ()
        rows = [row for row in found.rows(trace.reading) if any(row.product == right for right, _ in ways)]
        blocks: list[Block] = [*_settled(found, product)]
        if trace.lines:
            blocks += _lines(found, trace)
        if trace.left_out:
            blocks.append(Paragraph("Left out:"))
            blocks.append(Bullets(tuple((f"{name}: {says}", ()) for name, says in trace.left_out)))
        for row in rows:
            if not machine:
                blocks.append(
                    Paragraph(
                        f"{row.title}: {_number(row.needed)} {METRICS[row.metric].unit} needed, {_number(row.owned)} owned, "
                        f"{_number(row.shortfall)} short{_ordered(row)}."
                    )
                )
        if not machine:
            blocks += _rights(found, trace)
        if not blocks:
            blocks.append(Paragraph("Nothing of it is counted."))
        sections.append(Section(f"Under {_reading(trace.reading)}", tuple(blocks)))
    if told := evidence_section(found, product, machine):
        sections.insert(0, told)
    where = f" on {machine}" if machine else ""
    lead = (Paragraph(f"Why {title}{where} counts as it does, reading by reading.", strong=True),)
    method = f"Counted by the rules that hold on {day(found.project.as_of)}."
    return Document(found.project.name, "Licence position", lead, tuple(sections), method)


def _ordered(row: PositionRow) -> str:
    return "" if row.to_buy == row.shortfall else f", of which {_number(row.to_buy)} must be bought, {in_packs(row.metric)}"


def _settled(found: Count, product: str) -> list[Block]:
    """Show which disputed questions the contracts of what is owned answer."""
    asks = {item.key: item for item in questions()}
    return [
        Paragraph(
            f"{asks[item.question].asks} The contract {item.contract} answers it, whatever the reading: "
            f"{asks[item.question].answer(item.answer).says} ({item.clause})."
        )
        for item in found.settled.get(product, ())
    ]


def _lines(found: Count, trace: Trace) -> list[Block]:
    """Show what is counted, licensed thing by licensed thing, in the ways that were chosen."""
    blocks: list[Block] = []
    if trace.counted_as != trace.product:
        blocks.append(Paragraph(f"It is licensed together with {found.project.products[trace.counted_as].title}, host by host."))
    shown = [line for line in trace.lines if line["chosen"] is not False or line["quantity"] is None]
    columns = (
        Column("Licensed"),
        Column("as"),
        Column("Machines", number=True),
        Column("Units", number=True),
        Column("Rule"),
    )
    lines = tuple(
        Row(
            (
                line["thing"] or "",
                _way(found, line["right"], line["metric"]),
                f"{line['machines']:,}",
                "?" if line["quantity"] is None else f"{line['quantity']:,.6g}",
                line["rule"] if line["chosen"] is not None else f"{line['rule']}; some hosts like it are licensed in another way",
            )
        )
        for line in shown
    )
    if lines:
        blocks.append(Table(columns, lines))
    return blocks


def _way(found: Count, right: str, metric: str) -> str:
    title = found.project.products[right].title if right in found.project.products else right
    return f"{title}, {METRICS[metric].unit}" if metric in METRICS else title


def _rights(found: Count, trace: Trace) -> list[Block]:
    """Show which rights serve and which do not, what the ways would come to, and by which rules was counted."""
    serves, idle = [], []
    ways = {(item.right, item.metric) for item in trace.alternatives}
    for item in found.position.licenses:
        used = sum((cover.units for cover in trace.covers if cover.right == item.key), Decimal(0))
        behind = ", ".join(item.entitlements) or "what is stated"
        what = f"{_way(found, item.product, item.metric)}{f', for versions up to {item.version}' if item.version else ''}: {behind}"
        if used:
            serves.append((f"{_number(used)} of {_number(item.owned)} {what}", ()))
        elif (item.product, item.metric) in ways and item.owned:
            newer = " is installed in newer versions" if item.version else " needs none of them"
            idle.append((f"{_number(item.owned)} {what}; it{newer}", ()))
    blocks: list[Block] = []
    if serves:
        blocks += [Paragraph("What is owned and serves, in units:"), Bullets(tuple(serves))]
    if idle:
        blocks += [Paragraph("What is owned and does not serve, in units:"), Bullets(tuple(idle))]
    if len(trace.alternatives) > 1:
        blocks.append(Paragraph("If everything were licensed in one way:"))
        blocks.append(Bullets(tuple((_alternative(found, item), ()) for item in trace.alternatives)))
    rules = {
        metric: tuple(f"{rule.name}: {rule.source}" for name in METRICS[metric].rules if (rule := held_on(name, found.project.as_of)))
        for metric in dict.fromkeys(item.metric for item in trace.alternatives if item.used)
        if metric in METRICS
    }
    if rules:
        blocks.append(Paragraph("By these rules:"))
        blocks.append(Bullets(tuple((f"{METRICS[metric].name}: {METRICS[metric].source}", sources) for metric, sources in rules.items())))
    return blocks


def _alternative(found: Count, item: Alternative) -> str:
    """Say what one way would come to, and why it does not serve where it does not."""
    way = _way(found, item.right, item.metric)
    if item.units is None:
        return f"{way}: cannot count everything"
    price = "" if item.cost is None else f", {money(float(item.cost), found.project.currency)}"
    said = f"{way}: {_number(item.units)} needed, {_number(item.missing or Decimal(0))} missing{price}"
    if not item.open:
        return f"{said}; not taken, as none is owned in this unit (state the product's `ways` to allow it)"
    return said if item.used else f"{said}; not taken, as it is not cheaper"


def _reading(name: str) -> str:
    return {"ours": "our reading", "theirs": "the supplier's reading"}.get(name, f"the reading {name}")

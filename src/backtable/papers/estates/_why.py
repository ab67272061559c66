"""Why a number of a position is what it is: machines, rules and rights."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from backtable.licensing import PositionRow, held_on
from backtable.licensing.metrics import METRICS, in_packs
from backtable.licensing.position import ENDED, IN_FORCE, MAINTAINED, Alternative, License, Running, Trace
from backtable.licensing.project import Count
from backtable.licensing.readings import questions
from backtable.papers._document import Block, Bullets, Column, Document, Paragraph, Row, Section, Table
from backtable.papers.estates._evidence import evidence_section
from backtable.papers.estates._words import number, reading_of, unit_for
from backtable.quantities import day, money
from backtable.wording import listed

_PLACES = 40
_NAMES = 40
_REFUSED = 5
_GRADES = {MAINTAINED: ", with Software Assurance", "": "", ENDED: ", whose Software Assurance has ended"}


def why_document(found: Count, product: str, machine: str | None, traces: Sequence[Trace], machines: Sequence[Running] = (), others: Sequence[Running] = ()) -> Document:
    """Give why a product's numbers are what they are: machines, rules and rights under each reading.

    Args:
        machines: those that stand behind the numbers, with their names.
        others: of one machine, those on its host that count with it where the host is licensed as a whole.
    """
    title = found.project.products[product].title if product in found.project.products else product
    names = {item.name for item in found.project.readings}
    counting, readings = found.position.counting, {item.name: item for item in found.position.readings}
    sections = []
    for trace in traces:
        if trace.reading not in names:
            continue
        ways = counting.serving(product, readings[trace.reading]) if product in counting.licensed else ()
        shown = {right for right, _ in ways} | ({product} if trace.through else set())
        rows = [row for row in found.rows(trace.reading) if row.product in shown]
        blocks: list[Block] = [*_settled(found, product), *_weighed(found, trace)]
        cover = counting.covering.get(trace.counted_as, "")
        apart = replace(trace, lines=tuple(line for line in trace.lines if line["product"] == cover))
        trace = replace(trace, lines=tuple(line for line in trace.lines if line["product"] != cover))
        if trace.lines:
            blocks += _lines(found, trace)
            blocks += _reached(trace)

        def of(items: Sequence[Running], products: Collection[str], reading: str = trace.reading) -> list[Running]:
            here = [item for item in items if item.reading == reading and not item.left_out]
            return [item for item in here if counting.as_one.get(item.product, item.product) in products]

        counted = {trace.counted_as, product} - {cover, *trace.through}
        blocks += _machines(of(machines, counted), "It runs on")
        blocks += _licensed(found, trace, of(machines, trace.through))
        blocks += _beside(trace, machine, of(others, counted))
        blocks += _covering(found, apart, cover, of(machines, {cover}))
        if trace.left_out:
            blocks.append(Paragraph("Left out:"))
            blocks.append(Bullets(tuple((f"{name}: {says}", ()) for name, says in trace.left_out)))
        for row in rows:
            if not machine:
                blocks.append(Paragraph(_sums(row)))
        if not machine:
            blocks += _rights(found, trace)
        if not blocks:
            blocks.append(Paragraph(f"It does not run on {machine}." if machine else "Nothing of it is counted."))
        sections.append(Section(f"Under {reading_of(trace.reading)}", tuple(blocks)))
    if told := evidence_section(found, product, machine):
        sections.insert(0, told)
    where = f" on {machine}" if machine else ""
    lead = (Paragraph(f"Why {title}{where} counts as it does, reading by reading.", strong=True),)
    method = f"Counted by the rules that hold on {day(found.project.as_of)}."
    return Document(found.project.name, "Licence position", lead, tuple(sections), method)


def _sums(row: PositionRow) -> str:
    unit = METRICS[row.metric].unit
    if row.uncounted and not row.needed:
        return f"{row.title}: in {unit} nothing could be counted; {number(row.owned)} owned."
    return f"{row.title}: {number(row.needed)} {unit_for(row.needed, unit)} needed, {number(row.owned)} owned, {number(row.shortfall)} short{_ordered(row)}."


def _ordered(row: PositionRow) -> str:
    return "" if row.to_buy == row.shortfall else f", of which {number(row.to_buy)} must be bought, {in_packs(row.metric)}"


def _settled(found: Count, product: str) -> list[Block]:
    """Show which disputed questions are answered by what is owned and by its contracts."""
    asks = {item.key: item for item in questions()}
    return [
        Paragraph(
            f"{asks[item.question].asks} {f'The contract {item.contract}' if item.contract else 'What is owned'} answers it, whatever the reading: "
            f"{asks[item.question].answer(item.answer).says} ({item.clause})."
        )
        for item in found.settled.get(product, ())
    ]


def _weighed(found: Count, trace: Trace) -> list[Block]:
    """Say how a product is counted of which Software Assurance is in force for a part of what is owned only, or has ended."""
    answers = found.position.counting.chosen.get(trace.reading, {}).get(trace.counted_as, {})
    return [
        Paragraph(
            "What is owned is partly without Software Assurance, or it has ended. "
            + (
                "It is counted with it, so that only units that have it serve and what is missing is bought with it; without it no less would have to be bought."
                if answer == IN_FORCE
                else "It is counted without it, so that all units serve."
            )
        )
        for answer in answers.values()
    ]


def _lines(found: Count, trace: Trace) -> list[Block]:
    """Show what is counted, licensed thing by licensed thing, in the ways that were chosen."""
    blocks: list[Block] = []
    if trace.counted_as != trace.product:
        blocks.append(Paragraph(f"It is licensed together with {found.project.products[trace.counted_as].title}, host by host."))
    beyond = set(trace.reached[_PLACES:])
    shown = [line for line in trace.lines if (line["chosen"] is not False or line["quantity"] is None) and line["thing"] not in beyond]
    limited = any(line.get("version") for line in shown)
    columns = (
        Column("Licensed"),
        *([Column("Version")] if limited else []),
        Column("as"),
        Column("Machines", number=True),
        Column("Units", number=True),
        Column("Rule"),
    )
    lines = tuple(
        Row(
            (
                line["thing"] or "",
                *([_version(line)] if limited else []),
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


def _reached(trace: Trace) -> list[Block]:
    """Say which hosts one machine brings with it, and what they come to."""
    if not trace.reached:
        return []
    away = set(trace.reached)
    units: dict[str, Decimal] = {}
    for line in trace.lines:
        if line["quantity"] is not None and line["chosen"] is not False:
            units.setdefault(line["metric"], Decimal(0))
            units[line["metric"]] += Decimal(str(line["quantity"])) if line["thing"] in away else Decimal(0)
    figures = [f"{number(count.normalize())} {unit_for(count, METRICS[metric].unit)}" for metric, count in units.items() if count]
    many = len(trace.reached)
    more = f" ({_PLACES} of them are shown)" if many > _PLACES else ""
    what = f", {listed(figures)} by themselves" if figures else ""
    return [
        Paragraph(
            f"It could move to {'one other host' if many == 1 else f'{many:,} other hosts'}{more}, which {'counts' if many == 1 else 'count'} for it under this "
            f"reading{what}. Each counts once, whatever else runs there or could move there."
        )
    ]


def _licensed(found: Count, trace: Trace, machines: Sequence[Running]) -> list[Block]:
    """Name the machines that run other products and are licensed by this one, and where those are explained."""
    if not trace.through:
        return []
    titles = [found.project.products[key].title for key in trace.through]
    told = Paragraph(
        f"Some of it licenses {listed(titles)}; `backtable position why` of {'that' if len(titles) == 1 else 'each of these'} shows what every way would come to."
    )
    return [told, *_machines(machines, "It licenses")]


def _machines(machines: Sequence[Running], does: str) -> list[Block]:
    """Name the machines that are counted, those of a host together.

    Args:
        does: what the product has to do with them.
    """
    places: dict[str, list[str]] = {}
    for item in machines:
        version = f" ({item.version})" if item.version else ""
        places.setdefault(item.place, []).append(f"{item.machine}{version}")
    if not places:
        return []
    lines = []
    for place, names in list(places.items())[:_PLACES]:
        more = len(names) - _NAMES
        told = ", ".join(names[:_NAMES]) + (f" and {more:,} more" if more > 0 else "")
        lines.append((told if names == [place] or told.startswith(f"{place} (") else f"{place}: {told}", ()))
    more = len(places) - _PLACES
    if more > 0:
        lines.append((f"and {more:,} more; `--csv` writes every machine", ()))
    count = len({item.machine for item in machines})
    many = "1 machine" if count == 1 else f"{count:,} machines"
    return [Paragraph(f"{does} {many}, by the host below them:"), Bullets(tuple(lines))]


def _covering(found: Count, trace: Trace, cover: str, machines: Sequence[Running]) -> list[Block]:
    """Show apart what is licensed of a higher edition on the same hosts: its lines are of other machines, and may serve these too."""
    if not trace.lines:
        return []
    title = found.project.products[cover].title
    said = f"Of other machines on the same hosts: {title}, which counts by itself and serves these machines too where a host is licensed for any number of them."
    return [Paragraph(said), *_lines(found, replace(trace, counted_as=trace.product)), *_machines(machines, f"{title} runs on")]


def _beside(trace: Trace, machine: str | None, others: Sequence[Running]) -> list[Block]:
    """Name the other machines on a host whose line is not one machine's alone."""
    whole = {line["thing"] for line in trace.lines if line["chosen"] is not False and line["machines"] > 1}
    said = []
    for place in dict.fromkeys(item.place for item in others if item.place in whole):
        names = list(dict.fromkeys(f"{item.machine}{f' ({item.version})' if item.version else ''}" for item in others if item.place == place))
        more = len(names) - _NAMES
        told = listed([*names[:_NAMES], *([f"{more:,} more"] if more > 0 else [])])
        said.append(Paragraph(f"The line of {place} is not {machine}'s alone: it counts together with {told}, which {'runs' if len(names) == 1 else 'run'} there too."))
    return list(said)


def _way(found: Count, right: str, metric: str) -> str:
    title = found.project.products[right].title if right in found.project.products else right
    return f"{title}, {METRICS[metric].unit}" if metric in METRICS else title


def _rights(found: Count, trace: Trace) -> list[Block]:
    """Show which rights serve and which do not, what the ways would come to, and by which rules was counted."""
    serves, idle = [], []
    ways = {(item.right, item.metric) for item in trace.alternatives} | {(line["right"], line["metric"]) for line in trace.lines}
    for item in found.position.licenses:
        used = sum((cover.units for cover in trace.covers if cover.right == item.key), Decimal(0))
        behind = ", ".join(item.entitlements) or "what is stated"
        what = f"{_way(found, item.product, item.metric)}{f', for versions up to {item.version}' if item.version else ''}{_GRADES[item.grade]}: {behind}"
        if used:
            serves.append((f"{number(used)} of {number(item.owned)} {what}{_refused(trace, item)}", ()))
        elif (item.product, item.metric) in ways and item.owned:
            assured = item.grade == ENDED and IN_FORCE in found.position.counting.chosen.get(trace.reading, {}).get(trace.counted_as, {}).values()
            why = "; it is counted with Software Assurance" if assured else "; it needs none of them"
            idle.append((f"{number(item.owned)} {what}{_refused(trace, item) or why}", ()))
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
        for metric in dict.fromkeys((*(item.metric for item in trace.alternatives if item.used), *(line["metric"] for line in trace.lines if line["product"] in trace.through)))
        if metric in METRICS
    }
    if rules:
        blocks.append(Paragraph("By these rules:"))
        blocks.append(Bullets(tuple((f"{METRICS[metric].name}: {METRICS[metric].source}", sources) for metric, sources in rules.items())))
    return blocks


def _refused(trace: Trace, item: License) -> str:
    """Say for which things a right ends at too old a version; empty where it is new enough for all of them."""
    lines = [line for line in trace.lines if line["chosen"] is not False and line["quantity"] and item in line.get("refused", ())]
    names = [f"{line['thing']} ({_version(line)})" if line["version"] else str(line["thing"]) for line in lines]
    more = [f"{len(names) - _REFUSED:,} more"] if len(names) > _REFUSED else []
    return f"; not for newer versions, as on {listed([*names[:_REFUSED], *more])}" if names else ""


def _version(line: Mapping[str, Any]) -> str:
    """Name the newest version of a line, and whether it is on a machine that may come to its host."""
    return f"{line['version']} may come to it" if line.get("coming") else line.get("version") or ""


def _alternative(found: Count, item: Alternative) -> str:
    """Say what one way would come to, and why it does not serve where it does not."""
    way = _way(found, item.right, item.metric)
    if item.units is None:
        return f"{way}: cannot count everything"
    price = "" if item.cost is None else f", {money(float(item.cost), found.project.currency)}"
    said = f"{way}: {number(item.units)} needed, {number(item.missing or Decimal(0))} missing{price}"
    if item.used:
        return said
    if not item.open and item.right in found.position.counting.unpriced:
        return f"{said}; not taken, as the prices of this unit and of the one that is owned must be known for that"
    if not item.open:
        return f"{said}; not taken, as none is owned in this unit (state the product's `ways` to allow it)"
    return f"{said}; not taken, as it is not cheaper"

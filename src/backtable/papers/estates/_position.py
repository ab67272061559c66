"""A licence position as a document, conclusion first."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from backtable.licensing import PositionRow
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import Together, bought_together
from backtable.licensing.project import (
    Count,
    Dispute,
    Gap,
    Idle,
    OpenEdition,
    idle,
    open_editions,
    true_up,
    unpriced,
    unshown,
)
from backtable.licensing.recognition import maker_of, vague
from backtable.papers._document import Bullets, Document, Paragraph, Section
from backtable.papers.estates._tables import every_reading, left_over, owned_and_needed, short
from backtable.papers.estates._uncounted import gaps_lead
from backtable.papers.estates._words import no_rate, number, unit_for
from backtable.quantities import day, money
from backtable.wording import listed

_SHOWN = 12


def position_document(found: Count, gaps: Sequence[Gap]) -> Document:
    """Give a position as a document: what is short under our reading and the supplier's, what makes the difference, and from what.

    Args:
        gaps: what could not be counted, as `gaps_of` gives it.
    """
    ours, theirs = found.rows("ours"), found.rows("theirs")
    currency = found.project.currency
    missing = [(name, [row for row in rows if row.shortfall]) for name, rows in (("our", ours), ("the supplier's", theirs))]
    open_under = {"our": any(gap.reading == "ours" for gap in gaps), "the supplier's": bool(gaps)}
    sentences = []
    for name, rows in missing:
        products = len({row.product for row in rows})
        nothing = "nothing that could be counted is short" if open_under[name] else "nothing is short"
        what = f"{products} product{'' if products == 1 else 's'} short" if products else nothing
        cost = f", {money(float(true_up(tuple(rows))), currency)} {_basis(found, rows)}{_without(rows)}" if any(row.true_up for row in rows) else ""
        sentences.append(f"Under {name} reading {what if not products else f'we are {what}'}{cost}.")
    lead = [Paragraph(" ".join(sentences), strong=True), *gaps_lead(found, gaps)]
    if found.unread:
        lead.append(Paragraph(_unread(sum(item.rows for item in found.unread)), strong=True))
    if said := _unusable(found):
        lead.append(Paragraph(said, strong=True))
    if told := _of_no_edition(ours):
        lead.append(Paragraph(told, strong=True))
    lead += [Paragraph(_idle(found, item), strong=True) for item in idle(found)]
    lead += [Paragraph(_open_edition(found, item), strong=True) for item in open_editions(found)]
    if told := _not_known(found):
        lead.append(Paragraph(told))
    if without := unpriced((*ours, *theirs)):
        lead.append(Paragraph(f"No price is stated for {listed(without)}; add {'it' if len(without) == 1 else 'them'} below `prices:`.{no_rate(found, (*ours, *theirs))}"))
    lead += _one_unit(found)
    tables = (owned_and_needed(found, gaps), short(found), left_over(found), every_reading(found))
    sections = [section for section in tables if section]
    if together := bought_together(found.position, "ours"):
        sections.insert(min(2, len(sections)), _together(found, together))
    if found.disputes:
        sections.append(_disputes(found))
    sections.append(_read(found))
    method = (
        f"Counted by the rules that hold on {day(found.project.as_of)}, under "
        f"{len(found.project.readings)} readings. `backtable position why PRODUCT` shows the machines and rules behind a number."
    )
    return Document(found.project.name, "Licence position", tuple(lead), tuple(sections), method)


def _basis(found: Count, rows: Sequence[PositionRow]) -> str:
    """Say at which prices what is short is valued: at list, or where none is stated at what was paid last."""
    priced = [row for row in rows if row.true_up is not None]
    paid = {row.product for row in priced if found.project.products[row.product].price_by(row.metric) is None}
    if not paid:
        return "at list"
    if paid == {row.product for row in priced}:
        return "at what was paid last"
    return f"at list, and at what was paid last for {len(paid)} that {'has' if len(paid) == 1 else 'have'} no list price"


def _without(rows: Sequence[PositionRow]) -> str:
    """Say how many of the products that are short have no price, and so are in no figure; empty where all have one."""
    count = len({row.product for row in rows if row.true_up is None})
    return f" but for {count} that {'has' if count == 1 else 'have'} no price" if count else ""


def _unread(count: int) -> str:
    rows = "A row of entitlements was left out and counts" if count == 1 else f"{count:,} rows of entitlements were left out and count"
    return f"{rows} for nothing, so that less may be short than is shown: see “What was read”."


def _unusable(found: Count) -> str:
    """Say which products that are counted here have entitlements that count for nothing; empty where none has."""
    titles = {row.product: row.title for row in found.position.rows}
    strangers = found.unusable.get("", 0)
    unknown = "" if not strangers else (
        "An entitlement counts for nothing, as its product is not known: see “What was read”." if strangers == 1
        else f"{strangers:,} entitlements count for nothing, as their products are not known: see “What was read”."
    )
    rows = {titles[product]: count for product, count in found.unusable.items() if product in titles}
    if not rows:
        return unknown
    many = sum(rows.values()) > 1
    said = f"{sum(rows.values()):,} entitlements of {listed(sorted(rows))} are" if many else f"An entitlement of {listed(sorted(rows))} is"
    why = "their metrics or quantities are" if many else "its metric or quantity is"
    return f"{said} not counted, as {why} not known, so that less may be short than is shown: see “What was read”. {unknown}".strip()


def _of_no_edition(rows: Sequence[PositionRow]) -> str:
    """Say what is owned of products whose edition the entitlements do not state, and so serves nothing; empty where nothing is."""
    held = [f"{number(row.owned)} {unit_for(row.owned, METRICS[row.metric].unit)} of {row.title}" for row in rows if row.owned and row.product in vague()]
    if not held:
        return ""
    return (
        f"Owned and set against nothing, as their entitlements state no edition: {listed(held)}. Less may be short than is shown: state the edition, "
        "as in “Standard”, in the title of the entitlement."
    )


def _idle(found: Count, item: Idle) -> str:
    """Say of what is owned that it serves nothing, as what it could serve is counted in another metric, and how to have it counted in its own."""
    products, unit = found.project.products, METRICS[item.metric].unit
    owned = f"{number(item.owned)} {unit_for(item.owned, unit)} of {products[item.product].title} {'is' if item.owned == 1 else 'are'} owned and serve{'s' if item.owned == 1 else ''} nothing"
    ways = [*products[item.runs].ways, (item.product, item.metric)]
    what = "" if item.runs == item.product else f" of {products[item.runs].title}"
    return (
        f"{owned}: what runs here{what} is counted in {listed(list(dict.fromkeys(METRICS[metric].unit for metric in item.short)))}, of which some are short. "
        f"If they hold for it, state their way below `products:` behind those that hold already, as in {{{item.runs}: {{ways: [{', '.join(f'[{right}, {metric}]' for right, metric in ways)}]}}}}."
    )


def _open_edition(found: Count, item: OpenEdition) -> str:
    """Say of a product that no title states its edition on some machines, and as what each reading counts it."""
    title = {key: found.project.products[key].title for key in (item.product, item.lowest, item.highest)}
    names = ", ".join(item.names) + (" …" if item.machines > len(item.names) else "")
    ours, theirs = (title[item.readings[name]] for name in ("ours", "theirs"))
    counted = f"Under our reading it counts as {ours}, under the supplier's as {theirs}" if ours != theirs else f"Under both readings it counts as {ours}"
    return (
        f"No title states the edition of {title[item.product].partition(' of an edition')[0]} on {item.machines:,} machine{'' if item.machines == 1 else 's'} ({names}). "
        f"{counted}. State what it is below `assign:`, as in {{product: {item.highest}, machines: [{item.names[0]}]}}, or name the edition's column below `columns:`."
    )


def _not_known(found: Count) -> str:
    """Say of which publishers whose products are known titles run that no rule recognises, and so are in no figure; empty for none."""
    theirs = [(item, name) for item in found.recognised.unknown if (name := maker_of(item.title, item.publisher))]
    if not theirs:
        return ""
    first, one = theirs[0][0], len(theirs) == 1
    of = listed(sorted({name for _, name in theirs}))
    where = f"“{first.title}” on {first.machines:,} machine{'' if first.machines == 1 else 's'}"
    return (
        f"{'A title' if one else f'{len(theirs):,} titles'} of {of} {'is' if one else 'are'} recognised as no product and in no figure{':' if one else ', the most frequent'} "
        f"{where}. Say what {'it is' if one else 'they are'} below `recognise:`, also where no licence is needed."
    )


def _one_unit(found: Count) -> list[Paragraph]:
    """Say of what is short in the unit that is owned which prices would let the usual unit serve where it costs less."""
    said = []
    rows = [*found.rows("ours"), *found.rows("theirs")]
    for product, ways in found.position.counting.unpriced.items():
        known = found.project.products[product]
        units = dict.fromkeys(METRICS[row.metric].unit for row in rows if row.shortfall and (row.product, row.metric) in found.position.counting.opened[product])
        if units:
            usual = METRICS[known.ways[0][1]].unit
            prices = dict.fromkeys(f"{found.project.products[right].title} in {METRICS[metric].unit}" for right, metric in ways)
            said.append(
                Paragraph(
                    f"What is short of {known.title} is counted in {listed(list(units))} only, in which something is owned, whatever "
                    f"{usual} would cost: no price is known of {listed(list(prices))}. Add it below `prices:`, by metric, and the cheaper counts."
                )
            )
    return said


def _together(found: Count, items: Sequence[Together]) -> Section:
    """Say what is short and costs less bought as suites, under our reading."""
    products, currency = found.project.products, found.project.currency
    lines = []
    for item in items:
        unit = METRICS[item.metric].unit

        def units(of: Mapping[str, Decimal], unit: str = unit) -> str:
            return listed([f"{number(count)} {unit_for(count, unit)} of {products[key].title}" for key, count in of.items()])

        lines.append((f"{units(item.suites)} instead of {units(item.instead)}: {money(float(item.saving), currency)} less.", ()))
    return Section(
        "Cheaper bought together",
        (
            Paragraph(
                "Where several products are short on the same things, a suite may cost less than each by itself. What is owed stays what is shown above, "
                "product by product; under our reading it can be bought so:"
            ),
            Bullets(tuple(lines)),
        ),
    )


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
                (f"ours: {says[item.ours]}", *_missing(found, item), f"theirs: {says[item.theirs]}"),
            )
        )
    return Section(
        "What makes the difference",
        (
            Paragraph("What our true-up becomes if the supplier's answer holds for that one question:"),
            Bullets(tuple(lines)),
        ),
    )


def _missing(found: Count, item: Dispute) -> tuple[str, ...]:
    """Say what our answer takes for granted and the entitlements do not show, of the products that the question moves."""
    here = {(row.product, row.metric): row.needed for row in found.rows("ours")}
    there = {(row.product, row.metric): row.needed for row in item.rows}
    moved = sorted({key[0] for key in here.keys() | there.keys() if here.get(key) != there.get(key)})
    return tuple(f"but {words}" for words in dict.fromkeys(unshown(found, item.question.key, product) for product in moved) if words)


def _moved(found: Count, item: Dispute) -> str:
    """Say what a question moves that costs nothing more, as it is owned or as no price is known."""
    here = {(row.product, row.metric): row.needed for row in found.rows("ours")}
    parts, priced = [], True
    for row in item.rows:
        more = row.needed - here.get((row.product, row.metric), Decimal(0))
        if more:
            priced = priced and not (row.shortfall and row.true_up is None)
            parts.append(f"{number(abs(more))} {unit_for(abs(more), METRICS[row.metric].unit)} of {row.title} {'more' if more > 0 else 'fewer'}")
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
        more = left - sum(item.rows for item in found.estate.left_out[:_SHOWN])
        lines.append(("Left out", (*shown, *((f"and {more:,} more",) if more > 0 else ()))))
    if found.unread:
        shown = [f"{item.place}: {item.reason}" for item in found.unread[:_SHOWN]]
        lost = sum(item.rows for item in found.unread)
        more = lost - sum(item.rows for item in found.unread[:_SHOWN])
        lines.append((f"Of the entitlements, {_rows(lost)} left out", (*shown, *((f"and {more:,} more",) if more > 0 else ()))))
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

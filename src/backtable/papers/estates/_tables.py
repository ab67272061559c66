"""The tables of a licence position: owned against needed, what is short, what is left over, and every reading side by side."""

from collections.abc import Callable, Sequence

from backtable.licensing import PositionRow, alike
from backtable.licensing.metrics import METRICS, in_packs
from backtable.licensing.project import Count, Gap, by_contract, in_words, true_up, unpriced
from backtable.papers._document import Block, Bullets, Column, Paragraph, Row, Section, Table
from backtable.papers.estates._uncounted import gaps_list
from backtable.papers.estates._words import number
from backtable.quantities import money, money_exactly
from backtable.wording import listed

Pair = tuple[PositionRow | None, PositionRow | None]


def owned_and_needed(found: Count, gaps: Sequence[Gap]) -> Section:
    """Give what is owned, needed and used of each product, under our reading and the supplier's."""
    columns = (
        Column("Product"),
        Column("Version", width=14),
        Column("Counted in"),
        Column("Owned", number=True),
        Column("Needed: ours", number=True, width=7),
        Column("theirs", number=True),
        Column("Used: ours", number=True, width=5),
        Column("theirs", number=True),
    )
    blocks: list[Block] = [Table(columns, _lines(pairs(found), lambda row: (row.version,), (_needed, _used), owned=True))]
    if missing := gaps_list(found, gaps):
        blocks.append(missing)
    products = dict.fromkeys(row.product for pair in pairs(found) for row in pair if row)
    said = [(f"{found.project.products[key].title}: the contract {in_words(item)}", ()) for key in products for item in by_contract(found, key)]
    if said:
        blocks.append(Bullets(tuple(said)))
    return Section("What is owned and what is needed", tuple(blocks))


def short(found: Count) -> Section | None:
    """Give what is short, on how many installations, and what that costs."""
    rows = [pair for pair in pairs(found) if any(row and row.shortfall for row in pair)]
    if not rows:
        return None
    currency = found.project.currency
    columns = (
        Column("Product"),
        Column("Counted in"),
        Column("Short: ours", number=True, width=6),
        Column("theirs", number=True),
        Column("Unlicensed installs: ours", number=True, width=11),
        Column("theirs", number=True),
        Column("Price of one", number=True, width=8),
        Column("True-up: ours", number=True, width=8),
        Column("theirs", number=True),
    )

    def price(row: PositionRow) -> tuple[str, ...]:
        return ("no price" if row.unit_price is None else money_exactly(row.unit_price, currency),)

    table = _lines(
        rows,
        None,
        (lambda row: number(row.shortfall), lambda row: f"{row.unlicensed:,}", lambda row: _price(row, currency)),
        between=price,
    )
    blocks: list[Block] = [Table(columns, table)]
    if packs := _packs(rows):
        blocks.append(Paragraph(packs))
    return Section("What is short", tuple(blocks))


def _packs(rows: Sequence[Pair]) -> str:
    """Say what must be bought where that is more than what is short; empty where it is not."""
    known = [row for pair in rows for row in pair if row and row.to_buy != row.shortfall]
    said = dict.fromkeys(
        f"for {number(row.shortfall)} {METRICS[row.metric].unit} of {row.title} {number(row.to_buy)} must be bought, {in_packs(row.metric)}"
        for row in known
    )
    return f"The true-up is of what can be bought: {listed(list(said))}." if said else ""


def left_over(found: Count) -> Section | None:
    """Give what is owned and not needed, and what it would cost at list."""
    # What nothing could be counted of may well be needed.
    rows = [pair for pair in pairs(found) if any(row and row.available and (row.needed or not row.uncounted) for row in pair)]
    if not rows:
        return None
    currency = found.project.currency
    columns = (
        Column("Product"),
        Column("Counted in"),
        Column("Available: ours", number=True, width=10),
        Column("theirs", number=True),
        Column("Over-licensed: ours", number=True, width=14),
        Column("theirs", number=True),
    )

    def worth(row: PositionRow) -> str:
        if not row.available:
            return ""
        return "no price" if row.over is None else money(float(row.over), currency)

    return Section("What is owned and not needed", (Table(columns, _lines(rows, None, (_available, worth))),))


def every_reading(found: Count) -> Section | None:
    """Give what is needed under each reading, where the estate names more than ours and theirs."""
    names = [item.name for item in found.project.readings]
    if len(names) < 3:
        return None
    # The supplier's last: the others lie between ours and theirs.
    names = [name for name in names if name != "theirs"] + ["theirs"]
    by_key: dict[tuple[object, ...], dict[str, PositionRow]] = {}
    for name in names:
        for row in alike(found.rows(name), _UNITS):
            by_key.setdefault(_kind(row), {})[name] = row
    lines = []
    for rows in sorted(by_key.values(), key=lambda rows: _order(next(iter(rows.values())))):
        needed = {name: (rows[name].needed, rows[name].shortfall) if name in rows else None for name in names}
        if len(set(needed.values())) == 1:
            continue
        first = next(iter(rows.values()))
        cells = ["–" if item is None else number(item[0]) + (f" ({number(item[1])})" if item[1] else "") for item in needed.values()]
        lines.append(Row((f"{first.title}, {METRICS[first.metric].unit}", *cells)))
    short = [found.rows(name) for name in names]
    what = "what has a price" if any(unpriced(rows) and _priced(rows) for rows in short) else "everything"
    lines.append(Row((f"True-up of {what}", *(_worth(rows, found.project.currency) for rows in short))))
    columns = (Column("Needed (of that short)"), *(Column(name, number=True) for name in names))
    return Section("Under every reading", (Table(columns, tuple(lines)),))


def _priced(rows: Sequence[PositionRow]) -> bool:
    return any(row.shortfall and row.true_up is not None for row in rows)


def _worth(rows: tuple[PositionRow, ...], currency: str) -> str:
    """Say what all that is short comes to at list, as far as it has a price."""
    return "no price" if unpriced(rows) and not _priced(rows) else money(float(true_up(rows)), currency)


_UNITS = {key: metric.unit for key, metric in METRICS.items()}


def _kind(row: PositionRow) -> tuple[object, ...]:
    """Give what makes rows of two readings one line to a reader: product, unit and price, however the units are counted."""
    return (row.product, _UNITS.get(row.metric, row.metric), row.unit_price)


def pairs(found: Count) -> list[Pair]:
    """Give the rows of each product and unit under our reading and the supplier's, by publisher and product."""
    held: dict[tuple[object, ...], list[PositionRow | None]] = {}
    for place, name in enumerate(("ours", "theirs")):
        for row in alike(found.rows(name), _UNITS):
            held.setdefault(_kind(row), [None, None])[place] = row
    both = [(first, second) for first, second in held.values()]
    return sorted(both, key=lambda pair: _order(known(pair)))


def known(pair: Pair) -> PositionRow:
    """Give the row that there is: ours, or theirs where ours has none."""
    row = pair[0] or pair[1]
    assert row is not None
    return row


def _order(row: PositionRow) -> tuple[str, str, str]:
    return (row.publisher, row.title, row.metric)


def _lines(
    rows: Sequence[Pair],
    after: Callable[[PositionRow], tuple[str, ...]] | None,
    figures: Sequence[Callable[[PositionRow], str]],
    owned: bool = False,
    between: Callable[[PositionRow], tuple[str, ...]] | None = None,
) -> tuple[Row, ...]:
    """Make the rows of a table, by publisher.

    Args:
        after: cells after the title.
        figures: each for our reading and for the supplier's.
        between: cells before the last figure.
    """
    lines: list[Row] = []
    publisher = None
    for pair in rows:
        one = known(pair)
        if one.publisher != publisher:
            publisher = one.publisher
            lines.append(Row((publisher or "Publisher not stated",), heading=True))
        cells = [one.title, *(after(one) if after else ()), METRICS[one.metric].unit]
        if owned:
            cells.append(number(one.owned))
        for position, figure in enumerate(figures):
            if between and position == len(figures) - 1:
                cells += between(one)
            cells += [figure(row) if row else "–" for row in pair]
        lines.append(Row(tuple(cells)))
    return tuple(lines)


def _needed(row: PositionRow) -> str:
    return number(row.needed)


def _used(row: PositionRow) -> str:
    return number(row.used)


def _available(row: PositionRow) -> str:
    return number(row.available)


def _price(row: PositionRow, currency: str) -> str:
    if row.true_up is None:
        return "no price" if row.shortfall else ""
    return money(float(row.true_up), currency)

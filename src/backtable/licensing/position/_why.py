"""Why a number of a position is what it is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from backtable.licensing.metrics import METRICS
from backtable.licensing.position._limits import without_limit
from backtable.licensing.position._lines import LINES
from backtable.licensing.position._needs import ask_of, loose_of, placed
from backtable.licensing.position._position import Position
from backtable.licensing.position._product import License, price_of, right_key, unit_of
from backtable.licensing.position._store import in_memory
from backtable.licensing.readings import Reading, questions
from backtable.licensing.reconciliation import Cover, Use, Way


@dataclass(frozen=True, slots=True)
class Alternative:
    """What licensing all of a product in one way would come to, beside what was chosen.

    Args:
        units: all units together; None where the way cannot count everything.
        missing: of them not owned.
        cost: of what must be bought for those, at the price of the right; None where no price is known.
        open: whether the way may serve; one that counts in another kind of unit than what is owned may not unless it is stated.
        used: whether something was licensed so.
    """

    right: str
    metric: str
    units: Decimal | None
    missing: Decimal | None
    cost: Decimal | None
    open: bool
    used: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """What stands behind a product's numbers under one reading.

    Args:
        lines: thing, machines, quantity and rule of each line, and `chosen`: whether the thing is licensed by this line (True),
            by another (False) or some like it are (None); of one machine, those of it and of the host below it.
        left_out: (machine, why the reading leaves it out).
        chosen: for each way to license it, how many things were licensed so.
        covers: which rights served, and how many units.
        entitlements: keys of the entitlements behind the rights.
        counted_as: the product with which it is licensed together; itself where there is none.
        alternatives: each way to license it.
    """

    reading: str
    product: str
    lines: tuple[Mapping[str, Any], ...]
    left_out: tuple[tuple[str, str], ...]
    chosen: tuple[Use, ...]
    covers: tuple[Cover, ...]
    entitlements: tuple[License, ...]
    counted_as: str = ""
    alternatives: tuple[Alternative, ...] = ()


def why(found: Position, product: str, machine: str | None = None, readings: Sequence[str] | None = None) -> tuple[Trace, ...]:
    """Give the trace of a product under each reading, of one machine or of all.

    Args:
        readings: names of those that are wanted; all without it.
    """
    traces = []
    says = {item.key: {answer.key: answer.says for answer in item.answers} for item in questions()}
    ways = found.counting.licensed.get(product, found.products[product].ways if product in found.products else ())
    rights = {right_key(right, metric) for right, metric in ways}
    counted = found.counting.as_one.get(product, product)
    cover = found.counting.covering.get(counted)
    own = found.footprint.filter(found.footprint["product"] == product)
    if machine is not None:
        own = own.filter((own.machine == machine.lower()) | (own.place == machine.lower()))
    places = own.select("machine", "host").to_pyarrow().to_pylist()
    things = {row["machine"] for row in places} | {row["host"] for row in places if row["host"]}
    wanted = [reading for reading in found.readings if readings is None or reading.name in readings]
    names = [reading.name for reading in wanted]
    outs = found.left_out.filter(found.left_out.reading.isin(names), found.left_out["product"] == product)
    if machine is not None:
        outs = outs.semi_join(own, "machine")
    dropped = outs.order_by("reading", "machine").to_pyarrow().to_pylist()
    held = _lines(found, wanted, [key for key in (counted, cover) if key is not None and key in found.counting.licensed])
    for reading in wanted:
        every = held.get((reading.name, counted), [])
        lines = [line for line in every if machine is None or line["thing"] in things]
        lines += [line for line in held.get((reading.name, cover or ""), []) if line["thing"] in things]
        reconciled = found.reconciled[reading.name]
        covers = tuple(cover for cover in reconciled.covers if without_limit(cover.serves) in rights)
        uses = _uses(reconciled.uses, found.counting.family(counted), rights)
        answers = found.counting.answers(counted, reading)
        traces.append(
            Trace(
                reading.name,
                product,
                tuple(lines),
                tuple(
                    (row["machine"], says[row["question"]][answers[row["question"]]])
                    for row in dropped
                    if row["reading"] == reading.name
                ),
                uses,
                covers,
                _behind(found.licenses, covers),
                counted,
                _alternatives(found, counted, reading, every, uses),
            )
        )
    return tuple(traces)


def _lines(found: Position, readings: Sequence[Reading], products: Sequence[str]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Give (reading, counted product) → its lines, each with whether its thing is licensed by it."""
    if not readings or not products:
        return {}
    families = sorted({member for product in products for member in found.counting.family(product)})
    loose = loose_of(found.kept, families, found.footprint, found.machines, found.counting)
    asks = {
        (reading.name, product): ask_of(product, reading, found.tallies, found.counting, found.told, loose)
        for reading in readings
        for product in products
    }
    once = list(dict.fromkeys(asks.values()))
    held = placed(in_memory, found.kept, once, found.counting, found.footprint, found.machines)
    by_ask: dict[int, list[dict[str, Any]]] = {}
    for row in held.select("ask", *LINES, "place").order_by("ask", "thing", "metric", "right").to_pyarrow().to_pylist():
        by_ask.setdefault(row.pop("ask"), []).append(row)
    result = {
        key: [dict(row) for row in by_ask.get(once.index(ask), []) if row["product"] == key[1]] for key, ask in asks.items()
    }
    for (name, product), rows in result.items():
        rights = {right_key(*way) for way in found.counting.licensed[product]}
        family = found.counting.family(product)
        ways = {need.key: _ways(need.ways, rights) for need in found.needs[name] if any(_of(need.key, one) for one in family)}
        chosen = _chosen(rows, ways, _uses(found.reconciled[name].uses, family, rights))
        for row in rows:
            here = chosen(row["place"])
            key = right_key(row["right"], row["metric"])
            row["chosen"] = False if key not in here else True if len(here) == 1 else None
    return result


def _ways(ways: Sequence[Way], rights: Collection[str]) -> tuple[Way, ...]:
    """Give what ways ask for of a product's rights: of those that license several products at once, its part."""
    return tuple(Way(right, units) for way in ways for right, units in way.demands if without_limit(right) in rights)


def _uses(uses: Sequence[Use], family: Sequence[str], rights: Collection[str]) -> tuple[Use, ...]:
    """Give how a product's things were licensed, also where others were licensed in one way with them."""
    return tuple(
        replace(use, way=way)
        for use in uses
        if any(_of(use.need, product) for product in family)
        for way in _ways((use.way,), rights)
    )


def _chosen(rows: Sequence[Mapping[str, Any]], needs: Mapping[str, Sequence[Way]], uses: Sequence[Use]) -> Any:
    """Give place → the rights by which it, or a place like it, was licensed."""
    used: dict[str, set[str]] = {}
    for use in uses:
        used.setdefault(use.need, set()).add(without_limit(use.way.right))
    served = list(used.values())
    if all(ways == served[0] for ways in served):
        return lambda _place: served[0] if served else set()
    sums: dict[str, dict[str, Decimal]] = {}
    for row in rows:
        if row["quantity"] is not None:
            here = sums.setdefault(row["place"], {})
            key = right_key(row["right"], row["metric"])
            here[key] = here.get(key, Decimal(0)) + Decimal(str(row["quantity"]))

    def at(place: str) -> set[str]:
        units = sums.get(place, {})
        like = [
            used.get(key, set())
            for key, ways in needs.items()
            if ways and all(abs(units.get(without_limit(way.right), Decimal(-1)) - way.units) < Decimal("1e-6") for way in ways)
        ]
        return set().union(*like)

    return at


def _alternatives(
    found: Position, product: str, reading: Reading, lines: Sequence[Mapping[str, Any]], uses: Sequence[Use]
) -> tuple[Alternative, ...]:
    """Give what each way would come to if everything were licensed in it."""
    result = []
    serving = {without_limit(use.way.right) for use in uses}
    allowed = (*found.counting.opened.get(product, ()), *found.counting.instead.get(product, ()))
    for right, metric in found.counting.serving(product, reading) if product in found.counting.licensed else ():
        own = [line for line in lines if (line["right"], line["metric"]) == (right, metric)]
        known = [line["quantity"] for line in own if line["quantity"] is not None]
        units = None if len(known) < len(own) or not own else Decimal(METRICS[metric].total(sum(known)))
        owned = sum((item.owned for item in found.licenses if item.product == right and unit_of(item.metric) == unit_of(metric)), Decimal(0))
        missing = None if units is None else max(Decimal(0), units - owned)
        price = price_of(found.products, found.licenses, right, metric)
        result.append(
            Alternative(
                right,
                metric,
                units,
                missing,
                None if missing is None or price is None else price * METRICS[metric].ordered(int(missing), found.as_of),
                (right, metric) in allowed,
                right_key(right, metric) in serving,
            )
        )
    return tuple(result)


def _of(need: str, product: str) -> bool:
    return need == product or need.startswith(f"{product} #")


def _behind(licenses: Sequence[License], covers: Sequence[Cover]) -> tuple[License, ...]:
    serving = {cover.right for cover in covers}
    return tuple(item for item in licenses if item.key in serving)

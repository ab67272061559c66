"""Why a number of a position is what it is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from typing import Any

import ibis.expr.types as ir

from backtable.licensing.metrics import METRICS, environments, surroundings
from backtable.licensing.position._limits import rights_of, without_limit
from backtable.licensing.position._lines import LINES, TOGETHER
from backtable.licensing.position._needs import ask_of, loose_of
from backtable.licensing.position._places import placed
from backtable.licensing.position._position import Position
from backtable.licensing.position._product import License, price_of, right_key, unit_of
from backtable.licensing.position._refused import missing_by_version, newest_at, refused_for
from backtable.licensing.position._store import in_memory
from backtable.licensing.readings import Reading, questions
from backtable.licensing.reconciliation import Cover, Demand, Use, Way, beyond, pools_of


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
            by another (False) or some like it are (None); of one machine, those of it, of the host below it and of the hosts to which it
            could move. Where rights end at versions also the newest `version` there, and as `refused` what is owned for older ones only.
        left_out: (machine, why the reading leaves it out).
        chosen: for each way to license it, how many things were licensed so.
        covers: which rights served, and how many units.
        entitlements: keys of the entitlements behind the rights.
        counted_as: the product with which it is licensed together; itself where there is none.
        alternatives: each way to license it.
        reached: of one machine, the hosts that count because it could move there.
        through: counted products that are licensed by this one on some things; `lines` has these, with the product that runs there.
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
    reached: tuple[str, ...] = ()
    through: tuple[str, ...] = ()


def why(found: Position, product: str, machine: str | None = None, readings: Sequence[str] | None = None) -> tuple[Trace, ...]:
    """Give the trace of a product under each reading, of one machine or of all.

    Args:
        readings: names of those that are wanted; all without it.
    """
    traces = []
    says = {item.key: {answer.key: answer.says for answer in item.answers} for item in questions()}
    ways = found.counting.licensed.get(product, found.products[product].ways if product in found.products else ())
    counted = found.counting.as_one.get(product, product)
    cover = found.counting.covering.get(counted)
    served = _served(found, product, {counted, cover})
    rights = {right_key(right, metric) for right, metric in (*ways, *(way for some in served.values() for way in some))}
    family = _family(found, counted)
    family = (*family, *(member for other in served for member in found.counting.family(other))) if family else family
    own = found.footprint.filter(found.footprint["product"] == product)
    if machine is not None:
        own = own.filter((own.machine == machine.lower()) | (own.place == machine.lower()))
    things: set[str] = set()
    if machine is not None or cover in found.counting.licensed:
        places = own.select("machine", "host").to_pyarrow().to_pylist()
        things = {row["machine"] for row in places} | {row["host"] for row in places if row["host"]}
    wanted = [reading for reading in found.readings if readings is None or reading.name in readings]
    names = [reading.name for reading in wanted]
    outs = found.left_out.filter(found.left_out.reading.isin(names), found.left_out["product"] == product)
    if machine is not None:
        outs = outs.semi_join(own, "machine")
    dropped = outs.order_by("reading", "machine").to_pyarrow().to_pylist()
    held = lines_with_choice(found, wanted, [key for key in (counted, cover, *served) if key is not None and key in found.counting.licensed])
    there = None if machine is None else _things_of(found, found.counting.behind(served), machine)
    for reading in wanted:
        every = held.get((reading.name, counted), [])
        lines = [line for line in every if machine is None or line["thing"] in things]
        near: list[dict[str, Any]] = []
        if machine is not None:
            gone = {row["machine"] for row in dropped if row["reading"] == reading.name}
            near = _near(found, counted, reading, own, gone, [line for line in every if line["thing"] not in things])
            lines += near
        lines += [line for line in held.get((reading.name, cover or ""), []) if line["thing"] in things]
        beside = [
            line
            for other in served
            for line in held[reading.name, other]
            if line["right"] == product and line["chosen"] is not False and line["quantity"] and (there is None or line["thing"] in there)
        ]
        lines += beside
        reconciled = found.reconciled[reading.name]
        uses = _uses(reconciled.uses, family, rights)
        asked = {without_limit(use.way.right) for use in uses}  # of another edition only where something is licensed as it
        covers = tuple(cover for cover in reconciled.covers if without_limit(cover.serves) in asked)
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
                tuple(dict.fromkeys(line["thing"] for line in near)),
                tuple(dict.fromkeys(line["product"] for line in beside)),
            )
        )
    return tuple(traces)


def _served(found: Position, product: str, known: Collection[str | None]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Give each counted product that may be licensed by another one, with those of its ways that ask for it.

    Args:
        known: products that are looked at anyway.
    """
    every = {one: tuple(way for way in found.counting.licensed[one] if way[0] == product) for one in dict.fromkeys(found.counting.as_one.values())}
    return {one: ways for one, ways in every.items() if ways and one not in known}


def _things_of(found: Position, products: Sequence[str], machine: str) -> set[str]:
    """Give a machine and its host, or a host and its machines, where some of these products run."""
    rows = found.footprint.filter(found.footprint["product"].isin(products))
    rows = rows.filter((rows.machine == machine.lower()) | (rows.place == machine.lower()))
    return {key for row in rows.select("machine", "place").distinct().to_pyarrow().to_pylist() for key in (row["machine"], row["place"])}


def _near(
    found: Position, product: str, reading: Reading, own: ir.Table, gone: Collection[str], lines: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Give the lines of hosts that count as machines could move there, by the metrics in which those are licensed.

    Args:
        own: rows of the footprint.
        gone: machines that the reading leaves out.
        lines: of other things.
    """
    answers = {**found.counting.answers(product, reading), **found.told, **found.counting.facts.get(product, {})}
    serving = [line for line in lines if line["chosen"] is not False]
    scopes = {metric: METRICS[metric].reach(answers) for metric in {line["metric"] for line in serving}}
    hosts: dict[str, set[str]] = {"named_hosts": set()}
    for scope in set(scopes.values()) - set(hosts):
        here = own.filter(own.kind == "virtual", ~own.machine.isin(sorted(gone)))
        keys = here.select(_key=surroundings(here, scope)).filter(lambda t: t._key.notnull()).distinct()
        around = environments(found.machines, scope)
        hosts[scope] = set(around.semi_join(keys, around.place == keys._key).to_pyarrow().column("thing").to_pylist())
    return [line for line in serving if line["thing"] in hosts[scopes[line["metric"]]]]


def lines_with_choice(found: Position, readings: Sequence[Reading], products: Sequence[str]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Give (reading, counted product) → its lines, each with `chosen`: whether its thing is licensed by it, as in `Trace`."""
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
    known = [name for name in ("reach", "left") if name in held.columns]
    for row in held.select("ask", *LINES, *TOGETHER, "place", "rank", *known).order_by("ask", "thing", "metric", "right", "version").to_pyarrow().to_pylist():
        by_ask.setdefault(row.pop("ask"), []).append(row)
    result = {
        key: [dict(row) for row in by_ask.get(once.index(ask), []) if row["product"] == key[1]] for key, ask in asks.items()
    }
    newest: dict[tuple[str, str, str], Mapping[str, str]] = {}

    def newest_of(product: str, left: str, reach: str) -> Mapping[str, str]:
        if (product, left, reach) not in newest:
            newest[product, left, reach] = newest_at(found, product, left.split(",") if left else (), reach)
        return newest[product, left, reach]

    for (name, product), rows in result.items():
        rights = {right_key(*way) for way in found.counting.licensed[product]}
        family = _family(found, product)
        ways = {need.key: _ways(need.ways, rights) for need in found.needs[name] if _of_any(need.key, family)}
        apart = any(way.people for some in ways.values() for way in some)
        for row in rows:
            row["whole"] = row["quantity"]
            if apart and row["alone"] is not None:
                row["quantity"], row["rule"] = row["alone"], row["alone_rule"]
        chosen = _chosen(rows, ways, _uses(found.reconciled[name].uses, family, rights))
        own, unmet = {right_key(*way) for way in found.counting.of_itself(product)}, _unmet(found, product, rows)
        for row in rows:
            here = chosen(row["place"])
            here = here & own if row["place"] in unmet else here
            key = right_key(row["right"], row["metric"])
            row["chosen"] = False if key not in here else True if len(here) == 1 else None
        if product in found.counting.limits:
            for row in rows:
                row["refused"] = refused_for(found, product, row)
                if row["version"] is None:
                    there = newest_of(product, row["left"], "named_hosts").get(row["thing"], "")
                    row["version"] = newest_of(product, row["left"], row["reach"]).get(row["thing"], "")
                    row["coming"] = row["version"] != there
        if apart and product not in found.counting.only_with:
            rows += _beyond(found, name, product)
    return result


def _beyond(found: Position, reading: str, product: str) -> list[dict[str, Any]]:
    """Give a line for people of all things that are licensed so, where they are more than these need by themselves."""
    rights = {right.key: right for right in rights_of(found.counting.licensed, found.counting.limits, found.licenses, found.products, found.counting.graded)}
    ways = {right_key(*way): way for way in found.counting.licensed[product]}
    uses = {(use.need, use.way): use.count for use in found.reconciled[reading].uses}
    lines = []
    for pool in pools_of([need for need in found.needs[reading] if need.count], rights):
        way, more = ways.get(without_limit(pool.rights[0])), sum(beyond([pool], uses).values())
        # Of people that several products share it stands with the one whose right it is.
        others = any(not any(_of(need.key, one) for one in found.counting.family(product)) for need, _, _ in pool.demands)
        if way is None or not more or (others and found.counting.as_one.get(way[0], way[0]) != product):
            continue
        units, whole, people, most = pool.told(uses, len(pool.rights) - 1)
        who = f"{most.normalize():,f} for all of them together" if most > people else f"{people.normalize():,f} people use what is licensed so"
        rule = f"{who}, more than the minimum of {whole.normalize():,f} that these servers need by themselves"
        if max(people, most) <= whole:
            rule = f"fractions of processors are rounded up together: {units.normalize():,f} to {whole.normalize():,f}"
        lines.append(
            {"thing": "people", "product": product, "right": way[0], "metric": way[1], "machines": 0, "quantity": float(more), "rule": rule, "place": "", "chosen": True, "whole": 0.0, "rank": 0, "version": ""}
        )
    return lines


def _unmet(found: Position, product: str, rows: Sequence[Mapping[str, Any]]) -> set[str]:
    """Give the places at which the own edition of a product counts nothing for want of figures, so that no other one is taken there."""
    own = found.counting.of_itself(product)
    ours = [row for row in rows if (row["right"], row["metric"]) in own]
    return {row["place"] for row in ours if row["quantity"] is None} - {row["place"] for row in ours if row["quantity"] is not None}


def _ways(ways: Sequence[Way], rights: Collection[str]) -> tuple[Way, ...]:
    """Give what ways ask for of a product's rights, of all versions: of those that license several products at once, its part."""
    found = []
    for way in ways:
        own: dict[str, list[Demand]] = {}
        for item in way.demands:
            if without_limit(item.right) in rights:
                own.setdefault(without_limit(item.right), []).append(item)
        for some in own.values():
            whom = [item.people for item in some if item.people]
            units = sum((item.units for item in some), Decimal(0))
            people = replace(whom[0], number=sum((item.number for item in whom), Decimal(0)), same=max(item.same for item in whom)) if whom else None
            found.append(Way(some[0].right, units, people=people))
    return tuple(found)


def _family(found: Position, product: str) -> tuple[str, ...]:
    """Give the products whose needs ask for a product's rights; none for those of any, as for what several servers ask for."""
    return () if product in found.counting.only_with else found.counting.family(product)


def _of_any(need: str, family: Sequence[str]) -> bool:
    return not family or any(_of(need, product) for product in family)


def _uses(uses: Sequence[Use], family: Sequence[str], rights: Collection[str]) -> tuple[Use, ...]:
    """Give how a product's things were licensed, also where others were licensed in one way with them."""
    return tuple(
        replace(use, way=way)
        for use in uses
        if _of_any(use.need, family)
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
            for name, value in ((key, row["quantity"]), (f"people of {key}", row["people"])):
                here[name] = here.get(name, Decimal(0)) + Decimal(str(value or 0))

    def at(place: str) -> set[str]:
        units = sums.get(place, {})
        like = [
            used.get(key, set())
            for key, ways in needs.items()
            if ways and all(_alike(units, way) for way in ways)
        ]
        return set().union(*like)

    return at


def _alike(units: Mapping[str, Decimal], way: Way) -> bool:
    """Say whether a place needs the units of a way by itself, and has as many people who add up."""
    key = without_limit(way.right)
    asked = [(key, way.units), *([(f"people of {key}", way.people.number)] if way.people and way.people.number else [])]
    return all(abs(units.get(name, Decimal(-1)) - wanted) < Decimal("1e-6") for name, wanted in asked)


def _alternatives(
    found: Position, product: str, reading: Reading, lines: Sequence[Mapping[str, Any]], uses: Sequence[Use]
) -> tuple[Alternative, ...]:
    """Give what each way would come to if everything were licensed in it."""
    result = []
    serving = {without_limit(use.way.right) for use in uses}
    allowed = (*found.counting.opened.get(product, ()), *found.counting.instead.get(product, ()))
    for right, metric in found.counting.serving(product, reading) if product in found.counting.licensed else ():
        own = [line for line in lines if (line["right"], line["metric"]) == (right, metric)]
        known = [line["whole"] for line in own if line["whole"] is not None]
        units = None if len(known) < len(own) or not own else Decimal(METRICS[metric].total(sum(known)))
        missing = None if units is None else _missing(found, product, right, metric, own, units)
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


def _missing(found: Position, product: str, right: str, metric: str, lines: Sequence[Mapping[str, Any]], units: Decimal) -> Decimal:
    """Give the units of a way that are not owned, for the versions that lines need.

    Args:
        units: all of the lines' together, as whole units; what that adds to them is of the newest version.
    """
    limits = found.counting.limits.get(product, ())
    needed: dict[int, Decimal] = {}
    for line in lines:
        needed[line["rank"]] = needed.get(line["rank"], Decimal(0)) + Decimal(str(line["whole"]))
    newest = max(needed)
    needed[newest] += units - sum(needed.values())
    owned: dict[int, Decimal] = {}
    for item in found.licenses:
        if item.product == right and unit_of(item.metric) == unit_of(metric):
            rank = limits.index(item.version) if item.version in limits else len(limits)
            owned[rank] = owned.get(rank, Decimal(0)) + item.owned
    return missing_by_version(needed, owned).to_integral_value(ROUND_CEILING)


def _of(need: str, product: str) -> bool:
    return need == product or need.startswith(f"{product} #")


def _behind(licenses: Sequence[License], covers: Sequence[Cover]) -> tuple[License, ...]:
    serving = {cover.right for cover in covers}
    return tuple(item for item in licenses if item.key in serving)

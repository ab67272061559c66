"""The needs that lines come to, for all readings in a few queries."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import ibis.expr.types as ir

from backtable.licensing.metrics import METRICS
from backtable.licensing.position._counting import Counting, Tallies
from backtable.licensing.position._footprint import leaving
from backtable.licensing.position._limits import without_limit
from backtable.licensing.position._places import Ask, Make, Places, placed, places_of
from backtable.licensing.position._product import right_key, unit_of
from backtable.licensing.position._ways import Ways
from backtable.licensing.readings import Reading
from backtable.licensing.reconciliation import Beside, Demand, Need, People, Way


@dataclass(frozen=True, slots=True)
class Sum:
    """What the lines of a tally that belong to the same variants come to.

    Args:
        units: None where no line has a quantity.
        behind: rows of the footprint.
        uncounted: lines without a quantity.
    """

    tally: int
    under: int
    product: str
    right: str
    metric: str
    units: float | None
    behind: int
    uncounted: int


@dataclass(frozen=True, slots=True)
class Sums:
    """All of them, and the products of which a line stands for something else than a machine.

    Args:
        loose: (tally, under, product).
    """

    all: tuple[Sum, ...]
    loose: frozenset[tuple[int, int, str]]

    def but_for(self, pairs: Collection[tuple[int, str]], anew: "Sums") -> "Sums":
        """Give these with others in the place of those of some tallies and products."""
        kept = tuple(item for item in self.all if (item.tally, item.product) not in pairs)
        loose = {item for item in self.loose if (item[0], item[2]) not in pairs}
        return Sums((*kept, *anew.all), frozenset(loose | anew.loose))

    def under(self, bits: Mapping[int, int]) -> list[Sum]:
        """Give those that belong to a reading, from its tallies with the bits of their variants."""
        return [item for item in self.all if item.under & bits.get(item.tally, 0)]


def sums_of(lines: ir.Table, rows: ir.Table, machines: ir.Table, counting: Counting) -> Sums:
    """Add up lines.

    Args:
        lines: columns of `KEPT`.
        rows: the footprint.
        machines: the estate's machines.
    """
    keys = ["tally", "under", "product", "right", "metric"]
    summed = lines.group_by(keys).aggregate(
        units=lines.quantity.sum(),
        behind=lines.machines.sum(),
        uncounted=lines.quantity.isnull().sum(),
    )
    found = tuple(
        Sum(
            int(row["tally"]),
            int(row["under"]),
            row["product"],
            row["right"],
            row["metric"],
            row["units"],
            int(row["behind"] or 0),
            int(row["uncounted"] or 0),
        )
        for row in summed.to_pyarrow().to_pylist()
    )
    several = sorted(product for product in counting.counted(counting.licensed) if len(counting.licensed[product]) > 1)
    return Sums(found, loose_of(lines, several, rows, machines, counting) if several else frozenset())


def loose_of(
    lines: ir.Table, products: Sequence[str], rows: ir.Table, machines: ir.Table, counting: Counting
) -> frozenset[tuple[int, int, str]]:
    """Give the products of which a line stands for something else than a machine or the host of one, listed or not."""
    own = lines.filter(lines["product"].isin(products)).select("tally", "under", "product", "thing").distinct()
    behind = rows.filter(rows["product"].isin(counting.behind(products)))
    for known in (machines.select("machine"), behind.select("machine"), behind.select(machine="place")):
        own = own.anti_join(known, own.thing == known.machine)
    found = own.select("tally", "under", "product").distinct().to_pyarrow().to_pylist()
    return frozenset((int(row["tally"]), int(row["under"]), row["product"]) for row in found)


Divided = Mapping[Ask, tuple[Need, ...]]
"""Products with several ways, and what they need at places that are alike."""


def needs_of(
    make: Make,
    lines: ir.Table,
    sums: Sums,
    counting: Counting,
    tallies: Tallies,
    readings: Sequence[Reading],
    rows: ir.Table,
    machines: ir.Table,
    told: Mapping[str, str],
    known: Divided | None = None,
    only: Collection[str] | None = None,
) -> tuple[dict[str, tuple[Need, ...]], Divided]:
    """Give the needs that lines come to: one for a product with a single way, like things together where there are several.

    Some ways license a host and others each machine on it: what stands on one host is licensed in one way. Where ways count in
    different units (processors or people), so is everything between which the program can move, as people who use it are the
    people of all of it. Where a way licenses something else than machines (all users), the whole product is.

    Args:
        make: makes a small table in the database.
        lines: columns of `KEPT`.
        sums: of them.
        rows: the footprint.
        machines: the estate's machines.
        told: facts of the company.
        known: products that were divided before and are as they were.
        only: products of which needs are wanted, with all that has to do with them; all without it.

    Returns:
        reading → needs; and every product that was divided.
    """
    wanted = counting.licensed if only is None else [product for product in counting.licensed if product in only]
    licensed = {product: counting.licensed[product] for product in counting.counted(wanted)}
    single: dict[str, list[Need]] = {}
    asked: dict[str, list[Ask]] = {}
    for reading in readings:
        bits = tallies.bits(reading.name)
        here = sums.under(bits)
        joint = tallies.joint(reading.name)
        torn = {item.product for item in here if item.uncounted and (item.right, item.metric) in counting.opened.get(item.product, ())}
        alone = {
            product: counting.opened[product][0]
            for product, pairs in licensed.items()
            if len(counting.opened[product]) == 1
            and (len(pairs) == 1 or product not in torn)
            and product not in counting.limits
            and product not in joint
        }
        alone = {product: way for product, way in alone.items() if all(other in alone for other in counting.family(product))}
        single[reading.name] = _single(here, alone, {product: counting.grade(product, reading) for product in counting.graded})
        leads = dict.fromkeys(counting.family(product)[0] for product in licensed if product not in alone)
        asked[reading.name] = [ask_of(product, reading, tallies, counting, told, sums.loose) for product in leads]
    asks = list(dict.fromkeys(ask for found in asked.values() for ask in found))
    divided = {ask: known[ask] for ask in asks if ask in known} if known else {}
    for several in (False, True):
        if new := [ask for ask in asks if ask not in divided and bool(ask.beside) == several]:
            divided |= _divided(make, lines, new, counting, rows, machines)
    needs = {name: (*own, *(need for ask in asked[name] for need in divided.get(ask, ()))) for name, own in single.items()}
    return {name: _beside_their_ways(own, counting) for name, own in needs.items()}, divided


def _beside_their_ways(needs: tuple[Need, ...], counting: Counting) -> tuple[Need, ...]:
    """Give needs with those that others ask for in some of their ways only put beside these ways: once for all, if any is chosen.

    Where what may ask for them needs nothing itself, as another product's licensing of its hosts serves it, nothing asks for them.
    """
    for product, pairs in counting.only_with.items():
        rights = {right_key(*way) for way in pairs}
        own = [need for need in needs if need.key.partition(" #")[0] == product and len(need.ways) == 1]
        asking = {need.key for need in needs if any(without_limit(way.right) in rights for way in need.ways)}
        free = any(without_limit(way.right) not in rights for need in needs if need.key in asking for way in need.ways)
        served = not asking and any(way in pairs for ways in counting.opened.values() for way in ways)
        if not own or not (free or served):
            continue
        # Each right is for versions up to another one; of each its units at all places add up, as one place has others than the next.
        units: dict[str, Decimal] = {}
        machines: dict[str, int] = {}
        for need in own:
            for rank, item in enumerate(need.ways[0].demands):
                units[item.right] = units.get(item.right, Decimal(0)) + need.count * item.units
                machines[item.right] = machines.get(item.right, 0) + (0 if rank else need.machines)
        beside = [Beside(right, Decimal(0), machines[right], People(right, same=every), once=True) for right, every in units.items()]
        needs = tuple(
            replace(
                need,
                ways=tuple(replace(way, beside=(*way.beside, *beside)) if without_limit(way.right) in rights else way for way in need.ways),
            )
            for need in needs
            if need not in own
        )
    return needs


def ask_of(
    product: str,
    reading: Reading,
    tallies: Tallies,
    counting: Counting,
    told: Mapping[str, str],
    loose: Iterable[tuple[int, int, str]],
) -> Ask:
    """Say how a product, with all that is licensed in one way with it, is to be divided under a reading; `loose` as in `Sums`."""
    lead, *others = (_alone(member, reading, tallies, counting, told, loose) for member in counting.family(product))
    lead = replace(lead, joint=bool(tallies.joint(reading.name).intersection(counting.family(product))))
    return replace(lead, loose=lead.loose or any(other.loose for other in others), beside=tuple(others)) if others else lead


_NOWHERE = (-1, 0)  # no tally: the way is not counted under the reading


def _alone(
    product: str,
    reading: Reading,
    tallies: Tallies,
    counting: Counting,
    told: Mapping[str, str],
    loose: Iterable[tuple[int, int, str]],
) -> Ask:
    of, pairs = tallies.of[reading.name], counting.licensed[product]
    ways = tuple(of.get((product, metric), _NOWHERE) for _, metric in pairs)
    usable = [way for some in counting.usable(product) for way in some]
    serving = [way for pair, way in zip(pairs, ways, strict=True) if pair in usable]
    answers = {**counting.answers(product, reading), **told, **counting.facts.get(product, {})}
    return Ask(
        product,
        ways,
        _one_way(counting.serving(product, reading), answers),
        tuple(METRICS[metric].reach(answers) for _, metric in pairs) if product in counting.limits else ("named_hosts",) * len(pairs),
        tuple(leaving(answers, metric) for _, metric in pairs) if product in counting.limits else ((),) * len(pairs),
        any(key == product and (number, under & bit) == (tally, bit) for number, under, key in loose for tally, bit in serving),
        grade=counting.grade(product, reading),
    )


def _single(here: Iterable[Sum], alone: Mapping[str, tuple[str, str]], grades: Mapping[str, str]) -> list[Need]:
    """Give the needs of products that are licensed in one way."""
    units: dict[str, float] = {}
    behind: dict[str, int] = {}
    for item in here:
        if alone.get(item.product) == (item.right, item.metric):
            units[item.product] = units.get(item.product, 0.0) + (item.units or 0.0)
            behind[item.product] = behind.get(item.product, 0) + item.behind
    needs = []
    for product in sorted(units):
        right, metric = alone[product]
        if whole := METRICS[metric].total(units[product]):
            needs.append(Need(product, 1, (Way(right_key(right, metric, "", grades.get(product, "")), Decimal(whole)),), behind[product]))
    return needs


def _one_way(pairs: Ways, answers: Mapping[str, str]) -> str:
    """Give how far around a host everything is licensed in one way: as far as a metric reaches, where units differ in kind."""
    if len({unit_of(metric) for _, metric in pairs}) == 1:
        return "named_hosts"
    scopes = (METRICS[metric].reach(answers) for _, metric in pairs)
    return next((scope for scope in scopes if scope != "named_hosts"), "named_hosts")


def _divided(
    make: Make, lines: ir.Table, asks: Sequence[Ask], counting: Counting, rows: ir.Table, machines: ir.Table
) -> dict[Ask, tuple[Need, ...]]:
    """Give the needs of products with several ways: what stands at one place is licensed in one of them."""
    held = placed(make, lines, asks, counting, rows, machines)
    found = places_of(held, asks, any(_divisible(ask, counting) for ask in asks))
    return {ask: tuple(_alike(ask, counting, places)) for ask, places in found.items()}


def _divisible(ask: Ask, counting: Counting) -> bool:
    """Say whether what things need by themselves and whom they bring matters: ways that serve may divide the things, and count people."""
    ways = {*counting.opened[ask.product], *counting.instead.get(ask.product, ())}
    return (ask.joint or len(ways) > 1) and any(METRICS[metric].people for _, metric in ways)


def _alike(ask: Ask, counting: Counting, every: Iterable[Places]) -> Iterable[Need]:
    """Give the needs of a product with several ways from its places, those that are alike together.

    Where no open way can count all that stands there, the usual unit serves, or another edition where the own may not be used. What
    none of these can count is not counted, whatever another unit would come to. Nothing becomes another edition for want of a figure:
    where the own one cannot count all that stands there, it counts what it can.
    """
    pairs, (opened, beyond) = counting.licensed[ask.product], counting.usable(ask.product)
    own = [position for position, way in enumerate(pairs) if way in counting.of_itself(ask.product)]
    members = range(len(ask.members))
    found: list[tuple[int, Places, dict[int, list[int]], list[int]]] = []
    for number, places in enumerate(every):
        there = {position: [one for one in members if any(part.units is not None for part in places.of(one, position))] for position in range(len(pairs))}
        counted = [position for position, some in there.items() if some]
        # A way that counts only a part of what stands there would be cheap for the wrong reason.
        torn = {position for position in there if any(part.missing for one in members for part in places.of(one, position))}
        complete = [position for position in counted if position not in torn]
        if torn.intersection(own) and not set(complete).intersection(own):
            counted = [position for position in counted if position in own]
            # What is known may by itself make another edition for all of the host the cheapest; alone, it serves for want of a figure.
            complete = [*counted, *complete] if counted else []
        usable = ([position for position in found if pairs[position] in ways] for found in (complete, counted) for ways in (opened, beyond))
        if chosen := next((positions for positions in usable if positions), None):
            found.append((number, places, there, chosen))
    serving = {position for *_, chosen in found for position in chosen}
    together = _divisible(ask, counting) and any(METRICS[pairs[position][1]].people for position in serving)
    # Of one thing, or of things that are all licensed in the same way, the lines say what they come to.
    apart = together and (ask.joint or (len(serving) > 1 and sum(places.count for _, places, _, _ in found) > 1))
    for number, places, there, chosen in found:
        most = [max(sum(part.behind for part in places.of(one, position)) for position in range(len(pairs))) for one in members]
        ways = []
        for position in chosen:
            first, *others = there[position]
            lead, *rest = _demands(ask, counting, places, first, position, apart)
            # The machines behind a member stand with the first of its demands, those behind the first member with the need itself.
            beside = [Beside(item.right, item.units, 0, item.people) for item in rest]
            for one in others:
                demands = _demands(ask, counting, places, one, position, apart)
                beside += [Beside(item.right, item.units, 0 if rank else most[one], item.people) for rank, item in enumerate(demands)]
            ways.append(Way(lead.right, lead.units, tuple(beside), lead.people))
        yield Need(f"{ask.product} #{number}", places.count, tuple(ways), most[there[chosen[0]][0]])


def _demands(ask: Ask, counting: Counting, places: Places, member: int, position: int, apart: bool) -> list[Demand]:
    """Give what a way asks for of one member at a place: one demand for each version up to which rights may be used, the newest first.

    A machine that is licensed by itself needs rights for its own version, whatever runs beside it.

    Args:
        apart: whether people are counted over all things that are licensed so.
    """
    product, grade = ask.members[member], (ask, *ask.beside)[member].grade
    (right, metric), limits = counting.licensed[product][position], counting.limits.get(product, ())
    parts = [part for part in places.of(member, position) if part.units is not None]
    apart = apart and any(part.alone is not None for part in parts)
    found = []
    for part in reversed(parts):
        units = Decimal(str(part.alone or 0 if apart else part.units))
        people = None
        if apart:
            whom = (Decimal(str(value or 0)) for value in (part.people, part.least, part.step))
            people = People(right_key(right, metric), *whom)
        limit = limits[part.rank] if part.rank < len(limits) else ""
        if units or (people and (people.number or people.same)) or part is parts[-1]:
            found.append(Demand(right_key(right, metric, limit, grade), units, people))
    if ask.loose:  # rounded up once, and what a minimum adds is of the newest version
        every = sum((item.units for item in found), Decimal(0))
        found[0] = replace(found[0], units=found[0].units + METRICS[metric].total(float(every)) - every)
    return found

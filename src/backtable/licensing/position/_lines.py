"""Lines under a reading, and the needs that they come to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from backtable.errors import NoAnswerError
from backtable.licensing._rules import NoRuleError
from backtable.licensing.metrics import METRICS, environments
from backtable.licensing.position._footprint import kept
from backtable.licensing.position._ways import Ways, as_counted, unit_of
from backtable.licensing.reconciliation import Need, Way

LINES = ibis.schema(
    {
        "product": "string",
        "right": "string",  # key of the product to be owned, an edition of it perhaps
        "metric": "string",
        "thing": "string",
        "machines": "int64",
        "quantity": "float64",
        "rule": "string",
    }
)


def right_key(product: str, metric: str) -> str:
    """Give the key of a right: units of a product under a metric."""
    return f"{product} by {metric}"


@dataclass(frozen=True, slots=True)
class Counting:
    """What holds for every reading: how products may be licensed, and which are licensed together.

    Args:
        licensed: product → the ways to license it: (product to be owned, metric).
        opened: product → those of its ways that may serve.
        as_one: product → the product as which it is counted.
        covering: product → another whose licensing of a host serves it there too.
        facts: product → facts of its own.
    """

    licensed: Mapping[str, Ways]
    opened: Mapping[str, Ways]
    as_one: Mapping[str, str]
    covering: Mapping[str, str]
    facts: Mapping[str, Mapping[str, str]]

    def counted(self, products: Iterable[str]) -> tuple[str, ...]:
        """Give the products as which these are counted, each once."""
        return tuple(dict.fromkeys(self.as_one[product] for product in products))

    def behind(self, products: Iterable[str]) -> list[str]:
        """Give every product that may count as one of these."""
        wanted = {*products, *(self.covering.get(product, product) for product in products)}
        return sorted(key for key, one in self.as_one.items() if one in wanted or self.covering.get(one) in wanted)


def lines_of(
    rows: ir.Table, machines: ir.Table, counting: Counting, products: Iterable[str], answers: Mapping[str, str]
) -> ir.Table:
    """Give every line under one reading's answers, as one expression.

    Args:
        rows: a footprint.
        machines: the estate's machines, for metrics that ask for more than those on which the product runs.
        products: whose lines.
        answers: question → answer, and facts that hold for all products.

    Raises:
        NoAnswerError: a metric is not known.
    """
    wanted = counting.counted(products)
    ways = [(product, right, metric) for product in wanted for right, metric in counting.licensed[product]]
    if unknown := sorted({metric for _, _, metric in ways} - set(METRICS)):
        raise NoAnswerError(f"no metric is called {', '.join(unknown)}; there are {', '.join(sorted(METRICS))}")
    found = []
    alike: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
    for product, _, metric in ways:
        same = alike.setdefault((metric, tuple(sorted(counting.facts.get(product, {}).items()))), [])
        if product not in same:
            same.append(product)
    for (metric, facts_of), same in alike.items():
        told = {**answers, **dict(facts_of)}
        held = kept(rows.filter(rows["product"].isin(counting.behind(same))), answers, metric)
        held = as_counted(held, machines, counting.as_one, counting.covering, METRICS[metric].reach(told))
        held = held.filter(held["product"].isin(sorted(same)))
        try:
            counted = METRICS[metric].lines(held, machines, told)
        except NoRuleError as error:
            counted = _without_rule(held, str(error))
        other = [(product, right) for product, right, under in ways if under == metric and product in same and right != product]
        owned = (
            ibis.cases(*((counted["product"] == product, right) for product, right in other), else_=counted["product"])
            if other
            else counted["product"]
        )
        found.append(
            counted.select(
                "product",
                right=owned,
                metric=ibis.literal(metric),
                thing=counted.thing.cast("string"),
                machines=counted.machines.cast("int64"),
                quantity=counted.quantity.cast("float64"),
                rule=counted.rule.cast("string"),
            )
        )
    return ibis.union(*found) if len(found) > 1 else found[0]


def _without_rule(rows: ir.Table, reason: str) -> ir.Table:
    """Give a line without a quantity for each machine, as no rule of that day is known."""
    return rows.select(
        "product",
        thing="machine",
        machines=ibis.literal(1),
        quantity=ibis.null("float64"),
        rule=ibis.literal(f"not counted: {reason}"),
    )


def needs_of(
    lines: ir.Table, counting: Counting, rows: ir.Table, machines: ir.Table, answers: Mapping[str, str]
) -> tuple[Need, ...]:
    """Give the needs that lines come to: one for a product with a single way, like things together where there are several.

    Some ways license a host and others each machine on it: what stands on one host is licensed in one way. Where ways count in
    different units (processors or people), so is everything between which the program can move, as people who use it are the
    people of all of it. Where a way licenses something else than machines (all users), the whole product is.

    Args:
        lines: a computed relation of one reading.
        rows: the footprint.
        machines: the estate's machines.
        answers: those of the reading.
    """
    needs: list[Need] = []
    licensed = {product: counting.licensed[product] for product in counting.counted(counting.licensed)}
    torn = _torn(lines, counting) if any(len(pairs) > 1 for pairs in licensed.values()) else set()
    single = {
        product: counting.opened[product][0]
        for product, pairs in licensed.items()
        if len(counting.opened[product]) == 1 and (len(pairs) == 1 or product not in torn)
    }
    several = {product: pairs for product, pairs in licensed.items() if product not in single}
    if single:
        own = lines.filter(lines["product"].isin(sorted(single)))
        summed = own.group_by(["product", "right", "metric"])
        table = summed.aggregate(units=own.quantity.sum(), behind=own.machines.sum()).order_by("product")
        for row in table.to_pyarrow().to_pylist():
            if (row["right"], row["metric"]) != single[row["product"]]:
                continue
            units = METRICS[row["metric"]].total(row["units"] or 0.0)
            if units:
                way = Way(right_key(row["right"], row["metric"]), Decimal(units))
                needs.append(Need(row["product"], 1, (way,), int(row["behind"])))
    loose = _loose(lines, several, rows, machines) if several else set()
    for product, pairs in several.items():
        own = placed(lines, product, counting, rows, machines, answers, product in loose)
        needs += _alike(product, pairs, counting.opened[product], own, product in loose)
    return tuple(needs)


def placed(
    lines: ir.Table,
    product: str,
    counting: Counting,
    rows: ir.Table,
    machines: ir.Table,
    answers: Mapping[str, str],
    loose: bool | None = None,
) -> ir.Table:
    """Give the lines of a counted product with `place`: lines of the same place are licensed in one way.

    Args:
        loose: whether a line stands for something else than a machine; found out where it is not said.
    """
    own = lines.filter(lines["product"] == product)
    if _loose(lines, (product,), rows, machines) if loose is None else loose:
        return own.mutate(place=ibis.literal(product))
    hosts = rows.filter(rows["product"].isin(counting.behind([product])) & (rows.kind == "virtual") & (rows.host != ""))
    hosts = hosts.select(_machine="machine", _place="host").distinct()
    own = own.left_join(hosts, own.thing == hosts._machine)
    own = own.mutate(place=own._place.fill_null(own.thing)).drop("_machine", "_place")
    scope = _one_way(counting.licensed[product], {**answers, **counting.facts.get(product, {})})
    if scope == "named_hosts":
        return own
    around = environments(machines, scope).rename(_thing="thing", _around="place")
    own = own.left_join(around, own.place == around._thing)
    return own.mutate(place=own._around.fill_null(own.place)).drop("_thing", "_around")


def _one_way(pairs: Ways, answers: Mapping[str, str]) -> str:
    """Give how far around a host everything is licensed in one way: as far as a metric reaches, where units differ in kind."""
    if len({unit_of(metric) for _, metric in pairs}) == 1:
        return "named_hosts"
    scopes = (METRICS[metric].reach(answers) for _, metric in pairs)
    return next((scope for scope in scopes if scope != "named_hosts"), "named_hosts")


def _torn(lines: ir.Table, counting: Counting) -> set[str]:
    """Give the products of which something cannot be counted in the only way that may serve."""
    null = lines.filter(lines.quantity.isnull()).select("product", "right", "metric").distinct()
    return {
        row["product"]
        for row in null.to_pyarrow().to_pylist()
        if (row["right"], row["metric"]) in counting.opened.get(row["product"], ())
    }


def _loose(lines: ir.Table, several: Iterable[str], rows: ir.Table, machines: ir.Table) -> set[str]:
    """Give the products of which a line stands for something else than a machine."""
    products = sorted(several)
    own = lines.filter(lines["product"].isin(products)).select("product", "thing").distinct()
    for known in (machines, rows.filter(rows["product"].isin(products))):
        own = own.anti_join(known, own.thing == known.machine)
    found = own.select("product").distinct()
    return set(found.to_pyarrow().column("product").to_pylist())


def _alike(product: str, pairs: Ways, opened: Ways, own: ir.Table, loose: bool) -> list[Need]:
    """Give the needs of a product with several ways, its lines having the column place: what must be licensed in one way.

    A way that is not open serves only where none that is open can count all that stands there.
    """
    figures = {}
    for position, (right, metric) in enumerate(pairs):
        this = (own.right == right) & (own.metric == metric)
        figures[f"units{position}"] = own.quantity.sum(where=this)
        figures[f"missing{position}"] = own.quantity.isnull().any(where=this)
        figures[f"behind{position}"] = own.machines.sum(where=this)
    sums = own.group_by("place").aggregate(**figures)
    columns = [name for name in figures if not name.startswith("behind")]
    behind = [column for column in figures if column.startswith("behind")]
    alike = sums.group_by(columns).aggregate(count=sums.count(), **{name: sums[name].sum() for name in behind})
    needs = []
    for number, row in enumerate(alike.order_by(columns).to_pyarrow().to_pylist()):
        counted = [position for position in range(len(pairs)) if row[f"units{position}"] is not None]
        # A way that counts only a part of what stands there would be cheap for the wrong reason.
        complete = [position for position in counted if not row[f"missing{position}"]]
        choices = [[position for position in found if pairs[position] in opened] for found in (complete, counted)]
        chosen = choices[0] or complete or choices[1] or counted
        ways = tuple(
            Way(right_key(*pairs[position]), _units(pairs[position][1], row[f"units{position}"], loose))
            for position in chosen
        )
        if ways:
            most = max(int(row[name] or 0) for name in behind)
            needs.append(Need(f"{product} #{number}", row["count"], ways, most))
    return needs


def _units(metric: str, units: float, whole: bool) -> Decimal:
    return Decimal(METRICS[metric].total(units)) if whole else Decimal(str(units))

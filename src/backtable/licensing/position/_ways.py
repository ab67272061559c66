"""Which of a product's ways to license it may serve, and which products are licensed together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import ibis
import ibis.expr.types as ir

from backtable.licensing._parts import part
from backtable.licensing.metrics import METRICS
from backtable.licensing.position._product import License, Product, price_of, unit_of

Ways = tuple[tuple[str, str], ...]


def following(products: Mapping[str, Product]) -> dict[str, Product]:
    """Give products with what counts in another's metric (an option in its database's) licensed in that one's ways."""
    result = dict(products)
    for key, product in products.items():
        other = METRICS[product.ways[0][1]].follows if len(product.ways) == 1 and product.ways[0][1] in METRICS else ""
        if other and other in products and products[other].ways:
            own, lead = product.ways[0][0], products[other]
            ways = tuple((own, metric) for metric in dict.fromkeys(metric for _, metric in lead.ways))
            result[key] = replace(product, ways=ways, follows=other)
    return result


def open_ways(
    product: Product, licenses: Sequence[License], products: Mapping[str, Product], told: Mapping[str, str], present: Collection[str] = ()
) -> Ways:
    """Give the ways in which a product's needs may be met and what is missing may be bought.

    Units of one kind (core licences by host or by machine, of this or that edition) are free to choose between, host by host.
    Another kind (named users instead of processors) is a decision: it serves where units of it are owned, or where the estate
    file itself states the product's ways. The usual kind, which is the first, serves where nothing else is owned, and beside what is
    owned where the prices of both are known: what named users that are owned cannot cover may be bought as processors. What counts in
    another's metric has the kind of that one.

    Args:
        told: facts of the company; `oracle.database_metric` decides for databases and what follows them.
        present: products that run here; what counts in this one's metric has a price in both kinds, too.
    """
    lead = products.get(product.follows, product)
    if kind := _stated_kind(product, lead, products, told):
        return tuple(way for way in product.ways if unit_of(way[1]) == kind)
    if lead.stated or not product.ways:
        return product.ways
    kinds = _owned_kinds(lead, licenses, products)
    if not unpriced_kinds(product, licenses, products, present):
        kinds.add(unit_of(lead.ways[0][1]))
    return tuple((right, metric) for right, metric in product.ways if unit_of(metric) in kinds)


def unpriced_kinds(
    product: Product, licenses: Sequence[License], products: Mapping[str, Product], present: Collection[str] = ()
) -> tuple[tuple[str, str], ...]:
    """Give what keeps the usual kind of unit from serving beside another that is owned: ways whose price is not known.

    None where it serves anyway, as the usual kind or nothing is owned.
    """
    lead = products.get(product.follows, product)
    kinds = _owned_kinds(lead, licenses, products)
    if lead.stated or not lead.ways or not kinds or (usual := unit_of(lead.ways[0][1])) in kinds:
        return ()
    members = [products[key] for key in sorted(present) if key in products and lead.key in (key, products[key].follows)] or [lead]
    beside = [products[key] for key in sorted(present) if key in products and set(products[key].only_with) & set(lead.ways)]
    first = {(other.key, ""): other.ways[0] for other in beside if other.ways}
    first |= {
        (member.key, unit_of(metric)): (right, metric)
        for member in members
        for right, metric in reversed(member.ways)
        if unit_of(metric) in (usual, *kinds)
    }
    return tuple(way for _, way in sorted(first.items()) if price_of(products, licenses, *way) is None)


def _owned_kinds(lead: Product, licenses: Sequence[License], products: Mapping[str, Product]) -> set[str]:
    """Give the kinds of unit in which something is owned of a product, or of another that serves it under the same metric.

    A higher edition by another rule (SQL Server Enterprise by server of 20 cores) makes nobody buy the lower one by server.
    """
    return {
        unit_of(metric)
        for right, metric in lead.ways
        for item in licenses
        if item.owned > 0
        and unit_of(item.metric) == unit_of(metric)
        and serves(item.product, right, products)
        and (item.product == right or _counts_by(item.product, metric, products))
    }


def _counts_by(owned: str, metric: str, products: Mapping[str, Product]) -> bool:
    """Say whether licences of a product count by a metric: the one in which they are sold in its unit; in any where nothing is said."""
    alike = [way for right, way in products[owned].ways if right == owned and unit_of(way) == unit_of(metric)] if owned in products else []
    return not alike or metric in alike


def instead_ways(
    product: Product, licenses: Sequence[License], products: Mapping[str, Product], told: Mapping[str, str], present: Collection[str] = ()
) -> Ways:
    """Give the ways of the edition that may be asked for where a product may not be used; none where there is no such edition.

    They are those in which that edition would be counted itself; of a machine that is stated to be in a cloud, by the cloud's own.
    """
    other = products.get(product.instead)
    if other is None or not product.ways:
        return ()
    if product.stated and all(metric.startswith(_CLOUD) for _, metric in product.ways):
        return ((other.key, _CLOUD),)
    return open_ways(other, licenses, products, told, present)


_CLOUD = "oracle.cloud"


def _stated_kind(product: Product, lead: Product, products: Mapping[str, Product], told: Mapping[str, str]) -> str:
    """Give the kind of unit that a fact states for databases and what follows them; empty where none is, or no way is of it."""
    databases = [products[item.follows].ways for item in METRICS.values() if item.follows in products]
    if lead.ways not in databases:
        return ""
    fact = {**told, **lead.facts, **product.facts}.get("oracle.database_metric")
    kind = unit_of(f"oracle.{fact}") if fact else ""
    return kind if any(unit_of(metric) == kind for _, metric in product.ways) else ""


def as_followed(
    licenses: Sequence[License], opened: Mapping[str, Ways], products: Mapping[str, Product]
) -> tuple[License, ...]:
    """Give licences that are stated in the metric of another product under that metric.

    Where several are open it is the one in whose unit something is owned of that product, else the first.
    """
    metric_of: dict[str, str] = {}
    for key, ways in opened.items():
        lead = products.get(products[key].follows)
        if lead is not None and ways:
            owned = {unit_of(item.metric) for item in licenses if item.owned > 0 and (item.product, item.metric) in lead.ways}
            (right, first), fitting = ways[0], (metric for _, metric in ways if unit_of(metric) in owned)
            metric_of[right] = next(fitting, first)
    return tuple(
        replace(item, metric=metric_of[item.product])
        if item.product in metric_of and item.metric in METRICS and METRICS[item.metric].follows
        else item
        for item in licenses
    )


def families(licensed: Mapping[str, Ways], opened: Mapping[str, Ways], products: Mapping[str, Product]) -> dict[str, tuple[str, ...]]:
    """Give product → all that is licensed in one way with it on each machine, a database and then its options.

    Args:
        licensed: counted products and the ways to license them.
        opened: those that may serve.
    """
    alike: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[str]] = {}
    leads = {other: products[other].ways for other in {products[key].follows for key in licensed} if other}

    def told(other: str, key: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        return other, tuple(metric for _, metric in licensed[key]), tuple(metric for _, metric in opened[key])

    for key in sorted(licensed, key=lambda key: (bool(products[key].follows), key)):
        for other, ways in leads.items():
            if products[key].follows == other or licensed[key] == ways:
                alike.setdefault(told(other, key), []).append(key)
                break
    return {key: tuple(members) for members in alike.values() if len(members) > 1 for key in members}


def as_needed(licenses: Sequence[License], licensed: Mapping[str, Ways]) -> tuple[License, ...]:
    """Give licences under the metrics by which their products are counted here.

    A unit is the same whether needs are counted by host or by machine: core licences that an order states under one way to
    count them serve under another.
    """
    counted: dict[tuple[str, str], list[str]] = {}
    for ways in licensed.values():
        for right, metric in ways:
            counted.setdefault((right, unit_of(metric)), []).append(metric)
    result = []
    for item in licenses:
        metrics = counted.get((item.product, unit_of(item.metric)), [item.metric])
        result.append(item if item.metric in metrics else replace(item, metric=metrics[0]))
    return tuple(result)


def serves(owned: str, right: str, products: Mapping[str, Product]) -> bool:
    """Say whether units of one product may serve needs of a right."""
    return owned == right or (owned in products and right in (*products[owned].covers, *products[owned].includes))


def together(licensed: Mapping[str, Ways], products: Mapping[str, Product]) -> dict[str, str]:
    """Give product → the product as which it is counted.

    Products that need the same rights by the same metrics (a title with an edition and one without) are one thing to license
    on a machine or a host, so that two machines of each are four of one.
    """
    first: dict[tuple[Ways, tuple[tuple[str, str], ...]], str] = {}
    result = {}
    for key in sorted(licensed, key=lambda key: (len(key), key)):
        alike = (licensed[key], tuple(sorted(products[key].facts.items())))
        each = any(metric in METRICS and METRICS[metric].each for _, metric in licensed[key])
        result[key] = key if each or not licensed[key] else first.setdefault(alike, key)
    return result


def covering(licensed: Mapping[str, Ways], opened: Mapping[str, Ways]) -> dict[str, str]:
    """Give product → another whose licensing of a host serves it there too.

    Where a product can only be licensed by hosts with any number of machines, or by a metric that licenses some hosts so, what may
    be licensed in the same way needs nothing of its own on such a host.

    Args:
        opened: those of the ways that may serve.
    """
    sole: dict[tuple[str, str], str] = {}
    for key, ways in licensed.items():
        metric = METRICS.get(ways[0][1]) if len(opened[key]) == 1 and opened[key][0] == ways[0] else None
        if metric and (metric.any_number or metric.whole_hosts):
            sole[ways[0]] = key
            if metric.whole_as:
                sole.setdefault((ways[0][0], metric.whole_as), key)
    return {key: sole[way] for key, ways in licensed.items() for way in ways if way in sole and sole[way] != key}


def whole_hosts(rows: ir.Table, machines: ir.Table, product: str, metric: str, answers: Mapping[str, str]) -> ir.Table:
    """Give product, place and variant where a product's licensing of a host serves others there: everywhere, or as its metric says.

    Args:
        rows: of a footprint, with `variant`, and with `_place`: what is of one place is licensed in one way.
        machines: the estate's machines.
    """
    own = _of_product(rows, product)
    of = METRICS[metric].whole_hosts
    return _places(own) if of is None else _served_places(own, of(_marked(own), machines, answers))


@part
def _of_product(rows: ir.Table, product: str) -> ir.Table:
    return rows.filter(rows["product"] == product)


@part
def _marked(own: ir.Table) -> ir.Table:
    """Give rows with each variant as a product of its own, as which a metric takes it."""
    return own.mutate(product=own["product"] + "~" + own.variant.cast("string"))


@part
def _served_places(own: ir.Table, found: ir.Table) -> ir.Table:
    own = own.mutate(_mark=own["product"] + "~" + own.variant.cast("string"))
    return _places(own.semi_join(found, [own._mark == found["product"], own.place == found.thing]))


@part
def _places(own: ir.Table) -> ir.Table:
    return own.select(_sole="product", _at="_place", _variant="variant")


def as_counted(
    rows: ir.Table,
    machines: ir.Table,
    as_one: Mapping[str, str],
    covering: Mapping[str, str],
    licensed: Mapping[str, Ways],
    answers: Mapping[str, Mapping[str, str]],
) -> ir.Table:
    """Give the rows of a footprint with the product as which each is counted.

    Args:
        rows: of a footprint, with `variant`: rows of several are counted apart.
        machines: the estate's machines.
        as_one: product → the product as which it is counted.
        covering: product → another whose licensing of a host serves it there too.
        licensed: product → the ways to license it.
        answers: product that serves others → the answers to the questions that move its metric, and facts.
    """
    renamed = any(key != one for key, one in as_one.items())
    if renamed:
        rows = _renamed(rows, as_one)
    if covering:
        held = _with_server(rows, covering)
        metrics = {other: licensed[other][0][1] for other in sorted(set(covering.values()))}
        rows = _as_server(rows, held, *(whole_hosts(held, machines, other, metric, answers[other]) for other, metric in metrics.items()))
    return _once(rows) if renamed or covering else rows


@part
def _renamed(rows: ir.Table, as_one: Mapping[str, str]) -> ir.Table:
    renamed = ((rows["product"] == key, one) for key, one in as_one.items() if key != one)
    return rows.mutate(product=ibis.cases(*renamed, else_=rows["product"]))


@part
def _with_server(rows: ir.Table, covering: Mapping[str, str]) -> ir.Table:
    """Give rows with `_place`, and `_by`: the product whose licensing of a host may serve them there."""
    by = ibis.cases(*((rows["product"] == key, other) for key, other in covering.items()), else_=ibis.null("string"))
    return rows.mutate(_place=rows.place, _by=by)


@part
def _as_server(rows: ir.Table, held: ir.Table, *served: ir.Table) -> ir.Table:
    """Give rows with the product that serves them where it does; `served` as from `whole_hosts`."""
    sole = (ibis.union(*served) if len(served) > 1 else served[0]).distinct()
    joined = held.left_join(sole, [held._by == sole._sole, held._place == sole._at, held.variant == sole._variant])
    return joined.mutate(product=joined._sole.fill_null(joined["product"])).select(*rows.columns)


@part
def _once(rows: ir.Table) -> ir.Table:
    """Give one row a product on a machine in each variant."""
    keys = ["variant", "product", "machine"]
    once = rows.group_by(keys).aggregate(
        users=rows.users.sum(), **{name: rows[name].max() for name in rows.columns if name not in (*keys, "users")}
    )
    return once.select(*rows.columns)

"""Oracle by processor."""

import ibis
import ibis.expr.types as ir

from backtable.licensing._parts import asking, part
from backtable.licensing._rules import rule_of
from backtable.licensing.metrics._clouds import cloud_servers, placed_in_clouds, policy_of, said_later
from backtable.licensing.metrics._contract import Answers, metric
from backtable.licensing.metrics._expressions import counted, lines, text, together
from backtable.licensing.metrics._facts import answer, day_of
from backtable.licensing.metrics._processors import with_factor
from backtable.licensing.metrics._stated import as_stated
from backtable.licensing.metrics._things import deployed, reached


def scope_of(answers: Answers) -> str:
    """Give how far programs on virtual machines reach under a reading."""
    return answer(answers, "oracle.partitioning")


def remedy_of(answers: Answers) -> str:
    """Say what to do about a machine whose host is not known."""
    return f"; name its host, or the public cloud that it is in as its environment{said_later(answers)}"


_SERVER = {
    "product": "string", "thing": "string", "machines": "int64", "homeless": "int64", "cores": "int64", "factor": "float64",
    "factor_text": "string", "family": "string", "reach": "string", "each": "string", "in_cloud": "int64",
}  # fmt: skip


@asking("as_of")
def in_clouds(machines: ir.Table, answers: Answers) -> ir.Table:
    """Give machines with those that are known to be in a public cloud as their own `thing`, and `cloud`; columns as of `deployed`."""
    policy = policy_of(answers)
    return machines.mutate(cloud=ibis.null("string")) if policy is None else placed_in_clouds(machines, policy)


@asking("oracle.partitioning", "oracle.unknown_processor", "processor.factors", "cloud.hyperthreading", "as_of")
def servers(machines: ir.Table, estate: ir.Table, answers: Answers) -> ir.Table:
    """Give the servers that Oracle's programs run on or, by the reading, could run on, each with its core factor.

    A machine in a public cloud is a server of its own, with its vCPUs as cores and what the cloud policy makes of one as its factor.

    Args:
        machines: as from `in_clouds`.
    """
    policy = policy_of(answers)
    found = reached(machines.filter(machines.cloud.isnull()).drop("cloud"), estate, scope_of(answers))
    found = as_stated(_with_core_factor(found, answers), estate, "oracle", answers)
    found = found.mutate(each=counted(found.cores, "core"), in_cloud=ibis.literal(0, type="int64")).select(*_SERVER).cast(_SERVER)
    if policy is None:
        return found
    clouds = cloud_servers(machines.filter(machines.cloud.notnull()), policy, answers).mutate(in_cloud=ibis.literal(1, type="int64"))
    return found.union(clouds.select(*_SERVER).cast(_SERVER))


@asking("oracle.unknown_processor", "as_of")
def _with_core_factor(found: ir.Table, answers: Answers) -> ir.Table:
    return with_factor(found, rule_of("oracle_core_factors", day_of(answers)), answer(answers, "oracle.unknown_processor"))


@part
def rounded_up(found: ir.Table) -> ir.Table:
    """Add processor licences: cores with the same factor are added up and rounded up together, and so are vCPUs in clouds.

    Args:
        found: as from `servers`; those count whose cores are known.

    Returns:
        With `by_cores`, the server's cores times their factor; what rounding adds for each factor counts with one of its servers,
        where the product has several factors. `added` says so, `rounded` has the same of every factor.
    """
    counts = found.cores.notnull()
    held = found.mutate(_exact=ibis.ifelse(counts, found.cores * found.factor, 0.0))
    summed = held.group_by("product", "factor", "in_cloud").agg(
        exact=held._exact.sum(), first=ibis.ifelse(counts, held.thing, ibis.null("string")).min()
    )
    exact = summed.exact.round(6)
    summed = summed.mutate(missing=exact.ceil().cast("float64") - exact)
    counting = summed.filter(summed.first.notnull())
    several = counting.group_by("product").agg(factors=counting.count()).rename(_product="product")
    summed = summed.left_join(several, summed["product"] == several._product)
    rounded = summed.filter(summed.missing > 0).select("missing", "first", "factors", _product="product", _factor="factor", _in_cloud="in_cloud")
    joined = found.left_join(
        rounded,
        [
            found["product"] == rounded._product,
            found.factor == rounded._factor,
            found.in_cloud == rounded._in_cloud,
            found.thing == rounded.first,
        ],
    )
    shown = (joined.missing.notnull() & (joined.factors > 1)).fill_null(False)
    added = ibis.ifelse(
        shown,
        text(
            ibis.ifelse(joined.in_cloud > 0, ibis.literal("; all vCPUs in clouds with factor "), ibis.literal("; all cores with factor ")),
            joined.factor_text,
            " are added up before they are rounded up, which is counted here",
        ),
        ibis.literal(""),
    )
    own = joined.cores * joined.factor
    result = joined.mutate(
        by_cores=own + ibis.ifelse(shown, joined.missing, 0.0), rounded=own + joined.missing.fill_null(0.0), added=added
    )
    return result.drop("missing", "first", "factors", "_product", "_factor", "_in_cloud")


@part
def without_processors(machines: ir.Table) -> ir.Table:
    """Give a line of nothing for each device: from it the program is only used.

    Args:
        machines: as from `deployed`.
    """
    found = machines.filter(machines.device == 1)
    found = found.mutate(thing=found.machine, machines=ibis.literal(0, type="int64"))
    return lines(found, ibis.literal(0.0), ibis.literal("a device from which the program is used has no processor to license"), {})


@metric(
    "oracle.processor",
    "Oracle Processor",
    "processor licences",
    "Oracle licence definitions (Processor) and Processor Core Factor Table 070634, effective 16 March 2009 and later",
    "Database Enterprise Edition with its options and packs, WebLogic, other programs by processor",
    asks=("oracle.partitioning", "oracle.unknown_processor", "processor.factors", "cloud.hyperthreading", "as_of"),
    rules=("oracle_core_factors", "oracle_cloud"),
    reach=scope_of,
)
def processor(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count cores times core factor over every server in scope; fractions are rounded up after adding up.

    Cores with the same factor are added up and rounded together; where a product runs on servers of several factors, what
    rounding adds for each factor counts with one of its servers. Machines in a public cloud count by their vCPUs.
    """
    found = servers(in_clouds(deployed(footprint), answers), machines, answers)
    held = rounded_up(found)
    alone = text(held.each, " × ", held.factor_text, " (", held.family, ")", held.reach)
    own = {"alone": held.cores * held.factor, "alone_rule": alone, "step": ibis.literal(1.0)}
    counted_here = lines(held, held.by_cores, text(alone, held.added), {"cores": "cores"}, remedy=remedy_of(answers), together=own)
    return together(counted_here, without_processors(deployed(footprint)))

"""Oracle by Named User Plus, and options in the metric of their database."""

from collections.abc import Callable, Mapping
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._parts import part as part_of_queries
from backtable.licensing._rules import rule_of
from backtable.licensing.metrics._contract import METRICS, Answers, metric
from backtable.licensing.metrics._expressions import counted, flag, larger, lines, listed, text, together
from backtable.licensing.metrics._facts import answer, day_of
from backtable.licensing.metrics._oracle import in_clouds, remedy_of, rounded_up, scope_of, servers
from backtable.licensing.metrics._things import deployed

Part = Callable[[ir.Table], ir.Table]


@part_of_queries
def devices(machines: ir.Table) -> ir.Table:
    """Count devices: one that people operate is counted through them, one that nobody operates counts as a user."""
    found = machines.filter(machines.device == 1)
    found = found.mutate(thing=found.machine, machines=found.rows)
    operated = found.users > 0
    words = ibis.ifelse(
        operated.fill_null(False),
        ibis.literal("operated by people, who are counted where they use the program; the device is not counted again"),
        ibis.literal("a device that nobody operates counts like a person"),
    )
    return lines(found, ibis.ifelse(operated.fill_null(False), 0, 1), words, {})


@part_of_queries
def _people(machines: ir.Table, found: ir.Table) -> ir.Table:
    """Give the people of each server: the sum over its machines, null where no machine's are known.

    A machine that has no server of its own among those found, as its host is not known, brings its people to the first.
    """
    own = machines.filter(machines.device == 0)
    keys = found.select(_of="product", _at="thing")
    firsts = found.group_by("product").agg(first=found.thing.min()).rename(_for="product")
    held = own.left_join(keys, [own["product"] == keys._of, own.thing == keys._at])
    held = held.left_join(firsts, held["product"] == firsts._for)
    held = held.mutate(place=held._at.fill_null(held.first))
    return held.group_by("product", "place").agg(
        users=held.users.sum(), most=held.users.max(), unknown=flag(held.users.isnull()).sum()
    )


def _unlicensable(held: ir.Table, answers: Answers) -> Any:
    """Give why the people of a server cannot be licensed, null where they can."""
    given = answer(answers, "oracle.users")
    if given == "processors":
        return text("not counted: who uses ", held.thing, " cannot be counted; license it by processor")
    if given == "counted":
        return ibis.null().cast("string")
    unknown = (held.machines > 0) & (held.unknown.fill_null(1) > 0)
    return ibis.ifelse(
        unknown,
        text("not counted: who uses ", held.thing, " is not known; license it by processor"),
        ibis.null().cast("string"),
    )


def users(
    machines: ir.Table, found: ir.Table, part: Part, needs: Mapping[str, str], answers: Answers, remedy: str = ""
) -> ir.Table:
    """Set the people of all servers against the minimum of all servers together.

    Args:
        machines: as from `deployed`.
        found: servers, with `refused` where some cannot be licensed so.
        part: servers that count → the same with `part`, each one's share of the minimum of all, `alone`, what it would be if no fractions
            were rounded up, `fewest`, null or the fewest for all of them together, `step`, null or the units to which their sum is rounded
            up, and `why`.
        needs: column → what it is called, without which a server cannot be counted.
        remedy: what to do where the host is not known.
    """
    same = answer(answers, "users.across_machines") == "same"
    people = _people(machines, found).rename(_product="product", _thing="place")
    stop = found.refused if "refused" in found.columns else ibis.null("string")
    held = found.mutate(_stop=stop).left_join(people, [found["product"] == people._product, found.thing == people._thing])
    held = held.mutate(_why_not=held._stop.fill_null(_unlicensable(held, answers))).drop("_product", "_thing")
    counts = held._why_not.isnull()
    for column in needs:
        counts = counts & held[column].notnull()
    rest = held.filter(~counts)
    usable = part(held.filter(counts))
    known = usable.most.max() if same else usable.users.sum()
    summed = usable.group_by("product").agg(minimum=usable.part.sum(), people=known.cast("int64"), lead=usable.thing.min())
    whole = summed.minimum.round(6).ceil()
    who = text(counted(summed.people, "user"), ", the same people on every server" if same else " on all servers together")
    least = text("the minimum of ", whole, " for all servers together")
    said = ibis.cases(
        (summed.people.isnull(), text("; users not known, so at least ", least)),
        (summed.people > whole, text("; ", who, ", more than ", least)),
        else_=text("; ", who, ", so ", least),
    )
    beyond = larger(summed.people.fill_null(0).cast("float64"), whole.cast("float64")) - summed.minimum
    summed = summed.select("lead", _of="product", beyond=beyond, said=said)
    joined = usable.left_join(summed, [usable["product"] == summed._of, usable.thing == summed.lead])
    words = text("part of the common minimum: ", joined.why)
    count, fewest = joined.users.fill_null(0).cast("float64"), joined.fewest.cast("float64")
    most = joined.most.fill_null(0).cast("float64")
    shared = {
        "alone": joined.alone,
        "alone_rule": words,
        "people": ibis.null("float64") if same else count,
        "step": joined.step.cast("float64"),
        "least": ibis.ifelse((fewest > most).fill_null(False), fewest, most) if same else fewest,
    }
    return together(
        lines(joined, joined.part + joined.beyond.fill_null(0.0), text(words, joined.said.fill_null("")), {}, together=shared),
        lines(rest, ibis.literal(0.0), ibis.literal(""), needs, rest._why_not, remedy),
    )


def least_of(product: ir.StringValue, answers: Answers) -> Any:
    """Give the fewest Named User Plus for each processor of a product."""
    rule = rule_of("oracle_users", day_of(answers))
    cases = ((listed(product.lower(), special["match"]), ibis.literal(special["per_processor"])) for special in rule.values["products"])
    return ibis.cases(*cases, else_=ibis.literal(rule.values["per_processor"]))


@metric(
    "oracle.nup",
    "Oracle Named User Plus",
    "named user licences",
    "Oracle licence definitions (Named User Plus) and user minimums: 25 for each processor with Enterprise Edition, "
    "10 with WebLogic; as shown by oraclelicensestore.com (read in 2026)",
    "Database Enterprise Edition with its options and packs, WebLogic",
    asks=(
        "oracle.users",
        "oracle.partitioning",
        "oracle.unknown_processor",
        "processor.factors",
        "users.across_machines",
        "cloud.hyperthreading",
        "as_of",
    ),
    rules=(
        "oracle_users",
        "oracle_core_factors",
        "oracle_cloud",
    ),
    reach=scope_of,
    people=True,
)
def named_user_plus(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count people and unattended devices, at least the minimum for the processors of all servers together."""
    own = in_clouds(deployed(footprint), answers)
    found = servers(own, machines, answers)
    found = found.mutate(per=least_of(found["product"], answers))

    def part(held: ir.Table) -> ir.Table:
        added = rounded_up(held)
        why = text(
            added.per, " for each processor, ", added.each, " × ", added.factor_text,
            " (", added.family, ")", added.reach,
        )  # fmt: skip
        return added.mutate(part=added.per * added.rounded, alone=added.per * added.cores * added.factor, fewest=ibis.null("float64"), step=added.per, why=why)

    return together(users(own, found, part, {"cores": "cores"}, answers, remedy_of(answers)), devices(own))


@metric(
    "oracle.option",
    "Oracle option or pack in its database's metric",
    "licences in the database's metric",
    "Oracle user minimums: options and packs must match the licences of their database, as shown by "
    "oraclelicensestore.com (read in 2026)",
    "Enterprise Edition options and management packs",
    asks=(
        "oracle.database_metric",
        "oracle.partitioning",
        "oracle.unknown_processor",
        "processor.factors",
        "users.across_machines",
        "cloud.hyperthreading",
        "as_of",
    ),
    rules=(
        "oracle_options",
        "oracle_core_factors",
        "oracle_users",
        "oracle_cloud",
    ),
    reach=scope_of,
    follows="oracle.database_enterprise",
    people=True,
)
def option(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count an option like the database that it belongs to."""
    # Whether people can be counted is settled by the database's own licences.
    counted = {**answers, "oracle.users": "counted"}
    return METRICS[f"oracle.{answer(answers, 'oracle.database_metric')}"].lines(footprint, machines, counted)

"""Oracle by Named User Plus, and options in the metric of their database."""

from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import Rule, rule_of
from backtable.licensing.metrics._contract import METRICS, Answers, metric
from backtable.licensing.metrics._expressions import counted, flag, larger, lines, listed, text, together
from backtable.licensing.metrics._facts import answer, day_of
from backtable.licensing.metrics._oracle import _refused, scope_of, servers
from backtable.licensing.metrics._things import deployed, reached


def _devices(machines: ir.Table) -> ir.Table:
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


def _users(
    machines: ir.Table,
    found: ir.Table,
    least: Any,
    exact: Any,
    why: Any,
    needs: dict[str, str],
    answers: Answers,
    refused: Any = None,
) -> ir.Table:
    """Set people against the minimum, for each server or, where they are the same people, once for all servers.

    Args:
        found: servers.
        least: the minimum of a server by itself.
        exact: the server's part of the common minimum, not yet rounded.
        why: how the minimum came about.
        refused: text where a server cannot be licensed so, else null.
    """
    same = answer(answers, "users.across_machines") == "same"
    people = _people(machines, found).rename(_product="product", _thing="place")
    held = found.mutate(
        _least=least, _exact=exact, _why=why, _stop=ibis.null().cast("string") if refused is None else refused
    )
    held = held.left_join(people, [held.product == people._product, held.thing == people._thing])
    held = held.mutate(_refused=held._stop.fill_null(_unlicensable(held, answers)))
    if not same:
        known = held.users.fill_null(0)
        words = ibis.ifelse(
            held.users.isnull(),
            text("users not known, at least the minimum: ", held._why),
            ibis.ifelse(
                known > held._least,
                text(counted(known, "user"), ", more than the minimum: ", held._why),
                text("minimum for ", counted(known, "user"), ": ", held._why),
            ),
        )
        return lines(held, larger(known, held._least), words, needs, held._refused)
    usable = held.filter(held._refused.isnull() & held._exact.notnull())
    summed = usable.group_by("product").agg(
        minimum=usable._exact.sum(), most_users=usable.most.max(), first=usable.thing.min()
    )
    whole = (summed.minimum.round(6)).ceil()
    most = summed.most_users.fill_null(0)
    summed = summed.select(
        "first",
        _of="product",
        beyond=larger(most.cast("float64"), whole.cast("float64")) - summed.minimum,
        said=text(
            "; ", counted(most, "user"), ", the same people on every server, against a common minimum of ", whole
        ),
    )
    joined = held.left_join(summed, [held["product"] == summed._of, held.thing == summed.first])
    words = text("part of the common minimum: ", joined._why, joined.said.fill_null(""))
    return lines(joined, joined._exact + joined.beyond.fill_null(0.0), words, needs, joined._refused)


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
        "as_of",
    ),
    rules=(
        "oracle_users",
        "oracle_core_factors",
    ),
    reach=scope_of,
)
def named_user_plus(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count people and unattended devices, at least the minimum for each processor."""
    rule = rule_of("oracle_users", day_of(answers))
    own = deployed(footprint)
    found = servers(own, machines, answers)
    least: Any = ibis.cases(
        *(
            (listed(found["product"].lower(), special["match"]), ibis.literal(special["per_processor"]))
            for special in rule.values["products"]
        ),
        else_=ibis.literal(rule.values["per_processor"]),
    )
    found = found.mutate(per=least, processors_exact=found.cores * found.factor)
    # The common minimum is taken of all processors together; each server's part is a share of their rounded sum.
    totals = found.group_by("product").agg(all_processors=found.processors_exact.sum()).rename(_of="product")
    found = found.left_join(totals, found["product"] == totals._of)
    rounded = found.all_processors.round(6).ceil() / found.all_processors
    why = text(
        found.per,
        " for each processor, ",
        counted(found.cores, "core"),
        " × ",
        found.factor_text,
        " (",
        found.family,
        ")",
        found.reach,
    )
    return together(
        _users(
            own,
            found,
            found.per * found.processors_exact.ceil(),
            found.per * found.processors_exact * rounded,
            why,
            {"cores": "cores"},
            answers,
        ),
        _devices(own),
    )


@metric(
    "oracle.nup_standard",
    "Oracle Named User Plus, Standard Edition 2",
    "named user licences",
    "Oracle Database Licensing guide, Standard Edition 2 since 1 September 2015: 10 for each server",
    "Database Standard Edition 2",
    asks=("oracle.users", "oracle.partitioning", "users.across_machines", "as_of"),
    rules=(
        "oracle_users",
        "oracle_standard_edition",
    ),
    reach=scope_of,
)
def named_user_plus_standard(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count people and unattended devices, at least ten for each server; servers of more than two sockets are refused."""
    day = day_of(answers)
    rule: Rule = rule_of("oracle_users", day)
    own = deployed(footprint)
    found = reached(own, machines, scope_of(answers))
    each = ibis.literal(rule.values["per_server"])
    refused = _refused(found, rule_of("oracle_standard_edition", day))
    why = text(f"{rule.values['per_server']} for each server ({rule.name})", found.reach)
    # A refused server has no part of the common minimum either.
    part = ibis.ifelse(refused.isnull(), each, 0).cast("float64")
    needs = {"processors": "sockets"}
    return together(_users(own, found, each, part, why, needs, answers, refused), _devices(own))


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
        "as_of",
    ),
    rules=(
        "oracle_options",
        "oracle_core_factors",
        "oracle_users",
    ),
    reach=scope_of,
)
def option(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count an option like the database that it belongs to."""
    # Whether people can be counted is settled by the database's own licences.
    counted = {**answers, "oracle.users": "counted"}
    return METRICS[f"oracle.{answer(answers, 'oracle.database_metric')}"].lines(footprint, machines, counted)

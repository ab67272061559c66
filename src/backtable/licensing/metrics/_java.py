"""Java SE by employee, and by processor and user as before."""

from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import rate_of, rule_of
from backtable.licensing.metrics._contract import METRICS, Answers, metric
from backtable.licensing.metrics._expressions import lines
from backtable.licensing.metrics._facts import day_of, figure
from backtable.licensing.metrics._oracle import scope_of
from backtable.licensing.metrics._people import by_person, people
from backtable.licensing.metrics._things import deployed

_SUBSCRIPTION = "Oracle Java SE Subscription Global Price List, 3 August 2018"


@metric(
    "oracle.java_employee",
    "Oracle Java SE by employee",
    "employees",
    "Oracle Java SE Universal Subscription Global Price List, 23 January 2023",
    "Java SE Universal Subscription",
    asks=("java.employees", "as_of"),
    rules=("java_employees",),
    subscription=True,
)
def java_employee(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count every employee of the company, whoever uses Java, once Java is used at all."""
    rule = rule_of("java_employees", day_of(answers))
    employees = figure(answers, "java.employees")
    own = deployed(footprint)
    used = own.group_by("product").agg(machines=own.rows.sum())
    quantity: Any = ibis.null().cast("float64") if employees is None else ibis.literal(employees)
    used = used.mutate(thing=ibis.literal("all employees"), employees=quantity)
    words = ""
    if employees is not None:
        rate: Decimal | None = rate_of(rule, max(1, round(employees)))
        price = f"{rule.values['currency']} {rate} each a {rule.values['period']}" if rate else "price on request"
        words = f"{employees:,.0f} employees, contractors and consultants, whoever uses Java ({rule.name}: {price})"
    missing = ibis.literal("not counted: the number of employees is not known; give java.employees")
    refused = missing if employees is None else None
    return lines(used, used.employees, ibis.literal(words), {}, refused)


@metric(
    "oracle.java_processor",
    "Oracle Java SE by processor",
    "processor licences",
    _SUBSCRIPTION,
    "Java SE Subscription for servers, until January 2023",
    asks=("oracle.partitioning", "oracle.unknown_processor", "processor.factors", "cloud.hyperthreading", "as_of"),
    rules=("java_subscriptions", "oracle_core_factors", "oracle_cloud"),
    reach=scope_of,
    subscription=True,
)
def java_processor(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the processors of the servers on which Java is installed, as those of any program of Oracle by processor."""
    rule = rule_of("java_subscriptions", day_of(answers))
    found = METRICS["oracle.processor"].lines(footprint, machines, answers)
    said = found.rule + ibis.literal(f"; {rule.name}")
    return found.mutate(rule=ibis.ifelse(found.quantity.isnull(), found.rule, said))


@metric(
    "oracle.java_nup",
    "Oracle Java SE by desktop user",
    "named user licences",
    _SUBSCRIPTION,
    "Java SE Desktop Subscription, until January 2023",
    asks=("users.across_machines", "as_of"),
    rules=("java_subscriptions",),
    within=by_person,
    subscription=True,
)
def java_users(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the people who are authorized to use Java on desktop computers."""
    rule = rule_of("java_subscriptions", day_of(answers))
    return people(footprint, answers, "user", f"whether they use it or not ({rule.name})")

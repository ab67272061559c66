"""Java SE by employee."""

from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import rate_of, rule_of
from backtable.licensing.metrics._contract import Answers, metric
from backtable.licensing.metrics._expressions import lines
from backtable.licensing.metrics._facts import day_of, figure
from backtable.licensing.metrics._things import deployed


@metric(
    "oracle.java_employee",
    "Oracle Java SE by employee",
    "employees",
    "Oracle Java SE Universal Subscription Global Price List, 23 January 2023",
    "Java SE Universal Subscription",
    asks=("java.employees", "as_of"),
    rules=("java_employees",),
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

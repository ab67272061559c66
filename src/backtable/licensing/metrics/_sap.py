"""SAP by named user and by document."""

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import rule_of
from backtable.licensing.metrics._contract import Answers, metric
from backtable.licensing.metrics._expressions import lines, together
from backtable.licensing.metrics._facts import day_of, figure
from backtable.licensing.metrics._people import by_person, people
from backtable.licensing.metrics._things import deployed


@metric(
    "sap.named_user",
    "SAP named user",
    "named users",
    "SAP Software Use Rights, named users (January 2024 and later); each category is a product of its own",
    "SAP ERP and S/4HANA by named user",
    asks=("users.across_machines",),
    within=by_person,
)
def named_user(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the people of each category, once however many systems they use."""
    return people(footprint, answers, "named user", "one licence of their category for all systems")


@metric(
    "sap.digital_access",
    "SAP Digital Access by document",
    "documents",
    "SAP indirect access pricing of April 2018; multipliers as shown in Snow Optimizer for SAP's user guide",
    "S/4HANA and ECC with the document contract",
    asks=("sap.documents.*", "as_of"),
    rules=("sap_documents",),
)
def digital_access(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the documents that other systems created, by type and with the type's weight."""
    rule = rule_of("sap_documents", day_of(answers))
    own = deployed(footprint)
    used = own.group_by("product").agg(machines=own.rows.sum())
    parts: list[ir.Table] = []
    for kind in rule.values["documents"]:
        number = figure(answers, f"sap.documents.{kind['key']}")
        if number is not None:
            words = f"{number:,.0f} {kind['name']} × {kind['weight']} ({rule.name})"
            line = used.mutate(thing=ibis.literal(kind["name"]))
            if parts:  # the machines stand behind all documents together
                line = line.mutate(machines=ibis.literal(0, type="int64"))
            parts.append(lines(line, ibis.literal(number * float(kind["weight"])), ibis.literal(words), {}))
    if parts:
        return together(*parts)
    missing = ibis.literal("not counted: no documents are known; give sap.documents.sales and the other types")
    all_types = used.mutate(thing=ibis.literal("all documents"))
    return lines(all_types, ibis.null().cast("float64"), ibis.literal(""), {}, missing)

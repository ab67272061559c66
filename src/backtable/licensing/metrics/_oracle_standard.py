"""Oracle Database Standard Editions: by socket and by Named User Plus."""

from collections.abc import Mapping
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import Rule, rule_of
from backtable.licensing.metrics._contract import Answers, metric
from backtable.licensing.metrics._expressions import counted, larger, lines, listed, text, together
from backtable.licensing.metrics._facts import answer, day_of
from backtable.licensing.metrics._oracle import scope_of
from backtable.licensing.metrics._oracle_users import devices, users
from backtable.licensing.metrics._processors import named
from backtable.licensing.metrics._stated import with_stated
from backtable.licensing.metrics._things import deployed, reached

_ASKS = ("oracle.partitioning", "oracle.modules", "as_of")


def _within(answers: Answers) -> str:
    return "place" if scope_of(answers) == "named_hosts" else ""


def of_edition(product: ir.StringValue, rule: Rule, value: str) -> Any:
    """Give what the rule says of a product's edition: the first of its editions that the key names, else the first of the list."""
    first, *others = rule.values["editions"]
    kind = "string" if value == "name" else "int64"

    def literal(edition: Mapping[str, Any]) -> Any:
        return ibis.literal(edition[value]) if value in edition else ibis.null(kind)

    key = product.lower()
    return ibis.cases(*((listed(key, edition["match"]), literal(edition)) for edition in others), else_=literal(first)).cast(kind)


def _servers(own: ir.Table, machines: ir.Table, answers: Answers) -> tuple[ir.Table, Rule]:
    """Give servers with `sockets_counted`, `counted_words`, and `refused`: why one cannot be licensed so, else null."""
    day = day_of(answers)
    rule, modules = rule_of("oracle_standard_edition", day), rule_of("oracle_modules", day)
    found = with_stated(with_stated(reached(own, machines, scope_of(answers)), machines, "sockets"), machines, "chips")
    model = found.cpu_model.lower().fill_null("")
    known = [(named(row, model), row) for row in modules.values["rows"]]
    chips = found.chips.fill_null(ibis.cases(*((hit, ibis.literal(int(row["factor"]))) for hit, row in known), else_=1))
    name = ibis.cases(
        (found.chips.notnull(), ibis.literal("stated")),
        *((hit, ibis.literal(row["name"])) for hit, row in known),
        else_=ibis.literal(""),
    )
    if answer(answers, "oracle.modules") == "one":
        chips, name = ibis.literal(1), ibis.literal("")
    found = found.mutate(_chips=chips.cast("int64"), _module=name)
    several = found._chips > 1
    words = text(counted(found.processors, "occupied socket"))
    found = found.mutate(
        sockets_counted=found.processors * found._chips,
        edition=of_edition(found["product"], rule, "name"),
        _most=of_edition(found["product"], rule, "sockets"),
    )
    # That chips make a server too large is the supplier's reading only: it is counted, as the reading would be the cheaper one without.
    beyond = ibis.ifelse(
        found.sockets_counted > found._most,
        text(": more than the ", found._most, " that ", found.edition, " allows, so that Enterprise Edition may be asked for"),
        ibis.literal(""),
    )
    counts = text(words, " × ", found._chips, " chips each (", found._module, f"; {modules.name})", beyond)
    found = found.mutate(counted_words=ibis.ifelse(several, counts, words))
    capacity = larger(found.sockets.fill_null(0), found.processors)
    held = ibis.ifelse(
        (found.sockets > found.processors).fill_null(False),
        text(counted(found.sockets, "socket"), ", of which ", found.processors, " are occupied"),
        counted(found.processors, "socket"),
    )
    refused = text(
        "not eligible for ", found.edition, ": ", held, ", and a server may have at most ", found._most,
        "; count it as Enterprise Edition", found.reach,
    )  # fmt: skip
    return found.mutate(refused=ibis.ifelse(capacity > found._most, refused, ibis.null("string"))), rule


@metric(
    "oracle.socket",
    "Oracle Standard Edition by socket",
    "processor licences",
    "Oracle licence definitions (Processor, Standard Edition) and Database Licensing guide, Standard Edition 2 since "
    "1 September 2015",
    "Database Standard Edition 2, Standard Edition and Standard Edition One",
    asks=_ASKS,
    rules=("oracle_standard_edition", "oracle_modules"),
    reach=scope_of,
    within=_within,
)
def socket(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count occupied sockets; a server that can hold more than the edition allows cannot be licensed so."""
    found, rule = _servers(deployed(footprint), machines, answers)
    words = text(
        found.counted_words, " (no core factor; ", found.edition, ": at most ", found._most, f" a server, {rule.name})", found.reach
    )
    return lines(found, found.sockets_counted, words, {"processors": "sockets"}, found.refused)


@metric(
    "oracle.nup_standard",
    "Oracle Named User Plus, Standard Edition",
    "named user licences",
    "Oracle Database Licensing guide, Standard Edition 2 since 1 September 2015: 10 for each server",
    "Database Standard Edition 2, Standard Edition and Standard Edition One",
    asks=("oracle.users", *_ASKS, "users.across_machines"),
    rules=("oracle_standard_edition", "oracle_modules"),
    reach=scope_of,
)
def named_user_plus_standard(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count people and unattended devices, at least the edition's minimum for each server or in all."""
    own = deployed(footprint)
    found, rule = _servers(own, machines, answers)
    found = found.mutate(
        each=of_edition(found["product"], rule, "per_server"), least=of_edition(found["product"], rule, "in_all")
    )

    def part(held: ir.Table) -> ir.Table:
        first = held.group_by("product").agg(_first=held.thing.min()).rename(_of="product")
        joined = held.left_join(first, held["product"] == first._of)
        alone = ibis.ifelse(joined.thing == joined._first, joined.least, 0)
        why = ibis.ifelse(
            joined.each.notnull(),
            text(joined.each, f" for each server ({rule.name})"),
            text(joined.least, " in all with ", joined.edition, f" ({rule.name})"),
        )
        return joined.mutate(part=joined.each.fill_null(alone).cast("float64"), why=text(why, joined.reach))

    return together(users(own, found, part, {"processors": "sockets"}, answers), devices(own))

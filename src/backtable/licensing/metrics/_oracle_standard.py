"""Oracle Database Standard Editions: by socket and by Named User Plus."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import Rule, held_on, rule_of
from backtable.licensing.metrics._clouds import policy_of
from backtable.licensing.metrics._contract import Answers, metric
from backtable.licensing.metrics._expressions import counted, larger, lines, listed, ratio, text, together
from backtable.licensing.metrics._facts import answer, day_of
from backtable.licensing.metrics._oracle import in_clouds, scope_of, without_processors
from backtable.licensing.metrics._oracle_users import devices, users
from backtable.licensing.metrics._processors import named
from backtable.licensing.metrics._stated import with_stated
from backtable.licensing.metrics._things import deployed, reached

_ANY = 1_000_000  # sockets of an edition that may be used on servers of any size
_ASKS = ("oracle.partitioning", "oracle.modules", "oracle.standard_edition", "cloud.hyperthreading", "as_of")


_SERVER = {
    "product": "string", "thing": "string", "machines": "int64", "homeless": "int64", "processors": "int64", "sockets_counted": "float64",
    "edition": "string", "words": "string", "refused": "string", "reach": "string", "vcpus": "int64",
}  # fmt: skip


def of_edition(product: ir.StringValue, rule: Rule, value: str) -> Any:
    """Give what the rule says of a product's edition: the first of its editions that the key names, else the first of the list."""
    first, *others = rule.values["editions"]
    kind = "string" if value == "name" else "int64"

    def literal(edition: Mapping[str, Any]) -> Any:
        return ibis.literal(edition[value]) if value in edition else ibis.null(kind)

    key = product.lower()
    return ibis.cases(*((listed(key, edition["match"]), literal(edition)) for edition in others), else_=literal(first)).cast(kind)


def narrowest_first(products: Iterable[str], day: date | None) -> tuple[str, ...]:
    """Give products, those first whose edition may be used on the smallest servers only: where another is refused, they are, too."""
    rule = held_on("oracle_standard_edition", day) if day else rule_of("oracle_standard_edition")
    if rule is None:
        return tuple(products)
    first, *others = rule.values["editions"]

    def sockets(product: str) -> int:
        named = (edition for edition in others if any(all(word in product.lower() for word in words) for words in edition["match"]))
        return int(next(named, first).get("sockets", _ANY))

    return tuple(sorted(products, key=sockets))


def too_many_vcpus(found: ir.Table, answers: Answers, name: str) -> Any:
    """Say why a machine in an authorized cloud is too large for its Standard Edition, null where it is not.

    Args:
        found: with product and vcpus.
        name: of the cloud policy.
    """
    editions = rule_of("oracle_standard_edition", day_of(answers))
    most = of_edition(found["product"], editions, "vcpus")
    over = text(
        "not eligible for ", of_edition(found["product"], editions, "name"), ": ", counted(found.vcpus, "vCPU"),
        ", and a machine may have at most ", most, f" ({name}); count it as Enterprise Edition",
    )  # fmt: skip
    return ibis.ifelse(found.vcpus > most, over, ibis.null("string"))


def _in_clouds(own: ir.Table, policy: Rule, answers: Answers) -> ir.Table:
    """Give machines in clouds as servers, of which so many vCPUs are a socket; columns of `_SERVER`."""
    editions, threads = rule_of("oracle_standard_edition", day_of(answers)), answer(answers, "cloud.hyperthreading")
    said = {whose: policy.values.get(whose, policy.values["authorized"]) for whose in policy.values["clouds"]}
    size = ibis.cases(*((own.cloud == whose, ibis.literal(each["vcpus_per_socket"][threads])) for whose, each in said.items()), else_=4)
    limited = own.cloud.isin([whose for whose, each in said.items() if each["limited"]])
    words = text(counted(own.vcpus, "vCPU"), " in a cloud, each ", size, f" a socket, rounded up for each machine ({policy.name})")
    return own.select(
        "product",
        "thing",
        "vcpus",
        machines=own.rows,
        homeless=ibis.literal(0, type="int64"),
        processors=ratio(own.vcpus, size).ceil(),
        sockets_counted=ratio(own.vcpus, size).ceil(),
        edition=of_edition(own["product"], editions, "name"),
        words=words,
        refused=ibis.ifelse(limited, too_many_vcpus(own, answers, policy.name), ibis.null("string")),
        reach=ibis.literal(""),
    ).cast(_SERVER)


def _servers(own: ir.Table, machines: ir.Table, answers: Answers) -> tuple[ir.Table, Rule]:
    """Give servers, columns of `_SERVER`: `refused` says why one cannot be licensed so, `vcpus` are those of a machine in a cloud.

    Args:
        own: as from `in_clouds`.
    """
    found, rule = _on_hosts(own.filter(own.cloud.isnull()).drop("cloud"), machines, answers)
    found = found.mutate(vcpus=ibis.null("int64")).select(*_SERVER).cast(_SERVER)
    policy = policy_of(answers)
    if policy is None:
        return found, rule
    return found.union(_in_clouds(own.filter(own.cloud.notnull()), policy, answers).select(*_SERVER)), rule


def _on_hosts(own: ir.Table, machines: ir.Table, answers: Answers) -> tuple[ir.Table, Rule]:
    """Give hosts and physical servers that are reached, with the columns of `_SERVER` but for `vcpus`."""
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
    # That chips make a server too large is the supplier's reading only: where it is not counted as Enterprise Edition it is counted so,
    # as the reading would be the cheaper one without.
    beyond = ibis.ifelse(
        (found.sockets_counted > found._most).fill_null(False),
        text(": more than the ", found._most, " that ", found.edition, " allows, so that Enterprise Edition may be asked for"),
        ibis.literal(""),
    )
    made = text(words, " × ", found._chips, " chips each (", found._module, f"; {modules.name})")
    words = ibis.ifelse(several, text(made, beyond), words)
    size = ibis.ifelse(found._most.isnull(), ibis.literal("servers of any size, "), text("at most ", found._most, " a server, "))
    words = text(words, " (no core factor; ", found.edition, ": ", size, f"{rule.name})", found.reach)
    found = found.mutate(words=words)
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
    cases = [(capacity > found._most, refused)]
    if answer(answers, "oracle.standard_edition") == "enterprise":
        chips = text("not eligible for ", found.edition, ": ", made, ", and a server may have at most ", found._most, "; count it as Enterprise Edition", found.reach)
        cases.append((several & (found.sockets_counted > found._most), chips))
    return found.mutate(refused=ibis.cases(*cases, else_=ibis.null("string"))), rule


@metric(
    "oracle.socket",
    "Oracle Standard Edition by socket",
    "processor licences",
    "Oracle licence definitions (Processor, Standard Edition) and Database Licensing guide, Standard Edition 2 since "
    "1 September 2015",
    "Database Standard Edition 2, Standard Edition and Standard Edition One, WebLogic Server Standard Edition",
    asks=_ASKS,
    rules=("oracle_standard_edition", "oracle_modules", "oracle_cloud"),
    reach=scope_of,
)
def socket(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count occupied sockets; a server that can hold more than the edition allows cannot be licensed so.

    A machine in a public cloud counts by the cloud policy, so many vCPUs a socket.
    """
    found, _ = _servers(in_clouds(deployed(footprint), answers), machines, answers)
    own = lines(found, found.sockets_counted, found.words, {"processors": "sockets"}, found.refused)
    return together(own, without_processors(deployed(footprint)))


def _cloud_policy(policy: Rule | None) -> str:
    return policy.name if policy else ""


@metric(
    "oracle.nup_standard",
    "Oracle Named User Plus, Standard Edition",
    "named user licences",
    "Oracle Database Licensing guide, Standard Edition 2 since 1 September 2015: 10 for each server",
    "Database Standard Edition 2, Standard Edition and Standard Edition One, WebLogic Server Standard Edition",
    asks=("oracle.users", *_ASKS, "users.across_machines"),
    rules=("oracle_standard_edition", "oracle_modules", "oracle_cloud"),
    reach=scope_of,
    people=True,
)
def named_user_plus_standard(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count people and unattended devices, at least the edition's minimum for each server or in all."""
    own = in_clouds(deployed(footprint), answers)
    found, rule = _servers(own, machines, answers)
    by_sockets = (found.sockets_counted * of_edition(found["product"], rule, "per_socket")).cast("int64")
    found = found.mutate(
        each=of_edition(found["product"], rule, "per_server").fill_null(by_sockets), least=of_edition(found["product"], rule, "in_all")
    )
    policy = policy_of(answers)
    if policy is not None and (least := policy.values["authorized"].get("least")):
        clouds = ibis.ifelse(found.each.notnull(), ratio(found.vcpus, least["vcpus"]).ceil() * least["users"], ibis.null("float64"))
        found = found.mutate(each=ibis.ifelse(found.vcpus.notnull(), clouds.cast("int64"), found.each))

    def part(held: ir.Table) -> ir.Table:
        first = held.group_by("product").agg(_first=held.thing.min()).rename(_of="product")
        joined = held.left_join(first, held["product"] == first._of)
        alone = ibis.ifelse(joined.thing == joined._first, joined.least, 0)
        why = ibis.ifelse(
            joined.each.notnull(),
            text(joined.each, ibis.ifelse(joined.vcpus.notnull(), f" for the machine's vCPUs ({_cloud_policy(policy)})", f" for each server ({rule.name})")),
            text(joined.least, " in all with ", joined.edition, f" ({rule.name})"),
        )
        return joined.mutate(
            part=joined.each.fill_null(alone).cast("float64"),
            alone=joined.each.fill_null(0).cast("float64"),
            step=ibis.null("float64"),
            fewest=ibis.ifelse(joined.each.isnull(), joined.least, ibis.null("int64")),
            why=text(why, joined.reach),
        )

    return together(users(own, found, part, {"processors": "sockets"}, answers), devices(own))

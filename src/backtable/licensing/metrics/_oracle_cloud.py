"""Oracle in public clouds, by vCPU."""

from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import NoRuleError, Rule, versions
from backtable.licensing.metrics._clouds import not_yet, placed_in_clouds, policy_on
from backtable.licensing.metrics._contract import Answers, by_machine, metric
from backtable.licensing.metrics._expressions import counted, lines, ratio, text, together
from backtable.licensing.metrics._facts import FACTS, answer
from backtable.licensing.metrics._oracle_standard import too_many_vcpus
from backtable.licensing.metrics._oracle_users import devices, least_of, users
from backtable.licensing.metrics._things import deployed

_SOURCE = "Oracle, Licensing Oracle Software in the Cloud Computing Environment, policy of 23 January 2017 and later"
_ASKS = ("cloud.provider", "cloud.hyperthreading", "as_of")


def _machines(footprint: ir.Table, rule: Rule) -> ir.Table:
    """Give machines, and in `refused` why one is not in a cloud: its host is known, and is not called by one."""
    own = placed_in_clouds(deployed(footprint), rule).filter(lambda t: t.device == 0)
    why = text("not counted: ", own.machine, " runs on the host ", own.thing, ", which is in no public cloud")
    refused = ibis.ifelse(own.thing != own.machine, why, ibis.null("string"))
    found = own.mutate(refused=not_yet(own, rule).fill_null(refused) if rule.values["since"] else refused)
    return found.mutate(thing=found.machine, machines=found.rows, homeless=ibis.literal(0))


def _policy(answers: Answers, needs: str = "vcpus_per_processor") -> tuple[Rule, dict[str, Any]]:
    """Give the policy of the day and what it says of the provider.

    Raises:
        NoRuleError: it says nothing of the provider, or not what the count needs.
    """
    rule = policy_on(answers)
    provider = answer(answers, "cloud.provider")
    said: dict[str, Any] = rule.values.get(provider, {})
    if needs not in said:
        first = next(item for item in versions("oracle_cloud") if needs in item.values.get(provider, {}))
        whose = FACTS["cloud.provider"].choices[provider]
        raise NoRuleError(
            f"rules are known from {first.starts} on ({rule.title}, in a cloud that is {whose}); nothing says how to count as of {answers['as_of']}"
        )
    return rule, said


@metric(
    "oracle.cloud",
    "Oracle Processor in an authorized cloud",
    "processor licences",
    _SOURCE,
    "Enterprise Edition, options and middleware on machines at Amazon, Azure, Google or Oracle",
    asks=_ASKS,
    rules=("oracle_cloud",),
    within=by_machine,
)
def cloud(footprint: ir.Table, _estate: ir.Table, answers: Answers) -> ir.Table:
    """Count vCPUs by the policy of the day: since 2017 two to a processor licence with hyper-threading, one without."""
    rule, policy = _policy(answers)
    threads = policy["vcpus_per_processor"][answer(answers, "cloud.hyperthreading")]
    found = _machines(footprint, rule)
    words = text(counted(found.vcpus, "vCPU"), f" ÷ {threads} ({rule.name}; {rule.values['factor']})")
    return lines(found, ratio(found.vcpus, threads), words, {"vcpus": "vCPUs"}, found.refused)


def _refused(found: ir.Table, policy: dict[str, Any], rule: Rule, answers: Answers) -> Any:
    """Say why a machine is too large for its Standard Edition, null where it is not."""
    return too_many_vcpus(found, answers, rule.name) if policy["limited"] else ibis.null("string")


@metric(
    "oracle.cloud_socket",
    "Oracle Standard Edition in an authorized cloud",
    "processor licences",
    _SOURCE,
    "Database Standard Edition 2, Standard Edition and Standard Edition One on machines at Amazon, Azure, Google or Oracle",
    asks=_ASKS,
    rules=("oracle_cloud", "oracle_standard_edition"),
    within=by_machine,
)
def cloud_socket(footprint: ir.Table, _estate: ir.Table, answers: Answers) -> ir.Table:
    """Count every four vCPUs of a machine as a socket, rounded up for each machine, up to the edition's limit."""
    rule, policy = _policy(answers, "vcpus_per_socket")
    size = policy["vcpus_per_socket"][answer(answers, "cloud.hyperthreading")]
    found = _machines(footprint, rule)
    words = text(counted(found.vcpus, "vCPU"), f", each {size} a socket, rounded up for each machine ({rule.name})")
    refused = found.refused.fill_null(_refused(found, policy, rule, answers))
    return lines(found, ratio(found.vcpus, size).ceil(), words, {"vcpus": "vCPUs"}, refused)


@metric(
    "oracle.cloud_nup",
    "Oracle Named User Plus in an authorized cloud",
    "named user licences",
    _SOURCE,
    "Enterprise Edition, options and middleware on machines at Amazon, Azure, Google or Oracle",
    asks=("oracle.users", *_ASKS, "users.across_machines"),
    rules=("oracle_cloud", "oracle_users"),
    people=True,
)
def cloud_users(footprint: ir.Table, _estate: ir.Table, answers: Answers) -> ir.Table:
    """Count people and unattended devices, at least the minimum for each processor that the vCPUs come to."""
    rule, policy = _policy(answers)
    threads = policy["vcpus_per_processor"][answer(answers, "cloud.hyperthreading")]
    own = deployed(footprint)
    found = _machines(footprint, rule).drop("users")
    found = found.mutate(per=least_of(found["product"], answers), processors_exact=ratio(found.vcpus, threads))

    def part(held: ir.Table) -> ir.Table:
        summed = held.group_by("product").agg(_all=held.processors_exact.sum()).rename(_of="product")
        joined = held.left_join(summed, held["product"] == summed._of)
        rounded = joined._all.round(6).ceil() / joined._all
        why = text(joined.per, " for each processor, ", counted(joined.vcpus, "vCPU"), f" ÷ {threads} ({rule.name})")
        alone = joined.per * joined.processors_exact
        return joined.mutate(part=alone * rounded, alone=alone, fewest=ibis.null("float64"), step=joined.per, why=why)

    return together(users(own.mutate(thing=own.machine), found, part, {"vcpus": "vCPUs"}, answers), devices(own))


@metric(
    "oracle.cloud_nup_standard",
    "Oracle Named User Plus, Standard Edition in an authorized cloud",
    "named user licences",
    _SOURCE,
    "Database Standard Edition 2 on machines at Amazon, Azure, Google or Oracle",
    asks=("oracle.users", "cloud.provider", "as_of", "users.across_machines"),
    rules=("oracle_cloud", "oracle_standard_edition"),
    people=True,
)
def cloud_users_standard(footprint: ir.Table, _estate: ir.Table, answers: Answers) -> ir.Table:
    """Count people and unattended devices, at least ten for every eight vCPUs that a machine begins."""
    rule, policy = _policy(answers, "least")
    least = policy["least"]
    own = deployed(footprint)
    found = _machines(footprint, rule).drop("users")
    found = found.mutate(refused=found.refused.fill_null(_refused(found, policy, rule, answers)))

    def part(held: ir.Table) -> ir.Table:
        why = text(f"{least['users']} for every {least['vcpus']} vCPUs that begin, ", counted(held.vcpus, "vCPU"), f" ({rule.name})")
        part = ratio(held.vcpus, least["vcpus"]).ceil() * least["users"]
        return held.mutate(part=part, alone=part, fewest=ibis.null("float64"), step=ibis.null("float64"), why=why)

    return together(users(own.mutate(thing=own.machine), found, part, {"vcpus": "vCPUs"}, answers), devices(own))

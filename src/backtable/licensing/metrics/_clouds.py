"""Which machines are in a public cloud."""

from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import NoRuleError, Rule, rule_of
from backtable.licensing.metrics._contract import Answers
from backtable.licensing.metrics._expressions import counted, fraction, text
from backtable.licensing.metrics._facts import FACTS, answer, day_of


def _named(words: Any, names: Any) -> Any:
    """Say whether a text names one of several clouds as words of their own."""
    pattern = f"(^|[^a-z0-9])({'|'.join(names)})([^a-z0-9]|$)"
    return words.lower().re_search(pattern).fill_null(False)


def policy_of(answers: Answers) -> Rule | None:
    """Give the cloud policy of the day; None where none held yet."""
    try:
        return rule_of("oracle_cloud", day_of(answers))
    except NoRuleError:
        return None


def placed_in_clouds(machines: ir.Table, rule: Rule) -> ir.Table:
    """Add `cloud`: by whom the cloud is run that a machine is in, null where none is known, and the machine as its `thing` there.

    A cloud is known where the machine's environment or its host is called by it; a host that is called otherwise is the
    company's own, whatever the environment says.

    Args:
        machines: as from `deployed`.
    """
    hosted = machines.thing != machines.machine
    says = ibis.ifelse(hosted, machines.thing, machines.environment.fill_null(""))
    known = [(_named(says, names), ibis.literal(whose)) for whose, names in rule.values["clouds"].items()]
    cloud = ibis.cases(*known, else_=ibis.null("string"))
    held = machines.mutate(cloud=ibis.ifelse(machines.device == 0, cloud, ibis.null("string")))
    return held.mutate(thing=ibis.ifelse(held.cloud.notnull(), held.machine, held.thing))


def cloud_servers(machines: ir.Table, rule: Rule, answers: Answers) -> ir.Table:
    """Give machines in clouds as servers: their vCPUs as cores, and what the policy makes of one as their factor.

    Args:
        machines: as from `placed_in_clouds`, those in clouds.
    """
    threads = answer(answers, "cloud.hyperthreading")
    per = {whose: rule.values.get(whose, rule.values["authorized"])["vcpus_per_processor"][threads] for whose in rule.values["clouds"]}
    none = ibis.literal(0, type="int64")

    def each(shown: Any) -> Any:
        return ibis.cases(*((machines.cloud == whose, shown(many)) for whose, many in per.items()), else_=shown(per["authorized"]))

    whose = ibis.cases(*((machines.cloud == key, ibis.literal(said)) for key, said in FACTS["cloud.provider"].choices.items()), else_="")
    return machines.mutate(
        machines=machines.rows,
        guests=none,
        native=none,
        homeless=none,
        cores=machines.vcpus.fill_null(machines.cores),
        factor=each(lambda many: fraction(1 / many)),
        factor_text=each(lambda many: ibis.literal(f"{1 / many:g}")),
        family=text("in a cloud that is ", whose, f": {rule.name}, {rule.values['factor']}"),
        reach=ibis.literal(""),
        each=counted(machines.vcpus.fill_null(machines.cores), "vCPU"),
    )

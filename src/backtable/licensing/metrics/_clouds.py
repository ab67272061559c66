"""Which machines are in a public cloud."""

from dataclasses import replace
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import NoRuleError, Rule, rule_of, versions
from backtable.licensing.metrics._contract import Answers
from backtable.licensing.metrics._expressions import counted, fraction, text
from backtable.licensing.metrics._facts import FACTS, answer, day_of


def _named(words: Any, names: Any) -> Any:
    """Say whether a text names one of several clouds as words of their own."""
    pattern = f"(^|[^a-z0-9])({'|'.join(names)})([^a-z0-9]|$)"
    return words.lower().re_search(pattern).fill_null(False)


def policy_on(answers: Answers) -> Rule:
    """Give the cloud policy of the day: the clouds of which it speaks only later are not in its `clouds`, and the only ones in its `since`.

    Raises:
        NoRuleError: none held yet.
    """
    day = day_of(answers)
    rule = rule_of("oracle_cloud", day)
    since = {name: said for name, said in rule.values["since"].items() if day is not None and day < said["day"]}
    later = {name for said in since.values() for name in said["names"]}
    clouds = {whose: [name for name in names if name not in later] for whose, names in rule.values["clouds"].items()}
    return replace(rule, values={**rule.values, "clouds": clouds, "since": since})


def policy_of(answers: Answers) -> Rule | None:
    """Give the cloud policy of the day as `policy_on`; None where none held yet."""
    try:
        return policy_on(answers)
    except NoRuleError:
        return None


def said_later(answers: Answers) -> str:
    """Say of which clouds the policy speaks only after the day, for readers; empty where there are none."""
    policy = policy_of(answers)
    later = [f"{name} only since {said['day']}" for name, said in policy.values["since"].items()] if policy else []
    return f" (the cloud policy speaks of {' and '.join(later)})" if later else ""


def not_yet(machines: ir.Table, rule: Rule) -> Any:
    """Say why a machine is in a cloud of which the policy does not speak yet, null where it is not.

    Args:
        machines: with machine, thing and environment.
        rule: as from `policy_on`.
    """
    says = machines.thing.fill_null("") + " " + machines.environment.fill_null("")
    cases = [
        (_named(says, said["names"]), text("not counted: ", machines.machine, f" is in {name}, of which the cloud policy speaks only since {said['day']}"))
        for name, said in rule.values["since"].items()
    ]
    return ibis.cases(*cases, else_=ibis.null("string"))


def called_by_a_cloud(words: Any) -> Any:
    """Say whether a text names a cloud of which any version of the policy speaks."""
    names = {name for rule in versions("oracle_cloud") for every in rule.values["clouds"].values() for name in every}
    return _named(words, sorted(names))


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

"""A metric that has no rule of the day says from when on one is known."""

import re

import pytest

from backtable.licensing._rules import NoRuleError

from .estates import count, row


@pytest.mark.parametrize(
    ("metric", "day", "more", "says"),
    [
        ("oracle.cloud", "2010-04-20", {}, "rules are known from 2010-04-21 on (cloud policy); nothing says how to count as of 2010-04-20"),
        ("oracle.cloud", "2017-01-22", {"cloud.provider": "oci"}, "rules are known from 2017-01-23 on (cloud policy, in a cloud that is Oracle's own); nothing says how to count as of 2017-01-22"),
        ("oracle.cloud_nup_standard", "2016-05-01", {}, "rules are known from 2017-01-23 on (cloud policy, in a cloud that is Amazon's, Microsoft's or Google's)"),
        ("microsoft.sqlserver_processor", "2010-04-27", {}, "rules are known from 2010-04-28 on (SQL Server 2008 R2 licensing guide)"),
        ("redhat.bare_metal", "2025-12-31", {}, "rules are known from 2026-01-01 on (Red Hat OpenShift subscription guide)"),
        ("vmware.processor", "2012-08-26", {}, "rules are known from 2012-08-27 on (VMware licensing)"),
        ("vmware.core", "2024-02-04", {}, "VMware was not sold by core as of 2024-02-04; count it by processor"),
    ],
)
def test_a_day_without_a_rule_is_refused_with_the_day_from_which_one_is_known(
    metric: str, day: str, more: dict[str, str], says: str
) -> None:
    with pytest.raises(NoRuleError, match=re.escape(says)):
        count(metric, [row(processors=2, cores=16, vcpus=4)], answers={"as_of": day, **more})

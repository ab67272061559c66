"""How many units one licence holds is told from its title by rules with a source, and asked where the title leaves it open."""

from collections.abc import Mapping
from typing import Any

import pytest

from backtable.licensing.metrics import METRICS
from backtable.licensing.recognition import Pack, PackRule, pack_of, pack_rules, unit_of, unit_rules

UNITS = {metric.unit for metric in METRICS.values()}


@pytest.mark.parametrize("rule", pack_rules(), ids=lambda rule: rule.match.pattern[:40])
def test_each_rule_tells_the_sizes_that_it_names_and_has_a_source(rule: PackRule) -> None:
    assert rule.also
    assert rule.source
    assert set(rule.units) <= UNITS
    for title, size in rule.also.items():
        assert set(rule.sizes(title)) == {size}, title
    for title in rule.strangers:
        assert not list(rule.sizes(title)), title


@pytest.mark.parametrize(
    ("title", "unit", "pack"),
    [
        ("SQL Server 2019 Standard - 2 Core License Pack", "core licences", Pack(2)),
        ("SQL Server 2019 Standard - 2 Core License Pack", "server licences", None),
        ("WinSvrDCCore 2022 SNGL MVL 16Lic CoreLic", "core licences", Pack(16)),
        ("Windows Server 2022 Standard 16 Core", "core licences", Pack(16, False)),
        ("Windows Server 2022 Standard 16 Core License Pack, 2-pack", "core licences", Pack(16, False)),
        ("Windows Server 2019 - 1 User CAL", "user CALs", None),
        ("Windows Server 2019 - 5 User CAL", "user CALs", Pack(5, False)),
        ("Windows Server 2019 5 Device CAL Pack", "device CALs", Pack(5)),
        ("Red Hat OpenShift Container Platform, Premium (2 Cores or 4 vCPUs)", "cores", Pack(2)),
        ("Microsoft SQL Server 2008 R2 Service Pack 3", "core licences", None),
        ("Windows Server 2012 R2 Standard, 2 processors", "licences for two processors", None),
    ],
)
def test_a_pack_is_told_where_its_units_are_those_of_the_metric(title: str, unit: str, pack: Pack | None) -> None:
    assert pack_of(title, [unit]) == pack


@pytest.mark.parametrize("rule", unit_rules(), ids=lambda rule: rule["unit"])
def test_each_unit_is_told_from_the_titles_that_its_rule_names(rule: Mapping[str, Any]) -> None:
    assert rule["source"]
    assert rule["unit"] in UNITS
    for title in rule["also"]:
        assert unit_of(title, [rule["unit"]]) == rule["unit"], title


@pytest.mark.parametrize(
    ("title", "units", "unit"),
    [
        ("SQL Server Enterprise Core", ["core licences", "server licences"], "core licences"),
        ("SQL Server 2012 Enterprise, 20 core limit", ["core licences", "server licences"], ""),
        ("IBM MQ Processor Value Unit (PVU) License", ["VPCs", "PVUs"], "PVUs"),
        ("Oracle Database - Processor or Named User Plus", ["processor licences", "named user licences"], ""),
        ("Oracle Database Enterprise Edition", ["processor licences", "named user licences"], ""),
    ],
)
def test_a_unit_is_told_where_the_title_names_one_in_which_the_product_is_sold(title: str, units: list[str], unit: str) -> None:
    assert unit_of(title, units) == unit

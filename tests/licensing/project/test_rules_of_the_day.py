"""A product is counted in the ways of the day of the position, and a day without a rule is told from when on one is known."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from backtable.inventory.entitlements import Entitlement, write_workbook
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import uncounted
from backtable.licensing.project import Count, count, read_project
from backtable.licensing.recognition import catalogue

SERVERS = """server,kind,host,cluster,processors,cores,vcpus,cpu model,os
h1,host,,c,4,40,,Intel(R) Xeon(R) CPU E5-4650,VMware ESXi 5.5.0
v1,virtual,h1,c,,,4,,Microsoft Windows Server 2012 (64-bit)
v2,virtual,h1,c,,,4,,Microsoft Windows Server 2012 (64-bit)
v3,virtual,h1,c,,,4,,Microsoft Windows Server 2012 (64-bit)
v4,virtual,h1,c,,,4,,Microsoft Windows Server 2012 (64-bit)
v5,virtual,h1,c,,,4,,Microsoft Windows Server 2012 (64-bit)
app,physical,,,2,16,,Intel(R) Xeon(R) CPU E5-2690,Red Hat Enterprise Linux 7
desk,physical,,,1,4,,Intel(R) Core(TM) i5,Microsoft Windows 10 Enterprise
"""
ESTATE = """estate: Small
currency: EUR
as_of: {day}
sources:
  - file: servers.csv
    tables:
      - holds: machines
        columns: {{machine: server, kind: kind, host: host, cluster: cluster, processors: processors, cores: cores, vcpus: vcpus, cpu_model: cpu model, os: os}}
facts: {{java.employees: 1200}}
assign:
  - {{product: oracle.java, machines: [app, desk], users: 1}}
"""


def counted(folder: Path, day: str, more: str = "", rights: tuple[Entitlement, ...] = ()) -> Count:
    (folder / "servers.csv").write_text(SERVERS)
    if rights:
        write_workbook(folder / "rights.xlsx", rights, (), {key: item.name for key, item in METRICS.items()})
        more += "entitlements: rights.xlsx\n"
    (folder / "estate.yaml").write_text(ESTATE.format(day=day) + more)
    return count(read_project(folder / "estate.yaml"))


def needed(found: Count, metrics: str) -> dict[str, Decimal]:
    return {row.metric: row.needed for row in found.rows("ours") if row.metric.startswith(metrics)}


# Four processors need two licences for two, and five machines three; by core 40 cores count three times.
STANDARD, CORES = "microsoft.windows_standard_processor", "microsoft.windows_standard"
BEFORE, SINCE = "Windows Server licensing datasheet of 2012-09", "Windows Server licensing guide of 2016-10"


@pytest.mark.parametrize(
    ("day", "counts", "silent"),
    [
        (
            "2012-09-03",
            {"vmware.processor": (4, "VMware licensing of 2012-08")},
            {"microsoft.windows_server": "rules are known from 2012-09-04 on (Windows Server licensing datasheet); nothing says how to count as of 2012-09-03"},
        ),
        ("2016-09-30", {STANDARD: (3, BEFORE)}, {}),
        (
            "2018-08-02",
            {CORES: (120, SINCE), "vmware.processor": (4, "VMware licensing of 2012-08")},
            {
                "oracle.java": "rules are known from 2018-08-03 on (Java SE Subscription price list); nothing says how to count as of 2018-08-02",
            },
        ),
        (
            "2023-01-22",
            {
                "vmware.processor": (4, "VMware licensing of 2020-04"),
                "oracle.java_processor": (8, "Java SE Subscription price list of 2018-08"),
                "oracle.java_nup": (1, "Java SE Subscription price list of 2018-08"),
            },
            {},
        ),
        (
            "2024-02-05",
            {
                CORES: (120, SINCE),
                "vmware.core": (64, "VMware licensing of 2024-02"),
                "oracle.java_employee": (1200, "Java SE Universal Subscription price list of 2023-01"),
            },
            {},
        ),
    ],
)
def test_the_rule_of_the_day_counts_and_a_day_without_one_is_told_once_from_when_on_it_is_known(
    day: str, counts: dict[str, tuple[int, str]], silent: dict[str, str], tmp_path: Path
) -> None:
    """Java of servers and of desktops is told apart by the operating system while it was sold apart."""
    found = counted(tmp_path, day)
    lines = found.position.lines.filter(found.position.lines.reading == "ours").to_pyarrow().to_pylist()
    for metric, (units, rule) in counts.items():
        own = [line for line in lines if line["metric"] == metric]
        assert sum(line["quantity"] for line in own) == units
        assert all(rule in line["rule"] for line in own)
    if "oracle.java_employee" in counts:
        assert not [line for line in lines if line["metric"] in ("oracle.java_processor", "oracle.java_nup")]
    told = {item.product: item.reasons for item in uncounted(found.position, "ours")}
    for product, reason in silent.items():
        assert told[product] == (f"not counted: {reason}",)


def test_licences_of_before_serve_where_the_estate_states_their_metric(tmp_path: Path) -> None:
    """In 2018 three licences for two processors serve five machines with Windows Server 2012; the products must state the way."""
    old = STANDARD
    rights = (Entitlement("1", "", "Windows Server 2012 R2 Standard", "", "", old, Decimal(3)),)
    assert needed(counted(tmp_path, "2018-03-12", rights=rights), old) == {old: 0}
    ways = f"products: {{microsoft.windows_server: {{ways: [[microsoft.windows_server_standard, {old}]]}}}}\n"
    found = counted(tmp_path, "2018-03-12", ways, rights)
    (row,) = (row for row in found.rows("ours") if row.metric == old)
    assert (row.owned, row.needed, row.shortfall) == (3, 3, 0)


@pytest.mark.parametrize("key", catalogue())
def test_each_product_was_licensed_by_known_metrics_on_every_day(key: str) -> None:
    for day in (date(2000, 1, 1), date(2012, 1, 1), date(2016, 1, 1), date(2022, 1, 1), date(2026, 1, 1)):
        product = catalogue(day)[key]
        assert all(metric in METRICS and right in catalogue() for right, metric in product.ways)

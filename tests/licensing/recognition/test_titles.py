"""Titles are recognised as products by rules with a source, and what no rule knows is listed, never dropped."""

import re
from collections import Counter
from pathlib import Path
from random import Random

import ibis
import pyarrow as pa
import pytest

from backtable.inventory import INSTALLATIONS, MACHINES, read_estate
from backtable.licensing.metrics import METRICS
from backtable.licensing.recognition import Assignment, TitleRule, catalogue, product_of, recognise, title_rules
from backtable.licensing.recognition._catalogue import normal, sources
from backtable.licensing.recognition._recognised import machines_by_title

DATA = Path(__file__).parent.parent.parent / "data"


@pytest.mark.parametrize("rule", title_rules(), ids=lambda rule: f"{rule.product}: {rule.match.pattern[:30]}")
def test_each_rule_recognises_the_titles_that_it_names_and_has_a_source(rule: TitleRule) -> None:
    assert rule.also
    assert rule.source
    for title in rule.also:
        assert product_of(title, title_rules())[0] == rule.product, title
        assert rule.word in normal(title), title
    for title in rule.strangers:
        assert product_of(title, title_rules())[0] != rule.product, title
    assert rule.product in catalogue()


@pytest.mark.parametrize("key", catalogue())
def test_each_product_can_be_licensed_by_known_metrics_and_has_a_source(key: str) -> None:
    product = catalogue()[key]
    assert sources()[key]
    for right, metric in product.ways:
        assert metric in METRICS
        assert right in catalogue() or right == key
    assert set(product.covers) <= set(catalogue())


@pytest.mark.parametrize(
    ("title", "product", "version"),
    [
        ("Microsoft® SQL Server® 2016 Enterprise Edition (64-bit)", "microsoft.sqlserver_enterprise", "2016"),
        ("Microsoft SQL Server 2008 R2 Standard", "microsoft.sqlserver_standard", "2008 R2"),
        ("Microsoft SQL Server 2008 R2 Management Studio Enterprise", "microsoft.sqlserver_tools", None),
        ("Windows Server 2016 Datacenter", "microsoft.windows_server_datacenter", "2016"),
        ("Microsoft Windows Server 2012 R2 (64-bit)", "microsoft.windows_server", "2012 R2"),
        ("VMware ESXi 5.5.0 build-6480267", "vmware.vsphere", "5.5.0"),
        ("Oracle Weblogic Server 12 Plugin", "", None),
        ("Microsoft Windows XP Professional (32-bit)", "microsoft.windows_client", "XP"),
        ("SQL Server fan magazine", "", None),
        ("Windows Server Update Services", "microsoft.windows_tools", None),
        ("Microsoft SQL Server 2019 (64-bit)", "microsoft.sqlserver", "2019"),
        ("SQL Server 2016 Integration Services", "microsoft.sqlserver", "2016"),
        ("Microsoft Windows Server 2016 or later (64-bit)", "microsoft.windows_server", "2016"),
        ("Java 8 Update 202", "oracle.java_public", None),
        ("Java 8 Update 211 (64-bit)", "oracle.java", None),
        ("Java(TM) SE Development Kit 17.0.12 (64-bit)", "oracle.java_nftc", None),
        ("Java(TM) SE Development Kit 17.0.13 (64-bit)", "oracle.java", None),
        ("Java(TM) SE Development Kit 11.0.17 (64-bit)", "oracle.java", None),
        ("Eclipse Temurin JDK with Hotspot 11.0.17", "free.openjdk", None),
        ("Microsoft Visual C++ 2015-2022 Redistributable (x64)", "microsoft.visual_studio_free", None),
        ("Adobe Acrobat (64-bit)", "", None),  # the same name for the free Reader and for Acrobat
        ("Oracle Database 11g Release 11.2.0.4.0 - 64bit Production", "oracle.database_standard", None),
        ("Oracle Enterprise Manager 13c", "", None),
        ("Citrix Workspace 2203", "citrix.client", None),
        ("JavaScript tools", "", None),
    ],
)
def test_titles_by_hand(title: str, product: str, version: str | None) -> None:
    assert product_of(title, title_rules()) == (product, version)


def test_the_sample_is_recognised_by_its_operating_systems() -> None:
    estate = read_estate([DATA / "rvtools" / "BillSampleNextRvtoolsFinal.xlsx"])
    found = recognise(
        estate.connection,
        estate.installations,
        estate.machines,
        title_rules(),
        [Assignment("microsoft.sqlserver_standard", ("nxtDB*", "gtappDB0?"), "2012"), Assignment("oracle.java", ("nosuch",))],
    )
    deployed = Counter(row["product"] for row in found.deployed.to_pyarrow().to_pylist())
    assert deployed["vmware.vsphere"] == 8
    assert deployed["microsoft.windows_server"] == 1 + 40 + 42 + 6
    assert deployed["microsoft.windows_server_standard"] == 3 + 5
    assert deployed["redhat.enterprise_linux"] == 7 + 1 + 1 + 3
    assert deployed["microsoft.sqlserver_standard"] == 9 + 3
    assert found.unmatched == ("nosuch",)
    assert [(item.title, item.machines) for item in found.unknown] == [("SUSE Linux Enterprise 11 (64-bit)", 1)]


def test_what_is_not_recognised_is_listed_by_frequency_and_own_rules_come_first() -> None:
    connection = ibis.duckdb.connect()
    blank = dict.fromkeys(INSTALLATIONS.names)
    rows = [
        blank | {"machine": f"m{number}", "title": title, "publisher": publisher}
        for title, publisher, count in (("House tool", None, 2), ("Rare", "Maker", 1), ("Common", None, 3))
        for number in range(count)
    ]
    installations = connection.create_table("i", ibis.memtable(rows, schema=INSTALLATIONS))
    machines = connection.create_table("m", schema=MACHINES)
    own = TitleRule(re.compile("^house tool"), "house.tool", "ours")
    found = recognise(connection, installations, machines, [own, *title_rules()])
    assert [(item.title, item.publisher, item.machines) for item in found.unknown] == [
        ("Common", "", 3),
        ("Rare", "Maker", 1),
    ]
    assert found.deployed.count().to_pyarrow().as_py() == 2


def test_trademarks_do_not_hide_a_title() -> None:
    assert normal("  Windows(R)  Server™ 2019 ") == "windows server 2019"


def test_an_edition_that_is_not_stated_gives_way_to_one_that_is() -> None:
    connection = ibis.duckdb.connect()
    blank = dict.fromkeys(INSTALLATIONS.names)
    titles = {
        "a": ["Microsoft SQL Server 2019 (64-bit)", "SQL Server 2019 Standard"],
        "b": ["Microsoft SQL Server 2019 (64-bit)"],
        "c": ["Microsoft SQL Server 2017", "Microsoft SQL Server 2017 Express Edition"],
        "d": ["Windows Server 2019 Datacenter"],
    }
    rows = [blank | {"machine": machine, "title": title} for machine, found in titles.items() for title in found]
    installations = connection.create_table("i", ibis.memtable(rows, schema=INSTALLATIONS))
    systems = [dict.fromkeys(MACHINES.names) | {"machine": name, "os": "Microsoft Windows Server 2019 (64-bit)"} for name in "bd"]
    machines = connection.create_table("m", ibis.memtable(systems, schema=MACHINES))
    found = recognise(connection, installations, machines, title_rules())
    assert sorted((row["machine"], row["product"]) for row in found.deployed.to_pyarrow().to_pylist()) == [
        ("a", "microsoft.sqlserver_standard"),
        ("b", "microsoft.sqlserver"),
        ("b", "microsoft.windows_server"),
        ("c", "microsoft.sqlserver"),
        ("c", "microsoft.sqlserver_free"),
        ("d", "microsoft.windows_server_datacenter"),
    ]


def test_the_real_samples_hold_no_title_of_these_publishers_that_is_not_known() -> None:
    files = [DATA / "rvtools" / "BillSampleNextRvtoolsFinal.xlsx", DATA / "rvtools" / "rvtools-small-complete.xlsx"]
    files += [DATA / "glpi" / "computer_1.json", DATA / "glpi" / "agent_1.xml", *(DATA / "optisam").glob("*.csv")]
    estate = read_estate([path for path in files if "acquired" not in path.name])
    found = recognise(estate.connection, estate.installations, estate.machines, title_rules())
    known = re.compile(r"windows|sql server|weblogic|java se|vmware|red ?hat|websphere|db2|cognos|oracle database", re.IGNORECASE)
    assert {item.title for item in found.unknown if known.search(item.title)} == set()


@pytest.mark.parametrize("each", [1, 2, 3, 50])
def test_machines_are_counted_once_a_title_in_however_many_parts(each: int) -> None:
    dice = Random(each)
    found = [(dice.randrange(4), dice.randrange(7)) for _ in range(60)]
    rows = [{"number": number, "place": place} for number, place in found]
    pairs = ibis.duckdb.connect().create_table("pairs", ibis.memtable(pa.Table.from_pylist(rows)))
    counts = {row["number"]: row["machines"] for row in machines_by_title(pairs, 7, each).to_pyarrow().to_pylist()}
    assert counts == Counter(number for number, _ in set(found))

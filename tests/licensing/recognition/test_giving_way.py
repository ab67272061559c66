"""A title of no stated edition is the same installation as one of a stated edition beside it where the versions are, and what is free is another."""

import ibis
import pytest

from backtable.inventory import INSTALLATIONS, MACHINES
from backtable.licensing.recognition import Assignment, recognise, title_rules

SQL, ORACLE, WINDOWS = "microsoft.sqlserver", "oracle.database", "microsoft.windows_server"


def _deployed(titles: list[str], assigned: str = "") -> list[tuple[str, str]]:
    """Give products and versions on a machine with some titles, each with the version that a list has beside it after a bar."""
    connection = ibis.duckdb.connect()
    parts = [title.partition("|") for title in titles]
    rows = [dict.fromkeys(INSTALLATIONS.names) | {"machine": "s1", "title": title, "version": version or None} for title, _, version in parts]
    installations = connection.create_table("i", ibis.memtable(rows, schema=INSTALLATIONS))
    machines = connection.create_table("m", ibis.memtable([dict.fromkeys(MACHINES.names) | {"machine": "s1"}], schema=MACHINES))
    said = [Assignment(assigned, ("s1",))] if assigned else []
    found = recognise(connection, installations, machines, title_rules(), said).deployed.to_pyarrow().to_pylist()
    return sorted((row["product"], row["version"] or "") for row in found)


@pytest.mark.parametrize(
    ("titles", "products"),
    [
        (["Microsoft SQL Server 2019 (64-bit)", "SQL Server 2019 Standard"], {f"{SQL}_standard": ["2019"]}),
        (["Microsoft SQL Server 2019 (64-bit)", "SQL Server 2014 Standard"], {SQL: ["2019"], f"{SQL}_standard": ["2014"]}),
        (["Microsoft SQL Server 2008 (64-bit)", "SQL Server 2008 R2 Enterprise"], {SQL: ["2008"], f"{SQL}_enterprise": ["2008 R2"]}),
        (["Microsoft SQL Server", "SQL Server 2014 Standard"], {f"{SQL}_standard": ["2014"]}),
        (["Microsoft SQL Server 2019 (64-bit)", "Microsoft SQL Server 2016 LocalDB "], {SQL: ["2019"], f"{SQL}_free": [""]}),
        (["Microsoft SQL Server 2019 (64-bit)", "Microsoft SQL Server 2019 Express"], {SQL: ["2019"], f"{SQL}_free": [""]}),
        (["Oracle Database 19c", "Oracle Database 11g Express Edition"], {ORACLE: ["19c"], f"{ORACLE}_free": [""]}),
        (["Microsoft Visio 2019", "Microsoft Visio Standard 2013"], {"microsoft.visio": ["2019"], "microsoft.visio_standard": ["2013"]}),
        (["Windows Server 2019", "Windows Server 2016 Datacenter"], {f"{WINDOWS}_datacenter": ["2016"]}),
        (["Microsoft Windows Server 2016 or later (64-bit)", "Microsoft Hyper-V Server 2019"], {"microsoft.hyperv_server": ["2019"]}),
    ],
)
def test_a_title_gives_way_to_what_may_be_the_same_installation(titles: list[str], products: dict[str, list[str]]) -> None:
    found: dict[str, list[str]] = {}
    for product, version in _deployed(titles):
        found.setdefault(product, []).append(version)
    if f"{ORACLE}_free" in found:
        found[f"{ORACLE}_free"] = [""]
    assert found == products


@pytest.mark.parametrize(
    ("titles", "products"),
    [
        (["Oracle Database 19c", "Oracle Partitioning"], {f"{ORACLE}_enterprise": "19c", "oracle.partitioning": ""}),
        (["Oracle Database 19c", "Oracle Real Application Clusters"], {ORACLE: "19c", "oracle.real_application_clusters": ""}),
        (["Oracle Database 19c", "Oracle Partitioning", "Oracle Database Enterprise Edition|12.1.0.2"], {ORACLE: "19c", f"{ORACLE}_enterprise": "12.1.0.2", "oracle.partitioning": ""}),
        (["Oracle Database 19c Standard Edition 2", "Oracle Partitioning"], {f"{ORACLE}_standard2": "", "oracle.partitioning": ""}),
    ],
)
def test_an_option_that_runs_with_one_edition_alone_settles_it(titles: list[str], products: dict[str, str]) -> None:
    assert dict(_deployed(titles)) == products


@pytest.mark.parametrize("edition", ["standard", "free"])
def test_what_the_user_assigns_settles_it_and_keeps_the_version_that_the_title_tells(edition: str) -> None:
    assert set(_deployed(["Microsoft SQL Server 2019 (64-bit)"], f"{SQL}_{edition}")) == {(f"{SQL}_{edition}", ""), (f"{SQL}_{edition}", "2019")}

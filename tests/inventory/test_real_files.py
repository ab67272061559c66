"""Files that other people's programs made are read as they stand; figures are those seen in the files themselves."""

from collections import Counter
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pytest

from backtable.errors import InputError
from backtable.inventory import Estate, read_estate

DATA = Path(__file__).parent.parent / "data"


def rows(table: ir.Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return found


@pytest.fixture(scope="module")
def sample() -> Estate:
    return read_estate([DATA / "rvtools" / "BillSampleNextRvtoolsFinal.xlsx"])


def test_the_rvtools_sample_has_its_machines_and_hosts(sample: Estate) -> None:
    machines = rows(sample.machines)
    assert Counter(row["kind"] for row in machines) == {"virtual": 131, "host": 8}
    hosts = {row["machine"]: row for row in machines if row["kind"] == "host"}
    assert Counter(row["cluster"] for row in hosts.values()) == {"Production Cluster": 6, "Avaya Cluster": 2}
    assert (hosts["esxhost01.next.local"]["processors"], hosts["esxhost01.next.local"]["cores"]) == (2, 28)
    assert {row["host"] for row in machines if row["kind"] == "virtual"} <= set(hosts)
    assert sum(row["powered"] is False for row in machines) == 22
    assert sum(row["template"] is True for row in machines) == 2
    windows = [row for row in machines if row["kind"] == "virtual" and "Windows Server" in (row["os"] or "")]
    assert len(windows) > 50
    assert all(row["place"].startswith("BillSampleNextRvtoolsFinal.xlsx:v") for row in machines)
    (source,) = sample.sources
    assert (source.kind, source.rows, source.left_out) == ("rvtools", 139, 0)
    assert "22 powered off and 2 a template" in source.notes[0]
    assert sample.remarks == ()


def test_newer_column_names_and_missing_columns_are_read_and_reported() -> None:
    estate = read_estate([DATA / "rvtools" / "rvtools-small-complete.xlsx"])
    machines = {row["machine"]: row for row in rows(estate.machines)}
    assert machines["sample-db-01"]["os"] == "Microsoft Windows Server 2022"
    assert machines["sample-host-01"]["cores"] == 16
    assert machines["sample-host-01"]["processors"] is None
    assert "the host sample-host-01 has no number of processors" in estate.sources[0].notes


def test_computers_with_their_software_from_json_and_from_xml() -> None:
    estate = read_estate([DATA / "glpi"])
    assert {source.kind for source in estate.sources} == {"glpi-json", "glpi-xml"}
    machines = {row["machine"]: row for row in rows(estate.machines)}
    titles = {(row["machine"], row["title"]) for row in rows(estate.installations)}
    assert ("glpixps", "gitg") in titles
    assert machines["glpixps"]["kind"] == "physical"
    assert machines["lf014"]["kind"] == "host"
    assert machines["win8.1"]["host"] == "lf014"
    assert len(titles) > 40


def test_an_optisam_export_is_joined_from_its_files() -> None:
    estate = read_estate([DATA / "optisam"])
    machines = {row["machine"]: row for row in rows(estate.machines)}
    assert Counter(row["kind"] for row in machines.values()) == {"host": 25, "virtual": 27}
    assert machines["serv_08"]["cores"] == 4 * 8
    assert machines["serv_01"]["cluster"] == "CL_VC1 East A"
    assert machines["serv_01"]["vcenter"] == "VC_DC1 East Zone"
    assert machines["part_03"]["environment"] == "Integration"
    found = [row for row in rows(estate.installations) if row["machine"] == "serv_01"]
    assert {"title": "Oracle Weblogic Server 12", "version": "12.1.1", "publisher": "Oracle", "users": 20}.items() <= found[
        0
    ].items()
    assert rows(estate.installations.filter(estate.installations.title.contains("_"))) == []


def test_tags_are_titles_on_the_machine_that_their_folder_names() -> None:
    estate = read_estate([DATA / "swid" / "authoritative.swidtag", DATA / "swid" / "minimal-swid.xml"])
    titles = {(row["machine"], row["title"], row["version"], row["publisher"]) for row in rows(estate.installations)}
    assert ("swid", "swidval", "0.5.0.1", "National Institute of Standards and Technology") in titles
    assert ("swid", "ACME Roadrunner Management Suite Coyote Edition", None, None) in titles


def test_a_template_for_tags_is_not_a_tag() -> None:
    with pytest.raises(InputError, match=r"primary-auth-swid\.xml: this is no inventory that is known by its content"):
        read_estate([DATA / "swid" / "primary-auth-swid.xml"])


def test_templates_and_schemas_in_a_folder_of_tags_are_left_out() -> None:
    estate = read_estate([DATA / "swid"])
    assert {source.file for source in estate.sources if not source.left_out} == {"authoritative.swidtag", "minimal-swid.xml"}
    assert all("template or schema" in left.reason for left in estate.left_out)

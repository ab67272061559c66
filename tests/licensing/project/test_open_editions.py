"""An edition that no title states is a disputed question: the lowest under our reading, the highest under the supplier's."""

from decimal import Decimal
from pathlib import Path

import pytest

from backtable.inventory.entitlements import Entitlement, write_workbook
from backtable.licensing.claim import read_claim_file, study
from backtable.licensing.metrics import METRICS
from backtable.licensing.project import Count, count, open_editions, read_project
from backtable.licensing.settlement import first_case

ESTATE = """estate: Servers
currency: USD
as_of: 2026-03-12
sources:
  - file: list.csv
    tables:
      - {holds: machines, columns: {machine: machine, cores: cores, processors: processors, cpu_model: model}}
      - {holds: installations, columns: {machine: machine, title: software}}
prices: {microsoft.sqlserver_standard: 1973, microsoft.sqlserver_enterprise: 7564, oracle.database_enterprise: 47500, oracle.database_standard2: 17500}
"""
SQL = "Microsoft SQL Server 2019 (64-bit)"


def _count(folder: Path, *titles: str, more: str = "", owned: str = "") -> Count:
    if owned:
        row = Entitlement("E1", "microsoft.sqlserver_standard", "SQL Server Standard", "", owned, "microsoft.sqlserver_core_vm", Decimal(16))
        write_workbook(folder / "owned.xlsx", [row], [], {key: item.name for key, item in METRICS.items()})
    rows = "".join(f"s{number},16,2,Intel Xeon Gold 6130,{title}\n" for number, title in enumerate(titles, 1))
    (folder / "list.csv").write_text(f"machine,cores,processors,model,software\n{rows}")
    (folder / "estate.yaml").write_text(ESTATE + more)
    return count(read_project(folder / "estate.yaml"))


def _needed(found: Count, name: str) -> dict[str, int]:
    return {row.product: int(row.needed) for row in found.rows(name) if row.needed}


@pytest.mark.parametrize(
    ("title", "lowest", "highest"),
    [
        (SQL, {"microsoft.sqlserver_standard": 16}, {"microsoft.sqlserver_enterprise": 16}),
        ("Oracle Database 19c", {"oracle.database_standard2": 2}, {"oracle.database_enterprise": 8}),
    ],
)
def test_the_supplier_counts_the_highest_edition(title: str, lowest: dict[str, int], highest: dict[str, int], tmp_path: Path) -> None:
    found = _count(tmp_path, title)
    assert (_needed(found, "ours"), _needed(found, "theirs")) == (lowest, highest)
    (item,) = (item for item in found.disputes if item.question.key == "estate.editions")
    assert {row.product: int(row.needed) for row in item.rows if row.needed} == highest
    (said,) = open_editions(found)
    assert (said.machines, said.names, said.readings) == (1, ("s1",), {"ours": next(iter(lowest)), "theirs": next(iter(highest))})


def test_nothing_is_asked_where_every_title_states_its_edition(tmp_path: Path) -> None:
    found = _count(tmp_path, "SQL Server 2019 Standard", "SQL Server 2022 Developer")
    assert open_editions(found) == ()
    assert "ours but for estate.editions" not in {item.name for item in found.position.readings}
    assert _needed(found, "ours") == _needed(found, "theirs") == {"microsoft.sqlserver_standard": 16}


@pytest.mark.parametrize(
    ("stated", "ours", "theirs"),
    [
        ("assign: [{product: microsoft.sqlserver_standard, machines: [s1]}]\n", "standard", "standard"),
        ("products: {microsoft.sqlserver: {ways: [[microsoft.sqlserver_standard, microsoft.sqlserver_core_vm]]}}\n", "standard", "standard"),
        ("readings: {ours: {estate.editions: highest}}\n", "enterprise", "enterprise"),
        ("readings: {theirs: {estate.editions: lowest}}\n", "standard", "standard"),
    ],
)
def test_what_the_estate_file_states_goes_before(stated: str, ours: str, theirs: str, tmp_path: Path) -> None:
    found = _count(tmp_path, SQL, more=stated)
    assert [[*_needed(found, name)] for name in ("ours", "theirs")] == [[f"microsoft.sqlserver_{ours}"], [f"microsoft.sqlserver_{theirs}"]]


@pytest.mark.parametrize("beside", ["Microsoft SQL Server 2016 LocalDB", "Microsoft SQL Server 2014 Express", "SQL Server 2014 Standard"])
def test_a_free_edition_or_another_version_beside_it_is_another_installation(beside: str, tmp_path: Path) -> None:
    """One licensing of a server serves both of them."""
    found = _count(tmp_path, f"{SQL}\ns1,16,2,Intel Xeon Gold 6130,{beside}", more="entitlements: owned.xlsx\n", owned="2014")
    assert {row.product: int(row.shortfall) for row in found.rows("ours") if row.shortfall} == {"microsoft.sqlserver_standard": 16}
    assert (_needed(found, "ours"), _needed(found, "theirs")) == ({"microsoft.sqlserver_standard": 16}, {"microsoft.sqlserver_enterprise": 16})


def test_a_first_case_of_a_claim_for_the_highest_has_the_lowest_under_our_answer(tmp_path: Path) -> None:
    """16 core licences at 1,973, or at 7,564."""
    _count(tmp_path, SQL)
    (tmp_path / "their.csv").write_text("Product,Quantity,Unit price,Amount\nSQL Server 2019 Enterprise,16,7564,121024\n")
    (tmp_path / "claim.yaml").write_text("claim: Audit\nestate: estate.yaml\nonly: [Microsoft]\nsupplier: their.csv\n")
    text = first_case(study(read_claim_file(tmp_path / "claim.yaml"))).text
    assert "short: 31568 + 89456 * holds_estate_editions" in text

"""What is owned in a unit in which nothing is counted serves nothing, and where the product is short that is said."""

from decimal import Decimal
from pathlib import Path

import pytest

from backtable.inventory.entitlements import Entitlement, write_workbook
from backtable.licensing.metrics import METRICS
from backtable.licensing.project import Count, Idle, count, idle, read_project
from backtable.papers.estates import position_document

ESTATE = """estate: Servers
currency: USD
as_of: 2026-03-12
sources:
  - file: list.csv
    tables: [{holds: machines, columns: {machine: machine, kind: kind, processors: processors, cores: cores, cpu_model: model}}]
entitlements: owned.xlsx
"""
WEBSPHERE, WINDOWS = "ibm.websphere", "microsoft.windows_server_standard"
PER_TWO = "microsoft.windows_standard_processor"


def _count(folder: Path, runs: str, product: str, quantity: int, metric: str, more: str = "") -> Count:
    (folder / "list.csv").write_text("machine,kind,processors,cores,model\ns1,physical,2,16,Intel Xeon Gold 6248\n")
    item = Entitlement("E1", product, product, "", "", metric, Decimal(quantity))
    write_workbook(folder / "owned.xlsx", [item], [], {key: known.name for key, known in METRICS.items()})
    (folder / "estate.yaml").write_text(f"{ESTATE}assign: [{{product: {runs}, machines: [s1]}}]\n{more}")
    return count(read_project(folder / "estate.yaml"))


def _said(found: Count) -> list[str]:
    return [part.text for part in position_document(found, ()).lead if "nothing: what runs here" in part.text]


@pytest.mark.parametrize(
    ("runs", "product", "metric", "short", "words"),
    [
        (WEBSPHERE, WEBSPHERE, "ibm.vpc", "ibm.pvu", "2 VPCs of IBM WebSphere Application Server are owned and serve nothing: what runs here is counted in PVUs, "),
        (WINDOWS, WINDOWS, PER_TWO, "microsoft.windows_standard", "2 licences for two processors of Windows Server Standard are owned and serve nothing: what runs here is "),
        (WEBSPHERE, "ibm.websphere_nd", "ibm.vpc", "ibm.pvu", "Network Deployment are owned and serve nothing: what runs here of IBM WebSphere Application Server is counted in PVUs, "),
    ],
)
def test_it_is_named_with_what_to_state(runs: str, product: str, metric: str, short: str, words: str, tmp_path: Path) -> None:
    found = _count(tmp_path, runs, product, 2, metric)
    assert idle(found) == (Idle(product, metric, Decimal(2), runs, (short,)),)
    (said,) = _said(found)
    assert words in said
    held = "".join(f"[{right}, {way}], " for right, way in found.project.products[runs].ways)
    assert f"{{{runs}: {{ways: [{held}[{product}, {metric}]]}}}}" in said


def test_what_is_stated_as_it_says_takes_nothing_from_the_ways_that_hold_already(tmp_path: Path) -> None:
    """Two machines of 16 cores: 16 core licences serve one, and two licences for two processors the other; of three one is short."""
    (tmp_path / "list.csv").write_text("machine,kind,processors,cores,model\n" + "".join(f"s{number},physical,2,16,Intel Xeon Gold 6248\n" for number in (1, 2, 3)))
    owned = [Entitlement(metric, WINDOWS, "Windows Server Standard", "", "", metric, Decimal(units)) for metric, units in ((PER_TWO, 2), ("microsoft.windows_standard", 16))]
    write_workbook(tmp_path / "owned.xlsx", owned, [], {key: known.name for key, known in METRICS.items()})
    text = f"{ESTATE}assign: [{{product: {WINDOWS}, machines: [s1, s2, s3]}}]\n"
    (tmp_path / "estate.yaml").write_text(text)
    (said,) = _said(count(read_project(tmp_path / "estate.yaml")))
    (tmp_path / "estate.yaml").write_text(f"{text}products: {said[said.index('{') : said.rindex('}') + 1]}\n")
    found = count(read_project(tmp_path / "estate.yaml"))
    assert _said(found) == []
    assert {int(row.shortfall) for row in found.rows("ours") if row.product == WINDOWS and row.metric == PER_TWO} <= {0, 1}
    assert all(row.available == 0 for row in found.rows("ours") if row.owned)


@pytest.mark.parametrize(
    ("product", "quantity", "metric", "more"),
    [
        (WEBSPHERE, 100, "ibm.pvu", ""),  # too few of the unit that counts
        (WINDOWS, 2, PER_TWO, f"products: {{{WINDOWS}: {{ways: [[{WINDOWS}, {PER_TWO}]]}}}}\n"),
        ("ibm.mq", 100, "ibm.pvu", ""),  # of another product, of which nothing runs
    ],
)
def test_nothing_is_said_of_what_serves_or_of_what_nothing_is_short(product: str, quantity: int, metric: str, more: str, tmp_path: Path) -> None:
    found = _count(tmp_path, WINDOWS if product == WINDOWS else WEBSPHERE, product, quantity, metric, more)
    assert idle(found) == ()
    assert not _said(found)


@pytest.mark.parametrize(("metric", "needed", "short"), [("ibm.pvu", 1120, 1020), ("ibm.vpc", 16, 0)])
def test_db2_is_counted_in_the_unit_in_which_it_is_owned(metric: str, needed: int, short: int, tmp_path: Path) -> None:
    """16 cores are 16 VPCs, or 70 PVUs each."""
    (row,) = _count(tmp_path, "ibm.db2", "ibm.db2", 100, metric).rows("ours")
    assert (row.metric, row.needed, row.shortfall) == (metric, needed, short)

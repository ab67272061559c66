"""A metric that a supplier words plainly is the product's own in that unit, and one that nobody knows is said."""

from pathlib import Path

import pytest

from backtable.licensing.claim import read_supplier_claim
from backtable.licensing.project import worded_metric
from backtable.licensing.recognition import catalogue


@pytest.mark.parametrize(
    ("product", "words", "metric"),
    [
        ("oracle.database_enterprise", "Processor", "oracle.processor"),
        ("oracle.database_enterprise", "Named User Plus", "oracle.nup"),
        ("oracle.partitioning", "Per processor", "oracle.processor"),
        ("oracle.partitioning", "NUP", "oracle.nup"),
        ("oracle.database_enterprise", "Named User Plus Perpetual", "oracle.nup"),
        ("ibm.websphere_nd", "Processor Value Unit (PVU)", "ibm.pvu"),
        ("ibm.websphere_nd", "Processor Value Units", "ibm.pvu"),
        ("microsoft.windows_server_cal", "User CAL", "microsoft.user_cal"),
        ("microsoft.sqlserver_standard", "Core", "microsoft.sqlserver_core_vm"),
        ("vmware.vsphere", "Core", "vmware.core"),
        ("vmware.vsphere", "Furlong", ""),
        ("nobody.knows", "Core", ""),
    ],
)
def test_plain_words_mean_the_metric_of_the_product(product: str, words: str, metric: str) -> None:
    assert worded_metric(words, catalogue().get(product)) == metric


def test_a_metric_that_is_not_known_is_said_once_with_its_place(tmp_path: Path) -> None:
    paper = tmp_path / "claim.csv"
    paper.write_text("Product,Metric,Quantity,Amount\nServer,Processor,2,100\nServer,Furlong,2,100\nServer,furlong,2,100\nElse,Mile,1,5\n")
    found = read_supplier_claim(paper, lambda title, _: "a.server" if title == "Server" else "", lambda words, _: "a.cpu" if words == "Processor" else "")
    assert [line.metric for line in found.lines] == ["a.cpu", "", "", ""]
    (note,) = found.notes
    assert "claim.csv:3: the metric “Furlong” of “Server” is not known and is not read" in note

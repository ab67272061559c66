"""A metric that a register words plainly is taken for the product's own in that unit, said each time, and never for another product's."""

from decimal import Decimal

import pytest

from backtable.inventory.entitlements import Entitlement
from backtable.licensing.project._wording import in_own_ways
from backtable.licensing.recognition import catalogue


def bought(words: str, metric: str = "") -> Entitlement:
    return Entitlement("L1", "", "A title", "", "", metric, Decimal(16), source_metric=words, place="alm.csv:2")


@pytest.mark.parametrize(
    ("product", "words", "metric"),
    [
        ("microsoft.sqlserver_enterprise", "Per Core", "microsoft.sqlserver_core"),
        ("microsoft.sqlserver_standard", "Microsoft: Per Core", "microsoft.sqlserver_core_vm"),
        ("vmware.vsphere", "core licenses", "vmware.core"),
        ("oracle.database_enterprise", "Processor", "oracle.processor"),
        ("oracle.database_standard2", "CPU", "oracle.socket"),
        ("oracle.database_enterprise", "Named User Plus", "oracle.nup"),
        ("adobe.acrobat", "Per User", "plain.user"),
        ("adobe.acrobat", "Per Core", ""),
        ("oracle.database_enterprise", "attribute_counter_cpu", ""),
    ],
)
def test_plain_words_are_the_products_own_metric(product: str, words: str, metric: str) -> None:
    (item,), notes = in_own_ways([bought(words)], lambda _: product, catalogue(), {})
    assert item.metric == metric
    assert [f"({metric}); say below `metrics:`" in note for note in notes] == [True] * bool(metric)


def test_a_stated_metric_of_another_publisher_is_set_right_or_refused() -> None:
    stated = {"per core": "vmware.core"}
    (item,), (note,) = in_own_ways([bought("Per Core", "vmware.core")], lambda _: "microsoft.sqlserver_enterprise", catalogue(), stated)
    assert (item.metric, "in which SQL Server Enterprise is not sold; it counts in core licences" in note) == ("microsoft.sqlserver_core", True)
    (item,), (note,) = in_own_ways([bought("Per Core", "vmware.core")], lambda _: "adobe.acrobat", catalogue(), stated)
    assert (item.metric, "no other metric is taken" in note) == ("", True)
    kept = bought("Per Core", "vmware.core")
    assert in_own_ways([kept], lambda _: "vmware.vsphere", catalogue(), stated) == ([kept], [])
